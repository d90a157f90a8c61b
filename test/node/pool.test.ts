import assert from 'node:assert/strict';
import path from 'node:path';
import { openSite, type ReviewedPage } from '../../src/core/index.ts';
import { dictionariesIn } from '../../src/node/dictionaries.ts';
import { folderHost } from '../../src/node/files.ts';
import { reviewInWorkers } from '../../src/node/pool.ts';

const root = path.resolve('test/sites');
const worker = path.resolve('dist/worker.mjs');

/** Reviews as they are compared: without what workers keep to themselves. */
const comparable = (pages: readonly ReviewedPage[]) =>
  pages
    .map(({ path: page, review, text }) => ({
      page,
      text,
      review: review && { ...review, alignment: undefined, market: undefined },
    }))
    .sort((a, b) => (a.page < b.page ? -1 : 1));

describe('worker threads', () => {
  // Tests are bundled apart from the dictionaries.
  const host = { ...folderHost(root), dictionary: dictionariesIn(path.resolve('dist/dictionaries')) };
  const reviewer = openSite(host, { uiLanguage: 'en' });
  const open = new Map<string, string>();

  it('find what one thread finds, on every page once', async () => {
    const paths = await reviewer.pages();
    const [alone, together]: [ReviewedPage[], ReviewedPage[]] = [[], []];
    await reviewer.reviewAll(paths, (pages) => alone.push(...pages));
    const site = { root, uiLanguage: 'en', open, files: await host.list() } as const;
    await reviewInWorkers(site, paths, (pages) => together.push(...pages), undefined, worker);
    assert.ok(alone.length > 30);
    assert.deepEqual(comparable(together), comparable(alone));
  });

  it('read what is open in an editor before what is on disk', async () => {
    const page = 'yunfan/content/en-SG/about.md';
    const site = { root, uiLanguage: 'en', files: await host.list() } as const;
    const found: ReviewedPage[] = [];
    const texts = new Map([[page, 'We are a national high-tech enterprise.\n']]);
    await reviewInWorkers(
      { ...site, open: texts },
      [page],
      (pages) => found.push(...pages),
      undefined,
      worker,
    );
    assert.equal(found[0]!.text, texts.get(page));
    assert.equal(found[0]!.review!.findings[0]!.from, 9);
  });

  it('name the pages in hand when a worker dies, and go on with the others', async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `${index}.md`);
    const found: ReviewedPage[] = [];
    const site = { root, uiLanguage: 'en', open, files: [] } as const;
    const dying = path.resolve('test/node/dying-worker.cjs');
    await reviewInWorkers(site, paths, (pages) => found.push(...pages), undefined, dying);
    assert.deepEqual(found.map(({ path: page }) => page).sort(), [...paths].sort());
    const failed = found.filter(({ review }) => review);
    assert.deepEqual(
      failed.map(({ review }) => review!.findings[0]!.ruleId),
      failed.map(() => 'config/page-failed'),
    );
    assert.equal(failed.length, 16);
  });

  it('end at once when they are told to', async () => {
    const paths = await reviewer.pages();
    const stop = new AbortController();
    let count = 0;
    const site = { root, uiLanguage: 'en', open, files: await host.list() } as const;
    const receive = (pages: readonly ReviewedPage[]) => {
      count += pages.length;
      stop.abort();
    };
    await reviewInWorkers(site, paths, receive, stop.signal, worker);
    assert.equal(count, 16);
  });
});
