import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { SiteFolder } from './folder.ts';

/** Fourteen sentences about a warehouse, so that how much of a page follows them can be told. */
const zh = (n: number) => `我们在 ${n + 10} 个城市有 ${n + 100} 个仓库，服务 ${n + 1000} 家客户。`;
const id = (n: number) => `Kami punya ${n + 100} gudang di ${n + 10} kota untuk ${n + 1000} pelanggan.`;
const paragraphs = (sentence: (n: number) => string) =>
  Array.from({ length: 14 }, (_, n) => sentence(n)).join('\n\n');

interface Coverage {
  market: string | null;
  locale: string;
  wanted: number;
  pages: string[];
  sections: { path: string; source: string; name: string }[];
  keys: { path: string; name: string }[];
  unwanted: { path: string }[];
  gone: { path: string; source: string; now: string | null }[];
}

describe('what a market does not have of the Chinese site', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
    site.write(
      'content/zh/a.md',
      `# 仓储\n\n${paragraphs(zh)}\n\n## 报价\n\n按月计费，量大从优，欢迎来电洽谈，也可以在线下单，由专人跟进服务，全程可以查询进度。\n`,
    );
    site.write('content/zh/b.md', '# 关于我们\n\n我们是一家仓储公司。\n');
    site.write('content/zh/news/c.md', '# 新闻\n\n新仓库今天开业。\n');
    site.write('content/zh/empty.md', '\n');
    site.write('content/id/a.md', `# Gudang\n\n${paragraphs(id)}\n`);
    site.write('content/id/lokal.md', '# Hanya di sini\n\nDatang ke kantor kami di Bandung.\n');
    site.write('content/th/a.md', '# คลังสินค้า\n\nเรามีคลังสินค้า\n');
    site.write('locales/zh.json', '{"pay": "支付", "cancel": "取消", "items_other": "{{count}} 件"}');
    site.write('locales/id.json', '{"pay": "Bayar", "items_one": "{{count}} barang", "own": "Milik kami"}');
  });
  afterEach(() => site.remove());

  const coverage = async (...argv: string[]): Promise<Coverage[]> => {
    const { out, err } = await site.terroir('review', '--format', 'json', '--fail-on', 'never', ...argv);
    assert.equal(err, '');
    return JSON.parse(out).coverage;
  };
  const of = async (market: string, ...argv: string[]) =>
    (await coverage(...argv)).find((one) => one.market === market)!;

  it('names Chinese pages, sections and keys without a counterpart, and nothing of what is local', async () => {
    const { wanted, pages, sections, keys, unwanted, gone } = await of('ID');
    assert.equal(wanted, 4);
    assert.deepEqual(pages, ['content/zh/b.md', 'content/zh/news/c.md']);
    assert.deepEqual(sections, [{ path: 'content/id/a.md', source: 'content/zh/a.md', name: '报价' }]);
    assert.deepEqual(keys, [{ path: 'locales/id.json', source: 'locales/zh.json', name: 'cancel' }]);
    assert.deepEqual([unwanted, gone], [[], []]);
  });

  it('tells of what was named: beside a folder’s pages what they follow, and of a page what it lacks itself', async () => {
    site.write('shop/zh/d.md', '# 商店\n\n本店今天营业。\n');
    site.write('shop/zh/e.md', '# 退货\n\n七天内可以退货。\n');
    site.write('shop/id/d.md', '# Toko\n\nToko kami buka hari ini.\n');
    const all = ['content/zh/b.md', 'content/zh/news/c.md', 'shop/zh/e.md'];
    assert.deepEqual((await of('ID')).pages, all);
    assert.deepEqual((await of('ID', 'shop')).pages, ['shop/zh/e.md']);
    assert.deepEqual((await of('ID', 'content/id')).pages, ['content/zh/b.md', 'content/zh/news/c.md']);
    const { pages, sections } = await of('ID', 'content/id/a.md');
    assert.deepEqual([pages, sections.length], [[], 1]);
  });

  it('asks no market for a kind of content it has nothing of', async () => {
    assert.deepEqual((await of('TH')).pages, ['content/zh/b.md', 'content/zh/news/c.md']);
    site.write('content/en-SG/own.md', 'Our shop in Jurong is open on Sundays.\n');
    assert.equal((await of('SG')) as Coverage | undefined, undefined);
  });

  it('calls languages by their name, as the interface speaks', async () => {
    site.write('content/en/a.md', `# Storage\n\n${paragraphs(id)}\n`);
    site.write('.terroir/config.yaml', 'pages: [{path: "content/fr/**", market: ID, locale: fr}]\n');
    site.write('content/fr/a.md', `# Entrepôts\n\n${paragraphs(id)}\n`);
    const lists = async (language: string) =>
      (await site.terroir('review', '--format', 'html', '--fail-on', 'never', '--language', language)).out
        .match(/(?<=<summary>)[^<]*(?=：|:)/g)!
        .filter((title) => /does not have yet$|尚缺$/.test(title) && !/Thai|泰国/.test(title));
    assert.deepEqual(await lists('en'), [
      'What Indonesia, French does not have yet',
      'What Indonesia does not have yet',
      'What English does not have yet',
    ]);
    assert.deepEqual(await lists('zh'), ['印度尼西亚（法语）尚缺', '印度尼西亚尚缺', '英语尚缺']);
  });

  it('counts a page that names its Chinese page, and one that the config pairs', async () => {
    site.write('content/id/tentang.md', '---\nsource: ../zh/b.md\n---\n# Tentang kami\n');
    site.write('content/id/berita/c.md', '# Berita\n');
    site.write(
      '.terroir/config.yaml',
      'sources: [{page: content/id/berita/**, source: content/zh/news/**}]\n',
    );
    assert.deepEqual((await of('ID')).pages, []);
    // Of a part of the pages the others still count.
    assert.deepEqual((await of('ID', 'content/id/a.md')).pages, []);
  });

  it('asks for what the config says a market needs, and tells what should not be there', async () => {
    site.write(
      '.terroir/config.yaml',
      'coverage:\n  - {source: content/zh/news/**, needed: [TH]}\n  - {source: content/zh/a.md, never: [ID]}\n',
    );
    const indonesia = await of('ID');
    assert.deepEqual(indonesia.pages, ['content/zh/b.md']);
    assert.deepEqual(indonesia.sections, []);
    assert.deepEqual(indonesia.unwanted, [{ path: 'content/id/a.md', source: 'content/zh/a.md' }]);
    assert.deepEqual((await of('TH')).pages, ['content/zh/b.md', 'content/zh/news/c.md']);
  });

  it('tells of a page that names a Chinese page which is gone', async () => {
    site.write('content/id/promo.md', '---\nsource: content/zh/promo.md\n---\n# Promo\n');
    site.write('content/id/kutipan.md', '---\nsource: Reuters\n---\n# Kutipan\n');
    assert.deepEqual((await of('ID')).gone, [
      { path: 'content/id/promo.md', source: 'content/zh/promo.md', now: null },
    ]);
  });

  describe('with Chinese pages that git knows and the site has no more', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        stdio: 'pipe',
      });
    const commit = () => {
      git('add', '-A');
      git('commit', '-qm', 'on');
    };
    beforeEach(() => {
      git('init', '-q', '-b', 'main');
      site.write('content/id/b.md', '# Tentang kami\n\nKami perusahaan gudang.\n');
      commit();
    });

    it('tells the pages of those that were deleted, renamed, or are yet to be committed as such', async () => {
      git('rm', '-q', 'content/zh/b.md');
      git('mv', 'content/zh/a.md', 'content/zh/gudang.md');
      commit();
      const gone = [
        { path: 'content/id/a.md', source: 'content/zh/a.md', now: 'content/zh/gudang.md' },
        { path: 'content/id/b.md', source: 'content/zh/b.md', now: null },
      ];
      assert.deepEqual((await of('ID')).gone, gone);
      // Renamed again it is told by its newest name; taken away from the disk alone it is told at once.
      git('mv', 'content/zh/gudang.md', 'content/zh/cangku.md');
      commit();
      git('rm', '-q', 'locales/zh.json');
      assert.deepEqual((await of('ID')).gone, [
        { ...gone[0], now: 'content/zh/cangku.md' },
        gone[1],
        { path: 'locales/id.json', source: 'locales/zh.json', now: null },
      ]);
      const { out } = await site.terroir('review', '--fail-on', 'never', '--all');
      assert.match(
        out,
        /Chinese page is gone {2}content\/id\/a\.md {2}content\/zh\/a\.md, now content\/zh\/cangku\.md\n/,
      );
      assert.match(out, /Chinese page is gone {2}content\/id\/b\.md {2}content\/zh\/b\.md\n/);
    });

    it('tells it of the only pages of a market, and from the cache as well', async () => {
      git('rm', '-q', '-r', 'content/zh', 'locales');
      commit();
      const gone = ['content/id/a.md', 'content/id/b.md'];
      for (let run = 0; run < 2; run++)
        assert.deepEqual(
          (await of('ID')).gone.map(({ path }) => path),
          gone,
        );
      site.write('content/zh/b.md', '# 关于我们\n\n我们是一家仓储公司。\n');
      assert.deepEqual(
        (await of('ID')).gone.map(({ path }) => path),
        ['content/id/a.md'],
      );
    });

    it('says nothing of a page that came later, or beside a page that was never Chinese', async () => {
      site.write('content/info.md', '# About\n\nWe are a warehouse company.\n');
      site.write('content/id/info.md', '# Tentang\n\nKami perusahaan gudang.\n');
      commit();
      git('rm', '-q', 'content/zh/news/c.md', 'content/info.md');
      commit();
      site.write('content/id/news/c.md', '# Berita\n\nGudang di Medan dibuka hari ini.\n');
      commit();
      assert.deepEqual((await of('ID')).gone, []);
    });

    it('fails the gate that asks for it, and on a branch only what the branch took away', async () => {
      git('rm', '-q', 'content/zh/a.md', 'content/th/a.md');
      site.write('locales/id.json', '{"pay": "Bayar", "cancel": "Batal", "items_one": "{{count}} barang"}');
      site.write(
        '.terroir/config.yaml',
        'gate: {failOn: never, coverage: true}\ncoverage: [{source: "**", needed: []}]\n',
      );
      commit();
      const { code, out } = await site.terroir('review', '--explain-gate');
      assert.equal(code, 1);
      assert.match(
        out,
        /✗ coverage: true {2}To clear up in Indonesia: 1 page whose Chinese page is gone\.\n/,
      );
      git('checkout', '-qb', 'work');
      git('rm', '-q', 'content/zh/b.md');
      commit();
      const branch = await site.terroir('review', '--changed', '--fail-on', 'never', '--format', 'json');
      const { pages, coverage: told } = JSON.parse(branch.out);
      assert.deepEqual(
        pages.map(({ path }: { path: string }) => path),
        ['content/id/b.md'],
      );
      assert.deepEqual(
        told.flatMap((one: Coverage) => one.gone.map(({ path }) => path)),
        ['content/id/b.md'],
      );
      assert.equal(branch.code, 1);
    });
  });

  it('fails the gate where the config asks, market by market, and never for a section', async () => {
    assert.equal((await site.terroir('review', '--fail-on', 'never')).code, 0);
    site.write('.terroir/config.yaml', 'gate: {failOn: never, overrides: [{market: ID, coverage: true}]}\n');
    const { code, out } = await site.terroir('review', '--explain-gate');
    assert.equal(code, 1);
    assert.match(out, /✗ coverage: true {2}What Indonesia does not have yet: 2 Chinese pages, 1 string\.\n/);
    assert.match(out, /\n {4}content\/zh\/b\.md\n/);
    assert.doesNotMatch(out, /✗.*Thailand/);
    site.write('content/id/b.md', '# Tentang kami\n');
    site.write('content/id/news/c.md', '# Berita\n');
    site.write('locales/id.json', '{"pay": "Bayar", "cancel": "Batal", "items_one": "{{count}} barang"}');
    const covered = await site.terroir('review', '--explain-gate');
    assert.match(covered.out, /✓ coverage: true {2}Indonesia has every Chinese page and string it needs\./);
    assert.equal(covered.code, 0);
    assert.equal((await of('ID')).sections.length, 1);
  });

  it('of a branch says what its own Chinese pages lack, and holds it to no more', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    site.write('.terroir/config.yaml', 'gate: {failOn: never, coverage: true}\n');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'work');
    site.write('content/zh/neu.md', '# 新品\n\n新品上市。\n');
    const { code, out } = await site.terroir('review', '--changed');
    assert.equal(code, 1);
    assert.match(
      out,
      /^No market page changed\.\nWhat Indonesia does not have yet: 1 Chinese page\n {2}page {2}content\/zh\/neu\.md\n/,
    );
    assert.doesNotMatch(out, /news\/c\.md/);
    site.write('.terroir/config.yaml', 'gate: {failOn: never, coverage: true, only: changed}\n');
    assert.equal((await site.terroir('review')).code, 1);
    git('add', '-A');
    git('commit', '-qm', 'two');
    git('checkout', '-q', 'main');
    git('merge', '-q', 'work');
    assert.equal((await site.terroir('review')).code, 0);
  });

  it('stands in every report that people read, in both languages', async () => {
    const { out } = await site.terroir('review', '--fail-on', 'never');
    assert.match(
      out,
      /\nWhat Indonesia does not have yet: 2 Chinese pages, 1 section, 1 string\n {2}page {5}content\/zh\/b\.md\n {2}page {5}content\/zh\/news\/c\.md\n {2}section {2}content\/id\/a\.md {2}报价\n {2}string {3}locales\/id\.json {2}cancel\n/,
    );
    const chinese = await site.terroir('review', '--fail-on', 'never', '--language', 'zh');
    assert.match(chinese.out, /\n印度尼西亚尚缺：2 个中文页的对应页面，1 个章节，1 个词条\n/);
    const markdown = await site.terroir('review', '--fail-on', 'never', '--format', 'markdown');
    assert.match(markdown.out, /<details><summary>What Indonesia does not have yet: 2 Chinese pages/);
    assert.match(markdown.out, /\n- page · content\/zh\/b\.md\n/);
    const html = await site.terroir('review', '--fail-on', 'never', '--format', 'html');
    assert.match(html.out, /<details class="lacks"><summary>What Indonesia does not have yet/);
  });
});
