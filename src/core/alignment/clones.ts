/** Which stretches of a page stand on its locale variants, the same page for other markets, as well. */
import type { Segment } from '../content/segment.ts';
import { countWords, isUnspaced, type Tokens, tokenize } from '../text/tokens.ts';

/** Blocks `[from, to)` of a page, by index, that stand on other pages too. */
export interface CloneRun {
  readonly from: number;
  readonly to: number;
  readonly words: number;
  /** Which of the variants have all of them, by index; never empty. */
  readonly localeVariants: readonly number[];
}

/**
 * How many words in a row make a shingle: fewer are shared by chance, more are broken by light edits. Characters where
 * words are not spaced. Measured, see docs/evidence.md.
 */
export const shingle = { words: 3, characters: 5 };
/** The share of a block's shingles another block must have: what is left of .8³ when every fifth word is another. */
const leastCover = 0.3;
/** A run shorter than this is a call to action or a legal line, which may well be the same everywhere. */
export const leastWords = 30;

type Texts = readonly Pick<Segment, 'text'>[];

const read = new WeakMap<Texts, readonly Uint32Array[]>();

/** The shingles of each block; worked out once for as long as the segments are kept. */
function shinglesOf(segments: Texts): readonly Uint32Array[] {
  const known = read.get(segments) ?? segments.map(({ text }) => shinglesIn(text, tokenize(text)));
  read.set(segments, known);
  return known;
}

function shinglesIn(text: string, { words, from, count }: Tokens): Uint32Array {
  let unspaced = 0;
  for (let index = 0; index < count; index++) if (isUnspaced(text, from[index]!)) unspaced++;
  // A block shorter than a shingle is one itself.
  const size = Math.min(count, unspaced * 2 > count ? shingle.characters : shingle.words);
  const hashes = new Set<number>();
  for (let start = 0; size > 0 && start + size <= count; start++) {
    let hash = 0x811c9dc5;
    for (let index = start; index < start + size; index++) {
      const word = words[index]!;
      for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0x20, 0x01000193);
    }
    hashes.add(hash >>> 0);
  }
  return Uint32Array.from(hashes);
}

/** Of each block of a page, whether a block of another page has three in ten of its shingles. */
export function sharedBlocks(page: Texts, other: Texts): boolean[] {
  const places = new Map<number, number[]>();
  shinglesOf(other).forEach((hashes, block) => {
    for (const hash of hashes) {
      const blocks = places.get(hash);
      if (blocks) blocks.push(block);
      else places.set(hash, [block]);
    }
  });
  return shinglesOf(page).map((hashes) => {
    const hits = new Map<number, number>();
    for (const hash of hashes)
      for (const block of places.get(hash) ?? []) hits.set(block, (hits.get(block) ?? 0) + 1);
    return hashes.length > 0 && Math.max(0, ...hits.values()) >= hashes.length * leastCover;
  });
}

/**
 * The longest stretches of blocks that stand on variants as well, lightly edited or not, of at least 30 words. A page with
 * the blocks `a b c d`, whose first variant has `a b` and second one `a b c`, has the run `a b c` with variant 1.
 */
export function cloneRuns(page: Texts, localeVariants: readonly Texts[]): CloneRun[] {
  const shared = localeVariants.map((variant) => sharedBlocks(page, variant));
  const runs: CloneRun[] = [];
  for (let from = 0; from < page.length; ) {
    const ends = shared.map((blocks) => runEnd(blocks, from));
    const to = Math.max(from, ...ends);
    const words = page.slice(from, to).reduce((sum, { text }) => sum + countWords(text), 0);
    if (words >= leastWords) {
      const having = ends.flatMap((end, variant) => (end === to ? [variant] : []));
      runs.push({ from, to, words, localeVariants: having });
    }
    from = Math.max(to, from + 1);
  }
  return runs;
}

function runEnd(blocks: readonly boolean[], from: number): number {
  let end = from;
  while (blocks[end]) end++;
  return end;
}
