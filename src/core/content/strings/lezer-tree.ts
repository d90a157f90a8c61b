import { type Input, type Parser, type SyntaxNode, Tree } from '@lezer/common';
import type { Comment, ContentProblem } from '../content.ts';

/** Brackets in brackets beyond this are no bundle; with each the parser copies its stack. */
const deepestBrackets = 200;
/** How often a parser may read each character: code as people and bundlers write it takes it to 80. */
const mostReadings = 200;
const chunk = 64;

/** Code that a parser reads piece by piece, which tells how much it has read so far. */
class CountedInput implements Input {
  readonly lineChunks = false;
  taken = 0;
  readonly length: number;
  constructor(private readonly text: string) {
    this.length = text.length;
  }
  chunk(from: number): string {
    this.taken += chunk;
    return this.text.slice(from, from + chunk);
  }
  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}

/**
 * Parses code in time that is linear in it. Where it is so broken that the parser would look at the rest of it again for each
 * word, or nested deeper than anybody nests, nothing is read and a problem says so.
 * @param language its name for people
 */
export function parseCode(
  parser: Parser,
  text: string,
  language: string,
): { readonly tree: Tree; readonly problems: readonly ContentProblem[] } {
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return {
      tree: Tree.empty,
      problems: [{ kind: 'too-deep', detail: language, from: deep, to: text.length }],
    };
  const input = new CountedInput(text);
  const most = mostReadings * (text.length + 1000);
  const parse = parser.startParse(input);
  for (;;) {
    const tree = parse.advance();
    if (tree) return { tree, problems: [] };
    if (input.taken > most) {
      const from = Math.min(parse.parsedPos, text.length);
      return {
        tree: Tree.empty,
        problems: [{ kind: 'broken-strings', detail: language, from, to: text.length }],
      };
    }
  }
}

/** Where brackets are nested too deep; strings and comments hold none. */
function tooDeepAt(text: string): number | undefined {
  const signs = /["'`()[\]{}]|\/[/*]/g;
  let depth = 0;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const { 0: sign, index } = found;
    if (/[([{]/.test(sign)) {
      if (++depth > deepestBrackets) return index;
    } else if (/[)\]}]/.test(sign)) depth = Math.max(0, depth - 1);
    else signs.lastIndex = endOf(text, sign, index + sign.length);
  }
  return undefined;
}

/** Where a string or a comment ends whose sign ends at `from`. */
function endOf(text: string, sign: string, from: number): number {
  if (sign.startsWith('/')) {
    const end = text.indexOf(sign === '//' ? '\n' : '*/', from);
    return end < 0 ? text.length : end + 1;
  }
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === sign || (character === '\n' && sign !== '`')) return at + 1;
  }
  return text.length;
}

/** Finds the comments of a tree whose grammar writes them as C does. */
export function commentsIn(text: string, tree: Tree): Comment[] {
  const comments: Comment[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'LineComment') comments.push({ from, to, inner: text.slice(from + 2, to) });
      if (name === 'BlockComment')
        comments.push({
          from,
          to,
          inner: text.slice(from + 2, text.slice(from + 2, to).endsWith('*/') ? to - 2 : to),
        });
    },
  });
  return comments;
}

/** The children of a node, white space apart. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
