/** Makes a page of the text its author sent back: head, pictures, code and order of the page stay, its words are new. */
import type { Content, Format } from '../content/content.ts';
import { rewrite } from '../content/rewrite.ts';
import { objectCharacter } from '../content/segment.ts';
import { escapeMarkdown } from '../content/syntax.ts';
import type { Span } from '../finding.ts';
import { type PastedBlock, readPasted } from './read-pasted.ts';

/** What of a page or of the pasted text needs a look. */
export interface PasteNotes {
  /** Lines of the letter around the text, which are not taken. */
  readonly around: readonly string[];
  /** Texts inside pictures, tables and components that stay as they were. */
  readonly kept: readonly string[];
  /** Links whose words are not there any more, as `words (address)`. */
  readonly lostLinks: readonly string[];
  /** The title or description at the head of the page that stays as it was. */
  readonly head: readonly string[];
}

/** The page with the author’s text, or why there is none: `format` where only Markdown can be made, `empty`, `unreadable`. */
export type PastedPage =
  | { readonly text: string; readonly notes: PasteNotes }
  | { readonly problem: 'format' | 'empty' | 'unreadable' };

/** A part of the old page that is not running text, with its place: how far behind the heading of its section, 0 to 1. */
interface Fixture {
  readonly source: string;
  readonly at: number;
  readonly texts: readonly string[];
}

/** A heading with what is below it, up to the next; the first has none. */
interface Section<Part> {
  readonly heading: string | undefined;
  readonly parts: Part[];
}

/**
 * The text of a page with an author’s text in place of its own. Front matter stays but for a title that says what the heading
 * said; pictures, code, tables, components and the like stay in their section, in the order and about where they stood; links
 * stay where their words stand. The page read again has the author’s texts one by one, or nothing is given.
 */
export function pasteIn(format: Format, text: string, content: Content, pasted: string): PastedPage {
  if (format.id !== 'markdown' && format.id !== 'mdx') return { problem: 'format' };
  const { blocks, around } = readPasted(pasted);
  if (!blocks.length) return { problem: 'empty' };
  const bodyFrom = content.frontMatter?.to ?? 0;
  const old = oldSections(text, content, bodyFrom);
  const title = blocks.find((block) => block.kind === 'heading');
  const head = titledHead(format, text, content, old, title?.text);
  const inBody = head.isTitleInBody ? blocks : blocks.filter((block) => block !== title);
  const links = linksIn(text.slice(bodyFrom));
  const written = inBody.map((block) => {
    const made = writeBlock(format, block, links, text);
    return { block, ...made };
  });
  if (written.some(({ source }) => source === undefined)) return { problem: 'unreadable' };
  const sections = newSections(written as Written[]);
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const body = assemble(old, sections, line);
  const gap = head.text && !/\n\s*\n$/.test(head.text) ? line : '';
  const after = head.text + gap + body + line;
  if (!readsAs(format, content, after, inBody, old)) return { problem: 'unreadable' };
  const used = new Set(written.flatMap(({ links: own }) => own));
  return {
    text: after,
    notes: {
      around,
      kept: old.flatMap(({ parts }) => parts.flatMap(({ texts }) => texts)),
      lostLinks: links.filter((link) => !used.has(link)).map(({ words, address }) => `${words} (${address})`),
      head: head.kept,
    },
  };
}

interface Written {
  readonly block: PastedBlock;
  readonly source: string;
}

/** The sections of the body as it was: headings with what stays below them. */
function oldSections(
  text: string,
  content: Content,
  bodyFrom: number,
): (Section<Fixture> & { anchor: string })[] {
  const sections = [
    { heading: undefined as string | undefined, anchor: '', parts: [] as (Fixture | 'text')[] },
  ];
  const keeps = new Set(content.keeps.map(({ from }) => from));
  let done = bodyFrom;
  for (const block of content.blocks.filter(({ from }) => from >= bodyFrom)) {
    // What the parser has no block for, such as a comment, stands between two.
    const between = text.slice(done, block.from).trim();
    if (between && !keeps.has(text.indexOf(between, done)))
      sections.at(-1)!.parts.push({ source: between, at: 0, texts: [] });
    done = Math.max(done, block.to);
    const source = text.slice(block.from, block.to).trimEnd();
    const inside = content.segments.filter(({ from, to }) => from >= block.from && to <= block.to);
    if (isHeading(inside, source)) {
      const anchor = /[ \t]*\{#[\w-]+\}[ \t]*$/.exec(source.split('\n')[0]!)?.[0].trim() ?? '';
      sections.push({ heading: inside[0]!.text, anchor, parts: [] });
    } else if (isRunningText(inside, source)) {
      for (const picture of source.match(picturesInText) ?? [])
        sections.at(-1)!.parts.push({ source: picture, at: 0, texts: [] });
      sections.at(-1)!.parts.push('text');
    } else
      sections.at(-1)!.parts.push({
        source,
        at: 0,
        texts: inside.map((one) => one.text).filter((one) => /[\p{L}\p{N}]/u.test(one)),
      });
  }
  const rest = text.slice(done).trim();
  if (rest) sections.at(-1)!.parts.push({ source: rest, at: 0, texts: [] });
  return sections.map(({ heading, anchor, parts }) => {
    const count = parts.filter((part) => part === 'text').length;
    let before = 0;
    return {
      heading,
      anchor,
      parts: parts.flatMap((part) => {
        if (part !== 'text') return [{ ...part, at: count ? before / count : 0 }];
        before++;
        return [];
      }),
    };
  });
}

type Inside = readonly (Span & { readonly kind: string; readonly text: string })[];

const isHeading = (inside: Inside, source: string) =>
  inside.length > 0 &&
  inside[0]!.kind === 'heading' &&
  /^ {0,3}(?:#{1,6}[ \t]|[^\n]+\n *(?:=+|-+) *$)/.test(source);

/** Paragraphs, lists and quotations of words; a table, a component or a picture by itself is none. */
const isRunningText = (inside: Inside, source: string) =>
  inside.some(({ kind }) => kind === 'paragraph' || kind === 'list-item') &&
  !/^\s*(?:[<{|`~]|:{3}|!!!|\?{3}|\[\^|import\s|export\s|!\[[^\]]*\]\([^)]*\)\s*$)/.test(source);

const picturesInText = /!\[[^\]]*\]\([^)\s]*(?:\s+"[^"]*")?\)/g;

interface Link {
  readonly words: string;
  readonly address: string;
}

function linksIn(body: string): Link[] {
  return [...body.matchAll(/(?<![!\\])\[([^\][]+)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g)].map(
    ([, words, address]) => ({
      words: words!,
      address: address!,
    }),
  );
}

/** The head of the page, with the author’s title where it said what the heading said, or the page has no other. */
function titledHead(
  format: Format,
  text: string,
  content: Content,
  old: readonly Section<Fixture>[],
  title: string | undefined,
): { text: string; isTitleInBody: boolean; kept: string[] } {
  const { frontMatter, segments } = content;
  if (!frontMatter) return { text: '', isTitleInBody: true, kept: [] };
  const own = text.slice(0, frontMatter.to);
  const inHead = segments.filter(({ to }) => to <= frontMatter.to);
  const index = segments.findIndex(({ kind, to }) => kind === 'title' && to <= frontMatter.to);
  const heading = /^#[ \t]|^[^\n]+\n=+\s*$/m.test(text.slice(frontMatter.to)) ? old[1]?.heading : undefined;
  const isSame = heading === undefined || segments[index]?.text.startsWith(heading);
  const written =
    title !== undefined && index >= 0 && isSame
      ? rewrite(format, text, content, [{ index, shown: title }])
      : undefined;
  const isWritten = written?.refused.length === 0;
  const kept = inHead.filter((one) => !(isWritten && one === segments[index])).map((one) => one.text);
  return {
    text: isWritten ? written.text.slice(0, written.content.frontMatter!.to) : own,
    isTitleInBody: heading !== undefined || !isWritten,
    kept,
  };
}

/** A block in the format’s syntax, with the links whose words it has; no source where it cannot be read back as it is. */
function writeBlock(
  format: Format,
  block: PastedBlock,
  links: readonly Link[],
  page: string,
): { source: string | undefined; links: readonly Link[] } {
  const mark = /^[ \t]*([-*+])[ \t]/m.exec(page)?.[1] ?? '-';
  const lead =
    block.kind === 'heading'
      ? `${'#'.repeat(block.level)} `
      : block.kind === 'item'
        ? block.isNumbered
          ? '1. '
          : `${mark} `
        : '';
  const own = links.filter(({ words }) => words.length > 1 && block.text.split(words).length === 2);
  const linked = (text: string, write: (part: string) => string) => {
    const [link] = own;
    if (!link) return write(text);
    const [before, behind] = text.split(link.words) as [string, string];
    return `${write(before)}[${write(link.words)}](${link.address})${write(behind)}`;
  };
  const ways = [
    { source: linked(block.text, (part) => part), links: own.slice(0, 1) },
    { source: linked(block.text, escapeMarkdown), links: own.slice(0, 1) },
    { source: escapeMarkdown(block.text), links: [] },
    // What begins as MDX’s own lines do is text by its first letter.
    {
      source: `&#${block.text.codePointAt(0)};${escapeMarkdown([...block.text].slice(1).join(''))}`,
      links: [],
    },
  ];
  const found = ways.find(({ source }) => readsAlone(format, lead + source, block.text));
  // What authors of Markdown mean is taken as they mean it, as far as it is words, links and emphasis.
  const meant = isMeant(format, lead + block.text) ? { source: block.text, links: [] } : undefined;
  const chosen = /\*\*|\]\(/.test(block.text) ? (meant ?? found) : found;
  return chosen ? { ...chosen, source: lead + chosen.source } : { source: undefined, links: [] };
}

function readsAlone(format: Format, source: string, text: string): boolean {
  const { segments, problems, frontMatter } = format.parse(source);
  return (
    !problems.length &&
    !frontMatter &&
    segments.length === 1 &&
    withoutAddresses(segments[0]!.text) === withoutAddresses(text)
  );
}

/** Addresses by themselves are links in some formats, and text in others. */
const withoutAddresses = (text: string) =>
  text
    .replace(/\b(?:https?:\/\/|www\.)[^\s\uFFFC)\]]+|[\w.+-]+@[\w-]+\.[\w.]+/g, '')
    .replaceAll(objectCharacter, '');

/** True for one text with nothing but emphasis and links to pages. */
function isMeant(format: Format, source: string): boolean {
  const { segments, problems, frontMatter } = format.parse(source);
  return (
    !problems.length &&
    !frontMatter &&
    segments.length === 1 &&
    !/[<{]/.test(source) &&
    segments[0]!.marks.every(
      ({ kind, value }) => kind === 'link' && /^(?:https?:\/\/|[\w./#-]+$)/.test(value),
    )
  );
}

function newSections(written: readonly Written[]): Section<Written>[] {
  const sections: Section<Written>[] = [{ heading: undefined, parts: [] }];
  for (const one of written)
    if (one.block.kind === 'heading') sections.push({ heading: one.source, parts: [] });
    else sections.at(-1)!.parts.push(one);
  return sections;
}

/** The new body: each section with what stays in the one that it takes the place of. */
function assemble(
  old: readonly (Section<Fixture> & { anchor: string })[],
  sections: readonly Section<Written>[],
  line: string,
): string {
  const [was, is] = [old.length - 1, sections.length - 1];
  // Without headings of its own the text is one section, which has all that stays.
  const placeOf = (index: number) =>
    index === 0 || is === 0
      ? 0
      : was <= 1 || is === 1
        ? 1
        : 1 + Math.round(((index - 1) * (is - 1)) / (was - 1));
  const staying = sections.map((): Fixture[] => []);
  for (const [index, { parts }] of old.entries()) staying[placeOf(index)]!.push(...parts);
  const out: string[] = [];
  for (const [index, { heading, parts }] of sections.entries()) {
    const anchor = was === is ? old[index]!.anchor && ` ${old[index]!.anchor}` : '';
    if (heading !== undefined) out.push(heading + anchor);
    const fixtures = staying[index]!;
    for (let at = 0; at <= parts.length; at++) {
      for (const { source } of fixtures.filter((one) => Math.round(one.at * parts.length) === at))
        out.push(source);
      const part = parts[at];
      if (!part) continue;
      const follows = part.block.kind === 'item' && parts[at - 1]?.block.kind === 'item';
      if (follows && out.at(-1)?.endsWith(parts[at - 1]!.source)) out.push(out.pop()! + line + part.source);
      else out.push(part.source);
    }
  }
  return out.join(line + line);
}

/** True where the page has the author’s texts in their order, all that stays, and a head that is no worse. */
function readsAs(
  format: Format,
  before: Content,
  text: string,
  blocks: readonly PastedBlock[],
  old: readonly Section<Fixture>[],
): boolean {
  const { segments, problems, frontMatter } = format.parse(text);
  if (problems.length > before.problems.length || !frontMatter !== !before.frontMatter) return false;
  const plain = (written: string) => withoutAddresses(written).replace(/[^\p{L}\p{N}]+/gu, '');
  let at = 0;
  for (const block of blocks) {
    const found = segments.findIndex(
      ({ text: own }, index) => index >= at && plain(own) === meantText(block.text, plain),
    );
    if (found < 0) return false;
    at = found + 1;
  }
  return old.every(({ parts }) => parts.every(({ source }) => text.includes(source)));
}

/** What a reader sees of it: the addresses of links are none of it. */
const meantText = (text: string, plain: (text: string) => string) =>
  plain(withoutAddresses(text.replace(/\]\([^()\s]+\)/g, ']')));
