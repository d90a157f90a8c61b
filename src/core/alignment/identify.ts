/** Which language a block is in, on what its text is. */
import { francAll } from 'franc-min';
import { languageWords } from '../phrases/language-words.ts';
import {
  countSimplified,
  hasBeyondLatin,
  isWrittenIn,
  kinOf,
  lettersOf,
  scriptLanguage,
} from '../text/language.ts';

/** The small words of languages that have no pack: pages in them are told, and not taken for neighbours. */
const withoutPack: Readonly<Record<string, string>> = {
  it: 'il lo la gli le di del della dei delle che è un una per con non si sono da nel nella al alla come più anche questo questa ma o ed se suo sua può essere',
  nl: 'de het een en van is dat niet met voor op te zijn aan er ook als bij dit die wordt worden door naar uw je we kan om maar of nog uit over',
  sv: 'och att det som en ett är av för på med till den inte har om de vi du kan från eller din ditt men när var här alla ska',
  da: 'og at det som en et er af for på med til den ikke har om de vi du kan fra eller din dit men når alle skal jeg vil blir bliver ved',
  fi: 'ja on ei että se hän joka kun mutta tai ovat myös kuin niin voi tämä ole sekä jos voit sinun ne mitä kaikki',
  pl: 'i w na z się nie do że jest to o jak za po co dla od przez są oraz lub może jego tym który która które być przy',
  cs: 'a v na se je že z do s pro to o si jsou by jak ale nebo po které který která jako za od již při může aby jeho',
  tr: 've bir bu için ile de da çok daha olarak en olan gibi ya ne her kadar ise sonra veya değil tüm olduğu olup size',
  ro: 'și în de la cu pe că este nu un o din pentru se sunt mai care sau ca ce au fi prin dar acest această poate dumneavoastră',
  hu: 'a az és hogy nem is egy van meg ez de csak már ha vagy mint el kell lehet minden azt ezt amely pedig',
};

/**
 * The small words of each language. Franc's trigrams alone name short blocks wrongly, and these words alone confuse
 * neighbours; where both agree hardly a block is (docs/evidence.md).
 */
const smallWords: ReadonlyMap<string, string> = new Map([
  ...Object.entries(withoutPack),
  ...[...languageWords].flatMap(([language, { small }]) => (small ? [[language, small] as const] : [])),
]);

const byWord = new Map<string, string[]>();
for (const [language, words] of smallWords)
  for (const word of new Set(words.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), language]);

/**
 * Franc's names (ISO 639-3) of the languages it chooses from: those with small words, and Malay, which counts as
 * Indonesian. It has no Danish, Norwegian and Finnish.
 */
const francNames: ReadonlyMap<string, string> = new Map(
  francAll('every language in Latin letters')
    .map(([name]) => [name, name === 'zlm' ? 'id' : Intl.getCanonicalLocales(name)[0]!] as const)
    .filter(([, language]) => smallWords.has(language)),
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
const addressOrCode = /(?<![!-~])[!-~]*[\d_/\\@<>=(){}[\]|#][!-~]*|\uFFFC/g;

/** What is left of a text for telling its language. A number inside text without spaces takes nothing else along. */
function proseOf(text: string): string {
  return text.replace(quoted, ' ').replace(addressOrCode, ' ');
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
  const words = wordsOf(prose);
  if (words.length < leastWords) return undefined;
  const own = kinOf(language);
  const counts = countSmallWords(words);
  const [best, most] = mostOf(counts);
  if (most < Math.max(leastSmall, leastShare * words.length)) return undefined;
  if (best === own) return 'own';
  // “Na na na na na” is no Filipino.
  if (countDistinct(words, best) < 2) return undefined;
  // Of what nothing is known of the page's own language but its letters, only English is sure not to be it.
  if (isWrittenIn(language, 'latin') && !smallWords.has(own) && best !== 'en') return undefined;
  if ((counts.get(own) ?? 0) > mostOther * most) return undefined;
  const ranked = rank(prose);
  const ownScore = ranked.find(([name]) => name === own)?.[1] ?? 0;
  return ranked[0]![0] === best && ownScore < mostRunnerUp ? { other: best } : undefined;
}

/** A page says what it is in by this many words, and not by chance where so many different small ones are among them. */
const leastPageWords = 40;
const leastDistinct = 5;
const leastPageShare = 0.1;
/**
 * Where small words are so many, so different and so much of one language, trigrams say the same: of 14,184 stretches of public
 * pages in 33 languages on each. They cost more than all else that tells a language.
 */
const settledShare = 0.2;
const settledRunnerUp = 0.4;
const settledDistinct = 8;

/**
 * The language of a page's text, where script or small words and trigrams agree on one; `latin` for other text in Latin
 * letters, undefined where there is too little. Names, code and addresses tell nothing.
 * @param texts the page's blocks
 */
export function languageOfTexts(texts: readonly string[]): string | undefined {
  const sample = texts.join('\n').slice(0, 5000);
  // Several rules ask it of a page, one after the other.
  if (lastTold?.sample !== sample) lastTold = { sample, language: languageOfSample(sample) };
  return lastTold.language;
}

let lastTold: { readonly sample: string; readonly language: string | undefined } | undefined;

function languageOfSample(sample: string): string | undefined {
  const script = scriptLanguage(sample);
  if (script !== 'latin') return script;
  const prose = proseOf(sample);
  const words = wordsOf(prose);
  const counts = countSmallWords(words);
  const share = (sample.match(vietnamese)?.length ?? 0) / sample.length;
  const isEnglish = counts.get('en')! >= leastPageShare * words.length;
  if (share >= leastVietnamese && !isEnglish) return 'vi';
  if (words.length < leastPageWords) return script;
  const [best, most] = mostOf(counts);
  const second = mostOf(new Map([...counts].filter(([language]) => language !== best)))[1];
  const isSure = most >= leastPageShare * words.length && second <= mostRunnerUpWords * most;
  const distinct = isSure ? countDistinct(words, best) : 0;
  if (distinct < leastDistinct) return script;
  const isSettled =
    most >= settledShare * words.length && second <= settledRunnerUp * most && distinct >= settledDistinct;
  if (isSettled) return best;
  const ranked = rank(prose);
  const first = ranked[0]![0];
  const isAgreed = first === best || (first !== 'en' && ranked.every(([language]) => language !== best));
  return isAgreed ? best : script;
}

/** Letters that only Vietnamese has: a vowel with two marks. Even a list of products among filler text is told by them. */
const vietnamese = /[\u1ea4-\u1eb7\u1ebe-\u1ec7\u1ed0-\u1ee3\u1ee8-\u1ef1]/gu;
const leastVietnamese = 0.005;

/** On a page in one language the small words of others are at most so many: `de` is Spanish, French and Dutch. */
const mostRunnerUpWords = 0.75;

function wordsOf(prose: string): readonly string[] {
  return prose.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

function mostOf(counts: ReadonlyMap<string, number>): readonly [language: string, count: number] {
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
}

function countDistinct(words: readonly string[], language: string): number {
  return new Set(words.filter((word) => byWord.get(word)?.includes(language))).size;
}

function rank(prose: string): readonly (readonly [language: string | undefined, score: number])[] {
  return francAll(prose, { only, minLength: 10 }).map(([name, score]) => [francNames.get(name), score]);
}

function countSmallWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of byWord.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}

/** The script nearly all letters of a text belong to, as `scriptLanguage` names it. */
function mainScript(text: string): string | undefined {
  const near = lettersNearLatin(text);
  if (near) {
    const { letters, latin } = near;
    return latin > 0 && letters >= leastLetters && latin >= leastScript * letters ? 'latin' : undefined;
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < leastLetters) return undefined;
  const script = scriptLanguage(text);
  if (script === undefined) return undefined;
  return text.match(lettersOf(script))!.length >= leastScript * letters ? script : undefined;
}

/** How many letters a text has, and how many of them Latin; undefined for one with characters beyond Latin text. */
function lettersNearLatin(text: string): { readonly letters: number; readonly latin: number } | undefined {
  if (hasBeyondLatin(text)) return undefined;
  let [letters, latin] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      const small = code | 0x20;
      if (small >= 0x61 && small <= 0x7a) [letters, latin] = [letters + 1, latin + 1];
    } else {
      const character = text[index]!;
      if (/\p{L}/u.test(character)) letters++;
      if (/\p{Script=Latin}/u.test(character)) latin++;
    }
  }
  return { letters, latin };
}

/** Han without kana is Chinese on a Japanese page only where its characters are simplified. */
function tellByScript(text: string, script: string, language: string): Told {
  if (isWrittenIn(language, script)) return 'own';
  if (script === 'zh' && (language === 'ja' || language === 'ko') && countSimplified(text) < 4)
    return undefined;
  return { other: script };
}
