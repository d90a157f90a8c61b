/** A site as it stood at a commit, read from git's objects: nothing is checked out, and no filter runs. */
import { relative } from 'node:path';
import {
  briefsFolder,
  type Host,
  isWordList,
  neverPages,
  setupFolder,
  signOffFolder,
} from '../core/index.ts';
import { folderHost, sitesBelow, toPosix } from './files.ts';
import { git } from './git.ts';
import { objectReader } from './objects.ts';

/** A commit of the first-parent history, with when it was made. */
export interface PastCommit {
  readonly id: string;
  readonly made: Date;
}

/**
 * The commits that led to what is checked out, the newest first, along first parents: as a branch saw them.
 * @throws the error of git where there is no repository, or no commit yet
 */
export async function mainHistory(root: string): Promise<PastCommit[]> {
  const output = await git(root, ['rev-list', '--first-parent', '--timestamp', 'HEAD', '--']);
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const [seconds, id] = line.split(' ');
      return { id: id!, made: new Date(Number(seconds) * 1000) };
    });
}

/** The name of all that stood below `root` at a commit: the same wherever that is the same; undefined where nothing did. */
export async function treeAt(root: string, commit: string): Promise<string | undefined> {
  const tree = await git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${commit}:./`,
  ]).catch(() => '');
  return tree.trim() || undefined;
}

/** True for a file that decides how pages are reviewed, and says nothing of a single one, as sign-offs and briefs do. */
function isRuler(path: string): boolean {
  const isOfOnePage = [signOffFolder, briefsFolder].some((folder) => path.startsWith(`${folder}/`));
  return (path.startsWith(`${setupFolder}/`) && !isOfOnePage) || isWordList(path);
}

/** A host that has a process of git to end. */
export interface PastHost extends Host {
  close(): void;
}

/**
 * The files of a folder as they were at a commit, for the reviewer; listing and reading throw git's error where it cannot
 * read the commit. What the site is reviewed by, `.terroir` and word lists, is today's: a trend measured with another ruler
 * each month would say nothing. Sign-offs are of the commit, as the pages they are for. Who wrote a page then is not told.
 */
export function pastHost(root: string, commit: string): PastHost {
  let objects: Promise<Map<string, string>> | undefined;
  const files = () => {
    objects ??= filesAt(root, commit);
    return objects;
  };
  const today = folderHost(root);
  const { writtenBy: _, past: __, ...own } = today;
  const dictionaries = today.stamps?.dictionaries;
  const reader = objectReader(root);
  return {
    ...own,
    async list(folder) {
      if (folder !== undefined) return today.list(folder);
      const others = (await sitesBelow(root)).map((site) => toPosix(relative(root, site)));
      const isOwn = (name: string) => ![setupFolder, ...others].some((one) => name.startsWith(`${one}/`));
      return [...(await files()).keys()].filter(isOwn).sort();
    },
    async read(path) {
      if (isRuler(path)) return today.read(path);
      const id = (await files()).get(path);
      return id === undefined ? { problem: 'missing' } : reader.read(id);
    },
    stamps: {
      ...(dictionaries && { dictionaries }),
      file: async (path) => (isRuler(path) ? undefined : ((await files()).get(path) ?? 'missing')),
    },
    close: reader.close,
  };
}

const programs = new Set([...neverPages].filter((name) => name !== setupFolder));

/** The files below a folder at a commit, each with its object; links and other repositories are none of them. */
async function filesAt(root: string, commit: string): Promise<Map<string, string>> {
  const output = await git(root, ['ls-tree', '-r', '-z', commit]);
  const files = new Map<string, string>();
  for (const entry of output.split('\0')) {
    const [, id, path] = /^100\d+ blob (\w+)\t(.*)$/s.exec(entry) ?? [];
    if (id && path && !path.split('/').some((part) => programs.has(part))) files.set(path, id);
  }
  return files;
}
