/** Words of a page that a remark is about, found again after edits, as the text quote selector of W3C's Web Annotation Data Model (4.2.4) does. */
import { decodedSpan, type Segment, sourceSpan } from '../content/segment.ts';
import type { Span } from '../finding.ts';

/** The words, and what stood before and behind them in their block. */
export interface Anchor {
  readonly words: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Where words are now. */
export interface Anchored extends Span {
  /** Something else stands in their place. */
  readonly isEdited: boolean;
}

/** As much of what is around tells two places of the same words apart. */
const context = 32;
/** More is a page, not a place on it. */
const longest = 300;

/** The words of a range of a page’s file, within the first block it touches; undefined where it touches none. */
export function anchorAt(segments: readonly Segment[], span: Span): Anchor | undefined {
  for (const segment of segments) {
    const found = decodedSpan(segment, span);
    if (!found) continue;
    const to = Math.min(found.to, found.from + longest);
    const words = segment.text.slice(found.from, to);
    const from = found.from + words.length - words.trimStart().length;
    const trimmed = words.trim();
    if (!trimmed) continue;
    const end = from + trimmed.length;
    return {
      words: trimmed,
      before: segment.text.slice(Math.max(0, from - context), from),
      after: segment.text.slice(end, end + context),
    };
  }
  return undefined;
}

/** The words of a whole block. */
export function anchorOf({ text }: Pick<Segment, 'text'>): Anchor {
  return { words: text.slice(0, longest).trim() };
}

/**
 * Where the words of an anchor are: the same words, of several those with the same around them; or what stands between what was
 * around them; undefined where neither is there any more.
 */
export function findAnchor(
  segments: readonly Segment[],
  { words, before = '', after = '' }: Anchor,
): Anchored | undefined {
  let best: { segment: Segment; at: number; score: number } | undefined;
  for (const segment of segments)
    for (let at = segment.text.indexOf(words); at >= 0; at = segment.text.indexOf(words, at + words.length)) {
      const score =
        sharedEnd(segment.text.slice(0, at), before) +
        sharedStart(segment.text.slice(at + words.length, at + words.length + context), after);
      if (!best || score > best.score) best = { segment, at, score };
    }
  if (best) return { ...sourceSpan(best.segment, best.at, best.at + words.length), isEdited: false };
  for (const segment of segments) {
    const place = placeBetween(segment.text, before, after);
    if (place) return { ...sourceSpan(segment, place.from, place.to), isEdited: true };
  }
  return undefined;
}

/** Fewer letters around stand anywhere. */
const leastAround = 8;

/** What stands between two texts, one of which may be the edge of the block. */
function placeBetween(text: string, before: string, after: string): Span | undefined {
  if (Math.max(before.length, after.length) < leastAround) return undefined;
  const start = before ? text.indexOf(before) : 0;
  if (start < 0) return undefined;
  const from = start + before.length;
  const to = after ? text.indexOf(after, from) : text.length;
  return to > from ? { from, to } : undefined;
}

function sharedEnd(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++;
  return shared;
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}
