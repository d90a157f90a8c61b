/** Finds names in texts of any script, as the page's language writes and inflects them. */
import { Matcher } from '../phrases/matcher.ts';
import { koreanParticles, type Step, withArabicClitics } from '../phrases/pattern.ts';
import { type Tokens, tokenize } from '../text/tokens.ts';

/** A name to be found, and what it stands for. */
export interface Name<T> {
  readonly text: string;
  readonly of: T;
  /** Also a common word (`Globe`, `True`): not where a capital is no sign of a name. */
  readonly isWord?: boolean;
}

/** A name that was found, half-open. */
export interface FoundName<T> {
  readonly of: T;
  readonly from: number;
  readonly to: number;
}

/** Names that are looked for together, in one pass over a text. */
export interface NameIndex<T> {
  find(text: string, tokens?: Tokens): FoundName<T>[];
}

/**
 * Endings a name takes in languages that inflect it; the last vowel may go before them. From the case tables of the
 * languages' grammars; short words are left alone, since theirs collide.
 */
const endings: Readonly<Record<string, readonly string[]>> = {
  ru: ['а', 'я', 'у', 'ю', 'ом', 'ем', 'ём', 'е', 'и', 'ы', 'ой', 'ей', 'ов', 'ам', 'ами', 'ах'],
  uk: ['а', 'я', 'у', 'ю', 'ом', 'ем', 'і', 'ї', 'и', 'ою', 'ею', 'ові', 'еві', 'ів', 'ам', 'ами', 'ах'],
  pl: ['a', 'u', 'owi', 'em', 'ie', 'y', 'i', 'ę', 'ą', 'ów', 'om', 'ami', 'ach', 'ze'],
  cs: ['a', 'u', 'ovi', 'em', 'ě', 'e', 'y', 'i', 'ou', 'ů', 'ům', 'ech', 'ami'],
  fi: ['n', 'a', 'ä', 'ta', 'tä', 'ssa', 'ssä', 'sta', 'stä', 'lla', 'llä', 'lta', 'ltä', 'lle', 'in', 'iin'],
  hu: [
    't',
    'ot',
    'et',
    'öt',
    'nak',
    'nek',
    'ban',
    'ben',
    'ból',
    'ből',
    'val',
    'vel',
    'hoz',
    'hez',
    'ra',
    're',
    'nál',
    'nél',
  ],
  tr: [
    'ın',
    'in',
    'un',
    'ün',
    'nın',
    'nin',
    'ı',
    'i',
    'u',
    'ü',
    'a',
    'e',
    'ya',
    'ye',
    'da',
    'de',
    'ta',
    'te',
    'dan',
    'den',
    'tan',
    'ten',
    'la',
    'le',
  ],
  id: ['nya'],
  ms: ['nya'],
  de: ['s', 'es'],
  en: ["'s", "s'"],
};

function formsOf(word: string, language: string): string[] {
  const own = endings[language] ?? [];
  if (word.length < 4 || /\p{N}/u.test(word)) return [word];
  const stem = word.replace(/[aeiouyаеиоуыэюяіїьй]$/u, '');
  const drops = ['ru', 'uk', 'pl', 'cs'].includes(language) && stem.length > 2;
  const marked = language === 'tr' ? own.map((end) => `'${end}`) : [];
  return [word, ...[...own, ...marked].flatMap((end) => [word + end, ...(drops ? [stem + end] : [])])];
}

function stepFor(word: string, language: string): Step {
  const key = `${word}~${language}`;
  if (language === 'ko' && /\p{L}$/u.test(word))
    return { kind: 'prefix', prefix: word, rest: koreanParticles, key };
  return { kind: 'words', words: language === 'ar' ? withArabicClitics(word) : formsOf(word, language), key };
}

/**
 * An index of names for texts in one language. Letters with case must be written with at least the capitals of the
 * name: `DANA` is a way of paying and `dana` is money.
 * @param language of the texts, such as `id`
 */
export function indexNames<T>(names: readonly Name<T>[], language: string): NameIndex<T> {
  const matcher = new Matcher();
  names.forEach(({ text }, id) => {
    const { words } = tokenize(text);
    if (words.length)
      matcher.add(
        words.map((word) => stepFor(word, language)),
        id,
      );
  });
  return {
    find(text, tokens = tokenize(text)) {
      return matcher.match(text, tokens).flatMap(({ id, from, to }) => {
        const { text: name, of, isWord } = names[id]!;
        const found = text.slice(from, to);
        if (!hasCapitals(found, name) || (isWord && opensSentence(tokens, from))) return [];
        return [{ of, from, to }];
      });
    },
  };
}

function opensSentence(tokens: Tokens, from: number): boolean {
  return tokens.opensSentence[tokens.from.indexOf(from)] === 1;
}

const capitals = /\p{Lu}/gu;

/** True where a text that was matched has the capitals of the name; all of them small says it is another word. */
function hasCapitals(found: string, name: string): boolean {
  const wanted = name.match(capitals)?.length ?? 0;
  if (!wanted) return true;
  const has = found.match(capitals)?.length ?? 0;
  const isAcronym = name.toUpperCase() === name;
  return isAcronym ? has >= wanted : has > 0;
}
