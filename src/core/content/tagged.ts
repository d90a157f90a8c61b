/**
 * A segment as a person can edit it outside of its file: its text, with tags for what is not text. `Buy **now**, {name}` is
 * `Buy ⟨1⟩now⟨/1⟩, {name}`: markup is numbered as translation tools number it, a placeholder is shown as it is written.
 */
import type { Span } from '../finding.ts';
import { objectCharacter, type Segment } from './segment.ts';

/** Something in a segment that is not text: markup between two words, or what stands in the text as one thing. */
export interface Tag extends Span {
  /** What people see in its place: `⟨1⟩`, `⟨/1⟩` or `{name}`. */
  readonly label: string;
  /** As it stands in the source, at `[from, to)`. */
  readonly source: string;
  /** The part `[start, end)` of the segment's decoded text that it stands for; empty for markup. */
  readonly start: number;
  readonly end: number;
}

/** A segment with tags in its text. */
export interface Tagged {
  /** What people see. */
  readonly shown: string;
  /** In the order of the text. */
  readonly tags: readonly Tag[];
  /** The texts before, between and after the tags: one more than there are tags. */
  readonly texts: readonly string[];
}

/** Tells a line of a quotation, a continued line and the quotes between two literals from markup. */
const isInvisible = (source: string) => /^\s*$/.test(source) || /^[\s>"'\\+.]*\n[\s>"'\\+.]*$/.test(source);

/** What a value stands in: its quotes, and the head of a block of YAML. */
const isQuote = (source: string) => /^[\s"'`\\]*$|^[|>][-+\d]*\s+$/.test(source);

/** A placeholder or code that says itself what it is. */
const speaksForItself = (source: string) =>
  /^(?:[^\s⟨⟩<![][^\s⟨⟩]{0,79}|\{\{? ?[^{}⟨⟩\n]{1,60} ?\}?\})$/.test(source);

/**
 * Reads a segment with its tags.
 * @param source the text of its file
 */
export function tagged(segment: Segment, source: string): Tagged {
  const found = tagsOf(segment, source);
  const text = withLineBreaks(segment, source);
  const texts = [...found, undefined].map((tag, index) =>
    text.slice(found[index - 1]?.end ?? 0, tag?.start ?? text.length),
  );
  const label = (plain: boolean) => {
    const isShown = (tag: Found) => plain && tag.end > tag.start && speaksForItself(tag.source);
    const numbers = numbered(found.filter((tag) => !isShown(tag)).map(({ source: written }) => written));
    return found.map((tag) => ({ ...tag, label: isShown(tag) ? tag.source : `⟨${numbers.shift()!}⟩` }));
  };
  const tags = label(true);
  // A placeholder may also stand in the text as words: then it has a number.
  return [tags, label(false)].map((one) => joined(one, texts)).find(readsAsItself) ?? joined(tags, texts);
}

function joined(tags: readonly Tag[], texts: readonly string[]): Tagged {
  const shown = texts.map((text, index) => text + (tags[index]?.label ?? '')).join('');
  return { shown, tags, texts };
}

/** True where what a person sees can be told apart again; where it cannot, the segment is not to be edited. */
export function readsAsItself({ shown, tags, texts }: Tagged): boolean {
  const read = splitAt(shown, tags);
  return (
    read.labels.length === tags.length &&
    read.labels.every((label, index) => label === tags[index]!.label) &&
    read.texts.every((text, index) => text === texts[index])
  );
}

type Found = Omit<Tag, 'label'>;

function tagsOf(segment: Segment, source: string): Found[] {
  const { text, mappings, from, to } = segment;
  if (!mappings.length) return [];
  const tags: Found[] = [];
  const add = (start: number, end: number, at: number, until: number) =>
    tags.push({ start, end, from: at, to: until, source: source.slice(at, until) });
  const gap = (at: number, start: number, until: number, isNone: (source: string) => boolean) => {
    if (start < until && !isNone(source.slice(start, until))) add(at, at, start, until);
  };
  mappings.forEach((mapping, index) => {
    const end = mappings[index + 1]?.at ?? text.length;
    const decoded = text.slice(mapping.at, end);
    if (index) gap(mapping.at, mappings[index - 1]!.to, mapping.from, isInvisible);
    else gap(0, Math.min(from, mapping.from), mapping.from, isQuote);
    const isPlain = decoded.length === mapping.to - mapping.from;
    const written = source.slice(mapping.from, mapping.to);
    if (!isPlain && (decoded.includes(objectCharacter) || (decoded.trim() === '' && /[<{]/.test(written))))
      add(mapping.at, end, mapping.from, mapping.to);
    else if (isPlain)
      for (const { index: at } of decoded.matchAll(/\uFFFC/g)) {
        const start = mapping.from + at;
        if (source[start] !== objectCharacter) add(mapping.at + at, mapping.at + at + 1, start, start + 1);
      }
  });
  const last = mappings.at(-1)!;
  gap(text.length, last.to, Math.max(to, last.to), isQuote);
  return withEnds(tags, segment, source);
}

/** Longer markup around a text is not looked for. */
const longestMark = 300;

/** With the markup just outside of the text whose other half is in it: of `**Now**: buy` a segment begins at `Now`. */
function withEnds(tags: readonly Found[], segment: Segment, source: string): Found[] {
  const partners = partnersOf(tags.map((tag) => tag.source));
  const lone = tags.filter((_, index) => partners[index] === undefined);
  const from = Math.min(segment.mappings[0]!.from, tags[0]?.from ?? source.length);
  const to = Math.max(segment.mappings.at(-1)!.to, tags.at(-1)?.to ?? 0);
  const before = source.slice(Math.max(0, from - longestMark), from);
  const behind = source.slice(to, to + longestMark);
  const closed = lone.find((one) => opensBefore(before, one.source));
  const opened = lone.findLast((one) => one !== closed && closesBehind(behind, one.source));
  const { length } = segment.text;
  const outside = (written: string, at: number, start: number) => ({
    ...{ start, end: start, from: at, to: at + written.length },
    source: written,
  });
  const opening = closed && opensBefore(before, closed.source)!;
  const closing = opened && closesBehind(behind, opened.source)!;
  return [
    ...(opening ? [outside(opening, from - opening.length, 0)] : []),
    ...tags,
    ...(closing ? [outside(closing, to, length)] : []),
  ];
}

const isEven = (mark: string) => /^[*_~]+$/.test(mark);

/** The end of `before` that `closing` closes. */
function opensBefore(before: string, closing: string): string | undefined {
  if (isEven(closing)) return before.endsWith(closing) ? closing : undefined;
  if (closing.startsWith('](')) return before.endsWith('[') ? '[' : undefined;
  const [opening, element] = /<([A-Za-z][\w.-]*)\b[^<>]*>$/.exec(before) ?? [];
  return element && closing.startsWith(`</${element}`) ? opening : undefined;
}

/** The beginning of `behind` that closes `opening`. */
function closesBehind(behind: string, opening: string): string | undefined {
  if (isEven(opening)) return behind.startsWith(opening) ? opening : undefined;
  if (opening === '[') return /^\]\([^()\s]*\)/.exec(behind)?.[0];
  const closing = /^<\/[A-Za-z][\w.-]*\s*>/.exec(behind)?.[0];
  return closing && closes(opening, closing) ? closing : undefined;
}

/** The decoded text, of the same length; a line break that a string spells is one, though it reads as a space. */
function withLineBreaks({ text, mappings, key }: Segment, source: string): string {
  if (key === undefined) return text;
  const parts: string[] = [];
  let done = 0;
  mappings.forEach(({ at, from, to }, index) => {
    const end = mappings[index + 1]?.at ?? text.length;
    if (end !== at + 1 || text[at] !== ' ' || !/^(?:\\r)?\\n$|^&#(?:10|xA);$/i.test(source.slice(from, to)))
      return;
    parts.push(text.slice(done, at), '\n');
    done = end;
  });
  return done ? parts.join('') + text.slice(done) : text;
}

/** Numbers for what stands between words: what opens something and what closes it have the same. */
function numbered(sources: readonly string[]): string[] {
  const numbers: string[] = [];
  let last = 0;
  for (const [index, partner] of partnersOf(sources).entries())
    numbers.push(partner !== undefined && partner < index ? `/${numbers[partner]}` : String(++last));
  return numbers;
}

/** Of each piece of markup the index of what it opens or closes; undefined where it does neither. */
function partnersOf(sources: readonly string[]): (number | undefined)[] {
  const partners: (number | undefined)[] = sources.map(() => undefined);
  const open: number[] = [];
  for (const [index, source] of sources.entries()) {
    const at = open.findLastIndex((one) => closes(sources[one]!, source));
    if (at >= 0) {
      [partners[index], partners[open[at]!]] = [open[at]!, index];
      open.length = at;
    } else if (open.length < deepest) open.push(index);
  }
  return partners;
}

/** Deeper nests of markup are numbered as if nothing closed. */
const deepest = 20;

function closes(opening: string, closing: string): boolean {
  const [, element] = /^<([A-Za-z][\w.-]*)\b[^>]*>$/.exec(opening) ?? [];
  if (element) return closing.startsWith(`</${element}`) && !opening.endsWith('/>');
  if (/^[*_~`'":|+=^]+$/.test(opening)) return closing === opening;
  return opening === '[' && closing.startsWith(']');
}

/** What a person wrote, taken apart: the labels that are in it, and the texts around them. */
export interface Split {
  readonly labels: readonly string[];
  /** One more than there are labels. */
  readonly texts: readonly string[];
}

/** Takes a text apart at the labels of tags, and at whatever looks like one. */
export function splitAt(shown: string, tags: readonly Pick<Tag, 'label'>[]): Split {
  const known = [...new Set(tags.map(({ label }) => label))].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    [...known.map((label) => label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')), '⟨/?\\d{1,6}⟩'].join('|'),
    'g',
  );
  const labels: string[] = [];
  const texts: string[] = [];
  let done = 0;
  for (const match of shown.matchAll(pattern)) {
    texts.push(shown.slice(done, match.index));
    labels.push(match[0]);
    done = match.index + match[0].length;
  }
  texts.push(shown.slice(done));
  return { labels, texts };
}

/** A text with its numbered tags in the order in which they come: the same for the same texts, wherever tags were moved to. */
export function renumbered(shown: string): string {
  const numbers = new Map<string, number>();
  return shown.replace(/⟨(\/?)(\d{1,6})⟩/g, (_, slash: string, number: string) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return `⟨${slash}${numbers.get(number)!}⟩`;
  });
}
