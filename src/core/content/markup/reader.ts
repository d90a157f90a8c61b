import type { Span } from '../../finding.ts';
import { shippedMarkets } from '../../regions/market.ts';
import type { Comment, Content, Declaration } from '../content.ts';
import type { Element, Node, Text } from '../element-tree.ts';
import type { FrontMatterPart } from '../front-matter.ts';
import { readChoice } from '../locale-condition.ts';
import { type Mark, objectCharacter, type Segment, type SegmentKind, TextBuilder } from '../segment.ts';
import { type Syntax, syntaxes } from '../syntax.ts';
import {
  attributeOf,
  forbidsTranslation,
  isHidden,
  isIcon,
  isIdentifier,
  isLinkedData,
} from './attributes.ts';
import { type Code, codeAfter } from './code.ts';
import { markupKeeps } from './comments.ts';
import { declarationsOf, unambiguous } from './declarations.ts';
import { attributeKind, describeElement, isComponent } from './elements.ts';
import { linkedData } from './linked-data.ts';
import { addProse } from './prose.ts';

/** Options for reading a piece of markup. */
export interface ReaderOptions {
  /** The document the nodes are in. */
  readonly text: string;
  readonly codes: readonly Code[];
  /** How text is written between tags. */
  readonly syntax: Syntax;
  /** A value without quotes is an expression. */
  readonly quotedOnly?: boolean;
  /** False where a comment before the block at this offset would be read as something else, such as script. */
  readonly mayComment?: (offset: number) => boolean;
}

/** Result of reading a piece of markup; segments and blocks are sorted. */
export interface ReadResult {
  readonly segments: readonly Segment[];
  readonly blocks: readonly Span[];
  readonly comments: readonly Comment[];
  /** Links and images of tags without text. */
  readonly marks: readonly Mark[];
  /** The `lang` of `<html>` or `<body>`, and where it is. */
  readonly lang: Lang | undefined;
  readonly declarations: readonly Declaration[];
}

/**
 * Reads the prose of markup: text by block, inline elements joined, and the attributes that people read.
 * @param trees pieces of markup, none of whose texts goes on in another
 */
export function readMarkup(trees: readonly (readonly Node[])[], reading: ReaderOptions): ReadResult {
  const reader = new Reader(reading);
  for (const nodes of trees) reader.readAll(nodes);
  const byStart = (a: Span, b: Span) => a.from - b.from || b.to - a.to;
  const { segments, blocks, comments, marks, lang, declarations } = reader;
  return {
    segments: segments.sort(byStart),
    blocks: blocks.sort(byStart),
    comments,
    marks,
    lang,
    declarations: unambiguous(declarations.sort(byStart), reading.codes),
  };
}

/** The content of a document whose body is markup. */
export function toContent(body: ReadResult, head?: FrontMatterPart): Content {
  const blocks = [...(head?.segments ?? []).map(({ from, to }) => ({ from, to })), ...body.blocks];
  return {
    segments: [...(head?.segments ?? []), ...body.segments],
    blocks,
    keeps: [...(head?.keeps ?? []), ...markupKeeps(body.comments, blocks)],
    frontMatter: head?.frontMatter,
    ...(body.lang && { locale: { tag: body.lang.tag, certain: false, span: body.lang.span } }),
    ...(body.declarations.length && { declarations: body.declarations }),
    problems: head?.problems ?? [],
  };
}

/** What parts in Chinese are called on a page in two languages. */
const switched =
  /(?:^|\s)(?:lang|language|locale|content)[-_](?:zh|cn)(?:[-_](?:cn|tw|hk|hans|hant))?(?=\s|$)/i;

/** A declared language. */
interface Lang {
  readonly tag: string;
  readonly span: Span;
}

const isRoot = ({ name }: Element) => /^(?:html|body)$/i.test(name);

/** State that a text inherits from the elements around it. */
interface Context {
  readonly kind: SegmentKind;
  /** Where it is not the document's. */
  readonly language: string | undefined;
  readonly inLink: boolean;
}

/** A text in the making. */
interface OpenSegment {
  readonly context: Context;
  readonly builder: TextBuilder;
  readonly marks: Mark[];
  readonly from: number;
  to: number;
  /** An attribute within is a segment. */
  hasAttributes: boolean;
  hasWords: boolean;
  /** Some of the words are in no link. */
  hasOwnWords: boolean;
}

/** Attributes by which Vue, Alpine and Angular show an element or do not. */
const condition = /^(?:v-(?:else-)?if|v-show|x-if|x-show|\*ngif|:if)$/i;

/** Elements whose content is text to the last character: a comment inside would be seen. */
const rawText = /^(?:title|textarea)$/i;

/** Detects the value of a `srcset` that a template composes: addresses, and widths of pictures. */
const widths = /^(?:\uFFFC[\s\uFFFC]*\d{2,5}w[\s,]*)+$/;
const words = /[\p{L}\p{N}]/u;

class Reader {
  readonly segments: Segment[] = [];
  readonly blocks: Span[] = [];
  readonly comments: Comment[] = [];
  readonly marks: Mark[] = [];
  lang: Lang | undefined;
  readonly declarations: Declaration[] = [];
  private run: OpenSegment | undefined;
  /** Texts that go on after an expression with markup in it. */
  private readonly interrupted: (OpenSegment | undefined)[] = [];

  constructor(private readonly reading: ReaderOptions) {}

  readAll(nodes: readonly Node[]): void {
    this.walk(nodes, { kind: 'paragraph', language: undefined, inLink: false });
    this.end();
    while (this.interrupted.length) {
      this.run = this.interrupted.pop();
      this.end();
    }
  }

  private walk(nodes: readonly Node[], context: Context): void {
    const isMixed = nodes.some((node) => node.kind === 'text' && this.hasWords(node));
    for (const node of nodes) {
      if (node.kind === 'comment') {
        this.comments.push({ ...node, inner: this.reading.text.slice(node.inner.from, node.inner.to) });
      } else if (node.kind === 'element') this.element(node, context, isMixed);
      else this.text(node, context);
    }
  }

  /** True where a text has words that are no code. */
  private hasWords({ from, to }: Span): boolean {
    const { text, codes } = this.reading;
    let position = from;
    for (let index = codeAfter(codes, from); position < to; index++) {
      const end = Math.min(to, Math.max(position, codes[index]?.from ?? to));
      if (words.test(text.slice(position, end))) return true;
      position = codes[index]?.to ?? to;
    }
    return false;
  }

  private element(element: Element, outer: Context, isMixed: boolean): void {
    const { name } = element;
    const { role, kind } = describeElement(name);
    this.declarations.push(...declarationsOf(element, this.reading, outer.language));
    if (isLinkedData(this.reading.text, element)) this.linkedData(element, outer);
    if (role === 'silent' || isHidden(this.reading.text, element)) return;
    const language = this.languageOf(element, outer);
    const isKept = forbidsTranslation(this.reading.text, element);
    const isForeign = isKept || language !== outer.language;
    const isInline = role === 'inline' || (role === 'unknown' && isMixed);
    if (role === 'object' || isIcon(this.reading.text, element) || (isInline && isForeign))
      this.object(element, outer, !isForeign);
    else if (/^br$/i.test(name)) this.lineBreak(element, outer);
    else if (isInline) this.inline(element, outer);
    else {
      this.end();
      if (role !== 'skipped' && !isKept)
        this.block(element, {
          kind: kind ?? outer.kind,
          // What a block says of itself holds, whatever a template left at the root.
          language: language ?? this.declaredBy(element),
          inLink: outer.inLink,
        });
    }
  }

  /** Text goes on through the element. */
  private inline(element: Element, context: Context): void {
    const isLink = /^a$|link$/i.test(element.name);
    if (isLink) this.endLinks();
    const run = this.goOn(element, context);
    run.hasAttributes = this.attributes(element, context) || run.hasAttributes;
    if (isLink)
      this.mark(run, 'link', element, this.attribute(element, 'href') === undefined ? 'to' : 'href');
    this.walk(element.children, { ...context, inLink: context.inLink || isLink });
  }

  /** The element is one unit of a sentence; only its attributes are read. */
  private object(element: Element, context: Context, isRead: boolean): void {
    const run = this.goOn(element, context);
    run.builder.add(objectCharacter, element.from, element.to);
    const name = element.name.toLowerCase();
    if (name === 'img') this.mark(run, 'image', element, 'src');
    const code = /^(?:code|kbd|samp)$/.test(name) ? element.children : [];
    if (code.length) {
      const span = { from: code[0]!.from, to: code.at(-1)!.to };
      run.marks.push({ kind: 'code', value: this.source(span), ...span });
    }
    if (isRead) run.hasAttributes = this.attributesWithin(element, context) || run.hasAttributes;
  }

  /** A script is outside the text around it. */
  private linkedData(element: Element, { language }: Context): void {
    const [first, last] = [element.children[0], element.children.at(-1)];
    if (!first || !last) return;
    const script = { from: first.from, to: last.to };
    const { segments, declarations } = linkedData(this.reading.text, script, this.reading.codes);
    this.segments.push(
      ...segments.map((segment) => (language === undefined ? segment : { ...segment, language })),
    );
    this.declarations.push(...declarations);
    if (segments.length) this.addBlock(element);
  }

  private lineBreak(element: Element, context: Context): void {
    const { builder } = this.goOn(element, context);
    if (!builder.endsInSpace) builder.add(' ', element.from, element.to);
  }

  /** A text of its own. A block that holds no other is what a keep speaks for; otherwise each text within is. */
  private block(element: Element, context: Context): void {
    const first = this.blocks.length;
    const hasAttributes = this.attributes(element, context);
    this.walk(element.children, context);
    if (rawText.test(element.name)) {
      this.end();
      this.blocks.length = first;
      this.addBlock(element);
    } else if (this.blocks.length > first) {
      this.end();
      if (hasAttributes) this.addBlock({ from: element.from, to: element.openEnd });
    } else {
      // In broken markup the text in hand may be one that was interrupted before this element.
      const to = element.isClosed ? element.to : Math.max(element.openEnd, this.run?.to ?? 0);
      if (this.finish() || hasAttributes) this.addBlock({ from: element.from, to });
    }
  }

  private text({ from, to }: Text, context: Context): void {
    const { codes } = this.reading;
    let position = from;
    for (let index = codeAfter(codes, from); position < to; index++) {
      const code = codes[index];
      const end = code ? Math.min(to, Math.max(position, code.from)) : to;
      this.plain({ from: position, to: end }, context);
      if (!code || end === to) return;
      position = Math.min(to, code.to);
      this.code(code, { from: Math.max(from, code.from), to: position }, context);
    }
  }

  private plain(span: Span, context: Context): void {
    const source = this.source(span);
    const blank = this.run ? 0 : source.length - source.trimStart().length;
    if (blank === source.length) return;
    // White space at its end belongs to a text only if the text goes on.
    const to = span.from + (source.trimEnd().length || source.length);
    const run = this.run && !source.trim() ? this.run : this.goOn({ from: span.from + blank, to }, context);
    addProse(run.builder, this.reading.text, span.from + blank, span.to, []);
    if (!words.test(source)) return;
    run.hasWords = true;
    if (!context.inLink) run.hasOwnWords = true;
  }

  private code(code: Code, span: Span, context: Context): void {
    switch (code.kind) {
      case 'comment':
        this.comments.push({ from: code.from, to: code.to, inner: this.source(code) });
        break;
      case 'break':
      case 'between':
        this.end();
        break;
      case 'value':
        this.goOn(span, context).builder.add(objectCharacter, span.from, span.to);
        break;
      case 'open':
        this.endLinks();
        this.goOn(span, context).builder.add(objectCharacter, span.from, span.to);
        this.interrupted.push(this.run);
        this.run = undefined;
        break;
      case 'close':
        this.end();
        this.run = this.interrupted.pop();
        break;
      case 'silent':
        this.goOn(span, context);
    }
  }

  /** The text in the making, which now goes on to the end of `span`. */
  private goOn(span: Span, context: Context): OpenSegment {
    this.run ??= {
      context,
      builder: new TextBuilder(),
      marks: [],
      from: span.from,
      to: span.to,
      hasAttributes: false,
      hasWords: false,
      hasOwnWords: false,
    };
    this.run.to = Math.max(this.run.to, span.to);
    return this.run;
  }

  /** Links side by side, as in a menu, are no sentence. */
  private endLinks(): void {
    if (this.run?.hasWords && !this.run.hasOwnWords) this.end();
  }

  /** Ends the text in the making; what was read in it is a block of its own. */
  private end(): void {
    const { run } = this;
    if (run && this.finish()) this.addBlock({ from: run.from, to: run.to });
  }

  /** Makes a segment of the text in the making; true where anything was read in it. */
  private finish(): boolean {
    const { run } = this;
    this.run = undefined;
    if (!run) return false;
    const { text, mappings } = run.builder.trimmed();
    const isRead = mappings.length > 0 && (words.test(text) || run.marks.length > 0) && !widths.test(text);
    const { kind, language } = run.context;
    if (!isRead) for (const mark of run.marks) this.marks.push(mark);
    const isLink = run.hasWords && !run.hasOwnWords && (kind === 'paragraph' || kind === 'list-item');
    if (isRead) {
      const segment: Segment = {
        kind: isLink ? 'link' : kind,
        from: mappings[0]!.from,
        to: mappings.at(-1)!.to,
        text,
        mappings,
        marks: run.marks,
        syntax: this.reading.syntax,
      };
      this.segments.push(language === undefined ? segment : { ...segment, language });
    }
    return isRead || run.hasAttributes;
  }

  private addBlock({ from, to }: Span): void {
    if (this.reading.mayComment?.(from) ?? true) this.blocks.push({ from, to });
  }

  /** Makes segments of the attributes that people read; true where there are any. */
  private attributes(element: Element, context: Context): boolean {
    const before = this.segments.length;
    for (const { name, value, quoted } of element.attributes) {
      const kind = attributeKind(element.name, name, (other) => this.attribute(element, other));
      if (!kind || (this.reading.quotedOnly && !quoted)) continue;
      const syntax = quoted ? syntaxes.attribute : syntaxes.attributeUnquoted;
      for (const { from, to } of this.partsOf(value)) {
        const builder = new TextBuilder();
        addProse(builder, this.reading.text, from, to, this.reading.codes);
        const { text, mappings } = builder.trimmed();
        if (!words.test(text) || (isComponent(element.name) && isIdentifier(text))) continue;
        const span = { from: mappings[0]!.from, to: mappings.at(-1)!.to };
        const { language } = context;
        const own = { kind, ...span, text, mappings, marks: [], syntax } as const;
        this.segments.push(language === undefined ? own : { ...own, language });
      }
    }
    return this.segments.length > before;
  }

  /** A value, parted where code chooses one text or another: `{{ if $isZh }}国家{{ else }}Country{{ end }}`. */
  private partsOf({ from, to }: Span): Span[] {
    const { codes } = this.reading;
    const parts: Span[] = [];
    let start = from;
    for (let index = codeAfter(codes, from); index < codes.length && codes[index]!.from < to; index++) {
      const code = codes[index]!;
      if (code.kind !== 'break' || code.from < start) continue;
      parts.push({ from: start, to: code.from });
      start = code.to;
    }
    return start < to ? [...parts, { from: start, to }] : parts;
  }

  private attributesWithin(element: Element, context: Context): boolean {
    let found = this.attributes(element, context);
    for (const child of element.children)
      if (child.kind === 'element') found = this.attributesWithin(child, context) || found;
    return found;
  }

  private source({ from, to }: Span): string {
    return this.reading.text.slice(from, to);
  }

  private attribute(element: Element, name: string): string | undefined {
    return attributeOf(this.reading.text, element, name);
  }

  /** Notes where an attribute leads, if the element has it. */
  private mark(run: OpenSegment, kind: Mark['kind'], element: Element, name: string): void {
    const found = element.attributes.find((attribute) => attribute.name === name);
    const value = found && this.source(found.value);
    if (value) run.marks.push({ kind, value, from: found.value.from, to: found.value.to });
  }

  /** The language of what is in an element, where it is not the document's. */
  private languageOf(element: Element, outer: Context): string | undefined {
    const lang = this.declaredBy(element);
    if (lang === undefined && isRoot(element)) this.root(this.langAttribute(element));
    if (lang === undefined) return outer.language;
    const primary = (tag: string | undefined) => tag?.split('-')[0]?.toLowerCase();
    if (primary(lang) === primary(outer.language ?? this.lang?.tag)) return outer.language;
    return primary(lang) === primary(this.lang?.tag) ? undefined : lang;
  }

  /** Notes what a root declares; of several that code chooses from none is known to be the page's. */
  private root(lang: Lang | undefined): void {
    if (!lang) return;
    const { codes } = this.reading;
    const before = this.lang?.span.to ?? lang.span.from;
    const isChosen = (codes[codeAfter(codes, before)]?.from ?? lang.span.from) < lang.span.from;
    this.lang = isChosen && this.lang?.tag !== lang.tag ? undefined : lang;
  }

  /** The `lang` an element inside the page has, or the language it is shown in: `v-if="locale === 'zh'"`. */
  private declaredBy(element: Element): string | undefined {
    if (isRoot(element)) return undefined;
    const shown = element.attributes.find(({ name }) => condition.test(name));
    const choice = shown && readChoice(this.source(shown.value), shippedMarkets).met;
    return this.langAttribute(element)?.tag ?? choice ?? this.shownBySwitch(element);
  }

  /** Chinese, in a part that a switch on the page shows: `<div id="lang-zh">`, `<section data-lang="zh">`. */
  private shownBySwitch({ attributes }: Element): string | undefined {
    const isChinese = attributes.some(({ name, value }) => {
      if (/^data-(?:lang|locale|language)$/.test(name)) return /^(?:zh|cn)\b/i.test(this.source(value));
      return /^(?:id|class)$/.test(name) && switched.test(this.source(value));
    });
    return isChinese ? 'zh' : undefined;
  }

  private langAttribute({ attributes }: Element): Lang | undefined {
    const find = (name: string) => attributes.find((attribute) => attribute.name.toLowerCase() === name);
    const span = (find('lang') ?? find('xml:lang'))?.value;
    const tag = span && this.source(span);
    return tag && /^[a-z]{2,3}(?:-[\da-z]+)*$/i.test(tag) ? { tag, span } : undefined;
  }
}
