import type { Edit } from '../core/index.ts';

/** Lines shown around a change. */
const context = 3;

/** A run of lines that a change replaces, and what it puts there; both with their line ends. */
interface Change {
  /** Half-open, counted from 0. */
  from: number;
  to: number;
  readonly lines: readonly string[];
}

/**
 * A unified diff of a file, as git writes and applies it; empty where nothing is changed.
 * @param name the path shown, with forward slashes
 * @param edits of `before`, in their order, none overlapping
 */
export function unifiedDiff(name: string, before: string, edits: readonly Edit[]): string {
  const lines = linesOf(before);
  const changes = changesOf(before, lines, edits);
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last && change.from - last.to <= 2 * context) hunks.at(-1)!.push(change);
    else hunks.push([change]);
  }
  if (!hunks.length) return '';
  let grown = 0;
  const written = hunks.map((hunk) => {
    const from = Math.max(0, hunk[0]!.from - context);
    const to = Math.min(lines.length, hunk.at(-1)!.to + context);
    const body: string[] = [];
    let at = from;
    let added = 0;
    for (const change of hunk) {
      body.push(
        ...marked(' ', lines.slice(at, change.from)),
        ...marked('-', lines.slice(change.from, change.to)),
      );
      body.push(...marked('+', change.lines));
      added += change.lines.length - (change.to - change.from);
      at = change.to;
    }
    body.push(...marked(' ', lines.slice(at, to)));
    const head = `@@ -${range(from, to - from)} +${range(from + grown, to - from + added)} @@\n`;
    grown += added;
    return head + body.join('');
  });
  return `--- a/${name}\n+++ b/${name}\n${written.join('')}`;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(before: string, lines: readonly string[], edits: readonly Edit[]): Change[] {
  const changes: { from: number; to: number; start: number; end: number; edits: Edit[] }[] = [];
  let line = 0;
  let start = 0;
  for (const edit of edits) {
    while (line < lines.length - 1 && start + lines[line]!.length <= edit.from)
      start += lines[line++]!.length;
    let to = line + 1;
    let end = start + (lines[line]?.length ?? 0);
    while (to < lines.length && end < edit.to) end += lines[to++]!.length;
    const last = changes.at(-1);
    if (last && line < last.to) {
      while (last.end < end) last.end += lines[last.to++]!.length;
      last.edits.push(edit);
    } else changes.push({ from: line, to, start, end, edits: [edit] });
  }
  return changes.flatMap(({ from, to, start, end, edits: own }) => {
    let at = start;
    let text = '';
    for (const edit of own) {
      text += before.slice(at, edit.from) + edit.text;
      at = edit.to;
    }
    text += before.slice(at, end);
    return text === before.slice(start, end) ? [] : [{ from, to, lines: linesOf(text) }];
  });
}

/** A line that no line end closes says so. */
function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`,
  );
}

/** A range as diffs count it: from 1, and of nothing the line before. */
function range(from: number, length: number): string {
  return `${length ? from + 1 : from},${length}`;
}
