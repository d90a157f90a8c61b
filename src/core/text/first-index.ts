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
