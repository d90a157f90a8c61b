/** Where the languages of a site lie, as the config of its generator says: what folders are called does not tell it. */
import { type PathLocale, readLocaleName } from './locale.ts';
import type { Markets } from './market.ts';

/** A folder or a file that is in one language. */
export interface LanguagePlace {
  /** Relative to the site, without a slash at its end. */
  readonly path: string;
  /** `folder`: all below it; `file`: itself; `name`: below it, folders of this name. */
  readonly kind: 'folder' | 'file' | { readonly name: string };
  /** BCP 47, as the config writes it. */
  readonly locale: string;
  /** What stands for it in the key, the same for all languages; see `PathReading`. */
  readonly key: string;
}

/** The locale of a path and its key, where a place holds it. */
export type SiteLayout = (path: string) => { readonly found: PathLocale; readonly key: string } | undefined;

/** Makes a layout of places; of several that hold a path the longest decides. */
export function siteLayout(places: readonly LanguagePlace[], markets: Markets): SiteLayout {
  const known = places
    .flatMap((place) => {
      const { sureness, ...found } = readLocaleName(place.locale, markets) ?? { sureness: 'word' };
      return sureness === 'word' || !('locale' in found) ? [] : [{ ...place, found }];
    })
    .sort((a, b) => b.path.length - a.path.length);
  return (path) => {
    for (const { path: place, kind, found, key } of known) {
      if (kind === 'file' ? path !== place : place !== '' && !path.startsWith(`${place}/`)) continue;
      if (kind === 'file') return { found, key };
      const parts = path.slice(place === '' ? 0 : place.length + 1).split('/');
      const at = kind === 'folder' ? -1 : parts.slice(0, -1).indexOf(kind.name);
      if (kind !== 'folder' && at < 0) continue;
      return { found, key: [key, ...parts.filter((_, index) => index !== at)].filter(Boolean).join('/') };
    }
    return undefined;
  };
}
