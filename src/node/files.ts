import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FileText, type Host, type Ignores, largestFile, parseGitignore } from '../core/index.ts';
import { blameName, blamer } from './blame.ts';
import { decode } from './decode.ts';
import { shippedDictionaries } from './dictionaries.ts';
import { isInside } from './inside.ts';
import { pastOf } from './past.ts';
import { gitFolder, hasSetup, linkedAs, repositoryTop } from './root.ts';
import { cedictIn, dictionariesName, siteDictionariesIn } from './site-dictionaries.ts';

/** Folders that never hold pages, whatever .gitignore says. */
export const neverPages = new Set(['.git', '.hg', '.svn', 'node_modules', '.terroir']);

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
      const found: Found = { files: [], sites: [] };
      await walk({ top: root, ...found }, folder, [], Number.POSITIVE_INFINITY);
      return found.files.sort();
    },
  };
}

/** Absolute paths of the sites below a folder: the folders with a `.terroir` of their own, sorted. */
export async function sitesBelow(folder: string): Promise<string[]> {
  const { sites } = await listBelow(folder, Number.POSITIVE_INFINITY);
  const found = sites.map((site) => path.join(folder, site)).sort();
  const deeper = await Promise.all(found.map(sitesBelow));
  return found.flatMap((site, index) => [site, ...deeper[index]!]);
}

/** What a walk finds, as paths below where it began. */
interface Found {
  readonly files: string[];
  readonly sites: string[];
}

async function listBelow(root: string, depth: number): Promise<Found> {
  const { top, above } = await ignoredAbove(root);
  const start = toPosix(path.relative(top, root));
  const found: Found = { files: [], sites: [] };
  await walk({ top, ...found }, start, above, depth);
  const below = (names: string[]) =>
    names.map((name) => (start ? name.slice(start.length + 1) : name) || './').sort();
  return { files: below(found.files), sites: below(found.sites) };
}

/**
 * What the repository of a folder ignores by files that lie above the folder: `.git/info/exclude` and each `.gitignore`.
 * Nothing where they ignore the folder itself, which somebody named all the same.
 * @returns the repository's top, to which the rules are relative, or the folder where there is no repository
 */
async function ignoredAbove(root: string): Promise<{ top: string; above: readonly Ignoring[] }> {
  const top = repositoryTop(root) ?? root;
  const above = await ignoring('', path.join(gitFolder(top), 'info', 'exclude'));
  const folders = toPosix(path.relative(top, root)).split('/').filter(Boolean);
  for (const [index] of folders.entries()) {
    const base = folders.slice(0, index).join('/');
    above.push(...(await ignoring(base, path.join(top, base, '.gitignore'))));
  }
  const isRootIgnored = folders.some((_, index) =>
    isIgnored(folders.slice(0, index + 1).join('/'), true, above),
  );
  return { top, above: isRootIgnored ? [] : above };
}

/** True for a file below a folder that git ignores, by whatever lies above it. */
async function isIgnoredBelow(root: string, file: string): Promise<boolean> {
  const { top, above } = await ignoredAbove(root);
  const start = toPosix(path.relative(top, root));
  const parts = file.split('/');
  const rules = [...above];
  for (let depth = 0; depth < parts.length; depth++) {
    const base = [start, ...parts.slice(0, depth)].filter(Boolean).join('/');
    rules.push(...(await ignoring(base, path.join(top, base, '.gitignore'))));
    const name = [base, parts[depth]].filter(Boolean).join('/');
    if (isIgnored(name, depth < parts.length - 1, rules)) return true;
  }
  return false;
}

/** A path with forward slashes. */
export function toPosix(name: string): string {
  return name.split(path.sep).join('/');
}

/** Names a text so that nobody can make another of the same name. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Rules of a file such as .gitignore, for what lies below its folder. */
interface Ignoring {
  /** The folder, relative to the same one as the paths that are asked about. */
  readonly base: string;
  readonly ignores: Ignores;
}

/** The rules of a file, one or, where it is not there or no text, none. */
async function ignoring(base: string, file: string): Promise<Ignoring[]> {
  const read = await readText(file);
  return 'text' in read ? [{ base, ignores: parseGitignore(read.text) }] : [];
}

/** @param folder relative to `top`, as what is found */
async function walk(
  found: Found & { readonly top: string },
  folder: string,
  above: readonly Ignoring[],
  depth: number,
): Promise<void> {
  const absolute = path.join(found.top, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch(
    ({ code }: NodeJS.ErrnoException) => {
      // One that is not there, or no folder any more, has nothing in it.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') found.files.push(folder ? `${folder}/` : '');
      return [];
    },
  );
  let rules = above;
  if (entries.some((entry) => entry.isFile() && entry.name === '.gitignore')) {
    rules = [...above, ...(await ignoring(folder, path.join(absolute, '.gitignore')))];
  }
  const folders: string[] = [];
  for (const entry of entries) {
    if (neverPages.has(entry.name)) continue;
    const relative = folder ? `${folder}/${entry.name}` : entry.name;
    if (isIgnored(relative, entry.isDirectory(), rules)) continue;
    if (entry.isFile()) found.files.push(relative);
    if (!entry.isDirectory()) continue;
    const inner = path.join(found.top, relative);
    if (linkedAs(inner) === 'worktree') continue;
    if (hasSetup(inner)) found.sites.push(relative);
    else folders.push(relative);
  }
  if (depth > 1) for (const name of folders) await walk(found, name, rules, depth - 1);
}

/** The innermost .gitignore that says anything decides, as in git. */
function isIgnored(relative: string, isFolder: boolean, ignoring: readonly Ignoring[]): boolean {
  for (const { base, ignores } of ignoring.toReversed()) {
    const verdict = ignores(base ? relative.slice(base.length + 1) : relative, isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** A file's text, wherever it lies, without its byte order mark's encoding trouble: UTF-8, or UTF-16 with a mark. */
export async function readText(file: string): Promise<FileText> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { problem: 'unreadable' };
    if (found.size > largestFile) return { problem: 'too-large' };
    return decode(await readFile(file));
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}
