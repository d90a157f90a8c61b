import { groupBy } from '../text/group-by.ts';
import { type Countable, type MarketSums, sumPages } from './market.ts';
import type { PageReview } from './page.ts';

/** Where the markets of a site stood at one moment. */
export interface TrendPoint {
  /** The day, as ISO 8601 writes it: `2026-10-31`. */
  readonly date: string;
  readonly markets: readonly TrendMarket[];
}

/** Where one market stood; `name` is in the language of the interface, both are null for no known market. */
export interface TrendMarket extends MarketSums {
  readonly market: string | null;
  readonly name: string | null;
}

/** How the markets of a site came to where they stand, the oldest moment first. */
export type Trend = readonly TrendPoint[];

/** A page as it counts at a moment. */
export interface PastPage extends Countable {
  readonly market: string | null;
}

/** What is kept of a review to be counted later. */
export function pastPage({
  target,
  source,
  words,
  measures: { mirror, local },
  findings,
  known,
  signOff,
}: PageReview): PastPage {
  return {
    market: target?.market ?? null,
    source: source ?? null,
    words,
    measures: { mirror, local },
    known: { length: known.length },
    findings: findings.map(({ severity, ruleId }) => ({ severity, ruleId })),
    signOff: { state: signOff.state },
  };
}

/** Sums up the pages of one moment by market, in the order of their codes; those of no market come last. */
export function trendPoint(
  date: string,
  pages: readonly PastPage[],
  nameOf: (market: string) => string | undefined,
): TrendPoint {
  const groups = groupBy(pages, ({ market }) => market);
  const codes = [...groups.keys()].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  const markets = codes.map((market) => ({
    market,
    name: market === null ? null : (nameOf(market) ?? market),
    ...sumPages(groups.get(market)!),
  }));
  return { date, markets };
}

/** How many moments a trend has at most. */
const mostPoints = 6;
const day = 86_400_000;

/**
 * The moments a trend is made of, the oldest first: the ends of the last five months and now; of a history of less than
 * three months the last five weeks. Moments before the history began are left out.
 *
 * On 27 November 2026, of a history that began in 2020, they are the first instants of July, August, September, October
 * and November, UTC, and now.
 * @param began when the first commit was made
 */
export function trendMoments(began: Date, now: Date): Date[] {
  const steps = Array.from({ length: mostPoints - 1 }, (_, index) => mostPoints - 2 - index);
  const isYoung = now.getTime() - began.getTime() < 92 * day;
  const past = steps.map((step) =>
    isYoung
      ? new Date(now.getTime() - (step + 1) * 7 * day)
      : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - step, 1)),
  );
  return [...past.filter((moment) => moment >= began && moment < now), now];
}

/** A trend market by market: `at` has a place for each moment, undefined where the market had no pages yet. */
export interface TrendRow {
  readonly market: string | null;
  readonly name: string | null;
  readonly at: readonly (MarketSums | undefined)[];
}

/** Turns a trend into rows, the markets of the last moment first in their order. */
export function trendRows(trend: Trend): TrendRow[] {
  const markets = new Map(
    trend.toReversed().flatMap((point) => point.markets.map(({ market, name }) => [market, name] as const)),
  );
  return [...markets].map(([market, name]) => ({
    market,
    name,
    at: trend.map((point) => point.markets.find((one) => one.market === market)),
  }));
}
