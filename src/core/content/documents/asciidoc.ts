/**
 * AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/): its blocks as lines tell them, and the prose in them.
 * Asciidoctor's own parser keeps line numbers but no places within a line, which fixes need.
 */

import type { Span } from '../../finding.ts';
import type { Content, Format } from '../content.ts';
import type { SegmentKind } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { asciidocInline } from './asciidoc-inline.ts';
import { LineReader } from './line-reader.ts';
import { isBlank, rest, type TextLine, wholeLines } from './lines.ts';

/** Lines that open and close a block whose inside is no prose: listing, literal, passthrough, fence, comment. */
const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)$/;
/** Lines that open and close a block of prose: example, sidebar, quote, open block. */
const container = /^(?:={4,}|\*{4,}|_{4,}|--)$/;
const table = /^[|,:!]={3,}$/;
const heading = /^(?:={1,6}|#{1,6})\s+(?=\S)/;
/** The line under a title, as old documents write them, as long as the title is or one more or less. */
const underline = /^(?:={4,}|-{4,}|~{4,}|\^{4,}|\+{4,})$/;
const listItem = /^(?:[*\-•]{1,5}|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<\d{1,3}>|<\.>)\s+(?:\[[ x*]\]\s+)?(?=\S)/;
const term = /^(.{1,300}?)(?::{2,4}|;;)(?:\s+|$)/;
const attribute = /^:!?[\w-]+!?:/;
const proseAttribute = /^:(description|title|doctitle):\s+/;
const blockAttributes = /^\[[^\]]*\]{1,2}$/;
const admonition = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+/;
const image = /^(?:image|video)::[^[\]]{0,500}\[(.*)\]$/;
/** A text that an attribute shows, in one line. */
const conditional = /^if(?:n?def)::[^[\s]+\[(.+)\]$/;
/** Directives and block macros, a page break, a thematic break: nothing is read. */
const silent = /^(?:(?:include|ifdef|ifndef|ifeval|endif|toc|audio|icon|stem)::\S*\[.*\]|'{3,}|<{3,}|\+)$/;

const syntax: Syntax = {
  write: (text) => (/^[^\\`*_#^~{}<>[\]|+\n]*$/.test(text) ? text : undefined),
  marks: /^(?:\d+\.(?!\S)|[-.]+(?!\S)|={1,6}\s|\.\S|\/\/|:\w|.*::(?!\S)|[A-Z]+:\s)/,
};

export const asciidoc: Format = {
  id: 'asciidoc',
  takesFrontMatter: false,
  comment: (_content, _from, words) => `// ${words}`,
  parse: (text, previous) => new Reader(text, previous).read(),
};

class Reader extends LineReader {
  constructor(text: string, previous: Content | undefined) {
    super(text, syntax, asciidocInline, previous);
  }

  protected override head(): void {
    this.header();
  }

  /** Attributes and comments, and maybe a title with the author's and the revision's line below it, which are data. */
  private header(): void {
    while (this.at < this.lines.length && isBlank(this.lines[this.at])) this.at++;
    let hasTitle = false;
    for (; this.at < this.lines.length && !isBlank(this.lines[this.at]); this.at++) {
      const line = this.lines[this.at]!;
      if (!hasTitle && /^[=#]\s/.test(line.text)) {
        hasTitle = true;
        this.add([rest(line, 1)], 'heading');
      } else if (!hasTitle && this.isUnderlined()) {
        hasTitle = true;
        this.add([rest(line)], 'heading');
        this.at++;
      } else if (/^\/\/(?!\/)/.test(line.text)) this.comment(line);
      else if (attribute.test(line.text)) this.attribute(line);
      else if (!hasTitle) return;
    }
  }

  protected override block(): void {
    const line = this.lines[this.at]!;
    const { text } = line;
    const shown = conditional.exec(text)?.[1];
    if (shown !== undefined) {
      const to = line.from + line.indent + text.length - 1;
      this.at++;
      this.add([{ from: to - shown.length, to }], 'paragraph');
    } else if (isBlank(line) || silent.test(text) || container.test(text)) this.at++;
    else if (verbatim.test(text)) this.skipTo(text.startsWith('```') ? '```' : text);
    else if (table.test(text)) this.table(text);
    else if (text.startsWith('//')) this.comment(this.lines[this.at++]!);
    else if (attribute.test(text)) this.attribute(this.lines[this.at++]!);
    else if (blockAttributes.test(text)) this.attributes();
    else if (/^\.[^\s.]/.test(text)) this.one(1, 'caption');
    else if (heading.test(text)) this.one(heading.exec(text)![0].length, 'heading');
    else if (this.isUnderlined()) {
      this.one(0, 'heading');
      this.at++;
    } else if (image.test(text)) this.image();
    // An indented paragraph is shown as it stands, as code is.
    else if (line.indent > 0 && !listItem.test(text) && !term.test(text)) this.skipParagraph();
    else this.paragraph();
  }

  private isUnderlined(): boolean {
    const { text } = this.line;
    const below = this.lines[this.at + 1]?.text ?? '';
    const isTitle = /[\p{L}\p{N}]/u.test(text) && !blockAttributes.test(text) && !attribute.test(text);
    return isTitle && underline.test(below) && Math.abs(below.length - text.length) <= 1;
  }

  private one(skip: number, kind: SegmentKind): void {
    this.add([rest(this.lines[this.at++]!, skip)], kind);
  }

  private attribute(line: TextLine): void {
    const written = proseAttribute.exec(line.text);
    if (written)
      this.add([rest(line, written[0].length)], written[1] === 'description' ? 'description' : 'title');
  }

  /** `[source]` before a paragraph makes it code; `[quote, Mei Lin]` and `[#id.role]` change nothing of it. */
  private attributes(): void {
    const { text } = this.lines[this.at++]!;
    const next = this.lines[this.at];
    const isCode =
      /^\[(?:source|listing|literal|stem|latexmath|asciimath|pass|ditaa|plantuml|mermaid)\b/.test(text);
    if (isCode && next?.text === '--') this.skipTo('--');
    else if (isCode && next && !isBlank(next) && !verbatim.test(next.text) && !container.test(next.text))
      this.skipParagraph();
  }

  private image(): void {
    const line = this.lines[this.at++]!;
    const written = image.exec(line.text)![1]!;
    const start = line.from + line.indent + line.text.length - 1 - written.length;
    const alt = /^(?:"([^"]*)"|([^,=]*)(?=,|$))/.exec(written);
    const text = alt?.[1] ?? alt?.[2] ?? '';
    const from = start + (alt?.[1] === undefined ? 0 : 1);
    this.add([{ from, to: from + text.length }], 'alt');
    const title = /(?:^|,)\s*(?:title|alt)="([^"]*)"/.exec(written);
    if (!title) return;
    const at = start + title.index + title[0].length - 1 - title[1]!.length;
    this.add([{ from: at, to: at + title[1]!.length }], 'caption');
  }

  /** A paragraph or list item: what follows up to a blank line or the next mark. */
  private paragraph(): void {
    const line = this.lines[this.at]!;
    const item = listItem.exec(line.text);
    const named = item ? null : term.exec(line.text);
    const kind = item ? 'list-item' : 'paragraph';
    const skip = item?.[0].length ?? named?.[0].length ?? admonition.exec(line.text)?.[0].length ?? 0;
    const spans: Span[] = [rest(line, skip)];
    for (this.at++; this.at < this.lines.length && !this.endsParagraph(this.lines[this.at]!); this.at++)
      spans.push(rest(this.lines[this.at]!));
    if (!named) {
      this.add(spans, kind);
      return;
    }
    const from = line.from + line.indent;
    const block = wholeLines(this.text, { from, to: spans.at(-1)!.to });
    this.add([{ from, to: from + named[1]!.length }], 'list-item', block);
    this.add(spans, 'list-item', block);
  }

  private endsParagraph(line: TextLine): boolean {
    const { text } = line;
    if (isBlank(line) || silent.test(text) || container.test(text) || verbatim.test(text)) return true;
    return (
      table.test(text) ||
      listItem.test(text) ||
      term.test(text) ||
      text.startsWith('//') ||
      blockAttributes.test(text)
    );
  }

  private skipTo(close: string): void {
    const from = this.at;
    for (this.at++; this.at < this.lines.length; this.at++) {
      if (this.lines[this.at]!.text === close) {
        this.at++;
        return;
      }
    }
    // A block that is never closed is one being written: what follows is read.
    this.at = from + 1;
  }

  private comment(line: TextLine): void {
    const from = line.from + line.indent;
    this.comments.push({ from, to: line.to, inner: line.text.slice(2) });
  }

  /** Cells begin at a bar; its own format comes before it: `2+^.>s|text`. */
  private table(fence: string): void {
    const bar = fence[0] === '!' ? '!' : '|';
    const cells: Span[][] = [];
    const { from } = this.lines[this.at]!;
    for (this.at++; this.at < this.lines.length && this.lines[this.at]!.text !== fence; this.at++) {
      const line = this.lines[this.at]!;
      let start = line.from + line.indent;
      for (let at = start; at < line.to; at++) {
        if (this.text[at] !== bar || this.text[at - 1] === '\\') continue;
        const spec = /(?:^|\s)(?:\d{1,3}[*+]|\.?\d{0,3}\+?)?[<^>.]{0,4}[adehlms]?$/.exec(
          this.text.slice(start, at),
        );
        cells.at(-1)?.push(trim(this.text, start, at - (spec?.[0].trimStart().length ?? 0)));
        cells.push([]);
        start = at + 1;
      }
      cells.at(-1)?.push(trim(this.text, start, line.to));
    }
    const { to } = this.lines[Math.min(this.at, this.lines.length - 1)]!;
    for (const cell of cells) this.add(cell, 'cell', { from, to });
    this.at++;
  }
}

function trim(text: string, from: number, to: number): Span {
  const written = text.slice(from, Math.max(from, to));
  const start = from + written.length - written.trimStart().length;
  return { from: start, to: Math.max(start, from + written.trimEnd().length) };
}
