/** What a branch makes stale: pages that were left as they were while their source page changed. */
import { formatIn } from '../content/index.ts';
import type { Segment } from '../content/segment.ts';
import type { Past } from '../host.ts';
import type { PageReview } from '../review/page.ts';
import type { StaleSource } from '../review/stale-source.ts';
import { hashPage } from '../signoff/hashes.ts';
import { blocksOf, changedBlocks } from '../signoff/stale.ts';
import { groupBy } from '../text/group-by.ts';
import type { PageReviews } from './reviewing.ts';

/**
 * The source pages that differ from a commit, with the pages among the reviewed ones that do not: what only changed in
 * markup, line breaks or its name is as it was.
 * @param commit where the branch began
 */
export async function staleBy(
  site: PageReviews,
  reviews: readonly PageReview[],
  commit: string,
): Promise<StaleSource[]> {
  const { past } = site.host;
  if (!past) return [];
  const pairs = reviews.flatMap((review) =>
    review.source === undefined || review.source === review.path ? [] : [{ review, source: review.source }],
  );
  const found: StaleSource[] = [];
  for (const [path, followers] of groupBy(pairs, ({ source }) => source)) {
    const now = (await site.content(path))?.content.segments;
    const before = await segmentsAt(site, past, commit, path);
    if (!now || !before) continue;
    const changes = changedBlocks(blocksOf(before), blocksOf(now));
    if (!changes.length) continue;
    const pages: PageReview[] = [];
    for (const { review } of followers) {
      const own = (await site.content(review.path))?.content.segments;
      const was = await segmentsAt(site, past, commit, review.path);
      if (own && was && hashPage(own) === hashPage(was)) pages.push(review);
    }
    if (pages.length)
      found.push({ path, changes, pages: pages.map(({ path: own, market }) => ({ path: own, market })) });
  }
  return found;
}

/** A page as it was at a commit, under the name it had then; undefined where it was not there. */
async function segmentsAt(
  site: PageReviews,
  past: Past,
  commit: string,
  path: string,
): Promise<readonly Segment[] | undefined> {
  const { config } = await site.setup();
  const names = [path, ...((await past.versions(path)) ?? []).map((version) => version.path)];
  for (const name of new Set(names)) {
    const file = await past.at(commit, name);
    if ('text' in file) return formatIn(config, name)?.parse(file.text).segments;
  }
  return undefined;
}
