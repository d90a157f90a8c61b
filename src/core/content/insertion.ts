/** Puts words into a page at a caret, written in the page's own syntax. */

import type { FormatId } from '../file-types.ts';
import type { Edit } from '../finding.ts';
import type { Content, Format } from './content.ts';
import { encodeFor, objectCharacter, type Segment } from './segment.ts';
import { escapeMarkdown, escapeMarkup, syntaxes } from './syntax.ts';

/** Words to be put into a page: paragraphs, or a picture with the words that describe it. */
export interface Words {
  /** Paragraphs are separated by empty lines. */
  readonly text: string;
  /** Address of a picture, without characters any markup gives a meaning. */
  readonly image?: string | undefined;
}

const markdown: ReadonlySet<FormatId> = new Set(['markdown', 'mdx']);
const markup: ReadonlySet<FormatId> = new Set([
  'html',
  'handlebars',
  'jinja',
  'liquid',
  'ejs',
  'php',
  'vue',
  'svelte',
  'astro',
]);

/** Nothing is written into a title of Markdown: where its block, or the front matter it is in, ends. */
function belowTitle(
  { frontMatter, blocks }: Content,
  { kind, syntax, from, to }: Segment,
): number | undefined {
  if (kind === 'title' && frontMatter && to <= frontMatter.to) return frontMatter.to;
  if (kind !== 'heading' || syntax !== syntaxes.markdown) return undefined;
  return blocks.find((block) => block.from <= from && to <= block.to)?.to;
}

/**
 * The edit that puts words at an offset of a page: into the running text that is there, or, between blocks of
 * Markdown and HTML, as blocks of their own. Undefined where that is not possible, and where reading the page again would
 * give anything but the page with just these words. At a title they go below it.
 */
export function insertionAt(
  format: Format,
  text: string,
  content: Content,
  offset: number,
  words: Words,
): Edit | undefined {
  const paragraphs = words.text
    .trim()
    .split(/\s*\n\s*\n\s*/)
    .map((one) => one.replace(/\s+/g, ' '));
  const segment = content.segments.find((one) =>
    one.mappings.some(({ from, to }) => from <= offset && offset <= to),
  );
  const below = segment && belowTitle(content, segment);
  const edit =
    below !== undefined
      ? belowBlock(text, below, asBlocks(format.id, paragraphs, words.image))
      : segment
        ? withinSegment(text, segment, offset, words.image === undefined ? paragraphs.join(' ') : undefined)
        : onEmptyLine(text, offset, asBlocks(format.id, paragraphs, words.image));
  return edit && readsBack(format, text, content, edit, paragraphs.join('')) ? edit : undefined;
}

function withinSegment(
  text: string,
  segment: Segment,
  offset: number,
  words: string | undefined,
): Edit | undefined {
  if (words === undefined || (segment.syntax === syntaxes.html && segment.kind === 'heading'))
    return undefined;
  const isAfterWords = /[\p{L}\p{N}.,!?:;…%)”"']/u.test(text[offset - 1] ?? '');
  const space = isAfterWords && offset > segment.mappings[0]!.from ? ' ' : '';
  const more = /[\p{L}\p{N}]/u.test(text[offset] ?? '') ? ' ' : '';
  const encoded = encodeFor(segment, space + words + more);
  return encoded === undefined ? undefined : { from: offset, to: offset, text: encoded };
}

/** Blocks of a format in its own syntax, with what is between two of them and at a block beside them. */
interface Blocks {
  readonly texts: readonly string[];
  readonly isMarkdown: boolean;
}

function asBlocks(
  format: FormatId,
  paragraphs: readonly string[],
  image: string | undefined,
): Blocks | undefined {
  if (image && paragraphs.length > 1) return undefined;
  if (markdown.has(format)) {
    const write = (one: string) => (image ? `![${escapeMarkdown(one)}](${image})` : escapeMarkdown(one));
    return { texts: paragraphs.map(write), isMarkdown: true };
  }
  if (!markup.has(format)) return undefined;
  const write = (one: string) =>
    image ? `<img src="${image}" alt="${escapeMarkup(one)}">` : `<p>${escapeMarkup(one)}</p>`;
  return { texts: paragraphs.map(write), isMarkdown: false };
}

function onEmptyLine(text: string, offset: number, blocks: Blocks | undefined): Edit | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = offset + /\r?\n|$/.exec(text.slice(offset))!.index;
  if (!blocks || text.slice(start, end).trim() !== '') return undefined;
  const line = lineEndOf(text);
  const [before, after] = [text.slice(0, start).split(/\r?\n/).at(-2), text.slice(end).split(/\r?\n/)[1]];
  const gap = (beside: string | undefined) => (blocks.isMarkdown && beside?.trim() ? line : '');
  const words = blocks.texts.join(blocks.isMarkdown ? line + line : line);
  return { from: offset, to: offset, text: gap(before) + words + gap(after) };
}

/** Below a block of Markdown that ends at `at`, or below a front matter whose last line ends there. */
function belowBlock(text: string, at: number, blocks: Blocks | undefined): Edit | undefined {
  if (!blocks?.isMarkdown) return undefined;
  const line = lineEndOf(text);
  const rest = text.slice(at);
  const opensLine = text[at - 1] === '\n';
  const isApart = opensLine ? /^[ \t]*\r?\n/ : /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/;
  const after = opensLine || rest === '' ? line : '';
  const gap = rest === '' || isApart.test(rest) ? '' : line;
  return {
    from: at,
    to: at,
    text: (opensLine ? line : line + line) + blocks.texts.join(line + line) + after + gap,
  };
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Only what is read counts: not where lines break, nor what stands for a picture. */
const solid = (text: string) => text.replaceAll(objectCharacter, '').replace(/\s+/g, '');

/** True where the page with the edit reads as before, with the words at one place. */
function readsBack(format: Format, text: string, content: Content, edit: Edit, words: string): boolean {
  const after = format.parse(text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  if (after.problems.length > content.problems.length) return false;
  const whole = ({ segments }: Content) => solid(segments.map((one) => one.text).join(''));
  return isInsertion(whole(content), whole(after), solid(words));
}

/** True where `after` is `before` with `added` put in somewhere. */
function isInsertion(before: string, after: string, added: string): boolean {
  if (after.length !== before.length + added.length) return false;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  for (let at = start; at >= 0 && before.slice(at) === after.slice(at + added.length); at--)
    if (after.startsWith(added, at)) return true;
  return false;
}
