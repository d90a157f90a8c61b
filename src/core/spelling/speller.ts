import type { Dictionary, Host } from '../host.ts';
import type { Concept } from '../phrases/termbase.ts';
import { isCoined } from './coined.ts';
import { nearWords } from './near-words.ts';
import { type ProjectWords, readProjectWords } from './project-words.ts';
import { ownSpelling, respell, type Variety } from './variety.ts';

/** What is wrong with a word, and what its readers would write; the likeliest first, at most three. */
export interface Verdict {
  /** `unknown`: in no dictionary and like no word, so a term, a name, or another language. */
  readonly kind: 'variety' | 'misspelt' | 'flagged' | 'unknown';
  readonly instead: readonly string[];
}

/** Judges words of one language variety. */
export interface Speller {
  /**
   * What is wrong with a word, or undefined where it is right.
   * @param word in lower case, with straight apostrophes
   */
  judge(word: string): Verdict | undefined;
  /** True for a page whose spelling nobody wants checked. */
  isIgnored(path: string): boolean;
}

/** How many verdicts are kept, so that a page is judged again as fast as it is typed. */
const mostKept = 20_000;

/** The spellers of a site, one for each variety its readers expect; undefined takes both. */
export interface Spellers {
  /** Reads what the speller needs, once; undefined where the host has no dictionaries. */
  load(variety: Variety | undefined): Promise<Speller | undefined>;
  /** False until `load` has read it. */
  isLoaded(variety: Variety | undefined): boolean;
}

/**
 * Nothing is read of a site until a page of it is checked for spelling.
 * @param concepts of the site's termbases, whose preferred and admitted terms are words
 */
export function spellersOf(host: Host, concepts: readonly Concept[]): Spellers {
  const spellers = new Map<Variety | undefined, Promise<Speller | undefined>>();
  const loaded = new Set<Variety | undefined>();
  let words: Promise<ProjectWords> | undefined;
  async function make(variety: Variety | undefined): Promise<Speller | undefined> {
    words ??= readProjectWords(host, concepts);
    const speller = await englishSpeller(host, await words, variety);
    loaded.add(variety);
    return speller;
  }
  return {
    load(variety) {
      const speller = spellers.get(variety) ?? make(variety);
      spellers.set(variety, speller);
      return speller;
    },
    isLoaded: (variety) => loaded.has(variety),
  };
}

async function englishSpeller(
  host: Host,
  words: ProjectWords,
  variety: Variety | undefined,
): Promise<Speller | undefined> {
  const names = ['en-US', 'en-GB', 'terms'] as const;
  const [american, british, terms] = await Promise.all(names.map((name) => host.dictionary?.(name)));
  if (!american || !british || !terms) return undefined;
  const [own, other] = variety === 'british' ? [british, american] : [american, british];
  const known = new Map<string, Verdict | undefined>();
  const decide = makeJudge({ own, other, terms, variety, words });
  return {
    isIgnored: words.isIgnored,
    judge(word) {
      if (known.has(word)) return known.get(word);
      if (known.size >= mostKept) known.clear();
      const verdict = decide(word);
      known.set(word, verdict);
      return verdict;
    },
  };
}

interface Known {
  readonly own: Dictionary;
  readonly other: Dictionary;
  readonly terms: Dictionary;
  readonly variety: Variety | undefined;
  readonly words: ProjectWords;
}

/** Much is one slip away from a short word: below these lengths only usual slips count, and below the second none. */
const [shortWord, shortest] = [6, 5];

function makeJudge({ own, other, terms, variety, words }: Known) {
  const isWord = (word: string) => own.has(word) || (!variety && other.has(word));
  const isKnown = (word: string) => [own, other, terms].some((dictionary) => dictionary.hasInAnyCase(word));
  const respelt = (word: string, to: Variety, dictionary: Dictionary) =>
    [...respell(word, to)].find((candidate) => dictionary.has(candidate));
  // What only one dictionary has is mostly too rare to have been meant.
  const isCommon = (word: string) =>
    own.has(word) &&
    (other.has(word) || respelt(word, variety === 'british' ? 'american' : 'british', other) !== undefined);

  return (form: string): Verdict | undefined => {
    const word = form.replace(/'s$/, '');
    if (words.flagged.has(form)) {
      const instead = words.flagged.get(form);
      return { kind: 'flagged', instead: instead === undefined ? [] : [instead] };
    }
    if (words.has(form) || words.has(word)) return undefined;
    const better = variety && ownSpelling(word, variety);
    if (better) return { kind: 'variety', instead: [better] };
    if (isWord(word) || terms.hasInAnyCase(word)) return undefined;
    if (other.has(word)) {
      const instead = variety && respelt(word, variety, own);
      return instead ? { kind: 'variety', instead: [instead] } : undefined;
    }
    if (isKnown(word) || word.includes("'")) return undefined;
    // A word like no other is a term or a name; one slip away from a word it is a slip.
    const near = nearWords(word, isCommon);
    const isSlip = near.isUsualSlip
      ? word.length >= shortest
      : near.words.length > 0 && word.length >= shortWord && !isCoined(word, isKnown);
    return { kind: isSlip ? 'misspelt' : 'unknown', instead: near.words };
  };
}
