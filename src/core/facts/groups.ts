/** Which sentences of a page are compared with which of its source. */
import type { Alignment, LinkedSentence, Sentence } from '../alignment/align.ts';
import type { Segment } from '../content/segment.ts';
import { hasOtherUnit, isChanged, isExact } from './likeness.ts';
import type { ReadSide, StatedFact } from './sides.ts';

/** Sentences of a page with those they follow, joined where several follow one, or one follows several. */
export interface Group {
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
export function byKey({ links }: Alignment, before: readonly Segment[], after: readonly Segment[]): Group[] {
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

/** Sentences that follow the source by what they say, those of one source sentence together. */
export function bySentence(alignment: Alignment, a: ReadSide, b: ReadSide): Group[] {
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
