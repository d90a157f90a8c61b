import { readFile } from 'node:fs/promises';
import {
  cspellPaths,
  type Host,
  type Language,
  type Markets,
  openSite,
  type PastPage,
  pastPage,
  setupFolder,
  type Trend,
  type TrendPoint,
  trendMoments,
  trendPoint,
} from '../core/index.ts';
import { nameOf, ReviewCache, userCacheFolder } from './cache.ts';
import { folderHost } from './files.ts';
import { GitError } from './git.ts';
import { isRuler, mainHistory, type PastCommit, pastHost, treeAt } from './history.ts';
import { threads } from './pool.ts';
import { cedictFolder } from './site-dictionaries.ts';

/** How a trend is asked for. */
export interface TrendQuestion {
  readonly speaks: Language;
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
  const { now, speaks, signal, told } = question;
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
        (code) => pasts.find(({ markets }) => markets.has(code))?.markets.get(code)?.name[speaks],
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

async function openPast(root: string, { speaks, env, signal }: TrendQuestion): Promise<Past> {
  const today = folderHost(root);
  const { markets } = (await openSite(today, { speaks }).setup()).config;
  const folder = userCacheFolder(env);
  const cache = folder === undefined ? undefined : new ReviewCache(folder, root);
  const ruler = [await readFile(__filename, 'latin1'), ...(await readRuler(today))];
  const used: string[] = [];
  return {
    markets,
    async pagesAt({ id }, told) {
      const tree = await treeAt(root, id);
      if (tree === undefined) return undefined;
      const name = nameOf([...ruler, tree]);
      used.push(name);
      const known = (await cache?.loadPast(name)) ?? (await reviewAt(root, id, speaks, told, signal));
      if (!signal.aborted) await cache?.storePast(name, known);
      return known;
    },
    close: async () => cache?.keepPast(used),
  };
}

/** All that decides how a site is reviewed, whenever its pages are from. */
async function readRuler(host: Host): Promise<string[]> {
  const parts: string[] = [];
  const rulers = (await host.list(setupFolder)).filter(isRuler);
  for (const path of [...rulers, ...cspellPaths, `${cedictFolder}/package.json`]) {
    const file = await host.read(path);
    if ('text' in file) parts.push(path, file.text);
  }
  return parts;
}

async function reviewAt(
  root: string,
  commit: string,
  speaks: Language,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<PastPage[]> {
  const host = pastHost(root, commit);
  try {
    const site = openSite(host, { speaks, workers: threads({ root, commit, speaks }) });
    const paths = await site.pages();
    const pages: PastPage[] = [];
    let done = 0;
    await site.reviewAll(
      paths,
      (batch) => {
        done += batch.length;
        told(done / paths.length);
        for (const { review } of batch) if (review) pages.push(pastPage(review));
      },
      signal,
    );
    return pages;
  } finally {
    host.close();
  }
}
