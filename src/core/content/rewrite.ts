/** Writes texts that people edited elsewhere back into their file: what reads as they wrote it, or nothing. */
import type { Edit, Span } from '../finding.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Content, Format } from './content.ts';
import { encodeFor, isInsideUnit, type Segment, sourceSpan } from './segment.ts';
import { syntaxes } from './syntax.ts';
import { readsAsItself, type Split, splitAt, type Tagged, tagged } from './tagged.ts';

/** A new text for a segment, as `Tagged.shown` shows it. */
export interface Rewriting {
  /** Index of the segment. */
  readonly index: number;
  readonly shown: string;
}

/**
 * Why a text is not written: `lost` or `added` tags, named; `empty` where nothing is left of it; `unreadable` where the
 * format cannot hold it, or its file would not read as it did besides; `ambiguous` where tags cannot be told from words.
 */
export interface Refusal {
  readonly index: number;
  readonly problem: 'lost' | 'added' | 'empty' | 'unreadable' | 'ambiguous';
  /** Labels of the tags. */
  readonly tags: readonly string[];
}

/** A file with the texts in it that it can hold, and the others. */
export interface Rewritten {
  readonly text: string;
  readonly content: Content;
  readonly refused: readonly Refusal[];
}

/**
 * Writes new texts into a file. Each is proven: the file read again has the same segments, with the new texts and tags
 * where they were asked for, and all else as it was. Where a text is like the old one not a byte changes.
 * @param rewritings one for a segment at most
 */
export function rewrite(
  format: Format,
  text: string,
  content: Content,
  rewritings: readonly Rewriting[],
): Rewritten {
  const refused: Refusal[] = [];
  let now: Pick<Rewritten, 'text' | 'content'> = { text, content };
  const wanted: Wanted[] = [];
  for (const { index, shown } of rewritings) {
    const segment = content.segments[index]!;
    const before = tagged(segment, text);
    const after = wantedParts(segment, before, shown);
    if ('problem' in after) refused.push({ index, ...after });
    else if (after.shown !== before.shown) wanted.push({ index, ...after });
  }
  const attempt = (some: readonly Wanted[], way: number): boolean => {
    const edits = some.map((one) => editsFor(format, now.content.segments[one.index]!, now.text, one)[way]);
    if (edits.some((one) => one === undefined)) return false;
    const next = applyEdits(now.text, edits.flat() as Edit[]);
    if (next === undefined) return false;
    const read = format.parse(next);
    if (!readsAsWanted(now, { text: next, content: read }, some)) return false;
    now = { text: next, content: read };
    return true;
  };
  const write = (some: readonly Wanted[]): void => {
    if (!some.length || attempt(some, 0)) return;
    if (some.length > 1) {
      const half = some.length >> 1;
      write(some.slice(0, half));
      write(some.slice(half));
      return;
    }
    const { length } = editsFor(format, now.content.segments[some[0]!.index]!, now.text, some[0]!);
    for (let way = 1; way < length; way++) if (attempt(some, way)) return;
    refused.push({ index: some[0]!.index, problem: 'unreadable', tags: [] });
  };
  write(wanted);
  return { ...now, refused: refused.sort((a, b) => a.index - b.index) };
}

/** A text that is to be in a segment, taken apart. */
interface Wanted extends Split {
  readonly index: number;
  readonly shown: string;
}

function wantedParts(
  segment: Segment,
  before: Tagged,
  written: string,
): Omit<Wanted, 'index'> | Omit<Refusal, 'index'> {
  if (!readsAsItself(before)) return { problem: 'ambiguous', tags: [] };
  const plain = written.replace(/\r\n?/g, '\n');
  const shown = plain === before.shown ? plain : tidy(segment, plain);
  if (!shown.trim()) return { problem: 'empty', tags: [] };
  const split = splitAt(shown, before.tags);
  const counts = new Map<string, number>();
  for (const { label } of before.tags) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const label of split.labels) counts.set(label, (counts.get(label) ?? 0) - 1);
  const [lost, added] = [1, -1].map((sign) =>
    [...counts].filter(([, count]) => count * sign > 0).map(([label]) => label),
  );
  if (lost!.length) return { problem: 'lost', tags: lost! };
  if (added!.length) return { problem: 'added', tags: added! };
  return { ...split, shown };
}

/** White space as the segment can have it: none at the ends, and lines in strings alone. */
function tidy({ key }: Segment, shown: string): string {
  const lines = key === undefined ? shown.replace(/\s*\n\s*/g, ' ') : shown.replace(/[ \t]*\n[ \t]*/g, '\n');
  return lines.trim();
}

/** The ways to write a text, the one that leaves most as it is first; undefined for one that is not possible. */
function editsFor(format: Format, segment: Segment, text: string, wanted: Wanted): (Edit[] | undefined)[] {
  const before = tagged(segment, text);
  const isInOrder = before.tags.every(({ label }, index) => label === wanted.labels[index]);
  const writers = writersFor(segment, before, format);
  const ways: (Edit[] | undefined)[] = [];
  if (isInOrder) {
    const rules = rulesAround(format, text, segment, wanted.shown);
    for (const isLeast of [true, false])
      for (const write of writers) {
        const edits = changedRuns(segment, before, wanted, write, isLeast);
        ways.push(edits && [...edits, ...rules]);
      }
  } else for (const write of writers) ways.push(rebuilt(segment, before, wanted, write));
  // A value that cannot be plain can be quoted: JSON's strings are YAML's.
  if (segment.syntax === syntaxes.yamlPlain && !before.tags.length)
    ways.push([{ ...sourceSpan(segment, 0, segment.text.length), text: JSON.stringify(wanted.shown) }]);
  return ways;
}

type Write = (text: string) => string | undefined;

function writersFor(segment: Segment, before: Tagged, format: Format): Write[] {
  const certain: Write = (text) => encodeFor(segment, text);
  const { syntax } = segment;
  // In a string what is read back proves little: its formatter, which nobody asks here, may read it as its own.
  if (segment.key !== undefined)
    return [certain, (text) => (isPlainTo(format, before, text) ? syntax.write(text) : undefined)];
  return [certain, (text) => text, ...(syntax.escape ? [syntax.escape] : [])];
}

/**
 * True for a text that no formatter gives a meaning: an apostrophe within a word, but for Java's `MessageFormat`; a sign of
 * per cent or of dollars where the placeholders beside it have another form.
 */
function isPlainTo({ id }: Format, { tags }: Tagged, text: string): boolean {
  if (/[{}<>#|]/.test(text)) return false;
  if (/'/.test(text.replace(/(?<=\p{L})'(?=\p{L})/gu, '')) || (id === 'properties' && text.includes("'")))
    return false;
  const begins = (mark: string) => tags.some(({ source }) => source.startsWith(mark));
  return !(text.includes('%') && begins('%')) && !(text.includes('$') && begins('$'));
}

/** One edit for each text between tags that changed. */
function changedRuns(
  segment: Segment,
  { tags, texts }: Tagged,
  wanted: Wanted,
  write: Write,
  isLeast: boolean,
): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const [index, text] of texts.entries()) {
    const asked = wanted.texts[index]!;
    if (asked === text) continue;
    const start = tags[index - 1]?.end ?? 0;
    const end = tags[index]?.start ?? segment.text.length;
    const [head, tail] = isLeast ? sharedEnds(text, asked) : [0, 0];
    let [from, to] = [start + head, end - tail];
    while (from > start && isInsideUnit(segment, from)) from--;
    while (to < end && isInsideUnit(segment, to)) to++;
    const written = write(asked.slice(from - start, asked.length - (end - to)));
    if (written === undefined) return undefined;
    const place =
      from < to ? sourceSpan(segment, from, to) : placeAt(segment, from, start, tags[index - 1], tags[index]);
    edits.push({ ...place, text: written });
  }
  return edits;
}

/** Where words go that replace none: behind what is before them in the same run, or else before what follows. */
function placeAt(
  segment: Segment,
  at: number,
  start: number,
  before: { readonly to: number } | undefined,
  after: { readonly from: number } | undefined,
) {
  const place =
    at > start
      ? sourceSpan(segment, at - 1, at).to
      : (before?.to ?? after?.from ?? segment.mappings[0]?.from ?? segment.from);
  return { from: place, to: place };
}

/** How many units two texts share at their beginnings and, besides, at their ends; no character is cut. */
function sharedEnds(a: string, b: string): [number, number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  if (head && /[\ud800-\udbff]/.test(a[head - 1]!)) head--;
  let tail = 0;
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  if (tail && /[\udc00-\udfff]/.test(a.at(-tail)!)) tail--;
  return [head, tail];
}

/**
 * The lines of signs above and below a heading, as long as the heading is to be: shorter ones make it plain text in
 * reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#sections) and AsciiDoc.
 */
function rulesAround({ id }: Format, text: string, { kind, from, to }: Segment, shown: string): Edit[] {
  if (kind !== 'heading' || (id !== 'rst' && id !== 'asciidoc')) return [];
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  const below = /^[^\n]*\n([^\n]*)/.exec(text.slice(to, to + longestRule))?.[1] ?? '';
  const belowFrom = text.indexOf('\n', to) + 1;
  // Wide characters count twice.
  const length = [...shown].reduce((sum, character) => sum + (/[\u1100-\uffdc]/.test(character) ? 2 : 1), 0);
  const rules = [
    { from: start - 1 - above.length, written: above },
    { from: belowFrom, written: below },
  ];
  return rules.flatMap(({ from: at, written }) => {
    const [rule] = /^([!-/:-@[-`{-~])\1+(?=\s*$)/.exec(written) ?? [];
    // AsciiDoc wants them as long, reStructuredText no shorter.
    if (!rule || (id === 'rst' && rule.length >= length)) return [];
    return [{ from: at, to: at + rule.length, text: rule[0]!.repeat(length) }];
  });
}

const longestRule = 2000;

/** The segment put together anew, its tags in another order. */
function rebuilt(segment: Segment, before: Tagged, wanted: Wanted, write: Write): Edit[] | undefined {
  const { from, to } = sourceSpan(segment, 0, segment.text.length);
  const left = [...before.tags];
  const parts = wanted.texts.map((text, index) => {
    const at = left.findIndex(({ label }) => label === wanted.labels[index]);
    const [tag] = at < 0 ? [] : left.splice(at, 1);
    const written = text && write(text);
    return written === undefined ? undefined : written + (tag?.source ?? '');
  });
  return parts.includes(undefined)
    ? undefined
    : [
        {
          from: Math.min(from, before.tags[0]!.from),
          to: Math.max(to, before.tags.at(-1)!.to),
          text: parts.join(''),
        },
      ];
}

/** The text with edits that lie apart; undefined where two of them touch the same. */
function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, text: by } of sorted) {
    if (from < done) return undefined;
    parts.push(text.slice(done, from), by);
    done = to;
  }
  return parts.join('') + text.slice(done);
}

type Page = Pick<Rewritten, 'text' | 'content'>;

function readsAsWanted(before: Page, after: Page, wanted: readonly Wanted[]): boolean {
  const [was, is] = [before.content, after.content];
  if (is.problems.length > was.problems.length || is.segments.length !== was.segments.length) return false;
  if (is.keeps.length !== was.keeps.length || is.blocks.length !== was.blocks.length) return false;
  const byIndex = new Map(wanted.map((one) => [one.index, one]));
  return is.segments.every((segment, index) => {
    const old = was.segments[index]!;
    if (segment.kind !== old.kind || segment.key !== old.key || segment.language !== old.language)
      return false;
    const then = spelling(tagged(old, before.text), before, byIndex.get(index));
    return spelling(tagged(segment, after.text), after) === then;
  });
}

/** Texts and sources of tags in their order; where no text is between two tags nobody sees a border. */
function spelling(
  { tags, texts }: Tagged,
  { text, content }: Page,
  wanted: Split = { texts, labels: tags.map(({ label }) => label) },
): string {
  const left = [...tags];
  const parts = wanted.texts.map((one, index) => {
    const at = left.findIndex(({ label }) => label === wanted.labels[index]);
    const [tag] = at < 0 ? [] : left.splice(at, 1);
    return `${one}\0${tag ? withoutTexts(text, tag, content.segments) : ''}`;
  });
  return parts.join('\0').replaceAll('\0\0', '');
}

/** The source of a tag without the texts in it, which are segments of their own: the words that describe a picture. */
function withoutTexts(text: string, { from, to }: Span, segments: readonly Segment[]): string {
  const parts: string[] = [];
  let done = from;
  for (let index = firstIndex(segments, (one) => one.from >= from); index < segments.length; index++) {
    const inside = segments[index]!;
    if (inside.from >= to) break;
    if (inside.to > to || inside.from < done) continue;
    parts.push(text.slice(done, inside.from));
    done = inside.to;
  }
  return parts.join('\uFFFC') + text.slice(done, to);
}
