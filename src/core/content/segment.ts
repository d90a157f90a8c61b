import type { Edit, Span } from '../finding.ts';
import { onceFor } from '../text/once.ts';
import type { Syntax } from './syntax.ts';

/** Role of a segment on the page. */
export type SegmentKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'cell'
  | 'alt'
  | 'title'
  | 'description'
  | 'button'
  | 'link'
  | 'caption'
  | 'label'
  | 'string';

/**
 * A run of decoded text and the source it came from. Where both have the same length they
 * correspond character by character; otherwise (an escape, an entity, a folded line) the run is
 * one unit that is never split.
 */
export interface Mapping extends Span {
  /** Where the run starts in the segment's decoded text; it ends where the next one starts. */
  readonly at: number;
}

/**
 * Something inside a segment that stays the same in translation, and so ties two pages together. Its span is that of
 * the address or the code itself; the address of a link may be beside the text, outside the segment's own span.
 */
export interface Mark extends Span {
  readonly kind: 'code' | 'link' | 'image';
  readonly value: string;
}

/**
 * A stretch of prose in a document. Segments are sorted by `from`, and no character belongs to the text
 * of two of them (alternative text lies inside the span of the paragraph with the image, not in its text).
 */
export interface Segment extends Span {
  readonly kind: SegmentKind;
  /** The text a reader sees, markup gone, line breaks inside a block turned into spaces. */
  readonly text: string;
  readonly mappings: readonly Mapping[];
  readonly marks: readonly Mark[];
  readonly syntax: Syntax;
  /** BCP 47, where the document says that this stretch is in another language than the rest. */
  readonly language?: string;
  /** The path to a string of a string file: `home.hero.title`. */
  readonly key?: string;
  /** The text this one was translated from, where the file itself gives it. */
  readonly original?: string;
}

/** Three words in Latin letters are no name of a string but its text. */
const words = /^(?=[^\p{Script=Han}]*$).*\p{Script=Latin}{2}\S* \S+ \S/su;

/**
 * The text in English, or in another language than Chinese, that a string was translated from: what its file gives, or its
 * key. Undefined where neither is one.
 */
export function ownText({
  key,
  original,
}: {
  readonly key?: string | undefined;
  readonly original?: string | undefined;
}): string | undefined {
  return [original, key].find((text) => text !== undefined && words.test(text));
}

/**
 * The text a segment was made from: what its file gives, or else the text of what it follows, '' where neither is known. A
 * Chinese key is a name, not the text, where what it follows has one.
 */
export function madeFrom({ key, original }: Segment, followed: string): string {
  const isName = original !== undefined && key?.endsWith(original) === true;
  return isName ? followed || original : (original ?? followed);
}

/** True for a span that is in a segment, or in an address that belongs to it: `/a.png` of `![Alt](/a.png)`. */
export function contains(segment: Segment, { from, to }: Span): boolean {
  return [segment, ...segment.marks].some((part) => part.from <= from && to <= part.to);
}

/** Stands for an inline code span, image or shortcode in decoded text, so that words do not grow together. */
export const objectCharacter = '\uFFFC';

/** Collects decoded text with its source. */
export class TextBuilder {
  text = '';
  readonly mappings: Mapping[] = [];
  /** True where the text so far ends in a space; asking the text itself would copy it. */
  endsInSpace = false;

  /** Adds decoded `text` that came from `[from, to)` of the source. */
  add(text: string, from: number, to: number): void {
    if (text === '') return;
    const last = this.mappings.at(-1);
    const plain = text.length === to - from;
    if (last && plain && last.to === from && this.text.length - last.at === last.to - last.from) {
      this.mappings[this.mappings.length - 1] = { at: last.at, from: last.from, to };
    } else this.mappings.push({ at: this.text.length, from, to });
    this.text += text;
    this.endsInSpace = text.endsWith(' ');
  }

  /** Adds `[from, to)` of decoded text, with the source it came from. */
  addPart(decoded: Pick<Segment, 'text' | 'mappings'>, from: number, to: number): void {
    const { text, mappings } = decoded;
    if (from >= to) return;
    for (let index = mappingAt(decoded, from); index < mappings.length && mappings[index]!.at < to; index++) {
      const mapping = mappings[index]!;
      const start = Math.max(from, mapping.at);
      const end = Math.min(to, mappings[index + 1]?.at ?? text.length);
      const shift = isOneToOne(decoded, index) ? mapping.from - mapping.at : undefined;
      const source = shift === undefined ? mapping : { from: start + shift, to: end + shift };
      this.add(text.slice(start, end), source.from, source.to);
    }
  }

  /** The pieces and text without white space at either end. */
  trimmed(): { text: string; mappings: Mapping[] } {
    const text = this.text.trim();
    const start = this.text.length - this.text.trimStart().length;
    const end = start + text.length;
    const mappings: Mapping[] = [];
    this.mappings.forEach((mapping, index) => {
      const mappingEnd = this.mappings[index + 1]?.at ?? this.text.length;
      if (mappingEnd <= start || mapping.at >= end) return;
      const plain = mappingEnd - mapping.at === mapping.to - mapping.from;
      const cut = plain ? Math.max(0, start - mapping.at) : 0;
      const rest = plain ? Math.max(0, mappingEnd - end) : 0;
      mappings.push({ at: Math.max(0, mapping.at - start), from: mapping.from + cut, to: mapping.to - rest });
    });
    return { text, mappings };
  }
}

function mappingAt(segment: Pick<Segment, 'text' | 'mappings'>, offset: number): number {
  let low = 0;
  let high = segment.mappings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segment.mappings[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isOneToOne(segment: Pick<Segment, 'text' | 'mappings'>, index: number): boolean {
  const mapping = segment.mappings[index]!;
  const end = segment.mappings[index + 1]?.at ?? segment.text.length;
  return end - mapping.at === mapping.to - mapping.from;
}

/**
 * The source range of decoded `[from, to)` of a segment; whole escapes and entities are included.
 * For `A &amp; B` decoded to `A & B` at source offset 10, decoded `[2, 3)` is source `[12, 17)`.
 */
export function sourceSpan(segment: Pick<Segment, 'text' | 'mappings'>, from: number, to: number): Span {
  const first = mappingAt(segment, from);
  const last = mappingAt(segment, Math.max(from, to - 1));
  const start = segment.mappings[first]!;
  const end = segment.mappings[last]!;
  return {
    from: isOneToOne(segment, first) ? start.from + (from - start.at) : start.from,
    to: isOneToOne(segment, last) ? end.from + (to - end.at) : end.to,
  };
}

/** True where something of the source stands between the characters of decoded `[from, to)` that is not in the text: `2<sup>3</sup>`. */
export function isBroken(segment: Pick<Segment, 'text' | 'mappings'>, from: number, to: number): boolean {
  const { mappings } = segment;
  for (let index = mappingAt(segment, from) + 1; index < mappings.length && mappings[index]!.at < to; index++)
    if (mappings[index]!.from !== mappings[index - 1]!.to) return true;
  return false;
}

/**
 * The range of a segment's decoded text that a source range covers, the reverse of `sourceSpan`; undefined
 * where the segment's text holds none of it. An empty range covers nothing.
 */
export function decodedSpan(segment: Pick<Segment, 'text' | 'mappings'>, source: Span): Span | undefined {
  let found: Span | undefined;
  segment.mappings.forEach((mapping, index) => {
    const [from, to] = [Math.max(source.from, mapping.from), Math.min(source.to, mapping.to)];
    if (from >= to) return;
    const plain = isOneToOne(segment, index);
    const end = segment.mappings[index + 1]?.at ?? segment.text.length;
    found = {
      from: found?.from ?? (plain ? mapping.at + from - mapping.from : mapping.at),
      to: plain ? mapping.at + to - mapping.from : end,
    };
  });
  return found;
}

/**
 * True when decoded `[from, to)` may be replaced in the source: no markup is in between, and no escape,
 * entity or other undivided unit lies partly outside.
 */
export function isUnbroken(segment: Segment, from: number, to: number): boolean {
  const last = mappingAt(segment, Math.max(from, to - 1));
  for (let index = mappingAt(segment, from); index <= last; index++) {
    const { at, to: end } = segment.mappings[index]!;
    const mappingEnd = segment.mappings[index + 1]?.at ?? segment.text.length;
    if (!isOneToOne(segment, index) && (at < from || mappingEnd > to)) return false;
    if (index < last && end !== segment.mappings[index + 1]!.from) return false;
  }
  return true;
}

/** True where decoded offset `at` is inside an escape or another unit that is never split. */
export function isInsideUnit(decoded: Pick<Segment, 'text' | 'mappings'>, at: number): boolean {
  const index = mappingAt(decoded, at);
  return at < decoded.text.length && decoded.mappings[index]!.at < at && !isOneToOne(decoded, index);
}

/**
 * `text` written so that it can be inside the segment, or undefined where that is not certain.
 * In a double-quoted YAML value `say "hi"` becomes `say \"hi\"`.
 */
export function encodeFor(segment: Segment, text: string): string | undefined {
  // Formatters give these a meaning of their own, some of them only where there is a placeholder to fill in.
  if (segment.key !== undefined && /[{}<>#|]|'$/.test(text)) return undefined;
  if (segment.key !== undefined && /[%'$]/.test(text) && holdsObject(segment)) return undefined;
  return segment.syntax.write(text);
}

const holdsObject = onceFor(({ text }: Segment) => text.includes(objectCharacter));

/** A mark beyond ASCII or a space, written in a segment: no syntax gives one a meaning, but some files hold none. */
export function encodeMark(segment: Segment, mark: string): string | undefined {
  return encodeFor(segment, mark) ?? (/^[^\0-\x7f]+$/.test(mark) ? mark : undefined);
}

/** Enough of a line to see what it begins with. */
const lineStart = 100;

/**
 * True where a block, with `text` in place of decoded `[from, to)`, would be read as something else: `１. Buy` is a
 * paragraph, `1. Buy` a list. So may a line within: each could begin where a word does.
 */
function makesStructure(segment: Segment, from: number, to: number, text: string): boolean {
  const { marks, isNoText } = segment.syntax;
  if (from === 0 && to === segment.text.length && isNoText?.(text)) return true;
  if (!marks) return false;
  const word = from === 0 ? 0 : segment.text.lastIndexOf(' ', from - 1) + 1;
  if (from - word > lineStart) return false;
  const now = segment.text.slice(word, word + lineStart);
  const line = segment.text.slice(word, from) + text + segment.text.slice(to, to + lineStart);
  if (marks.test(line) && !marks.test(now)) return true;
  // A number and its mark are each written anew by a fix of its own, and both together are a list.
  const [mark = ''] = marks.exec(inHalfWidth(now)) ?? [];
  if (from - word < mark.length) return true;
  // `！[see](page)` is a link, `![see](page)` an image.
  return text.endsWith('!') && isMarkedAfter(segment, to);
}

/** A text with the plain forms of full-width marks, each at its place; behind the mark of a number there is a space. */
function inHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replace(/^(\(?\d{1,9}[.)])(?=[^\d\s])/, '$1 ');
}

/** True where the source goes on with markup, not text, behind a place in the decoded text. */
function isMarkedAfter({ mappings, text }: Segment, at: number): boolean {
  return (
    at < text.length &&
    mappings.some((mapping, index) => mapping.at === at && mappings[index - 1]?.to !== mapping.from)
  );
}

/** The edit that writes `text` in place of decoded `[from, to)`; undefined where it cannot be written there for certain. */
export function replacementEdit(segment: Segment, from: number, to: number, text: string): Edit | undefined {
  const encoded = encodeFor(segment, text);
  if (encoded === undefined || !isUnbroken(segment, from, to)) return undefined;
  if (makesStructure(segment, from, to, text)) return undefined;
  return { ...sourceSpan(segment, from, to), text: encoded };
}
