/** Files with the strings of several locales: each language is reviewed by itself, and all are one page again. */
import { noGaps } from '../alignment/gaps.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import { groupBy } from '../text/group-by.ts';
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

/** What is in another language on a document: fewer words, or letters of a script without capitals, are reviewed with it. */
const fewestWords = 8;
const fewestLetters = 16;

/**
 * The languages of a document: what is the document's own, if anything is, and each other language in which it says more
 * than a few words, as a part of it. A document of one language is its own only part.
 */
export function partsOf(content: Content): {
  readonly own: Content | undefined;
  readonly others: readonly Content[];
} {
  const groups = groupBy(
    content.segments.filter(({ language }) => language !== undefined),
    ({ language }) => language!,
  );
  const isLong = (segments: readonly Segment[]) => {
    const text = segments.map((segment) => segment.text).join(' ');
    const words = text.match(/\p{Script=Latin}{2,}|[\p{Script=Cyrillic}\p{Script=Greek}]{2,}/gu) ?? [];
    return words.length >= fewestWords || (text.match(/\p{Lo}/gu) ?? []).length >= fewestLetters;
  };
  const long = [...groups].filter(([, segments]) => isLong(segments));
  if (!long.length) return { own: content, others: [] };
  const others = long.map(([tag, segments]): Content => {
    const { declarations: _, frontMatter: __, ...rest } = content;
    const keeps = content.keeps.filter(({ target }) =>
      segments.some(({ from, to }) => from >= target.from && to <= target.to),
    );
    const own = segments.map(({ language: ___, ...segment }) => segment);
    return {
      ...rest,
      frontMatter: undefined,
      segments: own,
      keeps,
      problems: [],
      locale: { tag, certain: true, isPart: true },
    };
  });
  const taken = new Set(long.map(([tag]) => tag));
  const left = content.segments.filter(({ language }) => language === undefined || !taken.has(language));
  return { own: left.length ? { ...content, segments: left } : undefined, others };
}

/** The review of a document's own language with what is found in its others. */
export function withOthers(own: PageReview, others: readonly PageReview[]): PageReview {
  if (!others.length) return own;
  return {
    ...own,
    isPartial: own.isPartial || others.some(({ isPartial }) => isPartial),
    words: others.reduce((sum, { words }) => sum + words, own.words),
    drafted: [own, ...others].flatMap(({ drafted }) => drafted),
    findings: [own, ...others]
      .flatMap(({ findings }) => findings)
      .sort((a, b) => a.from - b.from || a.to - b.to),
  };
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
    sourceBlocks: [],
    authorship: undefined,
    locality: undefined,
    gaps: noGaps,
    stale: undefined,
    sourceConfidence: null,
    measures: { mirror: null, local: null, confidence: null, register: null },
    isPartial: reviews.some(({ isPartial }) => isPartial),
    words: reviews.reduce((sum, { words }) => sum + words, 0),
    drafted: reviews.flatMap(({ drafted }) => drafted),
    findings: reviews.flatMap(({ findings }) => findings).sort((a, b) => a.from - b.from || a.to - b.to),
  };
}
