import type { Config } from '../config.ts';
import { formatIn } from '../content/index.ts';
import { type SitePaths, sitePaths } from '../regions/path-locale.ts';

/** The same page in some language of its site. */
export interface Version {
  readonly path: string;
  /** BCP 47; undefined where neither config nor path says it. */
  readonly locale: string | undefined;
}

/**
 * Finds the versions of a page, itself among them: the same page in other languages and for other markets, as far as
 * paths tell, in the order of the paths. `vi/about.html` has the versions `about.html`, `vi/about.html`, `zh/about.html`.
 * @param paths all files of the site
 * @param named what they say of their locales
 */
export function findVersions(
  paths: readonly string[],
  config: Config,
  named: SitePaths = sitePaths(paths, config.markets),
): (path: string) => readonly Version[] {
  const groups = new Map<string, Version[]>();
  for (const path of paths) {
    if (!formatIn(config, path) || config.isExcluded(path)) continue;
    const { key, found } = named.read(path);
    const version = { path, locale: config.pagesFor(path).locale ?? found?.locale };
    const group = groups.get(key);
    if (group) group.push(version);
    else groups.set(key, [version]);
  }
  return (path) => groups.get(named.read(path).key) ?? [];
}

/** How many files each locale has, as far as paths tell; '' stands for those whose path names none. */
export function countByLocale(
  paths: readonly string[],
  versionsOf: ReturnType<typeof findVersions>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const versions = versionsOf(path);
    const own = versions.length > 1 ? versions.find((version) => version.path === path) : undefined;
    if (own) counts.set(own.locale ?? '', (counts.get(own.locale ?? '') ?? 0) + 1);
  }
  return counts;
}

/** What shows that a page is the one that its other versions were made from. */
export type OriginalSign = 'x-default' | 'no-locale' | 'most-pages' | 'oldest';

/**
 * The version of a page that the others were likely made from, and what shows it: the one the site offers to readers of no
 * language it has, the one whose path names no locale, that of the locale with the most pages. Undefined where none stands
 * out by that.
 * @param versions all of the page's
 * @param isDefault true for the page that alternates name as `x-default`
 * @param counts see {@link countByLocale}
 */
export function originalOf(
  versions: readonly Version[],
  isDefault: (path: string) => boolean,
  counts: ReadonlyMap<string, number>,
): { readonly version: Version; readonly sign: OriginalSign } | undefined {
  const named = versions.find(({ path }) => isDefault(path));
  if (named) return { version: named, sign: 'x-default' };
  const plain = versions.filter(({ locale }) => locale === undefined);
  if (plain.length === 1) return { version: plain[0]!, sign: 'no-locale' };
  const pagesOf = ({ locale = '' }: Version) => counts.get(locale) ?? 0;
  const [first, second] = [...versions].sort((a, b) => pagesOf(b) - pagesOf(a));
  return first && second && pagesOf(first) > pagesOf(second)
    ? { version: first, sign: 'most-pages' }
    : undefined;
}
