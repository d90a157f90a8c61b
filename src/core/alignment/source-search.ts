/** The search of a site for source pages: the index is made when first needed, and renewed by page. */
import type { Noted, Reads, SharedReads } from '../reads.ts';
import type { Learned } from './align.ts';
import { type ContentPair, choosePair, SourceIndex } from './by-content.ts';
import type { Side } from './units.ts';

/** What a page is searched for with. */
export interface Search {
  readonly path: string;
  readonly text: string;
  readonly target: Side;
  /** The site's source pages, and those of them that no other page of this locale follows by its path. */
  readonly sources: readonly string[];
  readonly isFree: (source: string) => boolean;
  readonly learned: () => Promise<Learned>;
  /** Reads a source page; `side` is undefined where it cannot be one. */
  readonly read: (source: string) => Promise<{ readonly side: Side | undefined; readonly noted: Noted }>;
  /** Puts what all source pages were read from under one name. */
  readonly share: (noted: Noted) => SharedReads;
  /** Told what the search was made from, once it is over. */
  readonly include: (index: SharedReads) => Reads;
}

/** What was found for a page, and what it was found from. */
export interface Found {
  readonly pair: ContentPair | undefined;
  readonly reads: Reads;
}

/** What is known of the source pages of one site, and what was found for its pages. */
export class SourceSearch {
  private readonly index = new SourceIndex();
  private readonly noted = new Map<string, Noted>();
  private readonly found = new Map<string, Found & { readonly text: string; readonly version: number }>();
  /** Grows with every change of what a search depends on besides its page. */
  private version = 0;
  private indexing: Promise<void> = Promise.resolve();
  private shared: SharedReads | undefined;

  /** What was found last; `isFresh` where page and source pages are still the same. */
  last(path: string, text: string): { readonly found: Found | undefined; readonly isFresh: boolean } {
    const found = this.found.get(path);
    return { found, isFresh: found?.text === text && found.version === this.version };
  }

  /** The source page of a page by what stands on it; none where none is sure. */
  async find(search: Search): Promise<Found> {
    const { path, text, target, sources, isFree, learned, read, share, include } = search;
    this.indexing = this.indexing.catch(() => {}).then(() => this.renew(sources, read));
    await this.indexing;
    const last = this.last(path, text);
    if (last.isFresh) return last.found!;
    const { version } = this;
    const candidates = this.index.nearest(target, isFree);
    const readSide = async (source: string) => (await read(source)).side;
    const pair = candidates.length
      ? await choosePair(target, candidates, await learned(), readSide)
      : undefined;
    this.shared ??= share(new Map([...this.noted.values()].flatMap((one) => [...one])));
    const found = { pair, reads: include(this.shared) };
    this.found.set(path, { ...found, text, version });
    return found;
  }

  /** Forgets source pages that changed, and what was found among them. */
  forget(isChanged: (path: string) => boolean): void {
    for (const path of [...this.noted.keys()]) if (isChanged(path)) this.drop(path);
  }

  /** Something else changed that searches depend on: what was found is no longer fresh. */
  outdate(): void {
    this.version++;
  }

  private drop(path: string): void {
    this.index.delete(path);
    this.noted.delete(path);
    this.shared = undefined;
    this.version++;
  }

  private async renew(sources: readonly string[], read: Search['read']): Promise<void> {
    const wanted = new Set(sources);
    for (const path of [...this.noted.keys()]) if (!wanted.has(path)) this.drop(path);
    for (const path of sources) {
      if (this.noted.has(path)) continue;
      const { version } = this;
      const { side, noted } = await read(path);
      // What was forgotten meanwhile may have been read before it changed.
      if (version !== this.version) return this.renew(sources, read);
      this.index.set(path, side);
      this.noted.set(path, noted);
      this.shared = undefined;
      this.version++;
    }
  }
}
