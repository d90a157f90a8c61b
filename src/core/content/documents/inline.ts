import type { Span } from '../../finding.ts';
import { type Mark, objectCharacter, type Segment, type SegmentKind, TextBuilder } from '../segment.ts';
import type { Syntax } from '../syntax.ts';

/** A mark as a match has it: `at` is where its value starts in the match. */
export interface InlineMark extends Pick<Mark, 'kind' | 'value'> {
  readonly at: number;
}

/** Meaning of a match of inline markup. */
export type Inline =
  /** One thing within the sentence: code, an image, a bare address. */
  | { readonly is: 'object'; readonly mark?: InlineMark }
  /** One thing within the sentence whose `inner` range is a text of its own: a footnote. */
  | { readonly is: 'note'; readonly inner: readonly [from: number, to: number] }
  /** Prose between marks; `inner` is its range within the match. */
  | { readonly is: 'prose'; readonly inner: readonly [from: number, to: number]; readonly mark?: InlineMark }
  /** Nothing that is read. */
  | { readonly is: 'silent' }
  /** Another text than what is written: an escape. */
  | { readonly is: 'text'; readonly text: string };

/** A kind of inline markup. */
export interface InlineRule {
  /** The characters it may begin with. */
  readonly opens: string;
  /** Sticky; every repetition in it is bounded. */
  readonly pattern: RegExp;
  /** Undefined where it is none after all. */
  read(match: RegExpExecArray): Inline | undefined;
}

/** The rules by the character that what they read begins with, in the order in which they are tried. */
export type InlineRules = ReadonlyMap<string, readonly InlineRule[]>;

/** `byOpening([{ opens: '*_', … }])` has the rule under `*` and under `_`. */
export function byOpening(rules: readonly InlineRule[]): InlineRules {
  const found = new Map<string, InlineRule[]>();
  for (const rule of rules)
    for (const character of rule.opens) found.set(character, [...(found.get(character) ?? []), rule]);
  return found;
}

/** In a block with more of these the time would grow with their square; it is read without its markup. */
const mostOpenings = 4000;

/** Lines joined as they are read: one blank stands for a line end and the indent behind it. */
class Joined {
  text = '';
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  constructor(source: string, lines: readonly Span[]) {
    let last: number | undefined;
    for (const line of lines) {
      if (line.from >= line.to) continue;
      if (last !== undefined) this.push(' ', last, line.from);
      for (let at = line.from; at < line.to; at++) this.push(source[at]!, at, at + 1);
      last = line.to;
    }
  }

  private push(character: string, from: number, to: number): void {
    this.text += character;
    this.from.push(from);
    this.to.push(to);
  }

  /** Where `[from, to)` of the joined text is in the source. */
  span(from: number, to: number): Span {
    return { from: this.from[from]!, to: this.to[to - 1]! };
  }

  /** Adds `[from, to)` as it is written. */
  copy(builder: TextBuilder, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const character = this.text[at]!;
      if (character === ' ' && builder.endsInSpace) continue;
      builder.add(character, this.from[at]!, this.to[at]!);
    }
  }
}

/**
 * Reads lines of prose with their inline markup as one segment, and the notes within it as others; none where
 * nothing in them is read.
 * @param lines the parts of the source that hold the prose, a line each
 */
export function readProse(
  source: string,
  lines: readonly Span[],
  kind: SegmentKind,
  syntax: Syntax,
  rules: InlineRules,
): Segment[] {
  const joined = new Joined(source, lines);
  let count = 0;
  for (const character of joined.text) if (rules.has(character)) count++;
  const notes: (readonly [from: number, to: number])[] = [];
  const segments: Segment[] = [];
  const read = (from: number, to: number, as: SegmentKind) => {
    const builder = new TextBuilder();
    const marks: Mark[] = [];
    if (count > mostOpenings) joined.copy(builder, from, to);
    else scan(joined, from, to, rules, { builder, marks, notes });
    const { text, mappings } = builder.trimmed();
    if (!mappings.length || !(/[\p{L}\p{N}]/u.test(text) || marks.length)) return;
    const span = { from: mappings[0]!.from, to: mappings.at(-1)!.to };
    segments.push({ kind: as, ...span, text, mappings, marks, syntax });
  };
  read(0, joined.text.length, kind);
  for (const [from, to] of notes) read(from, to, 'paragraph');
  return segments;
}

/** What a scan finds. */
interface Found {
  readonly builder: TextBuilder;
  readonly marks: Mark[];
  /** Ranges of the joined text. */
  readonly notes: (readonly [from: number, to: number])[];
}

function scan(joined: Joined, from: number, to: number, rules: InlineRules, into: Found): void {
  const { builder, marks, notes } = into;
  let plain = from;
  for (let at = from; at < to; ) {
    const found = matchAt(joined.text, at, to, rules);
    if (!found) {
      at++;
      continue;
    }
    joined.copy(builder, plain, at);
    const { inline, end } = found;
    if ('mark' in inline && inline.mark) {
      const { kind, value, at: within } = inline.mark;
      marks.push({ kind, value, ...joined.span(at + within, at + within + value.length) });
    }
    const { from: start, to: stop } = joined.span(at, end);
    if (inline.is === 'note') notes.push([at + inline.inner[0], at + inline.inner[1]]);
    if (inline.is === 'object' || inline.is === 'note') builder.add(objectCharacter, start, stop);
    else if (inline.is === 'text') builder.add(inline.text, start, stop);
    else if (inline.is === 'prose') scan(joined, at + inline.inner[0], at + inline.inner[1], rules, into);
    at = end;
    plain = end;
  }
  joined.copy(builder, plain, to);
}

function matchAt(
  text: string,
  at: number,
  to: number,
  rules: InlineRules,
): { inline: Inline; end: number } | undefined {
  for (const { pattern, read } of rules.get(text[at]!) ?? []) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match?.[0] || at + match[0].length > to) continue;
    const inline = read(match);
    if (inline) return { inline, end: at + match[0].length };
  }
  return undefined;
}

/** Prose of a match that follows `before` in it: `prose('*', 'bold')` of `*bold*`. */
export function prose(before: string, text: string, mark?: InlineMark): Inline {
  return { is: 'prose', inner: [before.length, before.length + text.length], ...(mark && { mark }) };
}
