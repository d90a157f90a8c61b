import { decodeHTML } from 'entities';
import { objectCharacter, type TextBuilder } from '../segment.ts';
import { type Code, codeAfter } from './code.ts';

/** White space as HTML collapses it, a character reference, or what stands for itself. */
const units = /[ \t\r\n\f]+|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?|[^ \t\r\n\f&]+|&/gi;

/**
 * Adds the text that a browser shows for `[from, to)` of a source: white space collapsed, character references
 * decoded, code as its kind says. Code other than values, comments and silent ones is the caller's to handle.
 * `A &amp;\n  B` becomes `A & B`.
 */
export function addProse(
  builder: TextBuilder,
  source: string,
  from: number,
  to: number,
  codes: readonly Code[],
): void {
  let position = from;
  for (let index = codeAfter(codes, from); position < to; index++) {
    const code = codes[index];
    const end = code ? Math.min(to, Math.max(position, code.from)) : to;
    addPlain(builder, source, position, end);
    if (end === to) return;
    position = Math.min(to, code!.to);
    if (code!.kind !== 'silent' && code!.kind !== 'comment')
      builder.add(objectCharacter, Math.max(from, code!.from), position);
  }
}

function addPlain(builder: TextBuilder, source: string, from: number, to: number): void {
  for (const unit of source.slice(from, to).matchAll(units)) {
    const at = from + unit.index;
    const end = at + unit[0].length;
    if (unit[0].length > 1 && unit[0][0] === '&') builder.add(decodeHTML(unit[0]), at, end);
    else if (!/^[ \t\r\n\f]/.test(unit[0])) builder.add(unit[0], at, end);
    else if (!builder.endsInSpace) builder.add(' ', at, end);
  }
}
