/**
 * The cache that the pinned packages are installed into. It lies outside the clone, so that fresh
 * clones (CI) and several clones on one machine share one installation.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cleanUpLater } from './cleanup.mjs';

const unfinished = '.unfinished-';
const hour = 3_600_000;

/**
 * The cache's root: `TERROIR_HOST_CACHE`, else the user's cache folder.
 *
 * @returns {string}
 */
export function cacheRoot() {
  const { TERROIR_HOST_CACHE, XDG_CACHE_HOME } = process.env;
  return TERROIR_HOST_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'terroir-vscode-host');
}

/**
 * Returns a folder of the cache, building it first if it is missing. The folder appears by a single
 * rename: a build that is killed leaves nothing half made behind, and of two runs that build at the
 * same time one wins and both go on with the winner's folder.
 *
 * @param {string} name
 * @param {(folder: string) => Promise<void>} build fills the empty folder it is given
 * @returns {Promise<string>}
 */
export async function cached(name, build) {
  const root = cacheRoot();
  const target = join(root, name);
  if (existsSync(target)) return target;

  await mkdir(root, { recursive: true });
  await removeAbandoned(root);
  const attempt = await mkdtemp(join(root, unfinished));
  const discard = cleanUpLater(() => rmSync(attempt, { recursive: true, force: true }));
  try {
    await build(attempt);
    await rename(attempt, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    discard();
  }
  return target;
}

/** Removes what killed builds left; a build never takes an hour. @param {string} root */
async function removeAbandoned(root) {
  for (const name of await readdir(root)) {
    if (!name.startsWith(unfinished)) continue;
    const folder = join(root, name);
    const made = await stat(folder).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > hour) await rm(folder, { recursive: true, force: true });
  }
}
