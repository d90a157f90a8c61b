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

/** Most target sentences one source sentence becomes within a block, and most source sentences one target sentence joins. */
export const mostSplit = 6;
export const mostJoined = 3;

/** Scores links of source sentences with target sentences in a band; what is asked per cell is looked up. */
export class Scorer {
  private readonly ratio: number;
  private readonly aLengths: Float64Array;
  private readonly bLengths: Float64Array;
  private readonly aMisses: Float64Array;
  private readonly bMisses: Float64Array;
  /** By source sentence and how many are joined from it on: how their length weighs. */
  private readonly weighed: readonly Weighed[];
  /** By target sentence and into how many the source is split from it on: the logarithm of their length. */
  private readonly bLogs: Float64Array;
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
    this.weighed = runs(this.aLengths, mostJoined).map((length) => weigh(length, this.ratio));
    this.bLogs = Float64Array.from(runs(this.bLengths, mostSplit), Math.log);
    this.shared = new Float32Array(band.cells);
    for (const { source, target, gain } of evidence.ties) {
      for (const i of source) {
        const [low, high, row] = [band.low[i]!, band.high[i]!, band.start[i]!];
        for (const j of target) if (j >= low && j <= high) this.shared[row + j]! += gain;
      }
    }
  }

  /** What source sentence `i` shares with target sentence `j`; 0 outside the band. */
  sharedAt(i: number, j: number): number {
    const isInside = j >= this.band.low[i]! && j <= this.band.high[i]!;
    return isInside ? this.shared[this.band.start[i]! + j]! : 0;
  }

  /**
   * Score of source sentences `[i, i + m)` with target sentences `[j, j + n)`, as many as are joined or split at most.
   * @param shared the sum of what each of them shares with each
   */
  link(i: number, m: number, j: number, n: number, shared: number): number {
    const misses = this.aMisses[i + m]! - this.aMisses[i]! + this.bMisses[j + n]! - this.bMisses[j]!;
    const length = likelihood(this.weighed[i * mostJoined + m - 1]!, this.bLogs[j * mostSplit + n - 1]!);
    return length + this.structure(i, m, j, n) + clip(shared + misses);
  }

  /** The part of the score that does not ask what the sentences say: their lengths and where they stand. */
  layout(i: number, m: number, j: number, n: number): number {
    const source = weigh(this.aLengths[i + m]! - this.aLengths[i]!, this.ratio);
    const target = Math.log(this.bLengths[j + n]! - this.bLengths[j]!);
    return likelihood(source, target) + this.structure(i, m, j, n);
  }

  private structure(i: number, m: number, j: number, n: number): number {
    const [a, b] = [this.a[i]!, this.b[j]!];
    const kind = a.kind !== b.kind ? otherKind : commonKinds.has(a.kind) ? sameCommonKind : sameRareKind;
    const first = a.first === b.first ? sameEdge : otherEdge;
    const last = this.a[i + m - 1]!.last === this.b[j + n - 1]!.last ? sameEdge : otherEdge;
    return kind + first + last;
  }
}

/** What a source text's length says of its translation's: `base - slope * off²` for one that is so far off `expected`. */
interface Weighed {
  /** Logarithm of the length its translation has on this page. */
  readonly expected: number;
  readonly base: number;
  readonly slope: number;
}

function weigh(length: number, ratio: number): Weighed {
  // Short sentences vary more: "了解更多" is "Learn more" or "Find out how it works".
  const spread = trueSpread + 0.6 / Math.sqrt(length + 1);
  const wide = Math.max(chanceSpread, spread * 1.6);
  const slope = 1 / (2 * spread ** 2) - 1 / (2 * wide ** 2);
  return { expected: Math.log(length) + ratio, base: Math.log(wide / spread), slope };
}

/** How much likelier a length is for a translation than by chance, as a logarithm. */
function likelihood({ expected, base, slope }: Weighed, logLength: number): number {
  return base - slope * (logLength - expected) ** 2;
}

/** Lengths of the runs of one to `most` sentences from each on; those that end beyond the page end with it. */
function runs(totals: Float64Array, most: number): number[] {
  const end = totals.length - 1;
  return Array.from({ length: end * most }, (_, index) => {
    const from = Math.floor(index / most);
    return totals[Math.min(end, from + (index % most) + 1)]! - totals[from]!;
  });
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
