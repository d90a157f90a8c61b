/** What two versions of a text differ in, for people to read. */
import { sentences } from './sentences.ts';

/** A stretch of a text that both versions have, or one of them. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many pairs of words the whole of what differs counts as replaced: nobody reads a finer difference. */
const mostPairs = 250_000;
/** Fewer characters that stay the same between two changes are read as part of them. */
const leastSame = 2;

/**
 * The parts of two texts in reading order, what was removed before what took its place. Han characters are compared one by
 * one, other words whole: `每年 5,000 元` and `每年 6,000 元` differ in `5,000` and `6,000`.
 */
export function diffText(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const kept = left.length * right.length <= mostPairs ? longestCommon(left, right) : [];
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], words: readonly string[]) => {
    if (!words.length) return;
    const text = words.join('');
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  add('same', a.slice(0, head));
  let [i, j] = [0, 0];
  const stretches = runsOf(kept).filter(
    ({ i: at, length }, index, all) =>
      index === 0 ||
      index === all.length - 1 ||
      left
        .slice(at, at + length)
        .join('')
        .trim().length >= leastSame,
  );
  for (const { i: nextI, j: nextJ, length } of stretches) {
    add('removed', left.slice(i, nextI));
    add('added', right.slice(j, nextJ));
    add('same', left.slice(nextI, nextI + length));
    [i, j] = [nextI + length, nextJ + length];
  }
  add('removed', left.slice(i));
  add('added', right.slice(j));
  add('same', a.slice(a.length - tail));
  return parts;
}

/** Words with the white space behind them as words of their own; each Han character is one. */
function wordsOf(text: string): string[] {
  return (
    text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}.,'’-])*|\s+|./gsu) ?? []
  );
}

interface Run {
  readonly i: number;
  readonly j: number;
  readonly length: number;
}

/** Pairs of places that follow each other, as stretches. */
function runsOf(pairs: readonly (readonly [number, number])[]): Run[] {
  const runs: Run[] = [];
  for (const [i, j] of pairs) {
    const last = runs.at(-1);
    if (last && last.i + last.length === i && last.j + last.length === j)
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ i, j, length: 1 });
  }
  return runs;
}

/** A longest common subsequence, as pairs of places. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** The sentences only one of two versions of a text has, in reading order. */
export function changedSentences(
  before: string | undefined,
  after: string | undefined,
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const [then, now] = [before, after].map((text = '') =>
    sentences(text).map(({ from, to }) => text.slice(from, to).replace(/\s+/g, ' ')),
  ) as [string[], string[]];
  const [were, are] = [new Set(then), new Set(now)];
  return { removed: then.filter((one) => !are.has(one)), added: now.filter((one) => !were.has(one)) };
}
