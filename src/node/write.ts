import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decode } from '../core/index.ts';
import { isBelow } from './inside.ts';

/**
 * Writes a file whole or not at all, making its folders: readers see the old text or the new one, whenever
 * the process ends.
 * @throws the error of the file system, leaving no draft behind
 */
export async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
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
export async function writeBelow(root: string, relative: string, text: string | Uint8Array): Promise<void> {
  await writeWhole(await placeBelow(root, relative), text);
}

/** @throws an error for a path that leads out of a site */
async function placeBelow(root: string, relative: string): Promise<string> {
  const file = path.resolve(root, relative);
  const folder = await nearestFolder(path.dirname(file));
  if (!isBelow(root, file) || !isBelow(await realpath(root), path.join(folder, 'x')))
    throw new Error(`${relative} lies outside the site`);
  return file;
}

/** A file of a site that gets another text. */
export interface FileChange {
  /** Path below the site. */
  readonly path: string;
  /** The text it has; undefined where it is not there. */
  readonly was: string | undefined;
  readonly text: string;
}

/**
 * Writes files of a site, all or none. Each is `writeWhole`: all drafts are there before the first takes its place.
 * @param root absolute path of the site
 * @throws an error where one cannot be written, or has another text than the change was made for; then none is changed
 */
export async function writeAllBelow(root: string, changes: readonly FileChange[]): Promise<void> {
  const drafts: { readonly file: string; readonly draft: string; readonly before: Uint8Array | undefined }[] =
    [];
  const done: typeof drafts = [];
  try {
    for (const change of changes) {
      const file = await placeBelow(root, change.path);
      const bytes = await readFile(file).catch(() => undefined);
      const now = bytes && decode(bytes);
      if ((now && 'text' in now ? now.text : undefined) !== change.was)
        throw new Error(`${change.path} was changed meanwhile`);
      const draft = `${file}.${randomUUID()}.tmp`;
      await mkdir(path.dirname(file), { recursive: true });
      drafts.push({ file, draft, before: bytes });
      await writeFile(draft, encodedAs(bytes, change.text), { flag: 'wx' });
    }
    for (const one of drafts) {
      await rename(one.draft, one.file);
      done.push(one);
    }
  } catch (error) {
    for (const { draft } of drafts) await rm(draft, { force: true });
    for (const { file, before } of done) {
      if (before) await writeWhole(file, before);
      else await rm(file, { force: true });
    }
    throw error;
  }
}

/** Where the nearest folder upward that exists really lies. */
async function nearestFolder(folder: string): Promise<string> {
  return (await realpath(folder).catch(() => undefined)) ?? nearestFolder(path.dirname(folder));
}

/** A text in the encoding of the file that it replaces: UTF-16 where that has its mark, otherwise UTF-8. */
function encodedAs(before: Uint8Array | undefined, text: string): Uint8Array {
  const [first, second] = before ?? [];
  if (first === 0xff && second === 0xfe) return Buffer.from(text, 'utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text);
}
