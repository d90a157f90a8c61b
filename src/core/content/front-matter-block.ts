import { type ContentProblem, type FrontMatter, type Keep, keepsIn } from './content.ts';
import { isSentence, proseKind } from './prose-keys.ts';
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
  /^(?:(?:meta_?|seo_?)?keywords?|tags?|categor(?:y|ies)|comments?|notes?|todo|licen[cs]e|sources?|reason|prompt|query|command|code|script|schema|params?|aliases|redirect\w*|\w*name|\w*_(?:zh|cn|en))$/i;

/** The segment of a value: where its key, the last of its path that is no index, names copy, or where it is a sentence. */
export function valueSegments(
  key: string,
  value: TextBuilder,
  syntax: Syntax,
  { from, to }: { readonly from: number; readonly to: number },
): Segment[] {
  const { text, mappings } = value.trimmed();
  const isPlain = () => isSentence(text) && !notShown.test(key) && isTranslatable(key, text);
  const kind = proseKind(key) ?? (isPlain() ? 'paragraph' : undefined);
  return kind && text ? [{ kind, from, to, text, mappings, marks: [], syntax }] : [];
}

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
