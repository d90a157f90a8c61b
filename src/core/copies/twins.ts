import type { Config } from '../config.ts';
import { formatIn } from '../content/index.ts';
import { languageCode } from '../regions/locale.ts';
import { type SitePaths, sitePaths } from '../regions/path-locale.ts';

/** More markets in one language than a site has; a folder of look-alikes costs no more than that. */
const mostTwins = 20;

/**
 * Finds the twins of a page: the same page for other markets, in a language that may be the same, as far as paths
 * tell. `content/en-SG/about.md` has the twin `content/en-MY/about.md`, but not `content/id/about.md`.
 * @param paths all files of the site
 * @param named what they say of their locales
 */
export function findTwins(
  paths: readonly string[],
  config: Config,
  named: SitePaths = sitePaths(paths, config.markets),
): (path: string) => readonly string[] {
  const localeOf = (path: string) => config.pagesFor(path).locale ?? named.read(path).found?.locale;
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    if (!formatIn(config, path) || config.isExcluded(path)) continue;
    const locale = localeOf(path);
    if (locale && config.isSource(locale)) continue;
    const { key } = named.read(path);
    const group = groups.get(key);
    if (group) group.push(path);
    else groups.set(key, [path]);
  }
  return (path) => {
    const locale = localeOf(path);
    if (locale && config.isSource(locale)) return [];
    const isAlike = (other: string) => {
      const theirs = localeOf(other);
      return !locale || !theirs || languageCode(locale) === languageCode(theirs);
    };
    const group = groups.get(named.read(path).key) ?? [];
    return group.filter((other) => other !== path && isAlike(other)).slice(0, mostTwins);
  };
}
