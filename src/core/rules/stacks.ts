import type { Segment } from '../content/segment.ts';
import type { Fix, Frame, Span } from '../finding.ts';
import type { Carried } from './carried.ts';

/** Several stock phrases that one place carries over. */
export interface Stack extends Span {
  readonly carried: readonly Carried[];
  /** True on a page that is made of such phrases. */
  readonly isSure: boolean;
  /** What is offered for those with a known rendering. */
  readonly fixes: Fix[];
  /** The sentence to finish that is offered for the first of them that has one. */
  readonly frame?: Frame | undefined;
}

/** So many stock phrases in a block are one matter, … */
const leastStacked = 3;
/** … of a stretch of sentences that is no longer than this, in UTF-16 code units: a reader takes it in at once. */
const longestStretch = 300;

/**
 * The stretches of a block that carry three stock phrases or more, or two in a sentence of which one cannot be told from
 * its words.
 * @param carried what the block carries
 * @param sentences of the block that follow sentences of the source
 * @param isSure see {@link Stack}
 * @returns spans in the block's decoded text
 */
export function findStacks(
  carried: readonly Carried[],
  segment: Segment,
  sentences: readonly Span[],
  isSure: boolean,
): Stack[] {
  if (carried.length < 2) return [];
  const stacks: Stack[] = [];
  for (const stretch of stretchesOf(sentences, segment.text)) {
    const inside = carried.filter(
      ({ from, to }) => from >= stretch.from && from < stretch.to && to - from <= longestStretch,
    );
    if (inside.length >= leastStacked) {
      stacks.push({ ...stretch, carried: inside, isSure, fixes: [] });
      continue;
    }
    const unsure = inside.find(({ by }) => by === 'clause' || by === 'sentence');
    const together = unsure && inside.filter(({ from }) => from >= unsure.from && from < unsure.to);
    if (together && together.length > 1)
      stacks.push({ from: unsure.from, to: unsure.to, carried: together, isSure, fixes: [] });
  }
  return stacks;
}

/** The sentences of a block, joined as far as they are read at once; of a longer sentence, its clauses. */
function stretchesOf(sentences: readonly Span[], text: string): Span[] {
  if (text.length <= longestStretch) return [{ from: 0, to: text.length }];
  const stretches: Span[] = [];
  const parts = sentences.flatMap((one) => (one.to - one.from > longestStretch ? clausesOf(text, one) : one));
  for (const { from, to } of parts) {
    const last = stretches.at(-1);
    if (last && to - last.from <= longestStretch) stretches[stretches.length - 1] = { from: last.from, to };
    else stretches.push({ from, to });
  }
  return stretches;
}

function clausesOf(text: string, { from, to }: Span): Span[] {
  const ends = Array.from(
    text.slice(from, to).matchAll(/[,;:–—，；：、]\s*/g),
    ({ 0: mark, index }) => from + index + mark.length,
  );
  const starts = [from, ...ends.filter((end) => end < to)];
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}
