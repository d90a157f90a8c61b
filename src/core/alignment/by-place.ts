/** Which blocks of a page follow which of its source by where they stand, where what they say does not tell it. */
import type { Segment } from '../content/segment.ts';
import type { Alignment, LinkedSentence } from './align.ts';

/**
 * From so much shared on, a sentence follows its source by what it says; natives' own stay below. What sentences of a page
 * can share grows with the logarithm of how many it has.
 */
export const leastShared = ({ sentences }: Alignment) => Math.min(3, Math.log(sentences));

/** A page that follows its source so closely has its blocks in the order of the source's. */
export const closeMirror = 0.75;
/** Most blocks in a row of which nothing but their place tells what they follow. */
const mostBetween = 30;
/** So much shorter or longer than its source a text says the same. */
export const mostRatio = 2.5;

/** How much a text says, in letters: a Chinese character stands for three of an alphabet. */
export function weightOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter) ? 3 : 1;
  return sum;
}

/** True for texts of which neither says far more than the other, by their weights. */
export const isAsLong = (a: number, b: number) => a <= b * mostRatio && b <= a * mostRatio;

/**
 * Links of whole blocks, each with the one it follows by its place: between two blocks that follow the source by what they
 * say, as many stand on both pages, of the same kinds. A changed name or number leaves short lines so.
 */
export function linksByPlace(
  alignment: Alignment,
  before: readonly Segment[],
  after: readonly Segment[],
): LinkedSentence[] {
  const least = leastShared(alignment);
  const runs = blocksOf(alignment, least);
  const tables = tablesByPlace(alignment, before, after);
  const used = new Set(runs.flatMap(({ isSure, sources }) => (isSure ? sources : [])));
  const found: LinkedSentence[] = [];
  for (let start = 0; start < runs.length; start++) {
    if (runs[start]!.isSure) continue;
    let end = start;
    while (end < runs.length && !runs[end]!.isSure) end++;
    const gap = runs.slice(start, end);
    const first = Math.max(-1, ...(runs[start - 1]?.sources ?? [])) + 1;
    const last = Math.min(before.length, ...(runs[end]?.sources ?? []));
    start = end;
    if (gap.length > mostBetween) continue;
    const between: number[] = [];
    // What is code or a picture alone has no sentence.
    for (let at = first; at < last && between.length <= gap.length; at++)
      if (/[\p{L}\p{N}]/u.test(before[at]!.text)) between.push(at);
    if (
      between.length !== gap.length ||
      gap.some(({ block }, index) => before[between[index]!]!.kind !== after[block]!.kind)
    )
      continue;
    gap.forEach(({ block }, index) => {
      const source = between[index]!;
      const isLike = isAsLong(weightOf(before[source]!.text), weightOf(after[block]!.text));
      if (isLike && !used.has(source) && !tables.has(block)) found.push(placed(block, source, before, after));
    });
  }
  return [...found, ...[...tables].map(([block, source]) => placed(block, source, before, after))];
}

const placed = (
  block: number,
  source: number,
  before: readonly Segment[],
  after: readonly Segment[],
): LinkedSentence => ({
  block,
  from: 0,
  to: after[block]!.text.length,
  sources: [{ block: source, from: 0, to: before[source]!.text.length }],
  shared: 0,
});

/** A table of fewer cells is none, and this share of its cells must follow those at their own place. */
const fewestCells = 6;
const leastInPlace = 0.7;

/**
 * Cells of tables by the cells at their place in a table of as many: what a table says is mostly numbers, one of which is
 * soon taken for another.
 */
function tablesByPlace(
  { blocks }: Alignment,
  before: readonly Segment[],
  after: readonly Segment[],
): Map<number, number> {
  const starts = new Map(tablesOf(before).map(({ from, to }) => [from, to]));
  const found = new Map<number, number>();
  for (const { from, to } of tablesOf(after)) {
    const shifts = new Map<number, number>();
    let linked = 0;
    for (let at = from; at < to; at++) {
      const sources = blocks[at]?.sources ?? [];
      if (sources.length !== 1) continue;
      linked++;
      const shift = sources[0]! - at;
      shifts.set(shift, (shifts.get(shift) ?? 0) + 1);
    }
    const [shift, count] = [...shifts].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0];
    if (to - from < fewestCells || count < leastInPlace * linked || linked * 2 < to - from) continue;
    if (starts.get(from + shift) !== to + shift) continue;
    for (let at = from; at < to; at++) found.set(at, at + shift);
  }
  return found;
}

/** Where cells stand one behind the other, as half-open ranges of blocks. */
function tablesOf(segments: readonly Segment[]): { from: number; to: number }[] {
  const tables: { from: number; to: number }[] = [];
  for (const [at, { kind }] of segments.entries()) {
    if (kind !== 'cell') continue;
    const last = tables.at(-1);
    if (last?.to === at) last.to++;
    else tables.push({ from: at, to: at + 1 });
  }
  return tables;
}

interface Run {
  readonly block: number;
  readonly sources: readonly number[];
  /** True where it follows these by what it says, and no other block does. */
  readonly isSure: boolean;
}

/** The blocks that have sentences, in their order. */
function blocksOf({ links, blocks }: Alignment, least: number): Run[] {
  const runs: Run[] = [];
  const mirrored = new Set(
    links.flatMap(({ block, sources, shared }) =>
      blocks[block]?.state === 'mirrors' && shared >= least ? sources.map((one) => one.block) : [],
    ),
  );
  for (let at = 0; at < links.length; ) {
    const { block } = links[at]!;
    const sources = new Set<number>();
    let isSure = false;
    const isMirror = blocks[block]?.state === 'mirrors';
    for (; links[at]?.block === block; at++)
      for (const one of links[at]!.sources) {
        sources.add(one.block);
        isSure ||= links[at]!.shared >= least && (isMirror || !mirrored.has(one.block));
      }
    runs.push({ block, sources: [...sources], isSure });
  }
  return runs;
}
