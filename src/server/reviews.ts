import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { exceptionsPath, type Finding, type PageReview, setupFolder, setupKind } from '../core/index.ts';
import { tell } from './answering.ts';
import { toDiagnostic } from './convert.ts';
import { notifications } from './method-protocol.ts';
import { pageStatus } from './page-status.ts';
import { isVersion, ProposedTexts } from './proposed.ts';
import type { PageStatus, SetTargetParams } from './protocol.ts';
import { canonical, shownFindings } from './reviewed-pages.ts';
import { openDocument, ruleLink, type Session } from './session.ts';
import { isSettingFile, SiteChanges } from './site-changes.ts';
import type { FolderSite, Located } from './sites.ts';
import { UnsavedTexts } from './unsaved.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** How long typing must pause before a page is reviewed again, in milliseconds. */
const typingPause = 120;

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
  /** Told what changes on disk. */
  readonly changes: SiteChanges;
  /** The texts that are saved nowhere. */
  readonly unsaved: UnsavedTexts;
  private readonly proposed: ProposedTexts;

  /** @param followConfigs told whenever a config may have changed */
  constructor(
    private readonly session: Session,
    private readonly workspace: WorkspaceReview,
    private readonly followConfigs: () => Promise<void>,
  ) {
    const { runtime, sites, uiLanguage, documents } = session;
    const textOf = (uri: string) => documents.get(uri)?.getText();
    this.unsaved = new UnsavedTexts(runtime, sites, uiLanguage, textOf);
    this.proposed = new ProposedTexts(sites, uiLanguage, textOf);
    this.changes = new SiteChanges(session, {
      again: (uris) => this.reviewAgain(uris),
      allOpen: () => this.reviewOpen(),
      sites: () => this.sitesChanged(),
    });
  }

  /** A document was opened or typed in. */
  changed(uri: string): void {
    this.session.diagnostics.changed(uri);
    const located = this.session.sites.locate(uri);
    const pause = this.reviewed.has(uri) ? typingPause : 0;
    if (!located || !isSettingFile(located.path)) this.schedule(uri, pause);
    if (located) this.later(`touched by ${uri}`, pause, () => this.changes.typed(located, uri));
  }

  /** A document was closed: what was typed and not saved is gone, and what depended on it reads the disk. */
  closed(uri: string): void {
    this.session.diagnostics.closed(uri);
    this.reviewed.delete(uri);
    this.unsaved.closed(uri);
    this.proposed.closed(uri);
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    const located = this.session.sites.locate(uri);
    // From now on the page is shown under its canonical name, which need not be the one it was opened by.
    if (!this.workspace.pageClosed(uri) || uri !== canonical(uri)) this.clear(uri);
    if (located) this.later(`touched by ${uri}`, 0, () => this.changes.typed(located, uri));
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

  /** Other folders are sites than before. */
  sitesChanged(): void {
    this.reviewOpen();
    this.workspace.runAgain();
  }

  /** The user wants other findings shown. */
  settingsChanged(): void {
    this.reviewOpen();
    this.workspace.showAgain();
  }

  /** Reviews every open document again, and shows every setup. */
  reviewOpen(): void {
    this.unsaved.settingsChanged();
    this.proposed.settingsChanged();
    this.reportSetups();
    for (const { uri } of this.session.documents.all()) this.schedule(uri, 0);
  }

  /** Shows what is wrong in the setup of each site, in files that are open and that are not. */
  reportSetups(): void {
    void this.followConfigs();
    const there = new Set(this.session.sites.all().map(({ folder }) => folder.toString()));
    for (const [folder, paths] of this.shownSetups) {
      if (there.has(folder)) continue;
      this.shownSetups.delete(folder);
      for (const path of paths) this.clear(Utils.joinPath(URI.parse(folder), path).toString());
    }
    for (const site of this.session.sites.all()) {
      this.reportSetup(site).catch((error: unknown) =>
        this.session.connection.console.error(`${site.folder.toString()}: ${String(error)}`),
      );
    }
  }

  /** What was found in a document as it stands now; reviews it first where that is not known. */
  async latest(uri: string, signal?: AbortSignal): Promise<Latest | undefined> {
    if (!this.current(uri)) await this.review(uri, signal);
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

  /** Remembers whom a text is for, and reviews it for them. */
  chooseTarget({ uri, ...chosen }: SetTargetParams): void {
    this.unsaved.choose(uri, chosen);
    this.schedule(uri, 0);
  }

  private schedule(uri: string, delay: number): void {
    this.later(uri, delay, async () => {
      try {
        await this.review(uri);
      } finally {
        // Where it has changed since, its own review is to come.
        if (!this.waiting.has(uri)) this.session.diagnostics.done(uri);
      }
    });
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

  private async review(uri: string, signal?: AbortSignal): Promise<void> {
    const { documents, sites } = this.session;
    const document = documents.get(uri);
    if (document && isVersion(uri)) return this.reviewProposed(document, signal);
    const unsaved = document && this.unsaved.locate(document);
    const located = unsaved ?? (document && sites.locate(uri));
    if (!document || !located) return;
    if (setupKind(located.path)) return this.reportSetup(located.site);
    const { version } = document;
    const { site, path } = located;
    if (unsaved) {
      await site.apply({ files: [{ path, kind: 'typed' }] });
      const review = await site.review(path, { signal });
      // Meanwhile it may be for somebody else.
      const isCurrent = this.unsaved.locate(document)?.site === site;
      if (isCurrent && documents.get(uri)?.version === version) this.showUnsaved(document, review);
      return;
    }
    const isPage = !path.startsWith(`${setupFolder}/`) && (await site.format(path));
    if (!isPage || (await site.host.ignores?.(path))) {
      // Remembered as well: whoever hears of it asks again.
      if (this.reviewed.get(uri)?.findings.length) this.clear(uri);
      this.workspace.pages.delete(uri);
      this.reviewed.set(uri, { version, findings: [], review: undefined });
      return this.sendStatus({ uri, kind: 'none' });
    }
    // An answer for text that has changed since is stale; the change has scheduled its own review.
    const isStale = () => documents.get(uri)?.version !== version;
    const atOnce = await site.review(path, { mode: 'fast', signal });
    if (isStale()) return;
    this.showReview(document, located, atOnce);
    if (!atOnce?.isPartial) return;
    const whole = await site.review(path, { signal });
    if (!isStale()) this.showReview(document, located, whole);
  }

  /** What a new version of a page has is underlined; nothing else is said of it, as it is no file. */
  private async reviewProposed(document: TextDocument, signal?: AbortSignal): Promise<void> {
    const { uri, version } = document;
    const located = this.proposed.locate(document);
    if (!located || setupKind(located.path)) return;
    const { site, path } = located;
    await site.apply({ files: [{ path, kind: 'typed' }] });
    const review = (await site.format(path)) && (await site.review(path, { signal }));
    if (this.session.documents.get(uri)?.version === version)
      this.show(
        document,
        review ? shownFindings(review, this.session.settings.of(uri)) : [],
        review || undefined,
      );
  }

  private showReview(document: TextDocument, located: Located, result: PageReview | undefined): void {
    const { uri } = document;
    this.show(document, result ? shownFindings(result, this.session.settings.of(uri)) : [], result);
    this.workspace.pages.set(located, document, result);
    this.sendStatus(result ? pageStatus(this.session, uri, result) : { uri, kind: 'source' });
  }

  /** What is said of a text that is saved nowhere: only once it is known for whom it is, as many are notes for oneself. */
  private showUnsaved(document: TextDocument, review: PageReview | undefined): void {
    const { uri } = document;
    const isFor = review?.target?.origin.market !== 'default';
    this.show(document, review && isFor ? shownFindings(review, this.session.settings.of(uri)) : [], review);
    const isCopy = review && document.getText().trim();
    const origin = this.unsaved.isChosen(uri) ? { marketOrigin: 'chosen' as const } : {};
    this.sendStatus(
      isCopy
        ? { ...pageStatus(this.session, uri, review), kind: 'unsaved', ...origin }
        : { uri, kind: 'none' },
    );
  }

  private async reportSetup(site: FolderSite): Promise<void> {
    const { folder } = site;
    const { findings } = await site.setup();
    for (const path of findings.keys()) if (path !== exceptionsPath) await this.reportFile(site, path);
    await this.reportFile(site, exceptionsPath);
    const gone = (this.shownSetups.get(folder.toString()) ?? []).filter((path) => !findings.has(path));
    for (const path of gone) this.clear(Utils.joinPath(folder, path).toString());
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
    this.session.diagnostics.show(uri, diagnostics, version);
    // Nothing was typed here, so that the editor has no reason of its own to ask for the lenses again.
    if (before?.version === version && this.session.options.commands)
      void this.session.connection.sendRequest(CodeLensRefreshRequest.type);
  }

  private clear(uri: string): void {
    this.session.diagnostics.show(uri, [], this.session.documents.get(uri)?.version);
  }

  private sendStatus(status: PageStatus): void {
    if (this.session.options.commands) tell(this.session.connection, notifications.status, status);
  }
}
