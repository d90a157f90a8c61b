import type { Span } from '../../finding.ts';
import { type Node, readTree } from '../element-tree.ts';

/**
 * A stretch of markup that is code: a template tag, an expression between braces. What it does to the prose
 * around it:
 * - `value`: something is printed here; an object within the sentence
 * - `silent`: nothing is printed, and the sentence goes on: the quotes of `{"text"}`
 * - `break`: prose before and after do not belong together: `{% if %}` on a line of its own
 * - `open`, `between`, `close`: the parts of an expression with markup inside, `{shown && <b>text</b>}`: an object
 *   to the sentence around it, and each markup inside a text of its own
 * - `comment`: nothing is printed, and a keep may be in it
 */
export interface Code extends Span {
  readonly kind: 'value' | 'silent' | 'break' | 'open' | 'between' | 'close' | 'comment';
}

/** Markup with its code found. */
export interface Masked {
  readonly text: string;
  /** `text`, code by code replaced by as many letters. */
  readonly masked: string;
  /** Sorted, not overlapping. */
  readonly codes: readonly Code[];
  /** Markup that is inside the value of an attribute; outer before inner where they are nested. */
  readonly islands: readonly Span[];
}

/** Components named like elements whose content HTML reads as text: `<Title>` is not `<title>`. */
const rawTextComponents = /(?<=<\/?)[TSIX](?=(?:itle|extarea|cript|tyle|frame|mp)\b)/g;

/**
 * Replaces code by letters, so that a parser of HTML finds its tags and every offset stays. A letter is text
 * wherever it stands: in a tag, an attribute's name, a value. `<a href={url}>` becomes `<a href=xxxxx>`.
 */
export function mask(text: string, codes: readonly Code[], islands: readonly Span[] = []): Masked {
  const masked = fill(text, codes).replace(rawTextComponents, 'x');
  return { text, masked, codes, islands };
}

function fill(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { from, to } of spans) {
    if (from < position) continue;
    parts.push(text.slice(position, from), 'x'.repeat(to - from));
    position = to;
  }
  return parts.join('') + text.slice(position);
}

/** The tree of masked markup from an offset on, and that of each island. */
export function parseMasked({ text, masked, islands }: Masked, from = 0): Node[][] {
  const sorted = islands.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const parts = [{ from, to: text.length }, ...sorted];
  return parts.map((part, index) => {
    const inner: Span[] = [];
    // The part at `index` is the island before it: those behind it may lie within.
    for (let next = index; next < sorted.length && sorted[next]!.from < part.to; next++)
      if (sorted[next]!.from >= (inner.at(-1)?.to ?? part.from)) inner.push(sorted[next]!);
    const shifted = inner.map((span) => ({ from: span.from - part.from, to: span.to - part.from }));
    return readTree(fill(masked.slice(part.from, part.to), shifted), {
      syntax: 'html',
      base: part.from,
      names: text,
    }).children;
  });
}

/** The index of the first of sorted codes, or other spans, that ends after `offset`; their number where none does. */
export function codeAfter(codes: readonly Span[], offset: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where nothing but white space is before and behind a span on its lines. */
export function standsAlone(text: string, from: number, to: number): boolean {
  const isBlank = (offset: number) => text[offset] === ' ' || text[offset] === '\t' || text[offset] === '\r';
  let start = from - 1;
  while (isBlank(start)) start--;
  let end = to;
  while (isBlank(end)) end++;
  return (start < 0 || text[start] === '\n') && (end >= text.length || text[end] === '\n');
}
