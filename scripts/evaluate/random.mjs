/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The items in an order that is the same for the same seed.
 * @template T
 * @param {readonly T[]} items
 * @param {number | (() => number)} random a seed, or random numbers that go on
 */
export function shuffled(items, random) {
  const next = typeof random === 'number' ? randomNumbers(random) : random;
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
