import { toShares } from '../authorship/shares.ts';
import type { PageReview } from '../review/page.ts';
import type { SiteReview } from '../review/site.ts';
import { lineIndex } from '../text/lines.ts';
import type { Reporting } from './reporting.ts';

/** The version of the JSON report's shape; it grows when a field changes its meaning or goes. */
export const jsonVersion = 1;

/**
 * The review as JSON; docs/json.md describes the shape. Offsets are UTF-16 code units, half-open; lines and
 * columns count from 1; a measure that cannot be known is null.
 */
export function jsonReport(
  site: SiteReview,
  { trend, makesStale }: Partial<Pick<Reporting, 'trend' | 'makesStale'>> = {},
): string {
  const pages = site.pages.map(({ review, text }) => {
    const place = lineIndex(text);
    return {
      path: review.path,
      market: review.target?.market ?? null,
      locale: review.target?.locale ?? null,
      audience: review.target?.audience ?? null,
      readers: review.target?.readers ?? null,
      industry: review.target?.industry ?? null,
      pageType: review.target?.pageType ?? null,
      source: review.source ?? null,
      sourceConfidence: review.sourceConfidence,
      words: review.words,
      measures: review.measures,
      known: review.known.length,
      signOff: { state: review.signOff.state, on: review.signOff.on ?? null },
      drafted: review.drafted.length,
      authorship: review.authorship ? toShares(review.authorship.mix) : null,
      locality: review.locality ?? null,
      stale: withoutBlocks(review.stale),
      findings: review.findings.map(
        ({ ruleId, severity, category, from, to, message, note, fixes, frame }) => {
          const [start, end] = [place(from), place(to)];
          return {
            ruleId,
            severity,
            category,
            from,
            to,
            line: start.line,
            column: start.column,
            endLine: end.line,
            endColumn: end.column,
            message,
            note,
            fixes: fixes.map(({ title, edits }) => ({ title, edits })),
            ...(frame && { frame }),
          };
        },
      ),
    };
  });
  const markets = site.markets.map(({ market, ...rest }) => ({ market: market?.code ?? null, ...rest }));
  const coverage = site.coverage.map(({ code, market: _, ...rest }) => ({ market: code ?? null, ...rest }));
  const stale = makesStale?.map(({ path, pages: of, changes }) => ({
    source: path,
    pages: of.map(({ path: own, market }) => ({ path: own, market: market?.code ?? null })),
    changes: changes.map(({ blocks: _, ...change }) => change),
  }));
  const report = {
    version: jsonVersion,
    pages,
    markets,
    coverage,
    gate: site.gate,
    makesStale: stale,
    trend,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Segments are Terroir's own: what a program is told of them are the findings' places. */
function withoutBlocks(stale: PageReview['stale']) {
  if (!stale || stale === 'unknown') return stale ?? null;
  return { ...stale, changes: stale.changes.map(({ blocks: _, ...change }) => change) };
}
