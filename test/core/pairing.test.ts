import assert from 'node:assert/strict';
import { pairPages } from '../../src/core/alignment/pairing.ts';
import { parseConfig } from '../../src/core/config.ts';
import { openSite, type ReviewedPage } from '../../src/core/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { readPath } from '../../src/core/regions/path-locale.ts';
import { sourcePattern } from '../../src/core/text/source-pattern.ts';
import { memoryHost } from './memory-host.ts';

/** What is paired with what. */
function pairsOf(paths: readonly string[], config = '') {
  const pairing = pairPages(paths, parseConfig(config).config);
  return Object.fromEntries(
    paths.flatMap((path) => {
      const source = pairing.sourceOf(path, undefined);
      return source ? [[path, source]] : [];
    }),
  );
}

describe('pairing by folders named like hosts', () => {
  const hosts: [string, string | undefined, string][] = [
    ['id.example.com/a.html', 'id', 'example.com/a.html'],
    ['zh-cn.example.com/a.html', 'zh-CN', 'example.com/a.html'],
    ['www.example.cn/a.html', 'zh-CN', 'example/a.html'],
    ['www.example.co.id/a.html', 'id-ID', 'example/a.html'],
    ['example.com.my/a.html', 'ms-MY', 'example/a.html'],
    ['example.co.uk/a.html', 'en-GB', 'example/a.html'],
    ['www.example.com/a.html', undefined, 'www.example.com/a.html'],
    ['com.example.in/a.html', undefined, 'com.example.in/a.html'],
    ['socket.io/a.html', undefined, 'socket.io/a.html'],
    ['next.js/a.html', undefined, 'next.js/a.html'],
    ['v1.2/a.html', undefined, 'v1.2/a.html'],
  ];
  for (const [path, locale, key] of hosts)
    it(path, () => {
      const read = readPath(path, shippedMarkets);
      assert.deepEqual([read.found?.locale, read.key], [locale, key]);
    });

  it('pairs them', () => {
    assert.deepEqual(
      pairsOf(['zh.example.com/a/b.md', 'id.example.com/a/b.md', 'www.shop.cn/c.md', 'www.shop.co.th/c.md']),
      { 'id.example.com/a/b.md': 'zh.example.com/a/b.md', 'www.shop.co.th/c.md': 'www.shop.cn/c.md' },
    );
  });
});

describe('pairing by the config', () => {
  const config = 'sources:\n  - page: en/articles/**\n    source: zh/wenzhang/**\n';

  it('puts what ** stands for into the source', () => {
    const paths = ['en/articles/2026/a.md', 'en/articles/b.md', 'zh/wenzhang/2026/a.md', 'zh/wenzhang/b.md'];
    assert.deepEqual(pairsOf(paths, config), {
      'en/articles/2026/a.md': 'zh/wenzhang/2026/a.md',
      'en/articles/b.md': 'zh/wenzhang/b.md',
    });
    assert.deepEqual(pairsOf(['en/articles/c.md'], config), {}, 'only pages that are there');
  });

  it('reads patterns as globs', () => {
    const follow = (page: string, source: string, path: string) => sourcePattern(page, source)?.(path);
    assert.equal(follow('*/blog/**.md', 'zh/articles/**.md', 'en/blog/x/y.md'), 'zh/articles/x/y.md');
    assert.equal(follow('en/*.md', 'zh/all.md', 'en/b.md'), 'zh/all.md');
    assert.equal(follow('en/*.md', 'zh/all.md', 'en/b/c.md'), undefined);
    assert.equal(follow('en/a+(b).md', 'zh/**', 'en/a+b.md'), undefined);
  });

  it('says what is wrong with one, where it stands, and keeps the others', () => {
    for (const source of ['zh/*/**', 'zh/**/**']) {
      const text = `sources:\n  - page: en/**\n    source: ${source}\n  - page: id/**\n    source: zh/**\n`;
      const { config, problems } = parseConfig(text);
      assert.deepEqual(
        problems.map(({ kind, from, to }) => [kind, text.slice(from, to)]),
        [['source-stars', source]],
      );
      assert.deepEqual(config.sourcesFor('id/a.md'), ['zh/a.md']);
    }
    assert.equal(
      parseConfig('sources:\n  - page: en/*\n    source: zh/**\n').problems[0]!.kind,
      'source-stars',
    );
  });
});

/** A page about one product, in Chinese or Indonesian; numbers, names and images stay the same. */
function page(product: string, start: number, language: 'zh' | 'id'): string {
  const lines = Array.from({ length: 10 }, (_, index) => {
    const [a, b] = [start + index * 7, start + index * 13];
    return language === 'zh'
      ? `## 第 ${a} 步\n\n在 ${product}${index} 中设置 ${b}，然后查看结果。![](/img/${product}-${index}.png)\n`
      : `## Langkah ${a}\n\nAtur ${b} di ${product}${index}, lalu lihat hasilnya. ![](/img/${product}-${index}.png)\n`;
  });
  return lines.join('\n');
}

describe('pairing by content', () => {
  const files = {
    'zh/kucun.md': page('Alpha', 1100, 'zh'),
    'zh/baojia.md': page('Beta', 2300, 'zh'),
    'zh/zhuanyi.md': page('Gamma', 5700, 'zh'),
    'id/stok.md': page('Alpha', 1100, 'id'),
    'id/asing.md': page('Delta', 8100, 'id'),
    'id/baojia.md': page('Beta', 2300, 'id'),
  };

  it('finds the source under another name, says how sure it is, and pairs nothing else', async () => {
    const reviewer = openSite(memoryHost(files), { uiLanguage: 'en' });
    const found = await reviewer.review('id/stok.md');
    assert.equal(found!.source, 'zh/kucun.md');
    assert.ok(found!.sourceConfidence! > 0.8 && found!.sourceConfidence! <= 1);
    const note = found!.findings.find(({ ruleId }) => ruleId === 'copy/mirrors-source')!.note;
    assert.match(note, /Paired by content with zh\/kucun\.md, \d+% sure/);
    assert.equal(await reviewer.sourceOf('id/stok.md'), 'zh/kucun.md');
    assert.equal((await reviewer.review('id/asing.md'))!.source, undefined);
    const byPath = await reviewer.review('id/baojia.md');
    assert.deepEqual([byPath!.source, byPath!.sourceConfidence], ['zh/baojia.md', null]);
  });

  it('leaves a source page alone that another page of the locale follows by its path', async () => {
    const taken = { ...files, 'id/kucun.md': page('Alpha', 1100, 'id') };
    const reviewer = openSite(memoryHost(taken), { uiLanguage: 'en' });
    assert.equal((await reviewer.review('id/stok.md'))!.source, undefined);
  });

  it('is not waited for while typing, and right again afterwards', async () => {
    const site: Record<string, string> = { ...files };
    const reviewer = openSite(memoryHost(site), { uiLanguage: 'en' });
    const seen = async (mode: 'full' | 'fast') => {
      const review = await reviewer.review('id/stok.md', { mode });
      return [review!.source, review!.isPartial];
    };
    assert.deepEqual(await seen('fast'), [undefined, true]);
    assert.deepEqual(await seen('full'), ['zh/kucun.md', false]);
    assert.deepEqual(await seen('fast'), ['zh/kucun.md', false]);
    site['id/stok.md'] += '\nSatu kalimat lagi di sini.\n';
    assert.deepEqual(await seen('fast'), ['zh/kucun.md', true], 'the last search holds until the next');
    site['zh/kucun.md'] = page('Omega', 9900, 'zh');
    const touched = await reviewer.apply({ files: [{ path: 'zh/kucun.md', kind: 'saved' }] });
    assert.deepEqual(touched, ['id/stok.md']);
    assert.deepEqual(await seen('full'), [undefined, false]);
    const fresh = openSite(memoryHost(site), { uiLanguage: 'en' });
    assert.equal((await fresh.review('id/stok.md'))!.source, undefined);
  });

  it('a remembered review knows that another source page was changed', async () => {
    const site: Record<string, string> = { ...files };
    const kept: ReviewedPage[] = [];
    await openSite(memoryHost(site), { uiLanguage: 'en' }).reviewAll(['id/stok.md'], (pages) =>
      kept.push(...pages),
    );
    const isCurrent = () => openSite(memoryHost(site), { uiLanguage: 'en' }).isCurrent(kept[0]!.reads);
    assert.equal(await isCurrent(), true);
    site['zh/zhuanyi.md'] += '\n新增一段。\n';
    assert.equal(await isCurrent(), false);
  });
});

describe('a Chinese page whose data is English', () => {
  const specs =
    'specs: |\n  Fabric: 65% polyester fiber and 35% cotton\n  Sizes: small, medium, large and extra large\n  Colors: khaki, black, military green and tricolor desert\n';
  const site = (zh: string) =>
    openSite(
      memoryHost({
        'content/zh/trousers.md': zh,
        'content/en/trousers.md': `---\ntitle: Tactical trousers\n${specs}---\n\n## Tactical trousers\n`,
      }),
      { uiLanguage: 'en' },
    ).review('content/en/trousers.md');

  it('is what others follow', async () => {
    const zh = `---\ntitle: 战术裤\ndescription: 专业供应战术裤\n${specs}---\n\n## 战术裤\n`;
    assert.equal((await site(zh))?.source, 'content/zh/trousers.md');
  });

  it('is not, where the rest is English too', async () => {
    const zh = `---\ntitle: 战术裤\n${specs}---\n\n## Tactical trousers\n\nFor long walks.\n\nIn five colours.\n`;
    assert.equal((await site(zh))?.source, undefined);
  });
});

it('a page follows the Chinese page that it gives as its alternate', async () => {
  const html = (lang: string, links: string, text: string) =>
    `<html lang="${lang}"><head>${links}</head><body><p>${text}</p></body></html>`;
  const links = `<link rel="canonical" href="https://x.example/about.html"><link rel="alternate" hreflang="zh-CN" href="https://x.example/guanyu.html"><link rel="alternate" hreflang="x-default" href="https://x.example/about.html"><link rel="alternate" hreflang="zh_!" href="https://x.example/about.html">`;
  const site = openSite(
    memoryHost({
      'about.html': html('en', links, 'We build shelves for shops.'),
      'guanyu.html': html('zh-CN', '', '我们为商店制造货架。'),
      'other.html': html('en', links.replace('guanyu', 'gone'), 'We build shelves for shops.'),
    }),
    { uiLanguage: 'en' },
  );
  const sourceOf = async (path: string) => (await site.review(path))?.source;
  assert.deepEqual([await sourceOf('about.html'), await sourceOf('other.html')], ['guanyu.html', undefined]);
});
