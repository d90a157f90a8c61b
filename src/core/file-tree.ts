/** Lists the files of a site in whatever holds them: a disk, or the files an editor shows. */
import type { FileText } from './host.ts';
import { type Ignores, parseGitignore } from './text/gitignore.ts';

/** Folders with files. Paths are relative to its top, with forward slashes; '' is the top. */
export interface FileTree {
  /** What lies in a folder, in any order; `missing` also where a file stands in its place. */
  entries(folder: string): Promise<readonly FileEntry[] | 'missing' | 'unreadable'>;
  read(path: string): Promise<FileText>;
  /** What a folder is where its files are not those of the folder around it: a site of its own, or another thing's. */
  kindOf(folder: string): 'site' | 'apart' | undefined | Promise<'site' | 'apart' | undefined>;
}

/** An entry of a folder; `other` is neither file nor folder, such as a link. */
export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Folders that never hold pages, whatever .gitignore says. */
export const neverPages: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.terroir',
  'terroir-shards',
]);

/** Rules of a file such as .gitignore, for what lies below its folder. */
export interface Ignoring {
  /** The folder, relative to the tree's top. */
  readonly base: string;
  readonly ignores: Ignores;
}

/** The rules of a file, one or, where it is not there or no text, none. */
export function ignoringOf(base: string, file: FileText): Ignoring[] {
  return 'text' in file ? [{ base, ignores: parseGitignore(file.text) }] : [];
}

/** True for what is ignored: the innermost .gitignore that says anything decides, as in git. */
export function isIgnored(path: string, isFolder: boolean, ignoring: readonly Ignoring[]): boolean {
  for (const { base, ignores } of ignoring.toReversed()) {
    const verdict = ignores(base ? path.slice(base.length + 1) : path, isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/**
 * True for a file that is ignored by whatever lies between a folder and itself.
 * @param above rules from above the folder
 */
export async function isFileIgnored(
  tree: FileTree,
  folder: string,
  file: string,
  above: readonly Ignoring[],
): Promise<boolean> {
  const parts = file.split('/');
  const rules = [...above];
  for (let depth = 0; depth < parts.length; depth++) {
    const base = [folder, ...parts.slice(0, depth)].filter(Boolean).join('/');
    rules.push(...ignoringOf(base, await tree.read(under(base, '.gitignore'))));
    if (isIgnored(under(base, parts[depth]!), depth < parts.length - 1, rules)) return true;
  }
  return false;
}

/** What is found in a tree, unsorted: files, folders that may not be read with a slash at their end, and other sites. */
export interface Listed {
  readonly files: string[];
  readonly sites: string[];
}

/**
 * Lists what lies below a folder and is not ignored, without what lies in other sites; links are not followed.
 * @param above rules from above the folder
 * @param depth how many levels of folders: 1 is the folder alone
 */
export async function listTree(
  tree: FileTree,
  folder: string,
  above: readonly Ignoring[] = [],
  depth = Number.POSITIVE_INFINITY,
): Promise<Listed> {
  const listed: Listed = { files: [], sites: [] };
  await walk(tree, listed, folder, above, depth);
  return listed;
}

async function walk(
  tree: FileTree,
  listed: Listed,
  folder: string,
  above: readonly Ignoring[],
  depth: number,
): Promise<void> {
  const found = await tree.entries(folder);
  if (found === 'unreadable') listed.files.push(folder ? `${folder}/` : '');
  if (typeof found === 'string') return;
  let rules = above;
  if (found.some(({ name, kind }) => kind === 'file' && name === '.gitignore'))
    rules = [...above, ...ignoringOf(folder, await tree.read(under(folder, '.gitignore')))];
  const folders: string[] = [];
  for (const { name, kind } of found) {
    if (neverPages.has(name)) continue;
    const path = under(folder, name);
    if (isIgnored(path, kind === 'folder', rules)) continue;
    if (kind === 'file') listed.files.push(path);
    if (kind !== 'folder') continue;
    const own = await tree.kindOf(path);
    if (own === 'site') listed.sites.push(path);
    else if (own === undefined) folders.push(path);
  }
  if (depth > 1) for (const path of folders) await walk(tree, listed, path, rules, depth - 1);
}

const under = (folder: string, name: string) => (folder ? `${folder}/${name}` : name);
