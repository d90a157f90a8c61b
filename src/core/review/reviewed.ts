import { languageWords } from '../phrases/language-words.ts';
import { languageCode } from '../regions/locale.ts';
import type { PageReview } from './page.ts';

/**
 * Why what was found on a page says little of it: nothing says which market it is for, or Terroir has no words of its
 * language. Undefined where it was reviewed.
 */
export function notReviewed({ target }: Pick<PageReview, 'target'>): 'no-market' | 'no-words' | undefined {
  if (!target?.market) return 'no-market';
  return target.locale === undefined || languageWords.has(languageCode(target.locale))
    ? undefined
    : 'no-words';
}

/** The pages that were not reviewed, by why. */
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
