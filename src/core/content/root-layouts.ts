/** In which language the layout around a site's pages says that they are: `<html lang="es">` of `app/layout.tsx`. */

import { languageCode, type PathLocale, readLocale } from '../regions/locale.ts';
import type { Markets } from '../regions/market.ts';
import type { SitePaths } from '../regions/path-locale.ts';

/** A layout around all pages of a generator's site, and where this lies. */
const layout =
  /^((?:.*?\/)??)(?:(?:src\/)?app\/(?:layout\.[jt]sx?|app\.html|root\.[jt]sx)|(?:src\/)?pages\/_document\.[jt]sx?|src\/app\.html|(?:src\/)?layouts\/(?:_default\/baseof\.html|[\w-]*\.(?:astro|vue))|_layouts\/default\.html|(?:public\/)?index\.html)$/i;

/** So many are read: what a folder has more of are pages. */
const most = 40;
/** So much of one is looked at, in UTF-16 code units. */
const longest = 20_000;

/** The layouts among the files of a site. */
export function rootLayouts(paths: readonly string[]): string[] {
  return paths.filter((path) => layout.test(path) && !path.includes('node_modules/')).slice(0, most);
}

/** The tag that a layout gives its pages, where it stands there literally. */
function tagIn(text: string): string | undefined {
  return /<html\b[^<>]{0,300}?\slang=\{?["']([A-Za-z]{2,3}(?:[-_]\w{2,8}){0,2})["']/.exec(
    text.slice(0, longest),
  )?.[1];
}

/**
 * Adds to paths what the layouts around them say, for those that say no locale themselves. English is what templates come
 * with, and says nothing; nor do layouts of one folder that say different languages.
 * @param texts the layouts, see {@link rootLayouts}
 * @param isSource true for a locale of the source
 */
export function withLayouts(
  named: SitePaths,
  texts: ReadonlyMap<string, string>,
  markets: Markets,
  isSource: (locale: string) => boolean,
): SitePaths {
  const said = new Map<string, Set<string>>();
  for (const [path, text] of texts) {
    const folder = layout.exec(path)?.[1] ?? '';
    const tag = tagIn(text);
    if (tag !== undefined) said.set(folder, (said.get(folder) ?? new Set()).add(tag));
  }
  const around = new Map<string, PathLocale>();
  for (const [folder, tags] of said) {
    const [tag = ''] = tags;
    const locale = tags.size === 1 ? readLocale(tag, markets) : undefined;
    if (locale && languageCode(locale.locale) !== 'en' && !isSource(locale.locale))
      around.set(folder, locale);
  }
  if (!around.size) return named;
  const aroundOf = (path: string) => {
    for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
      const found = around.get(path.slice(0, slash + 1));
      if (found || slash <= 0) return found ?? around.get('');
    }
  };
  return {
    read(path) {
      const reading = named.read(path);
      const found = reading.found ? undefined : aroundOf(path);
      return found ? { ...reading, around: found } : reading;
    },
  };
}
