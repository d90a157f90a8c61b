/** A page and its source as their facts are compared. */
import type { Sentence } from '../alignment/align.ts';
import { isBroken, type Segment } from '../content/segment.ts';
import { firstIndex } from '../text/first-index.ts';
import { onceFor, onceForWords } from '../text/once.ts';
import type { Fact, Reading } from './fact.ts';
import { isMoney } from './likeness.ts';
import { plain } from './numerals.ts';
import { factsIn } from './read.ts';

/** A fact and the sentence it was read from; offsets of the fact are in the text of the sentence's block. */
export interface StatedFact {
  readonly fact: Fact;
  readonly sentence: Sentence;
}

/** One page as it is compared. */
export interface ReadSide {
  readonly segments: readonly Segment[];
  statedIn(sentences: readonly Sentence[]): StatedFact[];
  /** Notes that a fact has a partner. */
  settle(fact: Fact): void;
  /**
   * What stands near some sentences and has no partner, once all are settled.
   * @param shared code and addresses of the other side: what both have explains nothing
   */
  near(sentences: readonly Sentence[], isAlone: boolean, shared: ReadonlySet<string>): Nearby;
  /** The code and addresses in the blocks of some sentences. */
  marksOf(sentences: readonly Sentence[]): ReadonlySet<string>;
}

/** What stands near some sentences. */
export interface Nearby {
  /** Facts without a partner, in their blocks and in those beside them. */
  readonly facts: readonly Fact[];
  /** All facts of their blocks. */
  readonly own: readonly Fact[];
  readonly numbers: ReadonlySet<number>;
  /** Names in them, and the code and addresses in their blocks, where a figure may be part of something else. */
  readonly text: string;
  /** True where something near has a price, whatever its partner. */
  readonly hasPrice: boolean;
}

/** More facts than this in one sentence are not compared. */
export const mostFacts = 100;

/** Digits in a name: `IPv6`, `5G`. */
const inName = /[\p{Script=Latin}_-]\d+|\d+[\p{Script=Latin}_]/gu;

/** How many blocks to either side are near, and how many characters of them. */
const beside = 2;
const reach = 600;

/** The facts of a segment by how it is read, read once: a Chinese page is the source of one in each language. */
const factsBy = onceForWords((language: string, country: string | undefined) =>
  onceFor((segment: Segment): readonly Fact[] =>
    // 2<sup>10</sup> reads 210: what it stands for nobody knows.
    factsIn(segment.text, readingOf(segment.text, { language, country })).map((fact) =>
      fact.kind === 'amount' && isBroken(segment, fact.figure.from, fact.figure.to)
        ? { ...fact, values: [], units: [], isSoft: true, isFigure: false }
        : fact,
    ),
  ),
);

/** Reads one page. */
export function sideOf(segments: readonly Segment[], { language, country }: Reading): ReadSide {
  const factsOf = factsBy(language, country);
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
    marksOf: (sentences) =>
      new Set(
        sentences.flatMap(({ block }) =>
          segments[block]!.marks.slice(0, mostFacts).map(({ value }) => value.slice(0, reach)),
        ),
      ),
    near(sentences, isAlone, shared) {
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
          ...marks
            .slice(0, mostFacts)
            .map(({ value }) => value.slice(0, reach))
            .filter((value) => !shared.has(value)),
        ];
      });
      return {
        facts,
        own: [...new Set(sentences.map(({ block }) => block))].flatMap((block) => factsOf(segments[block]!)),
        numbers: new Set(facts.flatMap(({ values }) => values)),
        text: texts.join('\n').toLowerCase(),
        hasPrice: all.some(isMoney),
      };
    },
  };
}

/** On a Chinese page what has no Chinese character is in English. */
const readingOf = (text: string, { language, country }: Reading): Reading => ({
  language: language === 'zh' && !/\p{Script=Han}/u.test(text) ? 'en' : language,
  country,
});

/** The facts that begin in `[from, to)`, of facts in their order. */
function within(facts: readonly Fact[], from: number, to: number): readonly Fact[] {
  const start = firstIndex(facts, (fact) => fact.from >= from);
  let end = start;
  while (end < facts.length && facts[end]!.from < to) end++;
  return facts.slice(start, end);
}
