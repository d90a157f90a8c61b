/** The local material of a site: which items a page uses, and which would fit it. */
import type { Segment } from '../content/segment.ts';
import type { Target } from '../target.ts';
import { sentences } from '../text/sentences.ts';
import type { Tokens } from '../text/tokens.ts';
import { isUsable, type Material } from './material.ts';
import { indexNames, type Name, type NameIndex } from './names.ts';

/** An item that a page uses, and where. */
export interface UsedMaterial {
  readonly material: Material;
  /** The item's own words are used, not only its name. */
  readonly isText: boolean;
  /** Index of the segment. */
  readonly block: number;
  /** Half-open, in the segment's decoded text. */
  readonly from: number;
  readonly to: number;
}

/** All local material of a site. */
export interface Library {
  readonly items: readonly Material[];
  /**
   * Finds the items that a page uses, in reading order. Where markets share a name, the page's own counts.
   * @param language of the page
   * @param tokens of each segment
   */
  usedOn(
    segments: readonly Segment[],
    tokens: readonly Tokens[],
    language: string,
    market: string | undefined,
  ): UsedMaterial[];
}

type Key = Pick<UsedMaterial, 'material' | 'isText'>;

/** A text is known by its first sentence; one of fewer letters may be anywhere. */
const leastLetters = 12;

function* keysOf(material: Material): Iterable<Name<Key>> {
  for (const text of [material.name, ...(material.aliases ?? [])])
    if (text) yield { text, of: { material, isText: false } };
  const [first] = material.text ? sentences(material.text.replace(/\s+/g, ' ')) : [];
  if (!first) return;
  const text = material.text!.replace(/\s+/g, ' ').slice(first.from, first.to);
  const least = material.kind === 'phrase' ? 4 : leastLetters;
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length >= least)
    yield { text: text.toLowerCase(), of: { material, isText: true } };
}

/** The library of a site's items. */
export function makeLibrary(items: readonly Material[]): Library {
  const indexes = new Map<string, NameIndex<Key>>();
  function indexFor(language: string): NameIndex<Key> {
    const known =
      indexes.get(language) ??
      indexNames(
        [...items].flatMap((item) => [...keysOf(item)]),
        language,
      );
    indexes.set(language, known);
    return known;
  }
  return {
    items,
    usedOn(segments, tokens, language, market) {
      if (!items.length) return [];
      const index = indexFor(language);
      return segments.flatMap(({ text }, block) => {
        const found = index.find(text, tokens[block]).map(({ of, from, to }) => ({ ...of, block, from, to }));
        return found
          .filter((one) => isNearest(one, found, market))
          .sort((a, b) => a.from - b.from || b.to - a.to);
      });
    },
  };
}

/** Drops matches inside longer ones, and those of other markets where the page's own has the name. */
function isNearest(one: UsedMaterial, found: readonly UsedMaterial[], market: string | undefined): boolean {
  return !found.some((other) => {
    if (other === one || other.from > one.from || other.to < one.to) return false;
    const isLonger = other.to - other.from > one.to - one.from;
    const isOwn = other.material.market === market && one.material.market !== market;
    return (isLonger && other.isText === one.isText) || isOwn;
  });
}

/** Query for material that fits a page. */
export type MaterialQuery = Pick<Target, 'market' | 'locale' | 'audience' | 'industry'>;

/**
 * What of a library may be put on a page, the best first: its readers and industry before what is for all, what was
 * confirmed last before what is old, and what is on the page already at the end.
 * @param used items that are on the page
 */
export function rankMaterial(
  items: readonly Material[],
  wanted: MaterialQuery,
  used: ReadonlySet<Material>,
  today: Date,
): Material[] {
  const language = wanted.locale && new Intl.Locale(wanted.locale).language;
  const uiLanguage = (one: Material) =>
    !one.language || !language || new Intl.Locale(one.language).language === language;
  const fits = items.filter(
    (one) =>
      one.market === wanted.market &&
      isUsable(one, today) &&
      uiLanguage(one) &&
      (one.audiences ?? ['local']).includes(wanted.audience),
  );
  const score = (one: Material) => {
    const industry =
      !one.industries || !wanted.industry ? 1 : one.industries.includes(wanted.industry) ? 2 : 0;
    return (used.has(one) ? 0 : 10) + industry;
  };
  const newest = (a: Material, b: Material) =>
    Number(b.date?.replaceAll('-', '') ?? 0) - Number(a.date?.replaceAll('-', '') ?? 0);
  return fits.toSorted((a, b) => score(b) - score(a) || newest(a, b));
}
