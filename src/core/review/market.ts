import type { Severity } from '../finding.ts';
import type { SignOffState } from '../signoff/state.ts';
import { type Counts, countBySeverity, penaltyRate } from './score.ts';

/** What of a page its market's sums are made of; reviews and the pages of a sheet both have it. */
export interface Countable {
  readonly words: number;
  readonly measures: {
    readonly mirror: number | null;
    readonly local: number | null;
    /** How far both can be trusted; null where they are not known. */
    readonly confidence: 'high' | 'low' | null;
  };
  readonly findings: readonly { readonly severity: Severity }[];
  /** Findings the baseline knows. */
  readonly known: { readonly length: number };
  readonly signOff: { readonly state: SignOffState };
}

/** Where a market stands. */
export interface MarketSums {
  readonly pages: number;
  readonly words: number;
  /** Findings that must or should be mended; nudges are not counted. */
  readonly toFix: number;
  /** Findings the baseline knows; they are in no other number. */
  readonly known: number;
  readonly bySeverity: Counts;
  /** Pages a reviewer of the market signed as they stand. */
  readonly signed: number;
  /** MQM penalty points per 1,000 words; null where there are too few words to tell. */
  readonly penalty: number | null;
  /** Mean mirror share of the pages where it is known, weighted by words; null where none is. */
  readonly mirror: number | null;
  /** Mean local share, likewise. */
  readonly local: number | null;
  /** How far both can be trusted: low where more than half of the words are of pages whose own share is rough. */
  readonly confidence: 'high' | 'low' | null;
}

/** Sums up the pages of one market. */
export function sumPages(pages: readonly Countable[]): MarketSums {
  const bySeverity = countBySeverity(pages.flatMap(({ findings }) => findings));
  const words = pages.reduce((sum, page) => sum + page.words, 0);
  return {
    pages: pages.length,
    words,
    bySeverity,
    toFix: bySeverity.minor + bySeverity.major + bySeverity.critical,
    known: pages.reduce((sum, { known }) => sum + known.length, 0),
    signed: pages.filter(({ signOff }) => signOff.state === 'approved').length,
    penalty: penaltyRate(bySeverity, words),
    mirror: meanByWords(pages, 'mirror'),
    local: meanByWords(pages, 'local'),
    confidence: confidenceOf(pages),
  };
}

function confidenceOf(pages: readonly Countable[]): MarketSums['confidence'] {
  const words = { high: 0, low: 0 };
  for (const { words: count, measures } of pages)
    if (measures.confidence) words[measures.confidence] += count;
  return words.low > words.high ? 'low' : words.high ? 'high' : null;
}

function meanByWords(pages: readonly Countable[], of: 'mirror' | 'local'): number | null {
  let [known, sum] = [0, 0];
  for (const { words, measures } of pages) {
    const share = measures[of];
    if (share === null) continue;
    known += words;
    sum += words * share;
  }
  return known ? sum / known : null;
}
