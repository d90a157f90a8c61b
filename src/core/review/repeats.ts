/** What is on many pages of a site: a menu, a footer, a banner. It is mended in one place, so it is told and counted once. */
import type { Finding, RuleId } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import type { PageReview } from './page.ts';

/** On so many pages for one market the same words in the same place come from one template. */
const leastPages = 5;

/** Families whose findings are about words in their block or a template’s head, and rules that are; all others say something of a page. */
const aboutWords =
  /^(?:phrase|reference|term|fact|convention|spelling|sensitive|page)\/|^copy\/(?:leftover-chinese|shared-asset)$/;

/** What of a finding tells whether many pages have it. */
type Told = Pick<Finding, 'ruleId' | 'fingerprint' | 'message'>;

/**
 * Leaves of each finding that many pages have in the same words the one on the first of them, which says on how many
 * more it is; the reviews stay as they are otherwise. A review of few pages tells all.
 * @param messages absent where findings are only counted
 */
export function tellOnce<
  One extends Told,
  Review extends Pick<PageReview, 'path' | 'market' | 'target'> & { readonly findings: readonly One[] },
>(reviews: readonly Review[], messages?: Messages): Review[] {
  const pages = new Map<string, string[]>();
  for (const review of [...reviews].sort((a, b) => (a.path < b.path ? -1 : 1)))
    for (const name of new Set(review.findings.flatMap((finding) => nameOf(finding, review) ?? [])))
      pages.set(name, [...(pages.get(name) ?? []), review.path]);
  return reviews.map((review) => {
    const findings = review.findings.flatMap((finding): One[] => {
      const name = nameOf(finding, review);
      const on = name === undefined ? [] : pages.get(name)!;
      if (on.length < leastPages) return [finding];
      if (on[0] !== review.path) return [];
      return [messages ? { ...finding, message: finding.message + messages.alsoOn(on.length - 1) } : finding];
    });
    return findings.length === review.findings.length &&
      findings.every((one, at) => one === review.findings[at])
      ? review
      : { ...review, findings };
  });
}

function nameOf(
  { ruleId, fingerprint, message }: Told,
  { market, target }: Pick<PageReview, 'market' | 'target'>,
): string | undefined {
  if (fingerprint === undefined || !isAboutWords(ruleId)) return undefined;
  return [market?.code, target?.locale, fingerprint, message].join('\n');
}

const isAboutWords = (ruleId: RuleId) => aboutWords.test(ruleId);
