import { dayOf, type ReviewedPage } from '../core/index.ts';
import { digest, rulerOf } from '../node/cache.ts';
import { commitOf } from '../node/git.ts';
import {
  isInPart,
  mostShards,
  type Part,
  type ShardHead,
  shardFile,
  writeShard,
} from '../node/shard-file.ts';
import { type AskedSite, askedSites, type ReviewCommand } from './review.ts';
import { reviewedPages, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** What is asked of every part alike. */
export type ShardQuestion = Pick<ReviewCommand, 'changed' | 'changedLines'> & SiteCommand;

export interface ShardCommand extends ShardQuestion {
  /** `K/N`, as the user wrote it. */
  readonly part: string;
}

/**
 * `terroir review --shard K/N`: reviews one part of the pages, as they are reviewed among all of them, into a file that
 * `terroir merge` takes.
 * @returns exit status 0, whatever was found: what a part holds is no verdict
 * @throws UsageError for a path, option or config that cannot be used, and where the file cannot be written
 */
export async function reviewShard({ part: written, ...command }: ShardCommand): Promise<number> {
  const { cwd, language, err } = command;
  const words = cliWords(language);
  const part = readPart(written);
  if (!part) throw new UsageError(words.shards.notAPart(written, mostShards));
  // The day is that of the beginning, however long it takes.
  const at = new Date();
  const dated = { ...command, today: () => at };
  const sites = await askedSites({ ...dated, trend: false });
  const head = { ...part, at: at.toISOString(), ...(await stateOf(sites, command)) };
  const pages: ReviewedPage[][] = [];
  for (const [index, paths] of pathsInPart(sites, part).entries())
    pages.push(await reviewedPages(sites[index]!, paths, dated));
  try {
    const file = await writeShard(cwd, head, pages);
    err.write(`${words.shards.wrote(file, pages.flat().length)}\n`);
  } catch (error) {
    throw new UsageError(words.cannotWrite(shardFile(part), (error as Error).message));
  }
  return 0;
}

function readPart(written: string): Part | undefined {
  const [, shard, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? []).map(Number);
  return shard && of && shard <= of && of <= mostShards ? { shard, of } : undefined;
}

/** Of the pages of all sites those of a part, site by site. */
export function pathsInPart(sites: readonly AskedSite[], part: Part): string[][] {
  let index = 0;
  return sites.map(({ paths }) => paths.filter(() => isInPart(part, index++)));
}

declare const VERSION: string;

/** What every shard of a review has to say alike. */
export async function stateOf(
  sites: readonly AskedSite[],
  { paths, changed, changedLines, language, cwd }: ShardQuestion,
): Promise<Omit<ShardHead, 'shard' | 'of' | 'at'>> {
  const roots = sites.map(({ scope }) => shownPath('.', scope.root, cwd));
  return {
    version: VERSION,
    build: rulerOf(),
    asked: digest([JSON.stringify([paths, changed, changedLines, language, roots])]),
    sites: await Promise.all(
      sites.map(async ({ scope, site }) => {
        const [setup = '', files = ''] = [...(await site.listReads()).own.values()];
        return { commit: (await commitOf(scope.root, 'HEAD')) ?? '', setup, files };
      }),
    ),
  };
}

/** The day of a moment, here and by universal time: reviews depend on both. */
export function dayHere(moment: Date): string {
  return `${moment.toDateString()} ${dayOf(moment)}`;
}
