/** What each market of a site does not have of its source pages. */
import { languageCode } from '../regions/locale.ts';
import { type Coverage, coverageOfChanges, coverageOfPages } from '../review/coverage.ts';
import type { PageSummary } from '../review/summary.ts';
import type { PageReviews } from './reviewing.ts';

/** One market in one language: what `pt` lacks may stand under `pt-BR`. */
interface Place {
  readonly market: string | undefined;
  /** BCP 47, the shortest of those its pages have. */
  locale: string;
  readonly reviews: PageSummary[];
  /** Source pages that its pages follow. */
  readonly followed: Set<string>;
}

/**
 * Of which source pages a review tells that markets lack them: all of the `site`; those `near` what the reviewed pages follow,
 * in the folder that holds it; or only what these pages follow, of which sections and keys may be lacking.
 */
export type CoverageReach = 'site' | 'near' | 'followed';

/**
 * What the markets of reviewed pages lack; the pages that were not reviewed count as far as path, config and front matter
 * tell what they follow. A market whose pages follow no source page lacks none: all of it is its own.
 * @param changed what a branch touched, where only that matters; then every market of the site is looked at
 */
export async function coverageOf(
  site: PageReviews,
  reviews: readonly PageSummary[],
  changed?: ReadonlySet<string>,
  reach: CoverageReach = 'site',
): Promise<Coverage[]> {
  const { config } = await site.setup();
  const isReached = reachOf(reach, reviews);
  const places = (await placesOf(site, reviews)).filter(
    ({ followed, reviews: own }) =>
      own.some(({ gaps }) => gaps.goneSource) || (followed.size > 0 && (changed || own.length > 0)),
  );
  const sources = (await sourcesOf(site, places, changed)).filter(isReached);
  const found = places.map((place): Coverage => {
    const { market: code, locale, followed } = place;
    const needs = (source: string) => config.coverageFor(source, place);
    // What a market has nothing of, such as news or the texts of an app, is a kind of its own that it goes without.
    const areas = new Set([...followed].map(topOf));
    const wanted = sources.filter((source) => areas.has(topOf(source)) && needs(source) === 'needed');
    return {
      code,
      market: code === undefined ? undefined : config.markets.get(code),
      locale,
      wanted: wanted.length,
      pages: wanted.filter((source) => !followed.has(source)),
      ...coverageOfPages(place.reviews, (source) => needs(source) === 'unwanted'),
    };
  });
  return changed ? coverageOfChanges(found, changed) : found;
}

/** The markets and languages of a site's pages in the order of their codes, those of no known market last. */
async function placesOf(site: PageReviews, reviews: readonly PageSummary[]): Promise<Place[]> {
  const { config } = await site.setup();
  const named = await site.named();
  const places = new Map<string, Place>();
  const placeOf = (market: string | undefined, locale: string) => {
    const language = languageCode(locale);
    const id = `${market ?? '~'} ${language === 'zh' ? locale : language}`;
    const place = places.get(id) ?? { market, locale, reviews: [], followed: new Set() };
    if (locale.length < place.locale.length) place.locale = locale;
    places.set(id, place);
    return place;
  };
  for (const review of reviews) {
    const { target, source } = review;
    if (!target) continue;
    // As everywhere, a page that says nothing is read as English.
    const place = placeOf(target.market, target.locale ?? 'en');
    place.reviews.push(review);
    if (source !== undefined) place.followed.add(source);
  }
  const reviewed = new Set(reviews.map(({ path }) => path));
  for (const path of await site.pages()) {
    if (reviewed.has(path)) continue;
    const own = config.pagesFor(path);
    const { found } = named.read(path);
    const locale = own.locale ?? found?.locale;
    if (locale !== undefined && config.isSource(locale)) continue;
    const source = await (locale === undefined ? site.namedSource(path) : site.declaredSource(path));
    if (source !== undefined) placeOf(own.market ?? found?.market, locale ?? 'en').followed.add(source);
  }
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/**
 * The source pages with Chinese on them. Where none of them has a folder of its own they are among all that have no
 * locale, and only what stands in a folder with pages that others follow is one.
 */
async function sourcesOf(
  site: PageReviews,
  places: readonly Place[],
  changed: ReadonlySet<string> | undefined,
): Promise<string[]> {
  const { sources, isLocated } = await site.sources();
  const all = new Set(places.flatMap(({ followed }) => [...followed]));
  const folders = new Set([...all].map(topOf));
  const isAsked = (path: string) => !changed || changed.has(path);
  const found: string[] = [];
  for (const path of sources.filter(isAsked)) {
    if (!isLocated && !folders.has(topOf(path))) continue;
    if (all.has(path) || (await site.isSourcePage(path))) found.push(path);
  }
  return found.sort();
}

function reachOf(reach: CoverageReach, reviews: readonly PageSummary[]): (source: string) => boolean {
  if (reach === 'site') return () => true;
  const followed = reviews.flatMap(({ source }) => (source === undefined ? [] : [source]));
  if (reach === 'followed' || !followed.length) return (source) => followed.includes(source);
  const folder = followed.map(folderOf).reduce((common, one) => {
    let held = common;
    while (!one.startsWith(held)) held = folderOf(held.slice(0, -1));
    return held;
  });
  return (source) => source.startsWith(folder);
}

/** The folder a path lies in, with the slash at its end; '' at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The folder at the top of a path; '' for a file that lies in none. */
function topOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}
