/** Where a market page states another fact than the sentence it follows. */
import type { Alignment, LinkedSentence, Sentence } from '../alignment/align.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import { firstIndex } from '../text/first-index.ts';
import { onceFor } from '../text/once.ts';
import { plain } from './numerals.ts';
import { type Fact, factsIn, type NamedDay, type Reading } from './read.ts';
import { convert, isCurrency, sameMeasure } from './units.ts';

/** A fact and the sentence it was read from; offsets of the fact are in the text of the sentence's block. */
export interface StatedFact {
  readonly fact: Fact;
  readonly sentence: Sentence;
}

/** A fact of the source that a page states otherwise, or not at all; or one that only the page has. */
export interface Difference {
  readonly how: 'changed' | 'missing' | 'added';
  /** Undefined for what is added. */
  readonly source: StatedFact | undefined;
  /** Undefined for what is missing. */
  readonly target: StatedFact | undefined;
  /** The sentence of the page that it is about, and the first of those it follows. */
  readonly at: Sentence;
  readonly follows: Sentence;
}

/** A page and its source, as they are compared. */
export interface Compared {
  readonly source: { readonly content: Content };
  readonly content: Content;
  readonly alignment: Alignment;
}

/** Numbers this far from each other are the same in another unit: 5 km are 3.1 miles. */
const convertedNear = 0.06;
/** A rounded number is this near; only what has three digits or more is rounded. */
const roundedNear = 0.05;

/**
 * The differences between a page and its source: only in sentences that follow one of the source, and only of facts that
 * nothing near on the other side, which has no partner of its own, states as well.
 */
export function differencesIn(
  { source, content, alignment }: Compared,
  there: Reading,
  here: Reading,
): Difference[] {
  const [a, b] = [sideOf(source.content.segments, there), sideOf(content.segments, here)];
  const isByKey = !alignment.sentences;
  const groups = (isByKey ? byKey(alignment, a.segments, b.segments) : bySentence(alignment, a, b)).flatMap(
    ({ sources, targets, isStrict }) => {
      const [stated, restated] = [a.statedIn(sources), b.statedIn(targets)];
      // A sentence of hundreds of numbers is a table of them.
      if (stated.length > mostFacts || restated.length > mostFacts || stated.length + restated.length === 0)
        return [];
      return [{ sources, targets, isStrict, stated, restated, ...match(stated, restated) }];
    },
  );
  for (const { left, stated } of groups) for (const one of stated) if (!left.has(one)) a.settle(one.fact);
  for (const { extra, restated } of groups)
    for (const one of restated) if (!extra.has(one)) b.settle(one.fact);
  return groups.flatMap((group) =>
    compare(
      group,
      () => a.near(group.sources, isByKey),
      () => b.near(group.targets, isByKey),
    ),
  );
}

/** More facts than this in one sentence are not compared. */
const mostFacts = 100;

/** Sentences of a page with those they follow, joined where several follow one, or one follows several. */
interface Group {
  readonly sources: readonly Sentence[];
  readonly targets: readonly Sentence[];
  /** True where the page says what the source says and no more; what was adapted may leave out and add. */
  readonly isStrict: boolean;
}

/** A page that follows its source less than this was written for its market, and what seems to follow does so by chance. */
const leastMirror = 0.6;
/**
 * From so much shared on, a sentence follows its source by what it says; natives' own stay below. What sentences of a page
 * can share grows with the logarithm of how many it has.
 */
const leastShared = (sentences: number) => Math.min(3, Math.log(sentences));
/** The same for a sentence of a block that was adapted. */
const adaptedShare = 2;

/**
 * Strings follow strings by their keys, each compared by itself. A string that follows another key, as plural forms do and
 * `address_2` seems to, says another thing; one far shorter or longer than its source says less or more.
 */
function byKey({ links }: Alignment, before: readonly Segment[], after: readonly Segment[]): Group[] {
  return links
    .filter(
      ({ block, sources }) =>
        sources.length && sources.every((one) => before[one.block]!.key === after[block]!.key),
    )
    .map((link) => {
      const length = weightIn(link.sources, before);
      const own = weightOf(after[link.block]!.text.slice(link.from, link.to));
      return {
        sources: link.sources,
        targets: [link],
        isStrict: own >= length / mostRatio && own <= length * mostRatio,
      };
    });
}

/** So much shorter or longer than its source a string says the same. */
const mostRatio = 2.5;

const weightIn = (all: readonly Sentence[], segments: readonly Segment[]) =>
  all.reduce((sum, { block, from, to }) => sum + weightOf(segments[block]!.text.slice(from, to)), 0);

/** How much a text says, in letters: a Chinese character stands for three of an alphabet. */
function weightOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter) ? 3 : 1;
  return sum;
}

function bySentence(alignment: Alignment, a: ReadSide, b: ReadSide): Group[] {
  const { links, blocks, mirror, sentences } = alignment;
  const least = leastShared(sentences);
  const [before, after] = [a.segments, b.segments];
  if (mirror < leastMirror) return [];
  interface Growing {
    readonly sources: Map<string, Sentence>;
    readonly targets: Sentence[];
    isStrict: boolean;
  }
  const groups = new Map<string, Growing>();
  const join = (link: LinkedSentence, isStrict: boolean) => {
    const known = new Set(link.sources.flatMap((source) => groups.get(keyOf(source)) ?? []));
    const fresh: Growing = { sources: new Map(), targets: [], isStrict: true };
    const [first = fresh, ...others] = known;
    for (const other of others) {
      for (const [key, sentence] of other.sources) first.sources.set(key, sentence);
      first.targets.push(...other.targets);
      first.isStrict &&= other.isStrict;
    }
    for (const source of link.sources) first.sources.set(keyOf(source), source);
    first.targets.push(link);
    first.isStrict &&= isStrict;
    for (const key of first.sources.keys()) groups.set(key, first);
  };
  for (const link of links) {
    const state = blocks[link.block]?.state;
    if (!link.sources.length || state === 'local') continue;
    const isStrict = state === 'mirrors';
    const isCell =
      link.sources.every(({ block }) => isNumeric(before[block]!)) && isNumeric(after[link.block]!);
    if (link.shared >= (isStrict ? least : least * adaptedShare) || (isStrict && isCell))
      join(link, isStrict);
  }
  for (const link of betweenLinks(links, before, after)) {
    const [source] = link.sources;
    const isCell = isNumeric(before[source!.block]!) && isNumeric(after[link.block]!);
    if (isCell || (mirror >= closeMirror && hasSameShape(a.statedIn(link.sources), b.statedIn([link]))))
      join(link, isCell);
  }
  return [...new Set(groups.values())].map(({ sources, targets, isStrict }) => ({
    sources: [...sources.values()],
    targets,
    isStrict,
  }));
}

/** True for a cell that says little but a number: its place in the table tells what it follows. */
const isNumeric = ({ kind, text }: Segment) =>
  kind === 'cell' && text.length <= longestNumeric && /\p{Nd}/u.test(text);
const longestNumeric = 24;

const keyOf = ({ block, from }: Sentence) => `${block}:${from}`;

/** A page that follows its source so closely has its lines in the order of the source's. */
const closeMirror = 0.85;
const longestBetween = 80;

/** True where two lines state as many facts of the same kinds: `面积：0.13㎡` and `Area: 0.83㎡`. */
function hasSameShape(a: readonly StatedFact[], b: readonly StatedFact[]): boolean {
  return (
    a.length > 0 &&
    a.length === b.length &&
    a.every(
      ({ fact }, at) =>
        isExact(fact, b[at]!.fact) || isChanged(fact, b[at]!.fact) || hasOtherUnit(fact, b[at]!.fact),
    )
  );
}

/** Most cells in a row of which nothing but their place tells what they follow. */
const mostBetween = 8;

/**
 * Short blocks that follow nothing, as a changed number leaves them: between two that do, as many as the source has between those
 * they follow.
 */
function betweenLinks(
  links: readonly LinkedSentence[],
  before: readonly Segment[],
  after: readonly Segment[],
): LinkedSentence[] {
  const used = new Set(links.flatMap(({ sources }) => sources.map(({ block }) => block)));
  const found: LinkedSentence[] = [];
  for (let start = 0; start < links.length; start++) {
    if (links[start]!.sources.length) continue;
    let end = start;
    while (end < links.length && !links[end]!.sources.length) end++;
    const gap = links.slice(start, end);
    const first = (links[start - 1]?.sources.at(-1)?.block ?? -1) + 1;
    const last = links[end]?.sources[0]?.block ?? before.length;
    start = end;
    if (gap.length > mostBetween || last < first) continue;
    const between: number[] = [];
    // What is code or a picture alone has no sentence.
    for (let at = first; at < last && between.length <= gap.length; at++)
      if (/[\p{L}\p{N}]/u.test(before[at]!.text)) between.push(at);
    if (between.length !== gap.length) continue;
    gap.forEach((link, index) => {
      const block = between[index]!;
      const { kind, text } = before[block]!;
      if (used.has(block) || kind !== after[link.block]!.kind || text.length > longestBetween) return;
      found.push({ ...link, sources: [{ block, from: 0, to: text.length }] });
    });
  }
  return found;
}

/** One page as it is compared. */
interface ReadSide {
  readonly segments: readonly Segment[];
  statedIn(sentences: readonly Sentence[]): StatedFact[];
  /** Notes that a fact has a partner. */
  settle(fact: Fact): void;
  /** What stands near some sentences and has no partner, once all are settled. */
  near(sentences: readonly Sentence[], isAlone: boolean): Nearby;
}

/** What stands near some sentences. */
interface Nearby {
  /** Facts without a partner, in their blocks and in those beside them. */
  readonly facts: readonly Fact[];
  readonly numbers: ReadonlySet<number>;
  /** Names in them, and the code and addresses in their blocks, where a figure may be part of something else. */
  readonly text: string;
  /** True where something near has a price, whatever its partner. */
  readonly hasPrice: boolean;
}

/** Digits in a name: `IPv6`, `5G`. */
const inName = /[\p{Script=Latin}_-]\d+|\d+[\p{Script=Latin}_]/gu;

/** How many blocks to either side are near, and how many characters of them. */
const beside = 2;
const reach = 600;

function sideOf(segments: readonly Segment[], reading: Reading): ReadSide {
  const factsOf = onceFor(({ text }: Segment) => factsIn(text, reading));
  const settled = new Set<Fact>();
  return {
    segments,
    statedIn: (sentences) =>
      sentences.flatMap((sentence) =>
        within(factsOf(segments[sentence.block]!), sentence.from, sentence.to).map((fact) => ({
          fact,
          sentence,
        })),
      ),
    settle: (fact) => settled.add(fact),
    near(sentences, isAlone) {
      const parts = new Map<number, { from: number; to: number }>();
      const add = (block: number, from: number, to: number) => {
        const known = parts.get(block);
        parts.set(block, { from: Math.min(known?.from ?? from, from), to: Math.max(known?.to ?? to, to) });
      };
      for (const { block, from, to } of sentences) {
        add(block, from - reach, to + reach);
        if (isAlone) continue;
        for (let at = Math.max(0, block - beside); at < block; at++)
          add(at, segments[at]!.text.length - reach, segments[at]!.text.length);
        for (let at = block + 1; at <= Math.min(segments.length - 1, block + beside); at++) add(at, 0, reach);
      }
      const all = [...parts].flatMap(([block, { from, to }]) => within(factsOf(segments[block]!), from, to));
      const facts = all.filter((fact) => !settled.has(fact));
      const texts = sentences.flatMap(({ block, from, to }) => {
        const { text, marks } = segments[block]!;
        return [
          ...(plain(text.slice(from, to)).match(inName) ?? []),
          ...marks.slice(0, mostFacts).map(({ value }) => value.slice(0, reach)),
        ];
      });
      return {
        facts,
        numbers: new Set(facts.flatMap(({ values }) => values)),
        text: texts.join('\n').toLowerCase(),
        hasPrice: all.some(isMoney),
      };
    },
  };
}

/** The facts that begin in `[from, to)`, of facts in their order. */
function within(facts: readonly Fact[], from: number, to: number): readonly Fact[] {
  const start = firstIndex(facts, (fact) => fact.from >= from);
  let end = start;
  while (end < facts.length && facts[end]!.from < to) end++;
  return facts.slice(start, end);
}

/** What of two sides states the same: each has one partner at most, the nearest likeness first. */
function match(
  stated: readonly StatedFact[],
  restated: readonly StatedFact[],
): { left: Set<StatedFact>; extra: Set<StatedFact> } {
  const [left, extra] = [new Set(stated), new Set(restated)];
  for (const isAlike of [isExact, isSame, isEquivalent]) {
    for (const one of stated) {
      if (!left.has(one)) continue;
      for (const other of extra) {
        if (!isAlike(one.fact, other.fact)) continue;
        left.delete(one);
        extra.delete(other);
        break;
      }
    }
  }
  return { left, extra };
}

interface Matched extends Group, ReturnType<typeof match> {
  readonly stated: readonly StatedFact[];
  readonly restated: readonly StatedFact[];
}

function compare(
  { sources, targets, isStrict, stated, restated, left, extra }: Matched,
  nearSources: () => Nearby,
  nearTargets: () => Nearby,
): Difference[] {
  if (!left.size && !extra.size) return [];
  // What is said twice on one side is said.
  const isSaid = ({ fact }: StatedFact, on: readonly StatedFact[]) =>
    on.some((one) => isEquivalent(one.fact, fact));
  const missing = [...left].filter((one) => !isSaid(one, restated));
  const added = [...extra].filter((one) => !isSaid(one, stated));
  if (!missing.length && !added.length) return [];
  const nearB = nearTargets();
  const lost = missing.filter(({ fact }) => !standsIn(fact, nearB));
  const nearA = added.length ? nearSources() : undefined;
  const fresh = added.filter(({ fact }) => !standsIn(fact, nearA!));
  const found: Difference[] = [];
  const paired = new Set<StatedFact>();
  const change = (source: StatedFact, target: StatedFact) => {
    paired.add(source).add(target);
    found.push({ how: 'changed', source, target, at: target.sentence, follows: source.sentence });
  };
  // The number is the same and its unit or currency is another.
  for (const other of added) {
    const one = missing.find((one) => !paired.has(one) && hasOtherUnit(one.fact, other.fact));
    if (one) change(one, other);
  }
  // What stands near or is said twice may be what was changed as well: nothing near says what the page does.
  const candidates = [
    ...lost,
    ...missing.filter((one) => !lost.includes(one)),
    ...[...left].filter((one) => !missing.includes(one)),
  ];
  for (const other of fresh) {
    if (paired.has(other)) continue;
    const one = candidates.find((one) => !paired.has(one) && isChanged(one.fact, other.fact));
    if (one) change(one, other);
  }
  const gone = lost.filter((one) => !paired.has(one) && !one.fact.isSoft && isAsked(one.fact, nearB));
  const come = fresh.filter((one) => !paired.has(one) && !one.fact.isSoft && isTold(one.fact));
  if (!isStrict) return found;
  // Where most numbers of a sentence are others it says something else.
  if (gone.length + come.length <= mostUnpaired || gone.length + come.length <= stated.length - left.size) {
    for (const source of gone)
      found.push({ how: 'missing', source, target: undefined, at: targets[0]!, follows: source.sentence });
    for (const target of come)
      found.push({ how: 'added', source: undefined, target, at: target.sentence, follows: sources[0]! });
  }
  return found;
}

/** So many facts may be missing or added where nothing else shows that a sentence says the same. */
const mostUnpaired = 2;

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const isMoney = ({ units }: Fact) => units.some(isCurrency);

/** True where both state the same, neither more than the other. */
function isExact(a: Fact, b: Fact): boolean {
  if (!isSame(a, b)) return false;
  if (a.kind === 'date') return Object.keys(a.days![0]!).length === Object.keys(b.days![0]!).length;
  return a.kind !== 'amount' || a.units.length > 0 === b.units.length > 0;
}

/** True where both state the same in so many numbers. */
function isSame(a: Fact, b: Fact): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'amount':
      return (
        a.values.some((value) => b.values.includes(value)) &&
        (!a.units.length || !b.units.length || meets(a.units, b.units))
      );
    case 'date':
      return a.days!.some((one) => b.days!.some((other) => agrees(one, other)));
    case 'time':
      return isSameTime(a.time!, b.time!);
    case 'phone':
      // With or without the code of its country, or read as another country's.
      return a.key === b.key || a.key!.endsWith(b.key!) || b.key!.endsWith(a.key!) || a.digits === b.digits;
    default:
      return a.key === b.key;
  }
}

/** True where what one states is right by the other: converted, rounded, in the market's currency, or said by its parts. */
function isEquivalent(a: Fact, b: Fact): boolean {
  if (isSame(a, b)) return true;
  if (a.kind !== 'amount' || b.kind !== 'amount') {
    // A date or time written in a way nobody knows is there by its numbers.
    const isNumeric = [a, b].every(({ values }) => values.length);
    return (
      isNumeric &&
      (a.kind === 'amount' || b.kind === 'amount') &&
      a.values.some((value) =>
        b.values.some((other) => value === other || (isHour(a, b) && (value - other) % 12 === 0)),
      )
    );
  }
  // Prices of a market are its own, in its own currency.
  if (isMoney(a) && isMoney(b))
    return !meets(a.units, b.units) && !a.values.some((value) => b.values.includes(value));
  if (isMoney(a) !== isMoney(b)) return false;
  if (isConverted(a, b)) return true;
  const isShare = meets(a.units, ['percent']) || meets(b.units, ['percent']);
  if (isShare) return isFold(a, b);
  const isOtherUnit = a.units.length && b.units.length && !meets(a.units, b.units);
  return !isOtherUnit && a.values.some((one) => b.values.some((other) => isRounded(one, other)));
}

/** True where one of two is a time: 18 heures are 6 in the evening. */
const isHour = (a: Fact, b: Fact) => a.kind === 'time' || b.kind === 'time';

/** 300% of something is three times it. */
function isFold(a: Fact, b: Fact): boolean {
  const [share, other] = meets(a.units, ['percent']) ? [a, b] : [b, a];
  return (
    meets(other.units, ['times']) &&
    share.values.some((value) =>
      other.values.some((times) => value === times * 100 || value === (times - 1) * 100),
    )
  );
}

function isConverted(a: Fact, b: Fact): boolean {
  return a.units.some((from) =>
    b.units.some((to) => {
      if (from === to) return false;
      return a.values.some((value) => {
        const expected = convert(value, from, to);
        return (
          expected !== undefined &&
          b.values.some((other) => Math.abs(other - expected) <= convertedNear * Math.abs(expected))
        );
      });
    }),
  );
}

const significant = (value: number) =>
  String(value)
    .replace(/^0\.0*|\./g, '')
    .replace(/0+$/, '').length;

/** True for 1234 and 1200, either way; not for 25 and 20. */
function isRounded(a: number, b: number): boolean {
  const [exact, rough] = significant(a) > significant(b) ? [a, b] : [b, a];
  return (
    significant(exact) >= 3 &&
    significant(rough) < significant(exact) &&
    Math.abs(exact - rough) <= roundedNear * exact
  );
}

function agrees(a: NamedDay, b: NamedDay): boolean {
  const shared = (['year', 'month', 'day'] as const).filter(
    (part) => a[part] !== undefined && b[part] !== undefined,
  );
  return shared.length > 0 && shared.every((part) => a[part] === b[part]);
}

type Time = NonNullable<Fact['time']>;

function isSameTime(a: Time, b: Time): boolean {
  // In another zone it is another hour: that both name theirs tells whether it is the right one.
  const shift = a.zone !== null && b.zone !== null ? b.zone - a.zone : 0;
  if (a.zone !== b.zone && (a.zone === null || b.zone === null) && a.minutes % 60 === b.minutes % 60)
    return true;
  const day = a.isHalfDay || b.isHalfDay ? 720 : 1440;
  // The last minute of a day is its end.
  const isEnd = (minutes: number) => minutes === 1439 || minutes === 0;
  return (a.minutes + shift - b.minutes) % day === 0 || (isEnd(a.minutes + shift) && isEnd(b.minutes));
}

/** True where the number is the same and what it counts is not: 3 days and 3 hours, 299元 and $299. */
function hasOtherUnit(a: Fact, b: Fact): boolean {
  if (a.kind !== 'amount' || b.kind !== 'amount' || !a.units.length || !b.units.length) return false;
  return a.values[0] === b.values[0] && !meets(a.units, b.units) && sameMeasure(a.units[0]!, b.units[0]!);
}

/** True where one may be what became of the other. */
function isChanged(a: Fact, b: Fact): boolean {
  if (a.kind === 'date' && b.kind === 'amount')
    return a.values.length === 1 && a.values[0]! > 31 && b.isFigure && !b.units.length;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'phone' || a.kind === 'mail' || a.kind === 'address') return isSlip(a.key!, b.key!);
  if (a.kind !== 'amount') return true;
  if (a.units.length && b.units.length) return meets(a.units, b.units);
  return a.isFigure && b.isFigure && isMoney(a) === isMoney(b);
}

/** True for what a page must state too: a market has its own contacts, and its own prices wherever these are. */
function isAsked(fact: Fact, { hasPrice }: Nearby): boolean {
  return fact.key === undefined || fact.kind === 'version' ? !(isMoney(fact) && hasPrice) : false;
}

/** True for what a page should not state by itself: small numbers are words in other languages, and contacts its own. */
function isTold({ kind, values, units }: Fact): boolean {
  return (
    kind !== 'phone' &&
    kind !== 'mail' &&
    kind !== 'address' &&
    (kind !== 'amount' || units.length > 0 || values[0]! > 12)
  );
}

/** True where so little differs that nobody meant another: one sign in ten. */
function isSlip(a: string, b: string): boolean {
  const most = Math.max(2, Math.ceil(Math.max(a.length, b.length) / 10));
  return Math.abs(a.length - b.length) <= most && distance(a.slice(0, 100), b.slice(0, 100)) <= most;
}

/** How many signs must be written anew, added or left out to make one text of the other (Levenshtein 1965). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length]!;
}

/** True where a fact, or each of its numbers, stands near on the other side. */
function standsIn(fact: Fact, { facts, numbers, text }: Nearby): boolean {
  if (fact.key !== undefined) return text.includes(fact.key) || facts.some((other) => isSame(fact, other));
  if (facts.some((other) => isEquivalent(fact, other))) return true;
  if (fact.kind === 'amount') return fact.values.some((value) => hasFigure(text, value));
  // A day or an hour that is written in a way nobody knows is there by its numbers.
  const isKnown = facts.some(({ kind }) => kind === fact.kind);
  return !isKnown && fact.values.every((value) => numbers.has(value) || hasFigure(text, value));
}

/** True where a text has a number in digits, whatever it is part of: 5 in `5G`, 2024 in `/2024/`. */
function hasFigure(text: string, value: number): boolean {
  const digits = String(value);
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1))
    if (!/\d/.test(text[at - 1] ?? '') && !/\d/.test(text[at + digits.length] ?? '')) return true;
  return false;
}
