/** The one verdict on a site: exceptions, baseline, what a branch changed and the severities of the config are all in it. */
import type { GateLevel } from '../config.ts';
import type { Finding } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import { sizeOf } from '../review/baseline.ts';
import { type Coverage, coverageOfChanges } from '../review/coverage.ts';
import { applySeverities, inReadingOrder } from '../review/filters.ts';
import { type GateVerdict, judge } from '../review/gate.ts';
import { withoutReview } from '../review/page.ts';
import { tellOnce } from '../review/repeats.ts';
import { type SitePage, type SiteReview, summarizeMarkets } from '../review/site.ts';
import type { PageSummary } from '../review/summary.ts';
import { exceptionsPath, expiredExceptions, unusedExceptions } from '../rules/exceptions.ts';
import { type CoverageReach, coverageOf } from './coverage.ts';
import type { PageReviews } from './reviewing.ts';

/** What a verdict is asked with. */
export interface VerdictQuestion {
  /** Takes the place of every `failOn` of the config. */
  readonly failOn?: GateLevel | undefined;
  /**
   * Gives the paths a branch changed; called where the config says `only: changed`. Undefined where nothing tells them:
   * then every page can fail the gate.
   */
  readonly changed: () => Promise<ReadonlySet<string> | undefined>;
  /** What a branch changed, where only that was reviewed: of what markets lack, only that counts. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Of which source pages it is told that markets lack them; all of the site when absent. */
  readonly coverage?: CoverageReach;
  /** True where the pages are all there are: then exceptions of no use are told. */
  readonly isWhole: boolean;
  /** True where findings of the baseline that are gone fail the gate. */
  readonly ratchet?: boolean;
}

/** What is asked of pages by themselves: every one can fail the gate, and of what markets lack, what the pages follow counts. */
export const onItsOwn: VerdictQuestion = {
  changed: async () => undefined,
  coverage: 'followed',
  isWhole: false,
};

/** The verdict on some pages of a site. */
export interface SiteVerdict {
  readonly gate: GateVerdict;
  /** The file of exceptions as a page with findings; undefined where it has none. They count as any other page's. */
  readonly exceptions: SitePage | undefined;
  /** What the markets of the pages do not have. */
  readonly coverage: readonly Coverage[];
}

/** Judges pages by the gate of their site. */
export async function judgeSite(
  site: PageReviews,
  reviews: readonly PageSummary[],
  { failOn, changed, only, coverage: reach, isWhole, ratchet = false }: VerdictQuestion,
): Promise<SiteVerdict> {
  const { gate: settings } = (await site.setup()).config;
  const exceptions = await exceptionsPage(site, isWhole ? reviews : undefined);
  const all = exceptions ? [...reviews, exceptions.review] : reviews;
  const touched = settings.only === 'changed' ? await changed() : undefined;
  const affected = touched && new Set(await affectedPages(site, all, touched));
  // A branch answers for what is on its pages, wherever else it is.
  const judged = tellOnce(affected ? all.filter(({ path }) => affected.has(path)) : all);
  const coverage = await coverageOf(site, reviews, only, reach);
  const gate = judge(judged, {
    settings,
    failOn,
    changed: affected,
    isPart: only !== undefined,
    coverage: touched ? coverageOfChanges(coverage, touched) : coverage,
    gone: ratchet ? sizeOf(await site.baseline()) - countKnown(reviews) : undefined,
    messages: site.messages,
    uiLanguage: site.uiLanguage,
  });
  return { gate, exceptions, coverage };
}

/** The review of a site as reports tell it: its pages, the file of exceptions where it has findings, and the verdict. */
export function siteReview(
  pages: readonly SitePage[],
  { gate, exceptions, coverage }: SiteVerdict,
  messages: Messages,
): SiteReview {
  const all = exceptions ? [...pages, exceptions] : pages;
  const reviews = tellOnce(
    all.map(({ review }) => review),
    messages,
  );
  const told = all.map((page, index) => ({ ...page, review: reviews[index]! }));
  return { pages: told, markets: summarizeMarkets(reviews), coverage, gate };
}

function countKnown(reviews: readonly PageSummary[]): number {
  return reviews.reduce((sum, { known }) => sum + known.length, 0);
}

/** Of reviewed pages those that changed, and those whose source did: their readers see the old offer. */
async function affectedPages(
  site: PageReviews,
  reviews: readonly PageSummary[],
  changed: ReadonlySet<string>,
): Promise<string[]> {
  const affected: string[] = [];
  for (const { path, source, gaps } of reviews) {
    const followed = [source ?? (await site.namedSource(path)), gaps.goneSource?.path];
    if ([path, ...followed].some((one) => one !== undefined && changed.has(one))) affected.push(path);
  }
  return affected;
}

/**
 * Findings in the file of exceptions: those that ended and, of a whole site, those of no use; with the severities of the
 * config.
 * @param reviews all pages of the site; undefined where only some were reviewed
 */
export async function exceptionFindings(
  site: PageReviews,
  reviews: readonly PageSummary[] | undefined,
): Promise<Finding[]> {
  const { exceptions, config } = await site.setup();
  const today = site.today();
  const used = new Set(reviews?.flatMap(({ suppressed }) => suppressed));
  const unused = reviews ? unusedExceptions(exceptions, used, today, site.messages) : [];
  const findings = [...expiredExceptions(exceptions, today, site.messages), ...unused];
  return inReadingOrder(applySeverities(findings, config));
}

async function exceptionsPage(
  site: PageReviews,
  reviews: readonly PageSummary[] | undefined,
): Promise<SitePage | undefined> {
  const findings = await exceptionFindings(site, reviews);
  if (!findings.length) return undefined;
  const file = (await site.setup()).texts.get(exceptionsPath);
  const review = { ...withoutReview(exceptionsPath, findings[0]!), findings };
  return { review, text: file && 'text' in file ? file.text : '' };
}
