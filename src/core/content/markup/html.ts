import type { FormatId } from '../../file-types.ts';
import type { Markets } from '../../regions/market.ts';
import type { Content, Format } from '../content.ts';
import { commentFor } from '../front-matter.ts';
import { htmlComment } from './comments.ts';
import { parsePage } from './page.ts';
import { withScripts } from './scripts.ts';

function parseHtml(text: string, _previous?: Content, markets?: Markets): Content {
  const { content, trees, masked } = parsePage(text, markets);
  return withScripts(content, trees, masked, markets);
}

/** A format of markup; they differ in how a comment is written that visitors of the site do not get. */
function markupFormat(id: FormatId, comment: (words: string) => string): Format {
  return {
    id,
    takesFrontMatter: false,
    parse: parseHtml,
    comment: (content, from, words) => commentFor(content, from, words, comment),
  };
}

export const html = markupFormat('html', htmlComment);
export const handlebars = markupFormat(
  'handlebars',
  (words) => `{{!-- ${words.replaceAll('--', '–').replaceAll('}}', '} }')} --}}`,
);
export const jinja = markupFormat('jinja', (words) => `{# ${words.replaceAll('#}', '# }')} #}`);
export const ejs = markupFormat('ejs', (words) => `<%# ${words.replaceAll('%>', '% >')} %>`);
export const php = markupFormat('php', (words) => `<?php /* ${words.replaceAll('*/', '* /')} */ ?>`);
