/** Puts words into a page at a caret, written in the page's own syntax. */
import type { Edit } from '../finding.ts';
import type { Content, Format } from './content.ts';
import type { FormatId } from './extensions.ts';
import { encodeFor, objectCharacter, type Segment } from './segment.ts';

/** Words to be put into a page: paragraphs, or a picture with the words that describe it. */
export interface Words {
  /** Paragraphs stand apart by empty lines. */
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

/**
 * The edit that puts words at an offset of a page: into the running text that stands there, or, between blocks of
 * Markdown and HTML, as blocks of their own. Undefined where they cannot stand, and where reading the page again would
 * give anything but the page with just these words.
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
    one.pieces.some(({ from, to }) => from <= offset && offset <= to),
  );
  const edit = segment
    ? words.image === undefined
      ? withinSegment(text, segment, offset, paragraphs.join(' '))
      : undefined
    : asBlocks(format.id, text, offset, paragraphs, words.image);
  return edit && readsBack(format, text, content, edit, paragraphs.join('')) ? edit : undefined;
}

function withinSegment(text: string, segment: Segment, offset: number, words: string): Edit | undefined {
  const [before, after] = [text[offset - 1] ?? '\n', text[offset] ?? '\n'];
  const spaced =
    /[\p{L}\p{N}.,!?:;…%)”"']/u.test(before) && offset > segment.pieces[0]!.from ? ` ${words}` : words;
  const encoded = encodeFor(segment, /[\p{L}\p{N}]/u.test(after) ? `${spaced} ` : spaced);
  return encoded === undefined ? undefined : { from: offset, to: offset, text: encoded };
}

function asBlocks(
  format: FormatId,
  text: string,
  offset: number,
  paragraphs: readonly string[],
  image: string | undefined,
): Edit | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = /\r?\n|$/.exec(text.slice(offset))!.index + offset;
  if (text.slice(start, end).trim() !== '') return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const blocks = markdown.has(format)
    ? paragraphs.map((one) => (image ? `![${escapeMarkdown(one)}](${image})` : escapeMarkdown(one)))
    : markup.has(format)
      ? paragraphs.map((one) =>
          image ? `<img src="${image}" alt="${escapeMarkup(one)}">` : `<p>${escapeMarkup(one)}</p>`,
        )
      : [];
  if (!blocks.length || (image && blocks.length > 1)) return undefined;
  const separator = markdown.has(format) ? lineEnd + lineEnd : lineEnd;
  const isOpen = (line: string | undefined) => line !== undefined && line.trim() !== '';
  const [before, after] = [text.slice(0, start).split(/\r?\n/).at(-2), text.slice(end).split(/\r?\n/)[1]];
  const gap = (line: string | undefined) => (markdown.has(format) && isOpen(line) ? lineEnd : '');
  return { from: offset, to: offset, text: gap(before) + blocks.join(separator) + gap(after) };
}

/** Every character that Markdown or MDX gives a meaning is written so that it has none. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
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
