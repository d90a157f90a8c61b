import type { SyntaxNode } from '@lezer/common';
import { decodeHTML } from 'entities';
import type { Span } from '../finding.ts';
import { blockFor, type Format, type Keep, readKeep } from './content.ts';
import { parseFrontMatter } from './front-matter.ts';
import { type ParsedMarkdown, parseMarkdown } from './markdown-parser.ts';
import { codeAfter } from './markup/code.ts';
import { readMarkup } from './markup/reader.ts';
import { maskTemplates } from './markup/template-code.ts';
import { parseMarkup } from './markup/tree.ts';
import { type Mark, objectCharacter, type Segment, type SegmentKind, TextBuilder } from './segment.ts';
import type { Syntax } from './syntax.ts';

/** Blocks whose own text is one segment, with what they are. */
const leaves: Readonly<Record<string, SegmentKind>> = {
  Paragraph: 'paragraph',
  TableCell: 'cell',
  Task: 'list-item',
  SetextHeading1: 'heading',
  SetextHeading2: 'heading',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, 'heading' as const])),
};

/** CommonMark and GFM with YAML front matter, Hugo and Liquid templates and Docusaurus admonitions. */
export const markdown: Format = {
  id: 'markdown',
  takesFrontMatter: true,

  parse(text, previous) {
    const head = parseFrontMatter(text);
    const body = new Body(text);
    // A blank line of the same length stands in for the head, so that offsets stay those of the document.
    const blank = head.end ? '\n'.padStart(head.end) : '';
    const parsed = parseMarkdown(
      blank + text.slice(head.end),
      previous?.memory as ParsedMarkdown | undefined,
    );
    body.read(parsed.tree.topNode);
    const blocks = [...head.segments.map(({ from, to }) => ({ from, to })), ...body.blocks];
    return {
      segments: [...head.segments, ...body.segments.sort((a, b) => a.from - b.from)],
      blocks,
      keeps: [...head.keeps, ...body.keeps()],
      frontMatter: head.frontMatter,
      problems: head.problems,
      memory: parsed,
    };
  },

  comment(content, from, words) {
    const inFrontMatter = content.frontMatter && from < content.frontMatter.to;
    return inFrontMatter ? `# ${words}` : `<!-- ${words.replaceAll('--', '–')} -->`;
  },
};

/** A stretch of the text that the parser was not shown, and what it leaves in the prose. */
export interface Hole extends Span {
  readonly text: string;
}

/** Reads the segments of a Markdown body. */
export class Body {
  readonly segments: Segment[] = [];
  readonly blocks: Span[] = [];
  /** Where a `<pre>` that goes on over blank lines ends; what stands before is code. */
  private codeEnd = 0;
  private readonly comments: { from: number; to: number }[] = [];

  /** @param holes sorted */
  constructor(
    private readonly text: string,
    private readonly holes: readonly Hole[] = [],
  ) {}

  read(document: SyntaxNode): void {
    for (let child = document.firstChild; child; child = child.nextSibling) {
      if (child.name !== 'CommentBlock') this.blocks.push({ from: child.from, to: child.to });
    }
    this.walk(document);
  }

  private walk(node: SyntaxNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.from < this.codeEnd) continue;
      const kind = leaves[child.name];
      if (kind) this.leaf(child, kind === 'paragraph' && node.name === 'ListItem' ? 'list-item' : kind);
      else if (child.name === 'HTMLBlock') this.html(child);
      else if (child.name === 'CommentBlock') this.comments.push({ from: child.from, to: child.to });
      else if (child.name !== 'FencedCode' && child.name !== 'CodeBlock') this.walk(child);
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
    syntax: Syntax = 'markdown',
  ): void {
    const { text, pieces } = builder.trimmed();
    if (!/[\p{L}\p{N}]/u.test(text)) {
      if (!marks.length || !pieces.length) return;
    }
    this.segments.push({
      kind,
      from: pieces[0]!.from,
      to: pieces.at(-1)!.to,
      text,
      pieces,
      marks,
      syntax,
    });
  }

  private inline(node: SyntaxNode, builder: TextBuilder, marks: Mark[], end = node.to): void {
    let position = node.from;
    for (let child = node.firstChild; child && child.from < end; child = child.nextSibling) {
      this.prose(position, child.from, builder);
      this.inlineNode(child, builder, marks);
      position = child.to;
    }
    this.prose(position, end, builder);
  }

  private inlineNode(node: SyntaxNode, builder: TextBuilder, marks: Mark[]): void {
    const source = this.text.slice(node.from, node.to);
    const mark = (kind: Mark['kind'], value: string) => marks.push({ kind, value });
    const object = () => builder.add(objectCharacter, node.from, node.to);
    switch (node.name) {
      case 'Emphasis':
      case 'StrongEmphasis':
      case 'Strikethrough':
        this.inline(node, builder, marks);
        break;
      case 'Link':
        mark('link', this.url(node));
        this.inline(node, builder, marks, node.getChildren('LinkMark')[1]?.from);
        break;
      case 'Image':
        mark('image', this.url(node));
        this.image(node);
        object();
        break;
      case 'InlineCode':
        mark('code', source.replace(/^`+\s?|\s?`+$/g, ''));
        object();
        break;
      case 'URL':
      case 'Autolink':
        // The URL of a link stands beside its text; a bare one stands in the prose itself.
        if (node.parent?.name === 'Link' || node.parent?.name === 'Image') break;
        mark('link', source.replace(/^<|>$/g, ''));
        object();
        break;
      case 'Template':
        this.attributes(node.from, source);
        object();
        break;
      case 'Escape':
        builder.add(source.slice(1), node.from, node.to);
        break;
      case 'Entity':
        builder.add(decodeHTML(source), node.from, node.to);
        break;
      case 'HardBreak':
        builder.add(' ', node.from, node.to);
        break;
      case 'HTMLTag':
        if (/^<br\b/i.test(source)) builder.add(' ', node.from, node.to);
        this.segments.push(...this.markup(node).segments.filter(({ syntax }) => syntax !== 'html'));
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

  /** Attributes of a shortcode that people read: `{{< figure alt="…" caption="…" >}}`. */
  private attributes(from: number, source: string): void {
    for (const match of source.matchAll(/\s(alt|caption|title|text|label|description)=(["'])(.*?)\2/gis)) {
      const text = new TextBuilder();
      const at = from + match.index + match[0].length - 1 - match[3]!.length;
      this.prose(at, at + match[3]!.length, text);
      this.push(text, match[1]!.toLowerCase() === 'alt' ? 'alt' : 'paragraph', [], 'attribute');
    }
  }

  /** The alternative text is a segment of its own. */
  private image(node: SyntaxNode): void {
    const marks = node.getChildren('LinkMark');
    const alt = new TextBuilder();
    if (marks[0] && marks[1]) this.prose(marks[0].to, marks[1].from, alt);
    this.push(alt, 'alt', []);
  }

  private url(node: SyntaxNode): string {
    const url = node.getChild('URL');
    return url ? this.text.slice(url.from, url.to) : '';
  }

  /** What is read in a stretch of HTML. */
  private markup({ from, to }: Span) {
    const { masked, codes } = maskTemplates(this.text.slice(from, to));
    const nodes = parseMarkup(masked, { base: from, names: this.text });
    const shifted = codes.map((code) => ({ ...code, from: code.from + from, to: code.to + from }));
    return readMarkup([nodes], { text: this.text, codes: shifted, syntax: 'html' });
  }

  /** An HTML block, or the piece of one up to a blank line. */
  private html(node: SyntaxNode): void {
    const { segments, comments } = this.markup(node);
    this.segments.push(...segments);
    this.comments.push(...comments);
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
    return this.comments.flatMap((comment) => {
      const keep = readKeep(this.text.slice(comment.from, comment.to).replace(/^<!--|-->\s*$/g, ''));
      return keep ? [{ ...keep, ...comment, target: blockFor(comment, this.blocks) }] : [];
    });
  }
}

function isBlank(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t';
}
