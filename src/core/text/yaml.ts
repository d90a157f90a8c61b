import { type Document, parseDocument } from 'yaml';
import type { Span } from '../finding.ts';

/** A YAML text, read as far as it goes. */
export interface YamlText {
  readonly document: Document.Parsed;
  /** The plain value; undefined where the text is broken. */
  readonly data: unknown;
  readonly problems: readonly (Span & { readonly detail: string })[];
}

/** Aliases a hostile file may expand to; see the "billion laughs" attack. */
const mostAliases = 100;

/** Limit of nesting: the parser recurses, and deeper input could end the process with its stack. */
const deepest = 400;
const deepLine = new RegExp(`^(?: {${deepest},}|[ \\t]*(?:[-?:][ \\t]+){${deepest},})`, 'm');

/** True for a text with more lists, mappings or indents inside each other than the parser is given. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > deepest) return true;
  }
  return deepLine.test(text);
}

/**
 * Reads YAML without ever throwing; what is wrong is said with its place in `text`. A key that appears twice
 * counts the last time, as site generators read it.
 */
export function readYaml(text: string): YamlText {
  const tooDeep = isTooDeep(text);
  const document = parseDocument(tooDeep ? '' : text, {
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const problem = (from: number, to: number, message: string) => ({
    from: Math.min(from, text.length),
    to: Math.min(Math.max(to, from + 1), text.length),
    detail: message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
  });
  const problems = document.errors.map(({ pos, message }) => problem(pos[0], pos[1], message));
  if (tooDeep) problems.push(problem(0, 1, 'nested too deep'));
  if (problems.length) return { document, data: undefined, problems };
  try {
    return { document, data: document.toJS({ maxAliasCount: mostAliases }), problems };
  } catch (error) {
    return { document, data: undefined, problems: [problem(0, text.length, (error as Error).message)] };
  }
}
