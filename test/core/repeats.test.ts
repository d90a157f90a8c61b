import assert from 'node:assert/strict';
import { openSite, siteReview } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

const footer = 'Reach us by WeChat at any hour of the day.';

async function review(pages: number, page = (n: number) => `# Page ${n}\n\nShelf ${n}.\n\n${footer}\n`) {
  const files = Object.fromEntries(
    Array.from({ length: pages }, (_, n) => [`content/en-US/p${n}.md`, page(n)]),
  );
  const site = openSite(memoryHost(files), { uiLanguage: 'en' });
  const done = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({ review: (await site.review(path))!, text })),
  );
  const question = { isWhole: true, changed: async () => undefined };
  const verdict = await site.verdict(
    done.map(({ review }) => review),
    question,
  );
  return siteReview(done, verdict, site.messages);
}

const told = ({ pages }: Awaited<ReturnType<typeof review>>) =>
  pages.flatMap(({ review: { path, findings } }) =>
    findings
      .filter(({ ruleId }) => ruleId.startsWith('reference/'))
      .map(({ message }) => `${path}: ${message}`),
  );

describe('what is on many pages of a site', () => {
  it('is told and counted once, on the first of them', async () => {
    const site = await review(7);
    assert.deepEqual(told(site), [
      'content/en-US/p0.md: “Reach us by WeChat” is hardly known outside China. (The same on 6 more pages.)',
    ]);
    const { toFix } = site.markets[0]!;
    assert.equal(toFix, 1);
  });

  it('is told once where it states something else than the Chinese pages, too', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const files = Object.fromEntries(
      names.flatMap((name) => [
        [`content/zh/${name}.md`, '重 25 公斤。\n\n30 分钟充电，40 小时续航。\n\n保修 36 个月。\n'],
        [
          `content/en/${name}.md`,
          'It weighs 25 kg.\n\nCharges in 30 minutes and lasts 45 hours.\n\nThe warranty is 36 months.\n',
        ],
      ]),
    );
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    const done = await Promise.all(
      names.map(async (name) => {
        const path = `content/en/${name}.md`;
        return { review: (await site.review(path))!, text: files[path]! };
      }),
    );
    const isFact = ({ ruleId }: { ruleId: string }) => ruleId.startsWith('fact/');
    assert.ok(done.every(({ review }) => review.findings.some(isFact)));
    const { pages } = siteReview(
      done,
      { gate: undefined as never, exceptions: undefined, coverage: [] },
      site.messages,
    );
    assert.equal(pages.flatMap(({ review }) => review.findings.filter(isFact)).length, 1);
  });

  it('is told on each of a few pages', async () => assert.equal(told(await review(4)).length, 4));

  it('is not the same where it says something else', async () => {
    const site = await review(7, (n) => `# Page ${n}\n\nOn ${'abcdefg'[n]} day WeChat is ${'tuvwxyz'[n]}.\n`);
    assert.equal(told(site).length, 7);
  });

  it('is nothing that is said of a page as a whole', async () => {
    const english =
      'We help the teams of your company to find what they are looking for in their own language.';
    const files = Object.fromEntries(
      Array.from({ length: 7 }, (_, n) => [`content/id/p${n}.md`, `${english}\n\n${english}\n`]),
    );
    const site = openSite(memoryHost(files), { uiLanguage: 'en' });
    const done = await Promise.all(
      Object.entries(files).map(async ([path, text]) => ({ review: (await site.review(path))!, text })),
    );
    const { pages } = siteReview(
      done,
      { gate: undefined as never, exceptions: undefined, coverage: [] },
      site.messages,
    );
    assert.ok(
      pages.every(({ review }) => review.findings.some(({ ruleId }) => ruleId === 'copy/wrong-language')),
    );
  });
});
