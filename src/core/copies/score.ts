import type { Segment } from '../content/segment.ts';
import type { Unit } from './units.ts';

/*
 * The score of a link is a log-likelihood ratio: how much likelier the two texts are as a sentence and its
 * translation than as two sentences of these pages by chance. What the constants achieve on public sites
 * stands in docs/evidence.md.
 */
/** Spread of the log length ratio of true pairs, and of chance pairs. */
const trueSpread = 0.38;
const chanceSpread = 0.95;
/** How often an anchor of a sentence is found in its translation; a term has many translations. */
const anchorKept = 0.85;
const termKept = 0.5;
/** What an anchor of the target that its source sentence lacks costs. */
const newInTarget = 0.8;
/** An anchor in so many pairs of sentences is the page's subject and ties none of them. */
const mostPairsOfAnchor = 20_000;
/** Most blocks of a page are of these kinds, so that two of a kind say little. */
const commonKinds: ReadonlySet<Segment['kind']> = new Set(['paragraph', 'list-item', 'cell']);
const sameCommonKind = 0.25;
const sameRareKind = 1;
const otherKind = -2.2;
const sameEdge = 0.15;
const otherEdge = -0.35;

/** Scores links of source sentences with target sentences; what is asked per cell is looked up. */
export class Scorer {
  private readonly ratio: number;
  private readonly aLengths: Float64Array;
  private readonly bLengths: Float64Array;
  /** Score of a sentence's anchors should none of them be found on the other side. */
  private readonly aMisses: Float64Array;
  private readonly bMisses: Float64Array;
  /** What the anchors that two sentences share add to that, for each pair; 0 for most. */
  private readonly shared: Float32Array;

  constructor(
    private readonly a: readonly Unit[],
    private readonly b: readonly Unit[],
  ) {
    this.aLengths = runningTotal(a.map((unit) => unit.length));
    this.bLengths = runningTotal(b.map((unit) => unit.length));
    this.ratio = Math.log(Math.max(1, this.bLengths.at(-1)!) / Math.max(1, this.aLengths.at(-1)!));
    const inA = placesOf(a);
    const inB = placesOf(b);
    const misses = { a: new Float64Array(a.length), b: new Float64Array(b.length) };
    this.shared = new Float32Array(a.length * b.length);
    for (const anchor of new Set([...inA.keys(), ...inB.keys()])) {
      const [here, there] = [inA.get(anchor) ?? [], inB.get(anchor) ?? []];
      // A word that only one side has is translation; a number, image or code that only one has is not.
      if (!(here.length && there.length) && !isHard(anchor)) continue;
      const frequency = (here.length + there.length + 0.5) / (a.length + b.length + 1);
      const kept = anchor.startsWith('term:') ? termKept : anchorKept;
      const miss = Math.log((1 - kept) / (1 - Math.min(frequency, kept)));
      const hit = Math.log(kept / Math.min(frequency, kept));
      for (const i of here) misses.a[i]! += miss;
      for (const j of there) misses.b[j]! -= newInTarget;
      if (here.length * there.length > mostPairsOfAnchor) continue;
      for (const i of here) for (const j of there) this.shared[i * b.length + j]! += hit - miss + newInTarget;
    }
    this.aMisses = runningTotal(misses.a);
    this.bMisses = runningTotal(misses.b);
  }

  /** Score of source sentences `[i, i + m)` with target sentences `[j, j + n)`. */
  link(i: number, m: number, j: number, n: number): number {
    const aLength = this.aLengths[i + m]! - this.aLengths[i]!;
    const bLength = this.bLengths[j + n]! - this.bLengths[j]!;
    return this.length(aLength, bLength) + this.structure(i, m, j, n) + this.anchors(i, m, j, n);
  }

  private length(a: number, b: number): number {
    const off = Math.log(b / a) - this.ratio;
    // Short sentences vary more: "了解更多" is "Learn more" or "Find out how it works".
    const spread = trueSpread + 0.6 / Math.sqrt(a + 1);
    const wide = Math.max(chanceSpread, spread * 1.6);
    return Math.log(wide / spread) + (off * off) / 2 / wide ** 2 - (off * off) / 2 / spread ** 2;
  }

  private structure(i: number, m: number, j: number, n: number): number {
    const [a, b] = [this.a[i]!, this.b[j]!];
    const kind = a.kind !== b.kind ? otherKind : commonKinds.has(a.kind) ? sameCommonKind : sameRareKind;
    const first = a.first === b.first ? sameEdge : otherEdge;
    const last = this.a[i + m - 1]!.last === this.b[j + n - 1]!.last ? sameEdge : otherEdge;
    return kind + first + last;
  }

  anchors(i: number, m: number, j: number, n: number): number {
    let score = this.aMisses[i + m]! - this.aMisses[i]! + this.bMisses[j + n]! - this.bMisses[j]!;
    for (let k = i; k < i + m; k++)
      for (let l = j; l < j + n; l++) score += this.shared[k * this.b.length + l]!;
    return Math.max(-5, Math.min(12, score));
  }
}

/** Sums up to each index: of `[2, 3]` they are `[0, 2, 5]`. */
function runningTotal(values: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++) totals[index + 1] = totals[index]! + values[index]!;
  return totals;
}

/** Which sentences have an anchor. */
function placesOf(units: readonly Unit[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  units.forEach((unit, index) => {
    for (const anchor of unit.anchors) {
      const known = places.get(anchor);
      if (known) known.push(index);
      else places.set(anchor, [index]);
    }
  });
  return places;
}

/** Anchors that a translation has no reason to drop, so that missing them speaks against a link. */
function isHard(anchor: string): boolean {
  return /^(?:#\d[\d.]|image:|code:)/.test(anchor);
}
