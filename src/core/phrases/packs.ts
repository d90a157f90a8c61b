import type { Span } from '../finding.ts';
import { type Tokens, tokenize } from '../text/tokens.ts';
import { type Match, Matcher } from './matcher.ts';
import files from './packs/*.yaml' with { without: 'words' };
import { compilePattern } from './pattern.ts';
import type { Pack, Phrase } from './phrase.ts';

const loaded = new Map<string, Pack>();

/** The shipped pack of a language, parsed at first use; undefined where there is none. */
function shippedPackOf(language: string): Pack | undefined {
  const text = Object.hasOwn(files, language) ? files[language] : undefined;
  if (text === undefined) return undefined;
  // The shape of what ships is checked by the tests, not at every start.
  const pack = loaded.get(language) ?? (JSON.parse(text) as Pack);
  loaded.set(language, pack);
  return pack;
}

/** All phrase packs Terroir ships. */
export function shippedPacks(): Pack[] {
  return Object.keys(files).map((language) => shippedPackOf(language)!);
}

/** The id under which a phrase is reported. */
export function ruleIdOf(phrase: Pick<Phrase, 'family' | 'id'>) {
  return `${phrase.family ?? 'phrase'}/${phrase.id}` as const;
}

/** All phrases of some packs, compiled for matching in one pass. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /**
   * The phrases in a text with their places; `unless` and `except` are already applied. Where they excuse a
   * phrase of the first pack's language, they excuse what phrases of other languages find there as well.
   */
  find(text: string, tokens?: Tokens): { phrase: Phrase; from: number; to: number }[];
}

/**
 * How far spans reach that start at or before an offset; -1 where none does. Of `[0, 9)` and `[2, 4)`, both
 * reach 9 from offset 2. The spans are in the order of their starts.
 */
function reachOf(spans: readonly Span[]): (at: number) => number {
  const starts = spans.map(({ from }) => from);
  let most = -1;
  const reaches = spans.map(({ to }) => (most = Math.max(most, to)));
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low ? reaches[low - 1]! : -1;
  };
}

/**
 * Compiles packs.
 * @throws PatternError for a pattern that cannot be used; packs of a house are checked before, see `parsePack`
 */
export function indexPhrases(source: readonly Pack[]): PhraseIndex {
  const matcher = new Matcher();
  /** Per phrase, the id of its guard and of its exceptions, which are matched together with the phrases. */
  const guards = new Map<number, number>();
  const exceptions = new Map<number, number>();
  let nextId = 0;
  const byId = new Map<number, Phrase>();
  /** The phrases of the pages' own language. */
  const own = new Set<number>();

  function add(patterns: readonly string[], language: string): number {
    const id = nextId++;
    for (const pattern of patterns) {
      for (const steps of compilePattern(pattern, language)) matcher.add(steps, id);
    }
    return id;
  }

  for (const { language, phrases } of source) {
    for (const phrase of phrases) {
      const id = add(phrase.patterns, language);
      byId.set(id, phrase);
      if (language === source[0]!.language) own.add(id);
      if (phrase.unless?.length) guards.set(id, add(phrase.unless, language));
      if (phrase.except?.length) exceptions.set(id, add(phrase.except, language));
    }
  }

  return {
    phrases: [...byId.values()],
    find(text, tokens = tokenize(text)) {
      const matches = matcher.match(text, tokens);
      if (!matches.length) return [];
      const present = new Map<number, Match[]>();
      for (const match of matches) {
        const same = present.get(match.id);
        if (same) same.push(match);
        else present.set(match.id, [match]);
      }
      const reaches = new Map<number, (at: number) => number>();
      for (const id of exceptions.values()) {
        const spans = present.get(id);
        if (spans) reaches.set(id, reachOf(spans));
      }
      const isExcused = ({ id, from, to }: Match) =>
        present.has(guards.get(id) ?? -1) || (reaches.get(exceptions.get(id) ?? -1)?.(from) ?? -1) >= to;
      const found = matches.filter(({ id }) => byId.has(id));
      const excused = new Set(found.filter(isExcused));
      const native = reachOf([...excused].filter(({ id }) => own.has(id)));
      return found.flatMap((match) => {
        const { id, from, to } = match;
        if (excused.has(match) || (!own.has(id) && native(to - 1) > from)) return [];
        return [{ phrase: byId.get(id)!, from, to }];
      });
    },
  };
}

/** The phrases of a site: those Terroir ships, with those of the house. */
export interface PhraseBook {
  /** Every pack, the shipped ones without what the house replaces. */
  packs(): Pack[];
  /** True for the id of a rule that the house has written. */
  isHouse(ruleId: string): boolean;
  /**
   * The phrases for pages in a language, compiled at first use: those of its packs, and of the English ones
   * what is beyond doubt, since English stands on pages in every language.
   */
  for(language: string): PhraseIndex;
}

/** The shipped phrases with those of a house; a house's phrase replaces a shipped one of its language and id. */
export function phraseBook(house: readonly Pack[]): PhraseBook {
  const indexes = new Map<string, PhraseIndex>();
  const houseIds = new Set<string>(house.flatMap(({ phrases }) => phrases.map(ruleIdOf)));
  const ownOf = (language: string) => house.filter((pack) => pack.language === language);

  function withoutReplaced(pack: Pack): Pack {
    const replaced = new Set(ownOf(pack.language).flatMap(({ phrases }) => phrases.map(ruleIdOf)));
    if (!replaced.size) return pack;
    return { ...pack, phrases: pack.phrases.filter((phrase) => !replaced.has(ruleIdOf(phrase))) };
  }

  function packsOf(language: string): Pack[] {
    const shipped = shippedPackOf(language);
    return [...(shipped ? [withoutReplaced(shipped)] : []), ...ownOf(language)];
  }

  function compile(language: string): PhraseIndex {
    const beyondDoubt = packsOf('en').map((pack) => ({
      ...pack,
      phrases: pack.phrases.filter(({ evidence }) => evidence === 'distinct'),
    }));
    return indexPhrases(language === 'en' ? packsOf('en') : [...packsOf(language), ...beyondDoubt]);
  }

  return {
    packs: () => [...shippedPacks().map(withoutReplaced), ...house],
    isHouse: (ruleId) => houseIds.has(ruleId),
    for(language) {
      const index = indexes.get(language) ?? compile(language);
      indexes.set(language, index);
      return index;
    },
  };
}

/** The phrases Terroir ships, compiled once for all sites that add none. */
export const shippedPhrases: PhraseBook = phraseBook([]);
