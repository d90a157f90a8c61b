/** Which language a block is in, on what its text is. */
import { francAll } from 'franc-min';
import { languageWords } from '../phrases/language-words.ts';
import { countSimplified, scriptLanguage, scriptOf } from '../text/language.ts';

/**
 * The languages that have a small word. Franc's trigrams alone name short blocks wrongly, and these words alone confuse
 * neighbours; where both agree hardly a block is (docs/evidence.md).
 */
const byWord = new Map<string, string[]>();
for (const [language, { small }] of languageWords)
  for (const word of new Set(small?.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), language]);

/**
 * Franc's names (ISO 639-3) of the languages it chooses from: those with small words; Italian and Dutch, so that they are
 * not taken for Spanish and German; and Malay, which counts as Indonesian.
 */
const francNames: ReadonlyMap<string, string> = new Map(
  francAll('every language in Latin letters')
    .map(([name]) => [name, name === 'zlm' ? 'id' : Intl.getCanonicalLocales(name)[0]!] as const)
    .filter(([, language]) => languageWords.get(language)?.small || ['it', 'nl'].includes(language)),
);
const only = [...francNames.keys()];

/** Below this many words a text is a name, a label or a title: nothing is said of it. */
const leastWords = 8;
/** Small words are this many and this share of a text in their language, and of another at most so much of that. */
const leastSmall = 3;
const leastShare = 0.15;
const mostOther = 0.4;
/** Franc gives its first choice 1 and a close second hardly less. */
const mostRunnerUp = 0.95;
/** A text is in the script that this share of its letters belongs to; 20 letters of one say enough. */
const leastScript = 0.7;
const leastLetters = 20;

/** What says nothing of a text's language: quotations and titles in marks, then addresses and code-like words. */
const quoted =
  /“[^”]{0,300}”|"[^"]{0,300}"|«[^»]{0,300}»|„[^“”]{0,300}[“”]|「[^」]{0,300}」|『[^』]{0,300}』|《[^》]{0,300}》/g;
const addressOrCode = /[\d_/\\@<>=(){}[\]|#]/;

/** What is left of a text for telling its language. A number inside text without spaces takes nothing else along. */
function proseOf(text: string): string {
  return text
    .replace(quoted, ' ')
    .replace(/[!-~]+|\uFFFC/g, (run) => (run === '\uFFFC' || addressOrCode.test(run) ? ' ' : run));
}

/** The language of a text: the page's own, another, or undefined where that cannot be told for sure. */
export type Told = 'own' | { readonly other: string } | undefined;

/**
 * Tells whether a block is in the language of its page. Names, quotations, code, addresses and fewer than eight
 * words (twenty characters where words are not spaced) tell nothing; nor does a mixture.
 * `tellLanguage('We help you ship your goods to all of the islands.', 'id')` is `{ other: 'en' }`.
 * @param language the page's, as `languageCode` gives it; one it does not know is only held against scripts
 */
export function tellLanguage(text: string, language: string): Told {
  const prose = proseOf(text);
  const script = mainScript(prose);
  if (script === undefined) return undefined;
  if (script !== 'latin') return tellByScript(prose, script, language);
  const words = prose.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < leastWords) return undefined;
  const own = language === 'ms' ? 'id' : language;
  const counts = countSmallWords(words);
  const [best, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
  if (most < Math.max(leastSmall, leastShare * words.length)) return undefined;
  if (best === own) return 'own';
  // “Na na na na na” is no Filipino.
  if (new Set(words.filter((word) => byWord.get(word)?.includes(best))).size < 2) return undefined;
  if (scriptOf(language) === 'latin' && !languageWords.get(own)?.small) return undefined;
  if ((counts.get(own) ?? 0) > mostOther * most) return undefined;
  const ranked = francAll(prose, { only, minLength: 10 }).map(([name, score]) => [
    francNames.get(name),
    score,
  ]);
  const ownScore = ranked.find(([name]) => name === own)?.[1] ?? 0;
  return ranked[0]![0] === best && Number(ownScore) < mostRunnerUp ? { other: best } : undefined;
}

function countSmallWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of byWord.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}

/** The script nearly all letters of a text belong to, as `scriptLanguage` names it. */
function mainScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < leastLetters) return undefined;
  const script = scriptLanguage(text);
  const pattern = script && scriptLetters[script];
  return pattern && text.match(pattern)!.length >= leastScript * letters ? script : undefined;
}

const scriptLetters: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
  ko: /\p{Script=Hangul}/gu,
  zh: /\p{Script=Han}/gu,
  th: /\p{Script=Thai}/gu,
  ar: /\p{Script=Arabic}/gu,
  latin: /\p{Script=Latin}/gu,
};

/** Han without kana is Chinese on a Japanese page only where its characters are simplified. */
function tellByScript(text: string, script: string, language: string): Told {
  const isWritten = language === 'yue' ? 'zh' : scriptOf(language);
  if (script === isWritten) return 'own';
  if (script === 'zh' && (language === 'ja' || language === 'ko') && countSimplified(text) < 4)
    return undefined;
  // Persian and Urdu write in Arabic letters, too.
  return script === 'ar' && ['fa', 'ur', 'ps'].includes(language) ? 'own' : { other: script };
}
