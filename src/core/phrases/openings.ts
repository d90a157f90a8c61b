/** Where patterns begin: worked out when Terroir is built, so that only those are compiled whose first words a text has. */
import { compilePattern, type Step } from './pattern.ts';

/**
 * Which patterns of a file a text may enter by a word: their numbers in the order of {@link patternLists}, by the word itself
 * (`win`), its stem (`enterpris~`), its first two characters or the only one (`em*`), and those that begin with a number (`#`).
 */
export type Openings = Readonly<Record<string, readonly number[]>>;

type Patterns = readonly string[] | undefined;

/** What of a file that ships are patterns: of a pack, or of the renderings of a language. */
export interface PatternFile {
  readonly language: string;
  readonly phrases?: readonly {
    readonly patterns: readonly string[];
    readonly unless?: Patterns;
    readonly except?: Patterns;
  }[];
  readonly renderings?: Readonly<
    Record<string, { readonly bad?: Patterns; readonly vulgar?: Patterns; readonly good?: Patterns }>
  >;
}

/** The lists of patterns of a file, in its order. */
export function patternLists({ phrases = [], renderings = {} }: PatternFile): (readonly string[])[] {
  const lists = [
    ...phrases.flatMap(({ patterns, unless, except }) => [patterns, unless, except]),
    ...Object.values(renderings).flatMap(({ bad, vulgar, good }) => [bad, vulgar, good]),
  ];
  return lists.filter((list) => list !== undefined);
}

/**
 * Works out where the patterns of a file begin.
 * @throws PatternError for a pattern that cannot be used
 */
export function openingsOf(file: PatternFile): Openings {
  const openings = new Map<string, number[]>();
  for (const [number, pattern] of patternLists(file).flat().entries()) {
    const sequences = compilePattern(pattern, file.language);
    for (const key of new Set(sequences.flatMap(([first]) => openingsOfStep(first!))))
      openings.set(key, [...(openings.get(key) ?? []), number]);
  }
  return Object.fromEntries(openings);
}

/** The stem of a word as {@link Openings} have it. */
export const stemKey = (stem: string) => `${stem}~`;
/** The first characters of a word as {@link Openings} have them. */
export const prefixKey = (prefix: string) => `${prefix.slice(0, 2)}*`;
/** What {@link Openings} have for a number. */
export const numberKey = '#';

/** What opens a pattern whose first step this is, as {@link Openings} have it. */
export function openingsOfStep(step: Step): string[] {
  switch (step.kind) {
    case 'words':
      return [...step.words];
    case 'stem':
      return [stemKey(step.stem)];
    case 'prefix':
      return [prefixKey(step.prefix)];
    case 'choice':
      return step.options.flatMap(([first]) => openingsOfStep(first!));
    case 'number':
      return [numberKey];
    case 'gap':
      return [];
  }
}
