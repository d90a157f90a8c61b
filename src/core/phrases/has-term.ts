/** Whether a text has a term, in whatever form its language gives it. Where that is not sure, it has. */
import { tokenize, withoutHidden } from '../text/tokens.ts';
import { normalizeChinese } from './chinese.ts';
import { languageWords } from './language-words.ts';
import { inflectEnglish } from './pattern.ts';
import { stemmerOf } from './stems.ts';

/** A text, read for the terms it may have. */
export interface TermText {
  /** As it is written. */
  readonly text: string;
  readonly language: string;
  readonly words: readonly string[];
  /** Its letters and digits without anything between. */
  readonly joined: string;
}

/** Reads a text for {@link hasTerm}. */
export function termText(text: string, language: string): TermText {
  return { text, language, words: wordsOf(text, language), joined: join(text, language) };
}

/** Scripts written without spaces, and Korean, which writes compounds with or without: a term is where its letters are. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A term of so few letters may be part of another word. */
const leastJoined = 6;

/**
 * Tells whether a text has a term: each of its words inflected, in a compound or with what the language writes together with it.
 * `battery` is in `batteries`, `Ladestation` in `Schnellladestationen`, جهاز in الأجهزة, `배송` in `배송은`.
 */
export function hasTerm({ words, joined, language }: TermText, term: string): boolean {
  const letters = join(term, language);
  if (!letters) return true;
  if (unspaced.test(term) || letters.length >= leastJoined) if (joined.includes(letters)) return true;
  if (unspaced.test(term)) return false;
  const wanted = wordsOf(term, language);
  return wanted.length > 0 && wanted.every((word) => words.some((other) => isForm(word, other, language)));
}

/** Letters and digits as they are compared: in small letters, Chinese in simplified characters, Japanese without long marks. */
function join(text: string, language: string): string {
  const plain = language === 'zh' ? normalizeChinese(text).text : text.normalize('NFKC');
  return fold(plain.toLowerCase(), language).replace(/[^\p{L}\p{N}\p{M}]|ー/gu, '');
}

const markedLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*/gu;

/** Marks on letters change with a word's form (Vertrag, Verträge); in Vietnamese they tell words apart. */
function fold(word: string, language: string): string {
  if (language === 'vi') return word;
  return word.replace(markedLetter, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** The words of a text without the small ones, unless it has no others. */
function wordsOf(text: string, language: string): string[] {
  const words = tokenize(withoutHidden(text)).words.map((word) => fold(word, language));
  const small = new Set(languageWords.get(language)?.small?.split(' '));
  const own = words.filter((word) => !small.has(word));
  return own.length ? own : words;
}

/** A word and its forms have so much of it in common, counted from its first letter; the rest is inflection. */
const commonShare = 0.65;
const leastCommon = 4;
const mostCommon = 8;
/** A beginning of so many letters is told inside a compound as well. */
const leastInside = 5;

/** True where a word is a form or a compound of the one that is wanted. */
function isForm(wanted: string, word: string, language: string): boolean {
  if (wanted === word) return true;
  if (/\d/.test(wanted) || language === 'vi') return false;
  const stem = stemmerOf(language);
  if (stem && stem(wanted) === stem(word)) return true;
  if (language === 'en' && inflectEnglish(wanted).includes(word)) return true;
  if (/\p{Script=Arabic}/u.test(wanted)) {
    const root = arabicRoot(wanted);
    if (root.length > 2 && arabicRoot(word).includes(root)) return true;
  }
  const common = wanted.slice(
    0,
    Math.max(leastCommon, Math.min(mostCommon, Math.ceil(commonShare * wanted.length))),
  );
  if (common.length < leastCommon) return false;
  return word.startsWith(common) || (common.length >= leastInside && word.includes(common));
}

/** The consonants of an Arabic word: a plural may have other vowels inside, جهاز and أجهزة. */
const arabicRoot = (word: string) =>
  word.replace(/^[وف]?(?:ال|بال|كال|لل)(?=..)/, '').replace(/[اويىءئؤ]|[هت]$/g, '');
