/**
 * The door of core: a `Site`, the types of its answers, and the words and helpers with which they are shown. Editor,
 * command line and worker threads import nothing else of core; webviews and the editor's client import `view.ts`. Nothing
 * inside core imports either.
 */

export { sections } from './alignment/sections.ts';
export { sideBySide } from './alignment/side-by-side.ts';
export { type Authorship, blockAuthors, closeShare } from './authorship/mix.ts';
export { groups, toShares } from './authorship/shares.ts';
export { configPath, type GateLevel, gateLevels } from './config.ts';
export type { Segment } from './content/segment.ts';
export {
  type FileEntry,
  type FileTree,
  type Ignoring,
  ignoringOf,
  isFileIgnored,
  isIgnored,
  type Listed,
  listTree,
  neverPages,
} from './file-tree.ts';
export { allExtensions } from './file-types.ts';
export {
  atLeast,
  categories,
  type Edit,
  type Finding,
  type Frame,
  type RuleId,
  type Severity,
  type Span,
  severities,
} from './finding.ts';
export type { Cue } from './first-steps/guess-readers.ts';
export type { SurveyFolder } from './first-steps/survey.ts';
export type { Returned, ReturnProblem } from './handover/hand-over.ts';
export { readXliff } from './handover/read-xliff.ts';
export { readXlsx } from './handover/read-xlsx.ts';
export { largestWorkbook } from './handover/xlsx-parts.ts';
export {
  type AbortSignalLike,
  type Dictionary,
  type DictionaryName,
  type FileText,
  type Host,
  largestFile,
  type Past,
  type PastFile,
  type PastVersion,
  type Written,
} from './host.ts';
export { importCsv } from './import/csv.ts';
export { type Imported, type NoteKind, slug, writeImported } from './import/notes.ts';
export { importTbx } from './import/tbx.ts';
export { importVale } from './import/vale.ts';
export { isPast, type Material, type MaterialKind, titleOf } from './locality/material.ts';
export { materialPath } from './locality/save.ts';
export { briefLanguage, briefLanguages } from './messages/brief.ts';
export { chatWords } from './messages/chat.ts';
export { draftWords } from './messages/drafts.ts';
export { interfaceLanguage, type Language, type Messages, messagesFor } from './messages/index.ts';
export { peopleWords } from './messages/people.ts';
export { readersName } from './messages/readers-name.ts';
export { reviewWords } from './messages/review.ts';
export { mergeReads, type Noted, question, type Reads, type SharedReads } from './reads.ts';
export { type Audience, audiences } from './regions/audience.ts';
export { type Industry, industries } from './regions/industry.ts';
export { isLocale } from './regions/locale-name.ts';
export type { Markets } from './regions/market.ts';
export { type Readers, readerKinds } from './regions/readers.ts';
export { briefDocx, briefHtml, briefMail } from './report/brief-document.ts';
export type { BriefForm } from './report/brief-forms.ts';
export { briefPath, briefsFolder, withDone } from './report/briefs.ts';
export type { ChatAction, ChatAnswer, ChatPart } from './report/chat.ts';
export { comparedHeadline, readableRows, readableText } from './report/compared.ts';
export { type CoverageItem, type CoverageList, coverageLists } from './report/coverage.ts';
export { type FormatName, formatFacts, formatNames } from './report/format-facts.ts';
export { formats } from './report/formats.ts';
export { type SheetReview, sheetHtml } from './report/html.ts';
export { withoutPictures } from './report/markdown.ts';
export type { Reporting } from './report/reporting.ts';
export {
  packPages,
  type ReviewProgress,
  type SheetPage,
  type SheetTrend,
  type SheetUpdate,
  type SheetVerdict,
  sheetPage,
  sheetVerdict,
} from './report/sheet.ts';
export { type Scratch, SheetStore } from './report/sheet-store.ts';
export { type StaleReview, staleLists } from './report/stale.ts';
export { type Paint, pad, plainPaint, visible, visibleLines, width } from './report/terminal.ts';
export { placesNamed, writeTerms } from './report/terms.ts';
export {
  type Baseline,
  baselinePath,
  countFindings,
  sizeOf,
  writeBaseline,
} from './review/baseline.ts';
export { type Coverage, joinCoverage, withPaths } from './review/coverage.ts';
export { wantsSignOff } from './review/gate.ts';
export { isLocalCopy } from './review/market.ts';
export { type NextStep, nextStep, nextSteps } from './review/next-step.ts';
export { countToFix, type PageReview } from './review/page.ts';
export type { ParsedPage } from './review/parsed-pages.ts';
export { notReviewed } from './review/reviewed.ts';
export { joinReviews, type SitePage, type SiteReview, summarizeMarkets } from './review/site.ts';
export type { StaleSource } from './review/stale-source.ts';
export { type PageSummary, summarizing } from './review/summary.ts';
export {
  type PastPage,
  pastPage,
  type Trend,
  type TrendPoint,
  trendMoments,
  trendPoint,
} from './review/trend.ts';
export { exceptionsPath } from './rules/exceptions.ts';
export { offersAction } from './rules/index.ts';
export { detailsOf, textOf, wishFor } from './rules/locality-note.ts';
export { mirrorBandOf } from './rules/mirrors-source.ts';
export { type Setup, setupFolder, setupKind, setupKinds, setupSchema } from './setup.ts';
export { codeownersPaths, largestCodeowners, parseCodeowners } from './signoff/codeowners.ts';
export { type Remark, signOffFolder, signOffPath } from './signoff/record.ts';
export { reviewersFor, type Signer } from './signoff/reviewers.ts';
export type { StaleChange } from './signoff/stale.ts';
export { signOffStates } from './signoff/state.ts';
export { type AgentTool, agentTools, guideFor } from './site/agent-tools.ts';
export type { BriefRequest, BriefStatus } from './site/briefing.ts';
export type { Change, Changes } from './site/changes.ts';
export { pagesNamed } from './site/chatting.ts';
export type { CoverageReach } from './site/coverage.ts';
export { type OffScope, offScopes } from './site/editing.ts';
export type { FixedPage } from './site/fixing.ts';
export type { Taken } from './site/handing.ts';
export { leftWords } from './site/left-words.ts';
export type { FileEdit } from './site/material.ts';
export { savedKinds } from './site/material.ts';
export type { ReviewedPage, ReviewStore, SiteOptions, Workers } from './site/options.ts';
export type { ReviewOptions } from './site/page-review.ts';
export { pasteWords } from './site/pasting.ts';
export type { PlacedRemark, RemarkRequest } from './site/remarks.ts';
export { failedReview } from './site/reviewing.ts';
export type { RenamedPage, Signed, SignRequest } from './site/signing.ts';
export { openSite, type Site } from './site/site.ts';
export type { TermSuggestion } from './site/terms.ts';
export { type SiteVerdict, siteReview, type VerdictQuestion } from './site/verdict.ts';
export { addContents, workbooks } from './site/workbooks.ts';
export { type DictionaryFile, dictionaryFiles } from './spelling/cspell-package.ts';
export { dictionaryFrom } from './spelling/dictionary-file.ts';
export { cspellPaths, isWordList } from './spelling/project-words.ts';
export { fromBase64, toBase64 } from './text/base64.ts';
export { dayOf, isDate } from './text/date.ts';
export { decode } from './text/decode.ts';
export { lineIndex, type Place } from './text/lines.ts';
export type { Schema } from './text/schema.ts';
export { diffText } from './text/text-diff.ts';
export { completeYaml, hoverYaml } from './text/yaml-completion.ts';
