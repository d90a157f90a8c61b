import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../core/index.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** The site a command is about, and which of its files. */
export interface Scope {
  /** Absolute path of the site's root. */
  readonly root: string;
  /** Paths below the root, forward slashes; the root itself is ''. */
  readonly only: readonly string[];
}

/**
 * The site's root, and the paths below it the user named; without any, the current folder.
 * @throws UsageError for a path that does not exist or lies outside the first one's site
 */
export async function findScope(paths: readonly string[], cwd: string, language: Language): Promise<Scope> {
  const words = cliWords(language);
  const named = paths.length ? paths : ['.'];
  const places = await Promise.all(
    named.map(async (name) => {
      const absolute = path.resolve(cwd, name);
      const found = await stat(absolute).catch(() => undefined);
      if (!found) throw new UsageError(words.noSuchPath(name));
      return { absolute, folder: found.isDirectory() ? absolute : path.dirname(absolute) };
    }),
  );
  const root = await siteRoot(places[0]!.folder, cwd);
  const only = places.map(({ absolute }) => {
    if (!isInside(root, absolute)) throw new UsageError(words.outside(absolute, root));
    return toPosix(path.relative(root, absolute));
  });
  return { root, only };
}

/** True for a page one of the named paths is or holds. */
export function inScope({ only }: Scope, page: string): boolean {
  return only.some((name) => name === '' || page === name || page.startsWith(`${name}/`));
}

/** A path with forward slashes. */
export function toPosix(name: string): string {
  return name.split(path.sep).join('/');
}

/** The nearest folder upward with a `.terroir` or `.git`; without one, the current folder or the named one. */
export async function siteRoot(folder: string, cwd: string): Promise<string> {
  for (let here = folder; ; here = path.dirname(here)) {
    for (const sign of ['.terroir', '.git']) {
      if (await stat(path.join(here, sign)).catch(() => undefined)) return here;
    }
    if (here === path.dirname(here)) return isInside(cwd, folder) ? cwd : folder;
  }
}

function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
