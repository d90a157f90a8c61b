import type { Span } from '../finding.ts';
import { type Tokens, tokenize } from '../text/tokens.ts';
import { type Match, Matcher } from './matcher.ts';
import files from './packs/*.yaml';
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

const isWithin = (inner: Span, outer: Span) => outer.from <= inner.from && inner.to <= outer.to;

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
      const present = new Set(matches.map((match) => match.id));
      const isExcused = ({ id, from, to }: Match) => {
        if (present.has(guards.get(id) ?? -1)) return true;
        const except = exceptions.get(id) ?? -1;
        return (
          present.has(except) && matches.some((other) => other.id === except && isWithin({ from, to }, other))
        );
      };
      const found = matches.filter(({ id }) => byId.has(id));
      const excused = new Set(found.filter(isExcused));
      const natives = [...excused].filter(({ id }) => own.has(id));
      return found.flatMap((match) => {
        if (excused.has(match)) return [];
        if (
          !own.has(match.id) &&
          natives.some((native) => isWithin(native, match) || isWithin(match, native))
        )
          return [];
        return [{ phrase: byId.get(match.id)!, from: match.from, to: match.to }];
      });
    },
  };
}

/** The phrases of a site: those Terroir ships, with those of the house. */
export interface PhraseBook {
  /** Every pack, the shipped ones without what the house replaces. */
  packs(): Pack[];
  /**
   * The phrases for pages in a language, compiled at first use: those of its packs, and of the English ones
   * what is beyond doubt, since English stands on pages in every language.
   */
  for(language: string): PhraseIndex;
}

/** The shipped phrases with those of a house; a house's phrase replaces a shipped one of its language and id. */
export function phraseBook(house: readonly Pack[]): PhraseBook {
  const indexes = new Map<string, PhraseIndex>();
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
    for(language) {
      const index = indexes.get(language) ?? compile(language);
      indexes.set(language, index);
      return index;
    },
  };
}

/** The phrases Terroir ships, compiled once for all sites that add none. */
export const shippedPhrases: PhraseBook = phraseBook([]);
