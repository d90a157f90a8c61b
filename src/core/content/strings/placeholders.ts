/** What a program fills into a string: the places for it, and what each is for. */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Span } from '../../finding.ts';

/** A place that is filled in. */
export interface Placeholder extends Span {
  /** As it is written: `{count, number}`. */
  readonly text: string;
  /** What is filled in: two with the same one are one thing written twice. `{name}` and `{ name }` are both `{name}`. */
  readonly name: string;
  /** Of a directive of printf: what it takes, and the number of its argument, counted from 1. */
  readonly directive?: { readonly takes: string; readonly argument: number };
}

/** Habits of a kind of files, where the same signs stand for something else in others. */
export interface PlaceholderHabits {
  /** `:name`, as in Laravel's files. */
  readonly colons?: boolean;
  /** `{ $name }` and whatever else Fluent has between braces. */
  readonly fluent?: boolean;
  /** `%1` and `%n`, as in Qt's. */
  readonly percentNumbers?: boolean;
}

const identifier = String.raw`[\p{L}_$@][\p{L}\p{M}\p{N}_.$@\[\]-]{0,80}|\d{1,3}`;

/** Each matches one kind; the group is what it is called by. None goes on over another's opening. */
const kinds: readonly { readonly pattern: RegExp; readonly as: (name: string) => string }[] = [
  {
    pattern: /\{\{\{?\s*([^{}\s,|][^{},|]{0,100}?)\s*(?:[,|][^{}]{0,100})?\}?\}\}/,
    as: (name) => `{{${name}}}`,
  },
  { pattern: /\$\{\s*([^{}]{1,100}?)\s*\}/, as: (name) => `\${${name}}` },
  { pattern: /%\{\s*([^{}]{1,100}?)\s*\}/, as: (name) => `%{${name}}` },
  { pattern: /%<(\w{1,60})>[-+0#]?\d{0,3}(?:\.\d{1,2})?[a-z]/, as: (name) => `%<${name}>` },
  {
    pattern: new RegExp(String.raw`\{\s*(${identifier})?\s*(?:[,:!][^{}]{0,200})?\}`),
    as: (name) => `{${name}}`,
  },
  { pattern: /%\(([\w.-]{1,60})\)[-#0+]?\d{0,3}(?:\.\d{1,3})?[a-zA-Z]/, as: (name) => `%(${name})` },
  { pattern: /%(?:\d{1,2}\$)?#@(\w{1,60})@/, as: (name) => `%#@${name}@` },
  { pattern: /%([a-z][a-z_.]{2,60}\d{0,2})%(?![\w$@(])/, as: (name) => `%${name}%` },
  { pattern: /\$t\(([^()]{1,200})\)/, as: (name) => `$t(${name})` },
  { pattern: /\$([A-Za-z][\w@]{0,60})\$/, as: (name) => `$${name.toUpperCase()}$` },
];

const directive =
  /(?:%(\d{1,2})\$|(?<!\d)%)[-+0#',]{0,3}\d{0,3}(?:\.\d{1,3})?(?:hh?|ll?|[qLzjt])?([@disfu]|[xXoOUFeEgGcCSaAp](?![a-z]))/;
/** What is no placeholder: a percent sign, a byte in an address, and for how many a choice of Symfony or Laravel is. */
const passed = /%%|%[\dA-F]{2}(?=%|[\w./)-])|(?<=^\s*|\|\s{0,3})\{\d[\d,]*\}/;
const colon = /(?:(?<![\w:/])|(?<=[a-z]:))[:]([A-Za-z][A-Za-z_]{1,30})(?![\w:])/;
const percentNumber = /%(L?\d{1,2}|L?n)(?!\d)/;

const pattern = (habits: PlaceholderHabits) =>
  new RegExp(
    [
      passed,
      ...kinds.map((kind) => kind.pattern),
      ...(habits.percentNumbers ? [percentNumber] : [directive]),
      ...(habits.colons ? [colon] : []),
    ]
      .map(({ source }) => source)
      .join('|'),
    'gu',
  );
const patterns = new Map<string, RegExp>();

/** What a directive takes: a number, a text, or one of the rarer things. */
function takenBy(conversion: string): string {
  if (/[diu]/i.test(conversion)) return 'd';
  if (/[feg]/i.test(conversion)) return 'f';
  return conversion.toLowerCase();
}

/**
 * The placeholders of a string in their order. Arguments of an ICU message are those of all its branches; of one that cannot be
 * read as one, what looks like them.
 */
export function placeholdersIn(text: string, habits: PlaceholderHabits = {}): Placeholder[] {
  if (!/[{%$:]/.test(text)) return [];
  if (habits.fluent) return fluentVariables(text);
  return icuArguments(text) ?? plainPlaceholders(text, habits);
}

/** A pattern of `strftime`, which each language writes in its own order. */
const datePattern = /%[-^_#0]?[YmHMyBbSIp]/;

/** The variables of a message of Fluent, those of its choices included. */
function fluentVariables(text: string): Placeholder[] {
  return [...text.matchAll(/\$[A-Za-z][\w-]{0,80}/g)]
    .filter(({ index }) => text.lastIndexOf('{', index) >= 0)
    .map(({ 0: name, index }) => ({ from: index, to: index + name.length, text: name, name }));
}

function plainPlaceholders(text: string, habits: PlaceholderHabits): Placeholder[] {
  if (datePattern.test(text)) return [];
  const key = JSON.stringify(habits);
  const own = patterns.get(key) ?? pattern(habits);
  patterns.set(key, own);
  const found: Placeholder[] = [];
  let argument = 0;
  for (const match of text.matchAll(own)) {
    const written = match[0];
    if (/^%(?:%|[\dA-F]{2})$/.test(written) || (/^\{\d[\d,]*\}$/.test(written) && text.includes('|')))
      continue;
    const [from, to] = [match.index, match.index + written.length];
    const groups = match.slice(1);
    const kind = kinds.findIndex((_, index) => groups[index] !== undefined);
    // Between braces may stand nothing: `{}` is filled in by its place.
    if (kind >= 0) found.push({ from, to, text: written, name: kinds[kind]!.as(groups[kind]!) });
    else if (written.startsWith('{')) found.push({ from, to, text: written, name: '{}' });
    else if (written.startsWith(':')) found.push({ from, to, text: written, name: written.toLowerCase() });
    else if (habits.percentNumbers) found.push({ from, to, text: written, name: written.replace('L', '') });
    else {
      const [number, conversion] = groups.slice(kinds.length) as [string | undefined, string];
      const takes = takenBy(conversion);
      argument++;
      found.push({
        from,
        to,
        text: written,
        name: `%${number === undefined ? '' : `${number}$`}${takes}`,
        directive: { takes, argument: number === undefined ? argument : Number(number) },
      });
    }
  }
  return found;
}

/** True for a string that chooses by a number or a word, as ICU messages do. */
export function isChoice(text: string): boolean {
  return /\{\s{0,20}[\w.$-]{1,60}\s{0,20},\s{0,20}(?:plural|select|selectordinal)\s{0,20},/.test(text);
}

/** An ICU message, read. */
export type IcuElements = ReturnType<typeof parse>;

/** An ICU message as its elements; what is wrong with it where it cannot be read. */
export function readIcu(text: string): { readonly elements: IcuElements } | { readonly problem: string } {
  try {
    return { elements: parse(text, { captureLocation: true, ignoreTag: true, requiresOtherClause: false }) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function icuArguments(text: string): Placeholder[] | undefined {
  if (!isChoice(text)) return undefined;
  const read = readIcu(text);
  if (!('elements' in read)) return undefined;
  const found: Placeholder[] = [];
  const visit = (elements: IcuElements) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
      const { value, location } = element;
      const [from, to] = [location!.start.offset, location!.end.offset];
      found.push({ from, to, text: text.slice(from, to), name: `{${value}}` });
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(read.elements);
  return found;
}
