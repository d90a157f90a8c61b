import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  decode,
  type FileText,
  type FileTree,
  type Host,
  type Ignoring,
  ignoringOf,
  isFileIgnored,
  isIgnored,
  type Listed,
  largestFile,
  listTree,
} from '../core/index.ts';
import { blameName, blamer } from './blame.ts';
import { shippedDictionaries } from './dictionaries.ts';
import { isInside } from './inside.ts';
import { pastOf } from './past.ts';
import { gitFolder, hasSetup, linkedAs, repositoryTop } from './root.ts';
import { cedictIn, dictionariesName, siteDictionariesIn } from './site-dictionaries.ts';

/**
 * The files of a site, for the reviewer, without those of other sites below it, and of other worktrees of its repository.
 * What git ignores is left out; no links are followed, so that nothing outside is read.
 * @param root absolute path of the folder
 * @param depth how many levels of folders to list: 1 is the folder alone
 */
export function folderHost(root: string, depth = Number.POSITIVE_INFINITY): Host {
  return {
    async read(relative) {
      const file = path.join(root, relative);
      const read = await readText(file);
      return 'problem' in read || (await isInside(root, file)) ? read : { problem: 'unreadable' };
    },
    dictionary: shippedDictionaries,
    writtenBy: blamer(root),
    past: pastOf(root),
    siteDictionaries: siteDictionariesIn(root),
    cedict: () => cedictIn(root),
    digest,
    stamps: { history: () => blameName(root), dictionaries: () => dictionariesName(root) },
    ignores: (file) => isIgnoredBelow(root, file),
    async list(folder) {
      if (folder === undefined) return (await listBelow(root, depth)).files;
      if (!(await isInside(root, path.join(root, folder)))) return [];
      return (await listTree(diskTree(root), folder)).files.sort();
    },
  };
}

/** A host that asks git nothing, which would read the settings of a folder that nobody trusts yet. */
export function withoutGit({ writtenBy: _, past: __, stamps, ...host }: Host): Host {
  const { history: ___, ...others } = stamps ?? {};
  return { ...host, stamps: others };
}

/** Absolute paths of the sites below a folder: the folders with a `.terroir` of their own, sorted. */
export async function sitesBelow(folder: string): Promise<string[]> {
  const { sites } = await listBelow(folder, Number.POSITIVE_INFINITY);
  const found = sites.map((site) => path.join(folder, site)).sort();
  const deeper = await Promise.all(found.map(sitesBelow));
  return found.flatMap((site, index) => [site, ...deeper[index]!]);
}

async function listBelow(root: string, depth: number): Promise<Listed> {
  const { top, above } = await ignoredAbove(root);
  const start = toPosix(path.relative(top, root));
  const { files, sites } = await listTree(diskTree(top), start, above, depth);
  const below = (names: readonly string[]) =>
    names.map((name) => (start ? name.slice(start.length + 1) : name) || './').sort();
  return { files: below(files), sites: below(sites) };
}

/** The files below an absolute path; other worktrees of a repository are none of its own. */
function diskTree(top: string): FileTree {
  return {
    entries: (folder) =>
      readdir(path.join(top, folder), { withFileTypes: true }).then(
        (entries) =>
          entries.map((entry) => ({
            name: entry.name,
            kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
          })),
        // One that is not there, or no folder any more, has nothing in it.
        ({ code }: NodeJS.ErrnoException) =>
          code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable',
      ),
    read: (file) => readText(path.join(top, file)),
    kindOf(folder) {
      const absolute = path.join(top, folder);
      if (linkedAs(absolute) === 'worktree') return 'apart';
      return hasSetup(absolute) ? 'site' : undefined;
    },
  };
}

/**
 * What the repository of a folder ignores by files that lie above the folder: `.git/info/exclude` and each `.gitignore`.
 * Nothing where they ignore the folder itself, which somebody named all the same.
 * @returns the repository's top, to which the rules are relative, or the folder where there is no repository
 */
async function ignoredAbove(root: string): Promise<{ top: string; above: readonly Ignoring[] }> {
  const top = repositoryTop(root) ?? root;
  const above = ignoringOf('', await readText(path.join(gitFolder(top), 'info', 'exclude')));
  const folders = toPosix(path.relative(top, root)).split('/').filter(Boolean);
  for (const [index] of folders.entries()) {
    const base = folders.slice(0, index).join('/');
    above.push(...ignoringOf(base, await readText(path.join(top, base, '.gitignore'))));
  }
  const isRootIgnored = folders.some((_, index) =>
    isIgnored(folders.slice(0, index + 1).join('/'), true, above),
  );
  return { top, above: isRootIgnored ? [] : above };
}

/** True for a file below a folder that git ignores, by whatever lies above it. */
async function isIgnoredBelow(root: string, file: string): Promise<boolean> {
  const { top, above } = await ignoredAbove(root);
  return isFileIgnored(diskTree(top), toPosix(path.relative(top, root)), file, above);
}

/** A path with forward slashes. */
export function toPosix(name: string): string {
  return name.split(path.sep).join('/');
}

/** Names a text so that nobody can make another of the same name. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** A file's text, wherever it lies, without its byte order mark's encoding trouble: UTF-8, or UTF-16 with a mark. */
export async function readText(file: string): Promise<FileText> {
  try {
    // Asked at once: through the thread pool each question costs several times what the disk takes, and most files that are
    // asked for beside a page are not there.
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return { problem: 'missing' };
    if (!found.isFile()) return { problem: 'unreadable' };
    if (found.size > largestFile) return { problem: 'too-large' };
    return decode(await readFile(file));
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}
