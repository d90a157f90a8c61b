import type { SyntaxNode } from '@lezer/common';
import { decodeHTML } from 'entities';
import type { Span } from '../finding.ts';
import { firstIndex } from '../text/first-index.ts';
import { type Keep, keepsIn } from './content.ts';
import { readTree } from './element-tree.ts';
import { type Code, codeAfter, mask } from './markup/code.ts';
import { attributeKind } from './markup/elements.ts';
import { readMarkup } from './markup/reader.ts';
import { maskTemplates } from './markup/template-code.ts';
import { type Mark, objectCharacter, type Segment, type SegmentKind, TextBuilder } from './segment.ts';
import { isTranslatable } from './strings/translatable.ts';
import { type Syntax, syntaxes } from './syntax.ts';

/** Blocks whose own text is one segment, with what they are. */
const leaves: Readonly<Record<string, SegmentKind>> = {
  Paragraph: 'paragraph',
  TableCell: 'cell',
  Task: 'list-item',
  Admonition: 'heading',
  SetextHeading1: 'heading',
  SetextHeading2: 'heading',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, 'heading' as const])),
};

/** Lists and quotations, links and emphasis inside each other deeper than any author writes are not looked into. */
const deepest = 300;

/** A stretch of the text that the parser was not shown, and what it leaves in the prose. */
export interface Hole extends Span {
  readonly text: string;
}

/** Reads the segments of a Markdown body. */
export class MarkdownSegmenter {
  readonly segments: Segment[] = [];
  readonly blocks: Span[] = [];
  /** Where a `<pre>` that goes on over blank lines ends; what comes before is code. */
  private codeEnd = 0;
  private inlineDepth = 0;
  private readonly chineseParts: Span[] = [];
  private readonly comments: { from: number; to: number }[] = [];

  /** @param holes sorted */
  constructor(
    private readonly text: string,
    private readonly holes: readonly Hole[] = [],
  ) {}

  /** The segments in reading order; those of a part that its heading says to be in Chinese, and that are, say so. */
  inOrder(): Segment[] {
    const sorted = this.segments.sort((a, b) => a.from - b.from);
    if (!this.chineseParts.length) return sorted;
    const parts: Span[] = [];
    for (const part of this.chineseParts.sort((a, b) => a.from - b.from))
      if (part.to > (parts.at(-1)?.to ?? -1)) parts.push(part);
    return sorted.map((segment) => {
      const part = parts[firstIndex(parts, ({ to }) => to > segment.from)];
      const isIn = part !== undefined && part.from <= segment.from;
      return isIn && isMostlyHan(segment.text) ? { ...segment, language: 'zh' } : segment;
    });
  }

  /** Notes the cells of columns that are headed 中文. */
  private noteChineseColumns(table: SyntaxNode): void {
    const cells = (row: SyntaxNode) => {
      const found: { column: number; cell: SyntaxNode }[] = [];
      let column = 0;
      for (let child = row.firstChild; child; child = child.nextSibling) {
        if (child.name === 'TableDelimiter') column++;
        else if (child.name === 'TableCell') found.push({ column, cell: child });
      }
      return found;
    };
    const header = table.getChild('TableHeader');
    const columns = header
      ? cells(header).filter(({ cell }) =>
          /^(?:[简繁簡][体體])?中文$/u.test(this.text.slice(cell.from, cell.to).trim()),
        )
      : [];
    if (!columns.length) return;
    for (const row of [header!, ...table.getChildren('TableRow')])
      for (const { column, cell } of cells(row))
        if (columns.some((one) => one.column === column))
          this.chineseParts.push({ from: cell.from, to: cell.to });
  }

  /** Notes the parts below headings that name Chinese, `## 中文版`, each up to the next heading as high. */
  private noteChineseParts(document: SyntaxNode): void {
    let open: { from: number; level: number } | undefined;
    const close = (to: number) => {
      if (open) this.chineseParts.push({ from: open.from, to });
      open = undefined;
    };
    for (let child = document.firstChild; child; child = child.nextSibling) {
      const level = headingLevel(child);
      if (level === undefined) continue;
      if (open && level <= open.level) close(child.from);
      if (!open && namesChinese.test(this.text.slice(child.from, child.to)))
        open = { from: child.from, level };
    }
    close(document.to);
  }

  read(document: SyntaxNode): void {
    this.noteChineseParts(document);
    for (let child = document.firstChild; child; child = child.nextSibling) {
      const term = child.name === 'Definition' ? this.blocks.pop() : undefined;
      if (child.name !== 'CommentBlock') this.blocks.push({ from: term?.from ?? child.from, to: child.to });
    }
    this.walk(document, 0);
  }

  private walk(node: SyntaxNode, depth: number): void {
    for (let child = depth < deepest ? node.firstChild : null; child; child = child.nextSibling) {
      if (child.from < this.codeEnd) continue;
      const kind = leaves[child.name];
      if (child.name === 'Table') this.noteChineseColumns(child);
      if (kind) this.leaf(child, kind === 'paragraph' && isItem(child, node) ? 'list-item' : kind);
      else if (child.name === 'LinkTitle') this.linkTitle(child);
      else if (child.name === 'HTMLBlock') this.html(child);
      else if (child.name === 'CommentBlock' && !this.endsInComment(child)) this.html(child);
      else if (child.name === 'CommentBlock') this.comments.push({ from: child.from, to: child.to });
      else if (child.name === 'CodeBlock') this.indentedProse(child);
      else if (child.name !== 'FencedCode') this.walk(child, depth + 1);
    }
  }

  /** Text that was indented as on paper, which CommonMark takes for code: each line is a text as it stands. */
  private indentedProse(block: SyntaxNode): void {
    const lines = block.getChildren('CodeText').flatMap(({ from, to }) =>
      [...this.text.slice(from, to).matchAll(/\S[^\r\n]*/g)].map(({ 0: line, index }) => ({
        line,
        from: from + index,
      })),
    );
    if (!isProse(lines.map(({ line }) => line))) return;
    for (const { line, from } of lines) {
      const text = new TextBuilder();
      text.add(line, from, from + line.length);
      this.push(text, 'paragraph', [], syntaxes.text);
    }
  }

  private leaf(node: SyntaxNode, kind: SegmentKind): void {
    const builder = new TextBuilder();
    const marks: Mark[] = [];
    this.inline(node, builder, marks);
    this.push(builder, kind, marks);
  }

  private push(
    builder: TextBuilder,
    kind: SegmentKind,
    marks: readonly Mark[],
    syntax: Syntax = syntaxes.markdown,
  ): void {
    const { text, mappings } = builder.trimmed();
    if (!/[\p{L}\p{N}]/u.test(text)) {
      if (!marks.length || !mappings.length) return;
    }
    this.segments.push({
      kind,
      from: mappings[0]!.from,
      to: mappings.at(-1)!.to,
      text,
      mappings,
      marks,
      syntax,
    });
  }

  private inline(node: SyntaxNode, builder: TextBuilder, marks: Mark[], within: Partial<Span> = {}): void {
    if (this.inlineDepth > deepest) return;
    const end = within.to ?? node.to;
    let position = within.from ?? node.from;
    this.inlineDepth++;
    for (let child = node.firstChild; child && child.from < end; child = child.nextSibling) {
      this.prose(position, child.from, builder);
      this.inlineNode(child, builder, marks);
      position = child.to;
    }
    this.inlineDepth--;
    this.prose(position, end, builder);
  }

  private inlineNode(node: SyntaxNode, builder: TextBuilder, marks: Mark[]): void {
    const source = this.text.slice(node.from, node.to);
    const mark = (kind: Mark['kind'], { from, to }: Span, value = this.text.slice(from, to)) =>
      marks.push({ kind, value, from, to });
    const object = () => builder.add(objectCharacter, node.from, node.to);
    switch (node.name) {
      case 'Emphasis':
      case 'StrongEmphasis':
      case 'Strikethrough':
        this.inline(node, builder, marks);
        break;
      case 'Link':
        mark('link', this.url(node));
        this.inline(node, builder, marks, { to: node.getChildren('LinkMark')[1]?.from ?? node.to });
        this.titleOf(node);
        break;
      case 'Image':
        mark('image', this.url(node));
        this.image(node);
        this.titleOf(node);
        object();
        break;
      case 'InlineCode':
        mark('code', node, source.replace(/^`+\s?|\s?`+$/g, ''));
        object();
        break;
      case 'URL':
      case 'Autolink':
        // The URL of a link is beside its text; a bare one is in the prose itself.
        if (node.parent?.name === 'Link' || node.parent?.name === 'Image') break;
        mark('link', inAngles(source) ? { from: node.from + 1, to: node.to - 1 } : node);
        object();
        break;
      case 'Template':
        this.attributes(node.from, source);
        object();
        break;
      case 'Math':
        mark('code', node);
        object();
        break;
      case 'InlineFootnote':
        this.footnote(node);
        object();
        break;
      case 'FootnoteMark':
        object();
        break;
      case 'Escape':
        builder.add(source.slice(1), node.from, node.to);
        break;
      case 'Entity':
        // CommonMark's references have seven digits at most.
        builder.add(/^&#\d{8}/.test(source) ? source : decodeHTML(source), node.from, node.to);
        break;
      case 'HardBreak':
        builder.add(' ', node.from, node.to);
        break;
      case 'HTMLTag':
        if (/^<br\b/i.test(source)) builder.add(' ', node.from, node.to);
        this.tag(node, marks);
        break;
      case 'Comment':
        this.comments.push({ from: node.from, to: node.to });
    }
  }

  private prose(from: number, to: number, builder: TextBuilder): void {
    let position = from;
    for (
      let index = this.holes.length ? codeAfter(this.holes, from) : 0;
      index < this.holes.length;
      index++
    ) {
      const hole = this.holes[index]!;
      if (hole.from >= to) break;
      this.plain(position, Math.max(position, hole.from), builder);
      position = Math.min(to, hole.to);
      if (hole.text !== ' ' || !builder.endsInSpace)
        builder.add(hole.text, Math.max(from, hole.from), position);
    }
    this.plain(position, to, builder);
  }

  /** Plain text; a line break with the white space around it is one space. */
  private plain(from: number, to: number, builder: TextBuilder): void {
    for (let start = from; start < to; ) {
      const next = this.lineEnd(start, to);
      let end = next;
      while (end > start && next < to && isBlank(this.text, end - 1)) end--;
      // Behind a quote mark or a line break the text starts with a space of its own.
      if (builder.endsInSpace && this.text[start] === ' ') start++;
      if (end > start) builder.add(this.text.slice(start, end), start, end);
      if (next >= to) return;
      let after = next + (this.text.startsWith('\r\n', next) ? 2 : 1);
      while (after < to && isBlank(this.text, after)) after++;
      if (!builder.endsInSpace) builder.add(' ', end, after);
      start = after;
    }
  }

  private lineEnd(from: number, to: number): number {
    let end = from;
    while (end < to && this.text[end] !== '\n' && this.text[end] !== '\r') end++;
    return end;
  }

  /** What people read in a shortcode or tag: `{{< figure alt="…" caption="…" >}}`, `{{< note "Open on Sundays" >}}`. */
  private attributes(from: number, source: string): void {
    const isShortcode = /^\{\{[<%]/.test(source);
    for (const match of source.matchAll(/\s(?:([\w-]+)=)?(["'`])(.*?)\2/gs)) {
      const [whole, name, , value = ''] = match;
      const isSentence = isShortcode && /\p{L}\S*\s/u.test(value) && isTranslatable('', value);
      const kind = name ? attributeKind('Shortcode', name.toLowerCase(), () => undefined) : 'paragraph';
      if (!kind || (!name && !isSentence)) continue;
      const text = new TextBuilder();
      const at = from + match.index + whole.length - 1 - value.length;
      this.prose(at, at + value.length, text);
      this.push(text, kind, [], syntaxes.attribute);
    }
  }

  /** The text of `^[a footnote]` is a segment of its own. */
  private footnote(node: SyntaxNode): void {
    const builder = new TextBuilder();
    const marks: Mark[] = [];
    this.inline(node, builder, marks, { from: node.from + 2, to: node.to - 1 });
    this.push(builder, 'paragraph', marks);
  }

  private titleOf(link: SyntaxNode): void {
    const title = link.getChild('LinkTitle');
    if (title) this.linkTitle(title);
  }

  /** The title of a link or picture, between its marks: `[a](b "title")`. */
  private linkTitle({ from, to }: SyntaxNode): void {
    const builder = new TextBuilder();
    let position = from + 1;
    for (const match of this.text.slice(from + 1, to - 1).matchAll(escapes)) {
      const at = from + 1 + match.index;
      this.plain(position, at, builder);
      position = at + match[0].length;
      builder.add(match[0][0] === '&' ? decodeHTML(match[0]) : match[0].slice(1), at, position);
    }
    this.plain(position, to - 1, builder);
    this.push(builder, 'label', [], syntaxes.linkTitle);
  }

  /** The alternative text is a segment of its own. */
  private image(node: SyntaxNode): void {
    const alt = new TextBuilder();
    const end = node.getChildren('LinkMark')[1]?.from;
    if (end !== undefined) this.inline(node, alt, [], { to: end });
    this.push(alt, 'alt', []);
  }

  /** Where a link or an image leads; nowhere, at its end, where that is written elsewhere on the page. */
  private url(node: SyntaxNode): Span {
    const url = node.getChild('URL');
    if (!url) return { from: node.to, to: node.to };
    const inside = inAngles(this.text.slice(url.from, url.to)) ? 1 : 0;
    return { from: url.from + inside, to: url.to - inside };
  }

  /** A tag within prose: the attributes people read, and where it leads. */
  private tag(node: SyntaxNode, marks: Mark[]): void {
    const read = this.markup(node);
    for (const mark of read.marks) marks.push(mark);
    for (const segment of read.segments) {
      if (segment.syntax === syntaxes.html) marks.push(...segment.marks);
      else this.segments.push(segment);
    }
  }

  /** Markup may be behind a comment on its last line. */
  private endsInComment({ to }: SyntaxNode): boolean {
    return this.text
      .slice(to - 10, to)
      .trimEnd()
      .endsWith('-->');
  }

  /** Reads a stretch of HTML, without the marks of a quotation around it. */
  private markup(node: SyntaxNode) {
    const { from, to } = node;
    const quotes = node
      .getChildren('QuoteMark')
      .map((mark): Code => ({ from: mark.from - from, to: mark.to - from, kind: 'silent' }));
    const source = this.text.slice(from, to);
    const found = maskTemplates(source).codes;
    const codes = quotes.length ? [...found, ...quotes].sort((a, b) => a.from - b.from) : found;
    const nodes = readTree(mask(source, codes).masked, {
      syntax: 'html',
      base: from,
      names: this.text,
    }).children;
    const shifted = codes.map((code) => ({ ...code, from: code.from + from, to: code.to + from }));
    return readMarkup([nodes], { text: this.text, codes: shifted, syntax: syntaxes.html });
  }

  /** An HTML block, or the piece of one up to a blank line. */
  private html(node: SyntaxNode): void {
    const { segments, comments } = this.markup(node);
    // Spread into arguments, as many as a hostile page holds would overflow the stack.
    for (const segment of segments) this.segments.push(segment);
    for (const comment of comments) this.comments.push(comment);
    const source = this.text.slice(node.from, node.to).toLowerCase();
    for (const tag of ['pre', 'script', 'style'])
      if (source.lastIndexOf(`<${tag}`) > source.lastIndexOf(`</${tag}`)) this.skipUntilClosed(tag, node.to);
  }

  private skipUntilClosed(tag: string, from: number): void {
    const close = new RegExp(`</${tag}\\s*>`, 'gi');
    close.lastIndex = from;
    this.codeEnd = close.exec(this.text)?.index ?? this.codeEnd;
  }

  keeps(): Keep[] {
    const comments = this.comments.map(({ from, to }) => ({
      from,
      to,
      inner: this.text.slice(from, to).replace(/^<!--|-->\s*$/g, ''),
    }));
    return keepsIn(comments, this.blocks);
  }
}

/** Paragraphs of lists, and terms above what they mean. */
function isItem(paragraph: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.name === 'ListItem' || parent.name === 'Definition') return true;
  return paragraph.nextSibling?.name === 'Definition';
}

/** Backslash escapes and character references of CommonMark. */
const escapes = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** How high a heading is; a paragraph in bold is one below all others. */
function headingLevel({ name, firstChild, from, to }: SyntaxNode): number | undefined {
  const [, level] = /^(?:ATX|Setext)Heading(\d)$/.exec(name) ?? [];
  if (level) return Number(level);
  const isBold = name === 'Paragraph' && firstChild?.name === 'StrongEmphasis';
  return isBold && firstChild.from === from && firstChild.to === to ? 7 : undefined;
}

/** A heading that says that what follows is in Chinese: `中文`, `Description (Chinese / 中文描述)`. */
const namesChinese =
  /(?:^|[\s(（/|—–-])(?:[简繁簡][体體])?中文(?:版本?|摘要|[描概]述|[说說]明|[介简]介|介[绍紹]|翻[译譯])?(?=[\s)）*]|$)/u;

/** In Chinese, with names and addresses in it. */
function isMostlyHan(text: string): boolean {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return han > 0 && han * 3 >= (text.match(/\p{Script=Latin}/gu) ?? []).length;
}

/** Marks of code and of what a terminal shows. */
const codeMarks = /[{}<>=|\\$#@`;_^*[\]]|~\/|\w[(/]\w|\/\/|--|->|::/;
const numbered = /^\(?\d{1,2}[.)]/;
/** From a capital or a letter of a script without them on: three words, or four of these letters. */
const statement =
  /^\(?(?:\d{1,2}[.)]\s*)?(?:[\d%]+ )?(?:\p{Lu}\S*(?:\s+\S+){2}|[^\s\p{L}]*(?:\p{Lo}[^\p{L}]{0,3}){4})/u;

/** True for lines without a mark of code, of which one that says something is numbered or ends in a mark. */
function isProse(lines: readonly string[]): boolean {
  return (
    !lines.some((line) => codeMarks.test(line)) &&
    lines.some((line) => statement.test(line) && (numbered.test(line) || /[.!?:。！？：]\s*$/.test(line)))
  );
}

function isBlank(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t' || text[index] === '\uFEFF';
}

function inAngles(source: string): boolean {
  return source.startsWith('<') && source.endsWith('>');
}
