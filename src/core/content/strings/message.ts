/** Messages: what in a string is prose, and what a formatter, a browser or an app puts there. */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { decodeHTML } from 'entities';
import type { Span } from '../../finding.ts';
import { isInsideUnit, type Mapping, type Mark, objectCharacter, TextBuilder } from '../segment.ts';

/** Decoded text with its source: a `TextBuilder` or a segment. */
export interface Decoded {
  readonly text: string;
  readonly mappings: readonly Mapping[];
}

/** A stretch of prose in a message. */
export interface Prose extends Span, Decoded {
  readonly marks: readonly Mark[];
}

/** What stands in for something else. Each is bounded, and none goes on over another's opening. */
const placeholders = [
  /\{\{[^{}]{0,200}\}\}/, // i18next, Vue, Angular
  /[$%#]\{[^{}]{0,200}\}/, // template literals, Rails
  /\{[^{}]{0,200}\}/, // ICU, .NET, Python
  /%\([\w.-]{1,60}\)[-#0+]?\d{0,3}(?:\.\d{1,3})?[a-zA-Z]/, // Python
  /%(?:\d{1,2}\$)?#@\w{1,60}@/, // Apple's plurals
  /(?<!\d)%(?:\d{1,2}\$)?[-+0#']?\d{0,3}(?:\.\d{1,3})?(?:hh?|ll?|[qLzjt])?(?:[@disfu]|[xXoOUFeEgGcCSaAp](?![a-z]))/, // printf
  /%(?:L?\d{1,2}(?!\d|\s?%)|L?n)(?=\W|$)/, // Qt
  /\$t\([^()]{0,200}\)/, // i18next nesting
  /@(?:\.\w{1,20})?:(?:\([^()]{1,100}\)|[\w.-]{1,100})/, // vue-i18n
  /``[^`\n]{1,200}``/, // code of Markdown and reStructuredText
  /(?<=`[^`\n]{1,200})\s<[^<>`\n]{1,200}>(?=`)/, // where a link of reStructuredText leads
  /\$[A-Za-z][\w@]{0,60}\$/, // browser extensions
  /(?<![^\s(])[:][a-z][a-z_]{1,30}(?![\w:])/, // Laravel
  /\bhttps?:\/\/[^\s<>"')\]]{1,500}/,
];
const tag = /<\/?[A-Za-z\d][^<>]{0,1000}>/;
const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;
const quotedInIcu = /'[{}<>#|][^']{0,200}'?/;
const space = /[ \t\r\n\f]{2,}|[\t\r\n\f]/;

const special = (...more: RegExp[]) =>
  new RegExp(
    [...more, ...placeholders, tag, entity, /''/, space].map((pattern) => pattern.source).join('|'),
    'g',
  );
const inMessage = special();
const nothing = /(?!)/g;
const inIcuMessage = special(quotedInIcu, /#/);

/** Tags between which a new sentence may begin; others are inside one. */
const breaks = /^<\/?(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|blockquote|hr)\b/i;
const opensCode = /^<(code|pre|kbd|script|style)\b/i;

/**
 * The prose of a message: one stretch per paragraph, and one per branch of an ICU plural or select.
 * In `Hi {name}, {n, plural, one {# item} other {# items}}` these are `Hi ￼, ￼`, `￼ item` and `￼ items`.
 */
export function proseOf(value: Decoded): Prose[] {
  if (isUndivided(value)) return stretches(value, { from: 0, to: value.text.length, holes: [] }, nothing);
  const runs = icuRuns(value.text);
  if (!runs) return stretches(value, { from: 0, to: value.text.length, holes: [] }, inMessage);
  return runs.flatMap((run) => stretches(value, run, inIcuMessage));
}

/** True for a value that could not be traced to its source character by character: it is never split. */
export function isUndivided({ text, mappings: [first, ...more] }: Decoded): boolean {
  return first !== undefined && !more.length && first.to - first.from !== text.length;
}

/** Part of a message that is read in one go, with the plurals and selects inside it. */
interface Run extends Span {
  readonly holes: readonly Span[];
}

/** The main run of an ICU message and those of its branches; undefined where it has none, or is no ICU message. */
function icuRuns(text: string): Run[] | undefined {
  if (!/,\s{0,20}(?:plural|select|selectordinal)\s{0,20},/.test(text)) return undefined;
  const runs: Run[] = [];
  const visit = (elements: ReturnType<typeof parse>, span: Span) => {
    const holes: Span[] = [];
    for (const element of elements) {
      if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
      holes.push({ from: element.location!.start.offset, to: element.location!.end.offset });
      for (const { value, location } of Object.values(element.options)) {
        visit(value, { from: location!.start.offset + 1, to: location!.end.offset - 1 });
      }
    }
    runs.push({ ...span, holes });
  };
  try {
    const options = { captureLocation: true, ignoreTag: true, requiresOtherClause: false };
    visit(parse(text, options), { from: 0, to: text.length });
    return runs;
  } catch {
    return undefined;
  }
}

/** The prose of a run, split at empty lines. */
function stretches(value: Decoded, run: Run, pattern: RegExp): Prose[] {
  const found: Prose[] = [];
  let builder = new TextBuilder();
  let marks: Mark[] = [];
  const end = () => {
    const { text, mappings } = builder.trimmed();
    if (/\p{L}/u.test(text))
      found.push({ from: mappings[0]!.from, to: mappings.at(-1)!.to, text, mappings, marks });
    builder = new TextBuilder();
    marks = [];
  };
  let position = run.from;
  for (const { from, to, text } of specials(value.text, run, pattern)) {
    if (from < position || isInsideUnit(value, from) || isInsideUnit(value, to)) continue;
    builder.addPart(value, position, from);
    position = to;
    const source = sourceOf(value, from, to);
    if (/^[ \t\r\n\f]/.test(text)) {
      if (/\n[ \t\f]*\r?\n/.test(text)) end();
      else if (!builder.endsInSpace) builder.add(' ', source.from, source.to);
    } else if (text === "''") builder.add("'", source.from, source.to);
    else if (text[0] === '&') builder.add(decodeHTML(text), source.from, source.to);
    else if (text[0] !== '<') {
      builder.add(objectCharacter, source.from, source.to);
      if (text !== '#') marks.push({ kind: 'code', value: text, ...source });
    } else if (opensCode.test(text)) {
      position = endOfElement(value.text, opensCode.exec(text)![1]!, to, run.to);
      builder.add(objectCharacter, source.from, sourceOf(value, from, position).to);
    } else if (breaks.test(text)) {
      if (!builder.endsInSpace) builder.add(' ', source.from, source.to);
    } else if (/\/>$|^<img\b/i.test(text)) builder.add(objectCharacter, source.from, source.to);
  }
  builder.addPart(value, position, run.to);
  end();
  return found;
}

/** Holes and what the pattern finds, in order; a hole hides what is inside it. */
function specials(text: string, run: Run, pattern: RegExp): (Span & { readonly text: string })[] {
  const found: (Span & { readonly text: string })[] = run.holes.map(({ from, to }) => ({
    from,
    to,
    text: text.slice(from, to),
  }));
  for (const match of text.slice(run.from, run.to).matchAll(pattern)) {
    const from = run.from + match.index;
    found.push({ from, to: from + match[0].length, text: match[0] });
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

function endOfElement(text: string, name: string, from: number, to: number): number {
  const close = new RegExp(`</${name}\\s{0,20}>`, 'gi');
  close.lastIndex = from;
  const match = close.exec(text);
  return match && match.index + match[0].length <= to ? match.index + match[0].length : from;
}

function sourceOf(value: Decoded, from: number, to: number): Span {
  const part = new TextBuilder();
  part.addPart(value, from, to);
  return { from: part.mappings[0]!.from, to: part.mappings.at(-1)!.to };
}
