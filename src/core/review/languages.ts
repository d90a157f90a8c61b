/** Files with the strings of several locales: each language is reviewed by itself, and all are one page again. */
import { noGaps } from '../alignment/gaps.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { PageReview } from './page.ts';

/**
 * What a file holds in each of its languages, declared as the locale of each. Keeps go with the strings they speak
 * for, what is wrong in the file with the first.
 */
export function byLanguage(content: Content): Content[] {
  const groups = new Map<string, Segment[]>();
  for (const { language = 'und', ...segment } of content.segments) {
    const group = groups.get(language) ?? [];
    groups.set(language, group);
    group.push(segment);
  }
  return [...groups].map(([tag, segments], index) => {
    const keeps = content.keeps.filter(({ target }) =>
      segments.some(({ from, to }) => from >= target.from && to <= target.to),
    );
    const problems = index ? [] : content.problems;
    return { ...content, segments, keeps, problems, locale: { tag, certain: true } };
  });
}

/**
 * The reviews of a file's languages as one. A market, a source and measures are those of one language: of
 * several there are none.
 */
export function mergeReviews(reviews: readonly PageReview[]): PageReview | undefined {
  const [first] = reviews;
  if (!first || reviews.length === 1) return first;
  return {
    ...first,
    target: undefined,
    market: undefined,
    source: undefined,
    alignment: undefined,
    authorship: undefined,
    locality: undefined,
    gaps: noGaps,
    sourceConfidence: null,
    measures: { mirror: null, local: null, confidence: null, register: null },
    isPartial: reviews.some(({ isPartial }) => isPartial),
    words: reviews.reduce((sum, { words }) => sum + words, 0),
    findings: reviews.flatMap(({ findings }) => findings).sort((a, b) => a.from - b.from || a.to - b.to),
  };
}
