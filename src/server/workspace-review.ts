import type { Diagnostic, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { type ReviewedPage, reviewWords, type SheetVerdict } from '../core/index.ts';
import { tell } from './answering.ts';
import { toDiagnostic } from './convert.ts';
import { notifications } from './method-protocol.ts';
import { canonical, ReviewedPages, shownFindings } from './reviewed-pages.ts';
import { openDocument, ruleLink, type Session } from './session.ts';
import { SheetFeed } from './sheet-feed.ts';
import type { FolderSite, Located } from './sites.ts';

/** How often progress is told, in milliseconds. */
const progressPause = 150;
/** How long changes of pages are gathered before they are told, in milliseconds. */
const changesPause = 700;
/** How many pages are reviewed again one by one. */
const mostRenewed = 100;
/** How long changes are gathered before all is reviewed again, in milliseconds. */
const runPause = 500;

/** Reviews every page of the workspace, shows what it finds, and keeps that up to date afterwards. */
export class WorkspaceReview {
  readonly pages: ReviewedPages;
  readonly feed: SheetFeed;
  private running: AbortController | undefined;
  /** URI of the folder below which pages are reviewed, with a slash at its end; '' for all of the workspace. */
  private reach = '';
  /** Closed pages to be reviewed again, by URI. */
  private readonly stale = new Set<string>();
  /** Pages the editor may still show findings of. */
  private readonly marked = new Set<string>();
  private renewing = false;
  private renewTimer: ReturnType<typeof setTimeout> | undefined;
  private changesTimer: ReturnType<typeof setTimeout> | undefined;
  private runTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param pagesChanged told, now and then, that reviews of pages changed
   * @param sitesFound told that there are more sites than were known
   */
  constructor(
    private readonly session: Session,
    private readonly pagesChanged: () => void,
    private readonly sitesFound: () => void,
  ) {
    this.pages = new ReviewedPages(session, (uri) => {
      this.feed.changed(uri);
      this.tellChanges();
    });
    this.feed = new SheetFeed(session, this.pages);
  }

  /**
   * Reviews all pages, or those below a folder; a review in progress is given up for it. Pages elsewhere stay as they are known.
   * @param signal stops it, as `stop` does
   * @param folder its URI
   * @returns the gate's verdict, or null where the review was stopped before its end
   */
  async run(signal?: AbortSignal, folder?: string): Promise<SheetVerdict | null> {
    this.stop();
    const only = folder ? `${canonical(folder).replace(/\/$/, '')}/` : '';
    const wasWhole = this.pages.isWhole;
    // After a review of everything a folder is a part of what is known.
    this.reach = wasWhole ? '' : only;
    const running = new AbortController();
    signal?.addEventListener('abort', () => running.abort());
    this.running = running;
    this.stale.clear();
    this.pages.begin();
    const progress = await this.session.connection.window.createWorkDoneProgress();
    progress.begin(reviewWords(this.session.uiLanguage).reviewing, 0, '', true);
    progress.token.onCancellationRequested(() => running.abort());
    let whole = false;
    try {
      await this.reviewAll(only, progress, running.signal);
      whole = !running.signal.aborted;
    } finally {
      progress.done();
      if (this.running === running) this.finish(only ? wasWhole : whole);
    }
    return running.signal.aborted ? null : this.pages.verdict();
  }

  /** Stops the review in progress; what was found so far stays. */
  stop(): void {
    this.running?.abort();
  }

  /** What all pages depend on has changed: where the workspace has been reviewed it is reviewed again. */
  runAgain(): void {
    if (!this.pages.active) return;
    clearTimeout(this.runTimer);
    this.runTimer = setTimeout(
      () => void this.run(undefined, this.reach || undefined).catch(this.report),
      runPause,
    );
  }

  /**
   * Closed pages are to be reviewed again: one by one, or, where they are many, with all the others.
   * @param delay how long to wait for more of them, in milliseconds
   */
  renew(uris: readonly string[], delay = 0): void {
    if (!this.pages.active) return;
    for (const uri of uris.map(canonical)) if (uri.startsWith(this.reach)) this.stale.add(uri);
    if (this.stale.size > mostRenewed) {
      this.runAgain();
      return;
    }
    clearTimeout(this.renewTimer);
    this.renewTimer = setTimeout(() => this.renewStale(), delay);
  }

  /** The user wants other findings shown. */
  showAgain(): void {
    this.renew([...this.pages.all().keys()]);
  }

  /** The page of a closed document is shown as it is on disk; false where it is none of the review's. */
  pageClosed(uri: string): boolean {
    if (!this.pages.get(uri)) return false;
    this.marked.add(canonical(uri));
    this.renew([uri]);
    return true;
  }

  /** @param only what the URIs of the pages begin with */
  private async reviewAll(
    only: string,
    progress: WorkDoneProgressServerReporter,
    signal: AbortSignal,
  ): Promise<void> {
    const { sites, uiLanguage } = this.session;
    const words = reviewWords(uiLanguage);
    const unseen = new Set([...this.pages.all().keys()].filter((uri) => uri.startsWith(only)));
    if (await sites.find()) this.sitesFound();
    const lists = await Promise.all(
      sites.all().map(async (site) => {
        const isIn = (path: string) => Utils.joinPath(site.folder, path).toString().startsWith(only);
        return { site, paths: (await sites.pagesOf(site)).filter(isIn) };
      }),
    );
    const total = lists.reduce((sum, { paths }) => sum + paths.length, 0);
    let [done, told] = [0, 0];
    for (const { site, paths } of lists) {
      const receive = (batch: readonly ReviewedPage[]) => {
        if (signal.aborted) return;
        done += batch.length;
        for (const page of batch) unseen.delete(this.accept(site, page));
        this.feed.progress({ done, total });
        if (Date.now() - told < progressPause) return;
        told = Date.now();
        progress.report(Math.floor((done / total) * 100), words.progress(done, total));
      };
      await site.reviewAll(paths, receive, { signal });
    }
    // Pages that were there at the review before this one and are no more.
    if (!signal.aborted) for (const uri of unseen) this.clear(uri);
  }

  private finish(whole: boolean): void {
    this.running = undefined;
    this.pages.end(whole);
    this.feed.progress(undefined);
    this.tellChanges();
    this.renewStale();
  }

  /** Takes in what a worker found; an open page is reviewed by itself, with what is being typed. */
  private accept(site: FolderSite, { path, text, review }: ReviewedPage): string {
    const uri = Utils.joinPath(site.folder, path).toString();
    if (!openDocument(this.session, uri)) this.show({ site, path }, uri, { text, review });
    return uri;
  }

  private show(located: Located, uri: string, { text, review }: Pick<ReviewedPage, 'text' | 'review'>): void {
    const document = TextDocument.create(uri, '', 0, text);
    this.pages.set(located, document, review);
    const link = ruleLink(this.session);
    this.mark(
      uri,
      (review ? shownFindings(review, this.session.settings.of(uri)) : []).map((finding) =>
        toDiagnostic(document, finding, link),
      ),
    );
  }

  private clear(uri: string): void {
    this.pages.delete(uri);
    this.mark(uri, []);
  }

  /** Shows findings; of the many pages that have and had none the editor need not hear. */
  private mark(uri: string, diagnostics: Diagnostic[]): void {
    const had = this.marked.delete(uri);
    if (diagnostics.length) this.marked.add(uri);
    if (diagnostics.length || had) this.session.diagnostics.show(uri, diagnostics);
  }

  /** Works off what is stale; while all is reviewed it waits, so that nothing older comes in later. */
  private renewStale(): void {
    if (this.renewing || this.running) return;
    this.renewing = true;
    const next = async () => {
      for (const uri of this.stale) {
        if (this.running) return;
        this.stale.delete(uri);
        if (!openDocument(this.session, uri)) await this.reviewClosed(uri);
      }
    };
    void next()
      .catch(this.report)
      .finally(() => {
        this.renewing = false;
      });
  }

  /** Says, now and then, that pages are others: so are the markets' numbers, and what is of use of the exceptions. */
  private tellChanges(): void {
    this.changesTimer ??= setTimeout(() => {
      this.changesTimer = undefined;
      this.pagesChanged();
      if (this.session.options.commands) tell(this.session.connection, notifications.marketsChanged);
    }, changesPause);
  }

  private readonly report = (error: unknown) => this.session.connection.console.error(String(error));

  private async reviewClosed(uri: string): Promise<void> {
    const located = this.session.sites.locate(uri);
    if (!located) return;
    const { site, path } = located;
    const listed = (await this.session.sites.pagesOf(site)).includes(path);
    const review = listed ? await site.review(path) : undefined;
    if (!review) return this.clear(uri);
    const text = (await site.content(path))?.text ?? '';
    if (!openDocument(this.session, uri)) this.show(located, uri, { text, review });
  }
}
