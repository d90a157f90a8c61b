/** Which folder is the site: decided here for the command line, the server, the action and the hook. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setupFolder } from '../core/index.ts';

/** The folder of a site. */
export interface SiteRoot {
  /** Absolute path. */
  readonly folder: string;
  /** What makes it one: its `.terroir`, being the top of a repository, or nothing but that it was given. */
  readonly by: 'setup' | 'repository' | 'nothing';
}

/**
 * The site a folder belongs to: the nearest one upward with a `.terroir`, otherwise the top of its repository, otherwise
 * the folder itself. Looked for no further up than the repository (that of a submodule is part of the one around it), the
 * user's home folder and the file system reach.
 * @param folder absolute path
 */
export function siteRoot(folder: string): SiteRoot {
  const home = stats(homeFolder());
  const border = stats(folder)?.dev;
  let top: string | undefined;
  for (let here = folder; ; here = path.dirname(here)) {
    if (hasSetup(here)) return { folder: here, by: 'setup' };
    const isHome = home && isSame(home, stats(here));
    // A repository of someone's settings makes no site of all that lies in their home.
    if (isRepository(here) && !isHome) {
      top ??= here;
      if (linkedAs(here) !== 'submodule') break;
    }
    const above = stats(path.dirname(here));
    if (isHome || here === path.dirname(here) || !above || (border !== undefined && above.dev !== border))
      break;
  }
  return top === undefined ? { folder, by: 'nothing' } : { folder: top, by: 'repository' };
}

/** True for a folder with a `.terroir` of its own. */
export function hasSetup(folder: string): boolean {
  return stats(path.join(folder, setupFolder))?.isDirectory() === true;
}

/** The top of the repository a folder lies in, that of a submodule its own; undefined outside of any. */
export function repositoryTop(folder: string): string | undefined {
  for (let here = folder; ; here = path.dirname(here)) {
    if (isRepository(here)) return here;
    if (here === path.dirname(here)) return undefined;
  }
}

/** What a `.git` that is a file makes of its folder; undefined where it is a folder, or there is none. */
export function linkedAs(folder: string): 'submodule' | 'worktree' | undefined {
  const [, kind] = /^gitdir:.*[\\/](modules|worktrees)[\\/]/.exec(textOf(path.join(folder, '.git'))) ?? [];
  if (!kind) return undefined;
  return kind === 'modules' ? 'submodule' : 'worktree';
}

function textOf(file: string): string {
  return stats(file)?.isFile() ? readFileSync(file, 'utf8') : '';
}

/** The folder in which git keeps what all worktrees of a repository share, such as `info/exclude`. */
export function gitFolder(top: string): string {
  const own = path.join(top, '.git');
  const [, named] = /^gitdir: (.+)/.exec(textOf(own)) ?? [];
  if (!named) return own;
  const linked = path.resolve(top, named.trimEnd());
  const shared = textOf(path.join(linked, 'commondir')).trim();
  return shared ? path.resolve(linked, shared) : linked;
}

function isRepository(folder: string): boolean {
  return stats(path.join(folder, '.git')) !== undefined;
}

function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

function stats(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  return one.dev === other?.dev && one.ino === other.ino;
}
