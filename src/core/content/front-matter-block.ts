import { type ContentProblem, type FrontMatter, type Keep, keepsIn } from './content.ts';
import { proseKind } from './prose-keys.ts';
import type { Segment, TextBuilder } from './segment.ts';
import type { Syntax } from './syntax.ts';

/** Content between the marks of a front matter. */
export interface FrontMatterBlock {
  readonly frontMatter: Omit<FrontMatter, 'from' | 'to'>;
  /** Sorted. */
  readonly segments: readonly Segment[];
  readonly keeps: readonly Keep[];
  readonly problems: readonly ContentProblem[];
}

/** The segment of a value, or none where its key, the last of its path, names data. */
export function valueSegments(
  key: string,
  value: TextBuilder,
  syntax: Syntax,
  { from, to }: { readonly from: number; readonly to: number },
): Segment[] {
  const kind = proseKind(key);
  const { text, pieces } = value.trimmed();
  return kind && text ? [{ kind, from, to, text, pieces, marks: [], syntax }] : [];
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
