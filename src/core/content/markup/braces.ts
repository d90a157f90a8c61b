import type { Span } from '../../finding.ts';
import { voidElements } from '../element-tree.ts';
import { type Code, type Masked, mask, standsAlone } from './code.ts';
import * as js from './script-tokens.ts';

/** How markup with code between braces is written. */
export interface BraceSyntax {
  /** Markup may be inside an expression: `{shown && <b>text</b>}`. */
  readonly nested: boolean;
  /** Braces inside a quoted attribute are code: `title="Hello {name}"`. */
  readonly inQuotes: boolean;
  /** `<br>` needs no end, as in HTML; in JSX every element has one. */
  readonly voids: boolean;
}

/** Expressions inside each other deeper than any author writes are not looked into. */
const deepest = 30;

/**
 * Finds the code between braces in markup, as JSX, MDX, Astro and Svelte have it. A scanner, not a parser: it knows
 * strings, comments, templates and regular expressions of JavaScript, and where a tag may begin. An expression that
 * never ends, as while it is typed, ends with its line.
 */
export class BraceScanner {
  readonly codes: Code[] = [];
  /** Markup inside the expressions of attributes: `<Card icon={<b>text</b>}>`. */
  readonly islands: Span[] = [];
  /** Script since here is not yet among the codes. */
  private chunk = { from: 0, isFirst: true, inAttribute: false };
  private end: number;
  private depth = 0;
  /** Behind the first expression that never ends, every other is looked for in its line alone. */
  private hasEndless = false;
  /** Up to here, the line of an expression that never ends, only braces without braces inside are expressions. */
  private flatUntil = 0;
  /** Up to here, the end of a line, nothing is a regular expression: one that begins before never ends. */
  private noRegexUntil = 0;

  constructor(
    private readonly text: string,
    private readonly syntax: BraceSyntax,
  ) {
    this.end = text.length;
  }

  /** Reads markup from an offset to the end of the text. */
  markup(from: number): void {
    for (let at = from; at < this.end; ) at = this.piece(at).to;
  }

  /** Reads script with elements in it from an offset to the end of the text. */
  module(from: number): void {
    this.chunk = { from, isFirst: true, inAttribute: false };
    this.script(from, true);
    this.codes.push({ from: this.chunk.from, to: this.end, kind: 'break' });
  }

  /** Reads an expression whose `{` is at an offset, and gives the offset behind its `}`. */
  expression(at: number, inAttribute = false): number {
    const simple = this.stringOrComment(at, inAttribute);
    if (simple !== undefined) return simple;
    if (at < this.flatUntil) return this.flatExpression(at);
    const { chunk, end, codes, islands } = this;
    const before = { codes: codes.length, islands: islands.length };
    this.chunk = { from: at, isFirst: true, inAttribute };
    if (this.hasEndless) this.end = Math.min(end, this.lineEnd(at));
    this.depth++;
    const to = this.script(at + 1, false);
    this.depth--;
    const { from, isFirst } = this.chunk;
    this.chunk = chunk;
    this.end = end;
    if (to === undefined) {
      codes.length = before.codes;
      islands.length = before.islands;
      return this.endlessExpression(at);
    }
    codes.push({ from, to, kind: isFirst ? this.kindOf(at, to) : 'close' });
    return to;
  }

  private stringOrComment(at: number, inAttribute: boolean): number | undefined {
    const comment = this.match(js.onlyComment, at);
    const to = at + (comment ?? this.match(js.onlyString, at) ?? [''])[0].length;
    if (to === at || (inAttribute && !comment)) return undefined;
    if (comment) this.codes.push({ from: at, to, kind: 'comment' });
    else {
      const [string, quote] = this.match(js.onlyString, at)!;
      const from = at + string.indexOf(quote!) + 1;
      this.codes.push({ from: at, to: from, kind: 'silent' });
      this.codes.push({ from: at + string.lastIndexOf(quote!), to, kind: 'silent' });
    }
    return to;
  }

  /** An expression that is never closed is code up to the end of its line or the next tag, so that the rest is still read. */
  private endlessExpression(at: number): number {
    const line = this.lineEnd(at);
    this.hasEndless = true;
    this.flatUntil = Math.max(this.flatUntil, line);
    const tag = this.text.indexOf('<', at);
    const to = Math.min(line, tag < 0 ? line : tag);
    this.codes.push({ from: at, to, kind: 'between' });
    return to;
  }

  private flatExpression(at: number): number {
    const to = at + (this.match(js.flat, at)?.[0].length ?? 1);
    this.codes.push({ from: at, to, kind: 'between' });
    return to;
  }

  /** Reads a tag whose `<` is at an offset, and gives the offset behind it; `opens` where an end tag follows. */
  tag(at: number): { readonly to: number; readonly opens: boolean } {
    const name = this.match(js.tagStart, at)![0].slice(1);
    if (name === '') {
      this.codes.push({ from: at, to: at + 2, kind: 'break' });
      return { to: at + 2, opens: true };
    }
    const nameEnd = at + 1 + name.length;
    for (let index = nameEnd; index < this.end; ) {
      const next = this.text[index]!;
      if (next === '>') return this.opened(name, index + 1);
      if (next === '/' && this.text[index + 1] === '>') return { to: index + 2, opens: false };
      const comment = next === '/' && !this.syntax.voids ? this.match(js.comment, index) : null;
      if (comment) {
        // Between the attributes of JSX; in HTML it may be an address without quotes.
        const to = index + comment[0].length;
        this.codes.push({ from: index, to, kind: 'value' });
        index = to;
        continue;
      }
      if (next === '"' || next === "'") index = this.quotedValue(index);
      else if (next === '{') index = this.expression(index, true);
      else if (next === '`') {
        const to = this.template(index);
        this.codes.push({ from: index, to, kind: 'value' });
        index = to;
      } else if (next === '<') {
        const types = index === nameEnd ? this.match(js.typeArguments, index) : null;
        if (!types) return { to: index, opens: false };
        this.codes.push({ from: index, to: index + types[0].length, kind: 'value' });
        index += types[0].length;
      } else index++;
    }
    return { to: this.end, opens: false };
  }

  private opened(name: string, to: number): { readonly to: number; readonly opens: boolean } {
    if (this.syntax.voids && voidElements.has(name.toLowerCase())) return { to, opens: false };
    if (!js.rawText.test(name)) return { to, opens: true };
    const close = this.text.indexOf(`</${name}`, to);
    return { to: close < 0 ? this.end : close, opens: true };
  }

  private quotedValue(at: number): number {
    const quote = this.text[at]!;
    if (!this.syntax.inQuotes) {
      const close = this.text.indexOf(quote, at + 1);
      return close < 0 ? this.end : close + 1;
    }
    let index = at + 1;
    while (index < this.end && this.text[index] !== quote)
      index = this.text[index] === '{' ? this.expression(index, true) : index + 1;
    return index + 1;
  }

  /** One piece of markup: a tag, an expression, a comment, or text up to the next. */
  private piece(at: number): { readonly to: number; readonly depth: number } {
    const { text, end } = this;
    if (text[at] === '{') return { to: this.expression(at), depth: 0 };
    if (text[at] === '<') {
      if (text.startsWith('<!--', at)) return { to: this.behind('-->', at + 4), depth: 0 };
      if (text[at + 1] === '/') {
        const to = this.behind('>', at);
        if (text[at + 2] === '>') this.codes.push({ from: at, to, kind: 'break' });
        return { to, depth: -1 };
      }
      if (this.match(js.tagStart, at)) {
        const { to, opens } = this.tag(at);
        return { to, depth: opens ? 1 : 0 };
      }
    }
    special.lastIndex = at + 1;
    return { to: Math.min(end, special.exec(text)?.index ?? end), depth: 0 };
  }

  /** Reads an element whose tag is at an offset, and gives the offset behind its end tag. */
  private element(at: number): number {
    let { to, depth } = this.piece(at);
    while (depth > 0 && to < this.end) {
      const next = this.piece(to);
      depth += next.depth;
      to = next.to;
    }
    return to;
  }

  /** Reads script up to the `}` that ends it; undefined where none does. */
  private script(from: number, isModule: boolean): number | undefined {
    let before = '';
    let braces = 0;
    for (let at = from; at < this.end; ) {
      const next = this.text[at]!;
      let to = at + 1;
      if (next === '"' || next === "'") to = at + (this.match(js.quoted, at)?.[0].length ?? this.end - at);
      else if (next === '`') to = this.template(at);
      else if (next === '/') to = this.slash(at, before);
      else if (next === '{') braces++;
      else if (next === '}') {
        if (braces === 0 && !isModule) return to;
        braces--;
      } else if (next === '<' && this.beginsElement(at, before)) {
        to = this.nested(at, isModule);
        before = ')';
        at = to;
        continue;
      } else to = at + (this.match(js.word, at)?.[0].length ?? 1);
      const token = this.text.slice(at, to);
      if (token.trim() && !token.startsWith('//') && !token.startsWith('/*')) before = token;
      at = to;
    }
    return undefined;
  }

  private beginsElement(at: number, before: string): boolean {
    if (!this.syntax.nested || this.depth > deepest || !js.beforeValue.test(before)) return false;
    return this.match(js.tagStart, at) !== null && this.match(js.typeParameters, at) === null;
  }

  private nested(at: number, isModule: boolean): number {
    const { from, isFirst, inAttribute } = this.chunk;
    this.codes.push({ from, to: at, kind: isModule ? 'break' : isFirst ? 'open' : 'between' });
    const to = this.element(at);
    if (inAttribute) this.islands.push({ from: at, to });
    this.chunk = { from: to, isFirst: false, inAttribute };
    return to;
  }

  private slash(at: number, before: string): number {
    const found = this.match(js.comment, at);
    if (found) return at + found[0].length;
    if (at < this.noRegexUntil || !js.beforeValue.test(before)) return at + 1;
    const length = this.match(js.regex, at)?.[0].length;
    if (length === undefined) this.noRegexUntil = this.lineEnd(at);
    return at + (length ?? 1);
  }

  /** Reads a template whose backtick is at an offset, and gives the offset behind it. */
  private template(at: number): number {
    for (let index = at + 1; index < this.end; index++) {
      const next = this.text[index];
      if (next === '`') return index + 1;
      if (next === '\\') index++;
      else if (next === '$' && this.text[index + 1] === '{') {
        const close = this.depth > deepest ? undefined : this.inTemplate(index + 2);
        if (close === undefined) return this.end;
        index = close - 1;
      }
    }
    return this.end;
  }

  private inTemplate(at: number): number | undefined {
    this.depth++;
    const to = this.script(at, false);
    this.depth--;
    return to;
  }

  /** Classifies an expression without markup; `{#if}` and its like print nothing. */
  private kindOf(from: number, to: number): Code['kind'] {
    return /[#:/@]/.test(this.text[from + 1]!) && standsAlone(this.text, from, to) ? 'break' : 'value';
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(this.text);
    return found && at + found[0].length <= this.end ? found : null;
  }

  private behind(mark: string, at: number): number {
    const found = this.text.indexOf(mark, at);
    return found < 0 ? this.end : Math.min(this.end, found + mark.length);
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }
}

const special = /[<{]/g;

/** The code between braces, found in a whole text. */
export function maskBraces(text: string, syntax: BraceSyntax, head: readonly Code[] = []): Masked {
  const scanner = new BraceScanner(text, syntax);
  scanner.markup(head.at(-1)?.to ?? 0);
  return mask(text, [...head, ...scanner.codes], scanner.islands);
}
