import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeownersPaths, largestCodeowners, parseCodeowners } from '../core/index.ts';
import { toPosix } from './files.ts';
import { repositoryTop } from './root.ts';

/**
 * Who owns the files of a folder by the repository it lies in; without a repository the folder stands for it.
 * @param root absolute path of the folder
 * @returns a function from a path below the folder to its owners; none where there is no CODEOWNERS
 */
export async function readOwners(root: string): Promise<(file: string) => readonly string[]> {
  const top = repositoryTop(root) ?? root;
  const prefix = toPosix(path.relative(top, root));
  for (const name of codeownersPaths) {
    const file = path.join(top, name);
    const found = await lstat(file).catch(() => undefined);
    if (!found?.isFile()) continue;
    const text = found.size > largestCodeowners ? '' : await readFile(file, 'utf8').catch(() => '');
    const ownersOf = parseCodeowners(text);
    return (below) => ownersOf(prefix ? `${prefix}/${below}` : below);
  }
  return () => [];
}
