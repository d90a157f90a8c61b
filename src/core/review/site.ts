import { type MarketAuthorship, sumAuthorship } from '../authorship/mix.ts';
import type { Content } from '../content/content.ts';
import { type Category, categories } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import type { Market } from '../regions/market.ts';
import { type Coverage, joinCoverage } from './coverage.ts';
import { byMarket, type GateQuestion, type GateVerdict, judge } from './gate.ts';
import { type MarketSums, sumPages } from './market.ts';
import type { PageReview } from './page.ts';
import { tellOnce } from './repeats.ts';
import type { PageSummary } from './summary.ts';

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
  /** What each market does not have, language by language. */
  readonly coverage: readonly Coverage[];
  readonly gate: GateVerdict;
}

/** Where one market stands. */
export interface MarketSummary extends MarketSums {
  /** Undefined for pages of no known market. */
  readonly market: Market | undefined;
  /** Findings of each MQM dimension that has any. */
  readonly byCategory: Readonly<Partial<Record<Category, number>>>;
  /** Who wrote its pages, without names; null where that is not known. */
  readonly authorship: MarketAuthorship | null;
}

/** Sums up page reviews by market and judges the gate. */
export function summarize(pages: readonly SitePage[], question: GateQuestion): SiteReview {
  const reviews = pages.map((page) => page.review);
  const { coverage = [] } = question;
  return { pages, markets: summarizeMarkets(reviews), coverage, gate: judge(reviews, question) };
}

/**
 * The reviews of several sites as one: their pages in the order of their paths, and a gate that passed where all did.
 * @param names of the sites, for the reasons their gates give
 */
export function joinReviews(
  sites: readonly SiteReview[],
  names: readonly string[],
  messages: Messages,
): SiteReview {
  if (sites.length === 1) return sites[0]!;
  const pages = sites.flatMap((site) => site.pages);
  pages.sort((a, b) => (a.review.path < b.review.path ? -1 : 1));
  const gates = sites.map(({ gate }, index) => {
    const named = (reason: string) => `${names[index]}${messages.colon}${reason}`;
    const checks = gate.checks.map((check) => ({ ...check, reason: named(check.reason) }));
    return { passed: gate.passed, checks, reasons: gate.reasons.map(named) };
  });
  const failed = gates.filter(({ passed }) => !passed);
  const gate = {
    passed: !failed.length,
    reasons: (failed.length ? failed : gates).flatMap(({ reasons }) => reasons),
    checks: gates.flatMap(({ checks }) => checks),
  };
  const markets = summarizeMarkets(pages.map(({ review }) => review));
  return { pages, markets, coverage: joinCoverage(sites.flatMap(({ coverage }) => coverage)), gate };
}

/** Sums up page reviews by market, in the order of their codes; pages of no known market come last. */
export function summarizeMarkets(reviews: readonly PageSummary[]): MarketSummary[] {
  const markets = [...byMarket(tellOnce(reviews)).values()].map((group) => ({
    market: group[0]!.market,
    ...sumPages(group),
    byCategory: countByCategory(group),
    authorship: sumAuthorship(group.map(({ authorship }) => authorship)),
  }));
  return markets.sort((a, b) => ((a.market?.code ?? '~') < (b.market?.code ?? '~') ? -1 : 1));
}

function countByCategory(reviews: readonly PageSummary[]): Partial<Record<Category, number>> {
  const found = reviews.flatMap(({ findings }) => findings);
  const counts = categories.map(
    (one) => [one, found.filter(({ category }) => category === one).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count));
}
