import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PastPage, Reads, ReviewedPage, ReviewStore, SharedReads } from '../core/index.ts';
import { areNoted, arePastPages, isRecord, isReview } from './stored-review.ts';
import { writeWhole } from './write.ts';

/** Entries may outnumber the pages this many times before those not in use are thrown away. */
const mostGenerations = 4;

/** An entry that is larger, in bytes, is none: that of the largest page has a tenth. */
const largestEntry = 1 << 26;

/** How entries and their drafts are called; nothing else is the cache's to throw away. */
const own = /^[0-9a-f]{64}\.(?:page|site|reads|past)\.json(?:\.[^/]+\.tmp)?$/;
const isName = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

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
export function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

declare const BUILD: string;

/** Names this very build with what else decides about reviews: rules change between builds of one version, too. */
export function rulerOf(...more: readonly string[]): string {
  return digest([BUILD, ...more]);
}

/** How an answer's reads are written: what it shares with others lies in files of its own, by name. */
interface StoredReads {
  readonly own: readonly (readonly [asked: string, digest: string])[];
  readonly shared: readonly string[];
}

/** The pages of another time, and what they were counted from. */
export interface PastEntry {
  readonly pages: readonly PastPage[];
  readonly reads: Reads;
}

/**
 * Reviews of one site between runs, each with what it was made from. Files are written whole or not at all: runs may share
 * the cache, and end at any moment. What cannot be read is a miss, whatever stands in its place; what cannot be written is
 * not kept.
 */
export class ReviewCache implements ReviewStore {
  private readonly folder: string;
  private readonly inUse = new Set<string>();
  /** Shared reads by the name of their file, as they are in memory. */
  private readonly shared = new Map<string, Promise<SharedReads | undefined>>();

  /**
   * @param folder absolute path of the user's cache folder
   * @param root absolute path of the site
   * @param ruler names what decides about reviews besides the files; see `rulerOf`
   */
  constructor(
    folder: string,
    root: string,
    private readonly ruler: string,
  ) {
    this.folder = path.join(folder, digest([root]).slice(0, 16));
  }

  // Handed around without the object: a `ReviewStore` is two functions.
  readonly load = async (page: string) => {
    const file = this.fileOf(page);
    const stored = await this.read(file);
    if (!isRecord(stored) || !(stored.review === null || isReview(stored.review))) return undefined;
    if (stored.review && stored.review.path !== page) return undefined;
    const reads = await this.loadReads(stored.reads);
    if (!reads) return undefined;
    this.inUse.add(file);
    return { review: stored.review ?? undefined, reads };
  };

  readonly save = async ({ path: page, review, reads }: ReviewedPage) => {
    const file = this.fileOf(page);
    this.inUse.add(file);
    // How sentences correspond is large and in no report; the market's profile is the site's, not the page's.
    const kept = review ? { ...review, alignment: undefined, market: undefined } : null;
    await this.write(file, { reads: await this.storeReads(reads), review: kept });
  };

  /** Throws entries away that were not used in this run, where they have become many. */
  async close(): Promise<void> {
    await this.drop((file) => !isPast(file), this.inUse, mostGenerations * this.inUse.size);
  }

  /** @param moment names a state of the site's files */
  async loadPast(moment: string): Promise<PastEntry | undefined> {
    const entry = await this.read(this.pastFileOf(moment));
    if (!isRecord(entry) || !arePastPages(entry.pages)) return undefined;
    const reads = await this.loadReads(entry.reads);
    return reads && { pages: entry.pages, reads };
  }

  async storePast(moment: string, { pages, reads }: PastEntry): Promise<void> {
    // What pages share is nothing a moment shares with another.
    const all = new Map([...reads.shared.flatMap(({ noted }) => [...noted]), ...reads.own]);
    await this.write(this.pastFileOf(moment), { pages, reads: { own: [...all], shared: [] } });
  }

  /** Throws away what is kept of other times than these. */
  keepPast(moments: readonly string[]): Promise<void> {
    return this.drop(isPast, new Set(moments.map((moment) => this.pastFileOf(moment))), 0);
  }

  private fileOf(page: string): string {
    return `${digest([this.ruler, page])}.page.json`;
  }

  private pastFileOf(moment: string): string {
    return `${digest([this.ruler, moment])}${pastEnding}`;
  }

  private async loadReads(stored: unknown): Promise<Reads | undefined> {
    if (!isRecord(stored) || !areNoted(stored.own)) return undefined;
    if (!Array.isArray(stored.shared) || !stored.shared.every(isName)) return undefined;
    const shared: SharedReads[] = [];
    for (const name of stored.shared) {
      const one = this.shared.get(name) ?? this.loadShared(name);
      this.shared.set(name, one);
      const found = await one;
      if (!found) return undefined;
      shared.push(found);
    }
    return { own: new Map(stored.own), shared };
  }

  private async loadShared(name: string): Promise<SharedReads | undefined> {
    const noted = await this.read(`${name}.reads.json`);
    if (!areNoted(noted)) return undefined;
    this.inUse.add(`${name}.reads.json`);
    return { id: name, noted: new Map(noted) };
  }

  private async storeReads({ own, shared }: Reads): Promise<StoredReads> {
    const names: string[] = [];
    for (const { id, noted } of shared) {
      const name = digest([id]);
      names.push(name);
      const file = `${name}.reads.json`;
      if (this.inUse.has(file)) continue;
      this.inUse.add(file);
      await this.write(file, [...noted]);
    }
    return { own: [...own], shared: names };
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
