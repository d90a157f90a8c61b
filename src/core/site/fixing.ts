/** Fixes of a page, put into it all at once: those that are right in every context. */
import { applyEdits, joinEdits, readAsMeant } from '../content/applied-edits.ts';
import type { Edit, Finding } from '../finding.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import { firstIndex } from '../text/first-index.ts';
import { type PageReviews, pageReviews } from './reviewing.ts';

/** A page with its safe fixes in it. */
export interface FixedPage {
  readonly path: string;
  /** The text as it was. */
  readonly before: string;
  readonly after: string;
  /** Edits of `before`, in their order, none overlapping. */
  readonly edits: readonly Edit[];
  /** How many findings are fixed. */
  readonly fixes: number;
}

/** Fixes that overlap are put in one behind the other, each into what the page is then; so often at most. */
const mostPasses = 10;

/**
 * A page with the first safe fix of each finding in it. Nothing is changed that would not be read as the fix meant it.
 * Undefined where there is nothing to fix, or no page.
 * @param rule the findings of this rule alone; of all when absent
 */
export async function fixPage(
  site: PageReviews,
  path: string,
  rule?: string,
): Promise<FixedPage | undefined> {
  const page = await site.content(path);
  if (!page) return undefined;
  let now = page;
  let edits: readonly Edit[] = [];
  let fixes = 0;
  let reviews = site;
  for (let pass = 0; pass < mostPasses; pass++) {
    const review = await reviews.glance(path);
    const wanted = (review?.findings ?? []).filter(
      (finding) => rule === undefined || finding.ruleId === rule,
    );
    const { chosen, isMore } = chooseFixes(wanted);
    const right = verified(now, chosen);
    if (!right.length) break;
    const own = right.flat();
    edits = joinEdits(edits, now.text, own);
    fixes += right.length;
    const text = applyEdits(now.text, own);
    now = { ...now, text, content: now.format.parse(text) };
    if (!isMore) break;
    reviews = reviewsWith(site, path, text);
  }
  return fixes ? { path, before: page.text, after: now.text, edits, fixes } : undefined;
}

/** The site as it is with another text of one page. */
export function reviewsWith(
  { host, uiLanguage, today }: PageReviews,
  path: string,
  text: string,
): PageReviews {
  const { stamps: _, ...rest } = host;
  const changed: typeof host = {
    ...rest,
    read: async (name) => (name === path ? { text } : host.read(name)),
    readSaved: host.readSaved ?? host.read,
  };
  return pageReviews(changed, { uiLanguage, today });
}

/**
 * The first safe fix of each finding, as edits; of those that overlap the first in the text.
 * @returns `isMore` where some were left out for that
 */
export function chooseFixes(findings: readonly Finding[]): {
  readonly chosen: readonly (readonly Edit[])[];
  readonly isMore: boolean;
} {
  const fixes = findings.flatMap(({ fixes }) => {
    const edits = fixes.find(({ safe }) => safe)?.edits;
    return edits?.length ? [edits] : [];
  });
  const taken: Edit[] = [];
  const chosen: (readonly Edit[])[] = [];
  let isMore = false;
  for (const edits of fixes.toSorted((a, b) => a[0]!.from - b[0]!.from)) {
    if (edits.some((edit) => isTaken(taken, edit))) isMore = true;
    else {
      chosen.push(edits);
      for (const edit of edits)
        taken.splice(
          firstIndex(taken, ({ from }) => from > edit.from),
          0,
          edit,
        );
    }
  }
  return { chosen, isMore };
}

/** True where an edit overlaps one of others, sorted and apart; two at one place have no order. */
function isTaken(taken: readonly Edit[], { from, to }: Edit): boolean {
  const next = firstIndex(taken, (other) => other.to >= from);
  return [taken[next], taken[next + 1]].some(
    (other) => other && ((other.from < to && from < other.to) || other.from === from),
  );
}

/** Those of some fixes after which the page is read as they meant it. */
function verified(page: ParsedPage, fixes: readonly (readonly Edit[])[]): (readonly Edit[])[] {
  if (!fixes.length) return [];
  if (readAsMeant(page.format, page.text, page.content, fixes.flat())) return [...fixes];
  if (fixes.length === 1) return [];
  // One that is not right is found by halves; what is right by halves may still not be together.
  const half = fixes.length >> 1;
  const both = [...verified(page, fixes.slice(0, half)), ...verified(page, fixes.slice(half))];
  return both.length && readAsMeant(page.format, page.text, page.content, both.flat())
    ? both
    : both.slice(0, 1);
}
