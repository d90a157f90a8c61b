import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Dictionary, type DictionaryName, dictionaryFrom } from '../core/index.ts';

/**
 * Reads dictionaries of a folder, each once and only when asked for.
 * @param folder absolute path; the bundles bring theirs beside them
 */
export function dictionariesIn(folder: string): (name: DictionaryName) => Promise<Dictionary | undefined> {
  const loaded = new Map<DictionaryName, Promise<Dictionary | undefined>>();
  return (name) => {
    const known = loaded.get(name) ?? load(path.join(folder, `${name}.btrie.gz`));
    loaded.set(name, known);
    return known;
  };
}

/** The dictionaries that ship with the bundle this code is part of. */
export const shippedDictionaries = dictionariesIn(path.join(import.meta.dirname, 'dictionaries'));

async function load(file: string): Promise<Dictionary | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && dictionaryFrom(await promisify(gunzip)(bytes));
}
