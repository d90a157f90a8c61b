import { type Industry, industries } from '../regions/industry.ts';
import { type Readers, readerKinds } from '../regions/readers.ts';
import files from './cues/*.yaml';

/** A word that tells, and on how many of the pages that were read it stands. */
export interface Cue {
  readonly word: string;
  readonly pages: number;
}

/** What words suggest, with those that tell most. */
export interface Guess<T> {
  readonly value: T;
  readonly evidence: readonly Cue[];
}

/** Who seems to read a site; undefined where its words leave it open. */
export interface ReadersGuess {
  readonly readers: Guess<Readers> | undefined;
  readonly industry: Guess<Industry> | undefined;
}

/** The words of a language that tell. */
interface Cues extends Readonly<Record<Readers, readonly string[]>> {
  readonly industries: Readonly<Record<Industry, readonly string[]>>;
}

/** So many words must tell the same: one or two stand on anybody's page. */
const leastWords = 3;
/** How much more must speak for it than for the next best. */
const lead = 1.5;
/** What a site is about, a good part of its pages says. */
const leastShare = 0.2;
/** As many words as people read in a question. */
const shownWords = 4;

/**
 * Guesses from words on a site’s pages whom it sells to and in which industry: a shopping cart and free delivery speak for
 * consumers, distributors and references for businesses. A proposal for somebody who knows: nothing is reviewed by it.
 * @param pages the texts of some pages, in Chinese or else in English
 */
export function guessReaders(pages: readonly string[]): ReadersGuess {
  const languages = ['zh', 'en'].map((language) => ({
    language,
    cues: JSON.parse(files[language]!) as Cues,
  }));
  // Words in Latin letters are whole ones, also between Chinese, which has no spaces.
  const latin = pages.map((text) => ` ${text.toLowerCase().replace(/[^a-z0-9&]+/g, ' ')} `);
  const on = (language: string, word: string) =>
    language === 'zh'
      ? pages.flatMap((text, index) => (text.includes(word) ? [index] : []))
      : latin.flatMap((text, index) => (text.includes(` ${word} `) ? [index] : []));
  const candidate = <T>(value: T, wordsOf: (cues: Cues) => readonly string[]): Candidate<T> => {
    const found = languages.flatMap(({ language, cues }) =>
      wordsOf(cues).map((word) => ({ word, pages: on(language, word) })),
    );
    return { value, words: found.filter((one) => one.pages.length) };
  };
  return {
    readers: best(
      readerKinds.map((value) => candidate(value, (cues) => cues[value])),
      pages.length,
    ),
    industry: best(
      industries.map((value) => candidate(value, ({ industries: of }) => of[value])),
      pages.length,
    ),
  };
}

interface Candidate<T> {
  readonly value: T;
  /** The words that stand on any page, with the indices of the pages. */
  readonly words: readonly { readonly word: string; readonly pages: readonly number[] }[];
}

function best<T>(candidates: readonly Candidate<T>[], read: number): Guess<T> | undefined {
  const scored = candidates
    .map(({ value, words }) => ({
      value,
      words,
      // That a word stands on every page says little more than that it stands on some.
      score: words.reduce((sum, { pages }) => sum + Math.log2(1 + pages.length), 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.words.length < leastWords || first.score < lead * (second?.score ?? 0))
    return undefined;
  if (new Set(first.words.flatMap(({ pages }) => pages)).size < leastShare * read) return undefined;
  const evidence = first.words
    .map(({ word, pages }) => ({ word, pages: pages.length }))
    .sort((a, b) => b.pages - a.pages)
    .slice(0, shownWords);
  return { value: first.value, evidence };
}
