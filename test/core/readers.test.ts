import assert from 'node:assert/strict';
import { setReaders } from '../../src/core/first-steps/config-edit.ts';
import { openSite } from '../../src/core/index.ts';
import { briefWords } from '../../src/core/messages/brief.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { adviceFor, readerKinds } from '../../src/core/regions/readers.ts';
import { localIdeas } from '../../src/core/report/market-lines.ts';
import { memoryHost } from './memory-host.ts';

const shop = {
  'content/zh/index.md': '# 拂尘扫地机器人\n\n解放双手，全家都爱用。加入购物车，全场包邮。\n',
  'content/zh/x1.md':
    '# X1 扫地机器人\n\n到手价 2999 元，京东旗舰店有售。拖地、吸尘器二合一，客厅卧室都干净。\n',
  'content/zh/gift.md': '# 送礼\n\n优惠券满减，赠品多多。家用清洁好帮手。\n',
};
const maker = {
  'content/zh/index.md': '# 数控机床\n\n面向行业客户的解决方案，年产 3000 台。\n',
  'content/zh/about.md':
    '# 关于我们\n\n我们的厂房与生产线通过认证，产业链完整，OEM、ODM 均可，诚招代理商、经销商。零部件加工精度高。\n',
};

describe('who reads a site', () => {
  const guess = (files: Record<string, string>) =>
    openSite(memoryHost(files), { uiLanguage: 'en' }).readers();

  it('is guessed from its Chinese pages, with the words it is guessed by', async () => {
    const { readers, industry, said } = await guess(shop);
    assert.deepEqual([readers?.value, industry?.value, said], ['consumers', 'home', {}]);
    const words = industry!.evidence.map(({ word }) => word);
    assert.deepEqual(industry!.evidence[0], { word: '扫地机器人', pages: 2 });
    assert.equal(new Set(words).size, words.length);
    const other = await guess(maker);
    assert.deepEqual([other.readers?.value, other.industry?.value], ['businesses', 'manufacturing']);
  });

  it('is left open where a word or two would decide', async () => {
    const { readers, industry } = await guess({ 'content/zh/a.md': '# 关于\n\n我们的合作伙伴。\n' });
    assert.deepEqual([readers, industry], [undefined, undefined]);
    const both = await guess({
      ...shop,
      ...Object.fromEntries(Object.entries(maker).map(([path, text]) => [`b/${path}`, text.repeat(2)])),
    });
    assert.equal(both.readers, undefined);
  });

  it('is kept in the config, beside what stands there', async () => {
    assert.equal(
      setReaders('source: zh # HQ\n', { readers: 'consumers', industry: 'home' }),
      'source: zh # HQ\nreaders: consumers\nindustry: home\n',
    );
    assert.equal(setReaders('readers: consumers\n', { readers: 'businesses' }), 'readers: businesses\n');
    assert.equal(setReaders('readers: [\n', { readers: 'businesses' }), undefined);
    const config = { '.terroir/config.yaml': 'readers: consumers\nindustry: home\n' };
    const site = openSite(
      memoryHost({ ...shop, ...config, 'content/id/index.md': '# Halo\n\nIni halaman kami.\n' }),
      {
        uiLanguage: 'en',
      },
    );
    const target = (await site.review('content/id/index.md'))?.target;
    assert.deepEqual(
      [target?.readers, target?.industry, target?.origin.readers],
      ['consumers', 'home', 'config'],
    );
  });

  it('a page and a group of pages say it better than the site', async () => {
    const config = {
      '.terroir/config.yaml':
        'readers: consumers\npages:\n  - path: content/id/partner/**\n    readers: businesses\n',
    };
    const readersOf = async (path: string, head = '') =>
      (
        await openSite(memoryHost({ ...config, [path]: `${head}# Halo\n\nIni halaman kami.\n` }), {
          uiLanguage: 'en',
        }).review(path)
      )?.target?.readers;
    assert.equal(await readersOf('content/id/partner/a.md'), 'businesses');
    assert.equal(await readersOf('content/id/partner/a.md', '---\nreaders: consumers\n---\n\n'), 'consumers');
    assert.equal(await readersOf('content/id/a.md'), 'consumers');
  });
});

describe('advice for who reads', () => {
  const today = new Date('2026-11-30T00:00:00Z');

  it('is there for consumers and for businesses in every market, and is not the same', () => {
    for (const { code, proof } of shippedMarkets.values())
      for (const language of ['en', 'zh'] as const) {
        const said = readerKinds.map((readers) => adviceFor(proof, { readers, industry: 'home' }, language));
        assert.ok(said.every(Boolean) && said[0] !== said[1], code);
        assert.doesNotMatch(
          said.join(' '),
          /data.cent|数据中心|SOC 2|MTCS/,
          `${code}: of software houses alone`,
        );
      }
  });

  it('names ways to pay, marks and names of the readers’ own', () => {
    const lines = (readers: (typeof readerKinds)[number]) =>
      localIdeas(shippedMarkets.get('SG')!, { readers, industry: 'home' }, briefWords('en'), today).join(
        '\n',
      );
    assert.match(lines('consumers'), /Atome/);
    assert.match(lines('consumers'), /SAFETY Mark/);
    assert.doesNotMatch(lines('consumers'), /LinkedIn|Enterprise Singapore|ISO 9001/);
    assert.match(lines('businesses'), /LinkedIn/);
    assert.match(lines('businesses'), /ISO 9001/);
    assert.doesNotMatch(lines('businesses'), /Atome|GrabPay|Instagram/);
  });

  it('wishes for what these readers look for', async () => {
    const text =
      '---\npageType: product\n---\n\n# Robot\n\nKami membuat robot yang membersihkan lantai rumah Anda setiap hari tanpa repot.\n';
    const missing = async (readers: string) =>
      (
        await openSite(
          memoryHost({ '.terroir/config.yaml': `readers: ${readers}\n`, 'content/id/products/x1.md': text }),
          { uiLanguage: 'en' },
        ).review('content/id/products/x1.md')
      )?.locality?.missing;
    assert.deepEqual(await missing('consumers'), ['price', 'payment', 'customer']);
    assert.deepEqual(await missing('businesses'), ['customer', 'price']);
  });

  it('a brief names them, and what convinces them', async () => {
    const brief = async (readers: string) =>
      (
        await openSite(
          memoryHost({
            '.terroir/config.yaml': `readers: ${readers}\nindustry: home\n`,
            'content/id/a.md': '# Robot\n\nKami membuat robot.\n',
          }),
          { uiLanguage: 'en' },
        ).brief('content/id/a.md', { language: 'en' })
      )?.text ?? '';
    assert.match(await brief('consumers'), /^- Readers: consumers, Indonesia$[\s\S]*garansi resmi/m);
    assert.match(await brief('businesses'), /^- Readers: businesses, Indonesia$[\s\S]*state company, bank/m);
  });
});
