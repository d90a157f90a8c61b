import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isBelow } from './inside.ts';

/**
 * Writes a file whole or not at all, making its folders: readers see the old text or the new one, whenever
 * the process ends.
 * @throws the error of the file system, leaving no draft behind
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  // A name nobody can have put a link at, and a flag that opens none: a site may be hostile.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * `writeWhole` for a file of a site, which may be hostile: nothing is written outside the site, also where a folder of
 * it is a link that leads out.
 * @param root absolute path of the site
 * @param relative path below it
 * @throws an error for a path that leads out, and those of `writeWhole`
 */
export async function writeBelow(root: string, relative: string, text: string): Promise<void> {
  const file = path.resolve(root, relative);
  const folder = await nearestFolder(path.dirname(file));
  if (!isBelow(root, file) || !isBelow(await realpath(root), path.join(folder, 'x')))
    throw new Error(`${relative} lies outside the site`);
  await writeWhole(file, text);
}

/** Where the nearest folder upward that exists really lies. */
async function nearestFolder(folder: string): Promise<string> {
  return (await realpath(folder).catch(() => undefined)) ?? nearestFolder(path.dirname(folder));
}
