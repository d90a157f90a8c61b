import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type FileText, type Host, largestFile } from '../core/index.ts';
import { blameName, blamer } from './blame.ts';
import { shippedDictionaries } from './dictionaries.ts';
import { isInside } from './inside.ts';
import { cedictIn, dictionariesName, siteDictionariesIn } from './site-dictionaries.ts';

/** Folders that never hold pages, whatever .gitignore says. */
export const neverPages = new Set(['.git', '.hg', '.svn', 'node_modules', '.terroir']);

/**
 * The files of a folder, for the reviewer. Honours every .gitignore below the folder; follows no links, so
 * that nothing outside is read.
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
    siteDictionaries: siteDictionariesIn(root),
    cedict: () => cedictIn(root),
    digest,
    stamps: { history: () => blameName(root), dictionaries: () => dictionariesName(root) },
    async list(folder) {
      const files: string[] = [];
      if (folder !== undefined && !(await isInside(root, path.join(root, folder)))) return files;
      await walk(root, folder ?? '', [], files, folder === undefined ? depth : Number.POSITIVE_INFINITY);
      return files.sort();
    },
  };
}

/** Names a text so that nobody can make another of the same name. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

interface Ignoring {
  readonly base: string;
  readonly rules: Ignore;
}

async function walk(
  root: string,
  folder: string,
  above: readonly Ignoring[],
  files: string[],
  depth: number,
): Promise<void> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  let ignoring = above;
  if (entries.some((entry) => entry.isFile() && entry.name === '.gitignore')) {
    const text = await readFile(path.join(root, folder, '.gitignore'), 'utf8').catch(() => '');
    ignoring = [...above, { base: folder, rules: ignore().add(cheapPatterns(text)) }];
  }
  const folders: string[] = [];
  for (const entry of entries) {
    if (neverPages.has(entry.name)) continue;
    const relative = folder ? `${folder}/${entry.name}` : entry.name;
    if (isIgnored(entry.isDirectory() ? `${relative}/` : relative, ignoring)) continue;
    if (entry.isDirectory()) folders.push(relative);
    else if (entry.isFile()) files.push(relative);
  }
  if (depth > 1) for (const name of folders) await walk(root, name, ignoring, files, depth - 1);
}

/** Lines whose matching could take forever are left out: git itself has no use for so many `**`. */
function cheapPatterns(gitignore: string): string[] {
  return gitignore.split(/\r?\n/).filter((line) => (line.match(/\*\*/g)?.length ?? 0) <= 3);
}

/** The innermost .gitignore that says anything decides, as in git. */
function isIgnored(relative: string, ignoring: readonly Ignoring[]): boolean {
  for (const { base, rules } of ignoring.toReversed()) {
    const verdict = rules.test(base ? relative.slice(base.length + 1) : relative);
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
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

/** Decodes a file's bytes; binary data and text that is not UTF-8 are named, never guessed at. */
export function decode(bytes: Uint8Array): FileText {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : '';
  if (!utf16 && bytes.subarray(0, 8000).includes(0)) return { problem: 'binary' };
  try {
    return { text: new TextDecoder(utf16 || 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: 'encoding' };
  }
}
