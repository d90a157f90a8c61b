import assert from 'node:assert/strict';
import { sideOf } from '../../src/core/alignment/units.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import { openSite } from '../../src/core/index.ts';
import type { Markets } from '../../src/core/regions/market.ts';
import { memoryHost } from './memory-host.ts';

const setup = {
  '.terroir/markets/KE.yaml':
    'code: KE\nname: { en: Kenya, zh: 肯尼亚 }\nlocales: [en-KE, sw-KE]\ncurrency: KES\nlegalForms: { behind: [Savings Co-op] }\n',
};
const words = 'We are a national high-tech enterprise, and our team answers every day.';

/** Which of some files are pages of the market, with a phrase to report. */
async function reported(files: Readonly<Record<string, string>>): Promise<string[]> {
  const site = openSite(memoryHost({ ...setup, ...files }), { uiLanguage: 'en' });
  const reviews = await Promise.all(Object.keys(files).map((path) => site.review(path)));
  return reviews.flatMap((review) =>
    review?.target?.market === 'KE' &&
    review.findings.some(({ ruleId }) => ruleId === 'reference/national-high-tech-enterprise')
      ? [review.path]
      : [],
  );
}

describe('a market of the site’s own', () => {
  const files = {
    'content/ke/about.md': `# About\n\n${words}\n`,
    'content/ke/about.txt': `About\n\n${words}\n`,
    'data/copy.ke.json': JSON.stringify({ hero: { title: words } }),
    'strings/shop.csv': `key,zh,KE\nhero.title,国家高新技术企业,"${words}"\n`,
    'locales/all.json': JSON.stringify({ zh: { title: '国家高新技术企业' }, ke: { title: words } }),
    'locales/all.yaml': `zh:\n  title: 国家高新技术企业\nke:\n  title: ${words}\n`,
  };

  it('is known to every format, in paths, in tables and at the roots of string files', async () => {
    const found = await reported(files);
    assert.deepEqual(found, Object.keys(files));
  });

  it('is the same page in its language where a link leads to it', async () => {
    const { config } = await openSite(memoryHost(setup), { uiLanguage: 'en' }).setup();
    const anchors = (text: string, markets?: Markets) =>
      sideOf(markdown.parse(text).segments, () => [], markets).units[0]!.anchors.filter((anchor) =>
        anchor.startsWith('link:'),
      );
    const [chinese, own] = ['[产品](/zh/a/product/)', '[Our product](/a/ke/product/)'];
    assert.deepEqual(anchors(own, config.markets), anchors(chinese, config.markets));
    assert.notDeepEqual(anchors(own), anchors(chinese));
  });

  it('says how its companies sign', async () => {
    const page = 'content/ke/customers.md';
    const text = `# Customers\n\nJua Kali Savings Co-op loses 40% less stock since March.\n`;
    const site = openSite(memoryHost({ ...setup, [page]: text }), { uiLanguage: 'en' });
    const review = await site.review(page);
    assert.deepEqual(
      review?.locality?.signals.map(({ kind, name }) => [kind, name]),
      [['customer', 'Jua Kali Savings Co-op']],
    );
  });
});
