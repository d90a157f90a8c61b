/** Which words translate which, learned from sentences that anchors alone have linked. */
import type { Unit } from './units.ts';

/** A source sentence (or a few merged ones) and the target sentence that follows it, as their words. */
export interface WordLink {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** What is known of a target word. */
export interface Entry {
  /** The source words it translates, the surest first; empty where none is sure. */
  readonly sources: readonly string[];
  /** How often one of them stands in the sentence that a sentence with the word follows, 0 to 1. */
  readonly kept: number;
  /** What it weighs, 0 to 1, that none of them stands anywhere on the source page; 1 where it is not given. */
  readonly absent?: number;
}

/** A bilingual lexicon: what it knows of a target word. */
export type Lexicon = (word: string) => Entry;

/** A pair of words is learned when it is seen this often, … */
const leastSeen = 2;
/** … when this much of all sentences with either word have both (Dice coefficient), … */
const leastDice = 0.12;
/** … and when the source word makes the target word so many times likelier. */
const leastLift = 3;
const mostSources = 5;
/** A word of more than this share of all sentences is grammar. */
const mostFrequent = 0.1;

/** A lexicon that asks another where it knows nothing itself. */
export function completed(lexicon: Lexicon, other: Lexicon): Lexicon {
  return (word) => {
    const entry = lexicon(word);
    return entry.sources.length ? entry : other(word);
  };
}

const unknown: Entry = { sources: [], kept: 0 };

/** The words of a link's sentences. */
export function wordLink(source: readonly Unit[], target: readonly Unit[]): WordLink {
  const words = (units: readonly Unit[]) => [...new Set(units.flatMap((unit) => unit.words))];
  return { source: words(source), target: words(target) };
}

/**
 * Induces a lexicon from linked sentences. Translations of a word are worked out when it is first asked for.
 * From `发布 新 版本 → release new version`, `发布 说明 → release notes`, … the sources of `release` are `['发布']`.
 */
export function induceLexicon(links: readonly WordLink[]): Lexicon {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const frequency: number[] = [];
  const sources = links.map(({ source }) =>
    Int32Array.from(source, (word) => {
      let id = ids.get(word);
      if (id === undefined) {
        id = words.push(word) - 1;
        ids.set(word, id);
        frequency.push(0);
      }
      frequency[id]!++;
      return id;
    }),
  );
  const places = new Map<string, number[]>();
  links.forEach(({ target }, index) => {
    for (const word of target) {
      const known = places.get(word);
      if (known) known.push(index);
      else places.set(word, [index]);
    }
  });
  const together = new Int32Array(words.length);
  const known = new Map<string, Entry>();

  function learn(word: string): Entry {
    const here = places.get(word);
    if (!here || here.length < leastSeen || here.length > mostFrequent * links.length) return unknown;
    const seen: number[] = [];
    for (const link of here) {
      for (const id of sources[link]!) if (together[id]!++ === 0) seen.push(id);
    }
    const found: { id: number; dice: number }[] = [];
    for (const id of seen) {
      const both = together[id]!;
      together[id] = 0;
      if (both < leastSeen || frequency[id]! > mostFrequent * links.length) continue;
      const dice = (2 * both) / (here.length + frequency[id]!);
      const lift = (both * links.length) / (here.length * frequency[id]!);
      if (dice >= leastDice && lift > leastLift) found.push({ id, dice });
    }
    found.sort((a, b) => b.dice - a.dice || a.id - b.id);
    const chosen = found.slice(0, mostSources).map(({ id }) => id);
    const covered = here.filter((link) => chosen.some((id) => sources[link]!.includes(id))).length;
    return { sources: chosen.map((id) => words[id]!), kept: covered / (here.length + 1) };
  }

  return (word) => {
    const entry = known.get(word);
    if (entry) return entry;
    const learned = learn(word);
    known.set(word, learned);
    return learned;
  };
}
