/** Lexicons that ship: what a language's words translate, for sites that have too few pages to teach it. */
import { toSimplified } from '../text/han.ts';
import { completed, type Entry, type Lexicon } from './lexicon.ts';
import texts from './lexicons/*.txt';

const unknown: Entry = { sources: [], kept: 0 };
const known = new Map<string, Lexicon | undefined>();

/** Copy of a site renders a word otherwise than where the lexicon is from more often than it did there. */
const elsewhere = 0.5;
/** Of a site's own words that the page has nowhere, more are only rendered otherwise. */
const absent = 0.4;

/**
 * The lexicon of a language, from pairs of Chinese characters; undefined where none ships. Read when it is first asked for.
 * @param language BCP 47 without region: `id`
 */
export function shippedLexicon(language: string): Lexicon | undefined {
  if (!known.has(language)) {
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
    known.set(language, text === undefined ? undefined : readLexicon(text));
  }
  return known.get(language);
}

/**
 * What is known of a language beside Chinese source pages: what the site teaches, and where that is nothing, what ships.
 * Chinese pages for another market have the same words, once both are read in simplified characters.
 * @param learned undefined for a site with too few pages
 */
export function joinedLexicon(language: string, learned: Lexicon | undefined): Lexicon | undefined {
  if (language === 'zh') return sameWords;
  const shipped = shippedLexicon(language);
  if (!shipped) return learned;
  const foreign: Lexicon = (word) => {
    const { sources, kept } = shipped(word);
    return { sources, kept: elsewhere * kept, absent };
  };
  // Japanese has most of its nouns from Chinese: 品質 is 品质.
  const other = language === 'ja' ? completed(foreign, sameWords) : foreign;
  return learned ? completed(learned, other) : other;
}

/** Languages whose share by the shipped lexicon alone missed what docs/evidence.md asks, or could not be measured. */
const unsure = new Set(['ar']);

/** True where the shipped lexicon alone makes a share that may be told. */
export function isFirmAlone(language: string): boolean {
  return language === 'zh' || (Object.hasOwn(texts, language) && !unsure.has(language));
}

const pair = /^\p{Script=Han}{2}$/u;

/** Two characters stand for themselves; now and then another word is the market's own: 软件 is 軟體 in Taiwan. */
const sameWords: Lexicon = (word) =>
  pair.test(word) ? { sources: [[...word].map(toSimplified).join('')], kept: 0.6 } : unknown;

/** Longer words are also known by what they begin with. */
const stemLength = 6;
/** What Arabic writes before a word and together with it: the article, and, for, with. */
const arabicPrefix = /^[وف]?(?:ال|بال|كال|لل)(?=..)|^و(?=...)/;

/**
 * The beginning of a word, which its other forms and its compounds mostly share, with a hyphen: of `lieferungen` and
 * `lieferzeit` it is `liefer-`. Undefined for words too short to have one, and in scripts that are not letters.
 */
export function stemOf(word: string): string | undefined {
  const bare = word.replace(arabicPrefix, '');
  if (bare.length <= stemLength) return bare === word ? undefined : `${bare}-`;
  return /^[\p{Script=Latin}\p{Script=Arabic}]/u.test(word) ? `${bare.slice(0, stemLength)}-` : undefined;
}

/**
 * Reads a lexicon: a line a word, `gudang 7仓库库存` for one that stands for 仓库 or 库存 in seven of ten sentences. What
 * stands behind the number are pairs of characters without anything between.
 */
export function readLexicon(text: string): Lexicon {
  const lines = new Map(
    text.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
  );
  const entries = new Map<string, Entry>();
  return (word) => {
    const entry = entries.get(word) ?? readEntry(lines.get(word) ?? lines.get(stemOf(word) ?? ''));
    entries.set(word, entry);
    return entry;
  };
}

function readEntry(line: string | undefined): Entry {
  if (!line) return unknown;
  const sources: string[] = [];
  for (let at = 1; at + 2 <= line.length; at += 2) sources.push(line.slice(at, at + 2));
  return { sources, kept: Number(line[0]) / 10 };
}
