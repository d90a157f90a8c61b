/** What the editor tells of files that change, and which pages that touches. */
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { Utils } from 'vscode-uri';
import {
  briefsFolder,
  type Change,
  type Changes,
  isWordList,
  setupFolder,
  setupKind,
} from '../core/index.ts';
import { tell } from './answering.ts';
import { notifications } from './method-protocol.ts';
import { commitLog } from './registrations.ts';
import { canonical } from './reviewed-pages.ts';
import type { Session } from './session.ts';
import type { FolderSite, Located } from './sites.ts';

/** Folders of programs, where much comes and goes and nothing is a page. */
const neverPages = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)(?:\/|$)/;

const ignoreFile = /(?:^|\/)\.gitignore$/;

/** What an editor's events say of a file. */
const kinds: Readonly<Record<FileChangeType, Change['kind']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'saved',
  [FileChangeType.Deleted]: 'deleted',
};

/** Who reviews again what changes touch. */
export interface Touched {
  /** Reviews pages again, open or not. */
  again(uris: readonly string[]): void;
  /** Reviews all that is open again: a setting is another. */
  allOpen(): void;
  /** Reviews everything again: the sites are others. */
  sites(): void;
}

/** True for a file that decides how pages are reviewed. */
export function isSettingFile(path: string): boolean {
  return setupKind(path) !== undefined || isWordList(path);
}

/** Tells the sites of a session what changes, and whoever reviews their pages what that touches. */
export class SiteChanges {
  /** Per site, files that changed on disk since something was committed last: who wrote them is not known yet. */
  private readonly uncommitted = new Map<FolderSite, Set<string>>();
  /** Pages that a setting touches which is being typed: those that are not open wait until it is saved. */
  private readonly untilSaved = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly touched: Touched,
  ) {}

  /** The text of a document is another than before, or the disk's again, as it was closed. */
  async typed({ site, path }: Located, uri: string): Promise<void> {
    const all = await this.touchedBy(site, { files: [{ path, kind: 'typed' }] });
    const others = all.filter((one) => canonical(one) !== canonical(uri));
    // An editor reads a document it has open again only after it said that its file is another.
    if (path.startsWith(`${briefsFolder}/`)) this.tellOfBriefs();
    if (!isSettingFile(path)) {
      this.touched.again(others);
      return;
    }
    for (const one of others) this.untilSaved.add(one);
    if (!this.session.documents.get(uri)) this.settingsSaved();
    this.touched.allOpen();
  }

  /** Files or folders changed on disk. What is open is reviewed as it stands in the editor, whatever the disk says. */
  async onDisk(events: readonly FileEvent[]): Promise<void> {
    const { runtime, sites } = this.session;
    await runtime.changedOnDisk?.(events.map(({ uri }) => uri));
    if (events.filter(({ type, uri }) => type !== FileChangeType.Changed && sites.decideAgain(uri)).length)
      this.touched.sites();
    const bySite = new Map<FolderSite, Change[]>();
    let settings = false;
    for (const { uri, type } of events) {
      const located = this.locate(uri);
      if (!located || neverPages.test(located.path)) continue;
      const { site, path } = located;
      settings ||= isSettingFile(path) || path === setupFolder || ignoreFile.test(path);
      // One that lies above a site ignores files of it too.
      if (ignoreFile.test(path)) await this.anywhere();
      bySite.set(site, [...(bySite.get(site) ?? []), { path, kind: kinds[type] }]);
      this.uncommitted.set(site, (this.uncommitted.get(site) ?? new Set()).add(path));
    }
    const touched = [...bySite].map(([site, files]) => this.touchedBy(site, { files }));
    for (const uris of await Promise.all(touched)) this.touched.again(uris);
    if (bySite.size) this.tellOfBriefs();
    if (settings) {
      this.settingsSaved();
      this.touched.allOpen();
    }
    for (const { uri } of events) if (uri.endsWith(`/${commitLog}`)) await this.committed(uri);
  }

  /** A record of a page was written: of its sign-off, or of what a model wrote. */
  async recorded({ site }: Located, path: string): Promise<void> {
    const files = [{ path, kind: 'created' }] as const;
    this.touched.again(await this.touchedBy(site, { files }));
  }

  /** Anything may have changed, in editors that do not tell what does on disk. */
  async anywhere(): Promise<void> {
    await this.session.runtime.changedOnDisk?.(undefined);
    for (const site of this.session.sites.all()) await site.apply({ files: [{ path: '', kind: 'created' }] });
  }

  /** Something was committed or checked out: who wrote what is open, and what changed before, may be known now. */
  private async committed(log: string): Promise<void> {
    const site = this.locate(log)?.site;
    if (!site) return;
    const history = [...(this.uncommitted.get(site) ?? [])];
    this.uncommitted.delete(site);
    for (const { uri } of this.session.documents.all()) {
      const located = this.locate(uri);
      if (located?.site === site) history.push(located.path);
    }
    this.touched.again(await this.touchedBy(site, { history }));
  }

  private tellOfBriefs(): void {
    const { connection, options } = this.session;
    if (options.commands) tell(connection, notifications.briefsChanged);
  }

  private settingsSaved(): void {
    this.touched.again([...this.untilSaved]);
    this.untilSaved.clear();
  }

  /** URIs of the pages of a site that changes touch. */
  private async touchedBy(site: FolderSite, changes: Changes): Promise<string[]> {
    const paths = await site.apply(changes);
    return paths.map((path) => Utils.joinPath(site.folder, path).toString());
  }

  private locate(uri: string): Located | undefined {
    try {
      return this.session.sites.locate(uri);
    } catch {
      this.session.connection.console.warn(`not a file: ${uri}`);
      return undefined;
    }
  }
}
