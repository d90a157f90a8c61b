import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import {
  type Coverage,
  type CoverageList,
  coverageLists,
  exceptionsPath,
  type Finding,
  joinCoverage,
  type PageReview,
  type PageSummary,
  type SheetPage,
  type SheetReview,
  SheetStore,
  type SheetVerdict,
  type SitePage,
  sheetPage,
  sheetVerdict,
  summarizing,
} from '../core/index.ts';
import { placeIn } from './convert.ts';
import type { Session } from './session.ts';
import { type Settings, underlined } from './settings.ts';
import type { FolderSite, Located } from './sites.ts';

/** A page of the workspace, open or not, as it was last reviewed. */
export interface ReviewedPage {
  readonly located: Located;
  /** What totals are made of; its findings with their words are on its sheet. */
  readonly review: PageSummary;
}

/** The pages a review of the workspace has seen. Before the first such review it keeps nothing. */
export class ReviewedPages {
  /** By URI, spelled as `vscode-uri` spells it. */
  private readonly pages = new Map<string, ReviewedPage>();
  /** What is shown of each. */
  private readonly sheets: SheetStore;
  private readonly summarize = summarizing();
  private keeps = false;
  private whole = false;
  /** The files of exceptions as the last verdict saw them, by URI. */
  private readonly exceptions = new Map<string, SheetPage>();
  /** What markets lacked as the last verdict saw it. */
  private lacking: readonly Coverage[] = [];

  /** @param changed told which page came, changed or went */
  constructor(
    private readonly session: Session,
    private readonly changed: (uri: string) => void,
  ) {
    this.sheets = new SheetStore(session.runtime.scratch?.());
  }

  /** True once the workspace has been reviewed, so that pages are to be kept up to date. */
  get active(): boolean {
    return this.keeps;
  }

  /** True where every page of the workspace has been seen. */
  get isWhole(): boolean {
    return this.whole;
  }

  /** From now on pages are kept; those known stay until they are reviewed again. */
  begin(): void {
    this.keeps = true;
    this.whole = false;
  }

  /** The review of the workspace ended: `whole` where it was not stopped, so that every page has been seen. */
  end(whole: boolean): void {
    this.whole = whole;
  }

  /** The reviews of all pages of a site; undefined where some have not been seen. */
  wholeOf(site: FolderSite): PageSummary[] | undefined {
    return this.whole && site.isWhole ? this.reviewsOf(site) : undefined;
  }

  private reviewsOf(site: FolderSite): PageSummary[] {
    return [...this.pages.values()]
      .filter(({ located }) => located.site === site)
      .map(({ review }) => review);
  }

  /**
   * Keeps the review of a page; one without a review is forgotten.
   * @param document its text as it was reviewed
   */
  set(located: Located, document: TextDocument, review: PageReview | undefined): void {
    if (!this.keeps) return;
    const uri = canonical(document.uri);
    if (!review) {
      this.delete(uri);
      return;
    }
    this.pages.set(uri, { located, review: this.summarize(review) });
    const names = this.names(located, review);
    this.sheets.set(uri, sheetPage(review, names, document.getText(), placeIn(document)));
    this.changed(uri);
  }

  get(uri: string): ReviewedPage | undefined {
    return this.pages.get(canonical(uri));
  }

  delete(uri: string): void {
    this.sheets.delete(canonical(uri));
    if (this.pages.delete(canonical(uri))) this.changed(canonical(uri));
  }

  all(): ReadonlyMap<string, ReviewedPage> {
    return this.pages;
  }

  /** All pages as they are shown, with the files of exceptions that have findings. */
  sheet(): SheetPage[] {
    return [...this.sheets.all(), ...this.exceptions.values()];
  }

  /** URIs of what `sheet` shows. */
  shown(): string[] {
    return [...this.pages.keys(), ...this.exceptions.keys()];
  }

  /** True for what `sheet` shows. */
  isShown(uri: string): boolean {
    return this.sheets.has(canonical(uri)) || this.exceptions.has(canonical(uri));
  }

  /** What is shown of a page, or of a file of exceptions. */
  sheetOf(uri: string): SheetPage | undefined {
    return this.sheets.get(canonical(uri)) ?? this.exceptions.get(canonical(uri));
  }

  /** Whether what is known now may be published. */
  async verdict(): Promise<SheetVerdict> {
    const { runtime, messages, sites } = this.session;
    const all = sites.all();
    const verdicts = await Promise.all(
      all.map(async (site) => {
        const { gate, exceptions, coverage } = await site.verdict(this.reviewsOf(site), {
          changed: () => runtime.changed(site.folder),
          isWhole: this.whole && site.isWhole,
        });
        this.setExceptions(site, exceptions);
        const { state, reasons, mends } = sheetVerdict(gate);
        const named = (reason: string) => `${Utils.basename(site.folder)}${messages.colon}${reason}`;
        return { state, mends, coverage, reasons: all.length > 1 ? reasons.map(named) : reasons };
      }),
    );
    this.lacking = joinCoverage(verdicts.flatMap(({ coverage }) => coverage));
    const failed = verdicts.filter(({ state }) => state === 'failed');
    const isOff = verdicts.every(({ state }) => state === 'off');
    return {
      state: failed.length ? 'failed' : isOff ? 'off' : 'passed',
      reasons: (failed.length ? failed : verdicts).flatMap(({ reasons }) => reasons),
      mends: [...new Set(failed.flatMap(({ mends }) => mends))],
    };
  }

  /** Keeps the file of exceptions as a page of its own, and tells where it is another than before. */
  private setExceptions(site: FolderSite, page: SitePage | undefined): void {
    const uri = Utils.joinPath(site.folder, exceptionsPath).toString();
    const document = TextDocument.create(uri, 'yaml', 0, page?.text ?? '');
    const names = page && this.names({ site, path: exceptionsPath }, page.review);
    const sheet = page && sheetPage(page.review, names!, page.text, placeIn(document));
    if (JSON.stringify(sheet) === JSON.stringify(this.exceptions.get(uri))) return;
    if (sheet) this.exceptions.set(uri, sheet);
    else this.exceptions.delete(uri);
    this.changed(uri);
  }

  /** What markets do not have, as the last verdict found it, in lists to read. */
  lacks(): CoverageList[] {
    return coverageLists(this.lacking, this.session.messages, this.session.uiLanguage);
  }

  /** All reviews, with paths as they are shown. */
  reviews(): SheetReview[] {
    return [...this.pages.values()].map(({ located, review }) => {
      const { path, source } = this.names(located, review);
      return { ...review, path, source: source ?? undefined };
    });
  }

  /** The path of a page, or a folder, as it is shown. */
  pathOf({ site, path }: Located): string {
    return this.prefixOf(site) + path;
  }

  private prefixOf(site: FolderSite): string {
    return this.session.sites.all().length > 1 ? `${Utils.basename(site.folder)}/` : '';
  }

  private names({ site, path }: Located, { source, market }: Pick<PageReview, 'source' | 'market'>) {
    const prefix = this.prefixOf(site);
    return {
      path: prefix + path,
      source: source === undefined ? null : prefix + source,
      market: market?.name[this.session.uiLanguage] ?? null,
    };
  }
}

/** Clients spell URIs in many ways; this is the one of `vscode-uri`. */
export function canonical(uri: string): string {
  return URI.parse(uri).toString();
}

/**
 * What an editor shows of a page: new findings as they are, those of the baseline as hints, out of the problem list; of both
 * what its user wants underlined.
 */
export function shownFindings(review: PageReview, settings: Settings): Finding[] {
  const known = review.known.map((finding) => ({ ...finding, severity: 'neutral' as const }));
  return underlined([...review.findings, ...known], review, settings);
}
