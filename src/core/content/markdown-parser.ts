import { type ChangedRange, type Tree, TreeFragment } from '@lezer/common';
import { GFM, type MarkdownParser, parser } from '@lezer/markdown';
import { blankRawLines, siteSyntax } from './markdown-syntax.ts';

/** In a paragraph with more of these the parser's time would grow with the square of their number. */
const mostDelimiters = 4000;
/** So many lists and quotations begin on one line only where somebody leans on a key. */
const endlessMarks = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){100,}/gm;
const delimiters = /[*_~[\]<>&`:]/g;

/**
 * The text as the parser gets it, of the same length. It knows `\n` alone, so that a carriage return would
 * keep blank lines from being blank; a byte order mark, left where files were joined, would hide the heading it
 * is before; and what no author writes is made harmless: long runs of spaces, lines of hundreds of list marks,
 * and paragraphs of thousands of delimiters.
 */
function forParser(text: string): string {
  const lines = blankRawLines(text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n'))
    .replace(/^\uFEFF/gm, ' ')
    .replace(/(?<=\S)[ \t]{200,}/g, (run) => 'x'.repeat(run.length))
    .replace(endlessMarks, (run) => ' '.repeat(run.length));
  if ((lines.match(delimiters)?.length ?? 0) <= mostDelimiters) return lines;
  return lines
    .split(/(\n[ \t]*\n)/)
    .map((part) =>
      (part.match(delimiters)?.length ?? 0) > mostDelimiters ? part.replace(delimiters, 'x') : part,
    )
    .join('');
}

const markdownParser = parser.configure([GFM, siteSyntax]);
const mdxParser = markdownParser.configure({ remove: ['IndentedCode', 'HTMLBlock', 'HTMLTag', 'Autolink'] });

/** A syntax tree with the text it was made of. */
export interface ParsedMarkdown {
  /** The text as the parser got it; see `forParser`. */
  readonly input: string;
  readonly tree: Tree;
}

/**
 * The syntax tree of a Markdown text: CommonMark and GFM, with the nodes of `siteSyntax` for what
 * site generators add. Offsets are the text's.
 * @param previous an earlier version of the text: what stands as it stood there is not parsed again
 */
export function parseMarkdown(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  return parseWith(markdownParser, text, previous);
}

/** The syntax tree of an MDX text whose tags and expressions are masked: indented text is text, and nothing is HTML. */
export function parseMdx(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  return parseWith(mdxParser, text, previous);
}

function parseWith(parser: MarkdownParser, text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  const input = forParser(text);
  if (!previous) return { input, tree: parser.parse(input) };
  const fragments = TreeFragment.addTree(previous.tree);
  const kept = TreeFragment.applyChanges(fragments, [changeBetween(previous.input, input)]);
  return { input, tree: parser.parse(input, kept) };
}

/** The one range that differs: between `one two` and `one new two` it is `[4, 4)` and `[4, 8)`. */
function changeBetween(before: string, after: string): ChangedRange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  return { fromA: start, toA: before.length - end, fromB: start, toB: after.length - end };
}
