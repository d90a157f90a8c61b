import { CodeLensRefreshRequest, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  bandOf,
  briefsFolder,
  countToFix,
  exceptionsPath,
  type Finding,
  isWordList,
  type PageReview,
  peopleWords,
  setupFolder,
  setupKind,
  signedPage,
  sureMirror,
} from '../core/index.ts';
import { toDiagnostic } from './convert.ts';
import type { PageStatus } from './protocol.ts';
import { commitLog } from './registrations.ts';
import { canonical, shownFindings } from './reviewed-pages.ts';
import { openDocument, ruleLink, type Session } from './session.ts';
import type { FolderSite, Located } from './sites.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** How long typing must pause before a page is reviewed again, in milliseconds. */
const typingPause = 120;

/** Folders of programs, where much comes and goes and nothing is a page. */
const neverPages = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)(?:\/|$)/;

/** True for a file that decides how pages are reviewed. */
function isSettingFile(path: string): boolean {
  return /^\.terroir(?:\/|$)|(?:^|\/)\.gitignore$/.test(path) || isWordList(path);
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
  /** Pages that changed on disk since something was committed last: who wrote them is not known yet. */
  private readonly uncommitted = new Set<string>();

  /** @param followConfigs told whenever a config may have changed */
  constructor(
    private readonly session: Session,
    private readonly workspace: WorkspaceReview,
    private readonly followConfigs: () => Promise<void>,
  ) {}

  /** A document was opened or typed in. */
  changed(uri: string): void {
    const located = this.session.sites.locate(uri);
    if (located && (setupKind(located.path) || isWordList(located.path))) {
      const again = async () => {
        located.site.changed(located.path);
        this.reviewAll();
      };
      this.later(uri, this.reviewed.has(uri) ? typingPause : 0, again);
      return;
    }
    if (located && this.signedBy(located)) return;
    this.schedule(uri, this.reviewed.has(uri) ? typingPause : 0);
    if (located) this.scheduleFollowers(uri, located);
  }

  /** A document was closed: what was typed and not saved is gone, and what depended on it reads the disk. */
  closed(uri: string): void {
    this.reviewed.delete(uri);
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    const located = this.session.sites.locate(uri);
    located?.site.changed(located.path);
    if (!this.workspace.pageClosed(uri))
      void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    if (located && (setupKind(located.path) || isWordList(located.path))) this.reviewAll();
    else if (located && !this.signedBy(located)) this.scheduleFollowers(uri, located);
  }

  /** Files or folders changed on disk. What is open is reviewed as it stands in the editor, whatever the disk says. */
  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    let [all, settings] = [false, false];
    for (const { uri, type } of await this.withFilesOfFolders(changes)) {
      const located = this.locate(uri);
      if (!located) continue;
      if (this.signedBy(located) || located.path.startsWith(`${briefsFolder}/`)) continue;
      const isSetting = isSettingFile(located.path);
      settings ||= isSetting;
      // A page is read anew whenever it is reviewed; only what comes or goes changes what the others follow.
      const { site } = located;
      if (isSetting || type !== FileChangeType.Changed) {
        all = true;
        site.changed(located.path);
      } else site.edited(located.path);
      if (isSetting) continue;
      this.uncommitted.add(uri);
      this.workspace.renew([uri]);
      this.scheduleFollowers(uri, located);
      if (type === FileChangeType.Created) void this.workspace.pageCreated(located);
    }
    if (all) this.reviewAll();
    if (settings) this.workspace.runAgain();
    for (const { uri } of changes) if (uri.endsWith(`/${commitLog}`)) this.committed(uri);
  }

  /** Something was committed or checked out: who wrote what is open, and what changed before, may be known now. */
  private committed(log: string): void {
    const site = this.locate(log)?.site;
    if (!site) return;
    site.committed();
    for (const { uri } of this.session.documents.all())
      if (this.locate(uri)?.site === site) this.schedule(uri, typingPause);
    this.workspace.renew([...this.uncommitted], typingPause);
    this.uncommitted.clear();
  }

  /** Changes with a folder that came or went replaced by its files, and without what Terroir does not read. */
  private async withFilesOfFolders(changes: readonly FileEvent[]): Promise<FileEvent[]> {
    const ofFiles: FileEvent[] = [];
    for (const change of changes) {
      const located = this.locate(change.uri);
      if (!located || neverPages.test(located.path)) continue;
      if (isSettingFile(located.path) || (await located.site.format(located.path))) ofFiles.push(change);
      else if (change.type !== FileChangeType.Changed) {
        for (const path of await this.filesOf(located, change.type))
          ofFiles.push({ uri: Utils.joinPath(located.site.folder, path).toString(), type: change.type });
      }
    }
    return ofFiles;
  }

  /** The files of a folder: those it has, or those it had; none where it is no folder. */
  private async filesOf({ site, path }: Located, type: FileChangeType): Promise<Iterable<string>> {
    if (type === FileChangeType.Created) return site.host.list(path);
    const listed = (await site.files()).filter((file) => file.startsWith(`${path}/`));
    // The list of files may have been read since; what was reviewed is known from before.
    return new Set([...listed, ...this.workspace.pages.below(site, path)]);
  }

  /** A page's sign-off changed; no other page depends on it. */
  signed(uri: string): void {
    const open = openDocument(this.session, uri);
    if (open) this.schedule(open.uri, 0);
    else this.workspace.renew([uri]);
  }

  /** The record of a sign-off changed: its page is reviewed again. False for any other file. */
  private signedBy({ site, path }: Located): boolean {
    const page = signedPage(path);
    if (page !== undefined) this.signed(Utils.joinPath(site.folder, page).toString());
    return page !== undefined;
  }

  private locate(uri: string): Located | undefined {
    try {
      return this.session.sites.locate(uri);
    } catch {
      this.session.connection.console.warn(`not a file: ${uri}`);
      return undefined;
    }
  }

  /** Reviews every open document and every setup again. */
  reviewAll(): void {
    for (const site of this.session.sites.all()) site.changed(`${setupFolder}/`);
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

  /** Pages that follow a source page are reviewed again with it, and pages with their twins. */
  private scheduleFollowers(changed: string, located: Located): void {
    for (const [uri, { review }] of this.reviewed) {
      if (review?.source === located.path && uri !== changed) this.schedule(uri, typingPause);
    }
    this.workspace.renewFollowers(located, typingPause);
    this.scheduleTwins(located).catch((error: unknown) =>
      this.session.connection.console.error(`${changed}: ${String(error)}`),
    );
  }

  private async scheduleTwins({ site, path }: Located): Promise<void> {
    const uris = (await site.twins(path)).map((twin) => Utils.joinPath(site.folder, twin).toString());
    for (const uri of this.reviewed.keys())
      if (uris.includes(canonical(uri))) this.schedule(uri, typingPause);
    this.workspace.renew(
      uris.filter((uri) => this.workspace.pages.get(uri)),
      typingPause,
    );
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
