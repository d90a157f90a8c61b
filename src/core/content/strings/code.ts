/**
 * Copy in code that is no module of strings: what a component, a page's own script or a module of constants shows. Read
 * are the values of objects and lists, of names and properties such as `title` and `textContent`, and what an expression
 * of JSX prints; of a condition each side, `isZh ? '关于我们' : 'About us'` in the language it is for.
 */
import type { SyntaxNode } from '@lezer/common';
import { readLocales } from '../../regions/locale.ts';
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import { javascript } from '../../text/late.ts';
import { onceForWords } from '../../text/once.ts';
import type { Content, Format } from '../content.ts';
import { readChoice } from '../locale-condition.ts';
import { bundleContent } from './bundle.ts';
import { plainCopy } from './data.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import { childrenOf, commentsIn, parseCode } from './lezer-tree.ts';
import { decodeIn, isText, module, readProperty, typescript } from './script.ts';

const grammars = {
  script: javascript,
  typescript,
  jsx: onceForWords(() => javascript().configure({ dialect: 'jsx ts' })),
};

/** Deeper nesting than anybody writes is skipped, so that readers may recurse. */
const deepest = 60;
/** A line longer than this, in UTF-16 code units, was written by a build, and its copy is in the source of that. */
const longestLine = 5000;
/** Text between quotes that may be copy: two words, or letters of a script without capitals, or one word with a capital. */
const worthParsing = /(["'`])(?:(?!\1)[^\n]){0,200}?(?:\p{L} \p{L}|\p{Lo})|["'`]\p{Lu}\p{Ll}/u;

/** Calls whose arguments developers read, or programs. */
const unseen =
  /^(?:console\.|log(?:ger)?\b|assert|expect|describe|it|test|require|import|gtag|fbq|dataLayer|debug|warn|invariant|z\.|yup\.|fetch|axios)|Error$/;
/** Calls that show their first argument. */
const shows =
  /(?:^|\.)(?:alert|confirm|prompt|(?:show)?(?:toast|message|notice|notification)|notify)$|^(?:toast|message|notification)\.\w+$/i;
/** Properties and names whose text is shown as it is. */
const shownProperties = /^(?:textContent|innerText|innerHTML|placeholder)$/;
/** Attributes of JSX that hold text. */
const shownAttributes =
  /^(?:title|alt|placeholder|label|aria-label|aria-description|(?:sub)?heading|description|caption|text|cta)$/i;
/** A word in lower case is more often what a program goes by. */
const oneWord = /^[a-z\d_-]+$/;
/** Markup in code that shows words: two of them, one with a capital, or letters of a script without. */
const shown = /(?:^|>)[^<>]*(?:\p{L} \p{L}|\p{Lu}\p{Ll}|\p{Lo})/u;
/** What only looks like a sentence: queries, code and what programs are told. */
const program =
  /=>|[{}]|;\s*$|^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|import|export|function|const|return)\b|\b(?:px|rem|rgba?\()/;
const programNames =
  /^(?:prompt|system\w*|instructions?|query|sql|selector|regexp?|format|css|styles?|keywords?|class\w*|d|path|viewBox|user-?agent)$/i;

/** The language of a script in which code is written. */
export type CodeLanguage = keyof typeof grammars;

/**
 * Reads the copy that code holds. What stands in several languages beside each other says its language, and follows the
 * Chinese of them; all other texts are the page's own, without a key.
 * @param isTaken true for a range that is read otherwise, or holds code of a template
 */
export function copyInCode(
  text: string,
  language: CodeLanguage,
  markets: Markets = shippedMarkets,
  isTaken: (from: number, to: number) => boolean = () => false,
): Content {
  const isWorth = worthParsing.test(text) && !text.split('\n').some(({ length }) => length > longestLine);
  const { tree, problems } = isWorth
    ? parseCode(grammars[language](), text, 'JavaScript')
    : { tree: undefined, problems: [] };
  const roots = tree ? [rootOf(text, tree.topNode, markets)] : [];
  const comments = tree ? commentsIn(text, tree) : [];
  const bundle = { text, roots, comments, problems, decode: (value: JsonValue) => decodeIn(text, value) };
  return bundleContent(bundle, (all) =>
    plainCopy(all, markets).filter(({ key, value, block, kind }) => {
      const name = key.slice(key.lastIndexOf('.') + 1);
      if (programNames.test(name) || oneWord.test(value.text) || isTaken(block.from, block.to)) return false;
      return kind === 'html' ? shown.test(value.text) : !program.test(value.text);
    }),
  );
}

/** Modules and scripts that are no strings of a locale, of which what is shown is read. */
export const code: Format = {
  id: 'script',
  isSparse: true,
  takesFrontMatter: false,
  parse: (text, _previous, markets) => copyInCode(text, 'typescript', markets),
  comment: module.comment,
};

/** All that is found, by number, and tables that are written language by language: `T.en = {…}; T.zh = {…}`. */
function rootOf(text: string, top: SyntaxNode, markets: Markets): JsonValue {
  const reader = new CodeReader(text, markets);
  reader.visit(top, 0);
  return { kind: 'object', from: 0, to: text.length, members: reader.members() };
}

class CodeReader {
  private readonly found: JsonMember[] = [];
  /** Objects given to properties of the same thing, by its name. */
  private readonly tables = new Map<string, JsonMember[]>();
  /** Where values begin that belong to one found before. */
  private readonly read = new Set<number>();

  constructor(
    private readonly text: string,
    private readonly markets: Markets,
  ) {}

  members(): JsonMember[] {
    const tables = [...this.tables].flatMap(([name, members]): JsonMember[] => {
      const locales = readLocales(
        members.map(({ key }) => key),
        this.markets,
      );
      const isTable = members.length > 1 && locales.every(Boolean);
      if (!isTable) return members.map((member, index) => ({ ...member, key: `${name}.${index}` }));
      const span = { from: members[0]!.span.from, to: members.at(-1)!.span.to };
      return [{ key: name, span, value: { kind: 'object', ...span, members } }];
    });
    return [...this.found, ...tables].sort((a, b) => a.span.from - b.span.from);
  }

  visit(node: SyntaxNode, depth: number): void {
    if (depth > deepest * 4) return;
    const { name } = node;
    if (/^(?:Import|Throw|Type|Interface|Comment)/.test(name)) return;
    const children = childrenOf(node);
    if (name === 'CallExpression' || name === 'NewExpression') {
      const callee = children[name === 'NewExpression' ? 1 : 0];
      const called = callee ? this.text.slice(callee.from, callee.to) : '';
      if (unseen.test(called)) return;
      const args = children.find((child) => child.name === 'ArgList');
      const first = args && childrenOf(args)[1];
      if (first && shows.test(called)) this.add('text', first, depth);
    }
    const equals = children.findIndex((child) => child.name === 'Equals');
    if (equals > 0 && equals < children.length - 1) this.assigned(children, equals, depth);
    else if (
      name === 'JSXEscape' &&
      node.parent?.name === 'JSXElement' &&
      children[1] &&
      !this.isInCode(node.parent)
    )
      this.add('text', children[1], depth);
    else if ((name === 'ObjectExpression' || name === 'ArrayExpression') && !this.read.has(node.from))
      this.add('', node, depth);
    else if (name === 'ConditionalExpression' && !this.read.has(node.from)) {
      const value = this.value(node, 0);
      if (value.members.some(({ language }) => language !== undefined)) this.keep('', value);
    }
    for (const child of children) this.visit(child, depth + 1);
  }

  /** True within `<code>`, `<Code>` and the like. */
  private isInCode({ from }: SyntaxNode): boolean {
    return /^<(?:code|pre|kbd|samp|style|script)\b/i.test(this.text.slice(from, from + 10));
  }

  /** Reads `name = value`, wherever it stands: a variable, a property, a default, an attribute. */
  private assigned(children: readonly SyntaxNode[], equals: number, depth: number): void {
    const before = children
      .slice(0, equals)
      .filter(({ name }) => name !== 'TypeAnnotation')
      .at(-1)!;
    const value = children[equals + 1]!;
    if (before.parent?.name === 'JSXAttribute') {
      const inner = value.name === 'JSXEscape' ? childrenOf(value)[1] : undefined;
      const name = this.text.slice(before.from, before.to);
      if (inner && (shownAttributes.test(name) || /^(?:Object|Array)Expression$/.test(inner.name)))
        this.add(name, inner, depth);
      return;
    }
    const last = before.name === 'MemberExpression' ? childrenOf(before).findLast(isName) : before;
    if (!last) return;
    const name = isText(this.text, last)
      ? decodeIn(this.text, last).value.text
      : this.text.slice(last.from, last.to);
    if (before.name === 'MemberExpression' && value.name === 'ObjectExpression') {
      const owner = this.text.slice(before.from, last.from).replace(/[[.]\s*$/, '');
      const member = { key: name, span: { from: before.from, to: value.to }, value: this.value(value, 0) };
      const known = this.tables.get(owner);
      if (known) known.push(member);
      else this.tables.set(owner, [member]);
    } else this.add(shownProperties.test(name) ? 'text' : name, value, depth);
  }

  private add(name: string, node: SyntaxNode, depth: number): void {
    if (this.read.has(node.from) || depth > deepest * 4) return;
    const value = this.value(node, 0);
    if (value.kind !== 'other') this.keep(name, value);
  }

  /** Each is under a number of its own, so that no two have the same path. */
  private keep(name: string, value: JsonValue): void {
    const { from, to } = value;
    const member: JsonMember = { key: name, span: { from, to }, value };
    const inner: JsonValue = name ? { kind: 'object', from, to, members: [member] } : value;
    this.found.push({ key: String(this.found.length), span: { from, to }, value: inner });
  }

  private value(node: SyntaxNode, depth: number): JsonValue {
    const { name, from, to } = node;
    const other: JsonValue = { kind: 'other', from, to, members: [] };
    if (depth > deepest) return other;
    this.read.add(from);
    if (isText(this.text, node)) return { kind: 'string', from, to, members: [] };
    const children = childrenOf(node).filter((child) => !child.name.endsWith('Comment'));
    if (name === 'ArrayExpression') {
      const items = children.filter((child) => !/^[[\],]$/.test(child.name));
      const members = items.map((item, index) => this.member(String(index), item, item, depth));
      return {
        kind: 'array',
        from,
        to,
        members: members.length > mostLabels ? members.map(withoutLabel) : members,
      };
    }
    if (name === 'ObjectExpression') {
      const members = children.flatMap((child) => {
        const read = child.name === 'Property' ? readProperty(this.text, child) : undefined;
        return read ? [this.member(read.key, child, read.value, depth)] : [];
      });
      // What FormatJS tells translators: https://formatjs.github.io/docs/react-intl/api#message-descriptor
      const isMessage = members.some(({ key }) => key === 'defaultMessage');
      const isNote = ({ key }: JsonMember) => isMessage && /^(?:id|description)$/.test(key);
      return { kind: 'object', from, to, members: members.filter((member) => !isNote(member)) };
    }
    if (name === 'ConditionalExpression' && children.length === 5) return this.choice(children, node, depth);
    const [first, second] = children;
    if (name === 'ParenthesizedExpression' && second) return this.value(second, depth + 1);
    if (name === 'BinaryExpression' && children.length === 3 && first && second) {
      if (/^(?:as|satisfies)$/.test(second.name)) return this.value(first, depth + 1);
      const sign = this.text.slice(second.from, second.to);
      // `isZh && 'text'`, `title || 'text'`
      if (/^(?:&&|\|\||\?\?)$/.test(sign)) {
        const language =
          sign === '&&' ? readChoice(this.text.slice(first.from, first.to), this.markets).met : undefined;
        const member = this.member('', children[2]!, children[2]!, depth);
        return { kind: 'array', from, to, members: [language ? { ...member, language } : member] };
      }
    }
    this.read.delete(from);
    return other;
  }

  private member(key: string, { from, to }: SyntaxNode, value: SyntaxNode, depth: number): JsonMember {
    return { key, span: { from, to }, value: this.value(value, depth + 1) };
  }

  /** Both sides of a condition that asks for a language, or of which one is Chinese: each is for its language. */
  private choice(children: readonly SyntaxNode[], { from, to }: SyntaxNode, depth: number): JsonValue {
    const [test, , yes, , no] = children as readonly [
      SyntaxNode,
      SyntaxNode,
      SyntaxNode,
      SyntaxNode,
      SyntaxNode,
    ];
    const [first, second] = [this.member('', yes, yes, depth), this.member('', no, no, depth)];
    const asked = readChoice(this.text.slice(test.from, test.to), this.markets);
    const [isFirst, isSecond] = [yes, no].map((side) => isChinese(this.text.slice(side.from, side.to)));
    const byScript = isFirst === isSecond ? [] : isFirst ? ['zh'] : [undefined, 'zh'];
    const chosen = (asked.met ?? asked.unmet) ? [asked.met, asked.unmet] : byScript;
    const members = [first, second].map((member, index) =>
      chosen[index] === undefined ? member : { ...member, language: chosen[index] },
    );
    return { kind: 'array', from, to, members };
  }
}

/** What a longer list offers to choose from are the names of places, languages and the like. */
const mostLabels = 20;

function withoutLabel(item: JsonMember): JsonMember {
  const members = item.value.members.filter(({ key }) => !/^(?:label|text|name)$/.test(key));
  const isOption = item.value.members.some(({ key }) => /^(?:value|code|id|lang)$/.test(key));
  return isOption ? { ...item, value: { ...item.value, members } } : item;
}

const isName = ({ name }: SyntaxNode) =>
  /^(?:PropertyName|VariableName|VariableDefinition|String)$/.test(name);

/** The text is Chinese, not one with a Chinese word in it. */
function isChinese(text: string): boolean {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return han > 0 && han >= (text.match(/\p{Script=Latin}/gu) ?? []).length / 4;
}
