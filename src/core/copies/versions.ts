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
