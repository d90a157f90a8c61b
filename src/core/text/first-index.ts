import type { Span } from '../finding.ts';

/** The index of the first item for which `is` holds, where it holds for all behind it too; their number where for none. */
export function firstIndex<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How far the spans up to each reach, of spans sorted by where they begin. */
export function reachOf(spans: readonly Span[]): number[] {
  let farthest = 0;
  return spans.map(({ to }) => {
    farthest = Math.max(farthest, to);
    return farthest;
  });
}
