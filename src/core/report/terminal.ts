import type { Severity } from '../finding.ts';

/** How a terminal shows emphasis; in a pipe each of them returns its text as it is. */
export type Paint = Readonly<Record<'bold' | 'dim' | Severity, (text: string) => string>>;

const same = (text: string) => text;
/** No emphasis at all. */
export const plainPaint: Paint = {
  bold: same,
  dim: same,
  neutral: same,
  minor: same,
  major: same,
  critical: same,
};

/**
 * Text of a page or path as it may go to a terminal: its control characters could move the cursor or worse, and `::` at
 * its start, `##[` and `##vso[` are commands to those who run pipelines.
 */
export function visible(text: string): string {
  return withoutControls(text).replace(
    /^\s*::|##(?=\w*\[)/g,
    (marks) => `${marks.slice(0, -1)}\u2060${marks.at(-1)}`,
  );
}

/** Text without characters that move what is shown, or turn its direction: they become U+FFFD. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

/** Text of several lines as {@link visible} shows each; the line feeds stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Columns a text takes in a terminal, where Chinese characters are two wide. */
export function width(text: string): number {
  return (
    text.length +
    (text.match(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
    )?.length ?? 0)
  );
}

/** Fills a text up to a number of columns, at least by one space. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - width(text)));
}
