import type { AST } from 'toml-eslint-parser';
import { TextBuilder } from './segment.ts';
import { readLiteral, tomlEscapes, verbatim } from './strings/literal.ts';
import { type Syntax, syntaxes } from './syntax.ts';

/** Tabs apart, a literal string of one line takes no control character. */
const literal: Syntax = { write: (text) => (/^[^'\p{Cc}]*$/u.test(text) ? text : undefined) };

/** How a string of TOML is written. */
export function tomlSyntax({ style }: AST.TOMLStringValue) {
  return style === 'basic' ? syntaxes.json : literal;
}

/**
 * The decoded text of a string with its source: a line end right behind three quotes is none of it. Should it not
 * spell what the parser read, the value is one unit.
 */
export function tomlText(source: string, node: AST.TOMLStringValue, offset: number): TextBuilder {
  const marks = node.multiline ? 3 : 1;
  const [start, end] = [node.range[0] + marks, node.range[1] - marks];
  const lineEnd = node.multiline ? /^\r?\n/.exec(source.slice(start, start + 2))?.[0].length : 0;
  const escapes = node.style === 'basic' ? tomlEscapes : verbatim;
  const read = readLiteral(source, start + (lineEnd ?? 0), end, escapes);
  const isExact = read.text.replaceAll('\r\n', '\n') === node.value.replaceAll('\r\n', '\n');
  const decoded = isExact
    ? read
    : { text: node.value, mappings: [{ at: 0, from: node.range[0], to: node.range[1] }] };
  const moved = new TextBuilder();
  decoded.mappings.forEach(({ at, from, to }, index) => {
    moved.add(decoded.text.slice(at, decoded.mappings[index + 1]?.at), offset + from, offset + to);
  });
  return moved;
}
