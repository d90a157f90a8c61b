import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { configPath } from '../core/config.ts';
import type { Finding } from '../core/finding.ts';
import { markets } from '../core/regions/market.ts';
import { countToFix, type PageReview } from '../core/review/page.ts';
import { bandOf } from '../core/rules/mirrors-source.ts';
import { toDiagnostic } from './convert.ts';
import type { PageStatus } from './protocol.ts';
import { ruleLink, type Session } from './session.ts';

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
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param followConfigs told whenever a config may have changed */
  constructor(
    private readonly session: Session,
    private readonly followConfigs: () => Promise<void>,
  ) {}

  /** A document was opened or typed in. */
  changed(uri: string): void {
    const located = this.session.sites.locate(uri);
    if (located?.path === configPath) {
      this.reviewAll();
      return;
    }
    this.schedule(uri, this.reviewed.has(uri) ? typingPause : 0);
    if (located) this.scheduleFollowers(uri, located.path);
  }

  /** A document was closed: what was typed and not saved is gone, and what depended on it reads the disk. */
  closed(uri: string): void {
    this.reviewed.delete(uri);
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    const located = this.session.sites.locate(uri);
    located?.site.reviewer.changed(located.path);
    if (located?.path === configPath) this.reviewAll();
    else if (located) this.scheduleFollowers(uri, located.path);
  }

  /** Files changed on disk. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      try {
        const located = this.session.sites.locate(uri);
        located?.site.reviewer.changed(located.path);
      } catch {
        this.session.connection.console.warn(`not a file: ${uri}`);
      }
    }
    this.reviewAll();
  }

  /** Reviews every open document and every config again. */
  reviewAll(): void {
    for (const { reviewer } of this.session.sites.all()) reviewer.changed(configPath);
    this.reportConfigs();
    for (const { uri } of this.session.documents.all()) this.schedule(uri, 0);
  }

  /** Shows what is wrong in the config of each site, open or not. */
  reportConfigs(): void {
    void this.followConfigs();
    for (const { folder } of this.session.sites.all()) {
      void this.reportConfig(Utils.joinPath(folder, configPath).toString());
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

  /** Pages that follow a source page are reviewed again with it. */
  private scheduleFollowers(source: string, path: string): void {
    for (const [uri, { review }] of this.reviewed) {
      if (review?.source === path && uri !== source) this.schedule(uri, typingPause);
    }
  }

  private schedule(uri: string, delay: number): void {
    clearTimeout(this.waiting.get(uri));
    const run = () => {
      this.waiting.delete(uri);
      this.review(uri).catch((error: unknown) =>
        this.session.connection.console.error(`${uri}: ${String(error)}`),
      );
    };
    this.waiting.set(uri, setTimeout(run, delay));
  }

  private async review(uri: string): Promise<void> {
    const { documents, sites } = this.session;
    const document = documents.get(uri);
    const located = document && sites.locate(uri);
    if (!document || !located) return;
    if (located.path === configPath) return this.reportConfig(uri);
    const { version } = document;
    const { reviewer } = located.site;
    if (!(await reviewer.format(located.path))) return this.sendStatus({ uri, kind: 'none' });
    // An answer for text that has changed since is stale; the change has scheduled its own review.
    const isStale = () => documents.get(uri)?.version !== version;
    const atOnce = await reviewer.review(located.path, false);
    if (isStale()) return;
    this.showReview(document, atOnce);
    if (!atOnce?.spellingWaits) return;
    const whole = await reviewer.review(located.path);
    if (!isStale()) this.showReview(document, whole);
  }

  private showReview(document: TextDocument, result: PageReview | undefined): void {
    const { uri } = document;
    this.show(document, result ? shownFindings(result) : [], result);
    this.sendStatus(result ? this.pageStatus(uri, result) : { uri, kind: 'source' });
  }

  private async reportConfig(uri: string): Promise<void> {
    const located = this.session.sites.locate(uri);
    if (!located) return;
    const findings = await located.site.reviewer.configFindings();
    const open = this.session.documents.get(uri);
    const file = open ? undefined : await this.session.runtime.hostFor(located.site.folder).read(configPath);
    const document = open ?? TextDocument.create(uri, 'yaml', 0, file && 'text' in file ? file.text : '');
    this.show(document, findings, undefined);
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
    { target, findings, alignment, measures: { mirror } }: PageReview,
  ): PageStatus {
    const { say, speaks } = this.session;
    const market = target?.market;
    const audience = target?.audience ?? 'local';
    return {
      uri,
      kind: 'page',
      market,
      marketName: market && markets.get(market)?.name[speaks],
      audience,
      audienceName: say.audience[audience],
      marketOrigin: target?.origin.market ?? 'default',
      comparable: alignment !== undefined,
      toFix: countToFix(findings),
      mirror,
      band: mirror === null ? undefined : say.band[bandOf(mirror)],
    };
  }
}

/** What an editor shows: new findings as they are, those of the baseline as hints, out of the problem list. */
function shownFindings({ findings, known }: PageReview): Finding[] {
  return [...findings, ...known.map((finding) => ({ ...finding, severity: 'neutral' as const }))];
}
