/** XML with places, for the formats of strings that are made of it. */
import { decodeXML } from 'entities';
import type { Comment } from '../content.ts';
import { type CommentNode, type Element, type ElementTree, type Node, readTree } from '../element-tree.ts';
import { objectCharacter, TextBuilder } from '../segment.ts';
import { type Syntax, syntaxes } from '../syntax.ts';
import { type Escapes, readLiteral, verbatim } from './literal.ts';

/** An XML text as a tree, and its comments in their order. */
export interface XmlDocument extends ElementTree {
  readonly comments: readonly Comment[];
}

/** Reads an XML text as far as it goes; what is never closed ends with what holds it. */
export function readXml(text: string): XmlDocument {
  const tree = readTree(text, { syntax: 'xml' });
  const comments = commentsOf(tree.children).map(({ from, to, inner }) => ({
    from,
    to,
    inner: text.slice(inner.from, inner.to),
  }));
  return { ...tree, comments };
}

function commentsOf(nodes: readonly Node[]): CommentNode[] {
  return nodes.flatMap((node) =>
    node.kind === 'comment' ? [node] : node.kind === 'element' ? commentsOf(node.children) : [],
  );
}

/** All elements of a name below some nodes, in order; none inside another of the name. */
export function elementsOf(nodes: readonly Node[], ...names: readonly string[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'element') return [];
    return names.includes(node.name) ? [node] : elementsOf(node.children, ...names);
  });
}

/** The first child element of a name. */
export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((node): node is Element => node.kind === 'element' && node.name === name);
}

/** The decoded value of an attribute; empty where there is none. */
export function xmlAttribute(text: string, element: Element, name: string): string {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return value ? decodeXML(text.slice(value.from, value.to)) : '';
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

/** How elements inside a text are read; all others are markup around text. */
export interface InlineElements {
  /** Elements that stand for something: placeholders. */
  readonly objects: ReadonlySet<string>;
  /** Elements with the code of a tag inside, which is nothing to readers. */
  readonly silent?: ReadonlySet<string>;
  readonly escapes?: Escapes;
}

/** The decoded text inside an element. */
export function elementText(text: string, element: Element, inline: InlineElements): TextBuilder {
  const builder = new TextBuilder();
  const visit = (nodes: readonly Node[]) => {
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

/**
 * The decoded text inside an element together with the tags in it, each as it is written.
 * @param escapes an app's own escapes; by default those of XML alone
 */
export function elementWhole(text: string, element: Element, own?: Escapes): TextBuilder {
  const builder = new TextBuilder();
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.kind === 'text' || node.kind === 'cdata') {
        const escapes = node.kind === 'cdata' ? (own ?? verbatim) : own ? onXml(own) : xmlEscapes;
        const part = readLiteral(text, node.from, node.to, escapes);
        builder.addPart(part, 0, part.text.length);
      } else if (node.kind === 'element') {
        const { from, openEnd, to, children, isClosed } = node;
        builder.add(text.slice(from, openEnd), from, openEnd);
        visit(children);
        const end = isClosed ? Math.max(openEnd, text.lastIndexOf('</', to - 1)) : to;
        builder.add(text.slice(end, to), end, to);
      }
    }
  };
  visit(element.children);
  return builder;
}

/** How text is written into an element: in CDATA nothing can be escaped. */
export function xmlSyntax(element: Element): Syntax {
  return element.children.some(({ kind }) => kind === 'cdata') ? syntaxes.cdata : syntaxes.xml;
}

/** Words as a comment of XML, which they cannot end. */
export function xmlComment(words: string): string {
  return `<!-- ${words.replaceAll('--', '–')} -->`;
}

/** Converts the problem of an XML text to problems of the file. */
export function xmlProblems({ problem }: XmlDocument) {
  return problem ? [{ kind: 'broken-strings' as const, detail: 'XML', ...problem }] : [];
}
