import type { Openings, PatternFile } from './openings.ts';
import openingFiles from './packs/*.yaml' with { part: 'openings' };
import files from './packs/*.yaml' with { without: 'words' };
import { type Pack, type Phrase, ruleIdOf } from './phrase.ts';
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';
import { renderingOpenings, renderingsIn, stockPhrases } from './stock.ts';

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

const opened = new Map<string, readonly [PatternFile, Openings]>();

/** The shipped pack of a language with where its patterns begin; none where there is none. */
function openedPack(language: string): (readonly [PatternFile, Openings])[] {
  const pack = shippedPackOf(language);
  if (!pack) return [];
  const known = opened.get(language) ?? ([pack, JSON.parse(openingFiles[language]!) as Openings] as const);
  opened.set(language, known);
  return [known];
}

/** All phrase packs Terroir ships. */
export function shippedPacks(): Pack[] {
  return Object.keys(files).map((language) => shippedPackOf(language)!);
}

/** The phrases of a site: those Terroir ships, with those of the house. */
export interface PhraseBook {
  /** Every pack, the shipped ones without what the house replaces. */
  packs(): Pack[];
  /** True for the id of a rule that the house has written. */
  isHouse(ruleId: string): boolean;
  /** The phrase of a rule in a language, or else in English. */
  find(ruleId: string, language: string | undefined): Phrase | undefined;
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
    const own = packsOf(language);
    return indexPhrases({
      // The first pack says which language the pages are in, even where it has no phrases.
      packs: language === 'en' ? own : [{ language, phrases: [] }, ...own, ...beyondDoubt],
      stock: stockPhrases(),
      renderings: renderingsIn(language),
      files: [...new Set([...openedPack(language), ...openedPack('en'), ...renderingOpenings(language)])],
    });
  }

  return {
    packs: () => [...shippedPacks().map(withoutReplaced), ...house],
    isHouse: (ruleId) => houseIds.has(ruleId),
    find: (ruleId, language = 'en') =>
      [...packsOf(language), ...packsOf('en')]
        .flatMap(({ phrases }) => phrases)
        .find((phrase) => ruleIdOf(phrase) === ruleId),
    for(language) {
      // Languages without phrases have the same ones, those in English: an app in forty languages must not keep each.
      const key = packsOf(language).length ? language : 'und';
      const index = indexes.get(key) ?? compile(key);
      indexes.set(key, index);
      return index;
    },
  };
}

/** The phrases Terroir ships, compiled once for all sites that add none. */
export const shippedPhrases: PhraseBook = phraseBook([]);
