/** JSON, JSONC and JSON5 in one tolerant reader: half-typed files are read as far as they go. */

import type { Span } from '../../finding.ts';
import type { Comment } from '../content.ts';
import { jsonEscapes, readLiteral } from './literal.ts';

/** A pair of an object, or an item of an array. */
export interface JsonMember {
  /** Decoded; the index in an array. */
  readonly key: string;
  /** From the key's first character to the value's last. */
  readonly span: Span;
  readonly value: JsonValue;
  /** BCP 47, where a condition chooses it for a language. */
  readonly language?: string;
}

/** A value of a tree that decides on copy: JSON's, and what is read from YAML, TOML, modules and PHP. */
export interface JsonValue extends Span {
  readonly kind: 'object' | 'array' | 'string' | 'other';
  /** Empty for strings and all else that has no parts. */
  readonly members: readonly JsonMember[];
}

/** A JSON text, read as far as it goes. */
export interface JsonText {
  readonly root: JsonValue | undefined;
  readonly comments: readonly Comment[];
  /** The first thing that is wrong, if any. */
  readonly problem: Span | undefined;
  /** The first thing that JSON5 allows and JSON does not, comments apart. */
  readonly notStrict: Span | undefined;
  /** The first thing that is passed over for being nested too deep, if any. */
  readonly tooDeep: Span | undefined;
}

interface Open {
  readonly kind: 'object' | 'array';
  readonly from: number;
  readonly members: JsonMember[];
  to: number;
  key: Span | undefined;
  colon: boolean;
  /** What came last: a comma is wanted behind a value, and a value behind a comma. */
  last: 'value' | 'comma' | undefined;
}

/** White space of JSON5 (section 8), punctuation, and words, which are whatever else there is. */
const blank = /[\s\uFEFF]+/y;
const word = /[^\s\uFEFF{}[\],:"'/]+/y;

/** What JSON has besides strings, objects and arrays (RFC 8259, sections 3 and 6). */
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
/** A control character, or an escape that JSON does not have (section 7). */
const loosely = /(?![\x7f-\x9f])\p{Cc}|^(?:[^\\]|\\.)*?\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/u;

/** Deeper nesting than any bundle has is skipped, so that readers may recurse. */
const deepest = 100;

/**
 * Reads a text as JSON5, which JSON and JSONC are part of. Never throws and never recurses: unclosed brackets end
 * with the text, an unclosed string with its line.
 */
export function readJson(text: string): JsonText {
  const comments: Comment[] = [];
  const open: Open[] = [];
  let root: JsonValue | undefined;
  let problem: Span | undefined;
  let notStrict: Span | undefined;
  let tooDeep: Span | undefined;
  const wrong = (from: number, to: number) => {
    problem ??= { from, to };
  };
  const loose = (from: number, to: number) => {
    notStrict ??= { from, to };
  };
  const add = (value: JsonValue) => {
    const holder = open.at(-1);
    const isKey = holder?.kind === 'object' && !holder.colon;
    if (holder?.last === 'value' && (isKey || holder.kind === 'array')) wrong(value.from, value.from + 1);
    if (holder && !isKey) holder.last = 'value';
    if (value.kind === 'other' && (isKey || !literal.test(text.slice(value.from, value.to))))
      loose(value.from, value.to);
    if (!holder) {
      if (root) wrong(value.from, value.to);
      root ??= value;
    } else if (holder.kind === 'array') {
      const span = { from: value.from, to: value.to };
      holder.members.push({ key: String(holder.members.length), span, value });
    } else if (holder.key && holder.colon) {
      const span = { from: holder.key.from, to: value.to };
      holder.members.push({ key: keyText(text, holder.key), span, value });
      holder.key = undefined;
      holder.colon = false;
    } else if (holder.key || value.kind === 'object' || value.kind === 'array') wrong(value.from, value.to);
    else holder.key = value;
  };
  const close = (to: number) => {
    const { kind, from, members } = open.pop()!;
    const holder = open.at(-1);
    if (open.length < deepest) add({ kind, from, to, members });
    else if (holder) Object.assign(holder, { key: undefined, colon: false, last: 'value' });
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at]!;
    if (character === '{' || character === '[') {
      const kind = character === '{' ? 'object' : 'array';
      if (open.length === deepest) tooDeep ??= { from: at, to: at + 1 };
      open.push({ kind, from: at++, members: [], to: at, key: undefined, colon: false, last: undefined });
    } else if (character === '}' || character === ']') {
      if (open.at(-1)?.last === 'comma') loose(at, at + 1);
      if (open.at(-1)?.key) wrong(at, at + 1);
      if (open.at(-1)?.kind === (character === '}' ? 'object' : 'array')) close(at + 1);
      else wrong(at, at + 1);
      at++;
    } else if (character === ',' || character === ':') {
      const holder = open.at(-1);
      if (character === ':' && holder?.key && !holder.colon) holder.colon = true;
      else if (character === ':' || holder?.key || !holder) wrong(at, at + 1);
      if (character === ',' && holder) {
        if (holder.last !== 'value') wrong(at, at + 1);
        holder.key = undefined;
        holder.colon = false;
        holder.last = 'comma';
      }
      at++;
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      if (text[end - 1] !== character || end - at < 2) wrong(at, end);
      if (character === "'" || loosely.test(text.slice(at, end))) loose(at, end);
      add({ kind: 'string', from: at, to: end, members: [] });
      at = end;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const isLine = text[at + 1] === '/';
      const found = isLine ? /[\r\n]/g : /\*\//g;
      found.lastIndex = at + 2;
      const end = found.exec(text)?.index ?? text.length;
      const to = isLine ? end : Math.min(text.length, end + 2);
      comments.push({ from: at, to, inner: text.slice(at + 2, end) });
      at = to;
    } else {
      const run = take(blank, text, at) || take(word, text, at) || 1;
      if (!/^[\s\uFEFF]/.test(character)) add({ kind: 'other', from: at, to: at + run, members: [] });
      at += run;
    }
  }
  if (open.length) wrong(open.at(-1)!.from, open.at(-1)!.from + 1);
  while (open.length) close(text.length);
  return { root, comments, problem, notStrict, tooDeep };
}

function take(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Finds the end of the string that opens at `from`: behind its quote, or at the end of its line. */
function endOfString(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at + 1;
    if (text[at] === '\n' || text[at] === '\r') return at;
    if (text[at] === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
  }
  return text.length;
}

function keyText(text: string, { from, to }: Span): string {
  const isQuoted = text[from] === '"' || text[from] === "'";
  return isQuoted ? stringValue(text, { from, to }).text : text.slice(from, to);
}

/** The decoded text of a string with its quotes, the closing one if it is there. */
export function stringValue(text: string, { from, to }: Span) {
  const closed = to - from > 1 && text[to - 1] === text[from];
  return readLiteral(text, from + 1, closed ? to - 1 : to, jsonEscapes);
}
