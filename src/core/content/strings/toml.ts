/** TOML bundles, as Hugo keeps them in `i18n/`: `[cart]` and `other = "Cart"`. */
import { type AST, parseTOML } from 'toml-eslint-parser';
import type { Comment, ContentProblem } from '../content.ts';
import { tomlSyntax, tomlText } from '../toml-scalar.ts';
import { bundleFormat } from './bundle.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';

export const toml = bundleFormat({
  id: 'toml',
  comment: (_content, _from, words) => `# ${words}`,

  bundle(text) {
    const { root, nodes, problems } = readTree(text);
    const decode = ({ from }: JsonValue) => {
      const node = nodes.get(from)!;
      return { value: tomlText(text, node, 0), syntax: tomlSyntax(node) };
    };
    return { text, roots: [root], comments: commentsIn(text), problems, decode };
  },
});

/** Its parser stops at the first mistake, so that of a broken file nothing is read. */
function readTree(text: string) {
  const nodes = new Map<number, AST.TOMLStringValue>();
  const members: JsonMember[] = [];
  const problems: ContentProblem[] = [];
  const readValue = (node: AST.TOMLContentNode): JsonValue => {
    const [from, to] = node.range;
    if (node.type === 'TOMLInlineTable') return { kind: 'object', from, to, members: pairs(node.body) };
    if (node.type === 'TOMLArray')
      return {
        kind: 'array',
        from,
        to,
        members: node.elements.map((item, index) => member(String(index), item.range, readValue(item))),
      };
    if (node.type !== 'TOMLValue' || node.kind !== 'string') return { kind: 'other', from, to, members: [] };
    nodes.set(from, node);
    return { kind: 'string', from, to, members: [] };
  };
  const member = (key: string, [from, to]: AST.Range, value: JsonValue): JsonMember => ({
    key,
    span: { from, to },
    value,
  });
  const pairs = (body: readonly AST.TOMLKeyValue[]): JsonMember[] =>
    body.map((pair) => member(keyOf(pair.key), pair.range, readValue(pair.value)));
  const root: Table = {
    value: { kind: 'object', from: 0, to: text.length, members },
    members,
    tables: new Map(),
  };
  try {
    for (const entry of parseTOML(text, { tomlVersion: '1.1' }).body[0].body) {
      if (entry.type === 'TOMLKeyValue') members.push(...pairs([entry]));
      else for (const pair of pairs(entry.body)) tableAt(entry, root).members.push(pair);
    }
  } catch (error) {
    const at = Math.min((error as { index?: number }).index ?? 0, Math.max(0, text.length - 1));
    problems.push({ kind: 'broken-strings', detail: 'TOML', from: at, to: Math.min(at + 1, text.length) });
  }
  return { root: root.value, nodes, problems };
}

/** A table, and those in it that are written under headers of their own. */
interface Table {
  readonly value: JsonValue;
  readonly members: JsonMember[];
  readonly tables: Map<string, Table>;
}

/** Deeper nesting than any file has is one name, so that readers may recurse. */
const deepest = 60;

/** The table of a header, `[languages.zh]` and `[[menus.main]]`, within those it names. */
function tableAt({ resolvedKey, range: [from, to] }: AST.TOMLTable, root: Table): Table {
  const path = resolvedKey.slice(0, deepest).map(String);
  if (resolvedKey.length > deepest) path.push(resolvedKey.slice(deepest).join('.'));
  let table = root;
  for (const [index, key] of path.entries()) {
    const known = table.tables.get(key);
    const members: JsonMember[] = known?.members ?? [];
    const kind = typeof resolvedKey[index + 1] === 'number' ? 'array' : 'object';
    const inner = known ?? { value: { kind, from, to, members }, members, tables: new Map() };
    if (!known) {
      table.tables.set(key, inner);
      table.members.push({ key, span: { from, to }, value: inner.value });
    }
    table = inner;
  }
  return table;
}

function keyOf({ keys }: AST.TOMLKey): string {
  return keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value)).join('.');
}

function commentsIn(text: string): Comment[] {
  return [...text.matchAll(/^[ \t]*#(.*)$/gm)].map((match) => ({
    from: match.index,
    to: match.index + match[0].trimEnd().length,
    inner: match[1]!,
  }));
}
