/** Verdict on a word, with the likeliest corrections first, at most three. */
export interface Verdict {
  /** `unknown`: in no dictionary and like no word, so a term, a name, or another language. */
  readonly kind: 'variety' | 'misspelt' | 'flagged' | 'unknown';
  readonly instead: readonly string[];
}
