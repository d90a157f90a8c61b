import assert from 'node:assert/strict';
import { SiteFolder } from './folder.ts';
import { chinese, indonesian } from './term-pages.ts';

describe('terroir terms', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
    site.write('content/zh/a.md', chinese);
    site.write('content/id/a.md', indonesian);
  });
  afterEach(() => site.remove());

  it('lists what the site renders in two ways first, with counts and places', async () => {
    const { code, out, err } = await site.terroir('terms');
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^数据看板\n {2}id {2}dasbor 6 · papan data 4\n {6}papan data: content\/id\/a\.md:\d+, /,
    );
    assert.match(out, /^供应商\n {2}id {2}pemasok 10$/m);
    assert.match(out, /\d+ terms\. To take one into the termbase: terroir terms TERM\n$/);
  });

  it('takes a term into the termbase, whose comments stay, and by which pages are reviewed then', async () => {
    const file = '.terroir/terms/site.yaml';
    const before = '# ours\nconcepts:\n  - id: store # a shop\n    terms: { zh: 门店, id: gerai }\n';
    site.write(file, before);
    const { code, out, err } = await site.terroir('terms', '数据看板', '供应商');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, `数据看板: ${file}\n供应商: ${file}\n`);
    assert.equal(
      site.read(file),
      `${before}  - id: dasbor\n    terms:\n      zh: 数据看板\n      id: dasbor\n  - id: pemasok\n    terms:\n      zh: 供应商\n      id: pemasok\n`,
    );
    assert.doesNotMatch((await site.terroir('terms')).out, /数据看板|供应商|门店/);
    const review = await site.terroir('review', '--no-cache', '--fail-on', 'never', '--format', 'json');
    const { pages } = JSON.parse(review.out) as {
      pages: { findings: { ruleId: string; message: string }[] }[];
    };
    const missing = pages
      .flatMap(({ findings }) => findings)
      .filter(({ ruleId }) => ruleId === 'term/missing');
    assert.equal(missing.filter(({ message }) => message.includes('数据看板')).length, 4);
    assert.equal(missing.filter(({ message }) => message.includes('门店')).length, 10);
    assert.equal(missing.length, 14);
  });

  it('says what it cannot do', async () => {
    const unknown = await site.terroir('terms', '没有');
    assert.deepEqual([unknown.code, unknown.out], [2, '']);
    assert.match(unknown.err, /“没有” is not among the terms/);
    site.write('.terroir/terms/site.yaml', 'concepts: {}\n');
    assert.equal((await site.terroir('terms', '供应商')).code, 2);
    assert.equal(site.read('.terroir/terms/site.yaml'), 'concepts: {}\n');
    site.write('content/id/a.md', 'Halo.\n');
    site.write('.terroir/terms/site.yaml', 'concepts: []\n');
    assert.match((await site.terroir('terms')).out, /^No terms/);
  });
});
