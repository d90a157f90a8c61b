/** Sentences that reading in order has left over: moved ones, and those adapted from what stands around them. */
import type { Evidence, Tie } from './evidence.ts';
import { clip, type Scorer } from './score.ts';
import type { Unit } from './units.ts';

/** From this score on a sentence left over is one that moved. */
const movedScore = 4;
/** The same where something else follows the source sentence already: what is said twice follows it twice. */
const repeatedScore = 7;
/** What each sentence more of a moved block adds to that: long blocks have words in common by chance. */
const perJoined = 0.8;
/** From this score of its words and anchors alone on, a sentence left over is one that was adapted. */
const adaptedScore = 4;
/** The same for what the sentence beside it follows. */
const besideScore = 2;

/** Per target sentence the source sentences it follows, ascending; empty while it follows none. */
export type Links = readonly (readonly number[])[];
/** A target sentence and the source sentence it turned out to follow. */
export interface ResidualLink {
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

/** Sentences of one block, `[from, to)`. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The sentences of each block, and by sentence which of them it is in. */
function blocksOf(units: readonly Unit[]): { runs: Run[]; at: Int32Array } {
  const runs: Run[] = [];
  const at = new Int32Array(units.length);
  for (let from = 0; from < units.length; ) {
    let to = from;
    while (to < units.length && units[to]!.block === units[from]!.block) at[to++] = runs.length;
    runs.push({ from, to });
    from = to;
  }
  return { runs, at };
}

/**
 * What was left over and fits something of the source wherever it stands, best something that is left over as
 * well: sentences first, then whole blocks, since a block that moved may be cut into sentences in another way.
 * @param used for each source sentence, 1 where something follows it; what is found is noted there
 */
export function findMoved(
  score: Scorer,
  evidence: Evidence,
  a: readonly Unit[],
  b: readonly Unit[],
  links: Links,
  used: Uint8Array,
): ResidualLink[] {
  const each = (units: readonly Unit[]) => ({
    runs: units.map((_, index) => ({ from: index, to: index + 1 })),
    at: Int32Array.from(units, (_, index) => index),
  });
  const open = links.map((sources) => !sources.length);
  const sentences = fitRuns(score, evidence, each(a), each(b), open, used);
  for (const { to } of sentences) open[to] = false;
  return [...sentences, ...fitRuns(score, evidence, blocksOf(a), blocksOf(b), open, used)];
}

function fitRuns(
  score: Scorer,
  evidence: Evidence,
  source: ReturnType<typeof blocksOf>,
  target: ReturnType<typeof blocksOf>,
  open: readonly boolean[],
  used: Uint8Array,
): ResidualLink[] {
  const found: ResidualLink[] = [];
  const gains = new Float64Array(source.runs.length);
  const ties = new Map<number, Tie[]>();
  target.runs.forEach(({ from, to }, index) => {
    if (open.slice(from, to).every(Boolean)) ties.set(index, []);
  });
  if (!ties.size) return found;
  for (const tie of evidence.ties) {
    let last = -1;
    for (const j of tie.target) {
      const run = target.at[j]!;
      if (run !== last) ties.get(run)?.push(tie);
      last = run;
    }
  }
  for (const [index, shared] of ties) {
    const here = target.runs[index]!;
    const seen = new Set<number>();
    for (const tie of shared) {
      let last = -1;
      for (const i of tie.source) {
        const run = source.at[i]!;
        if (run === last) continue;
        last = run;
        seen.add(run);
        gains[run]! += tie.gain;
      }
    }
    let best: { run: Run; value: number } | undefined;
    for (const candidate of seen) {
      const run = source.runs[candidate]!;
      const misses = sum(evidence.sourceMisses, run) + sum(evidence.targetMisses, here);
      const layout = score.layout(run.from, run.to - run.from, here.from, here.to - here.from);
      const value = layout + clip(gains[candidate]! + misses);
      gains[candidate] = 0;
      const joined = here.to - here.from + run.to - run.from - 2;
      if (value <= (sum(used, run) ? repeatedScore : movedScore) + joined * perJoined) continue;
      if (!best || value > best.value) best = { run, value };
    }
    if (!best) continue;
    for (let i = best.run.from; i < best.run.to; i++) {
      used[i] = 1;
      for (let j = here.from; j < here.to; j++) found.push({ from: i, to: j });
    }
  }
  return found;
}

function sum(values: ArrayLike<number>, { from, to }: Run): number {
  let total = 0;
  for (let index = from; index < to; index++) total += values[index]!;
  return total;
}

/**
 * Sentences left over whose words are those of the source sentences that their neighbours follow, or of what was
 * left over between these: one long Chinese sentence often becomes several short ones.
 */
export function findAdapted(evidence: Evidence, links: Links, sourceCount: number): ResidualLink[] {
  const found: ResidualLink[] = [];
  const gains = new Float64Array(sourceCount);
  const [before, after] = surroundings(links, sourceCount);
  const previous: number[] = [];
  for (const [to, ties] of openTies(evidence.ties, links)) {
    const seen = new Set<number>();
    for (const { source, partGain } of ties) {
      for (const i of source) {
        if (i < before[to]! || i > after[to]!) continue;
        seen.add(i);
        gains[i]! += partGain;
      }
    }
    const beside = [previous[to - 1] ?? links[to - 1]?.at(-1), links[to + 1]?.[0]];
    let best: { from: number; value: number } | undefined;
    for (const from of seen) {
      const value = gains[from]! + evidence.targetMisses[to]!;
      gains[from] = 0;
      const isBeside = beside.some((i) => i !== undefined && Math.abs(i - from) <= 1);
      if (value < (isBeside ? besideScore : adaptedScore)) continue;
      if (!best || value > best.value) best = { from, value };
    }
    if (!best) continue;
    previous[to] = best.from;
    found.push({ from: best.from, to });
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
