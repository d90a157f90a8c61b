/** Language files of PHP, as Laravel and many shops have them: `return ['title' => 'Home'];`. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { php } from '../../text/late.ts';
import type { Syntax } from '../syntax.ts';
import { bundleFormat } from './bundle.ts';
import { blockComment } from './json.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { childrenOf, commentsIn, parseCode } from './lezer-tree.ts';
import { phpDoubleEscapes, phpSingleEscapes, readLiteral } from './literal.ts';

/** Deeper nesting than any bundle has is skipped, so that readers may recurse. */
const deepest = 60;

const single: Syntax = { write: (text) => text.replace(/['\\]/g, '\\$&') };
/** What a string fills in begins with a dollar sign. */
const double: Syntax = {
  write: (text) => (/[$\p{Cc}]/u.test(text) ? undefined : text.replace(/["\\]/g, '\\$&')),
};

export const phpArray = bundleFormat({
  id: 'php-array',
  comment: (_content, _from, words) => blockComment(words),

  bundle(text) {
    const { tree, problems } = parseCode(php(), text, 'PHP');
    return {
      text,
      roots: returned(text, tree),
      comments: commentsIn(text, tree),
      problems,
      decode: (value) => decode(text, value),
    };
  },
});

function decode(text: string, { from, to }: JsonValue) {
  const isSingle = text[from] === "'";
  return {
    value: readLiteral(text, from + 1, to - 1, isSingle ? phpSingleEscapes : phpDoubleEscapes),
    syntax: isSingle ? single : double,
  } as const;
}

/** The array that the file returns. */
function returned(text: string, tree: Tree): JsonValue[] {
  const statement = tree.topNode.getChild('ReturnStatement');
  const array = statement?.getChild('ArrayExpression');
  return array ? [readValue(text, array, 0)] : [];
}

function readValue(text: string, node: SyntaxNode, depth: number): JsonValue {
  const { from, to } = node;
  if (isString(text, node)) return { kind: 'string', from, to, members: [] };
  if (node.name !== 'ArrayExpression' || depth > deepest) return { kind: 'other', from, to, members: [] };
  // `array(…)` has its items in a list of their own.
  const items = childrenOf(node.getChild('ValueList') ?? node).filter(
    ({ name }) => !/^[[\](),]$|^array$|Comment$/.test(name),
  );
  const members = items.flatMap((item, index): JsonMember[] => {
    const parts =
      item.name === 'Pair' ? childrenOf(item).filter(({ name }) => !name.endsWith('Comment')) : [];
    const [key, arrow, value] = parts.length === 3 ? parts : [undefined, undefined, item];
    if (item.name === 'Pair' && arrow?.name !== '=>') return [];
    return [
      {
        key: key ? keyOf(text, key) : String(index),
        span: { from: item.from, to: item.to },
        value: readValue(text, value!, depth + 1),
      },
    ];
  });
  return { kind: 'object', from, to, members };
}

function keyOf(text: string, key: SyntaxNode): string {
  return isString(text, key)
    ? decode(text, { kind: 'string', from: key.from, to: key.to, members: [] }).value.text
    : text.slice(key.from, key.to);
}

/** True for a string that is closed, and fills in nothing. */
function isString(text: string, node: SyntaxNode): boolean {
  const isClosed = node.to - node.from > 1 && text[node.from] === text[node.to - 1];
  const isFilledIn = childrenOf(node).some(({ name }) => name !== 'EscapeSequence');
  return node.name === 'String' && /['"]/.test(text[node.from]!) && isClosed && !isFilledIn;
}
