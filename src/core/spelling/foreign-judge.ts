import type { Dictionary } from '../host.ts';
import { isCompound } from './coined.ts';
import { type Alphabet, nearWords } from './near-words.ts';
import type { ProjectWords } from './project-words.ts';
import type { Verdict } from './verdict.ts';

/** Letters of the languages written in Latin ones that Terroir has markets for, German to Vietnamese. */
const letters =
  'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';

const baseOf = (letter: string) => letter.normalize('NFD')[0]!;
/** Only accents are mistaken: of other letters, German `gehostet` would be a slip for `gekostet`. */
const alphabet: Alphabet = {
  letters,
  mistaken: (letter) => [...letters].filter((one) => baseOf(one) === baseOf(letter)).join(''),
};

/** Shorter words are too near to others: below these lengths only usual slips count, and below the second none. */
const [shortWord, shortest] = [8, 6];

/** What is judged by. */
export interface KnownWords {
  /** The dictionaries of the language that the site has installed. */
  readonly own: readonly Dictionary[];
  /** English and the terms of software, which pages in every language have. */
  readonly borrowed: readonly Dictionary[];
  readonly words: ProjectWords;
}

/**
 * Judges words of a language other than English. One dictionary knows less than two, and words are built more
 * freely than in English, so only what is one slip away from a longer word, and not made of words, is misspelt.
 * @returns for a word in lower case with straight apostrophes, what is wrong with it; of `l'entreprize` as of `entreprize`
 */
export function foreignJudge({ own, borrowed, words }: KnownWords): (form: string) => Verdict | undefined {
  const isWord = (word: string) => own.some((dictionary) => dictionary.has(word));
  const isKnown = (word: string) =>
    [...own, ...borrowed].some((dictionary) => dictionary.hasInAnyCase(word)) || words.has(word);

  return (form) => {
    if (words.flagged.has(form)) {
      const instead = words.flagged.get(form);
      return { kind: 'flagged', instead: instead === undefined ? [] : [instead] };
    }
    const elided = /^.*'/.exec(form)?.[0] ?? '';
    const word = form.slice(elided.length);
    if (isKnown(form) || isKnown(word) || isCompound(word, isKnown)) return undefined;
    const near = nearWords(word, isWord, alphabet);
    const isLong = word.length >= (near.isUsualSlip ? shortest : shortWord);
    const isSlip = near.words.length > 0 && isLong;
    return { kind: isSlip ? 'misspelt' : 'unknown', instead: near.words.map((one) => elided + one) };
  };
}
