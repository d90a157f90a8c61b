/** A thread that reviews pages of one site: it is sent lists of paths and answers with `Reviewed` lists. */
import { parentPort, workerData } from 'node:worker_threads';
import { largestFile } from '../core/host.ts';
import { createReviewer } from '../core/index.ts';
import { type Reviewed, reviewWithText, type Site, siteHost } from './pool.ts';

const { speaks, files, open, ...place } = workerData as Site;
const disk = siteHost(place);
const reviewer = createReviewer({
  host: {
    ...disk,
    list: async (folder) => (folder === undefined ? files : disk.list(folder)),
    read: async (path) => {
      const text = open.get(path);
      if (text === undefined) return disk.read(path);
      return text.length > largestFile ? { problem: 'too-large' } : { text };
    },
  },
  speaks,
});

/** What is not sent: an alignment is as large as its page; the market's profile is there on the other side. */
const leftBehind = { alignment: undefined, market: undefined };

parentPort!.on('message', async (paths: readonly string[]) => {
  const pages: Reviewed[] = [];
  for (const path of paths) {
    const { review, ...page } = await reviewWithText(reviewer, path);
    pages.push({ ...page, review: review && { ...review, ...leftBehind } });
  }
  parentPort!.postMessage(pages);
});
