import type { Span } from '../../finding.ts';

/** A line of a document, without its line end and the white space before it. */
export interface TextLine extends Span {
  /** White space it starts with, in UTF-16 code units. */
  readonly indent: number;
  /** From its first character to its last, white space at either end left out. */
  readonly text: string;
}

/** The lines of a text; `\n`, `\r\n` and `\r` end one. A byte order mark belongs to none. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length; ) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    const whole = text.slice(start, end);
    const trimmed = whole.trimEnd();
    const indent = trimmed.length - trimmed.trimStart().length;
    lines.push({ from: start, to: start + trimmed.length, indent, text: trimmed.slice(indent) });
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

/** True for a line of white space, and behind the last line. */
export const isBlank = (line: TextLine | undefined): boolean => !line?.text;

/** The span of a line's text behind its first `skip` characters, with the white space there left out. */
export function rest(line: TextLine, skip = 0): Span {
  const start = line.from + line.indent + skip;
  const blanks = line.text.slice(skip).length - line.text.slice(skip).trimStart().length;
  return { from: Math.min(start + blanks, line.to), to: line.to };
}

/** The whole lines that hold `[from, to)`, without the last line end. */
export function wholeLines(text: string, { from, to }: Span): Span {
  let start = from;
  while (start > 0 && !/[\r\n\uFEFF]/.test(text[start - 1]!)) start--;
  let end = to;
  while (end < text.length && !/[\r\n]/.test(text[end]!)) end++;
  return { from: start, to: end };
}
