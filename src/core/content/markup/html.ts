import type { Content, Format } from '../content.ts';
import type { FormatId } from '../extensions.ts';
import { parseFrontMatter } from '../front-matter.ts';
import { keepsIn } from './comments.ts';
import { readMarkup } from './reader.ts';
import { maskTemplates } from './template-code.ts';
import { parseMarkup } from './tree.ts';

/** Reads HTML with the tags of any template language, and a front matter if there is one. */
function parseHtml(text: string): Content {
  const head = parseFrontMatter(text);
  const { masked, codes } = maskTemplates(' '.repeat(head.end) + text.slice(head.end));
  const body = readMarkup(parseMarkup(masked.slice(head.end), head.end), { text, codes, syntax: 'html' });
  const blocks = [...head.segments.map(({ from, to }) => ({ from, to })), ...body.blocks];
  return {
    segments: [...head.segments, ...body.segments],
    blocks,
    keeps: [...head.keeps, ...keepsIn(body.comments, blocks)],
    frontMatter: head.frontMatter,
    ...(body.lang !== undefined && { locale: { tag: body.lang, certain: false } }),
    problems: head.problems,
  };
}

const htmlComment = (words: string) => `<!-- ${words.replaceAll('--', '–')} -->`;

/** A format of markup; they differ in how a comment is written that visitors of the site do not get. */
function markupFormat(id: FormatId, comment: (words: string) => string): Format {
  return {
    id,
    takesFrontMatter: false,
    parse: parseHtml,
    comment: (content, from, words) =>
      content.frontMatter && from < content.frontMatter.to ? `# ${words}` : comment(words),
  };
}

export const html = markupFormat('html', htmlComment);
export const handlebars = markupFormat(
  'handlebars',
  (words) => `{{!-- ${words.replaceAll('--', '–').replaceAll('}}', '} }')} --}}`,
);
export const jinja = markupFormat('jinja', (words) => `{# ${words.replaceAll('#}', '# }')} #}`);
export const liquid = markupFormat(
  'liquid',
  (words) => `{% comment %} ${words.replaceAll('{%', '{ %')} {% endcomment %}`,
);
export const ejs = markupFormat('ejs', (words) => `<%# ${words.replaceAll('%>', '% >')} %>`);
export const php = markupFormat('php', (words) => `<?php /* ${words.replaceAll('*/', '* /')} */ ?>`);
