/** What the totals of a site are made of: of every page as much as a server can hold, however many pages there are. */
import { noGaps } from '../alignment/gaps.ts';
import { type Finding, severities } from '../finding.ts';
import { notSigned } from '../signoff/state.ts';
import type { PageReview } from './page.ts';

/** What totals ask of a finding; its message only tells it from others with its fingerprint. */
export type FindingSummary = Pick<Finding, 'ruleId' | 'severity' | 'category' | 'fingerprint' | 'message'>;

/** What totals ask of the review of a page. */
export interface PageSummary
  extends Pick<
    PageReview,
    | 'path'
    | 'target'
    | 'market'
    | 'source'
    | 'words'
    | 'measures'
    | 'suppressed'
    | 'signOff'
    | 'authorship'
    | 'gaps'
    | 'stale'
  > {
  readonly findings: readonly FindingSummary[];
  /** How many findings the baseline knows. */
  readonly known: { readonly length: number };
}

/**
 * Creates a function that sums up reviews. What many pages have in common, such as their target and the names of rules, their
 * summaries share: a review that came from a thread has a copy of its own of every word.
 */
export function summarizing(): (review: PageReview) => PageSummary {
  const shared = new Map<string, unknown>();
  const same = <T>(value: T): T => {
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    if (!shared.has(key)) shared.set(key, value);
    return shared.get(key) as T;
  };
  return ({ path, target, market, source, words, measures, suppressed, signOff, authorship, ...review }) => ({
    path,
    target: target && same(target),
    market,
    source,
    words,
    measures,
    suppressed,
    signOff: signOff.state === 'none' && !signOff.remarks.length ? notSigned : signOff,
    authorship,
    gaps:
      review.gaps.sections.length || review.gaps.keys.length || review.gaps.goneSource ? review.gaps : noGaps,
    stale: review.stale,
    findings: review.findings.map(({ ruleId, severity, category, fingerprint }) => ({
      ruleId: same(ruleId),
      severity: severities[severities.indexOf(severity)]!,
      category: same(category),
      ...(fingerprint !== undefined && { fingerprint }),
      message: '',
    })),
    known: { length: review.known.length },
  });
}
