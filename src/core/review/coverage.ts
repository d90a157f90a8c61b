/** What a market does not have of the site: Chinese pages, sections and strings without a counterpart. */
import type { Language, Messages } from '../messages/index.ts';
import { languageName } from '../messages/language-name.ts';
import { languageCode } from '../regions/locale.ts';
import type { Market } from '../regions/market.ts';
import { groupBy } from '../text/group-by.ts';
import type { PageSummary } from './summary.ts';

/** What one market lacks in one language. */
export interface Coverage {
  /** ISO 3166-1, and its profile; undefined for pages of no known market. */
  readonly code: string | undefined;
  readonly market: Market | undefined;
  /** BCP 47. */
  readonly locale: string;
  /** How many source pages it is to have, those it has among them. */
  readonly wanted: number;
  /** Source pages that no page of it follows, sorted. */
  readonly pages: readonly string[];
  /** Headings of source pages with nothing of their section on the page that follows these. */
  readonly sections: readonly CoveragePart[];
  /** Keys of source files that the file which follows these does not have. */
  readonly keys: readonly CoveragePart[];
  /** Pages that follow a source page which the config says is not for this market. */
  readonly unwanted: readonly CoveragePage[];
  /** Pages whose source page is gone. */
  readonly gone: readonly GonePage[];
}

/** A page of the market, and the source page in question. */
export interface CoveragePage {
  readonly path: string;
  readonly source: string;
}

/** A page whose source page is not there any more. */
export interface GonePage extends CoveragePage {
  /** What the source page is called now; null for one that was deleted. */
  readonly now: string | null;
}

/** Something of a source page that a page does not have: a heading, or a key. */
export interface CoveragePart extends CoveragePage {
  readonly name: string;
}

/** What is missing or too much, in the order in which it is told. */
export const coverageKinds = ['pages', 'sections', 'keys', 'unwanted', 'gone'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** True for a market that has all it should have, and nothing else. */
export function isCovered(coverage: Coverage): boolean {
  return coverageKinds.every((kind) => !coverage[kind].length);
}

/** What reviewed pages of one market and language say of its coverage; source pages without a follower are told apart. */
export function coverageOfPages(
  reviews: readonly PageSummary[],
  isUnwanted: (source: string) => boolean,
): Pick<Coverage, 'sections' | 'keys' | 'unwanted' | 'gone'> {
  const followers = reviews.flatMap(({ path, source, gaps }) =>
    source === undefined ? [] : [{ path, source, gaps }],
  );
  const wanted = followers.filter(({ source }) => !isUnwanted(source));
  const parts = (of: 'sections' | 'keys') =>
    wanted.flatMap(({ path, source, gaps }) => gaps[of].map((name) => ({ path, source, name })));
  return {
    sections: parts('sections'),
    keys: parts('keys'),
    unwanted: followers
      .filter(({ source }) => isUnwanted(source))
      .map(({ path, source }) => ({ path, source })),
    gone: reviews.flatMap(({ path, gaps: { goneSource } }) =>
      goneSource === undefined ? [] : [{ path, source: goneSource.path, now: goneSource.now ?? null }],
    ),
  };
}

/** Of what is missing that which a branch has to do with: the pages it changed and those that follow them. */
export function coverageOfChanges(coverage: readonly Coverage[], changed: ReadonlySet<string>): Coverage[] {
  const isChanged = ({ path, source }: CoveragePage) => changed.has(path) || changed.has(source);
  return coverage.map((one) => ({
    ...one,
    pages: one.pages.filter((source) => changed.has(source)),
    sections: one.sections.filter(isChanged),
    keys: one.keys.filter(isChanged),
    unwanted: one.unwanted.filter(isChanged),
    gone: one.gone.filter(isChanged),
  }));
}

/** A market's name, with the language where that is not the one it is known by; the language alone of no known market. */
export function coverageName(
  { market, locale }: Pick<Coverage, 'market' | 'locale'>,
  messages: Messages,
  uiLanguage: Language,
): string {
  if (!market) return languageName(locale, uiLanguage);
  const name = market.name[uiLanguage];
  return market.locales[0] === locale || languageCode(market.locales[0]!) === languageCode(locale)
    ? name
    : messages.gate.ofType(name, languageName(languageCode(locale), uiLanguage));
}

/** What markets lack on several sites, as on one. */
export function joinCoverage(all: readonly Coverage[]): Coverage[] {
  const groups = groupBy(all, ({ code = '', locale }) => `${code} ${locale}`);
  return [...groups.values()].map((group) => {
    const of = <T>(list: (one: Coverage) => readonly T[]) => group.flatMap(list);
    return {
      ...group[0]!,
      wanted: group.reduce((sum, { wanted }) => sum + wanted, 0),
      pages: of(({ pages }) => pages),
      sections: of(({ sections }) => sections),
      keys: of(({ keys }) => keys),
      unwanted: of(({ unwanted }) => unwanted),
      gone: of(({ gone }) => gone),
    };
  });
}

/** What markets lack, with paths as they are shown. */
export function withPaths(all: readonly Coverage[], shown: (path: string) => string): Coverage[] {
  const both = <T extends CoveragePage>(one: T): T => ({
    ...one,
    path: shown(one.path),
    source: shown(one.source),
  });
  return all.map((one) => ({
    ...one,
    pages: one.pages.map(shown),
    sections: one.sections.map(both),
    keys: one.keys.map(both),
    unwanted: one.unwanted.map(both),
    gone: one.gone.map((page) => ({ ...both(page), now: page.now === null ? null : shown(page.now) })),
  }));
}
