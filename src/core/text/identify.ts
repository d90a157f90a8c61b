/** Which language a block is in, on what its text is. */
import { francAll } from 'franc-min';
import { countSimplified, scriptLanguage, scriptOf } from './language.ts';

/**
 * The small words no prose of a language does without. Franc's trigrams alone name short blocks wrongly, and
 * these words alone confuse neighbours; where both agree hardly a block is (docs/evidence.md).
 * Indonesian and Malay count as one: what tells them apart are content words, see malay.ts.
 */
const smallWords: Readonly<Record<string, string>> = {
  de: 'der die das und ist nicht ein eine einen mit für von zu den dem sich auf werden wird oder sie ihr ihre auch wenn als dass kann bei',
  en: 'the and of to is that for with you your this are from be can it not have or which will by an as at we they their has was if when',
  es: 'el los las del y que en es una por para con su sus como más pero este esta se lo puede está son o no también cuando si al',
  fil: 'ang ng mga sa na ay hindi para ito at ka mo nang kung ang iyong may maaari isang kayo',
  fr: 'le les des et est une dans que qui pour sur avec pas plus vous votre ce cette sont ou il nous par aux du au ne être peut si',
  id: 'yang dan di untuk dengan dari daripada ini itu tidak pada adalah ialah atau akan dapat anda kami dalam oleh juga saya ke bisa boleh jika telah sebagai',
  pt: 'os das dos do da em que é uma um por para com seu sua não mais mas este esta se pode são ou também quando você às ao na no pelo isso',
  vi: 'và của là các những cho trong với được không một bạn này để có khi thì đó người từ về như trên hoặc nếu cũng',
};

const byWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(smallWords))
  for (const word of new Set(words.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), language]);

/**
 * Franc's names (ISO 639-3) of the languages it chooses from; Italian and Dutch are there so that they are not taken
 * for Spanish and German.
 */
const francNames: Readonly<Record<string, string>> = {
  deu: 'de',
  eng: 'en',
  spa: 'es',
  tgl: 'fil',
  fra: 'fr',
  ind: 'id',
  zlm: 'id',
  ita: 'it',
  nld: 'nl',
  por: 'pt',
  vie: 'vi',
};
const only = Object.keys(francNames);

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
  if (scriptOf(language) === 'latin' && !smallWords[own]) return undefined;
  if ((counts.get(own) ?? 0) > mostOther * most) return undefined;
  const ranked = francAll(prose, { only, minLength: 10 }).map(([name, score]) => [francNames[name], score]);
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
