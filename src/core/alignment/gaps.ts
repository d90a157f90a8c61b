/** What of a source page nothing on a market page follows. */
import type { Segment } from '../content/segment.ts';
import type { Alignment } from './align.ts';
import { missingKeys } from './by-key.ts';
import type { GoneSource } from './gone-sources.ts';

/** What a market page has no counterpart of. */
export interface Gaps {
  /** Headings of the source page with nothing of their section on the page, in reading order. */
  readonly sections: readonly string[];
  /** Keys of the source's strings that the file does not have, in their order. */
  readonly keys: readonly string[];
  /** The source page that it named or followed and that is not there any more; undefined where it is, or there was none. */
  readonly goneSource: GoneSource | undefined;
}

/** A page that lacks nothing, as far as anybody can tell. */
export const noGaps: Gaps = { sections: [], keys: [], goneSource: undefined };

/** From this share of sentences on a page is one that wants what its source page has; others are written anew. */
const leastMirror = 0.6;
/** Below so many characters of Chinese a section is not missed. */
const leastText = 30;

/**
 * What a page lacks of its source page.
 * @param mirror the share of its sentences that follow the source page, where it may be said, see `sureMirror`
 */
export function findGaps(
  source: readonly Segment[],
  target: readonly Segment[],
  alignment: Alignment,
  mirror: number | null,
): Pick<Gaps, 'sections' | 'keys'> {
  if (source[0]?.key !== undefined) return { sections: [], keys: missingKeys(source, target) };
  const isLike = mirror !== null && mirror >= leastMirror;
  return { sections: isLike ? missingSections(source, alignment) : [], keys: [] };
}

/** Sections none of whose blocks is followed; the one that opens the page is never one of them. */
function missingSections(source: readonly Segment[], { dropped, blocks }: Alignment): string[] {
  const isDropped = new Set(dropped);
  for (const block of blocks) for (const index of block?.sources ?? []) isDropped.delete(index);
  const headings = source.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []));
  return headings.slice(1).flatMap((heading, index) => {
    const body = source.slice(heading + 1, headings[index + 2]);
    const length = body.reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
    // A block without a sentence is none of the alignment's.
    const isFollowed = body.some(
      ({ text }, at) => /\p{Script=Han}/u.test(text) && !isDropped.has(heading + 1 + at),
    );
    return length < leastText || isFollowed || !isDropped.has(heading) ? [] : [source[heading]!.text.trim()];
  });
}
