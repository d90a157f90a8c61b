import {
  type Language,
  type Markets,
  mergeReads,
  openSite,
  type PastPage,
  pastPage,
  type Reads,
  type ReviewedPage,
  type Site,
  type Trend,
  type TrendPoint,
  trendMoments,
  trendPoint,
} from '../core/index.ts';
import { type PastEntry, ReviewCache, rulerOf, userCacheFolder } from './cache.ts';
import { folderHost } from './files.ts';
import { GitError } from './git.ts';
import { mainHistory, type PastCommit, pastHost, treeAt } from './history.ts';
import { threads } from './pool.ts';

/** How a trend is asked for. */
export interface TrendQuestion {
  readonly uiLanguage: Language;
  /** Where caches lie: see `userCacheFolder`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** Told how much is done, from 0 to 1. */
  readonly told: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Reviews sites as they stood at a few moments of their history (see `trendMoments`), by today's rules and settings, and
 * sums them up together by market. Each moment is reviewed once for each state of a site and build of Terroir, and
 * remembered in the user's cache.
 * @param roots absolute paths of the sites; those without a history of git add nothing
 * @returns undefined where it was stopped
 * @throws GitError where no site has a history
 */
export async function trendOf(roots: readonly string[], question: TrendQuestion): Promise<Trend | undefined> {
  const { now, uiLanguage, signal, told } = question;
  const found = await Promise.all(
    roots.map(async (root) => ({ root, commits: await mainHistory(root).catch(() => []) })),
  );
  const sites = found.filter(({ commits }) => commits.length);
  if (!sites.length) throw new GitError('no-git');
  const began = new Date(Math.min(...sites.map(({ commits }) => commits.at(-1)!.made.getTime())));
  const moments = trendMoments(began, now);
  const pasts = await Promise.all(sites.map((site) => openPast(site.root, question)));
  const points: TrendPoint[] = [];
  for (const moment of moments) {
    const pages: PastPage[] = [];
    for (const [index, { commits }] of sites.entries()) {
      const commit = commitAt(commits, moment, now);
      const own = commit && (await pasts[index]!.pagesAt(commit, (share) => tell(index + share)));
      if (signal.aborted) return undefined;
      if (own) pages.push(...own);
    }
    points.push(
      trendPoint(
        dayBefore(moment),
        pages,
        (code) => pasts.find(({ markets }) => markets.has(code))?.markets.get(code)?.name[uiLanguage],
      ),
    );
  }
  for (const past of pasts) await past.close();
  return points;

  function tell(sitesDone: number): void {
    told((points.length + sitesDone / sites.length) / moments.length);
  }
}

/** A month that ended at midnight is named by its last day. */
function dayBefore(moment: Date): string {
  return new Date(moment.getTime() - 1).toISOString().slice(0, 10);
}

/** What was checked in at a moment, and now whatever is, even where a clock was wrong. */
function commitAt(commits: readonly PastCommit[], moment: Date, now: Date): PastCommit | undefined {
  return moment === now ? commits[0] : commits.find(({ made }) => made <= moment);
}

/** A site that can be reviewed as it once was. */
interface Past {
  readonly markets: Markets;
  /** The site's pages at a commit; undefined where there was nothing, or where the question was given up. */
  pagesAt(commit: PastCommit, told: (share: number) => void): Promise<readonly PastPage[] | undefined>;
  close(): Promise<void>;
}

async function openPast(root: string, { uiLanguage, env, signal }: TrendQuestion): Promise<Past> {
  const { markets } = (await openSite(folderHost(root), { uiLanguage }).setup()).config;
  const folder = userCacheFolder(env);
  const cache = folder === undefined ? undefined : new ReviewCache(folder, root, rulerOf(uiLanguage));
  const used: string[] = [];
  return {
    markets,
    async pagesAt({ id }, told) {
      const tree = await treeAt(root, id);
      if (tree === undefined) return undefined;
      used.push(tree);
      const host = pastHost(root, id);
      try {
        const site = openSite(host, { uiLanguage, workers: threads({ root, commit: id, uiLanguage }) });
        const known = await cache?.loadPast(tree);
        if (known && (await site.isCurrent(known.reads))) return known.pages;
        const found = await countPages(site, told, signal);
        if (!signal.aborted) await cache?.storePast(tree, found);
        return found.pages;
      } finally {
        host.close();
      }
    },
    close: async () => cache?.keepPast(used),
  };
}

async function countPages(
  site: Site,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<PastEntry> {
  const paths = await site.pages();
  const pages: PastPage[] = [];
  const reads: Reads[] = [await site.listReads()];
  let done = 0;
  const receive = (batch: readonly ReviewedPage[]) => {
    done += batch.length;
    told(done / paths.length);
    for (const page of batch) {
      reads.push(page.reads);
      if (page.review) pages.push(pastPage(page.review));
    }
  };
  await site.reviewAll(paths, receive, { signal });
  return { pages, reads: mergeReads(reads) };
}
