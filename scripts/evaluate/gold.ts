/** Pages whose alignment is known, made from real ones: blocks of a page and its translation, edited by chance. */

import type { Unit } from '../../src/core/alignment/units.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { sentences } from '../../src/core/text/sentences.ts';

/** Shares of a page's blocks that are edited in each way. */
export interface Edits {
  readonly deleted: number;
  readonly inserted: number;
  readonly moved: number;
  readonly merged: number;
  readonly split: number;
}

/** An edited market page with what is true of it. */
export interface Gold {
  readonly target: readonly Segment[];
  /** Per target segment, the indices of the source segments it follows; empty for one from another page. */
  readonly sources: readonly (readonly number[])[];
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * True when two pages surely correspond block by block: kinds in the same order, numbers and code in the same
 * blocks, and lengths in proportion. What such a page says is what its source says, n-th block by n-th block.
 */
export function isParallel(
  source: { readonly segments: readonly Segment[]; readonly units: readonly Unit[] },
  target: { readonly segments: readonly Segment[]; readonly units: readonly Unit[] },
): boolean {
  const count = source.segments.length;
  if (count !== target.segments.length) return false;
  if (source.segments.some(({ kind }, index) => kind !== target.segments[index]!.kind)) return false;
  const [a, b] = [hardAnchors(source.units), hardAnchors(target.units)];
  let [held, shared] = [0, 0];
  const ratios: number[] = [];
  for (let block = 0; block < count; block++) {
    const [here, there] = [a.get(block), b.get(block)];
    if (here || there) held++;
    if (here && there && [...here].some((anchor) => there.has(anchor))) shared++;
    ratios.push(Math.log(target.segments[block]!.text.length / source.segments[block]!.text.length));
  }
  const middle = ratios.toSorted((x, y) => x - y)[count >> 1]!;
  const near = ratios.filter((ratio) => Math.abs(ratio - middle) < 1).length;
  return shared >= 0.8 * held && near >= 0.85 * count;
}

function hardAnchors(units: readonly Unit[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const { block, anchors } of units)
    for (const anchor of anchors) {
      if (!/^(?:#|code:|image:)/.test(anchor)) continue;
      found.set(block, (found.get(block) ?? new Set()).add(anchor));
    }
  return found;
}

type Row = { readonly segment: Segment; readonly sources: readonly number[] };

/**
 * Deletes, moves, splits, merges and inserts blocks of a page that is parallel to its source.
 * @param foreign blocks of another page in the same language
 */
export function editPage(
  target: readonly Segment[],
  foreign: readonly Segment[],
  edits: Edits,
  chance: () => number,
): Gold {
  const rows: Row[] = [];
  const moved: Row[] = [];
  target.forEach((segment, index) => {
    if (chance() < edits.deleted) return;
    (chance() < edits.moved ? moved : rows).push({ segment, sources: [index] });
  });
  const at = () => Math.floor(chance() * (rows.length + 1));
  for (const row of moved) rows.splice(at(), 0, row);
  for (let index = 0; index < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]];
    if (chance() < edits.split) rows.splice(index, 1, ...split(row));
    else if (next && chance() < edits.merged && next.segment.kind === row.segment.kind)
      rows.splice(index, 2, merge(row, next));
  }
  for (let left = Math.round(edits.inserted * target.length); left > 0 && foreign.length; ) {
    const start = Math.floor(chance() * foreign.length);
    const run = foreign.slice(start, start + Math.min(left, 1 + Math.floor(chance() * 4)));
    rows.splice(at(), 0, ...run.map((segment) => ({ segment, sources: [] })));
    left -= run.length;
  }
  return { target: rows.map(({ segment }) => segment), sources: rows.map(({ sources }) => sources) };
}

function split({ segment, sources }: Row): Row[] {
  const spans = sentences(segment.text);
  if (spans.length < 2) return [{ segment, sources }];
  const cut = spans[spans.length >> 1]!.from;
  const texts = [segment.text.slice(0, cut), segment.text.slice(cut)];
  return texts.map((text, index) => ({
    segment: { ...segment, text, marks: index ? [] : segment.marks },
    sources,
  }));
}

function merge(one: Row, other: Row): Row {
  const text = `${one.segment.text} ${other.segment.text}`;
  const marks = [...one.segment.marks, ...other.segment.marks];
  return { segment: { ...one.segment, text, marks }, sources: [...one.sources, ...other.sources] };
}
