import type { Dictionary, Host } from '../host.ts';
import type { Concept } from '../phrases/termbase.ts';
import { isCoined, isCompound } from './coined.ts';
import { foreignJudge } from './foreign-judge.ts';
import { nearWords } from './near-words.ts';
import { type ProjectWords, readProjectWords } from './project-words.ts';
import { ownSpelling, respell, type Variety } from './variety.ts';
import type { Verdict } from './verdict.ts';

/** Judges words of one language or variety of it. */
export interface Speller {
  /**
   * Judges a word; undefined where it is right.
   * @param word in lower case, with straight apostrophes
   */
  judge(word: string): Verdict | undefined;
  /** True for a page whose spelling the site's cspell config leaves unchecked. */
  isIgnored(path: string): boolean;
}

/** How many verdicts are kept, so that a page is judged again as fast as it is typed. */
const mostKept = 20_000;

/** Which spelling a page is checked for. */
export interface Spelling {
  /** BCP 47 locale of the page. */
  readonly locale: string;
  /** The spelling of English that readers expect; undefined accepts both. */
  readonly variety: Variety | undefined;
}

/**
 * Reads what judges a spelling: English by the dictionaries that ship, any other language by those the site has
 * installed, with the site's own words. Undefined where there are no dictionaries of the language.
 * @param concepts of the site's termbases, whose preferred and admitted terms are words
 */
export async function readSpeller(
  host: Host,
  concepts: readonly Concept[],
  { locale, variety }: Spelling,
): Promise<Speller | undefined> {
  const words = await readProjectWords(host, concepts);
  const judge = isEnglish(locale)
    ? await englishJudge(host, words, variety)
    : await judgeOf(host, words, locale);
  return judge && remembering(judge, words);
}

const isEnglish = (locale: string) => new Intl.Locale(locale).language === 'en';

/** A key under which spellings that one speller judges are equal: English is told apart by its variety alone. */
export function spellingKey({ locale, variety }: Spelling): string {
  return isEnglish(locale) ? `en ${variety ?? ''}` : locale;
}

type Judge = Speller['judge'];

async function englishJudge(
  host: Host,
  words: ProjectWords,
  variety: Variety | undefined,
): Promise<Judge | undefined> {
  const names = ['en-US', 'en-GB', 'terms'] as const;
  const [american, british, terms] = await Promise.all(names.map((name) => host.dictionary?.(name)));
  if (!american || !british || !terms) return undefined;
  const [own, other] = variety === 'british' ? [british, american] : [american, british];
  return makeJudge({ own, other, terms, variety, words });
}

async function judgeOf(host: Host, words: ProjectWords, locale: string): Promise<Judge | undefined> {
  const own = (await host.siteDictionaries?.(locale)) ?? [];
  if (!own.length) return undefined;
  const names = ['en-US', 'en-GB', 'terms'] as const;
  const borrowed = await Promise.all(names.map((name) => host.dictionary?.(name)));
  return foreignJudge({ own, borrowed: borrowed.filter((one) => one !== undefined), words });
}

function remembering(judge: Judge, { isIgnored }: ProjectWords): Speller {
  const known = new Map<string, Verdict | undefined>();
  return {
    isIgnored,
    judge(word) {
      if (known.has(word)) return known.get(word);
      if (known.size >= mostKept) known.clear();
      const verdict = judge(word);
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
/** What is a usual slip for one word is two words in one all the same where both are so long: `crankset` is no `crankest`. */
const longPart = [5, 3] as const;

function makeJudge({ own, other, terms, variety, words }: Known) {
  const isWord = (word: string) => own.has(word) || (!variety && other.has(word));
  const isKnown = (word: string) => [own, other, terms].some((dictionary) => dictionary.hasInAnyCase(word));
  // An ending is no word: `begining`.
  const isPart = (part: string) => !/^(?:ing|ers?|est|ion|ish)$/.test(part) && isKnown(part);
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
    const suggested = words.suggested.get(word);
    if (suggested) return { kind: 'misspelt', instead: suggested };
    const better = variety && ownSpelling(word, variety, (one) => own.has(one));
    if (better) return { kind: 'variety', instead: [better] };
    if (isWord(word) || terms.hasInAnyCase(word)) return undefined;
    if (other.has(word)) {
      const instead = variety && respelt(word, variety, own);
      return instead ? { kind: 'variety', instead: [instead] } : undefined;
    }
    // Colours and digests are no words.
    if (isKnown(word) || word.includes("'") || /^[a-f]{6}(?:[a-f]{2})?$/.test(word)) return undefined;
    if (words.allowsCompounds && isCompound(word, isKnown)) return undefined;
    // A word like no other is a term or a name; one slip away from a word it is a slip.
    const near = nearWords(word, isCommon);
    const isSlip = near.isUsualSlip
      ? word.length >= shortest && !isCompound(word, isPart, longPart)
      : near.words.length > 0 && word.length >= shortWord && !isCoined(word, isKnown);
    return { kind: isSlip ? 'misspelt' : 'unknown', instead: near.words };
  };
}
