import type { Segment } from '../content/segment.ts';
import { hashText } from '../text/hash.ts';

/**
 * What a reviewer reads of a page: its prose and the code in it, in one line. Markup, links, comments, the way lines
 * are broken and what in front matter is not prose may change without a change of it.
 */
function readingOf(segments: readonly Segment[]): string {
  return segments
    .flatMap(({ text, marks }) => [
      text,
      ...marks.filter(({ kind }) => kind === 'code').map(({ value }) => value),
    ])
    .join(' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Names the wording of a block: a comma more, or white space, asks for no new translation. Marks between digits, per cent,
 * and the mark that makes a question are wording.
 */
export function hashWording(segment: Segment): string {
  const wording = readingOf([segment]).replace(
    /(?:(?<!\d)(?![?？%％‰])[\p{P}\s]|(?![?？%％‰])[\p{P}\s](?!\d))/gu,
    '',
  );
  return hashText(wording).slice(0, 7);
}

/** Names the text of a page; see `readingOf` for what of it counts. */
export function hashPage(segments: readonly Segment[]): string {
  return hashText(readingOf(segments));
}

/** Names each block of a page. Half of a hash will do: they are only told from those of one page. */
export function hashBlocks(segments: readonly Segment[]): string[] {
  return segments.map((segment) => hashText(readingOf([segment])).slice(0, 7));
}
