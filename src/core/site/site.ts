/** A site, and all that can be asked of it. Editor, command line and worker threads read, write and show; the answers are here. */

import type { Format } from '../content/content.ts';
import type { Edit, Finding, RuleId } from '../finding.ts';
import type { PagesEntry, SiteReaders } from '../first-steps/config-edit.ts';
import type { Returned } from '../handover/hand-over.ts';
import type { AbortSignalLike, Host } from '../host.ts';
import type { Material } from '../locality/material.ts';
import type { Language, Messages } from '../messages/index.ts';
import type { Reads } from '../reads.ts';
import type { ChatAnswer } from '../report/chat.ts';
import type { Baseline } from '../review/baseline.ts';
import type { Coverage } from '../review/coverage.ts';
import type { PageReview } from '../review/page.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import type { SitePage } from '../review/site.ts';
import type { StaleSource } from '../review/stale-source.ts';
import type { PageSummary } from '../review/summary.ts';
import type { Setup } from '../setup.ts';
import { staleBy } from './branch.ts';
import {
  type Brief,
  type BriefRequest,
  type BriefStatus,
  briefFor,
  briefText,
  listBriefs,
  readBrief,
} from './briefing.ts';
import type { Changes } from './changes.ts';
import { answerChat, type ChatQuestion } from './chatting.ts';
import { coverageOf } from './coverage.ts';
import {
  type AcceptedDraft,
  acceptDraft,
  type CheckedDraft,
  checkDraft,
  type DraftAnswers,
  type DraftTask,
  draftedText,
  draftTask,
  type NoDraftTask,
} from './drafting.ts';
import { insertMaterial, keepFinding, type OffScope, setTarget, turnRuleOff } from './editing.ts';
import { type Explanation, explain, ruleNaming } from './explaining.ts';
import {
  configure,
  configureReaders,
  firstPage,
  type KnownReaders,
  readersOfSite,
  type SiteSurvey,
  surveySite,
} from './first-steps.ts';
import { type FixedPage, fixPage } from './fixing.ts';
import { type HandOver, handOver, type Taken, type TakeRequest, takeBack } from './handing.ts';
import {
  type FileEdit,
  type RankedMaterial,
  rankFor,
  type SavedWords,
  saveMaterial,
  wordList,
} from './material.ts';
import type { ManyOptions, ReviewedPage, ReviewStore, SiteOptions } from './options.ts';
import type { ReviewOptions } from './page-review.ts';
import { pastePage } from './pasting.ts';
import { addRemark, type PlacedRemark, type RemarkRequest, remarksOf, resolveRemark } from './remarks.ts';
import { pageReviews } from './reviewing.ts';
import { findRenamed, type RenamedPage, type Signed, type SignRequest, signPage } from './signing.ts';
import { suggestTerms, type TermSuggestion, takeTerm } from './terms.ts';
import { exceptionFindings, judgeSite, type SiteVerdict, type VerdictQuestion } from './verdict.ts';

/** One site. Paths are relative to its root, with forward slashes; offsets are UTF-16 code units of a page's text. */
export interface Site {
  /** What its files are read through. */
  readonly host: Host;
  /** Language of messages and notes, and these messages. */
  readonly uiLanguage: Language;
  readonly messages: Messages;
  /** The day its reviews are made for. */
  readonly today: () => Date;

  /**
   * Reviews one page. Undefined for what is not a market page: a source page, an excluded file, a format Terroir does not
   * read.
   * @throws the reason of `options.signal` once it is aborted
   */
  review(path: string, options?: ReviewOptions): Promise<PageReview | undefined>;
  /**
   * Reviews many pages: in the threads the site was opened with where they are many enough, otherwise one by one.
   * @param receive gets the pages as they are done, in no order
   */
  reviewAll(
    paths: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    options?: ManyOptions,
  ): Promise<void>;
  /**
   * Gives what a store has of pages and is still right; its reviews lack `alignment`.
   * @param receive gets the pages, in the order of their paths
   * @returns the paths of the others: nothing is reviewed
   */
  kept(
    paths: readonly string[],
    store: Pick<ReviewStore, 'load'>,
    receive: (pages: readonly ReviewedPage[]) => void,
  ): Promise<readonly string[]>;
  /**
   * Takes in what changed below the site; whoever holds a site for longer tells it all that changes.
   * @returns paths, sorted, of the pages reviewed so far that would be answered differently now, and of those that came
   */
  apply(changes: Changes): Promise<readonly string[]>;
  /** True where everything an answer was made from is as it was. */
  isCurrent(reads: Reads): Promise<boolean>;
  /** What the list of pages is made from. */
  listReads(): Promise<Reads>;
  /** Judges reviewed pages by the site's gate; see `siteReview` for what reports are made of. */
  verdict(reviews: readonly PageSummary[], question: VerdictQuestion): Promise<SiteVerdict>;
  /**
   * What markets do not have of the site's source pages, by their reviewed pages.
   * @param changed files a branch changed, where only those matter
   */
  coverage(reviews: readonly PageSummary[], changed?: ReadonlySet<string>): Promise<Coverage[]>;
  /**
   * What changed since a commit on source pages whose followers did not.
   * @param commit where a branch began
   */
  staleBy(reviews: readonly PageReview[], commit: string): Promise<StaleSource[]>;
  /**
   * Findings in the file of exceptions: those that ended and, of a whole site, those of no use; with the severities of
   * the config.
   * @param reviews all pages of the site; undefined where only some were reviewed
   */
  exceptionFindings(reviews: readonly PageSummary[] | undefined): Promise<Finding[]>;

  /**
   * Paths of all market pages, sorted, as far as their paths tell; source pages may be among them, and folders that may not be
   * read (`isFolder`): what lies in them is no page that was found clean.
   */
  pages(): Promise<readonly string[]>;
  /** Every file of the site that is not ignored, sorted. */
  files(): Promise<readonly string[]>;
  /** What the site is reviewed by, and what is wrong in it. */
  setup(): Promise<Setup>;
  /** The findings the site had when its baseline was made. */
  baseline(): Promise<Baseline>;
  /** How a file is read, by its ending and the config; undefined for what Terroir does not read. */
  format(path: string): Promise<Format | undefined>;
  /** A page, parsed; undefined where it cannot be read. */
  content(path: string): Promise<ParsedPage | undefined>;
  /** The source page a page follows; undefined where it follows none, or cannot be read. */
  sourceOf(path: string): Promise<string | undefined>;
  /** The source page a page followed that was deleted or renamed since; undefined where there is none. */
  goneSourceOf(path: string): Promise<string | undefined>;

  /** Explains a rule by its id, or by the part of it behind the slash. */
  explain(rule: string): Promise<Explanation>;

  /**
   * Answers what people ask in a chat, from the reviews.
   * @throws the reason of the signal once it is aborted
   */
  chat(question: ChatQuestion, signal?: AbortSignalLike): Promise<ChatAnswer>;

  /** The brief of a page; undefined for what is no page of a market. */
  brief(page: string, request?: BriefRequest): Promise<Brief | undefined>;
  /** What a brief of a page says if it is written now, in any language; undefined likewise. */
  briefText(page: string, request: BriefRequest): Promise<string | undefined>;
  /** Where the brief in a file stands; undefined for a file that is none. */
  briefStatus(path: string): Promise<BriefStatus | undefined>;
  /** All briefs of the site, by path. */
  briefs(): Promise<BriefStatus[]>;

  /** The remarks on a page, with where their words are now. */
  remarks(page: string): Promise<PlacedRemark[]>;
  /** The record with one more remark, on words of a page as it stands. Nothing is written. */
  remark(page: string, request: RemarkRequest): Promise<Signed>;
  /** The record with a remark that is dealt with, by whom, or is open again; undefined where it is not there. Nothing is written. */
  resolve(
    page: string,
    remark: { readonly index: number; readonly text: string },
    by: string | undefined,
  ): ReturnType<typeof resolveRemark>;
  /** What is to be recorded of a reviewer's verdict on a page as it stands, or why nothing is. */
  sign(page: string, request: SignRequest): Promise<Signed>;
  /** What of a page a model is to draft, and what it is asked: the text at an offset, or all of them. */
  draftTask(path: string, at?: number): Promise<DraftTask | NoDraftTask>;
  /** A page with what a model has written of a draft so far. */
  draftedText(path: string, draft: DraftAnswers): Promise<string | undefined>;
  /** Reviews what a model drafted; undefined for what is no page. */
  checkDraft(path: string, draft: DraftAnswers): Promise<CheckedDraft | undefined>;
  /** What is to be written of a draft that somebody accepts, or why nothing is. */
  acceptDraft(path: string, draft: DraftAnswers, model: string): Promise<AcceptedDraft>;

  /** Pages that were signed under another path, and not edited since. */
  renamed(): Promise<RenamedPage[]>;

  /** Reviewed pages with their contents as they are handed over to the people of each market. */
  handOver(pages: readonly SitePage[]): Promise<HandOver[]>;
  /** What is to be written of what came back, page by page. */
  takeBack(returned: Returned, request: TakeRequest): Promise<Taken[]>;
  /** A page as its author’s pasted text makes it; undefined for what is no page. Nothing is written. */
  paste(path: string, pasted: string): ReturnType<typeof pastePage>;

  /**
   * A page with its safe fixes in it, of one rule or of all; undefined where there is none. Nothing is changed that would not
   * be read as the fix meant it.
   */
  fixed(path: string, rule?: string): Promise<FixedPage | undefined>;
  /**
   * The edit that keeps a finding of a page with a reason, in the page or in the file of exceptions; `broken` where that must
   * be mended first, undefined where the page cannot be read.
   */
  keep(
    path: string,
    finding: Pick<Finding, 'ruleId' | 'from' | 'to'>,
    reason: string,
  ): Promise<FileEdit | 'broken' | undefined>;
  /** What people call the rules, by their ids, in the language of the interface. @param locale of the page (BCP 47) */
  ruleNaming(locale: string | undefined): Promise<(id: RuleId) => string>;
  /**
   * The edit of the config that turns a rule off; `broken` where that must be mended first, `no-market` where the page is for
   * none.
   */
  turnOff(path: string, ruleId: RuleId, scope: OffScope): Promise<FileEdit | 'broken' | 'no-market'>;
  /** The edit that says in a page whom it is for; `no-place` where its format has no front matter. */
  setTarget(
    path: string,
    key: 'market' | 'audience' | 'readers' | 'industry',
    value: string,
  ): Promise<Edit | 'no-place' | undefined>;

  /** The material of a page's market or, without a page, of `market`: what fits the page first. */
  materialFor(review: PageReview | undefined, market?: string): Promise<RankedMaterial[]>;
  /** The edit that puts material at an offset of a page; undefined where it cannot stand there. */
  insertMaterial(path: string, offset: number, item: Material): Promise<Edit | undefined>;
  /** The edit that saves words of a page as local material of its market, or why there is none. */
  saveMaterial(path: string, words: SavedWords): Promise<FileEdit | 'no-words' | 'no-market' | 'broken'>;
  /** The site's list of words, with the edit that adds one; undefined where it cannot be read. */
  wordList(): ReturnType<typeof wordList>;

  /**
   * Terms that the site has again and again and its termbases do not: first those that a language renders in two ways.
   * @throws the reason of the signal once it is aborted
   */
  suggestTerms(signal?: AbortSignalLike): Promise<TermSuggestion[]>;
  /** The edit that takes a suggestion into the site's own termbase; `broken` where that must be mended first. */
  takeTerm(suggestion: TermSuggestion): Promise<FileEdit | 'broken'>;

  /** How the site is laid out, as its paths tell. */
  survey(): Promise<SiteSurvey>;
  /** A page to begin with; undefined where no page is known to be for a market. */
  firstPage(): Promise<string | undefined>;
  /** The text of the config with more to say of pages; undefined where it must be mended first. */
  configure(entries: readonly PagesEntry[]): Promise<string | undefined>;
  /** Who reads the site: what its config says, and what its pages suggest. */
  readers(): Promise<KnownReaders>;
  /** The text of the config that says who reads the site; undefined where it must be mended first. */
  configureReaders(said: SiteReaders): Promise<string | undefined>;
}

/** Opens the site whose files a host reads. */
export function openSite(host: Host, options: SiteOptions): Site {
  const reviews = pageReviews(host, options);
  const { glance: _, ...own } = reviews;
  return {
    ...own,
    verdict: (pages, question) => judgeSite(reviews, pages, question),
    coverage: (pages, changed) => coverageOf(reviews, pages, changed),
    staleBy: (pages, commit) => staleBy(reviews, pages, commit),
    exceptionFindings: (pages) => exceptionFindings(reviews, pages),
    explain: (rule) => explain(reviews, rule),
    chat: (question, signal) => answerChat(reviews, question, signal),
    brief: (page, request) => briefFor(reviews, page, request),
    briefText: (page, request) => briefText(reviews, page, request),
    briefStatus: (path) => readBrief(reviews, path),
    briefs: () => listBriefs(reviews),
    remarks: (page) => remarksOf(reviews, page),
    remark: (page, request) => addRemark(reviews, page, request),
    resolve: (page, remark, by) => resolveRemark(reviews, page, remark, by),
    sign: (page, request) => signPage(reviews, page, request),
    draftTask: (path, at) => draftTask(reviews, path, at),
    draftedText: (path, draft) => draftedText(reviews, path, draft),
    checkDraft: (path, draft) => checkDraft(reviews, path, draft),
    acceptDraft: (path, draft, model) => acceptDraft(reviews, path, draft, model),
    renamed: () => findRenamed(reviews),
    handOver: (pages) => handOver(reviews, pages),
    takeBack: (returned, request) => takeBack(reviews, returned, request),
    paste: (path, pasted) => pastePage(reviews, path, pasted),
    fixed: (path, rule) => fixPage(reviews, path, rule),
    keep: (path, finding, reason) => keepFinding(reviews, path, finding, reason),
    ruleNaming: (locale) => ruleNaming(reviews, locale),
    turnOff: (path, ruleId, scope) => turnRuleOff(reviews, path, ruleId, scope),
    setTarget: (path, key, value) => setTarget(reviews, path, key, value),
    materialFor: (review, market) => rankFor(reviews, review, market),
    insertMaterial: (path, offset, item) => insertMaterial(reviews, path, offset, item),
    saveMaterial: (path, words) => saveMaterial(reviews, path, words),
    wordList: () => wordList(reviews),
    suggestTerms: (signal) => suggestTerms(reviews, signal),
    takeTerm: (suggestion) => takeTerm(reviews, suggestion),
    survey: () => surveySite(reviews),
    firstPage: () => firstPage(reviews),
    configure: (entries) => configure(reviews, entries),
    readers: () => readersOfSite(reviews),
    configureReaders: (said) => configureReaders(reviews, said),
  };
}
