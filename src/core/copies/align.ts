import type { Segment } from '../content/segment.ts';
import type { Terms } from '../phrases/terms.ts';
import { Scorer } from './score.ts';
import { toUnits, type Unit } from './units.ts';

/** What a block of a market page is to the source page. */
export type BlockState = 'mirrors' | 'adapted' | 'moved' | 'local';

/** A target block with what was found out about it. */
export interface AlignedBlock {
  readonly state: BlockState;
  /** Indices of the source segments it follows, ascending; empty for a local block. */
  readonly sources: readonly number[];
}

/** How a market page follows its source page. */
export interface Alignment {
  /** One per target segment; undefined for a segment without a sentence. */
  readonly blocks: readonly (AlignedBlock | undefined)[];
  /** Indices of the source segments nothing on the target page follows. */
  readonly dropped: readonly number[];
  readonly sentences: number;
  /** Share of the target's sentences that follow the source, strictly or loosely, 0 to 1. */
  readonly mirror: number;
}

type LinkState = Exclude<BlockState, 'local'>;

const gapCost = -0.6;
/** From this score on a sentence left over is one that moved, or by its anchors alone one that was adapted. */
const movedScore = 6;
const looseScore = 1.5;
/** Merges are rarer than one-to-one links. */
const mergeCost = -0.9;
/** Source by target sentences of one link. */
const shapes = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
] as const;
/** Above this many cells the search keeps to a band about the diagonal. */
const fullSearch = 400_000;
/** Above this many cells pages are not aligned at all. */
const mostCells = 6_000_000;

/**
 * Aligns the sentences of a market page with those of its source page, and judges each block.
 * Undefined for pages of thousands of sentences: no page of copy is that long.
 * @param terms finds known terms in the text of either side
 */
export function align(
  source: readonly Segment[],
  target: readonly Segment[],
  terms: Terms,
): Alignment | undefined {
  const a = toUnits(source, terms.inSource);
  const b = toUnits(target, terms.inTarget);
  if (a.length * b.length > mostCells) return undefined;
  const links: (LinkState | undefined)[] = new Array(b.length);
  const sources: Set<number>[] = b.map(() => new Set());
  const used = new Set<number>();
  const link = (state: LinkState, from: readonly number[], to: readonly number[]) => {
    for (const index of from) used.add(index);
    for (const index of to) {
      links[index] = state;
      for (const unit of from) sources[index]!.add(a[unit]!.block);
    }
  };
  const score = new Scorer(a, b);
  for (const { from, to } of bestPath(score, a, b)) link('mirrors', from, to);
  linkRest(score, a, b, links, used, link);
  const followed = links.filter(Boolean).length;
  return {
    blocks: judgeBlocks(target.length, b, links, sources),
    dropped: droppedBlocks(source.length, a, used),
    sentences: b.length,
    mirror: b.length ? followed / b.length : 0,
  };
}

interface PathLink {
  readonly from: number[];
  readonly to: number[];
}

/** The in-order links with the highest total score. */
function bestPath(score: Scorer, a: readonly Unit[], b: readonly Unit[]): PathLink[] {
  const [n, m] = [a.length, b.length];
  const width = m + 1;
  const best = new Float32Array((n + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const move = new Int8Array((n + 1) * width);
  const band =
    n * m > fullSearch ? Math.max(200, Math.ceil(0.15 * Math.max(n, m))) : Number.POSITIVE_INFINITY;
  for (let i = 0; i <= n; i++) {
    const middle = (i / Math.max(1, n)) * m;
    const low = Math.max(0, Math.floor(middle - band));
    const high = Math.min(m, Math.ceil(middle + band));
    for (let j = low; j <= high; j++) {
      const cell = i * width + j;
      if (i === 0 && j === 0) {
        best[cell] = 0;
        continue;
      }
      if (i > 0) consider(best[cell - width]! + gapCost, -1);
      if (j > 0) consider(best[cell - 1]! + gapCost, -2);
      for (let shape = 0; shape < shapes.length; shape++) {
        const [p, q] = shapes[shape]!;
        if (i < p || j < q) continue;
        if (p > 1 && a[i - p]!.block !== a[i - 1]!.block) continue;
        if (q > 1 && b[j - q]!.block !== b[j - 1]!.block) continue;
        const value = score.link(i - p, p, j - q, q) + (shape ? mergeCost : 0);
        if (value >= 0) consider(best[cell - p * width - q]! + value, shape + 1);
      }
      function consider(value: number, how: number) {
        if (value > best[cell]!) {
          best[cell] = value;
          move[cell] = how;
        }
      }
    }
  }
  const links: PathLink[] = [];
  let [i, j] = [n, m];
  while (i > 0 || j > 0) {
    const how = move[i * width + j]!;
    if (how === 0) break;
    if (how < 0) {
      if (how === -1) i--;
      else j--;
      continue;
    }
    const [p, q] = shapes[how - 1]!;
    links.push({ from: range(i - p, p), to: range(j - q, q) });
    i -= p;
    j -= q;
  }
  return links.reverse();
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

/** Sentences left over: those that stand elsewhere are moved, those whose anchors fit are adapted. */
function linkRest(
  score: Scorer,
  a: readonly Unit[],
  b: readonly Unit[],
  links: readonly (LinkState | undefined)[],
  used: ReadonlySet<number>,
  link: (state: LinkState, from: readonly number[], to: readonly number[]) => void,
): void {
  const free = range(0, a.length).filter((index) => !used.has(index));
  if (!free.length || free.length * b.length > fullSearch * 4) return;
  for (let j = 0; j < b.length; j++) {
    if (links[j]) continue;
    let best: { index: number; value: number; loose: boolean } | undefined;
    for (const i of free) {
      if (used.has(i)) continue;
      const anchors = score.anchors(i, 1, j, 1);
      if (anchors <= 0) continue;
      const value = score.link(i, 1, j, 1);
      if (value > movedScore && value > (best?.value ?? 0)) best = { index: i, value, loose: false };
      else if (!best && anchors >= looseScore && value > -3) best = { index: i, value: 0, loose: true };
    }
    if (best) link(best.loose ? 'adapted' : 'moved', [best.index], [j]);
  }
}

function judgeBlocks(
  count: number,
  units: readonly Unit[],
  links: readonly (LinkState | undefined)[],
  sources: readonly ReadonlySet<number>[],
): (AlignedBlock | undefined)[] {
  const blocks: (AlignedBlock | undefined)[] = new Array(count).fill(undefined);
  for (let start = 0; start < units.length; ) {
    const block = units[start]!.block;
    let end = start;
    const weight = { mirrors: 0, adapted: 0, moved: 0, local: 0 };
    const from = new Set<number>();
    while (end < units.length && units[end]!.block === block) {
      weight[links[end] ?? 'local'] += units[end]!.length;
      for (const index of sources[end]!) from.add(index);
      end++;
    }
    blocks[block] = { state: judge(weight), sources: [...from].sort((x, y) => x - y) };
    start = end;
  }
  return blocks;
}

/** A block is local when more than half of it has no source, otherwise what most of the rest is. */
function judge(weight: Record<BlockState, number>): BlockState {
  const followed = weight.mirrors + weight.adapted + weight.moved;
  if (weight.local > followed) return 'local';
  if (weight.mirrors >= weight.adapted && weight.mirrors >= weight.moved) {
    return weight.local > 0.3 * followed ? 'adapted' : 'mirrors';
  }
  return weight.moved >= weight.adapted ? 'moved' : 'adapted';
}

function droppedBlocks(count: number, units: readonly Unit[], used: ReadonlySet<number>): number[] {
  const kept = new Set<number>();
  const all = new Set<number>();
  units.forEach((unit, index) => {
    all.add(unit.block);
    if (used.has(index)) kept.add(unit.block);
  });
  return range(0, count).filter((block) => all.has(block) && !kept.has(block));
}
