/** What stands around a finding, so that a report can be read without the page. */
import type { Span } from '../finding.ts';
import { sentences } from '../text/sentences.ts';

/** A sentence with the words a finding is on between its parts; all three are empty for a finding on a whole page. */
export type Excerpt = readonly [before: string, words: string, after: string];

/** How much is shown on either side, and of the words themselves, in UTF-16 code units. */
const reach = 160;

/**
 * The sentence around a span of a file's text, on its line and between the tags next to it; of a long one what is next to the
 * span, with an ellipsis where it is cut. `excerptOf('Hi. We sell tea. Bye.', { from: 7, to: 11 })` is
 * `['We ', 'sell', ' tea.']`.
 * @param span UTF-16 offsets, half-open; of one that goes over several lines the first is shown
 */
export function excerptOf(text: string, { from, to }: Span): Excerpt {
  if (to <= from) return ['', '', ''];
  const words = withoutHalves(/^[^\r\n]*/.exec(text.slice(from, Math.min(to, from + reach)))![0]);
  const end = from + words.length;
  if (end < to) return [beforeIn(text, from), words, '…'];
  const before = beforeIn(text, from);
  const after = withoutHalves(/^[^\r\n<>]*/.exec(text.slice(end, end + reach))![0]);
  const around = before + words + after;
  const own = sentences(around).filter(
    (one) => one.to > before.length && one.from < before.length + words.length,
  );
  const first = Math.min(before.length, own[0]?.from ?? 0);
  const last = Math.max(before.length + words.length, own.at(-1)?.to ?? around.length);
  const isCut = last === around.length && /[^\r\n<>]/.test(text.charAt(end + after.length));
  return [before.slice(first), words, around.slice(before.length + words.length, last) + (isCut ? '…' : '')];
}

/** What stands before an offset on its line, behind the last tag. */
function beforeIn(text: string, offset: number): string {
  const start = Math.max(0, offset - reach);
  const before = /[^\r\n<>]*$/.exec(text.slice(start, offset))![0];
  const isCut = start > 0 && before.length === offset - start;
  return isCut ? `…${withoutHalves(before)}` : before;
}

/** A text without the halves of surrogate pairs it begins or ends with. */
function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
