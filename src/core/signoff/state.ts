import type { Segment } from '../content/segment.ts';
import { hashBlocks, hashPage } from './hashes.ts';
import type { Remark, SignOffRecord } from './record.ts';
import { changedBlocks, type SourceChanges } from './stale.ts';

/**
 * The state of a page with the reviewers of its market:
 * `none` nobody has reviewed it; `approved` as it stands; `changes-wanted` a reviewer found errors in it as it stands;
 * `void` its text was edited since; `stale` its text is as it was, but the source page was edited since.
 */
export const signOffStates = ['none', 'approved', 'changes-wanted', 'void', 'stale'] as const;
export type SignOffState = (typeof signOffStates)[number];

/** The sign-off of a page as it stands. */
export interface SignOff {
  readonly state: SignOffState;
  /** Who reviewed it; undefined where nobody has. */
  readonly by: string | undefined;
  /** When, YYYY-MM-DD. */
  readonly on: string | undefined;
  readonly remarks: readonly Remark[];
  readonly sourceChanges: SourceChanges;
}

const unchanged: SourceChanges = { edited: [], added: [], gone: 0 };

/** The sign-off of a page that nobody has reviewed. */
export const notSigned: SignOff = {
  state: 'none',
  by: undefined,
  on: undefined,
  remarks: [],
  sourceChanges: unchanged,
};

/**
 * Holds a record against the page as it stands.
 * @param source the segments of its source page; undefined where it follows none
 */
export function judgeSignOff(
  record: SignOffRecord,
  segments: readonly Segment[],
  source: readonly Segment[] | undefined,
): SignOff {
  const { by, on, remarks } = record;
  const sourceChanges = record.source ? changesOf(record.source.blocks, hashBlocks(source ?? [])) : unchanged;
  return { state: stateOf(record, segments, sourceChanges), by, on, remarks, sourceChanges };
}

function stateOf(
  { text, verdict }: SignOffRecord,
  segments: readonly Segment[],
  { edited, added, gone }: SourceChanges,
): SignOffState {
  if (verdict === 'open') return 'none';
  if (text !== hashPage(segments)) return 'void';
  if (verdict === 'changes') return 'changes-wanted';
  return edited.length || added.length || gone ? 'stale' : 'approved';
}

/**
 * Tells edited blocks from added ones, see `changedBlocks`.
 * @param before hashes of the blocks as they were
 * @param after hashes of the blocks as they are
 */
export function changesOf(before: readonly string[], after: readonly string[]): SourceChanges {
  const block = (hash: string) => ({ hash, text: '', key: undefined });
  const changes = changedBlocks(before.map(block), after.map(block));
  const of = (kind: 'edited' | 'added') => changes.flatMap((one) => (one.kind === kind ? one.at! : []));
  return {
    edited: of('edited'),
    added: of('added'),
    gone: changes.filter(({ kind }) => kind === 'gone').length,
  };
}
