/** The copy that a page's own scripts hold: tables of products, texts by language, messages to visitors. */
import type { Span } from '../../finding.ts';
import type { Markets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import type { Element, Node } from '../element-tree.ts';
import { moveContent, withParts } from '../parts.ts';
import { objectCharacter, type Segment } from '../segment.ts';
import { type CodeLanguage, copyInCode } from '../strings/code.ts';
import type { Syntax } from '../syntax.ts';
import { attributeOf } from './attributes.ts';
import { codeAfter, type Masked } from './code.ts';

/** A page with the copy of the scripts in its markup. */
export function withScripts(
  content: Content,
  trees: readonly (readonly Node[])[],
  { text, codes }: Masked,
  markets?: Markets,
): Content {
  const scripts = trees.flatMap((nodes) => scriptsIn(text, nodes));
  const page = withCode(content, text, codes, scripts, markets);
  return withCode(page, text, [], textsInTags(text, codes), markets);
}

/**
 * Expressions that choose one of two texts, `{lang === 'zh' ? '关于我们' : 'About us'}`, and macros and included parts that are
 * given texts by name: `{{ section(title="About us", items=[{"content": "…"}]) }}`, `{% call card(title="About us") %}`,
 * `{% with title="About us" %}`.
 */
function textsInTags(text: string, codes: Masked['codes']): Script[] {
  return codes.flatMap(({ from, to }): Script[] => {
    if (to - from > longestTag) return [];
    const written = text.slice(from, to);
    const [open = ''] =
      choice.test(written) || call.test(written)
        ? (/^\{{1,2}-?/.exec(written) ?? [])
        : (given.exec(written) ?? []);
    const [close = ''] = /-?[%}]?\}$/.exec(written) ?? [];
    if (!open || !close) return [];
    return [{ from: from + open.length, to: to - close.length, language: 'jsx' }];
  });
}

const choice = /^\{{1,2}-?[^?]{1,300}\?\s*["'`(]/;
const call = /^\{\{-?\s*[\w.]+\([^"']{0,300}[=:]\s*["'[{]/;
/** What stands before names with values in a tag of Jinja or Nunjucks. */
const given = /^\{%-?\s*(?:call(?:\([^()]{0,100}\))?|with)\s+(?=[\w.]+\s*(?:\(|=\s*["'[{]))/;
/** In UTF-16 code units. */
const longestTag = 20_000;

/** A stretch of a document that is code. */
interface Script extends Span {
  readonly language: CodeLanguage;
}

/**
 * A document with the copy of stretches of it that are code. No comment of the document fits before any of that copy.
 * @param codes what a template writes, which is no copy
 */
export function withCode(
  content: Content,
  text: string,
  codes: readonly Span[],
  scripts: readonly Script[],
  markets?: Markets,
): Content {
  const own = content.segments.flatMap(textsOf).sort((a, b) => a.from - b.from);
  const isOver = (spans: readonly Span[], { from, to }: Span) =>
    (spans[codeAfter(spans, from)]?.from ?? to) < to;
  const parts = scripts.map(({ from, to, language }) => {
    const isTaken = (first: number, last: number) =>
      isOver(codes, { from: from + first, to: from + last }) ||
      isOver(own, { from: from + first, to: from + last });
    const copy = copyInCode(text.slice(from, to), language, markets, isTaken);
    const moved = moveContent(copy, from);
    return { ...moved, segments: moved.segments.map(asPageText), blocks: [], keeps: [], problems: [] };
  });
  return parts.some(({ segments }) => segments.length) ? withParts(content, parts) : content;
}

/** Where the text of a segment stands, without what is a thing in it. */
function textsOf({ mappings, text }: Segment): Span[] {
  return mappings.filter(({ at }) => text[at] !== objectCharacter);
}

/** A key ties strings of several languages together; what is the page's own has none. */
function asPageText({ key, original, ...segment }: Segment): Segment {
  const isTied = original !== undefined || segment.language !== undefined;
  const tie = isTied && key !== undefined ? { key, ...(original !== undefined && { original }) } : {};
  return { ...segment, ...tie, syntax: withoutEndTags(segment.syntax) };
}

const guarded = new WeakMap<Syntax, Syntax>();

/** A script ends where its end tag is written, also in a string. */
function withoutEndTags(syntax: Syntax): Syntax {
  const known = guarded.get(syntax) ?? {
    ...syntax,
    write: (text: string) => (text.includes('<') ? undefined : syntax.write(text)),
  };
  guarded.set(syntax, known);
  return known;
}

function scriptsIn(text: string, nodes: readonly Node[]): Script[] {
  return nodes.flatMap((node): Script[] => {
    if (node.kind !== 'element') return [];
    if (!/^script$/i.test(node.name)) return scriptsIn(text, node.children);
    const [first, last] = [node.children[0], node.children.at(-1)];
    const language = first && languageOf(text, node);
    return language ? [{ from: first.from, to: last!.to, language }] : [];
  });
}

function languageOf(text: string, script: Element): CodeLanguage | undefined {
  if (script.attributes.some(({ name }) => name === 'src')) return undefined;
  const type = attributeOf(text, script, 'type') ?? '';
  if (!/^$|^(?:text\/(?:javascript|babel|jsx)|application\/javascript|module)$/i.test(type)) return undefined;
  const lang = attributeOf(text, script, 'lang') ?? '';
  if (/^tsx?$/.test(lang)) return lang === 'ts' ? 'typescript' : 'jsx';
  return /babel|jsx/.test(type + lang) ? 'jsx' : 'script';
}
