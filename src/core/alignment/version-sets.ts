/** Pages that something other than their paths declares to be versions of each other. */
import { type PathLocale, readLocaleName } from '../regions/locale.ts';
import type { Markets } from '../regions/market.ts';
import type { PathReading, SitePaths } from '../regions/path-locale.ts';

/** A page as a declaration names it; `locale` as written, undefined where it says none. */
export interface DeclaredVersion {
  readonly path: string;
  readonly locale: string | undefined;
}

/** One page in several languages. */
export type VersionSet = readonly DeclaredVersion[];

/** A page of a set, with the locale that is known of it. */
interface Member {
  readonly path: string;
  readonly found: PathLocale | undefined;
  readonly isDeclared: boolean;
}

/**
 * Adds to what paths say of their locales what sets of versions say: the pages of a set have one key, and those that
 * share a page's key follow it. A set with two pages for one locale contradicts itself and says nothing, nor does any that
 * has a page in common with it.
 * @param kinds the sets, by what declares them; where two kinds contradict each other the first is believed
 */
export function withVersionSets(
  named: SitePaths,
  kinds: readonly (readonly VersionSet[])[],
  markets: Markets,
): SitePaths {
  const declared = new Map<string, readonly Member[]>();
  for (const sets of kinds)
    for (const group of joined(sets)) {
      const members = membersOf(group, named, markets);
      if (members.some(({ path }) => declared.has(path)) || !isConsistent(members)) continue;
      for (const { path } of members) declared.set(path, members);
    }
  const own = new Map<string, PathReading>();
  /** By the keys that members have by their paths: what others of that key have now. */
  const followed = new Map<string, { readonly key: string; readonly taken: ReadonlySet<string> }>();
  for (const members of new Set(declared.values())) {
    const keys = [...new Set(members.map(({ path }) => named.read(path).key))];
    if (keys.length === 1 && !members.some(({ isDeclared }) => isDeclared)) continue;
    const key = keys[0]!;
    const taken = new Set(members.map(({ found }) => found?.locale ?? ''));
    for (const one of keys) followed.set(one, { key, taken });
    for (const { path, found, isDeclared } of members)
      own.set(path, { found, key, ...(isDeclared && { isDeclared }) });
  }
  if (own.size === 0) return named;
  return {
    read(path) {
      const known = own.get(path);
      if (known) return known;
      const reading = named.read(path);
      const group = followed.get(reading.key);
      if (!group || group.key === reading.key) return reading;
      return group.taken.has(reading.found?.locale ?? '') ? reading : { ...reading, key: group.key };
    },
  };
}

/** Sets that have pages in common, as one. */
function joined(sets: readonly VersionSet[]): VersionSet[] {
  const parents = new Map<string, string>();
  const rootOf = (path: string): string => {
    let root = path;
    for (let parent = parents.get(root)!; parent !== root; parent = parents.get(root)!) root = parent;
    for (let at = path; at !== root; ) {
      const next = parents.get(at)!;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const set of sets)
    for (const { path } of set) {
      if (!parents.has(path)) parents.set(path, path);
      parents.set(rootOf(path), rootOf(set[0]!.path));
    }
  const groups = new Map<string, DeclaredVersion[]>();
  for (const set of sets)
    for (const version of set) {
      const root = rootOf(version.path);
      const group = groups.get(root);
      if (group) group.push(version);
      else groups.set(root, [version]);
    }
  return [...groups.values()];
}

/** The pages of a set, each once, with the locale its path names, otherwise the one that is declared. */
function membersOf(set: VersionSet, named: SitePaths, markets: Markets): Member[] {
  const tags = new Map<string, string[]>();
  for (const { path, locale } of set)
    tags.set(path, [...(tags.get(path) ?? []), ...(locale === undefined ? [] : [locale])]);
  return [...tags].map(([path, locales]): Member => {
    const { found } = named.read(path);
    if (found) return { path, found, isDeclared: false };
    // Given for several countries, a page is for none of them.
    const [tag] = [...locales].sort((a, b) => a.length - b.length);
    const read = tag === undefined ? undefined : readLocaleName(tag, markets);
    if (!read || read.sureness === 'word') return { path, found: undefined, isDeclared: false };
    const { sureness: _, ...locale } = read;
    return { path, found: locale, isDeclared: true };
  });
}

/** True for pages of which no two are for one locale. */
function isConsistent(members: readonly Member[]): boolean {
  const locales = members.map(({ found }) => found?.locale ?? '');
  return members.length > 1 && new Set(locales).size === locales.length;
}
