/** Detection of local signals: things on a page that only someone of its market would write. */
import { type Segment, sourceSpan } from '../content/segment.ts';
import type { Span } from '../finding.ts';
import type { Market } from '../regions/market.ts';
import { phonesIn } from '../regions/phones.ts';
import type { Target } from '../target.ts';
import { sentences } from '../text/sentences.ts';
import type { Tokens } from '../text/tokens.ts';
import { amountPattern } from './amounts.ts';
import type { SignalKind, SignalOrigin } from './kinds.ts';
import { companyPattern } from './legal-forms.ts';
import type { UsedMaterial } from './library.ts';
import type { MaterialKind } from './material.ts';
import { indexNames, type NameIndex } from './names.ts';
import { type ProfileName, profileNames } from './profile-names.ts';

/** One local thing on a page, with every place it is at. */
export interface Signal {
  readonly kind: SignalKind;
  readonly origin: SignalOrigin;
  /** Name of the signal: as profile or library have it, or the words on the page. */
  readonly name: string;
  /** Half-open, in the document. */
  readonly spans: readonly Span[];
  /** Of a customer: a figure accompanies it. Of a price: what it says about tax. */
  readonly isBacked: boolean;
}

/** Input of signal detection. */
export interface SignalPage {
  readonly content: { readonly segments: readonly Segment[] };
  readonly tokens: readonly Tokens[];
  readonly target: Target;
  readonly market: Market | undefined;
  readonly language: string;
  /** Indices of the segments that a model wrote: what they say shows nobody of the market. */
  readonly drafted: ReadonlySet<number>;
}

interface Found extends Omit<Signal, 'spans'> {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly isDoubtful?: boolean | undefined;
}

const kindOf: Readonly<Record<MaterialKind, SignalKind | undefined>> = {
  customer: 'customer',
  case: 'customer',
  partner: 'partner',
  phrase: 'phrase',
  event: 'moment',
  proof: 'figure',
  image: undefined,
  payment: 'payment',
  channel: 'contact',
};

/**
 * The local signals of a page for a market, by their first places.
 * @param used what of the library is on it, see `Library.usedOn`
 */
export function findSignals(page: SignalPage, used: readonly UsedMaterial[]): Signal[] {
  const { market, content } = page;
  if (!market) return [];
  const found = [
    ...fromLibrary(page, used),
    ...content.segments.flatMap((segment, block) => [
      ...fromProfile(page, market, segment, block),
      ...inText(page, market, segment, block),
    ]),
  ];
  const written = found.filter(({ block }) => !page.drafted.has(block));
  return written.every(({ isDoubtful }) => isDoubtful) ? [] : merge(written, content.segments);
}

function merge(found: readonly Found[], segments: readonly Segment[]): Signal[] {
  const signals = new Map<string, { first: Found; spans: Span[]; isBacked: boolean }>();
  for (const one of found) {
    const key = `${one.kind} ${one.name.toLowerCase()}`;
    const known = signals.get(key) ?? { first: one, spans: [], isBacked: false };
    const span = sourceSpan(segments[one.block]!, one.from, one.to);
    if (!known.spans.some(({ from, to }) => from === span.from && to === span.to)) known.spans.push(span);
    known.isBacked ||= one.isBacked;
    signals.set(key, known);
  }
  return [...signals.values()]
    .map(({ first: { kind, origin, name }, spans, isBacked }) => ({
      kind,
      origin,
      name,
      isBacked,
      spans: spans.sort((a, b) => a.from - b.from),
    }))
    .sort((a, b) => a.spans[0]!.from - b.spans[0]!.from);
}

function fromLibrary(page: SignalPage, used: readonly UsedMaterial[]): Found[] {
  return used.flatMap(({ material, block, from, to }) => {
    const kind = kindOf[material.kind];
    if (!kind || material.market !== page.market!.code) return [];
    const name = material.name ?? page.content.segments[block]!.text.slice(from, to);
    return [
      { kind, origin: 'library' as const, name, block, from, to, isBacked: hasFigure(page, block, from, to) },
    ];
  });
}

/** A figure beside a name: in its block, or in the block of running text before or after it. */
function hasFigure({ content: { segments } }: SignalPage, block: number, from: number, to: number): boolean {
  const own = segments[block]!.text;
  if (/\p{Nd}/u.test(own.slice(0, from) + own.slice(to))) return true;
  return [block - 1, block + 1].some((index) => {
    const near = segments[index];
    return near && /^(?:paragraph|list-item|cell)$/.test(near.kind) && /\p{Nd}/u.test(near.text);
  });
}

const profiles = new WeakMap<Market, Map<string, NameIndex<ProfileName>>>();

function profileIndex(market: Market, language: string): NameIndex<ProfileName> {
  const known = profiles.get(market) ?? new Map<string, NameIndex<ProfileName>>();
  profiles.set(market, known);
  const index = known.get(language) ?? indexNames(profileNames(market, language), language);
  known.set(language, index);
  return index;
}

/** Japan has a Golden Week as well; China's is named by its country or its holiday. */
const goldenWeekOfChina =
  /(?:中国の?|国慶節?の?|労働節の?|春節の?)ゴールデンウィーク$|\b(?:China[’']s|Chinese|National Day|Labou?r Day|Spring Festival|October) Golden Week$/;

function fromProfile(page: SignalPage, market: Market, segment: Segment, block: number): Found[] {
  return profileIndex(market, page.language)
    .find(segment.text, page.tokens[block])
    .filter(({ to }) => !goldenWeekOfChina.test(segment.text.slice(Math.max(0, to - 40), to)))
    .map(({ of: { kind, name, isDoubtful }, from, to }) => ({
      kind,
      name,
      isDoubtful,
      block,
      from,
      to,
      origin: 'profile',
      isBacked: false,
    }));
}

interface Patterns {
  readonly amount: RegExp;
  readonly company: RegExp | undefined;
  readonly names: readonly string[];
}

const patterns = new WeakMap<Market, Map<string, Patterns>>();

function patternsFor(market: Market, locale: string): Patterns {
  const known = patterns.get(market) ?? new Map<string, Patterns>();
  patterns.set(market, known);
  const own = known.get(locale) ?? {
    amount: amountPattern(market, locale),
    company: companyPattern(market),
    names: marketNames(market, locale),
  };
  known.set(locale, own);
  return own;
}

/** Names of a market in a language: `Thailand`, `ไทย`. */
function marketNames({ code, name }: Market, locale: string): string[] {
  const local = new Intl.DisplayNames([locale], { type: 'region' }).of(code);
  return [...new Set([local ?? '', locale.startsWith('en') ? name.en : ''])].filter((one) => one.length > 1);
}

function inText(page: SignalPage, market: Market, segment: Segment, block: number): Found[] {
  const { text } = segment;
  if (!/\p{Nd}/u.test(text)) return [];
  const { amount, company, names } = patternsFor(market, page.target.locale ?? market.locales[0]!);
  const found: Found[] = [];
  const add = (kind: SignalKind, origin: SignalOrigin, from: number, to: number, isBacked: boolean) =>
    found.push({ kind, origin, name: text.slice(from, to), block, from, to, isBacked });
  for (const match of text.matchAll(amount)) {
    if (isZero(match[0])) continue;
    add('price', 'currency', match.index, match.index + match[0].length, saysTax(text, market));
  }
  for (const { from, to } of phonesIn(text, market.code))
    if (!isPlaceholder(text.slice(from, to))) add('contact', 'phone', from, to, false);
  for (const match of company ? text.matchAll(company) : []) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (isResult(text.slice(0, from) + text.slice(to))) add('customer', 'legal-form', from, to, true);
  }
  for (const { from, to } of sentences(text))
    if (isLocalFigure(text.slice(from, to), names)) add('figure', 'market-name', from, to, false);
  return found;
}

/** An amount of nothing: what a form or an empty cart shows. */
function isZero(amount: string): boolean {
  return !/[^\P{Nd}0٠۰०๐]/u.test(amount);
}

/** A number with one digit six times in a row, which shows how to write one: `14 99999-9999`. */
function isPlaceholder(phone: string): boolean {
  return /(\p{Nd})(?:[\s().-]*\1){5}/u.test(phone);
}

/** Tax is known by the part of its name in capitals, `PPN`, or else by the whole. */
function saysTax(text: string, { tax }: Market): boolean {
  if (!tax) return false;
  const word = /\p{Lu}[\p{L}]*\p{Lu}\p{L}*/u.exec(tax)?.[0] ?? tax;
  return text.includes(word);
}

const year = /(?<!\p{Nd})(?:19|20)\d\d(?!\p{Nd})/gu;

/** A share, a multiple, or a count beside a year: not a postal code or a number to call. */
function isResult(text: string): boolean {
  return /\p{Nd}\s?(?:%|persen|percent|٪|x\b|×|倍|배|เท่า)/iu.test(text);
}

/** A sentence with the market's name, a year and a share: somebody has looked it up for this market. */
function isLocalFigure(sentence: string, names: readonly string[]): boolean {
  if (!names.some((name) => sentence.includes(name))) return false;
  year.lastIndex = 0;
  return year.test(sentence) && isResult(sentence.replace(year, ''));
}
