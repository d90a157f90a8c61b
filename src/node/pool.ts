import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type AbortSignalLike,
  failedReview,
  type Host,
  type Language,
  type ReviewedPage,
  type Workers,
} from '../core/index.ts';
import { folderHost, withoutGit } from './files.ts';
import { pastHost } from './history.ts';
import { type PastIndex, pastOf, readPast } from './past.ts';

/** Where the pages lie that workers review. */
export interface WorkerSite {
  /** Absolute path. */
  readonly root: string;
  readonly uiLanguage: Language;
  /** The commit it is reviewed at; undefined for what is on disk. */
  readonly commit?: string | undefined;
  /** Git is not asked, see `withoutGit`. */
  readonly isRestricted?: boolean | undefined;
  /**
   * How large the heap of a thread may become. Without a limit it is let grow four times as large as what it holds, which is
   * quicker by 8% and fits a program that soon ends.
   */
  readonly heapMegabytes?: number | undefined;
}

/** What a worker is started with. */
export interface WorkerData extends WorkerSite {
  /** Every file of the site, as `Host.list` gives them. */
  readonly files: readonly string[];
  /** Texts that go before what is on disk: what is open in an editor and not saved, by path. */
  readonly open: ReadonlyMap<string, string>;
  /** The history of the folder, which git tells once for all threads; null where there is none. */
  readonly past?: PastIndex | null;
}

/** The files of a site, on disk or at its commit. */
export function siteHost({
  root,
  commit,
  past,
  isRestricted,
}: Pick<WorkerData, 'root' | 'commit' | 'past' | 'isRestricted'>): Host {
  if (isRestricted) return withoutGit(folderHost(root));
  return commit === undefined ? { ...folderHost(root), past: pastOf(root, past) } : pastHost(root, commit);
}

/** How many pages a worker is sent at once: few enough to share the work evenly. */
const batchSize = 16;
/** A worker costs some 100 MB; beyond this many the disk is what is waited for. */
const mostWorkers = 8;

/** From this many pages on, worker threads save more time than they take to start (measured on two cores). */
const worthWorkers = 500;

/**
 * Worker threads for a site, on all cores.
 * @param open gives the texts that go before what is on disk
 */
export function threads(
  site: WorkerSite,
  open: () => ReadonlyMap<string, string> = () => new Map(),
): Workers {
  return {
    least: worthWorkers,
    async review(paths, files, receive, signal) {
      const asksPast = site.commit === undefined && !site.isRestricted;
      const past = asksPast ? ((await readPast(site.root)) ?? null) : null;
      await reviewInWorkers({ ...site, files, open: open(), past }, paths, receive, signal);
    },
  };
}

/**
 * Reviews pages in worker threads, however few there are.
 * @param script the worker's bundle
 */
export async function reviewInWorkers(
  site: WorkerData,
  paths: readonly string[],
  receive: (pages: readonly ReviewedPage[]) => void,
  signal?: AbortSignalLike,
  script = path.join(import.meta.dirname, 'worker.mjs'),
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < paths.length && !signal?.aborted) await runWorker();
  };
  /** One worker's life: until there is nothing left to do, or a page that kills it. */
  const runWorker = () =>
    new Promise<void>((resolve) => {
      const worker = new Worker(script, {
        workerData: site,
        resourceLimits: { maxOldGenerationSizeMb: site.heapMegabytes },
      });
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
      worker.on('message', (pages: readonly ReviewedPage[]) => {
        receive(pages);
        send();
      });
      worker.on('error', (error) => {
        receive(batch.map((page) => failedReview(page, error, site.uiLanguage)));
        end();
      });
      signal?.addEventListener('abort', end);
      send();
    });
  const workers = Math.min(availableParallelism(), mostWorkers, Math.ceil(paths.length / batchSize));
  await Promise.all(Array.from({ length: workers }, work));
}
