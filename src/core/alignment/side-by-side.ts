import type { AlignedBlock, Alignment, BlockState } from './align.ts';
import { longestRising } from './rising.ts';

/** What a row of the comparison shows: the state of its blocks, or that the source has them alone. */
export type RowState = BlockState | 'dropped';

/**
 * A source page and a market page side by side: blocks that belong together stand in one row.
 * @typeParam Block how a block is told: by its index among the page's segments, or with what is shown of it
 */
export interface Row<Block = number> {
  /** Undefined for blocks without a sentence, of which nothing is claimed. */
  readonly state: RowState | undefined;
  /** Source blocks in their order. */
  readonly sources: readonly Block[];
  /** Target blocks in their order. */
  readonly targets: readonly Block[];
  /** The target stands at another place than its sources; these stand in a row of their own as well. */
  readonly displaced: boolean;
}

/** A run of target blocks and the range of source blocks they follow. */
interface Pair {
  targets: number[];
  first: number;
  last: number;
  state: BlockState;
}

/**
 * Puts an alignment into rows. Read from top to bottom, the targets of all rows are the market page, and the
 * sources of all rows but displaced ones are the source page, each block once and in its order.
 *
 * A target `[mirrors 0, local, mirrors 2]` of a source of three blocks, of which the second was dropped, gives
 * the rows `0|0`, `–|1`, `1|–`, `2|2`.
 * @param sourceCount how many segments the source page has
 */
export function sideBySide(alignment: Alignment, sourceCount: number): Row[] {
  const inOrder = pairsInOrder(alignment.blocks);
  const followed = new Set(alignment.blocks.flatMap(sourcesOf));
  // A local block may hold a sentence of the source, which then is as good as dropped.
  const touched = alignment.blocks.flatMap((block) => block?.sources ?? []);
  const dropped = new Set([...alignment.dropped, ...touched.filter((index) => !followed.has(index))]);
  const rows: Row[] = [];
  let nextSource = 0;
  const addSourcesUpTo = (end: number) => {
    for (; nextSource < end; nextSource++) {
      const state = dropped.has(nextSource) ? 'dropped' : followed.has(nextSource) ? 'moved' : undefined;
      rows.push({ state, sources: [nextSource], targets: [], displaced: false });
    }
  };
  for (let target = 0; target < alignment.blocks.length; target++) {
    const pair = inOrder.get(target);
    if (pair) {
      addSourcesUpTo(pair.first);
      nextSource = pair.last + 1;
      rows.push({
        state: pair.state,
        sources: Array.from({ length: nextSource - pair.first }, (_, index) => pair.first + index),
        targets: pair.targets,
        displaced: false,
      });
      target = pair.targets.at(-1)!;
    } else {
      const block = alignment.blocks[target];
      const sources = sourcesOf(block);
      rows.push({ state: block?.state, sources, targets: [target], displaced: sources.length > 0 });
    }
  }
  addSourcesUpTo(sourceCount);
  return rows;
}

/** The pairs that keep the source's order, by their first target; what stands elsewhere is left out. */
function pairsInOrder(blocks: Alignment['blocks']): Map<number, Pair> {
  const candidates = blocks.flatMap((block, target) =>
    isInPlace(block) ? [{ block, target, ...longestStretch(block.sources) }] : [],
  );
  const chain = longestRising(
    candidates.map(({ first }) => first),
    { equals: true },
  );
  const pairs: Pair[] = [];
  for (const { block, target, first, last } of chain.map((index) => candidates[index]!)) {
    const before = pairs.at(-1);
    if (!before || before.last < first) pairs.push({ targets: [target], first, last, state: block.state });
    else if (before.targets.at(-1) === target - 1) {
      before.targets.push(target);
      before.last = Math.max(before.last, last);
      if (before.state !== block.state) before.state = 'adapted';
    }
  }
  return new Map(pairs.map((pair) => [pair.targets[0]!, pair]));
}

/**
 * Where most of what a block follows stands together, with at most one block between; of `[3, 4, 21]` it is 3 to 4. The
 * others are not pulled to its side, nor what stands between.
 */
function longestStretch(sources: readonly number[]): { first: number; last: number } {
  let best = { first: sources[0]!, last: sources[0]!, count: 0 };
  let current = best;
  for (const source of sources) {
    current =
      source - current.last <= 2
        ? { ...current, last: source, count: current.count + 1 }
        : { first: source, last: source, count: 1 };
    if (current.count > best.count) best = current;
  }
  return best;
}

/** The source blocks that a block follows; a local one follows none. */
function sourcesOf(block: AlignedBlock | undefined): readonly number[] {
  return block && block.state !== 'local' ? block.sources : [];
}

function isInPlace(block: AlignedBlock | undefined): block is AlignedBlock {
  return sourcesOf(block).length > 0 && block!.state !== 'moved';
}
