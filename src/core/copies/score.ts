import type { Segment } from '../content/segment.ts';
import type { Band } from './band.ts';
import type { Evidence } from './evidence.ts';
import type { Unit } from './units.ts';

/*
 * The score of a link is a log-likelihood ratio: how much likelier the two texts are as a sentence and its
 * translation than as two sentences of these pages by chance. What the constants achieve on public sites
 * stands in docs/evidence.md.
 */
/** Spread of the log length ratio of true pairs, and of chance pairs. */
const trueSpread = 0.38;
const chanceSpread = 0.95;
/** Most blocks of a page are of these kinds, so that two of a kind say little. */
const commonKinds: ReadonlySet<Segment['kind']> = new Set(['paragraph', 'list-item', 'cell']);
const sameCommonKind = 0.25;
const sameRareKind = 1;
const otherKind = -2.2;
const sameEdge = 0.15;
const otherEdge = -0.35;
/** What anchors and words may add or take at most: no single table of numbers decides a page. */
const mostEvidence = 12;
const leastEvidence = -5;

/** Scores links of source sentences with target sentences in a band; what is asked per cell is looked up. */
export class Scorer {
  private readonly ratio: number;
  private readonly aLengths: Float64Array;
  private readonly bLengths: Float64Array;
  private readonly aMisses: Float64Array;
  private readonly bMisses: Float64Array;
  /** What the two sentences of each cell share adds to that; 0 for most. */
  private readonly shared: Float32Array;

  constructor(
    private readonly a: readonly Unit[],
    private readonly b: readonly Unit[],
    evidence: Evidence,
    private readonly band: Band,
  ) {
    this.aLengths = runningTotal(a.map((unit) => unit.length));
    this.bLengths = runningTotal(b.map((unit) => unit.length));
    this.ratio = Math.log(Math.max(1, this.bLengths.at(-1)!) / Math.max(1, this.aLengths.at(-1)!));
    this.aMisses = runningTotal(evidence.sourceMisses);
    this.bMisses = runningTotal(evidence.targetMisses);
    this.shared = new Float32Array(band.cells);
    for (const { source, target, gain } of evidence.ties) {
      for (const i of source) {
        const [low, high, row] = [band.low[i]!, band.high[i]!, band.start[i]!];
        for (const j of target) if (j >= low && j <= high) this.shared[row + j]! += gain;
      }
    }
  }

  /** Score of source sentences `[i, i + m)` with target sentences `[j, j + n)`. */
  link(i: number, m: number, j: number, n: number): number {
    let evidence = this.aMisses[i + m]! - this.aMisses[i]! + this.bMisses[j + n]! - this.bMisses[j]!;
    for (let k = i; k < i + m; k++) {
      const [low, high, row] = [this.band.low[k]!, this.band.high[k]!, this.band.start[k]!];
      for (let l = Math.max(j, low); l < j + n && l <= high; l++) evidence += this.shared[row + l]!;
    }
    return this.layout(i, m, j, n) + clip(evidence);
  }

  /** The part of the score that does not ask what the sentences say: their lengths and where they stand. */
  layout(i: number, m: number, j: number, n: number): number {
    const aLength = this.aLengths[i + m]! - this.aLengths[i]!;
    const bLength = this.bLengths[j + n]! - this.bLengths[j]!;
    return this.length(aLength, bLength) + this.structure(i, m, j, n);
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
}

/** Keeps what anchors and words say within bounds. */
export function clip(evidence: number): number {
  return Math.max(leastEvidence, Math.min(mostEvidence, evidence));
}

/** Sums up to each index: of `[2, 3]` they are `[0, 2, 5]`. */
function runningTotal(values: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++) totals[index + 1] = totals[index]! + values[index]!;
  return totals;
}
