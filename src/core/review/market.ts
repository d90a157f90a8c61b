import type { Severity } from '../finding.ts';
import type { LocalityCard } from '../locality/card.ts';
import type { SignOffState } from '../signoff/state.ts';
import { type Counts, countBySeverity, penaltyRate } from './score.ts';

/** What of a page its market's sums are made of; reviews and the pages of a sheet both have it. */
export interface Countable {
  readonly words: number;
  readonly measures: {
    readonly mirror: number | null;
    readonly local: number | null;
    /** How far both can be trusted; null where they are not known. */
  };
  /** Path of the page it follows; none where it follows none. */
  readonly source?: string | null | undefined;
  readonly findings: readonly { readonly severity: Severity; readonly ruleId: string }[];
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
  /** Pages that follow no Chinese page, in a market with others that do: each counts as local. */
  readonly own: number;
  /** Mean mirror share of the pages where it is known, weighted by words; null where none is. */
  readonly mirror: number | null;
  /** Mean local share, likewise. */
  readonly local: number | null;
}

/** Sums up the pages of one market. */
export function sumPages(pages: readonly Countable[]): MarketSums {
  const own = new Set(ownPages(pages));
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
    own: own.size,
    mirror: meanByWords(pages, ({ measures }) => measures.mirror),
    local: meanByWords(pages, (page) => (own.has(page) ? 1 : page.measures.local)),
  };
}

/**
 * Pages without a Chinese page. Where none of a market’s follows one nobody knows whether there are Chinese pages; what its
 * phrases give away as a translation is none of them, wherever its Chinese page is.
 */
function ownPages(pages: readonly Countable[]): Countable[] {
  if (!pages.some(({ measures }) => measures.mirror !== null)) return [];
  return pages.filter(hasNoChinesePage);
}

function hasNoChinesePage({ source, measures, words, findings }: Countable): boolean {
  return (
    (source ?? null) === null &&
    measures.local === null &&
    words > 0 &&
    !findings.some(({ ruleId }) => ruleId === 'phrase/translated-page')
  );
}

/**
 * True for a page that is known to be local copy: it has no Chinese page, follows no other version, and something on it is of
 * its market.
 */
export function isLocalCopy(
  page: Countable & { readonly isPartial: boolean; readonly locality: LocalityCard | undefined },
): boolean {
  return (
    !page.isPartial &&
    hasNoChinesePage(page) &&
    (page.locality?.signals.length ?? 0) > 0 &&
    !page.findings.some(({ ruleId }) => ruleId === 'copy/mirrors-version')
  );
}

function meanByWords(
  pages: readonly Countable[],
  shareOf: (page: Countable) => number | null,
): number | null {
  let [known, sum] = [0, 0];
  for (const page of pages) {
    const { words } = page;
    const share = shareOf(page);
    if (share === null) continue;
    known += words;
    sum += words * share;
  }
  return known ? sum / known : null;
}
