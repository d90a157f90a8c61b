import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Host } from '../core/host.ts';
import type { Reviewer } from '../core/index.ts';
import { type Language, messagesFor } from '../core/messages/index.ts';
import type { Following } from '../core/review/neighbours.ts';
import { type PageReview, withoutReview } from '../core/review/page.ts';
import { pageFailed } from '../core/rules/config.ts';
import { folderHost } from './files.ts';
import { pastHost } from './history.ts';

/** The site that workers review. */
export interface Site {
  /** Absolute path. */
  readonly root: string;
  readonly speaks: Language;
  /** Every file of the site, as `Host.list` gives them. */
  readonly files: readonly string[];
  /** Texts that go before what is on disk: what is open in an editor and not saved, by path. */
  readonly open: ReadonlyMap<string, string>;
  /** The commit it is reviewed at; undefined for what is on disk. */
  readonly commit?: string | undefined;
}

/** The files of a site, on disk or at its commit. */
export function siteHost({ root, commit }: Pick<Site, 'root' | 'commit'>): Host {
  return commit === undefined ? folderHost(root) : pastHost(root, commit);
}

/** A page reviewed by a worker; without a review where it is none of a market's. */
export interface Reviewed {
  readonly path: string;
  readonly text: string;
  readonly review: PageReview | undefined;
  readonly follows: Following;
}

/** A site whose pages are to be reviewed. */
export interface Job extends Omit<Site, 'files'> {
  /** Reviews few pages at once, in this thread. */
  readonly reviewer: Reviewer;
}

/** How many pages a worker is sent at once: few enough to share the work evenly. */
const batchSize = 16;
/** A worker costs some 100 MB; beyond this many the disk is what is waited for. */
const mostWorkers = 8;

/** From this many pages on, worker threads save more time than they take to start (measured on two cores). */
const worthWorkers = 500;

/**
 * Reviews pages of a site: on all cores, in worker threads, where they are many.
 * @param paths the pages, relative to the root
 * @param receive gets the pages as they are done, in no order
 * @param signal ends it early: pages in hand are dropped, and the promise resolves
 */
export async function reviewMany(
  job: Job,
  paths: readonly string[],
  receive: (pages: readonly Reviewed[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { reviewer, ...site } = job;
  if (paths.length >= worthWorkers) {
    const files = await reviewer.files();
    const { markets } = (await reviewer.setup()).config;
    const complete = ({ review, ...page }: Reviewed) => {
      const code = review?.target?.market;
      return { ...page, review: review && { ...review, market: code ? markets.get(code) : undefined } };
    };
    const pass = (pages: readonly Reviewed[]) => receive(pages.map(complete));
    return reviewInWorkers({ ...site, files }, paths, pass, signal);
  }
  for (const page of paths) {
    const reviewed = await reviewWithText(reviewer, page);
    if (signal?.aborted) return;
    receive([reviewed]);
  }
}

/** Reviews one page, as workers do. */
export async function reviewWithText(reviewer: Reviewer, page: string): Promise<Reviewed> {
  const review = await reviewer.review(page);
  const text = review ? ((await reviewer.content(page))?.text ?? '') : '';
  return { path: page, review, text, follows: await reviewer.follows(page) };
}

/**
 * `reviewMany` in worker threads, however few pages there are. Reviews come without alignment and market.
 * @param script the worker's bundle
 */
export async function reviewInWorkers(
  site: Site,
  paths: readonly string[],
  receive: (pages: readonly Reviewed[]) => void,
  signal?: AbortSignal,
  script = path.join(__dirname, 'worker.js'),
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < paths.length && !signal?.aborted) await runWorker();
  };
  /** One worker's life: until there is nothing left to do, or a page that kills it. */
  const runWorker = () =>
    new Promise<void>((resolve) => {
      const worker = new Worker(script, { workerData: site });
      let batch: readonly string[] = [];
      const end = () => {
        signal?.removeEventListener('abort', end);
        worker.removeAllListeners();
        worker.on('error', () => {});
        void worker.terminate().then(() => resolve());
      };
      const send = () => {
        batch = paths.slice(next, next + batchSize);
        next += batch.length;
        if (batch.length) worker.postMessage(batch);
        else end();
      };
      worker.on('message', (pages: readonly Reviewed[]) => {
        receive(pages);
        send();
      });
      worker.on('error', (error) => {
        receive(batch.map((page) => broken(page, error, site.speaks)));
        end();
      });
      signal?.addEventListener('abort', end);
      send();
    });
  const workers = Math.min(availableParallelism(), mostWorkers, Math.ceil(paths.length / batchSize));
  await Promise.all(Array.from({ length: workers }, work));
}

function broken(page: string, error: unknown, speaks: Language): Reviewed {
  const review = withoutReview(page, pageFailed(error, messagesFor(speaks)));
  return { path: page, text: '', review, follows: { source: undefined, isSought: false } };
}
