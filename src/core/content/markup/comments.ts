import type { Span } from '../../finding.ts';
import { blockFor, type Keep, readKeep } from '../content.ts';

/** A comment of any syntax. */
export interface Comment extends Span {
  /** What it says; a template's comment with its marks. */
  readonly inner: string;
}

/** Words as a comment of HTML. */
export const htmlComment = (words: string): string => `<!-- ${words.replaceAll('--', '–')} -->`;

/** What opens and ends a comment of a template language: `{{!--`, `{#`, `<%#`, `<?php /*`, `{% comment %}`, `{/*`. */
const opening =
  /^(?:\{\{[-~]?\s*(?:!(?:--)?|\/\*)|\{#-?|<%#|<\?php\s*(?:\/\*+|\/\/|#)|\{%-?\s*(?:comment\s*-?%\}|#)|\{\s*\/\*+)/;
const ending =
  /(?:(?:--)?[~-]?\}\}|\*\/\s*-?\}\}|-?#\}|-?%>|(?:\*\/)?\s*\?>|\{%-?\s*endcomment\s*-?%\}|-?%\}|\*\/\s*\})$/;

/** The keeps among comments. */
export function keepsIn(comments: readonly Comment[], blocks: readonly Span[]): Keep[] {
  return comments.flatMap(({ from, to, inner }) => {
    if (!inner.includes('terroir-keep')) return [];
    const keep = readKeep(inner.replace(opening, '').trim().replace(ending, ''));
    return keep ? [{ ...keep, from, to, target: blockFor({ from, to }, blocks) }] : [];
  });
}
