/** Which sentences of a page are compared with which of its source. */
import type { Alignment, LinkedSentence, Sentence } from '../alignment/align.ts';
import { closeMirror, isAsLong, leastShared, linksByPlace, weightOf } from '../alignment/by-place.ts';
import type { Segment } from '../content/segment.ts';
import { groupBy } from '../text/group-by.ts';
import type { Fact } from './fact.ts';
import { hasOtherUnit, isChanged, isExact } from './likeness.ts';
import type { ReadSide, StatedFact } from './sides.ts';

/** Sentences of a page with those they follow, joined where several follow one, or one follows several. */
export interface Group {
  readonly sources: readonly Sentence[];
  readonly targets: readonly Sentence[];
  /** True where the page says what the source says and no more; what was adapted may leave out and add. */
  readonly isStrict: boolean;
}

/**
 * A page that follows its source less than this was written for its market, and what seems to follow does so by chance. One
 * below `closeMirror` may be written along it: what its sentences leave out and add is their author's.
 */
const leastMirror = 0.6;
/** How many times what is asked of a sentence is asked of one of a block that was adapted. */
const adaptedShare = 2;

/**
 * Strings follow strings by their keys, each compared by itself. A string that follows another key, as plural forms do and
 * `address_2` seems to, says another thing; one far shorter or longer than its source says less or more.
 */
export function byKey({ links }: Alignment, before: readonly Segment[], after: readonly Segment[]): Group[] {
  const groups = new Map<string, { readonly sources: readonly Sentence[]; readonly targets: Sentence[] }>();
  for (const link of links) {
    const { key } = after[link.block]!;
    if (!link.sources.length || link.sources.some((one) => before[one.block]!.key !== key)) continue;
    // The blocks of one string are compared with all those they follow, at once.
    const name = `${key}\n${link.sources.map(({ block }) => block).join()}`;
    const known = groups.get(name);
    if (known) known.targets.push(link);
    else groups.set(name, { sources: link.sources, targets: [link] });
  }
  return [...groups.values()].map((group) => ({
    ...group,
    isStrict: isAsLong(weightIn(group.sources, before), weightIn(group.targets, after)),
  }));
}

const weightIn = (all: readonly Sentence[], segments: readonly Segment[]) =>
  all.reduce((sum, { block, from, to }) => sum + weightOf(segments[block]!.text.slice(from, to)), 0);

/** Sentences that follow the source by what they say, those of one source sentence together. */
export function bySentence(alignment: Alignment, a: ReadSide, b: ReadSide): Group[] {
  const { links, blocks, mirror } = alignment;
  const least = leastShared(alignment);
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
  const placed = linksByPlace(alignment, before, after);
  const isPlaced = new Set(placed.map(({ block }) => block));
  for (const link of links) {
    if (isPlaced.has(link.block)) continue;
    const { state, sources: followed } = blocks[link.block] ?? {};
    if (!link.sources.length) continue;
    // Where a changed number leaves one of two sentences with nothing to tell its source, half the block follows none.
    if (state === 'local' && !(mirror >= closeMirror && followed?.length === 1)) continue;
    const isStrict = state === 'mirrors';
    const isWhole = isStrict && mirror >= closeMirror;
    const isCell =
      link.sources.every(({ block }) => isNumeric(before[block]!)) && isNumeric(after[link.block]!);
    if (link.shared >= (isStrict ? least : least * adaptedShare) || (isStrict && isCell)) join(link, isWhole);
  }
  for (const link of placed) {
    const [source] = link.sources;
    const isCell = isNumeric(before[source!.block]!) && isNumeric(after[link.block]!);
    if (isCell || (mirror >= closeMirror && hasSameShape(a.statedIn(link.sources), b.statedIn([link]))))
      join(link, isCell);
  }
  const found = [...new Set(groups.values())].map(({ sources, targets, isStrict }) => ({
    sources: [...sources.values()],
    targets,
    isStrict,
  }));
  return [...found, ...restOfBlocks(alignment, found, a, b)];
}

/**
 * What is left of blocks one of which follows one other by some of its sentences: a changed number leaves a sentence with
 * nothing that tells what it follows. Compared where the rests state as many facts of the same kinds.
 */
function restOfBlocks({ links }: Alignment, groups: readonly Group[], a: ReadSide, b: ReadSide): Group[] {
  const followed = new Map<number, Set<number>>();
  const followers = new Map<number, Set<number>>();
  const covered = new Map<number, Sentence[]>();
  const joined = new Set<Sentence>();
  const note = (map: Map<number, Set<number>>, key: number, value: number) =>
    map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const { sources, targets } of groups) {
    for (const target of targets) {
      joined.add(target);
      for (const { block } of sources) {
        note(followed, target.block, block);
        note(followers, block, target.block);
      }
    }
    for (const source of sources) covered.set(source.block, [...(covered.get(source.block) ?? []), source]);
  }
  const rests = groupBy(
    links.filter((link) => followed.get(link.block)?.size === 1 && !joined.has(link)),
    ({ block }) => block,
  );
  return [...rests].flatMap(([block, targets]) => {
    const [source] = followed.get(block)!;
    if (followers.get(source!)!.size > 1) return [];
    const sources = gapsIn(source!, a.segments[source!]!.text.length, covered.get(source!)!);
    return hasSameShape(a.statedIn(sources), b.statedIn(targets))
      ? [{ sources, targets, isStrict: false }]
      : [];
  });
}

/** The stretches of a block that some of its sentences leave. */
function gapsIn(block: number, length: number, sentences: readonly Sentence[]): Sentence[] {
  const gaps: Sentence[] = [];
  let from = 0;
  for (const one of sentences.toSorted((a, b) => a.from - b.from)) {
    if (one.from > from) gaps.push({ block, from, to: one.from });
    from = Math.max(from, one.to);
  }
  if (from < length) gaps.push({ block, from, to: length });
  return gaps;
}

/** True for a cell that says little but a number: its place in the table tells what it follows. */
const isNumeric = ({ kind, text }: Segment) =>
  kind === 'cell' && text.length <= longestNumeric && /\p{Nd}/u.test(text);
const longestNumeric = 24;

const keyOf = ({ block, from }: Sentence) => `${block}:${from}`;

/**
 * True where two texts state as many facts of the same kinds, those that may be left out aside: `面积：0.13㎡` and
 * `Area: 0.83㎡`.
 */
function hasSameShape(stated: readonly StatedFact[], restated: readonly StatedFact[]): boolean {
  const isShape = (isTold: (one: StatedFact) => boolean) => {
    const [a, b] = [stated.filter(isTold), restated.filter(isTold)];
    return (
      a.length > 0 &&
      a.length === b.length &&
      a.every(({ fact }, at) => mayStandFor(fact, b[at]!.fact)) &&
      a.some(({ fact }, at) => countsAlike(fact, b[at]!.fact))
    );
  };
  return isShape(({ fact }) => fact.isFigure || !fact.isSoft) || isShape(({ fact }) => !fact.isSoft);
}

/** False for a bare number beside one of a unit: that `500 ml` stands where the Chinese names its steel 316 tells nothing. */
const countsAlike = (a: Fact, b: Fact) => isExact(a, b) || a.units.length > 0 === b.units.length > 0;

const mayStandFor = (a: Fact, b: Fact) => isExact(a, b) || isChanged(a, b) || hasOtherUnit(a, b);
