/** XML with places, for the formats of strings that are made of it. */
import { decodeXML } from 'entities';
import { Tokenizer } from 'htmlparser2';
import type { Span } from '../../finding.ts';
import { objectCharacter, TextBuilder } from '../segment.ts';
import { type Escapes, readLiteral, verbatim } from './literal.ts';

export interface XmlElement extends Span {
  readonly kind: 'element';
  readonly name: string;
  /** The places of the values, between their quotes. */
  readonly attributes: ReadonlyMap<string, Span>;
  readonly children: readonly XmlNode[];
}

export interface XmlText extends Span {
  /** Of CDATA and comments what stands between their marks. */
  readonly kind: 'text' | 'cdata' | 'comment';
}

export type XmlNode = XmlElement | XmlText;

export interface XmlDocument {
  readonly children: readonly XmlNode[];
  readonly comments: readonly (Span & { readonly inner: string })[];
  /** The first element that is never closed, or end tag without a start. */
  readonly problem: Span | undefined;
}

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  children: XmlNode[];
  attributes: Map<string, Span>;
};

/** What is nested deeper than any of these formats goes becomes siblings, so that readers may recurse. */
const deepest = 100;

/** Reads an XML text as far as it goes; what is never closed ends with what holds it. */
export function readXml(text: string): XmlDocument {
  const children: XmlNode[] = [];
  const comments: (Span & { inner: string })[] = [];
  const open: Open[] = [];
  let problem: Span | undefined;
  let tag: Open | undefined;
  let attribute: { name: string; value: Span | undefined } | undefined;
  const add = (node: XmlNode) => (open.at(-1)?.children ?? children).push(node);
  const end = (at: number, isEmpty: boolean) => {
    if (!tag) return;
    tag.to = at + 1;
    if (!isEmpty && open.length < deepest) open.push(tag);
    tag = undefined;
  };
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ontext(from, to) {
        // Behind the name of an end tag that is never closed the tokenizer knows no start.
        if (from >= 0) add({ kind: 'text', from, to });
      },
      ontextentity: () => {},
      onopentagname(from, to) {
        const start = { from: from - 1, to };
        tag = { kind: 'element', name: text.slice(from, to), attributes: new Map(), children: [], ...start };
        add(tag);
      },
      onopentagend: (at) => end(at, false),
      onselfclosingtag: (at) => end(at, true),
      onclosetag(from, to) {
        const name = text.slice(from, to);
        const index = open.findLastIndex((element) => element.name === name);
        if (index < open.length - 1) problem ??= { from: from - 2, to };
        if (index < 0) return;
        for (const element of open.splice(index + 1)) element.to = from - 2;
        const close = text.indexOf('>', to);
        open.pop()!.to = close < 0 ? text.length : close + 1;
      },
      onattribname(from, to) {
        attribute = { name: text.slice(from, to), value: undefined };
      },
      onattribdata(from, to) {
        if (attribute) attribute.value = { from: attribute.value?.from ?? from, to };
      },
      onattribentity: () => {},
      onattribend(_quote, at) {
        if (attribute) tag?.attributes.set(attribute.name, attribute.value ?? { from: at, to: at });
        attribute = undefined;
      },
      oncomment(from, at, offset) {
        const inner = { from, to: Math.max(from, at - offset) };
        comments.push({
          from: from - 4,
          to: Math.min(at + 1, text.length),
          inner: text.slice(from, inner.to),
        });
        add({ kind: 'comment', ...inner });
      },
      oncdata: (from, at, offset) => add({ kind: 'cdata', from, to: Math.max(from, at - offset) }),
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  if (open.length) problem ??= { from: open.at(-1)!.from, to: open.at(-1)!.from + 1 };
  for (const element of open) element.to = text.length;
  return { children, comments, problem };
}

/** All elements of a name below some nodes, in order; none inside another of the name. */
export function elementsOf(nodes: readonly XmlNode[], ...names: readonly string[]): XmlElement[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'element') return [];
    return names.includes(node.name) ? [node] : elementsOf(node.children, ...names);
  });
}

/** The first child element of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((node): node is XmlElement => node.kind === 'element' && node.name === name);
}

/** The decoded value of an attribute; empty where there is none. */
export function attributeOf(text: string, element: XmlElement, name: string): string {
  const span = element.attributes.get(name);
  return span ? decodeXML(text.slice(span.from, span.to)) : '';
}

const reference = /&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z][\w.-]{0,60});/;

/** Character references; an entity that only the document's own head explains is an object. */
export const xmlEscapes: Escapes = {
  pattern: new RegExp(reference, 'g'),
  decode(written) {
    const decoded = decodeXML(written);
    return decoded === written ? objectCharacter : decoded;
  },
};

/** An app's own escapes on top of XML's; in CDATA they stand alone. */
export function onXml(own: Escapes): Escapes {
  return {
    pattern: new RegExp(`${reference.source}|${own.pattern.source}`, 'g'),
    decode: (written) => (written[0] === '&' ? xmlEscapes.decode(written) : own.decode(written)),
  };
}

/** How the elements inside a text are read. All others are markup around the text in them. */
export interface Inline {
  /** Elements that stand for something: placeholders. */
  readonly objects: ReadonlySet<string>;
  /** Elements with the code of a tag inside, which is nothing to readers. */
  readonly silent?: ReadonlySet<string>;
  readonly escapes?: Escapes;
}

/** The decoded text inside an element. */
export function textOf(text: string, element: XmlElement, inline: Inline): TextBuilder {
  const builder = new TextBuilder();
  const visit = (nodes: readonly XmlNode[]) => {
    for (const node of nodes) {
      if (node.kind === 'text' || node.kind === 'cdata') {
        const own = inline.escapes;
        const escapes = node.kind === 'cdata' ? (own ?? verbatim) : own ? onXml(own) : xmlEscapes;
        const part = readLiteral(text, node.from, node.to, escapes);
        builder.addPart(part, 0, part.text.length);
      } else if (node.kind === 'element' && inline.objects.has(node.name)) {
        builder.add(objectCharacter, node.from, node.to);
      } else if (node.kind === 'element' && !inline.silent?.has(node.name)) visit(node.children);
    }
  };
  visit(element.children);
  return builder;
}

/** How text is written into an element: in CDATA nothing can be escaped. */
export function xmlSyntax(element: XmlElement): 'xml' | 'cdata' {
  return element.children.some(({ kind }) => kind === 'cdata') ? 'cdata' : 'xml';
}

/** Words as a comment of XML, which they cannot end. */
export function xmlComment(words: string): string {
  return `<!-- ${words.replaceAll('--', '–')} -->`;
}

/** What is wrong in an XML text, as a problem of the file. */
export function xmlProblems({ problem }: XmlDocument) {
  return problem ? [{ kind: 'broken-strings' as const, detail: 'XML', ...problem }] : [];
}
