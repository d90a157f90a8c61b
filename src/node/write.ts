import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** How many drafts this process has begun: two writers of one file must not share a draft. */
let drafts = 0;

/**
 * Writes a file whole or not at all, making its folders: readers see the old text or the new one, whenever
 * the process ends.
 * @throws the error of the file system, leaving no draft behind
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.${drafts++}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
