/** Two languages beside each other that no lexicon knows both of: by the Chinese words that theirs stand for. */
import type { Lexicon } from './lexicon.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import type { Side } from './units.ts';

const sides = new WeakMap<Side, Map<string, Side>>();

/** Of a word's Chinese pairs the first stand for most of its uses. */
const mostPairs = 3;

/**
 * A page whose words are the pairs of Chinese characters that they stand for, beside its own: what a lexicon from Chinese
 * can be held against. The same page where none ships for its language.
 * @param language BCP 47 without region
 */
export function pivotSide(side: Side, language: string): Side {
  const lexicon = shippedLexicon(language);
  if (!lexicon) return side;
  const known = sides.get(side) ?? new Map<string, Side>();
  sides.set(side, known);
  const found = known.get(language) ?? { ...side, units: side.units.map(inChinese) };
  known.set(language, found);
  return found;

  function inChinese(unit: Side['units'][number]): Side['units'][number] {
    const pairs = unit.words.flatMap((word) => lexicon!(word).sources.slice(0, mostPairs));
    return { ...unit, words: [...new Set([...unit.words, ...pairs])] };
  }
}

/** A word is rendered otherwise in the one language and in the other: both ways must meet. */
const bothWays = 0.6;
const absent = 0.4;

/** The lexicon of a language beside pages of another that {@link pivotSide} has read; undefined where one of them has none. */
export function pivotLexicon(from: string, to: string): Lexicon | undefined {
  const [known, lexicon] = [shippedLexicon(from), shippedLexicon(to)];
  if (!known || !lexicon) return undefined;
  return (word) => {
    const { sources, kept } = lexicon(word);
    return { sources: sources.slice(0, mostPairs), kept: bothWays * kept, absent };
  };
}
