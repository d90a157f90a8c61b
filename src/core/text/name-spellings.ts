/** Latin names as a text spells them, in one word or two, so that spellings of one name can be told from each other. */
import type { Span } from '../finding.ts';

/** A word with a capital, or two of them. */
export interface NameSpelling extends Span {
  readonly text: string;
  /** The same for all spellings of a name. */
  readonly key: string;
}

/** Nothing of an address, a path, a placeholder or code. */
const word =
  /(?<![\p{L}\p{N}@/\\._#$%{<=:&?'’+-])[\p{Script=Latin}\d]{2,40}(?![\p{Script=Latin}\d@/\\_}>=(:]|\.[\p{L}\d]|['’+]\p{L})/gu;
const joints = /^(?: |\u00a0|-)$/;

/** The words of a text that have a capital, and two in a row as one; in their order. The cost is linear in the text. */
export function nameSpellings(text: string): NameSpelling[] {
  const found: NameSpelling[] = [];
  let before: { readonly from: number; readonly to: number } | undefined;
  for (const { 0: written, index } of text.matchAll(word)) {
    const one = { from: index, to: index + written.length };
    const isName = /^\p{Lu}/u.test(written) || /\p{Ll}\p{Lu}/u.test(written);
    if (isName) {
      found.push({ ...one, text: written, key: written.toLowerCase() });
      if (before && joints.test(text.slice(before.to, one.from))) {
        const both = text.slice(before.from, one.to);
        found.push({ from: before.from, to: one.to, text: both, key: keyOf(both) });
      }
    }
    before = isName ? one : undefined;
  }
  return found;
}

const keyOf = (text: string) => text.toLowerCase().replace(/[ \u00a0-]/g, '');

/** The words of a text that begin in lower case: what is among them is no name by its letters alone. */
export function lowerWords(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu) ?? [];
}
