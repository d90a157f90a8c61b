import type { Span } from '../finding.ts';
import type { Format } from './content.ts';
import { readTree } from './element-tree.ts';
import { commentFor, parseFrontMatter } from './front-matter.ts';
import { type Hole, MarkdownSegmenter } from './markdown-body.ts';
import { type ParsedMarkdown, parseMdx } from './markdown-parser.ts';
import { BraceScanner } from './markup/braces.ts';
import { type Code, codeAfter, mask } from './markup/code.ts';
import { markupKeeps } from './markup/comments.ts';
import { readMarkup } from './markup/reader.ts';
import { objectCharacter } from './segment.ts';
import { syntaxes } from './syntax.ts';

/** MDX: Markdown with components, expressions and a module's imports and exports. */
export const mdx: Format = {
  id: 'mdx',
  takesFrontMatter: true,

  parse(text, previous) {
    const head = parseFrontMatter(text);
    const { codes, expressions, tags, modules } = findScript(text, head.end);
    const inText = [...expressions, ...tags].sort((a, b) => a.from - b.from);
    const spans = [...inText, ...modules].sort((a, b) => a.from - b.from);
    const flow = new Set([...modules, ...standingAlone(text, inText)]);
    const body = new MarkdownSegmenter(
      text,
      inText.filter((span) => !flow.has(span)).map((span) => holeOf(text, span)),
    );
    const filled = fill(text, head.end, spans, flow);
    const parsed = parseMdx(filled, previous?.memory as ParsedMarkdown | undefined);
    body.read(parsed.tree.topNode);
    const read = tags.map((tag) => readTag(text, tag, codes));
    const blocks = [
      ...head.segments.map(({ from, to }) => ({ from, to })),
      ...body.blocks,
      ...tags.filter((tag, index) => flow.has(tag) && read[index]!.length && beginsLine(text, tag)),
    ].sort((a, b) => a.from - b.from);
    const comments = codes
      .filter(({ kind }) => kind === 'comment')
      .map(({ from, to }) => ({ from, to, inner: text.slice(from, to) }));
    return {
      segments: [...head.segments, ...body.segments, ...read.flat()].sort((a, b) => a.from - b.from),
      blocks,
      keeps: [...head.keeps, ...markupKeeps(comments, blocks)],
      frontMatter: head.frontMatter,
      problems: head.problems,
      memory: parsed,
    };
  },

  comment: (content, from, words) =>
    commentFor(content, from, words, (inBody) => `{/* ${inBody.replaceAll('*/', '* /')} */}`),
};

/** What is no Markdown, or may hold what looks like script and is none, where a line or a text begins. */
const fence = /(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})[^\n]*(?:\n|$)/y;
const module = /(?:import|export)\b[^\n]*(?:\n|$)/y;
const tag = /<(?:\/[^<>\n]*>|[a-z>])/iy;

/** The expressions, tags, and module lines and fenced code of a page, each sorted; `codes` are all parts of script within them. */
function findScript(text: string, start: number) {
  const scanner = new BraceScanner(text, { nested: true, inQuotes: false, voids: false });
  const endOfCode = codeReader(text);
  const expressions: Span[] = [];
  const tags: Span[] = [];
  const modules: Span[] = [];
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (let at = start; at < text.length; ) {
    const lineStarts = at === start || text[at - 1] === '\n';
    const opened = lineStarts ? match(fence, at) : null;
    const imported = lineStarts && !opened ? match(module, at) : null;
    let to = at + 1;
    if (opened) {
      to = endOfFence(text, at + opened[0].length, opened[1]!);
      modules.push({ from: at, to });
    } else if (imported) {
      to = endOfModule(text, at);
      modules.push({ from: at, to });
    } else if (text[at] === '\\') to = at + 2;
    else if (text[at] === '`') to = endOfCode(at);
    else if (text[at] === '{') {
      to = scanner.expression(at);
      expressions.push({ from: at, to });
    } else if (text[at] === '<') {
      const found = match(tag, at);
      if (found) {
        to = found[0][1] === '/' ? at + found[0].length : scanner.tag(at).to;
        tags.push({ from: at, to });
      }
    }
    at = Math.max(to, at + 1);
  }
  return { codes: scanner.codes, expressions, tags, modules };
}

/** A fence ends with a line of as many marks. */
const closingFence = /^[ \t>]*(`{3,}|~{3,})[ \t]*\r?$/gm;

function endOfFence(text: string, from: number, marks: string): number {
  closingFence.lastIndex = from;
  for (let close = closingFence.exec(text); close; close = closingFence.exec(text))
    if (close[1]![0] === marks[0] && close[1]!.length >= marks.length) return closingFence.lastIndex;
  return text.length;
}

/** Finds where inline code ends: with as many backticks, before the paragraph does; otherwise they are text. */
function codeReader(text: string): (at: number) => number {
  const end = /\n[ \t\r]*(?=[\n|#>]|```|~~~)|$(?![\s\S])/g;
  let paragraphEnd = 0;
  return (at) => {
    let inside = at;
    while (text[inside] === '`') inside++;
    if (inside > paragraphEnd) {
      end.lastIndex = inside;
      paragraphEnd = end.exec(text)!.index;
    }
    const runs = /`+/g;
    runs.lastIndex = inside;
    for (let run = runs.exec(text); run && run.index < paragraphEnd; run = runs.exec(text))
      if (run[0].length === inside - at) return runs.lastIndex;
    return inside;
  };
}

/** Imports and exports end with the blank line after their brackets are closed. */
function endOfModule(text: string, from: number): number {
  const blank = /\n[ \t\r]*(?=\n)|$(?![\s\S])/g;
  let depth = 0;
  for (let at = from; at < text.length; ) {
    blank.lastIndex = at;
    const end = blank.exec(text)!.index;
    for (const [bracket] of text.slice(at, end).matchAll(/[[({]|[\])}]/g))
      depth += '[({'.includes(bracket) ? 1 : -1;
    if (depth <= 0) return end;
    at = end + 1;
  }
  return text.length;
}

/** The spans that share their lines with nothing but each other. */
function standingAlone(text: string, spans: readonly Span[]): Span[] {
  const alone: Span[] = [];
  for (let first = 0; first < spans.length; ) {
    let next = first + 1;
    while (next < spans.length && /^[ \t]*$/.test(text.slice(spans[next - 1]!.to, spans[next]!.from))) next++;
    const [after] = /^[ \t\r]*(?:\n|$)?/.exec(text.slice(spans[next - 1]!.to, spans[next - 1]!.to + 200))!;
    const ends = after.endsWith('\n') || spans[next - 1]!.to + after.length === text.length;
    const isAlone = ends && beginsLine(text, spans[first]!);
    for (; first < next; first++) if (isAlone) alone.push(spans[first]!);
  }
  return alone;
}

function beginsLine(text: string, { from }: Span): boolean {
  let before = from - 1;
  while (text[before] === ' ' || text[before] === '\t' || text[before] === '\uFEFF') before--;
  return before < 0 || text[before] === '\n';
}

/** Text that a tag or expression within a sentence leaves behind. */
function holeOf(text: string, { from, to }: Span): Hole {
  const source = text.slice(from, Math.min(to, from + 20));
  if (/^<br\b|^\{\s*(["'`]) *\1\s*\}$/i.test(source)) return { from, to, text: ' ' };
  // A comment, or the id of a heading.
  const isSilent =
    source[0] === '<' || /^\{\s*(?:\/\*|#[\w-]+\}$)/.test(text.slice(from, Math.min(to, from + 100)));
  return { from, to, text: isSilent ? '' : objectCharacter };
}

/** The text as Markdown's parser gets it: script that stands alone is blank lines, other script letters. */
function fill(text: string, start: number, spans: readonly Span[], flow: ReadonlySet<Span>): string {
  const parts = [start ? '\n'.padStart(start) : ''];
  let position = start;
  for (const span of spans) {
    const source = text.slice(span.from, span.to);
    const filler = flow.has(span) ? source.replace(/[^\n]/g, ' ') : 'x'.repeat(source.length);
    parts.push(text.slice(position, span.from), filler);
    position = span.to;
  }
  return parts.join('') + text.slice(position);
}

/** The attributes of a tag that people read. */
function readTag(text: string, { from, to }: Span, codes: readonly Code[]) {
  const source = text.slice(from, to);
  const own = codes
    .slice(codeAfter(codes, from), codeAfter(codes, to - 1) + 1)
    .filter((code) => code.from < to);
  const shifted = own.map((code) => ({ ...code, from: code.from - from, to: code.to - from }));
  const { masked } = mask(source, shifted);
  const nodes = readTree(masked, { syntax: 'html', base: from, names: text }).children;
  return readMarkup([nodes], { text, codes, syntax: syntaxes.jsx, quotedOnly: true }).segments;
}
