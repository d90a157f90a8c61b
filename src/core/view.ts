/**
 * What of core is shown in webviews and in the editor's client, and what the command line says before it runs a command: a
 * door of its own, so that none of them loads the engine.
 * Nothing inside core imports it.
 */

export type { Row, RowState } from './alignment/side-by-side.ts';
export { groups, type Mix, sizeOf, sumMixes, type Version } from './authorship/shares.ts';
export type { SegmentKind } from './content/segment.ts';
export { allExtensions } from './file-types.ts';
export { type Category, type Severity, severities } from './finding.ts';
export type { PagesEntry, SiteReaders } from './first-steps/config-edit.ts';
export type { Cue } from './first-steps/guess-readers.ts';
export type { ReturnProblem } from './handover/hand-over.ts';
export type { LeftProblem } from './handover/take-in.ts';
export { type FileText, largestFile } from './host.ts';
export type { NoteKind } from './import/notes.ts';
export type { SignalKind } from './locality/kinds.ts';
export type { MaterialKind } from './locality/material.ts';
export { inSentence } from './messages/in-sentence.ts';
export { interfaceLanguage, type Language } from './messages/language.ts';
export { type ReviewWords, reviewWords } from './messages/review.ts';
export type { Audience } from './regions/audience.ts';
export type { Industry } from './regions/industry.ts';
export { isLocale } from './regions/locale-name.ts';
export type { Readers } from './regions/readers.ts';
export { type BriefForm, briefForms } from './report/brief-forms.ts';
export type { BriefState } from './report/briefs.ts';
export { type FormatName, formatNames } from './report/format-facts.ts';
export {
  type PackedPages,
  type SheetFinding,
  type SheetPage,
  type SheetTrend,
  type SheetUpdate,
  type SheetVerdict,
  unpackPages,
} from './report/sheet.ts';
export { pad, visibleLines } from './report/terminal.ts';
export { type MarketSums, sumPages } from './review/market.ts';
export type { NextStep } from './review/next-step.ts';
export { type Trend, trendRows } from './review/trend.ts';
export type { Remark } from './signoff/record.ts';
export type { SignOffState } from './signoff/state.ts';
export type { BriefRequest } from './site/briefing.ts';
export type { OffScope } from './site/editing.ts';
export type { UnsignedProblem } from './site/handing.ts';
export type { Origin } from './target.ts';
export { fromBase64, toBase64 } from './text/base64.ts';
export { decode } from './text/decode.ts';
export type { DiffPart } from './text/text-diff.ts';
