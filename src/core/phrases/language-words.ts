/** Words of a language that rules and language identification know it by; each language has them in its pack. */
import texts from './packs/*.yaml' with { part: 'words' };

export interface LanguageWords {
  /**
   * The small words no prose of the language does without, parted by spaces; absent where its script tells it. Indonesian
   * has Malay's as well: what tells these two apart are content words, see malay.ts.
   */
  readonly small?: string;
  /** What stands behind an amount in yuan. */
  readonly yuan?: readonly string[];
  /** 亿 word by word. */
  readonly hundredMillion?: readonly string[];
  /** What an offer calls a reduction of a price. */
  readonly discount?: readonly string[];
  /** One to twelve, then twenty, thirty … a hundred; forms of one number are parted by slashes. */
  readonly numbers?: readonly string[];
  /** The time of Beijing. */
  readonly beijingTime?: readonly string[];
}

/** By language. */
export const languageWords: ReadonlyMap<string, LanguageWords> = new Map(
  // The shape of what ships is checked by a test, not at every start.
  Object.entries(texts).map(([language, text]) => [language, JSON.parse(text) as LanguageWords]),
);

/** What all languages have of a kind, as one group of a regular expression in which the longest goes first. */
export function anyOf(kind: Exclude<keyof LanguageWords, 'small' | 'numbers'>): string {
  const words = [...languageWords.values()].flatMap((one) => one[kind] ?? []);
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
}
