/** The best way to read two pages side by side: which sentences follow which, in order. */
import type { Band } from './band.ts';
import { mostJoined, mostSplit, type Scorer } from './score.ts';
import type { Unit } from './units.ts';

/** Source sentences `[from, fromEnd)` that target sentences `[to, toEnd)` follow. */
export interface PathLink {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

const gapCost = -0.6;
/** Merges are rarer than one-to-one links, and big ones rarer still. */
const mergeCost = -0.9;
const perMerged = -0.15;
const skipSource = 1;
const skipTarget = 2;
const firstSplit = 3;
const firstJoin = firstSplit + mostSplit;

/** The in-order links with the highest total score within the band. */
export function bestPath(score: Scorer, a: readonly Unit[], b: readonly Unit[], band: Band): PathLink[] {
  const [n, m] = [a.length, b.length];
  const best = new Float32Array(band.cells).fill(Number.NEGATIVE_INFINITY);
  const move = new Uint8Array(band.cells);
  const splits = mergeable(b, mostSplit);
  const joins = mergeable(a, mostJoined);
  for (let i = 0; i <= n; i++) {
    const [low, high, row] = [band.low[i]!, band.high[i]!, band.start[i]!];
    for (let j = low; j <= high; j++) {
      let value = i + j === 0 ? 0 : Number.NEGATIVE_INFINITY;
      let how = 0;
      if (j > low && best[row + j - 1]! + gapCost > value) {
        value = best[row + j - 1]! + gapCost;
        how = skipTarget;
      }
      if (i > 0 && j <= band.high[i - 1]!) {
        const above = band.start[i - 1]!;
        if (best[above + j]! + gapCost > value) {
          value = best[above + j]! + gapCost;
          how = skipSource;
        }
        for (let q = 1, shared = 0; q <= splits[j]!; q++) {
          if (j - q < band.low[i - 1]!) break;
          shared += score.sharedAt(i - 1, j - q);
          const gain = score.link(i - 1, 1, j - q, q, shared) + (q > 1 ? mergeCost + perMerged * (q - 2) : 0);
          if (gain >= 0 && best[above + j - q]! + gain > value) {
            value = best[above + j - q]! + gain;
            how = firstSplit + q - 1;
          }
        }
        if (j > 0) {
          let shared = score.sharedAt(i - 1, j - 1);
          for (let p = 2; p <= joins[i]!; p++) {
            shared += score.sharedAt(i - p, j - 1);
            if (j - 1 > band.high[i - p]! || j - 1 < band.low[i - p]!) continue;
            const gain = score.link(i - p, p, j - 1, 1, shared) + mergeCost;
            const from = best[band.start[i - p]! + j - 1]!;
            if (gain >= 0 && from + gain > value) {
              value = from + gain;
              how = firstJoin + p - 2;
            }
          }
        }
      }
      best[row + j] = value;
      move[row + j] = how;
    }
  }
  return readBack(move, band, n, m);
}

/** For each end, how many units up to it may be merged: those of one block. */
function mergeable(units: readonly Unit[], most: number): Uint8Array {
  const counts = new Uint8Array(units.length + 1);
  units.forEach((unit, index) => {
    const same = index > 0 && units[index - 1]!.block === unit.block;
    counts[index + 1] = same ? Math.min(most, counts[index]! + 1) : 1;
  });
  return counts;
}

function readBack(move: Uint8Array, band: Band, n: number, m: number): PathLink[] {
  const links: PathLink[] = [];
  let [i, j] = [n, m];
  while (i > 0 || j > 0) {
    const how = move[band.start[i]! + j]!;
    if (how === 0) break;
    if (how === skipSource) i--;
    else if (how === skipTarget) j--;
    else {
      const [p, q] = how >= firstJoin ? [how - firstJoin + 2, 1] : [1, how - firstSplit + 1];
      links.push({ from: i - p, fromEnd: i, to: j - q, toEnd: j });
      i -= p;
      j -= q;
    }
  }
  return links.reverse();
}
