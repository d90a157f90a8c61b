import type { Content } from '../content/content.ts';
import type { Market } from '../regions/market.ts';
import { byMarket, type GateQuestion, type GateVerdict, judge } from './gate.ts';
import { countToFix, type PageReview } from './page.ts';
import { type Counts, countBySeverity, penaltyRate } from './score.ts';

/** A reviewed page with its text, as reports need it. */
export interface SitePage {
  readonly review: PageReview;
  readonly text: string;
  /** The page and its source, parsed, for reports that hand over the texts themselves. */
  readonly contents?: { readonly page: Content; readonly source: Content | undefined } | undefined;
}

/** The review of a site. */
export interface SiteReview {
  readonly pages: readonly SitePage[];
  readonly markets: readonly MarketSummary[];
  readonly gate: GateVerdict;
}

/** Where one market stands. */
export interface MarketSummary {
  /** Undefined for pages of no known market. */
  readonly market: Market | undefined;
  readonly pages: number;
  readonly words: number;
  readonly toFix: number;
  /** Findings the baseline knows; they are in no other number. */
  readonly known: number;
  readonly bySeverity: Counts;
  /** MQM penalty points per 1,000 words; null where there are too few words to tell. */
  readonly penalty: number | null;
  /** Mean mirror share of the pages where it is known, weighted by words; null where none is. */
  readonly mirror: number | null;
}

/** Sums up page reviews by market and judges the gate. */
export function summarize(pages: readonly SitePage[], question: GateQuestion): SiteReview {
  const reviews = pages.map((page) => page.review);
  const markets = [...byMarket(reviews).values()].map((group) => summarizeMarket(group[0]!.market, group));
  // Pages of no known market come last.
  markets.sort((a, b) => ((a.market?.code ?? '~') < (b.market?.code ?? '~') ? -1 : 1));
  return { pages, markets, gate: judge(reviews, question) };
}

function summarizeMarket(market: Market | undefined, group: readonly PageReview[]): MarketSummary {
  const bySeverity = countBySeverity(group.flatMap(({ findings }) => findings));
  const words = group.reduce((sum, page) => sum + page.words, 0);
  let [measured, mirrored] = [0, 0];
  for (const { measures, words: share } of group) {
    if (measures.mirror === null) continue;
    measured += share;
    mirrored += share * measures.mirror;
  }
  return {
    market,
    pages: group.length,
    words,
    toFix: group.reduce((sum, { findings }) => sum + countToFix(findings), 0),
    known: group.reduce((sum, { known }) => sum + known.length, 0),
    bySeverity,
    penalty: penaltyRate(bySeverity, words),
    mirror: measured ? mirrored / measured : null,
  };
}
