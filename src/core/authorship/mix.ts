import type { Segment } from '../content/segment.ts';
import type { Span } from '../finding.ts';
import type { Written } from '../host.ts';
import type { Target } from '../target.ts';
import { type Author, type Authors, type AuthorTarget, isFor } from './authors.ts';
import { emptyMix, type Group, type Mix, sizeOf, sumMixes, toShares, versions } from './shares.ts';

/** Who wrote a page, without names. */
export interface Authorship {
  readonly mix: Mix;
  /** The same by the month it was written in, `2026-03`; empty where front matter names the author. */
  readonly byMonth: Readonly<Record<string, Mix>>;
  readonly target: AuthorTarget;
}

/** Input of the authorship of a page. */
export interface WrittenPage {
  readonly segments: readonly Segment[];
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly target: Target;
  /** Blame of its text; undefined where git has none. */
  readonly written: readonly Written[] | undefined;
  /** Indices of the segments that a model wrote: they are nobody's, whoever committed them. */
  readonly drafted: ReadonlySet<number>;
}

/** Who wrote a page: the `author` of its front matter where `authors` names them, otherwise what git says. */
export function authorshipOf(page: WrittenPage, authors: Authors): Authorship | undefined {
  const { target, segments, written, drafted } = page;
  const goal = authors.targetFor(target.market, target.pageType);
  const named = namedIn(page.frontMatter, authors);
  if (named.length) {
    const lengthOf = (isDraft: boolean) =>
      segments.reduce((sum, { text }, index) => sum + (drafted.has(index) === isDraft ? text.length : 0), 0);
    const mix = { ...emptyMix, other: lengthOf(true) };
    for (const author of named) mix[groupOf(author, target.market)] += lengthOf(false) / named.length;
    return { mix, byMonth: {}, target: goal };
  }
  if (!written) return undefined;
  const mix = { ...emptyMix };
  const byMonth: Record<string, Record<Group, number>> = {};
  for (const { block, stretch, length } of overlaps(segments, written)) {
    const { author, month } = stretch;
    const person = drafted.has(block) || !author ? undefined : authors.known(author.email, author.name);
    const group = groupOf(person, target.market);
    mix[group] += length;
    if (month === undefined) continue;
    const ofMonth = byMonth[month] ?? { ...emptyMix };
    ofMonth[group] += length;
    byMonth[month] = ofMonth;
  }
  return { mix, byMonth, target: goal };
}

function namedIn(frontMatter: Readonly<Record<string, unknown>>, authors: Authors): Author[] {
  const written = frontMatter.author ?? frontMatter.authors;
  const names = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === 'string');
  const found = names.map((name: string) => authors.known(name));
  // A byline half of which is unknown tells nothing of who wrote how much.
  return found.every((one) => one !== undefined) ? found : [];
}

function groupOf(author: Author | undefined, market: string | undefined): Group {
  return author?.version && isFor(author, market) ? `${author.version}.0` : 'other';
}

/** How much of each written stretch is prose. Both lists are sorted; segments may lie in one another. */
function* overlaps(
  segments: readonly Span[],
  written: readonly Written[],
): Iterable<{ block: number; stretch: Written; length: number }> {
  let first = 0;
  for (const [block, { from, to }] of segments.entries()) {
    while (first < written.length && written[first]!.to <= from) first++;
    for (let index = first; index < written.length && written[index]!.from < to; index++) {
      const stretch = written[index]!;
      yield { block, stretch, length: Math.min(to, stretch.to) - Math.max(from, stretch.from) };
    }
  }
}

/**
 * Who wrote most of each block, of those the site names; undefined for a block mostly by others. For the editor only:
 * reports name nobody.
 */
export function blockAuthors(
  segments: readonly Segment[],
  written: readonly Written[],
  authors: Authors,
): (Author | undefined)[] {
  const lengths = segments.map(() => new Map<Author | undefined, number>());
  for (const { block, stretch, length } of overlaps(segments, written)) {
    const { author } = stretch;
    const known = author && authors.known(author.email, author.name);
    lengths[block]!.set(known, (lengths[block]!.get(known) ?? 0) + length);
  }
  return lengths.map(
    (own) =>
      [...own].reduce<[Author | undefined, number]>((a, b) => (b[1] > a[1] ? b : a), [undefined, 0])[0],
  );
}

/** The share of a page's text by people of the version its target counts, or above; null for a page without text. */
export function closeShare({ mix, target }: Pick<Authorship, 'mix' | 'target'>): number | null {
  const size = sizeOf(mix);
  const close = versions.filter((version) => version >= target.version);
  return size ? close.reduce<number>((sum, version) => sum + mix[`${version}.0`], 0) / size : null;
}

/** Who wrote the pages of a market. */
export interface MarketAuthorship {
  /** Share of the text of each group, 0 to 1. */
  readonly mix: Mix;
  /** The same for what was written in each month and is still there, in the order of the months. */
  readonly byMonth: Readonly<Record<string, Mix>>;
  /** Pages that ask for text by people close to the market, and how many have as much as they ask for. */
  readonly pages: { readonly wanting: number; readonly reached: number };
}

/** Sums up who wrote the pages of a market; null where that is known of none. */
export function sumAuthorship(pages: readonly (Authorship | undefined)[]): MarketAuthorship | null {
  const known = pages.filter((one) => one !== undefined && sizeOf(one.mix) > 0) as Authorship[];
  const all = sumMixes(known.map(({ mix }) => mix));
  if (!all) return null;
  const months = [...new Set(known.flatMap(({ byMonth }) => Object.keys(byMonth)))].sort();
  const ofMonth = (month: string) => sumMixes(known.map(({ byMonth }) => byMonth[month])) ?? emptyMix;
  const wanting = known.filter(({ target }) => target.share > 0);
  return {
    mix: toShares(all),
    byMonth: Object.fromEntries(months.map((month) => [month, toShares(ofMonth(month))])),
    pages: {
      wanting: wanting.length,
      reached: wanting.filter((page) => closeShare(page)! >= page.target.share).length,
    },
  };
}
