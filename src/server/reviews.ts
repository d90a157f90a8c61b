import { CodeLensRefreshRequest, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  bandOf,
  type Change,
  type Changes,
  countToFix,
  exceptionsPath,
  type Finding,
  isWordList,
  type PageReview,
  peopleWords,
  setupFolder,
  setupKind,
  signOffPath,
  sureMirror,
} from '../core/index.ts';
import { toDiagnostic } from './convert.ts';
import type { PageStatus } from './protocol.ts';
import { commitLog } from './registrations.ts';
import { canonical, shownFindings } from './reviewed-pages.ts';
import { openDocument, ruleLink, type Session } from './session.ts';
import type { FolderSite, Located } from './sites.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** What an editor's events say of a file. */
const kinds: Readonly<Record<FileChangeType, Change['kind']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'saved',
  [FileChangeType.Deleted]: 'deleted',
};

/** How long typing must pause before a page is reviewed again, in milliseconds. */
const typingPause = 120;

/** Folders of programs, where much comes and goes and nothing is a page. */
const neverPages = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)(?:\/|$)/;

/** True for a file that decides how pages are reviewed. */
function isSettingFile(path: string): boolean {
  return setupKind(path) !== undefined || isWordList(path);
}

/** What was found in a document, and in which version of it. */
interface Reviewed {
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly review: PageReview | undefined;
}

/** What was found in a document as it stands now. */
type Latest = Pick<Reviewed, 'findings' | 'review'> & { readonly document: TextDocument };

/** Reviews what is open, when it changes or something it depends on does, and shows what was found. */
export class Reviews {
  private readonly reviewed = new Map<string, Reviewed>();
  /** Per site, the files of its setup that were reported. */
  private readonly shownSetups = new Map<string, readonly string[]>();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Per site, files that changed on disk since something was committed last: who wrote them is not known yet. */
  private readonly uncommitted = new Map<FolderSite, Set<string>>();
  /** Closed pages that a setting touches which is being typed: they wait until it is saved. */
  private readonly untilSaved = new Set<string>();

  /** @param followConfigs told whenever a config may have changed */
  constructor(
    private readonly session: Session,
    private readonly workspace: WorkspaceReview,
    private readonly followConfigs: () => Promise<void>,
  ) {}

  /** A document was opened or typed in. */
  changed(uri: string): void {
    const located = this.session.sites.locate(uri);
    const pause = this.reviewed.has(uri) ? typingPause : 0;
    if (!located || !isSettingFile(located.path)) this.schedule(uri, pause);
    if (located) this.later(`touched by ${uri}`, pause, () => this.typed(located, uri));
  }

  /** A document was closed: what was typed and not saved is gone, and what depended on it reads the disk. */
  closed(uri: string): void {
    this.reviewed.delete(uri);
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    const located = this.session.sites.locate(uri);
    if (!this.workspace.pageClosed(uri))
      void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    if (located) this.later(`touched by ${uri}`, 0, () => this.typed(located, uri));
  }

  /** The text of a document is another than before, for whatever depends on it. */
  private async typed({ site, path }: Located, uri: string): Promise<void> {
    const touched = await this.touchedBy(site, { files: [{ path, kind: 'typed' }] });
    const others = touched.filter((one) => canonical(one) !== canonical(uri));
    if (isSettingFile(path)) {
      const isOpen = this.session.documents.get(uri) !== undefined;
      for (const one of others) this.untilSaved.add(one);
      if (!isOpen) this.settingsSaved();
      this.reviewOpen();
    } else this.reviewAgain(others);
  }

  /** Files or folders changed on disk. What is open is reviewed as it stands in the editor, whatever the disk says. */
  async filesChanged(events: readonly FileEvent[]): Promise<void> {
    const bySite = new Map<FolderSite, Change[]>();
    let settings = false;
    for (const { uri, type } of events) {
      const located = this.locate(uri);
      if (!located || neverPages.test(located.path)) continue;
      const { site, path } = located;
      settings ||= isSettingFile(path) || path === setupFolder;
      bySite.set(site, [...(bySite.get(site) ?? []), { path, kind: kinds[type] }]);
      this.uncommitted.set(site, (this.uncommitted.get(site) ?? new Set()).add(path));
    }
    const touched = [...bySite].map(([site, files]) => this.touchedBy(site, { files }));
    for (const uris of await Promise.all(touched)) this.reviewAgain(uris);
    if (settings) {
      this.settingsSaved();
      this.reviewOpen();
    }
    for (const { uri } of events) if (uri.endsWith(`/${commitLog}`)) await this.committed(uri);
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
    this.reviewAgain(await this.touchedBy(site, { history }));
  }

  /** URIs of the pages of a site that changes touch. */
  private async touchedBy(site: FolderSite, changes: Changes): Promise<string[]> {
    const paths = await site.apply(changes);
    return paths.map((path) => Utils.joinPath(site.folder, path).toString());
  }

  /** Reviews pages again: what is open as soon as typing pauses, the others after it. */
  private reviewAgain(uris: readonly string[]): void {
    const closed: string[] = [];
    for (const uri of uris) {
      const open = openDocument(this.session, uri);
      if (open) this.schedule(open.uri, typingPause);
      else closed.push(uri);
    }
    this.workspace.renew(closed, typingPause);
  }

  private settingsSaved(): void {
    this.workspace.renew([...this.untilSaved], typingPause);
    this.untilSaved.clear();
  }

  /** The record of a page's sign-off was written. */
  async signed({ site, path }: Located): Promise<void> {
    const files = [{ path: signOffPath(path), kind: 'created' }] as const;
    for (const uri of await this.touchedBy(site, { files })) {
      const open = openDocument(this.session, uri);
      if (open) this.schedule(open.uri, 0);
      else this.workspace.renew([uri]);
    }
  }

  private locate(uri: string): Located | undefined {
    try {
      return this.session.sites.locate(uri);
    } catch {
      this.session.connection.console.warn(`not a file: ${uri}`);
      return undefined;
    }
  }

  /** Reads everything again, for editors that do not tell what changes on disk. */
  async readAgain(): Promise<void> {
    for (const site of this.session.sites.all()) await site.apply({ files: [{ path: '', kind: 'created' }] });
    this.reviewOpen();
  }

  /** Reviews every open document again, and shows every setup. */
  reviewOpen(): void {
    this.reportSetups();
    for (const { uri } of this.session.documents.all()) this.schedule(uri, 0);
  }

  /** Shows what is wrong in the setup of each site, in files that are open and that are not. */
  reportSetups(): void {
    void this.followConfigs();
    for (const site of this.session.sites.all()) {
      this.reportSetup(site).catch((error: unknown) =>
        this.session.connection.console.error(`${site.folder.toString()}: ${String(error)}`),
      );
    }
  }

  /** What was found in a document as it stands now; reviews it first where that is not known. */
  async latest(uri: string): Promise<Latest | undefined> {
    if (!this.current(uri)) await this.review(uri);
    return this.current(uri);
  }

  /** What was found in a document as it stands now; undefined while that is not known. */
  current(uri: string): Latest | undefined {
    const document = this.session.documents.get(uri);
    const known = this.reviewed.get(uri);
    return document && known?.version === document.version
      ? { document, findings: known.findings, review: known.review }
      : undefined;
  }

  private schedule(uri: string, delay: number): void {
    this.later(uri, delay, () => this.review(uri));
  }

  /** Does something about a document after a pause; what was waiting for it is not done any more. */
  private later(uri: string, delay: number, work: () => Promise<void>): void {
    clearTimeout(this.waiting.get(uri));
    const run = () => {
      this.waiting.delete(uri);
      work().catch((error: unknown) => this.session.connection.console.error(`${uri}: ${String(error)}`));
    };
    this.waiting.set(uri, setTimeout(run, delay));
  }

  private async review(uri: string): Promise<void> {
    const { documents, sites } = this.session;
    const document = documents.get(uri);
    const located = document && sites.locate(uri);
    if (!document || !located) return;
    if (setupKind(located.path)) return this.reportSetup(located.site);
    const { version } = document;
    const { site, path } = located;
    const isPage = !path.startsWith(`${setupFolder}/`) && (await site.format(path));
    if (!isPage) {
      // Remembered as well: whoever hears of it asks again.
      this.reviewed.set(uri, { version, findings: [], review: undefined });
      return this.sendStatus({ uri, kind: 'none' });
    }
    // An answer for text that has changed since is stale; the change has scheduled its own review.
    const isStale = () => documents.get(uri)?.version !== version;
    const atOnce = await site.review(path, { mode: 'fast' });
    if (isStale()) return;
    this.showReview(document, located, atOnce);
    if (!atOnce?.isPartial) return;
    const whole = await site.review(path);
    if (!isStale()) this.showReview(document, located, whole);
  }

  private showReview(document: TextDocument, located: Located, result: PageReview | undefined): void {
    const { uri } = document;
    this.show(document, result ? shownFindings(result) : [], result);
    this.workspace.pages.set(located, document, result);
    this.sendStatus(result ? this.pageStatus(uri, result) : { uri, kind: 'source' });
  }

  private async reportSetup(site: FolderSite): Promise<void> {
    const { folder } = site;
    const { findings } = await site.setup();
    for (const path of findings.keys()) if (path !== exceptionsPath) await this.reportFile(site, path);
    await this.reportFile(site, exceptionsPath);
    const gone = (this.shownSetups.get(folder.toString()) ?? []).filter((path) => !findings.has(path));
    for (const path of gone)
      void this.session.connection.sendDiagnostics({
        uri: Utils.joinPath(folder, path).toString(),
        diagnostics: [],
      });
    this.shownSetups.set(folder.toString(), [...findings.keys()]);
  }

  /** What is wrong in a file of the setup; in that of exceptions also those that ended or are of no use. */
  private async reportFile(site: FolderSite, path: string, onlyNews = false): Promise<void> {
    const { findings: broken, texts } = await site.setup();
    if (!broken.has(path)) return;
    const kept =
      path === exceptionsPath ? await site.exceptionFindings(this.workspace.pages.wholeOf(site)) : [];
    const found = [...broken.get(path)!, ...kept];
    const uri = Utils.joinPath(site.folder, path).toString();
    if (onlyNews && JSON.stringify(found) === JSON.stringify(this.reviewed.get(uri)?.findings)) return;
    const file = texts.get(path);
    const text = file && 'text' in file ? file.text : '';
    const open = this.session.documents.get(uri);
    // Positions are those of the text that was read; a document that has moved on is reported again.
    const document =
      open?.getText() === text ? open : TextDocument.create(uri, 'yaml', open?.version ?? 0, text);
    this.show(document, found, undefined);
  }

  /** Pages were reviewed: other exceptions may be of use. */
  reportExceptions(): void {
    for (const site of this.session.sites.all())
      this.reportFile(site, exceptionsPath, true).catch((error: unknown) =>
        this.session.connection.console.error(`${site.folder.toString()}: ${String(error)}`),
      );
  }

  private show(document: TextDocument, findings: readonly Finding[], review: PageReview | undefined): void {
    const { uri, version } = document;
    const before = this.reviewed.get(uri);
    this.reviewed.set(uri, { version, findings, review });
    const diagnostics = findings.map((finding) => toDiagnostic(document, finding, ruleLink(this.session)));
    void this.session.connection.sendDiagnostics({ uri, version, diagnostics });
    // Nothing was typed here, so that the editor has no reason of its own to ask for the lenses again.
    if (before?.version === version && this.session.options.commands)
      void this.session.connection.sendRequest(CodeLensRefreshRequest.type);
  }

  private sendStatus(status: PageStatus): void {
    if (this.session.options.commands)
      void this.session.connection.sendNotification('terroir/status', status);
  }

  private pageStatus(
    uri: string,
    { target, market, findings, alignment, signOff, source, sourceConfidence, measures }: PageReview,
  ): PageStatus {
    const { say, speaks } = this.session;
    const audience = target?.audience ?? 'local';
    const mirror = sureMirror(measures);
    return {
      uri,
      kind: 'page',
      market: market?.code,
      marketName: market?.name[speaks],
      audience,
      audienceName: say.audience[audience],
      industryName: target?.industry && peopleWords(speaks).industry[target.industry],
      marketOrigin: target?.origin.market ?? 'default',
      audienceOrigin: target?.origin.audience ?? 'default',
      industryOrigin: target?.origin.industry ?? 'default',
      comparable: alignment !== undefined,
      toFix: countToFix(findings),
      mirror,
      band: mirror === null ? undefined : say.band[bandOf(mirror)],
      basis: [
        sourceConfidence === null || source === undefined
          ? ''
          : say.pairedByContent(sourceConfidence, source),
        mirror !== null && measures.confidence === 'low' ? say.mirrorRough : '',
      ].filter(Boolean),
      signOff: signOff.state === 'none' ? undefined : peopleWords(speaks).lens(signOff),
    };
  }
}
