import assert from 'node:assert/strict';
import { openSite, type ReviewedPage } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

/** A site in memory with folders that may not be read. */
function siteWith(files: Readonly<Record<string, string>>, ...closed: string[]) {
  const host = memoryHost(files);
  const list: typeof host.list = async (folder) => [
    ...(await host.list(folder)),
    ...closed.filter((one) => one.startsWith('.terroir/') === (folder === '.terroir')),
  ];
  return openSite({ ...host, list }, { uiLanguage: 'en' });
}

describe('folders that may not be read', () => {
  const files = { 'content/id/a.md': 'Halo.\n', 'content/zh/a.md': '你好。\n' };

  it('are named, and no site with one passes', async () => {
    const site = siteWith(files, 'content/th/');
    const reviewed: ReviewedPage[] = [];
    await site.reviewAll(await site.pages(), (pages) => reviewed.push(...pages));
    const folder = reviewed.find(({ path }) => path === 'content/th/')!;
    assert.deepEqual(
      folder.review!.findings.map(({ ruleId, message }) => [ruleId, message]),
      [
        [
          'config/unreadable-file',
          'This folder cannot be read, and nothing in it was reviewed: check its permissions, or list it under exclude.',
        ],
      ],
    );
    const reviews = reviewed.flatMap(({ review }) => review ?? []);
    const { gate } = await site.verdict(reviews, { changed: async () => undefined, isWhole: true });
    assert.equal(gate.passed, false);
  });

  it('are left out where the config leaves them out', async () => {
    for (const pattern of ['content/th/**', 'content/th', '**/th/**']) {
      const config = { '.terroir/config.yaml': `exclude: ["${pattern}"]\n` };
      assert.deepEqual(
        await siteWith({ ...files, ...config }, 'content/th/').pages(),
        Object.keys(files),
        pattern,
      );
    }
  });

  it('are named in the setup', async () => {
    const { findings } = await siteWith(files, '.terroir/rules/').setup();
    assert.deepEqual(
      findings.get('.terroir/rules/')?.map(({ ruleId }) => ruleId),
      ['config/unreadable-file'],
    );
  });

  it('are no page to begin with', async () => {
    const site = siteWith({}, 'content/th/');
    assert.equal(await site.firstPage(), undefined);
    assert.deepEqual((await site.survey()).others, []);
  });
});
