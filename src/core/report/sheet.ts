/**
 * The review as it is shown and sorted: the panel gets it by message, a saved report carries it inside.
 * Places are as people count them; the offsets they come from are not needed any more.
 */
import { groups, type Mix, sizeOf } from '../authorship/shares.ts';
import { type Category, categories, type Severity, severities } from '../finding.ts';
import type { GateVerdict } from '../review/gate.ts';
import type { Measures, PageReview } from '../review/page.ts';
import type { Trend } from '../review/trend.ts';
import { type SignOffState, signOffStates } from '../signoff/state.ts';
import { lineIndex, type Place } from '../text/lines.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { type GateState, gateState } from './gate.ts';

/** A finding with its place, counted from 1. */
export interface SheetFinding extends Place {
  readonly severity: Severity;
  readonly category: Category;
  readonly ruleId: string;
  readonly message: string;
  readonly note: string;
  readonly excerpt: Excerpt;
}

/** What a page, its source page and its market are called where they are shown. */
export interface SheetNames {
  readonly path: string;
  readonly source: string | null;
  /** Null for a page of no known market. */
  readonly market: string | null;
}

/** A reviewed page. */
export interface SheetPage extends SheetNames {
  readonly words: number;
  readonly measures: Pick<Measures, 'mirror' | 'local'>;
  /** How sure the source page is where only what stands on both pages told, 0.5 to 1. */
  readonly sourceConfidence: number | null;
  readonly findings: readonly SheetFinding[];
  /** How many findings the baseline knows; they are not among `findings`. */
  readonly known: { readonly length: number };
  readonly signOff: { readonly state: SignOffState };
  /** How much of it people of each version wrote, without names; null where that is not known. */
  readonly authorship: Mix | null;
}

/**
 * Puts a review into the sheet's form.
 * @param text of the page, as it was reviewed
 * @param placeOf turns an offset of it into its place
 */
export function sheetPage(
  { words, measures, sourceConfidence, findings, known, signOff: { state }, authorship }: PageReview,
  names: SheetNames,
  text: string,
  placeOf: (offset: number) => Place = lineIndex(text),
): SheetPage {
  const placed = findings.map(({ from, to, severity, category, ruleId, message, note }) => ({
    ...placeOf(from),
    excerpt: excerptOf(text, { from, to }),
    severity,
    category,
    ruleId,
    message,
    note,
  }));
  const { mirror, local } = measures;
  return {
    ...names,
    words,
    measures: { mirror, local },
    sourceConfidence,
    findings: placed,
    known: { length: known.length },
    signOff: { state },
    authorship: authorship && sizeOf(authorship.mix) ? authorship.mix : null,
  };
}

/** Pages as they travel: thousands of findings share their texts, so each text is there once. */
export interface PackedPages {
  readonly texts: readonly string[];
  readonly pages: readonly PackedPage[];
}

type PackedPage = readonly [
  path: string,
  source: string | null,
  market: string | null,
  words: number,
  mirror: number | null,
  local: number | null,
  sourceConfidence: number | null,
  known: number,
  /** Index of the state of its sign-off. */
  signOff: number,
  /** How much each of `groups` wrote; null where that is not known. */
  authorship: readonly number[] | null,
  /** `findingWidth` numbers for each finding. */
  findings: readonly number[],
];

/** Line, column, index of severity and category, and the texts of rule, message, note and excerpt. */
const findingWidth = 10;

/** Packs pages for a message or a file; `unpackPages(packPages(pages))` equals `pages`. */
export function packPages(pages: readonly SheetPage[]): PackedPages {
  const texts = new Map<string, number>();
  const indexOf = (text: string) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const packed = pages.map((page): PackedPage => {
    const { path, source, market, words, measures, sourceConfidence, findings, known, signOff, authorship } =
      page;
    const numbers = findings.flatMap((finding) => [
      finding.line,
      finding.column,
      severities.indexOf(finding.severity),
      categories.indexOf(finding.category),
      ...[finding.ruleId, finding.message, finding.note, ...finding.excerpt].map(indexOf),
    ]);
    const state = signOffStates.indexOf(signOff.state);
    const mix = authorship && groups.map((group) => authorship[group]);
    const { mirror, local } = measures;
    return [
      ...([path, source, market, words, mirror, local, sourceConfidence] as const),
      ...([known.length, state, mix, numbers] as const),
    ];
  });
  return { texts: [...texts.keys()], pages: packed };
}

/** Takes packed pages apart again. */
export function unpackPages({ texts, pages }: PackedPages): SheetPage[] {
  return pages.map((packed) => {
    const [path, source, market, words, mirror, local, sourceConfidence, ...rest] = packed;
    const [known, state, mix, numbers] = rest;
    const findings = Array.from({ length: numbers.length / findingWidth }, (_, index): SheetFinding => {
      const at = (offset: number) => numbers[index * findingWidth + offset]!;
      return {
        line: at(0),
        column: at(1),
        severity: severities[at(2)]!,
        category: categories[at(3)]!,
        ruleId: texts[at(4)]!,
        message: texts[at(5)]!,
        note: texts[at(6)]!,
        excerpt: [texts[at(7)]!, texts[at(8)]!, texts[at(9)]!],
      };
    });
    return {
      path,
      source,
      market,
      words,
      measures: { mirror, local },
      sourceConfidence,
      findings,
      known: { length: known },
      signOff: { state: signOffStates[state]! },
      authorship: mix && (Object.fromEntries(groups.map((group, index) => [group, mix[index]!])) as Mix),
    };
  });
}

/** The gate's verdict as it is shown: why, and how to mend it. */
export interface SheetVerdict {
  readonly state: GateState;
  readonly reasons: readonly string[];
  readonly mends: readonly string[];
}

/** A verdict without its lists of pages, which the sheet shows itself. */
export function sheetVerdict(gate: GateVerdict): SheetVerdict {
  const mends = gate.checks.map(({ mend }) => mend).filter(Boolean);
  return { state: gateState(gate), reasons: gate.reasons, mends: [...new Set(mends)] };
}

/** How many pages of all have been reviewed. */
export interface ReviewProgress {
  readonly done: number;
  readonly total: number;
}

/** Notification `terroir/trend`, sent to who follows the sheet: how the markets came to where they stand. */
export interface SheetTrend {
  readonly trend: Trend;
}

/** Notification `terroir/sheet`, sent while the client follows it: what changed in the workspace's review. */
export interface SheetUpdate {
  /** True where all that was sent before is void. */
  readonly restart: boolean;
  readonly pages: PackedPages;
  /** URI of each page of `pages`. */
  readonly uris: readonly string[];
  /** URIs of pages that are gone. */
  readonly gone: readonly string[];
  /** Null when no review is running. */
  readonly progress: ReviewProgress | null;
  /** Null while the review is running, or more pages follow, or there was no review. */
  readonly verdict: SheetVerdict | null;
}
