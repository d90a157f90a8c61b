/** A thread that reviews pages of one site: it is sent lists of paths and answers with lists of `ReviewedPage`. */
import { parentPort, workerData } from 'node:worker_threads';
import { largestFile, openSite, type ReviewedPage } from '../core/index.ts';
import { siteHost, type WorkerData } from './pool.ts';

const { uiLanguage, files, open, ...place } = workerData as WorkerData;
const disk = siteHost(place);
const site = openSite(
  {
    ...disk,
    list: async (folder) => (folder === undefined ? files : disk.list(folder)),
    readSaved: disk.read,
    read: async (path) => {
      const text = open.get(path);
      if (text === undefined) return disk.read(path);
      return text.length > largestFile ? { problem: 'too-large' } : { text };
    },
  },
  { uiLanguage },
);

/** What is not sent: an alignment is as large as its page; the market's profile is there on the other side. */
const leftBehind = { alignment: undefined, market: undefined };

parentPort!.on('message', async (paths: readonly string[]) => {
  const pages: ReviewedPage[] = [];
  await site.reviewAll(paths, (done) => {
    for (const { review, ...page } of done)
      pages.push({ ...page, review: review && { ...review, ...leftBehind } });
  });
  parentPort!.postMessage(pages);
});
