/** A page beside its source page, in words. */
import type { Row, RowState } from '../alignment/side-by-side.ts';
import { objectCharacter, type Segment } from '../content/segment.ts';
import type { Language, Messages } from '../messages/index.ts';
import type { PageReview } from '../review/page.ts';

/**
 * How much of a page follows its source page, and how much stands on one of them alone; how the source page was found where
 * only its content told.
 * @param rows see `sideBySide`
 */
export function comparedHeadline(
  { measures, market, source, sourceConfidence }: PageReview,
  rows: readonly Row[],
  own: readonly Segment[],
  chinese: readonly Segment[],
  messages: Messages,
  uiLanguage: Language,
): string {
  const readable = readableRows(rows, own, chinese);
  const share = measures.mirror ?? (measures.confidence === 'low' ? 'unsure' : 'too-short');
  const count = (state: RowState) => readable.filter((row) => row.state === state).length;
  return [
    messages.compared(share, market?.name[uiLanguage] ?? '', count('local'), count('dropped')),
    sourceConfidence === null || source === undefined
      ? ''
      : messages.pairedByContent(sourceConfidence, source),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The rows in which something can be read. */
export function readableRows(
  rows: readonly Row[],
  own: readonly Segment[],
  chinese: readonly Segment[],
): Row[] {
  return rows.filter(
    ({ sources, targets }) =>
      sources.some((index) => readableText(chinese[index]!)) ||
      targets.some((index) => readableText(own[index]!)),
  );
}

/** A block's text without what stands for code, images and shortcodes in it. */
export function readableText({ text }: Pick<Segment, 'text'>): string {
  return text.replaceAll(objectCharacter, ' ').trim();
}
