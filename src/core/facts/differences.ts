/** Where a market page states another fact than the sentence it follows. */
import type { Alignment, Sentence } from '../alignment/align.ts';
import type { Content } from '../content/content.ts';
import { ownText, type Segment } from '../content/segment.ts';
import type { Fact, Reading } from './fact.ts';
import { byKey, bySentence, type Group } from './groups.ts';
import { hasOtherUnit, isChanged, isEquivalent, isExact, isMoney, isSame } from './likeness.ts';
import { factsIn } from './read.ts';
import { mostFacts, type Nearby, type ReadSide, type StatedFact, sideOf } from './sides.ts';

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
  const ownOf = (segment: Segment) => {
    const text = ownText(segment);
    return text === undefined ? undefined : factsIn(text, { ...here, language: 'en' });
  };
  const groups = (isByKey ? byKey(alignment, a.segments, b.segments) : bySentence(alignment, a, b)).flatMap(
    ({ sources, targets, isStrict }) => {
      const [stated, restated] = [a.statedIn(sources), b.statedIn(targets)];
      // A sentence of hundreds of numbers is a table of them.
      if (stated.length > mostFacts || restated.length > mostFacts || stated.length + restated.length === 0)
        return [];
      const isClear = [...stated, ...restated].every(
        ({ fact }) => fact.kind !== 'amount' || fact.values.length > 0,
      );
      // “© %{year}” may stand for any number.
      const isFilled = placeholdersIn(b, targets) > placeholdersIn(a, sources);
      return [
        {
          sources,
          targets,
          isStrict: isStrict && isClear && !isFilled,
          stated,
          restated,
          ...match(stated, restated),
        },
      ];
    },
  );
  for (const { left, stated } of groups) for (const one of stated) if (!left.has(one)) a.settle(one.fact);
  for (const { extra, restated } of groups)
    for (const one of restated) if (!extra.has(one)) b.settle(one.fact);
  return groups
    .flatMap((group) =>
      compare(
        group,
        () => a.near(group.sources, isByKey, b.marksOf(group.targets)),
        () => b.near(group.targets, isByKey, a.marksOf(group.sources)),
      ),
    )
    .filter((one) => !isOfKey(one, ownOf(b.segments[(one.target?.sentence ?? one.at).block]!)));
}

/** True where a string says what its own text in English says, which the Chinese does not. */
function isOfKey({ source, target }: Difference, own: readonly Fact[] | undefined): boolean {
  if (!own) return false;
  const isSaid = (one: StatedFact | undefined) => own.some((fact) => one && isExact(one.fact, fact));
  return target ? isSaid(target) && !isSaid(source) : !own.some((fact) => isEquivalent(source!.fact, fact));
}

/** Placeholders as most files write them, and what stands for one, or for code. */
const placeholder = /%\{\w+\}|\{\{?\s?[\w.$]+\s?\}|\$\{|%(?:\d\$)?[sd@](?![a-z])|\ufffc/g;

const placeholdersIn = ({ segments }: ReadSide, sentences: readonly Sentence[]) =>
  sentences.reduce(
    (sum, { block, from, to }) =>
      sum + (segments[block]!.text.slice(from, to).match(placeholder)?.length ?? 0),
    0,
  );

/** What of two sides states the same: each has one partner at most, the nearest likeness first. */
function match(
  stated: readonly StatedFact[],
  restated: readonly StatedFact[],
): { left: Set<StatedFact>; extra: Set<StatedFact>; worded: Set<StatedFact> } {
  const [left, extra, worded] = [new Set(stated), new Set(restated), new Set<StatedFact>()];
  for (const isAlike of [isExact, isSame, isEquivalent]) {
    for (const one of stated) {
      if (!left.has(one)) continue;
      for (const other of extra) {
        if (!isAlike(one.fact, other.fact)) continue;
        left.delete(one);
        extra.delete(other);
        if (one.fact.isFigure && !isWritten(other)) worded.add(one);
        break;
      }
    }
  }
  return { left, extra, worded };
}

interface Matched extends Group, ReturnType<typeof match> {
  readonly stated: readonly StatedFact[];
  readonly restated: readonly StatedFact[];
}

function compare(
  { sources, targets, isStrict, stated, restated, left, extra, worded }: Matched,
  nearSources: () => Nearby,
  nearTargets: () => Nearby,
): Difference[] {
  if (!left.size && !extra.size) return [];
  // What is said twice on one side is said.
  const missing = [...left].filter(({ fact }) => !restated.some((one) => isEquivalent(fact, one.fact)));
  const added = [...extra].filter(({ fact }) => !stated.some((one) => isEquivalent(one.fact, fact)));
  if (!missing.length && !added.length) return [];
  const nearB = nearTargets();
  const lost = missing.filter(({ fact }) => !standsIn(fact, nearB, isEquivalent));
  const nearA = added.length ? nearSources() : undefined;
  const fresh = added.filter(({ fact }) => !standsIn(fact, nearA!, (one, other) => isEquivalent(other, one)));
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
    // German “ein” is an article more often than it is a 1.
    ...worded,
  ];
  for (const other of fresh) {
    if (paired.has(other)) continue;
    const one = candidates.find(
      (one) =>
        !paired.has(one) &&
        isChanged(one.fact, other.fact) &&
        (isWeighty(one.fact, other.fact) || hasPlaceOf(one, stated, other, restated)),
    );
    if (one) change(one, other);
  }
  // What the block says elsewhere a pronoun may stand for, and what is missing twice is missing once.
  const gone = lost.filter(
    (one, at) =>
      !paired.has(one) &&
      !one.fact.isSoft &&
      isAsked(one.fact, nearB) &&
      !nearB.own.some((other) => isExact(one.fact, other)) &&
      !lost.slice(0, at).some(({ fact }) => isSame(fact, one.fact)),
  );
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

/** False for bare numbers one of which may be in words, or left out: they must have the same place too. */
const isWeighty = (a: Fact, b: Fact) =>
  (a.units.length > 0 && b.units.length > 0) || !((a.isSoft && a.isFigure) || (b.isSoft && b.isFigure));

/** True where two facts are at the same place among as many, words aside: German “ein” mostly counts nothing. */
function hasPlaceOf(
  one: StatedFact,
  stated: readonly StatedFact[],
  other: StatedFact,
  restated: readonly StatedFact[],
): boolean {
  const [a, b] = [stated.filter(isWritten), restated.filter(isWritten)];
  return a.length === b.length && a.includes(one) && a.indexOf(one) === b.indexOf(other);
}

const isWritten = ({ fact }: StatedFact) => fact.isFigure || !fact.isSoft;

/** So many facts may be missing or added where nothing else shows that a sentence says the same. */
const mostUnpaired = 2;

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

/** True where a fact, or each of its numbers, stands near on the other side. */
function standsIn(
  fact: Fact,
  { facts, numbers, text }: Nearby,
  isAlike: (fact: Fact, other: Fact) => boolean,
): boolean {
  if (fact.key !== undefined) return text.includes(fact.key) || facts.some((other) => isSame(fact, other));
  if (facts.some((other) => isAlike(fact, other))) return true;
  if (fact.kind === 'amount') return fact.values.some((value) => hasFigure(text, value));
  // A day or an hour that is written in a way nobody knows is there by its numbers.
  const isKnown = facts.some(({ kind }) => kind === fact.kind);
  return !isKnown && fact.values.every((value) => numbers.has(value) || hasFigure(text, value));
}

/** True where a text has a number in digits, whatever it is part of: 5 in `5G`, 2024 in `/2024/`. */
function hasFigure(text: string, value: number): boolean {
  const digits = String(value);
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1))
    if (
      !/\d$/.test(text.slice(0, at).replace(/(?<!\d)0+$/, '')) &&
      !/\d/.test(text[at + digits.length] ?? '')
    )
      return true;
  return false;
}
