import type { Tree } from '@lezer/common';
import { GFM, type InlineContext, type MarkdownConfig, parser } from '@lezer/markdown';

/** Hugo shortcodes, Liquid tags and MDX comments are code to the reader, whatever stands inside. */
const template =
  /\{\{[<%][\s\S]{0,2000}?[%>]\}\}|\{%[\s\S]{0,2000}?%\}|\{\{[\s\S]{0,2000}?\}\}|\{\/\*[\s\S]{0,2000}?\*\/\}/y;
/** The opening or closing line of a Docusaurus admonition, up to its title. */
const admonition = /:::+(?:[a-z]+)?/y;

const siteSyntax: MarkdownConfig = {
  defineNodes: ['Template', 'Admonition'],
  parseInline: [
    {
      name: 'Template',
      parse: (context, next, position) => (next === 123 ? take(context, template, 'Template', position) : -1),
      before: 'Escape',
    },
    {
      name: 'Admonition',
      parse: (context, next, position) =>
        next === 58 && opensLine(context, position) ? take(context, admonition, 'Admonition', position) : -1,
      before: 'Escape',
    },
  ],
};

function opensLine(context: InlineContext, position: number): boolean {
  return position === context.offset || context.text[position - context.offset - 1] === '\n';
}

function take(context: InlineContext, pattern: RegExp, node: string, position: number): number {
  pattern.lastIndex = position - context.offset;
  const match = pattern.exec(context.text);
  return match ? context.addElement(context.elt(node, position, position + match[0].length)) : -1;
}

/** In a paragraph with more of these the parser's time would grow with the square of their number. */
const mostDelimiters = 4000;
const delimiters = /[*_~[\]<>&`:]/g;

/**
 * The text as the parser gets it, of the same length. It knows `\n` alone, so that a carriage return would
 * keep blank lines from being blank; and what no author writes is made harmless: long runs of spaces, and
 * paragraphs of thousands of delimiters.
 */
function forParser(text: string): string {
  const lines = text
    .replaceAll('\r\n', ' \n')
    .replace(/(?<=\S)[ \t]{200,}/g, (run) => 'x'.repeat(run.length));
  if ((lines.match(delimiters)?.length ?? 0) <= mostDelimiters) return lines;
  return lines
    .split(/(\n[ \t]*\n)/)
    .map((part) =>
      (part.match(delimiters)?.length ?? 0) > mostDelimiters ? part.replace(delimiters, 'x') : part,
    )
    .join('');
}

const markdownParser = parser.configure([GFM, siteSyntax]);

/**
 * The syntax tree of a Markdown text: CommonMark and GFM, with nodes `Template` and `Admonition` for what
 * site generators add. Offsets are the text's.
 */
export function parseMarkdown(text: string): Tree {
  return markdownParser.parse(forParser(text));
}

const mdxParser = markdownParser.configure({ remove: ['IndentedCode', 'HTMLBlock', 'HTMLTag', 'Autolink'] });

/** The same for MDX, whose tags and expressions are masked: indented text is text, and nothing is HTML. */
export function parseMdx(text: string): Tree {
  return mdxParser.parse(forParser(text));
}
