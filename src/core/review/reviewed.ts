import { languageWords } from '../phrases/language-words.ts';
import { languageCode } from '../regions/locale.ts';
import type { PageReview } from './page.ts';

/**
 * What of its review a page lacks, so that what was found says little of it: `no-market` where it was reviewed for its
 * language and nothing says which market it is for, `no-words` where it was reviewed for its market and Terroir has no
 * words of its language, `nothing` where both lack or it could not be reviewed. Undefined where it was reviewed.
 */
export function notReviewed({
  target,
}: Pick<PageReview, 'target'>): 'no-market' | 'no-words' | 'nothing' | undefined {
  if (!target) return 'nothing';
  const { market, locale } = target;
  const hasWords = locale === undefined || languageWords.has(languageCode(locale));
  if (hasWords) return market ? undefined : 'no-market';
  return market ? 'no-words' : 'nothing';
}

/** The pages that were not reviewed, or in part only, by what lacks. */
export function unreadPages<T extends Pick<PageReview, 'target'>>(
  pages: readonly T[],
): Map<NonNullable<ReturnType<typeof notReviewed>>, T[]> {
  const unread = new Map<NonNullable<ReturnType<typeof notReviewed>>, T[]>();
  for (const page of pages) {
    const why = notReviewed(page);
    if (why) unread.set(why, [...(unread.get(why) ?? []), page]);
  }
  return unread;
}
