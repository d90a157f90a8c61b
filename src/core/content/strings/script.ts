/** Modules of JavaScript and TypeScript that hold strings: `export default { home: { title: 'Home' } }`. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { javascript } from '../../text/late.ts';
import { onceForWords } from '../../text/once.ts';
import type { Format } from '../content.ts';
import { type Syntax, syntaxes } from '../syntax.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import { blockComment } from './json.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { childrenOf, commentsIn, parseCode } from './lezer-tree.ts';
import { readLiteral, scriptEscapes } from './literal.ts';
import { isQt, qt } from './qt.ts';

/** The grammar of TypeScript, which JavaScript is part of. */
export const typescript = onceForWords(() => javascript().configure({ dialect: 'ts' }));

/** Deeper nesting than any bundle has is skipped, so that readers may recurse. */
const deepest = 60;

/** Modules, whatever they hold. */
export const module = bundleFormat({
  id: 'script',
  comment: (_content, _from, words) => blockComment(words),
  bundle(text) {
    const { tree, problems } = parseCode(typescript(), text, 'JavaScript');
    return {
      text,
      roots: rootsOf(text, tree),
      comments: commentsIn(text, tree),
      problems,
      decode: (value) => decodeIn(text, value),
    };
  },
});

/** Reads a string literal of a module. */
export function decodeIn(text: string, { from, to }: Pick<JsonValue, 'from' | 'to'>) {
  const value = readLiteral(text, from + 1, to - 1, scriptEscapes);
  return { value, syntax: byQuote[text[from]!] ?? syntaxes.json };
}

/** Modules; a file of Qt with the same ending, `locale/de.ts`, is read as what it is. */
export const script: Format = {
  ...module,
  parse: (text, previous, markets) => (isQt(text) ? qt.parse(text) : module.parse(text, previous, markets)),
  comment: (content, from, words) =>
    (content.segments.some(({ syntax }) => syntax === syntaxes.xml) ? qt : module).comment(
      content,
      from,
      words,
    ),
};

/** The values of all properties of a name in a module, wherever they stand: `locales` of `defineConfig({ locales: [] })`. */
export function literalsNamed(
  text: string,
  name: string,
): { value: JsonValue; bundle: Pick<Bundle, 'decode'> }[] {
  const found: { value: JsonValue; bundle: Pick<Bundle, 'decode'> }[] = [];
  const bundle = { decode: (value: JsonValue) => decodeIn(text, value) };
  parseCode(typescript(), text, 'JavaScript').tree.iterate({
    enter({ name: type, node }) {
      const property = type === 'Property' ? readProperty(text, node) : undefined;
      if (property?.key === name) found.push({ value: readValue(text, property.value, 0), bundle });
    },
  });
  return found;
}

/** What a template fills in begins with a dollar sign. */
const template: Syntax = { write: (text) => (/[$`\\\p{Cc}]/u.test(text) ? undefined : text) };
const byQuote: Readonly<Record<string, Syntax>> = { "'": syntaxes.jsonSingle, '`': template };

/** The object or list of a module that has one; of several each by the name it is given, or its number. */
function rootsOf(text: string, tree: Tree): JsonValue[] {
  const found: JsonMember[] = [];
  tree.iterate({
    enter(node) {
      // What a function or a class does is code.
      if (/Function|Class|Method|JSX|Type|Interface/.test(node.name)) return false;
      if (node.name !== 'ObjectExpression' && node.name !== 'ArrayExpression') return undefined;
      const before = node.node.prevSibling?.prevSibling;
      const isNamed = node.node.prevSibling?.name === 'Equals' && before?.name === 'VariableDefinition';
      const key = isNamed ? text.slice(before.from, before.to) : String(found.length);
      found.push({ key, span: { from: node.from, to: node.to }, value: readValue(text, node.node, 0) });
      return false;
    },
  });
  if (found.length < 2) return found.map(({ value }) => value);
  return [{ kind: 'object', from: 0, to: text.length, members: found }];
}

function readValue(text: string, node: SyntaxNode, depth: number): JsonValue {
  const { from, to } = node;
  const members = (): JsonMember[] => (depth > deepest ? [] : membersOf(text, node, depth));
  if (node.name === 'ObjectExpression') return { kind: 'object', from, to, members: members() };
  if (node.name === 'ArrayExpression') return { kind: 'array', from, to, members: members() };
  if (isText(text, node)) return { kind: 'string', from, to, members: [] };
  // `('x')`, `{ … } as const`, `{ … } satisfies Messages`
  const inner = /^(?:Parenthesized|Binary)Expression$/.test(node.name) ? childrenOf(node) : [];
  const isWrapped = inner[0]?.name === '(' || /^(?:as|satisfies)$/.test(inner[1]?.name ?? '');
  const wrapped = isWrapped ? inner[inner[0]!.name === '(' ? 1 : 0] : undefined;
  return wrapped && depth <= deepest
    ? readValue(text, wrapped, depth + 1)
    : { kind: 'other', from, to, members: [] };
}

function membersOf(text: string, node: SyntaxNode, depth: number): JsonMember[] {
  const children = childrenOf(node);
  if (node.name === 'ArrayExpression') {
    const items = children.filter(({ name }) => !/^[[\],]$|Comment$/.test(name));
    return items.map((item, index) => ({
      key: String(index),
      span: { from: item.from, to: item.to },
      value: readValue(text, item, depth + 1),
    }));
  }
  return children.flatMap((property): JsonMember[] => {
    const read = property.name === 'Property' ? readProperty(text, property) : undefined;
    const span = { from: property.from, to: property.to };
    return read ? [{ key: read.key, span, value: readValue(text, read.value, depth + 1) }] : [];
  });
}

/** The name and the value of a property; undefined for a method and the like. */
export function readProperty(text: string, property: SyntaxNode) {
  const [key, colon, ...rest] = childrenOf(property);
  const value = rest.findLast(({ name }) => !name.endsWith('Comment'));
  if (!key || colon?.name !== ':' || !value) return undefined;
  const isQuoted = key.name === 'String';
  const written = text.slice(key.from, key.to);
  return { key: isQuoted ? readLiteral(text, key.from + 1, key.to - 1, scriptEscapes).text : written, value };
}

/** True for a literal that is one text: a string, or a template that fills in little. */
export function isText(text: string, node: SyntaxNode): boolean {
  return isClosed(text, node) || isPlainTemplate(text, node);
}

/** True for a string that its line ends: one that is being typed is read when it is whole. */
function isClosed(text: string, { name, from, to }: SyntaxNode): boolean {
  return name === 'String' && to - from > 1 && text[from] === text[to - 1];
}

/** True for a template that is one text: what it fills in is short, and holds no text itself. */
function isPlainTemplate(text: string, node: SyntaxNode): boolean {
  if (
    node.name !== 'TemplateString' ||
    text[node.from] !== '`' ||
    text[node.to - 1] !== '`' ||
    node.to - node.from < 2
  )
    return false;
  return childrenOf(node).every(
    ({ name, from, to }) => name !== 'Interpolation' || /^\$\{[^{}'"`]{1,200}\}$/.test(text.slice(from, to)),
  );
}
