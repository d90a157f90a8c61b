/** Which source words a target word translates, estimated from linked sentences. */
import type { WordLink } from '../../src/core/alignment/lexicon.ts';
import { stemOf } from '../../src/core/alignment/shipped-lexicon.ts';

/** A target word with the pairs of Chinese characters it translates, the surest first. */
export interface Estimate {
  readonly word: string;
  readonly sources: readonly string[];
  /** How often one of them stands in the sentence that a sentence with the word translates, 0 to 1. */
  readonly kept: number;
  /** In how many links the word was seen. */
  readonly seen: number;
}

const rounds = 6;
/** A word of more than this share of all sentences is grammar. */
const mostFrequent = 0.06;
const leastSeen = 2;
const leastKept = 0.3;
/** A pair of characters is taken that stands for the word this often, … */
const leastShare = 0.08;
/** … and that the word makes so many times likelier. */
const leastLift = 4;
const mostSources = 6;
/** Words that translate nothing are taken to have this one for a source. */
const nothing = 0;

/**
 * IBM model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"), each link's words taken once:
 * the probability of a target word given a source word, in rounds of expectation and maximization. What a word then
 * owes to each source word of its links is its share of it: `release` is seen beside 发布 and 版本, but 版本 is explained
 * by `version`.
 */
export function estimate(links: readonly WordLink[]): Estimate[] {
  const sourceIds = new Map<string, number>();
  const targetIds = new Map<string, number>();
  const idOf = (ids: Map<string, number>, word: string) => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  idOf(sourceIds, '');
  const isPair = (word: string) => /^\p{Script=Han}{2}$/u.test(word);
  const pairs = links
    .map(({ source, target }) => ({
      source: Int32Array.from([nothing, ...source.filter(isPair).map((word) => idOf(sourceIds, word))]),
      target: Int32Array.from(formsOf(target), (word) => idOf(targetIds, word)),
    }))
    .filter(({ source, target }) => source.length > 1 && target.length);
  const seenSource = new Int32Array(sourceIds.size);
  const seenTarget = new Int32Array(targetIds.size);
  for (const { source, target } of pairs) {
    for (const id of source) seenSource[id]!++;
    for (const id of target) seenTarget[id]!++;
  }
  // One cell for each pair of words seen together; a sentence's are looked up once.
  const cells = new Map<number, number>();
  const cellSource: number[] = [];
  const cellTarget: number[] = [];
  const grid = pairs.map(({ source, target }) => {
    const row = new Int32Array(source.length * target.length);
    let at = 0;
    for (const to of target)
      for (const from of source) {
        const key = to * sourceIds.size + from;
        let cell = cells.get(key);
        if (cell === undefined) {
          cell = cells.size;
          cells.set(key, cell);
          cellSource.push(from);
          cellTarget.push(to);
        }
        row[at++] = cell;
      }
    return row;
  });
  cells.clear();
  let given = new Float64Array(cellSource.length).fill(1 / targetIds.size);
  let counts = new Float64Array(cellSource.length);
  for (let round = 0; round < rounds; round++) {
    counts = new Float64Array(cellSource.length);
    pairs.forEach(({ source, target }, index) => {
      const row = grid[index]!;
      for (let to = 0; to < target.length; to++) {
        const start = to * source.length;
        let total = 0;
        for (let from = 0; from < source.length; from++) total += given[row[start + from]!]!;
        for (let from = 0; from < source.length; from++) {
          const cell = row[start + from]!;
          counts[cell]! += given[cell]! / total;
        }
      }
    });
    const totals = new Float64Array(sourceIds.size);
    for (let cell = 0; cell < counts.length; cell++) totals[cellSource[cell]!]! += counts[cell]!;
    given = counts.map((count, cell) => count / totals[cellSource[cell]!]!);
  }
  const together = new Int32Array(cellSource.length);
  for (const row of grid) for (const cell of row) together[cell]!++;
  const byTarget: number[][] = Array.from({ length: targetIds.size }, () => []);
  for (let cell = 0; cell < cellSource.length; cell++)
    if (cellSource[cell] !== nothing) byTarget[cellTarget[cell]!]!.push(cell);
  const places: number[][] = Array.from({ length: targetIds.size }, () => []);
  pairs.forEach(({ target }, index) => {
    for (const to of target) places[to]!.push(index);
  });
  const sourceWords = [...sourceIds.keys()];
  return [...targetIds].flatMap(([word, to]): Estimate[] => {
    const seen = seenTarget[to]!;
    if (seen < leastSeen || seen > mostFrequent * pairs.length) return [];
    const chosen = byTarget[to]!.filter((cell) => {
      const from = cellSource[cell]!;
      const lift = (together[cell]! * pairs.length) / (seen * seenSource[from]!);
      return counts[cell]! >= leastShare * seen && together[cell]! >= leastSeen && lift >= leastLift;
    })
      .sort((x, y) => counts[y]! - counts[x]! || x - y)
      .slice(0, mostSources)
      .map((cell) => cellSource[cell]!);
    if (!chosen.length) return [];
    const covered = places[to]!.filter((at) =>
      chosen.some((from) => pairs[at]!.source.includes(from)),
    ).length;
    // One sentence without it is thought of besides, so that what was seen twice is not sure.
    const kept = covered / (seen + 1);
    return kept < leastKept ? [] : [{ word, sources: chosen.map((from) => sourceWords[from]!), kept, seen }];
  });
}

/** The words of a sentence, and what they begin with. */
function formsOf(words: readonly string[]): Set<string> {
  const written = words.filter((word) => /\p{L}/u.test(word));
  return new Set([...written, ...written.flatMap((word) => stemOf(word) ?? [])]);
}

/** So many bytes a language may have. */
const mostBytes = 150_000;

/** The text of a lexicon, as `readLexicon` reads it: the words seen most often, as many as there is room for. */
export function writeLexicon(estimates: readonly Estimate[]): string {
  const lines: string[] = [];
  let bytes = 0;
  for (const { word, sources, kept } of estimates.toSorted((x, y) => y.seen - x.seen)) {
    const line = `${word} ${Math.min(9, Math.round(kept * 10))}${sources.join('')}\n`;
    bytes += Buffer.byteLength(line);
    if (bytes > mostBytes) break;
    lines.push(line);
  }
  return lines.sort().join('');
}
