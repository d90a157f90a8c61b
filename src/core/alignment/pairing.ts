import type { Config } from '../config.ts';
import { formatIn } from '../content/index.ts';
import { languageCode } from '../regions/locale.ts';
import { type SitePaths, sitePaths } from '../regions/path-locale.ts';

/** Which source page each market page follows. */
export interface Pairing {
  /** The source page of `path`, or undefined; a page's own front matter may name another. */
  sourceOf(path: string, declared: unknown): string | undefined;
  /** The page that a page's front matter names as its source, where no file is there by that name; undefined otherwise. */
  goneSource(path: string, declared: unknown): string | undefined;
  /** The BCP 47 language a path says its page is in; `en` where it says nothing. */
  languageOf(path: string): string;
  /** The pages others may follow, where only their contents tell. */
  readonly sources: readonly string[];
  /** True where these lie in places of their own; otherwise they are among all files that say no locale. */
  readonly areSourcesLocated: boolean;
  /** True for a source page that a page of this locale follows already, as far as paths tell. */
  isFollowed(source: string, locale: string): boolean;
  /** The market pages that have a source page, with it, by language; as far as paths tell. */
  byLanguage(): Map<string, Map<string, string>>;
}

/**
 * Pairs pages as the config says, or by the habits sites have: the same path with another locale folder, host or file
 * suffix, and Docusaurus's `i18n/` against `docs/`. `content/id/about.md` is paired with `content/zh/about.md`.
 * @param paths all files of the site
 * @param named what they say of their locales
 */
export function pairPages(
  paths: readonly string[],
  config: Config,
  named: SitePaths = sitePaths(paths, config.markets),
): Pairing {
  const sources = new Map<string, string>();
  const unlocalized = new Map<string, string>();
  const isRead = (path: string) => formatIn(config, path) !== undefined;
  const known = new Set(paths);
  const localeOf = (path: string) => config.pagesFor(path).locale ?? named.read(path).found?.locale;
  for (const path of paths) {
    if (!isRead(path)) continue;
    const { key } = named.read(path);
    const locale = localeOf(path);
    if (!locale) unlocalized.set(key, path);
    else if (config.isSource(locale) && !sources.has(key)) sources.set(key, path);
  }
  const isOwn = (path: string) => !config.isExcluded(path);
  const located = [...sources.values()].filter((path) => isOwn(path) && !named.read(path).isDeclared);
  const followed = new Map<string, ReadonlySet<string>>();
  const followedIn = (locale: string) => {
    // A sitemap lists what a build wrote, not the page it was made from.
    const isNamed = (path: string) => localeOf(path) === locale && !named.read(path).isDeclared;
    const own = paths.filter((path) => isRead(path) && isNamed(path));
    return new Set(own.map((path) => pairing.sourceOf(path, undefined) ?? ''));
  };
  const pairing: Pairing = {
    // Where the source's pages have no folder of their own, they are among those without a locale.
    sources: located.length ? located : [...sources.values(), ...unlocalized.values()].filter(isOwn),
    areSourcesLocated: located.length > 0,
    isFollowed(source, locale) {
      const inLocale = followed.get(locale) ?? followedIn(locale);
      followed.set(locale, inLocale);
      return inLocale.has(source);
    },
    sourceOf(path, declared) {
      if (typeof declared === 'string') {
        const own = resolve(path, declared).find((candidate) => known.has(candidate) && isRead(candidate));
        if (own && own !== path) return own;
      }
      const written = config.sourcesFor(path).find((candidate) => known.has(candidate) && isRead(candidate));
      if (written && written !== path) return written;
      const { key } = named.read(path);
      const paired = sources.get(key) ?? unlocalized.get(key);
      return paired === path ? undefined : paired;
    },
    goneSource(path, declared) {
      // Other sites write there whom a text is from: only what looks like a page is one.
      if (typeof declared !== 'string' || declared.includes('://') || !isRead(declared)) return undefined;
      const candidates = resolve(path, declared);
      return candidates.some((candidate) => known.has(candidate)) ? undefined : candidates.at(-1);
    },
    languageOf(path) {
      const locale = localeOf(path);
      return locale ? languageCode(locale) : 'en';
    },
    byLanguage() {
      const pairs = new Map<string, Map<string, string>>();
      for (const path of paths) {
        const locale = localeOf(path);
        if (!isRead(path) || config.isExcluded(path) || (locale && config.isSource(locale))) continue;
        const source = pairing.sourceOf(path, undefined);
        if (source === undefined) continue;
        const language = pairing.languageOf(path);
        const group = pairs.get(language) ?? new Map<string, string>();
        pairs.set(language, group.set(path, source));
      }
      return pairs;
    },
  };
  return pairing;
}

/** A path written in front matter, read from the page's folder and from the site's root; never outside it. */
function resolve(page: string, written: string): string[] {
  const folder = page.split('/').slice(0, -1);
  return [[...folder, ...written.split('/')], written.split('/')].flatMap((parts) => {
    const path: string[] = [];
    for (const part of parts) {
      if (part === '..') {
        if (path.pop() === undefined) return [];
      } else if (part !== '.' && part !== '') path.push(part);
    }
    return [path.join('/')];
  });
}
