import type { GateLevel } from '../config.ts';
import type { Severity } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import { type GateVerdict, judge } from './gate.ts';
import { countToFix, type PageReview } from './page.ts';

/** A reviewed page with its text, as reports need it. */
export interface SitePage {
  readonly review: PageReview;
  readonly text: string;
}

/** The review of a site. */
export interface SiteReview {
  readonly pages: readonly SitePage[];
  readonly markets: readonly MarketSummary[];
  readonly gate: GateVerdict;
}

/** Where one market stands. */
export interface MarketSummary {
  /** ISO 3166-1 code; undefined for pages of no known market. */
  readonly market: string | undefined;
  readonly pages: number;
  readonly words: number;
  readonly toFix: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Mean mirror share of the pages where it is known, weighted by words; null where none is. */
  readonly mirror: number | null;
}

/** Sums up page reviews by market and judges the gate. */
export function summarize(pages: readonly SitePage[], failOn: GateLevel, say: Messages): SiteReview {
  const reviews = pages.map((page) => page.review);
  const byMarket = new Map<string | undefined, PageReview[]>();
  for (const review of reviews) {
    const market = review.target?.market;
    byMarket.set(market, [...(byMarket.get(market) ?? []), review]);
  }
  const markets = [...byMarket].map(([market, group]) => summarizeMarket(market, group));
  // Pages of no known market come last.
  markets.sort((a, b) => ((a.market ?? '~') < (b.market ?? '~') ? -1 : 1));
  return { pages, markets, gate: judge(reviews, failOn, say) };
}

function summarizeMarket(market: string | undefined, group: readonly PageReview[]): MarketSummary {
  const bySeverity = { neutral: 0, minor: 0, major: 0, critical: 0 };
  let [known, mirrored] = [0, 0];
  for (const { findings, measures, words } of group) {
    for (const finding of findings) bySeverity[finding.severity]++;
    if (measures.mirror === null) continue;
    known += words;
    mirrored += words * measures.mirror;
  }
  return {
    market,
    pages: group.length,
    words: group.reduce((sum, { words }) => sum + words, 0),
    toFix: group.reduce((sum, { findings }) => sum + countToFix(findings), 0),
    bySeverity,
    mirror: known ? mirrored / known : null,
  };
}
