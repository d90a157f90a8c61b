/** The search of a site for source pages: the index is made when first needed, and renewed by page. */
import type { Host } from '../host.ts';
import { hashText } from '../text/hash.ts';
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
  /** Reads a source page; undefined where it cannot be one. */
  readonly read: (source: string) => Promise<Side | undefined>;
}

interface Found {
  readonly text: string;
  readonly version: number;
  readonly pair: ContentPair | undefined;
}

/** What is known of the source pages of one site, and what was found for its pages. */
export class SourceSearch {
  private readonly index = new SourceIndex();
  private readonly found = new Map<string, Found>();
  /** Grows with every change of what is searched. */
  private version = 0;
  /** Short names for the texts of the files read so far. */
  private readonly texts = new Map<string, string>();
  private indexing: Promise<void> = Promise.resolve();
  private named: readonly string[] | undefined;
  private name: Promise<string> | undefined;

  /** What was found last; `isFresh` where page and source pages are still the same. */
  last(path: string, text: string): { readonly pair: ContentPair | undefined; readonly isFresh: boolean } {
    const found = this.found.get(path);
    return { pair: found?.pair, isFresh: found?.text === text && found.version === this.version };
  }

  /** The source page of a page by what stands on it; undefined where none is sure. */
  async find(search: Search): Promise<ContentPair | undefined> {
    const { path, text, target, sources, isFree, learned, read } = search;
    this.indexing = this.indexing.catch(() => {}).then(() => this.renew(sources, read));
    await this.indexing;
    const last = this.last(path, text);
    if (last.isFresh) return last.pair;
    const { version } = this;
    const candidates = this.index.nearest(target, isFree);
    const pair = candidates.length ? await choosePair(target, candidates, await learned(), read) : undefined;
    this.found.set(path, { text, version, pair });
    return pair;
  }

  /**
   * A short name for all that a search depends on besides the page: the same while it is.
   * @param paths all files of the site, the same list while none comes or goes
   */
  async nameOf(
    sources: readonly string[],
    paths: readonly string[],
    host: Pick<Host, 'read'>,
  ): Promise<string> {
    if (this.named !== paths) this.name = undefined;
    this.named = paths;
    this.name ??= nameTexts(sources, paths, host);
    return this.name;
  }

  /** A file was read: where its text is another than when it was last read, what was known of it goes. */
  seen(path: string, text: string): void {
    const name = hashText(text);
    const known = this.texts.get(path);
    this.texts.set(path, name);
    if (known !== undefined && known !== name) this.changed(path);
  }

  /** A file changed, came or went. */
  changed(path: string): void {
    this.name = undefined;
    if (this.index.has(path)) this.version++;
    this.index.delete(path);
  }

  private async renew(sources: readonly string[], read: Search['read']): Promise<void> {
    const wanted = new Set(sources);
    for (const path of [...this.index.paths()]) {
      if (wanted.has(path)) continue;
      this.index.delete(path);
      this.version++;
    }
    for (const path of sources) {
      if (this.index.has(path)) continue;
      this.index.set(path, await read(path));
      this.version++;
    }
  }
}

async function nameTexts(
  sources: readonly string[],
  paths: readonly string[],
  host: Pick<Host, 'read'>,
): Promise<string> {
  const names = [...paths];
  for (const path of sources) {
    const file = await host.read(path);
    names.push(path, 'text' in file ? hashText(file.text) : file.problem);
  }
  return hashText(names.join('\n'));
}
