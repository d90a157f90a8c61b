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
  try {
    for (const entry of parseTOML(text, { tomlVersion: '1.1' }).body[0].body) {
      if (entry.type === 'TOMLKeyValue') members.push(...pairs([entry]));
      else {
        const [from, to] = entry.range;
        const table: JsonValue = { kind: 'object', from, to, members: pairs(entry.body) };
        members.push(member(keyOf(entry.key), entry.range, table));
      }
    }
  } catch (error) {
    const at = Math.min((error as { index?: number }).index ?? 0, Math.max(0, text.length - 1));
    problems.push({ kind: 'broken-strings', detail: 'TOML', from: at, to: Math.min(at + 1, text.length) });
  }
  const root: JsonValue = { kind: 'object', from: 0, to: text.length, members };
  return { root, nodes, problems };
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
