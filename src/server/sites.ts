import { URI, Utils } from 'vscode-uri';
import {
  type Host,
  type Language,
  largestFile,
  openSite,
  type Scratch,
  type Site,
  type Trend,
  type Workers,
} from '../core/index.ts';

/** What differs between running on Node and in a browser's worker. */
export interface Runtime {
  /**
   * The files of a folder, for the reviewer.
   * @param depth how many levels of folders it lists; all when absent
   */
  hostFor(folder: URI, depth?: number): Host;
  /** Which folder is the site of another, as far as is known. */
  siteOf(folder: URI): { readonly folder: URI; readonly by: 'setup' | 'repository' | 'nothing' };
  /** The sites below a folder, itself included where only a search finds them. */
  sitesBelow(folder: URI): Promise<readonly URI[]>;
  /**
   * Writes a file below a folder, whole or not at all, and nothing outside it.
   * @param path relative to the folder, forward slashes
   * @throws an error that says why not
   */
  write(folder: URI, path: string, text: string): Promise<void>;
  /** True where a file below a folder can be written without a link leading out of it. */
  staysInside(folder: URI, path: string): Promise<boolean>;
  /** Whom git commits as in a folder; undefined where nothing says. */
  identity(folder: URI): Promise<{ readonly name: string; readonly email: string } | undefined>;
  /** Who owns the files of a folder, as CODEOWNERS says: a function from a path below it. */
  owners(folder: URI): Promise<(path: string) => readonly string[]>;
  /**
   * Threads to review the pages of a folder beside the server's own; absent where there are none.
   * @param open gives the texts that go before what is on disk, by path
   */
  workersFor?(
    folder: URI,
    uiLanguage: Language,
    open: () => ReadonlyMap<string, string>,
  ): Workers | undefined;
  /** Paths of a folder that a branch changed; undefined where nothing tells them. */
  changed(folder: URI): Promise<ReadonlySet<string> | undefined>;
  /** Files or folders came, changed or went, by their URIs; any may have where none is named. Absent where nothing is kept. */
  changedOnDisk?(uris: readonly string[] | undefined): Promise<void>;
  /** A file for what there is no room for in memory; absent where there is no disk. */
  scratch?(): Scratch;
  /** How the markets of some folders came to where they stand; absent where there is no history to ask. */
  trend?(question: TrendQuestion): Promise<Trend | 'no-history' | undefined>;
}

/** A trend that is asked for; it is given up when `signal` says so. */
export interface TrendQuestion {
  readonly folders: readonly URI[];
  readonly uiLanguage: Language;
  /** Told how much is done, from 0 to 1. */
  readonly told: (share: number) => void;
  readonly signal: AbortSignal;
}

/** A site in its folder. */
export interface FolderSite extends Site {
  readonly folder: URI;
  /** True where all of it lies in the workspace, which may be opened at a folder below the site's. */
  readonly isWhole: boolean;
}

/** A document's place: its site, and its path there. */
export interface Located {
  readonly site: FolderSite;
  readonly path: string;
}

/** The texts that are open in the editor. */
export interface OpenTexts {
  of(uri: string): string | undefined;
  all(): readonly { readonly uri: string; readonly text: string }[];
}

/** The sites of a workspace. Text open in the editor goes before what is on disk. */
export class Sites {
  private readonly sites = new Map<string, FolderSite>();
  private folders: readonly URI[] = [];
  /** The sites of folders that were asked about, by the folder's URI. */
  private readonly roots = new Map<string, FolderSite>();

  constructor(
    private readonly runtime: Runtime,
    private readonly uiLanguage: Language,
    private readonly openTexts: OpenTexts,
  ) {}

  setFolders(folders: readonly string[]): void {
    this.folders = folders.map((folder) => URI.parse(folder));
    this.forget();
  }

  /**
   * Decides anew which folders are sites where a change made one of a folder, or none any more.
   * @param uri of what came or went
   * @returns true where it did
   */
  decideAgain(uri: string): boolean {
    const one = folderMadeBy(uri);
    if (!one) return false;
    const found = this.runtime.siteOf(one);
    const isSite = found.folder.toString() === one.toString() && found.by !== 'nothing';
    if (isSite === this.sites.has(one.toString())) return false;
    this.forget();
    return true;
  }

  private forget(): void {
    this.sites.clear();
    this.roots.clear();
    for (const folder of this.folders) this.siteOf(folder);
  }

  /** Looks for sites below the folders of the workspace; true where there are more than were known. */
  async find(): Promise<boolean> {
    const { size } = this.sites;
    const { folders } = this;
    for (const folder of folders)
      for (const site of await this.runtime.sitesBelow(folder))
        if (folders === this.folders) this.siteOf(site);
    const isMore = this.sites.size > size;
    // What lies in them was taken for a part of the folder around them.
    if (isMore) this.roots.clear();
    return isMore;
  }

  /** The pages of a site that lie in the workspace, and belong to no other site. */
  async pagesOf(site: FolderSite): Promise<string[]> {
    const paths = await site.pages();
    return paths.filter((path) => {
      const uri = Utils.joinPath(site.folder, path);
      return this.siteOf(Utils.dirname(uri)) === site && (site.isWhole || this.holderOf(uri));
    });
  }

  all(): FolderSite[] {
    return [...this.sites.values()];
  }

  /** The site a document lies in; a document outside all folders and sites makes one of its own folder. */
  locate(uri: string): Located | undefined {
    const file = URI.parse(uri);
    // What git or a notebook shows of a file is no page, nor is what is saved nowhere.
    if (file.scheme !== 'file' && !this.holderOf(file)) return undefined;
    const site = this.siteOf(Utils.dirname(file));
    return { site, path: relative(site.folder, file)! };
  }

  /** The place in the workspace of a file that is named under another scheme; undefined outside of it. */
  locateIn(version: URI): Located | undefined {
    const bare = version.with({ query: '', fragment: '' });
    for (const { scheme } of this.folders) {
      const uri = bare.with({ scheme }).toString();
      if (this.isInside(uri)) return this.locate(uri);
    }
    return undefined;
  }

  private siteOf(folder: URI): FolderSite {
    const known = this.roots.get(folder.toString());
    if (known) return known;
    const holder = this.holderOf(folder);
    const found = this.runtime.siteOf(folder);
    // Where nothing makes a site of the folder of a lone file, which may be someone's home, only its own files are looked at.
    const site =
      found.by !== 'nothing' ? this.site(found.folder) : holder ? this.site(holder) : this.site(folder, 1);
    this.roots.set(folder.toString(), site);
    return site;
  }

  /** True for a file below a folder of the workspace. */
  isInside(uri: string): boolean {
    return this.holderOf(URI.parse(uri)) !== undefined;
  }

  /** The innermost folder of the workspace that is or holds another. */
  private holderOf(one: URI): URI | undefined {
    const holders = this.folders.filter(
      (folder) => folder.toString() === one.toString() || relative(folder, one) !== undefined,
    );
    return holders.sort((a, b) => b.path.length - a.path.length)[0];
  }

  private site(folder: URI, depth?: number): FolderSite {
    const known = this.sites.get(folder.toString());
    if (known) return known;
    const { runtime, uiLanguage, openTexts } = this;
    const disk = runtime.hostFor(folder, depth);
    const host: Host = {
      ...disk,
      readSaved: disk.read,
      read: async (path) => {
        const text = openTexts.of(Utils.joinPath(folder, path).toString());
        if (text === undefined) return disk.read(path);
        return text.length > largestFile ? { problem: 'too-large' } : { text };
      },
    };
    const workers = runtime.workersFor?.(folder, uiLanguage, () => this.openBelow(folder));
    const site: FolderSite = {
      ...openSite(host, workers ? { uiLanguage, workers } : { uiLanguage }),
      folder,
      isWhole: depth !== undefined || this.holderOf(folder) !== undefined,
    };
    this.sites.set(folder.toString(), site);
    return site;
  }

  private openBelow(folder: URI): Map<string, string> {
    const texts = new Map<string, string>();
    for (const { uri, text } of this.openTexts.all()) {
      const located = this.locate(uri);
      if (located?.site.folder.toString() === folder.toString()) texts.set(located.path, text);
    }
    return texts;
  }
}

/** The folder that is a site, or may be, by a file or folder in it that came or went; undefined for any other file. */
export function folderMadeBy(uri: string): URI | undefined {
  const file = URI.parse(uri);
  const [, folder] = /^(.*)\/(?:\.terroir(?:\/.*)?|\.git)$/.exec(file.path) ?? [];
  return folder === undefined ? undefined : file.with({ path: folder || '/' });
}

/** The path of a file below a folder; undefined for one that does not lie there. */
export function relative(folder: URI, file: URI): string | undefined {
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.path.startsWith(base) ? file.path.slice(base.length) : undefined;
}
