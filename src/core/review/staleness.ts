/** What changed on a page's source page since it was reviewed or edited last, and which of its blocks that concerns. */
import type { Alignment } from '../alignment/align.ts';
import type { Segment } from '../content/segment.ts';
import { hashBlocks } from '../signoff/hashes.ts';
import {
  type PastPair,
  type Stale,
  type StaleChange,
  staleSinceEdit,
  staleSinceReview,
} from '../signoff/stale.ts';
import type { SignOff } from '../signoff/state.ts';

/** A page beside its source page. */
interface Pair {
  readonly source: readonly Segment[];
  readonly target: readonly Segment[];
  readonly alignment: Alignment;
  readonly signOff: SignOff;
  readonly past: PastPair | 'unknown' | undefined;
  /** Aligns the page with another text of its source page. */
  readonly align: (source: readonly Segment[]) => Alignment | undefined;
}

/**
 * What changed since a reviewer read the page as it stands or, where nobody did, since its text was edited last. A block
 * that is edited and not committed yet has caught up with its Chinese.
 * @returns `unknown` where the history that would tell is not here
 */
export function staleness(pair: Pair): Stale | 'unknown' | undefined {
  const { source, target, signOff, past } = pair;
  const { state, on, sourceChanges } = signOff;
  const isRead = state !== 'none' && state !== 'void';
  const isTold = past !== undefined && past !== 'unknown';
  if (on !== undefined && (isRead || !isTold))
    return placed(staleSinceReview(on, sourceChanges, source), pair);
  if (!isTold) return past;
  const stale = placed(staleSinceEdit(past, source), pair);
  if (!stale) return undefined;
  const hashes = hashBlocks(target);
  const isInHand = (index: number) => !past.committed.has(hashes[index]!);
  const changes = stale.changes.filter(({ blocks }) => !blocks.some(isInHand));
  return changes.length ? { ...stale, changes } : undefined;
}

/** Finds the blocks that follow what changed. An edited number ties nothing any more: then those count that followed it before. */
function placed(stale: Stale | undefined, { source, alignment, align }: Pair): Stale | undefined {
  if (!stale) return undefined;
  const by = (how: Alignment | undefined) => (change: StaleChange) =>
    change.kind === 'edited' && !change.blocks.length
      ? { ...change, blocks: followers(how, change.at!) }
      : change;
  const changes = stale.changes.map(by(alignment));
  const lost = changes.filter(
    ({ kind, blocks, before }) => kind === 'edited' && !blocks.length && before !== undefined,
  );
  if (!lost.length) return { ...stale, changes };
  const before = [...source];
  for (const { at, before: text = '' } of lost)
    before[at!] = { ...source[at!]!, text, mappings: [], marks: [] };
  return { ...stale, changes: changes.map(by(align(before))) };
}

function followers(alignment: Alignment | undefined, at: number): number[] {
  return (alignment?.blocks ?? []).flatMap((block, index) =>
    block && block.state !== 'local' && block.sources.includes(at) ? [index] : [],
  );
}
