/**
 * Indices of a longest subsequence that rises, by patience sorting in n log n: of `[0, 5, 1, 1, 2]` they are
 * `[0, 2, 4]`, and `[0, 2, 3, 4]` where equals may follow each other.
 */
export function longestRising(values: readonly number[], { equals = false } = {}): number[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = values[tails[middle]!]!;
      if (other < value || (equals && other === value)) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? tails[low - 1] : undefined);
    tails[low] = index;
  });
  const chain: number[] = [];
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) chain.push(index);
  return chain.reverse();
}
