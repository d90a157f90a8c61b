/** Sentences that reading in order has left over: moved ones, and those adapted from what stands around them. */
import type { Evidence, Tie } from './evidence.ts';
import { clip, type Scorer } from './score.ts';

/** From this score on a sentence left over is one that moved. */
const movedScore = 4;
/** From this score of its words and anchors alone on, a sentence left over is one that was adapted. */
const adaptedScore = 3;

/** Per target sentence the source sentences it follows, ascending; empty while it follows none. */
export type Links = readonly (readonly number[])[];
/** A target sentence and the source sentence it turned out to follow. */
export interface RestLink {
  readonly from: number;
  readonly to: number;
}

/** The ties of each target sentence that is not linked yet. */
function openTies(ties: readonly Tie[], links: Links): [number, readonly Tie[]][] {
  const open = new Map<number, Tie[]>();
  links.forEach((sources, j) => {
    if (!sources.length) open.set(j, []);
  });
  for (const tie of ties) for (const j of tie.target) open.get(j)?.push(tie);
  return [...open];
}

/**
 * Sentences left over on both sides that fit each other, wherever they stand.
 * @param used for each source sentence, 1 where something follows it; what is found is noted there
 */
export function findMoved(score: Scorer, evidence: Evidence, links: Links, used: Uint8Array): RestLink[] {
  const found: RestLink[] = [];
  const gains = new Float64Array(used.length);
  for (const [to, ties] of openTies(evidence.ties, links)) {
    const seen = new Set<number>();
    for (const { source, gain } of ties) {
      for (const i of source) {
        if (used[i]) continue;
        seen.add(i);
        gains[i]! += gain;
      }
    }
    let best: { from: number; value: number } | undefined;
    for (const from of seen) {
      const said = clip(gains[from]! + evidence.sourceMisses[from]! + evidence.targetMisses[to]!);
      const value = score.layout(from, 1, to, 1) + said;
      gains[from] = 0;
      if (value > (best?.value ?? movedScore)) best = { from, value };
    }
    if (!best) continue;
    used[best.from] = 1;
    found.push({ from: best.from, to });
  }
  return found;
}

/**
 * Sentences left over whose words are those of the source sentences that their neighbours follow, or of what was
 * left over between these: one long Chinese sentence often becomes several short ones.
 */
export function findAdapted(evidence: Evidence, links: Links, sourceCount: number): RestLink[] {
  const found: RestLink[] = [];
  const gains = new Float64Array(sourceCount);
  const [before, after] = surroundings(links, sourceCount);
  for (const [to, ties] of openTies(evidence.ties, links)) {
    const seen = new Set<number>();
    for (const { source, partGain } of ties) {
      for (const i of source) {
        if (i < before[to]! || i > after[to]!) continue;
        seen.add(i);
        gains[i]! += partGain;
      }
    }
    let best: { from: number; value: number } | undefined;
    for (const from of seen) {
      const value = gains[from]! + evidence.targetMisses[to]!;
      gains[from] = 0;
      if (value >= (best?.value ?? adaptedScore)) best = { from, value };
    }
    if (best) found.push({ from: best.from, to });
  }
  return found;
}

/** Per target sentence, from which to which source sentence its linked neighbours reach, one further each way. */
function surroundings(links: Links, sourceCount: number): [Int32Array, Int32Array] {
  const before = new Int32Array(links.length);
  const after = new Int32Array(links.length);
  let from = 0;
  links.forEach((sources, j) => {
    before[j] = from;
    if (sources.length) from = sources[0]! - 1;
  });
  let to = sourceCount - 1;
  for (let j = links.length - 1; j >= 0; j--) {
    after[j] = to;
    const last = links[j]!.at(-1);
    if (last !== undefined) to = last + 1;
  }
  return [before, after];
}
