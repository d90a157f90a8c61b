import type { Format } from './content.ts';
import { commentFor, parseFrontMatter } from './front-matter.ts';
import { MarkdownSegmenter } from './markdown-body.ts';
import { type ParsedMarkdown, parseMarkdown } from './markdown-parser.ts';
import { htmlComment } from './markup/comments.ts';

/** CommonMark and GFM with front matter, and what `siteSyntax` adds. */
export const markdown: Format = {
  id: 'markdown',
  takesFrontMatter: true,

  parse(text, previous) {
    const head = parseFrontMatter(text);
    const body = new MarkdownSegmenter(text);
    // A blank line of the same length stands in for the head, so that offsets stay those of the document.
    const blank = head.end ? '\n'.padStart(head.end) : '';
    const parsed = parseMarkdown(
      blank + text.slice(head.end),
      previous?.memory as ParsedMarkdown | undefined,
    );
    body.read(parsed.tree.topNode);
    const blocks = [...head.segments.map(({ from, to }) => ({ from, to })), ...body.blocks];
    return {
      segments: [...head.segments, ...body.inOrder()],
      blocks,
      keeps: [...head.keeps, ...body.keeps()],
      frontMatter: head.frontMatter,
      problems: head.problems,
      memory: parsed,
    };
  },

  comment: (content, from, words) => commentFor(content, from, words, htmlComment),
};
