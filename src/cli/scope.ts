import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Language, setupFolder } from '../core/index.ts';
import { sitesBelow, toPosix } from '../node/files.ts';
import { isBelow } from '../node/inside.ts';
import { hasSetup, siteRoot } from '../node/root.ts';
import type { Invocation } from './invocation.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** A site a command is about, and which of its files. */
export interface Scope {
  /** Absolute path of the site's root. */
  readonly root: string;
  /** Paths below the root, forward slashes; the root itself is ''. */
  readonly only: readonly string[];
}

/**
 * The sites the named paths lie in, or the current folder where none is named, and the sites below the folders among
 * them; in the order of the paths.
 * @throws UsageError for a path that does not exist
 */
export async function findScopes(
  paths: readonly string[],
  cwd: string,
  language: Language,
): Promise<Scope[]> {
  const places = await findPlaces(paths, cwd, language);
  const scopes = new Map<string, string[]>();
  const add = (root: string, name: string) => scopes.set(root, [...(scopes.get(root) ?? []), name]);
  const given = folderGiven(places, cwd);
  for (const { absolute, folder } of places) {
    const root = rootOf(folder, given);
    add(root, toPosix(path.relative(root, absolute)));
    if (absolute === folder) for (const site of await sitesBelow(folder)) add(site, '');
  }
  return [...scopes].map(([root, only]) => ({ root, only: [...new Set(only)] }));
}

/**
 * The one site the named paths lie in, or the current folder where none is named.
 * @throws UsageError for a path that does not exist, or lies outside the first one's site
 */
export async function findScope(paths: readonly string[], cwd: string, language: Language): Promise<Scope> {
  const places = await findPlaces(paths, cwd, language);
  const given = folderGiven(places, cwd);
  const root = rootOf(places[0]!.folder, given);
  const only = places.map(({ absolute, folder }) => {
    if (rootOf(folder, given) !== root) throw new UsageError(cliWords(language).outside(absolute, root));
    return toPosix(path.relative(root, absolute));
  });
  return { root, only };
}

/**
 * Lets a command write into `.terroir` where there is one, or where the user agrees that one is made: from then on the
 * folder is the site of all that lies below it.
 * @param root absolute path of the site
 * @throws UsageError where the user does not, or cannot be asked
 */
export async function wantSite(
  root: string,
  { cwd, ask, language }: Pick<Invocation, 'cwd' | 'ask'> & { readonly language: Language },
): Promise<void> {
  if (hasSetup(root)) return;
  const words = cliWords(language);
  const agreed = await ask?.(words.makeSite(root));
  if (!agreed)
    throw new UsageError(words.noSite(root, toPosix(path.relative(cwd, path.join(root, setupFolder)))));
}

/** True for a page one of the named paths is or holds. */
export function inScope({ only }: Scope, page: string): boolean {
  return only.some((name) => name === '' || page === name || page.startsWith(`${name}/`));
}

interface Place {
  readonly absolute: string;
  /** The path itself, or the folder of a file. */
  readonly folder: string;
}

function findPlaces(paths: readonly string[], cwd: string, language: Language): Promise<Place[]> {
  const named = paths.length ? paths : ['.'];
  return Promise.all(
    named.map(async (name) => {
      const absolute = path.resolve(cwd, name);
      const found = await stat(absolute).catch(() => undefined);
      if (!found) throw new UsageError(cliWords(language).noSuchPath(name));
      return { absolute, folder: found.isDirectory() ? absolute : path.dirname(absolute) };
    }),
  );
}

/** The site of a folder; where nothing makes one of what is around it, the folder given. */
function rootOf(folder: string, given: string): string {
  const root = siteRoot(folder);
  return root.by === 'nothing' ? given : root.folder;
}

/** The folder that holds all that was named: files alone are named from where the user stands. */
function folderGiven(places: readonly Place[], cwd: string): string {
  const holds = (outer: string) => places.every(({ folder }) => isBelow(outer, folder));
  if (places.every(({ absolute, folder }) => absolute !== folder) && holds(cwd)) return cwd;
  let common = places[0]!.folder;
  while (!holds(common)) common = path.dirname(common);
  return common;
}
