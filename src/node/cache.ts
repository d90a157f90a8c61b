import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Following, PageReview, PastPage } from '../core/index.ts';
import { arePastPages, isRecord, isReview } from './stored-review.ts';
import { writeWhole } from './write.ts';

/** Entries may outnumber the pages this many times before those not in use are thrown away. */
const mostGenerations = 4;

/** An entry that is larger, in bytes, is none: that of the largest page has a tenth. */
const largestEntry = 1 << 26;

/** How entries and their drafts are called; nothing else is the cache's to throw away. */
const own = /^[0-9a-f]{64}\.(?:page|site|past)\.json(?:\.[^/]+\.tmp)?$/;
const isName = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const pastEnding = '.past.json';
const isPast = (file: string) => file.endsWith(pastEnding);

/**
 * The folder where a user's programs keep what can be made again: `XDG_CACHE_HOME` or the system's own.
 * Undefined where the environment names no home.
 */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): string | undefined {
  const { XDG_CACHE_HOME: named, HOME: home, LOCALAPPDATA: local } = env;
  if (named && path.isAbsolute(named)) return path.join(named, 'terroir');
  if (platform === 'win32') return local && path.join(local, 'terroir', 'cache');
  if (!home) return undefined;
  return platform === 'darwin'
    ? path.join(home, 'Library', 'Caches', 'terroir')
    : path.join(home, '.cache', 'terroir');
}

/** A name for some texts in their order: SHA-256, in hexadecimal. */
export function nameOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/** What was stored of a page; `review` is null where the file is none of a market's pages. */
export interface StoredReview {
  readonly review: PageReview | null;
}

/** What a run leaves of a page to the next one. */
export interface Mark extends Following {
  /** Name of its entry. */
  readonly entry: string;
  /** Names for the site's texts at that time, and for the page's own. */
  readonly state: string;
  readonly text: string;
}

/** The pages of a site, by path. */
export type Manifest = Readonly<Record<string, Mark>>;

/**
 * Reviews of one site between runs, each a file named by all it was made from, so that an entry is never
 * wrong, only absent. Files are written whole or not at all: runs may share the cache, and end at any moment.
 * What cannot be read is a miss, whatever stands in its place; what cannot be written is not remembered.
 */
export class ReviewCache {
  private readonly folder: string;

  /**
   * @param folder absolute path of the user's cache folder
   * @param root absolute path of the site
   */
  constructor(folder: string, root: string) {
    this.folder = path.join(folder, nameOf([root]).slice(0, 16));
  }

  async load(name: string): Promise<StoredReview | undefined> {
    const stored = await this.read(`${name}.page.json`);
    return isStored(stored) ? stored : undefined;
  }

  /** True where no run has left anything. */
  async isEmpty(): Promise<boolean> {
    return !(await readdir(this.folder).catch(() => [])).length;
  }

  /** @param review null where the file is none of a market's pages */
  store(name: string, review: PageReview | null): Promise<void> {
    // How sentences correspond is large and in no report; the market's profile is the site's, not the page's.
    const kept = review && { ...review, alignment: undefined, market: undefined };
    return this.write(`${name}.page.json`, { review: kept });
  }

  /** What the last run left of a site that has the same files still. */
  async loadManifest(name: string): Promise<Manifest> {
    const manifest = await this.read(`${name}.site.json`);
    return isRecord(manifest) && Object.values(manifest).every(isMark) ? (manifest as Manifest) : {};
  }

  /** Remembers the pages of a site, and throws others away when they have become many. */
  async storeManifest(name: string, manifest: Manifest): Promise<void> {
    await this.write(`${name}.site.json`, manifest);
    const inUse = new Set([
      `${name}.site.json`,
      ...Object.values(manifest).map(({ entry }) => `${entry}.page.json`),
    ]);
    await this.drop((file) => !isPast(file), inUse, mostGenerations * inUse.size);
  }

  /** The pages of the site as they stood at another time. */
  async loadPast(name: string): Promise<PastPage[] | undefined> {
    const pages = await this.read(`${name}${pastEnding}`);
    return arePastPages(pages) ? pages : undefined;
  }

  storePast(name: string, pages: readonly PastPage[]): Promise<void> {
    return this.write(`${name}${pastEnding}`, pages);
  }

  /** Throws away what is kept of other times than these. */
  keepPast(names: readonly string[]): Promise<void> {
    return this.drop(isPast, new Set(names.map((name) => `${name}${pastEnding}`)), 0);
  }

  /** Throws away entries of a kind that are not in use, where there are more than `most`. */
  private async drop(
    kind: (file: string) => boolean,
    inUse: ReadonlySet<string>,
    most: number,
  ): Promise<void> {
    const there = (await readdir(this.folder).catch(() => [])).filter((file) => own.test(file) && kind(file));
    if (there.length <= most) return;
    for (const file of there)
      if (!inUse.has(file)) await rm(path.join(this.folder, file), { force: true }).catch(() => {});
  }

  private async read(file: string): Promise<unknown> {
    try {
      const whole = path.join(this.folder, file);
      const found = await stat(whole);
      if (!found.isFile() || found.size > largestEntry) return undefined;
      return JSON.parse(await readFile(whole, 'utf8'));
    } catch {
      return undefined;
    }
  }

  private async write(file: string, value: unknown): Promise<void> {
    await writeWhole(path.join(this.folder, file), JSON.stringify(value)).catch(() => {});
  }
}

function isMark(value: unknown): value is Mark {
  if (!isRecord(value)) return false;
  const { entry, state, text, source, isSought } = value;
  const isSource = source === undefined || typeof source === 'string';
  return [entry, state, text].every(isName) && isSource && typeof isSought === 'boolean';
}

function isStored(value: unknown): value is StoredReview {
  return isRecord(value) && (value.review === null || isReview(value.review));
}
