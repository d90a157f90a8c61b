import type { Span } from '../../finding.ts';

/**
 * A stretch of markup that is code: a template tag, an expression between braces. What it does to the prose
 * around it:
 * - `value`: something is printed here; an object within the sentence
 * - `silent`: nothing is printed, and the sentence goes on: the quotes of `{"text"}`
 * - `break`: prose before and after do not belong together: `{% if %}` on a line of its own
 * - `open`, `between`, `close`: the parts of an expression with markup inside, `{shown && <b>text</b>}`: an object
 *   to the sentence around it, and each markup inside a text of its own
 * - `comment`: nothing is printed, and a keep may stand in it
 */
export interface Code extends Span {
  readonly kind: 'value' | 'silent' | 'break' | 'open' | 'between' | 'close' | 'comment';
}

/** Markup with its code found: `masked` is `text`, code by code replaced by as many letters. */
export interface Masked {
  readonly masked: string;
  /** Sorted, not overlapping. */
  readonly codes: readonly Code[];
}

/**
 * Replaces code by letters, so that a parser of HTML finds its tags and every offset stays. A letter is text
 * wherever it stands: in a tag, an attribute's name, a value.
 * `<a href={url}>` becomes `<a href=xxxxx>`.
 */
export function mask(text: string, codes: readonly Code[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { from, to } of codes) {
    parts.push(text.slice(position, from), 'x'.repeat(to - from));
    position = to;
  }
  return parts.join('') + text.slice(position);
}

/** The index of the first code that ends after `offset`; their number where there is none. */
export function codeAfter(codes: readonly Code[], offset: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
