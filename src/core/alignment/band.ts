/** Where two pages can correspond: a band of cells about the line their rarest common anchors draw. */
import type { Tie } from './evidence.ts';
import { longestRising } from './rising.ts';

/** For each number of source sentences read, the target sentences that may have been read: `[low, high]`. */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where each row starts in a table of all cells of the band. */
  readonly start: Int32Array;
  readonly cells: number;
}

/** Cells left and right of the line that are searched, at least; and as a share of the longer page. */
const leastWidth = 60;
const widthShare = 0.1;
const mostWidth = 160;

/**
 * The band for pages of `n` and `m` sentences. The line runs from corner to corner through sentences tied by an
 * anchor that each page has once, as many of them as stand in the same order on both.
 */
export function bandOf(n: number, m: number, ties: readonly Tie[]): Band {
  const width = Math.min(mostWidth, Math.max(leastWidth, Math.ceil(widthShare * Math.max(n, m))));
  const pins = [[0, 0] as const, ...pinsOf(ties), [n, m] as const];
  const low = new Int32Array(n + 1);
  const high = new Int32Array(n + 1);
  const start = new Int32Array(n + 1);
  let cells = 0;
  let next = 1;
  for (let i = 0; i <= n; i++) {
    while (next < pins.length - 1 && pins[next]![0] < i) next++;
    const [[i0, j0], [i1, j1]] = [pins[next - 1]!, pins[next]!];
    const middle = i1 === i0 ? j1 : j0 + ((i - i0) / (i1 - i0)) * (j1 - j0);
    // Between two pins the line may bend anywhere in their rectangle, as far as that is not too much to search.
    const bend = Math.min(mostWidth, Math.abs(j1 - j0), Math.abs(i1 - i0));
    const reach = Math.max(width, bend);
    const [lowBefore, highBefore] = i ? [low[i - 1]!, high[i - 1]!] : [0, 0];
    // Rows overlap, so that a way leads through.
    low[i] = Math.min(highBefore, Math.max(lowBefore, Math.floor(middle - reach)));
    high[i] = i === n ? m : Math.max(highBefore, Math.ceil(Math.min(m, middle + reach)));
    start[i] = cells - low[i]!;
    cells += high[i]! - low[i]! + 1;
  }
  return { low, high, start, cells };
}

/** Sentences tied by something each page has once; the longest chain that rises on both (patience). */
function pinsOf(ties: readonly Tie[]): (readonly [number, number])[] {
  const unique = ties
    .filter(({ source, target }) => source.length === 1 && target.length === 1)
    .map(({ source, target }) => [source[0]! + 1, target[0]! + 1] as const)
    .sort((x, y) => x[0] - y[0] || y[1] - x[1]);
  return longestRising(unique.map(([, target]) => target)).map((index) => unique[index]!);
}
