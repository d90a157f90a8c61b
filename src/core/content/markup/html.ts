import type { FormatId } from '../../file-types.ts';
import type { Content, Format } from '../content.ts';
import { commentFor, parseFrontMatter } from '../front-matter.ts';
import { syntaxes } from '../syntax.ts';
import { parseMasked } from './code.ts';
import { htmlComment } from './comments.ts';
import { readMarkup, toContent } from './reader.ts';
import { maskTemplates } from './template-code.ts';

/** Reads HTML with the tags of any template language, and a front matter if there is one. */
function parseHtml(text: string): Content {
  const head = parseFrontMatter(text);
  const masked = maskTemplates(text, head.end);
  const nodes = parseMasked(masked, head.end);
  return toContent(readMarkup(nodes, { text, codes: masked.codes, syntax: syntaxes.html }), head);
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
