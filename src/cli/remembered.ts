import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  briefsFolder,
  cspellPaths,
  type FileText,
  type Following,
  type Host,
  isMemory,
  type Language,
  type PageReview,
  type Site,
  setupFolder,
  signOffFolder,
  signOffPath,
} from '../core/index.ts';
import { blameName } from '../node/blame.ts';
import { type Mark, nameOf, ReviewCache, userCacheFolder } from '../node/cache.ts';
import { folderHost } from '../node/files.ts';
import { isInside } from '../node/inside.ts';
import { cedictFolder, packagesFolder } from '../node/site-dictionaries.ts';
import type { Invocation } from './invocation.ts';

/** What earlier runs know of a site, and what this one leaves to later ones. */
export interface Remembered {
  /** The text of a page as it was when the run began; empty where it cannot be read. */
  text(page: string): string;
  /** A page's review where it is still right; null for what is no market page, undefined where none is known. */
  find(page: string): Promise<PageReview | null | undefined>;
  /** Remembers a page reviewed now. */
  store(page: string, following: Following, review: PageReview | undefined): Promise<void>;
  /** Ends the run: of a page that does not change, the next one need not even ask which page it follows. */
  close(): Promise<void>;
}

/**
 * Opens what earlier runs know. A review is right while all it was made from is the same: this build, the day, the
 * language, what stands in `.terroir`, the page, its path and sign-off, the source page it follows, and what the site's
 * other pages teach of its language.
 * @returns undefined where there is no place for a cache
 */
export async function remember(
  root: string,
  site: Site,
  { env, language }: Pick<Invocation, 'env'> & { language: Language },
): Promise<Remembered | undefined> {
  const folder = userCacheFolder(env);
  if (!folder) return undefined;
  const host = folderHost(root);
  const { authors, config } = await site.setup();
  const { markets } = config;
  const cache = new ReviewCache(folder, root);
  // This very build: rules change between builds of one version, too.
  const build = await readFile(__filename, 'latin1');
  const today = new Date();
  const setup = nameOf([
    build,
    language,
    today.toDateString(),
    today.toISOString().slice(0, 10),
    ...(await readSetup(root, host)),
    authors.all.length ? await blameName(root) : '',
  ]);
  const signOffs = await readFiles(await host.list(signOffFolder), host);
  const files = await site.files();
  const siteName = nameOf([setup, ...files]);
  const manifest = await cache.loadManifest(siteName);
  // Sources that are excluded from review are no pages, and memories none either.
  const sources = Object.values(manifest).flatMap(({ source }) => source ?? []);
  const texts = new Map<string, FileText>();
  for (const file of new Set([...(await site.pages()), ...files.filter(isMemory), ...sources]))
    texts.set(file, await host.read(file));
  const state = nameOf([...signOffs, '', ...[...texts].flatMap(([file, text]) => [file, keyOf(text)])]);
  const isEmpty = !Object.keys(manifest).length && (await cache.isEmpty());
  const marks: Record<string, Mark> = {};

  async function read(page: string): Promise<FileText> {
    const known = texts.get(page);
    if (known) return known;
    const file = await host.read(page);
    texts.set(page, file);
    return file;
  }

  async function markOf(page: string, { source, isSought }: Following, text: string): Promise<Mark> {
    const own = [keyOf(await read(page)), keyOf(await read(signOffPath(page)))];
    const parts = [setup, page, await site.siteName(page, isSought), ...own];
    const entry = nameOf(source === undefined ? parts : [...parts, source, keyOf(await read(source))]);
    return { entry, state, text, source, isSought };
  }

  /** What is known of a page, or worked out from what the last run knew of it. */
  async function findMark(page: string): Promise<Mark> {
    const known = manifest[page];
    if (known?.state === state) return known;
    const text = nameOf([keyOf(await read(page))]);
    return markOf(page, known?.text === text ? known : await site.follows(page), text);
  }

  return {
    text(page) {
      const file = texts.get(page);
      return file && 'text' in file ? file.text : '';
    },
    async find(page) {
      if (isEmpty) return undefined;
      const mark = await findMark(page);
      const stored = await cache.load(mark.entry);
      if (!stored || (stored.review && stored.review.path !== page)) return undefined;
      marks[page] = mark;
      const code = stored.review?.target?.market;
      return stored.review && { ...stored.review, market: code ? markets.get(code) : undefined };
    },
    async store(page, following, review) {
      const { source } = following;
      const mark = await markOf(page, following, nameOf([keyOf(await read(page))]));
      // What was written while it was read is not what was reviewed.
      for (const file of [page, signOffPath(page), ...(source === undefined ? [] : [source])])
        if (keyOf(await host.read(file)) !== keyOf(await read(file))) return;
      await cache.store(mark.entry, review ?? null);
      marks[page] = mark;
    },
    async close() {
      if (Object.keys(marks).some((page) => manifest[page] !== marks[page]))
        await cache.storeManifest(siteName, { ...manifest, ...marks });
    },
  };
}

/** A file's text as a part of a name: what cannot be read is told from what can. */
function keyOf(file: FileText): string {
  return 'text' in file ? `text:${file.text}` : `problem:${file.problem}`;
}

/**
 * Everything all pages are reviewed by: what stands in `.terroir`, word lists of other tools, dictionaries installed. A
 * sign-off concerns only its page, and a brief none.
 */
async function readSetup(root: string, host: Host): Promise<string[]> {
  const own = (await host.list(setupFolder)).filter(
    (name) => ![signOffFolder, briefsFolder].some((folder) => name.startsWith(`${folder}/`)),
  );
  const packages = (await isInside(root, path.join(root, packagesFolder)))
    ? await readdir(path.join(root, packagesFolder)).catch(() => [])
    : [];
  // A package's version stands for its words.
  const dictionaries = packages.sort().map((one) => `${packagesFolder}/${one}`);
  const versions = [...dictionaries, cedictFolder].map((one) => `${one}/package.json`);
  return readFiles([...own, ...cspellPaths, ...versions], host);
}

/** The texts of files, each behind its name. */
async function readFiles(names: readonly string[], host: Host): Promise<string[]> {
  const parts: string[] = [];
  for (const name of names) parts.push(name, keyOf(await host.read(name)));
  return parts;
}
