/** Any XML: its elements and attributes as a tree. What in it is copy, a view or the site's config has to say. */
import type { Element, Node } from '../element-tree.ts';
import { syntaxes } from '../syntax.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import type { JsonMember } from './json-reader.ts';
import { readLiteral } from './literal.ts';
import { elementText, readXml, xmlComment, xmlEscapes, xmlProblems, xmlSyntax } from './xml.ts';

export const xml = bundleFormat({
  id: 'xml',
  comment: (_content, _from, words) => xmlComment(words),
  bundle: readBundle,
});

const inline = { objects: new Set<string>() };

function readBundle(text: string): Bundle {
  const document = readXml(text);
  const elements = new Map<number, Element>();
  const hasText = (nodes: readonly Node[]) =>
    nodes.some(({ kind, from, to }) => (kind === 'text' || kind === 'cdata') && text.slice(from, to).trim());

  const attributesOf = ({ from, openEnd, attributes }: Element) =>
    attributes.map(({ name, value, quoted }): JsonMember => {
      const kind = quoted && value.from < value.to ? 'string' : 'other';
      return { key: `@${name}`, span: { from, to: openEnd }, value: { kind, ...value, members: [] } };
    });

  /** An element with text is a string; its attributes, if any, stand beside it under the same key. */
  const membersOf = (key: string, element: Element): JsonMember[] => {
    const { from, to, openEnd, children } = element;
    const attributes = attributesOf(element);
    const isText = hasText(children);
    if (isText) elements.set(from, element);
    const members = isText ? attributes : [...attributes, ...childrenOf(children)];
    const string: JsonMember = { key, span: { from, to }, value: { kind: 'string', from, to, members: [] } };
    const object: JsonMember = {
      key,
      span: { from, to },
      value: { kind: 'object', from, to: openEnd, members },
    };
    return isText ? (members.length ? [object, string] : [string]) : [object];
  };

  /** Elements of one name are a list. */
  const childrenOf = (nodes: readonly Node[]): JsonMember[] => {
    const byName = new Map<string, Element[]>();
    for (const node of nodes) {
      if (node.kind !== 'element') continue;
      const same = byName.get(node.name);
      if (same) same.push(node);
      else byName.set(node.name, [node]);
    }
    return [...byName].flatMap(([key, elements]): JsonMember[] => {
      if (elements.length === 1) return membersOf(key, elements[0]!);
      const span = { from: elements[0]!.from, to: elements.at(-1)!.to };
      const members = elements.flatMap((element, index) => membersOf(String(index), element));
      return [{ key, span, value: { kind: 'array', ...span, members } }];
    });
  };

  return {
    text,
    roots: [{ kind: 'object', from: 0, to: text.length, members: childrenOf(document.children) }],
    comments: document.comments,
    problems: xmlProblems(document),
    decode({ from, to }) {
      const element = elements.get(from);
      return element
        ? { value: elementText(text, element, inline), syntax: xmlSyntax(element) }
        : { value: readLiteral(text, from, to, xmlEscapes), syntax: syntaxes.attribute };
    },
  };
}
