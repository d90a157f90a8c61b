import type { Span } from '../../finding.ts';
import { type Comment, type Keep, keepsIn } from '../content.ts';

/** Words as a comment of HTML. */
export const htmlComment = (words: string): string => `<!-- ${words.replaceAll('--', '–')} -->`;

/** Opening and closing marks of comments in template languages: `{{!--`, `{#`, `<%#`, `<?php /*`, `{% comment %}`, `{/*`. */
const opening =
  /^(?:\{\{[-~]?\s*(?:!(?:--)?|\/\*)|\{#-?|<%#|<\?php\s*(?:\/\*+|\/\/|#)|\{%-?\s*(?:comment\s*-?%\}|#)|\{\s*\/\*+)/;
const ending =
  /(?:(?:--)?[~-]?\}\}|\*\/\s*-?\}\}|-?#\}|-?%>|(?:\*\/)?\s*\?>|\{%-?\s*endcomment\s*-?%\}|-?%\}|\*\/\s*\})$/;

/** The keeps among comments of markup; those of a template language may still have their marks. */
export function markupKeeps(comments: readonly Comment[], blocks: readonly Span[]): Keep[] {
  const stripped = comments
    .filter(({ inner }) => inner.includes('terroir-keep'))
    .map(({ from, to, inner }) => ({
      from,
      to,
      inner: inner.replace(opening, '').trim().replace(ending, ''),
    }));
  return keepsIn(stripped, blocks);
}
