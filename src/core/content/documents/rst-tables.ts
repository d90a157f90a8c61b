/** The tables of reStructuredText: grids drawn with `+---+`, and simple ones ruled with `===`. */
import type { Span } from '../../finding.ts';
import { isBlank, type TextLine } from './lines.ts';

const gridRule = /^\+(?:[-=]+\+)+$/;
const simpleRule = /^={2,}(?:\s+={2,})+$/;

/** The cells of a table as lines of their text, and the index of the line behind it. */
export interface Cells {
  readonly cells: Span[][];
  readonly end: number;
}

/** True where the rule of a grid table is, `+---+---+`. */
export const isGrid = (lines: readonly TextLine[], at: number): boolean => gridRule.test(lines[at]!.text);

/** True where a simple table begins: a rule, `==== ====`, with text right below. */
export function isSimpleTable(lines: readonly TextLine[], at: number): boolean {
  const next = lines[at + 1];
  return simpleRule.test(lines[at]!.text) && next !== undefined && !isBlank(next);
}

/** Cells of a grid. A cell that spans columns is read where its row has fewer bars. */
export function gridCells(lines: readonly TextLine[], at: number): Cells {
  const cells: Span[][] = [];
  let row: Map<number, Span[]> = new Map();
  let end = at;
  const close = () => {
    for (const cell of row.values()) cells.push(cell);
    row = new Map();
  };
  for (; end < lines.length && /^[+|]/.test(lines[end]!.text); end++) {
    const line = lines[end]!;
    if (line.text.startsWith('+')) close();
    else for (const [column, span] of between(line)) row.set(column, [...(row.get(column) ?? []), span]);
  }
  close();
  return { cells, end };
}

/** The texts between the bars of a line, by the column they start at. */
function between(line: TextLine): [column: number, span: Span][] {
  const found: [number, Span][] = [];
  let start = 1;
  for (let at = 1; at < line.text.length; at++) {
    if (line.text[at] !== '|' || line.text[at - 1] === '\\') continue;
    found.push([start, cut(line, start, at)]);
    start = at + 1;
  }
  return found;
}

/** Cells of a simple table. A row whose first column is blank goes on with the row before. */
export function simpleCells(lines: readonly TextLine[], at: number): Cells {
  const columns = [...lines[at]!.text.matchAll(/=+/g)].map(({ index }) => index);
  const cells: Span[][] = [];
  let row: Span[][] = columns.map(() => []);
  let end = at + 1;
  let rules = 1;
  const close = () => {
    for (const cell of row) if (cell.length) cells.push(cell);
    row = columns.map(() => []);
  };
  for (; end < lines.length && rules < 3; end++) {
    const line = lines[end]!;
    if (/^[=-]{2,}(?:\s+[=-]{2,})*$/.test(line.text)) {
      close();
      // The rule under the head is the second, or the last where there is no head.
      if (line.text.startsWith('=')) {
        rules++;
        if (rules === 2 && isBlank(lines[end + 1])) rules = 3;
      }
      continue;
    }
    if (isBlank(line)) continue;
    const spans = columns.map((column, index) => cut(line, column, columns[index + 1] ?? line.text.length));
    if (spans[0]!.from < spans[0]!.to) close();
    spans.forEach((span, index) => {
      if (span.from < span.to) row[index]!.push(span);
    });
  }
  close();
  return { cells, end };
}

/** Columns `[from, to)` of a line's text, white space at either end left out. */
function cut(line: TextLine, from: number, to: number): Span {
  const written = line.text.slice(from, to);
  const base = line.from + line.indent + from;
  const start = base + written.length - written.trimStart().length;
  return { from: start, to: Math.max(start, base + written.trimEnd().length) };
}
