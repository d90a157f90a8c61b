/** The letters words of a language are made of. */
export interface Alphabet {
  readonly letters: string;
  /** Letters that one may have been written for. */
  mistaken(letter: string): string;
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
const english: Alphabet = { letters: latin, mistaken: () => latin };
const mostNear = 3;

/** Suggestions for a misspelt word. */
export interface NearWords {
  /** The likeliest slips first, at most three. */
  readonly words: readonly string[];
  /** Two letters swapped, or one doubled or not: slips that no new word is made by. */
  readonly isUsualSlip: boolean;
}

/**
 * Known words one slip away from `word`: two letters swapped, one doubled or not, one left out, put in or mistaken.
 * For `recieve` they are `receive` (a usual slip) and `relieve`.
 * Asks `isWord` about 54 times the length of the word, so it costs the same whatever the dictionary.
 */
export function nearWords(
  word: string,
  isWord: (candidate: string) => boolean,
  alphabet: Alphabet = english,
): NearWords {
  const usual = collect(usualSlips(word), word, isWord);
  const others = collect(otherSlips(word, alphabet), word, isWord);
  return { words: [...new Set([...usual, ...others])].slice(0, mostNear), isUsualSlip: usual.length > 0 };
}

function collect(slips: Iterable<string>, word: string, isWord: (candidate: string) => boolean): string[] {
  const found: string[] = [];
  for (const candidate of slips) {
    if (candidate !== word && !found.includes(candidate) && isWord(candidate)) found.push(candidate);
    if (found.length === mostNear) break;
  }
  return found;
}

function* usualSlips(word: string): Generator<string> {
  for (let at = 0; at + 1 < word.length; at++) {
    yield word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word[at] + word.slice(at);
  for (let at = 1; at < word.length; at++) {
    if (word[at] === word[at - 1]) yield word.slice(0, at) + word.slice(at + 1);
  }
}

function* otherSlips(word: string, { letters, mistaken }: Alphabet): Generator<string> {
  for (let at = 1; at <= word.length; at++) {
    for (const letter of letters) yield word.slice(0, at) + letter + word.slice(at);
  }
  // The first letter is the one most seldom mistaken: another one makes another word.
  for (let at = 1; at < word.length; at++) {
    for (const letter of mistaken(word[at]!)) yield word.slice(0, at) + letter + word.slice(at + 1);
  }
  for (let at = 1; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}
