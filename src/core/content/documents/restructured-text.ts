/**
 * reStructuredText, with the directives of Sphinx and site generators: its blocks by their lines and indents, and
 * the prose in them. No parser of it that runs in a browser gives places.
 */

import type { Span } from '../../finding.ts';
import type { Content, Format } from '../content.ts';
import type { SegmentKind } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { LineReader } from './line-reader.ts';
import { isBlank, rest, type TextLine } from './lines.ts';
import { rstInline } from './rst-inline.ts';
import { gridCells, isGrid, isSimpleTable, simpleCells } from './rst-tables.ts';

/** A line of one punctuation character, three or more: it is under or over a title, or parts two sections. */
const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;
/** Its marks, several where a list begins in a list, as the cells of a `list-table` do. */
const listItem = /^(?:(?:[*+\-•‣⁃]|(?:\(?(?:\d{1,4}|#|[a-zA-Z]|[ivxlcdm]{1,6})[.)]))\s+(?=\S)){1,6}/;
const emptyItem = /^(?:[*+-]\s+)*[*+\-•‣⁃]$/;
const field = /^:(?![\s:])((?:[^:\\]|\\.){1,80}):(?:\s+|$)/;
const directive = /^\.\.\s+(?:\|[^|]{1,80}\|\s+)?([\w:+-]{1,60})::(?:\s+|$)/;
const footnote = /^\.\.\s+\[(?:#[\w-]*|\*|\d{1,4}|[\w.-]{1,60})\](?:\s+|$)/;
const comment = /^\.\.(?:\s+|$)/;
/** Directives whose argument is a heading of its own, or a caption. */
const titled: Readonly<Record<string, SegmentKind>> = {
  admonition: 'heading',
  topic: 'heading',
  sidebar: 'heading',
  rubric: 'heading',
  dropdown: 'heading',
  card: 'heading',
  'grid-item-card': 'heading',
  'tab-item': 'label',
  tab: 'label',
  table: 'caption',
  'list-table': 'caption',
  title: 'title',
};
/** Directives whose argument, if any, is the first line of their prose. */
const ofProse = new Set(
  (
    'note tip important warning caution attention danger error hint seealso todo versionadded versionchanged deprecated ' +
    'container compound epigraph pull-quote highlights centered grid tab-set only glossary hlist parsed-literal ' +
    'figure'
  ).split(' '),
);
/** Directives whose argument is a name, and whose body is prose. */
const argumentIsName = new Set(
  'container only grid tab-set figure hlist versionadded versionchanged deprecated'.split(' '),
);
const readOptions: Readonly<Record<string, SegmentKind>> = {
  alt: 'alt',
  caption: 'caption',
  title: 'caption',
};

const syntax: Syntax = {
  write: (text) => (/^[^\\`*_|<>:\n]*$/.test(text) ? text : undefined),
  marks: /^(?:\(?(?:\d+|[#a-zA-Z])[.)](?!\S)|[-+](?!\S)|\.\.(?!\S)|:\w|--?\w|([=\-~^"'.+:])\1+$)/,
};

export const restructuredText: Format = {
  id: 'rst',
  takesFrontMatter: false,
  comment: (_content, _from, words) => `.. ${words}\n`,
  parse: (text, previous) => new Reader(text, previous).read(),
};

class Reader extends LineReader {
  constructor(text: string, previous: Content | undefined) {
    super(text, syntax, rstInline, previous);
  }

  protected override head(): void {
    this.docinfo();
  }

  /** Fields before everything else, or right below the title, are data: author, date, tags. */
  private docinfo(): void {
    while (this.at < this.lines.length && (isBlank(this.line) || field.test(this.line.text))) {
      const written = field.exec(this.line.text);
      if (written && /^(?:title|summary|description|subtitle)$/i.test(written[1]!))
        this.add(
          [rest(this.line, written[0].length)],
          /^(?:sub)?title$/i.test(written[1]!) ? 'title' : 'description',
        );
      this.at++;
    }
  }

  protected override block(): void {
    const { line } = this;
    const { text } = line;
    const next = this.lines[this.at + 1];
    if (isBlank(line) || emptyItem.test(text)) this.at++;
    else if (directive.test(text)) this.directive();
    else if (footnote.test(text)) this.indented(footnote.exec(text)![0].length, 'paragraph');
    else if (comment.test(text)) this.comment();
    else if (isGrid(this.lines, this.at)) this.cells(gridCells);
    else if (isSimpleTable(this.lines, this.at)) this.cells(simpleCells);
    else if (adornment.test(text)) this.overlined();
    else if (
      next &&
      adornment.test(next.text) &&
      next.indent === line.indent &&
      next.text.length >= text.length / 2
    )
      this.title();
    else if (/^>>> /.test(text)) this.skipParagraph();
    else if (/^\|\s/.test(text)) this.lineBlock();
    else if (listItem.test(text)) this.indented(listItem.exec(text)![0].length, 'list-item');
    else if (field.test(text)) this.indented(field.exec(text)![0].length, 'list-item');
    else this.paragraph();
  }

  private title(): void {
    const title = this.line;
    this.at += 2;
    this.add([rest(title)], 'heading');
    this.docinfo();
  }

  private overlined(): void {
    const [over, title, under] = [this.line, this.lines[this.at + 1], this.lines[this.at + 2]];
    this.at++;
    if (isBlank(title) || under?.text[0] !== over.text[0] || !adornment.test(under!.text)) return;
    this.at += 2;
    this.add([rest(title!)], 'heading');
    this.docinfo();
  }

  private cells(read: (lines: readonly TextLine[], at: number) => { cells: Span[][]; end: number }): void {
    const { cells, end } = read(this.lines, this.at);
    const table = { from: this.line.from, to: this.lines[end - 1]!.to };
    for (const cell of cells) this.add(cell, 'cell', table);
    this.at = end;
  }

  private lineBlock(): void {
    for (; this.at < this.lines.length && /^\|(?:\s|$)/.test(this.line.text); this.at++)
      this.add([rest(this.line, 1)], 'paragraph');
  }

  /** A list item, field or footnote: its first line, unless that is a target, and the lines of its first paragraph. */
  private indented(skip: number, kind: SegmentKind): void {
    const { indent } = this.line;
    if (/^\.\.\s+_/.test(this.line.text.slice(skip))) {
      this.at++;
      return;
    }
    this.prose([rest(this.line, skip)], kind, (line) => line.indent <= indent || listItem.test(line.text));
  }

  private paragraph(): void {
    const { line } = this;
    const next = this.lines[this.at + 1];
    // A term, and its definition indented below it.
    if (next && !isBlank(next) && next.indent > line.indent) {
      // What follows a colon classifies the term.
      const term = line.text.split(' : ', 1)[0]!.trimEnd();
      this.at++;
      const from = line.from + line.indent;
      this.add([{ from, to: from + term.length }], 'list-item');
      return;
    }
    this.prose([rest(line)], 'paragraph', (other) => other.indent !== line.indent);
  }

  /** Lines of prose up to a blank one; `::` at their end says that what is indented below is code. */
  private prose(spans: Span[], kind: SegmentKind, ends: (line: TextLine) => boolean): void {
    const { indent } = this.line;
    for (this.at++; this.at < this.lines.length && !isBlank(this.line) && !ends(this.line); this.at++) {
      if (comment.test(this.line.text) || emptyItem.test(this.line.text)) break;
      spans.push(rest(this.line));
    }
    const last = spans.at(-1)!;
    const opensCode = /::$/.test(this.text.slice(last.from, last.to));
    if (opensCode)
      spans[spans.length - 1] = { from: last.from, to: last.to - (last.to - last.from > 2 ? 1 : 2) };
    this.add(spans, kind);
    if (opensCode) this.skipBody(indent);
  }

  private directive(): void {
    const { line } = this;
    const written = directive.exec(line.text)!;
    const name = written[1]!.toLowerCase();
    const argument = rest(line, written[0].length);
    this.at++;
    const kind = Object.hasOwn(titled, name) ? titled[name] : undefined;
    if (kind) this.add([argument], kind);
    this.options(line.indent);
    if (ofProse.has(name) && !argumentIsName.has(name) && argument.from < argument.to)
      this.firstParagraph(argument, line.indent);
    else if (!kind && !ofProse.has(name)) this.skipBody(line.indent);
  }

  /** `.. note:: Prose that` goes on in the lines below. */
  private firstParagraph(argument: Span, indent: number): void {
    const spans = [argument];
    for (; this.at < this.lines.length && !isBlank(this.line) && this.line.indent > indent; this.at++)
      spans.push(rest(this.line));
    this.add(spans, 'paragraph');
  }

  /** Options of a directive: `:alt:` and the like are read, the others are data. */
  private options(indent: number): void {
    for (; this.at < this.lines.length && this.line.indent > indent; this.at++) {
      const option = field.exec(this.line.text);
      if (!option) return;
      const kind = Object.hasOwn(readOptions, option[1]!) ? readOptions[option[1]!] : undefined;
      if (kind) this.add([rest(this.line, option[0].length)], kind);
    }
  }

  private comment(): void {
    const { line } = this;
    const from = line.from + line.indent;
    this.at++;
    this.comments.push({ from, to: line.to, inner: line.text.slice(2) });
    this.skipBody(line.indent);
  }

  /** Passes over what is indented deeper than `indent`. */
  private skipBody(indent: number): void {
    while (this.at < this.lines.length && (isBlank(this.line) || this.line.indent > indent)) this.at++;
  }
}
