import type { Scalar } from 'yaml';
import { TextBuilder } from './segment.ts';
import { type Syntax, syntaxes } from './syntax.ts';

const byType: Readonly<Record<string, Syntax>> = {
  PLAIN: syntaxes.yamlPlain,
  QUOTE_SINGLE: syntaxes.yamlSingle,
  QUOTE_DOUBLE: syntaxes.yamlDouble,
};

/** How text is written inside a scalar, by its style. */
export function yamlSyntax(scalar: Scalar): Syntax {
  return byType[scalar.type ?? ''] ?? syntaxes.yamlBlock;
}

/** One unit of a quoted scalar: an escape, a fold over a line end, or a run of plain characters. */
const doubleQuoted =
  /\\(?:\r?\n[ \t]*|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])|[ \t]*(?:\r?\n[ \t]*)+|[^\\\r\n \t]+|[ \t]+/g;
const singleQuoted = /''|[ \t]*(?:\r?\n[ \t]*)+|[^'\r\n \t]+|[ \t]+/g;
const plain = /[ \t]*(?:\r?\n[ \t]*)+|[^\r\n \t]+|[ \t]+/g;

/** Escapes of YAML 1.2, section 5.7, that stand for one fixed character. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function decode(unit: string, quote: string): string {
  if (quote === "'" && unit === "''") return "'";
  if (quote === '"' && unit[0] === '\\') {
    if (/^\\\r?\n/.test(unit)) return '';
    if (/^\\[xuU][\da-fA-F]+$/.test(unit)) {
      return String.fromCodePoint(Math.min(Number.parseInt(unit.slice(2), 16), 0x10ffff));
    }
    return escapes[unit[1]!] ?? unit[1]!;
  }
  const lines = unit.match(/\n/g)?.length ?? 0;
  return lines === 0 ? unit : lines === 1 ? ' ' : '\n'.repeat(lines - 1);
}

/**
 * The decoded text of a YAML string with its source, for every style of scalar. Should the pieces not
 * spell exactly what the YAML parser read, the whole value is one unit: readable, never re-split.
 * @param source the YAML text the scalar's range counts in
 * @param offset where `source` starts in the document; the pieces count in the document
 */
export function yamlPieces(source: string, scalar: Scalar<string>, offset: number): TextBuilder {
  const [from, to] = scalar.range!;
  const raw = source.slice(from, to);
  const builder = raw[0] === '|' || raw[0] === '>' ? block(raw, offset + from) : flow(raw, offset + from);
  if (builder.text.trim() === scalar.value.trim()) return builder;
  const whole = new TextBuilder();
  whole.add(scalar.value, offset + from, offset + to);
  return whole;
}

function flow(raw: string, offset: number): TextBuilder {
  const builder = new TextBuilder();
  const quote = raw[0] === '"' || raw[0] === "'" ? raw[0] : '';
  // A string that is never closed ends in its last character, not before.
  const isClosed = raw.length > 1 && raw.endsWith(quote);
  const inner = quote ? raw.slice(1, isClosed ? -1 : undefined) : raw;
  const start = offset + quote.length;
  const units = quote === '"' ? doubleQuoted : quote === "'" ? singleQuoted : plain;
  for (const match of inner.matchAll(units)) {
    const at = start + match.index;
    builder.add(decode(match[0], quote), at, at + match[0].length);
  }
  return builder;
}

function block(raw: string, offset: number): TextBuilder {
  const builder = new TextBuilder();
  const header = raw.indexOf('\n') + 1;
  if (header === 0) return builder;
  const folded = raw[0] === '>';
  const indent = /^[ \t]*(?=\S)/m.exec(raw.slice(header))?.[0].length ?? 0;
  let previous: { blank: boolean; end: number } | undefined;
  for (const match of raw.slice(header).matchAll(/(.*?)(\r?\n|$)/g)) {
    if (match[0] === '') break;
    const line = match[1]!;
    const from = offset + header + match.index;
    const text = line.slice(indent);
    const at = from + Math.min(indent, line.length);
    if (previous) {
      const soft = folded && !previous.blank && text !== '';
      if (!(folded && previous.blank)) builder.add(soft ? ' ' : '\n', previous.end, at);
    }
    builder.add(text, at, at + text.length);
    previous = { blank: text === '', end: at + text.length };
  }
  return builder;
}
