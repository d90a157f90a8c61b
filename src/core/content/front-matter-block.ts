import { type ContentProblem, type FrontMatter, type Keep, keepsIn } from './content.ts';
import { isForeignToCode, isSentence, kindByName, proseKind } from './prose-keys.ts';
import type { Segment, TextBuilder } from './segment.ts';
import { isTranslatable } from './strings/translatable.ts';
import type { Syntax } from './syntax.ts';

/** Content between the marks of a front matter. */
export interface FrontMatterBlock {
  readonly frontMatter: Omit<FrontMatter, 'from' | 'to'>;
  /** Sorted. */
  readonly segments: readonly Segment[];
  readonly keeps: readonly Keep[];
  readonly problems: readonly ContentProblem[];
}

/** Keys whose values are for search engines, authors and tools, names, or in a language that the key says. */
const notShown =
  /^(?:(?:meta_?|seo_?)?keywords?|tags?|categor(?:y|ies)|comments?|notes?|todo|licen[cs]e|sources?|reason|prompt|query|command|code|script|schema|params?|aliases|redirect\w*|authors?|series|types?|layouts?|locations?|images?|icons?|brand|\w*name|\w*_(?:zh|cn|en))$/i;

/**
 * The segments of a value: where its key, the last of its path that is no index, names copy or is words itself
 * (`"Outer fabric" = "500D nylon"`), and where it is a sentence, in a script without capitals, or a sheet of facts, a
 * line each.
 */
export function valueSegments(
  key: string,
  value: TextBuilder,
  syntax: Syntax,
  { from, to }: { readonly from: number; readonly to: number },
): Segment[] {
  const { text, mappings } = value.trimmed();
  const isPlain = () =>
    !notShown.test(key) &&
    isTranslatable(key, text) &&
    (isSentence(text) ||
      sheet.test(text) ||
      isForeignToCode(text) ||
      isWords(key) ||
      kindByName(key) !== undefined);
  const kind = proseKind(key) ?? (isPlain() ? (kindByName(key) ?? 'paragraph') : undefined);
  return kind && text ? [{ kind, from, to, text, mappings, marks: [], syntax }] : [];
}

/** True for a key that is words for readers, not a name in code: `Outer fabric`, `Colors`. */
const isWords = (key: string) => /\p{L} \p{L}|^\p{Lu}\p{Ll}{2,}$/u.test(key);

/** Lines of a name and what it is: `Shelf life: 8 years`. */
const sheet = /^(?:[^:：\n]{2,60}[:：][ \t]?\S[^\n]*(?:\n|$)){2,}$/;

/** The keeps in comments of YAML and TOML, which begin with `#` on a line of their own. */
export function keepsInLines(source: string, offset: number, segments: readonly Segment[]): Keep[] {
  const comments = [...source.matchAll(/^[ \t]*#(.*)$/gm)].map((match) => {
    const from = offset + match.index;
    return { from, to: from + match[0].trimEnd().length, inner: match[1]! };
  });
  return keepsIn(comments, segments);
}

/** A mapping as data; a list or a lone value is none. */
export function dataOf(read: unknown): Readonly<Record<string, unknown>> {
  return read && typeof read === 'object' && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
}
