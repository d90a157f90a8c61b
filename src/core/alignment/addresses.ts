/** Which page of a site an address is, as far as what pages declare of themselves tells where the site lies. */

/** Pages that a server shows as they are; what a generator makes of others has an address of its own. */
const servedPage = /\.x?html?$/i;

/** A page's place without what servers leave out: `vi/about` for `vi/about.html`, `vi` for `vi/index.html`. */
function placeOf(path: string): string {
  return path.replace(servedPage, '').replace(/(?:^|\/)index$/i, '');
}

/** The pages of a site that are served as they are, by their places. */
export function servedPages(paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(paths.filter((path) => servedPage.test(path)).map((path) => [placeOf(path), path]));
}

/** An address, read: its host, empty where it names none, and the place it leads to there. */
export interface Address {
  readonly host: string;
  readonly place: string;
}

/**
 * Reads an address that a page declares; undefined where it is relative to the page, has a query, or is no address of
 * the web. `https://www.example.com/vi/about.html` is the place `vi/about` on `www.example.com`.
 */
export function readAddress(address: string): Address | undefined {
  const match = /^(?:(?:https?:)?\/\/([^/?#]+))?(\/[^?#]*)?(?:#.*)?$/i.exec(address.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  const path = decoded(match[2] ?? '');
  const parts = path.split('/').filter(Boolean);
  if (parts.some((part) => part === '.' || part === '..')) return undefined;
  return { host: (match[1] ?? '').toLowerCase(), place: placeOf(parts.join('/')) };
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Where a site lies: the folder that is its root, and the host that its pages name. */
export interface SiteRoot {
  readonly folder: string;
  readonly host: string;
}

/**
 * Finds where a site lies by the address that one of its pages has for itself among those it declares: the page
 * `public/vi/about.html` with the address `/vi/about` has the root `public`. Undefined where none is its own.
 */
export function rootOf(path: string, declared: readonly Address[]): SiteRoot | undefined {
  if (!servedPage.test(path)) return undefined;
  const own = placeOf(path);
  const isOwn = ({ place }: Address) =>
    own === place || own.endsWith(`/${place}`) || (place === '' && /(?:^|\/)index\.\w+$/i.test(path));
  // The longest tells most: `/` is the address of every first page.
  const best = declared
    .filter(isOwn)
    .reduce<Address | undefined>((a, b) => (a && a.place.length >= b.place.length ? a : b), undefined);
  if (!best) return undefined;
  return {
    folder: own.slice(0, own.length - best.place.length).replace(/\/$/, ''),
    host: best.host,
  };
}

/** The place in the site that an address leads to; undefined for one on another host. */
export function placeIn({ folder, host }: SiteRoot, address: Address): string | undefined {
  if (address.host && host && address.host !== host) return undefined;
  return [folder, address.place].filter(Boolean).join('/');
}
