import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

const path = 'content/id/promo.md';
const host = memoryHost({ [path]: '# Promo\n\nPromo Sebelas Ganda dimulai, mulai 12.500.\n' });
const today = new Date(2026, 10, 25);

describe('what a market offers', () => {
  it('tells a local author the market’s next festivals and its formats', async () => {
    const reviewer = openSite(host, { uiLanguage: 'en', today: () => today });
    const brief = (await reviewer.briefText(path, { language: 'en' }))!;
    assert.match(brief, /Ramadan and Lebaran \(about 9 March 2027\)/);
    assert.match(brief, /They keep: Isra Mikraj \(about 5 January 2027\)/);
    assert.match(brief, /1\.234\.567,89 · Rp\s12\.500 termasuk PPN · 25 November 2026 · \+62 /);
    const chinese = (await reviewer.briefText(path, { language: 'zh' }))!;
    assert.match(chinese, /Idul Adha（2027年5月16日前后）/);
  });

  it('a hover on a Chinese festival offers the market’s own, with dates', async () => {
    const review = await openSite(host, { uiLanguage: 'en', today: () => today }).review(path);
    const finding = review!.findings.find(({ ruleId }) => ruleId === 'reference/double-eleven')!;
    assert.match(finding.note, /People in Indonesia buy at:.*Harbolnas 12\.12 \(12 December 2026\)/);
    assert.match(finding.note, /Next festivals in Indonesia:/);
  });

  it('a hover on a Chinese shop offers where the market shops, and nothing where that is not known', async () => {
    const files = {
      'content/id/a.md': 'Terlaris di Tmall dan Pinduoduo.\n',
      'content/ng/a.md': 'Best seller in our Tmall flagship store.\n',
      '.terroir/markets/NG.yaml': 'name: {en: Nigeria, zh: 尼日利亚}\nlocales: [en-NG]\ncurrency: NGN\n',
    };
    const notes = async (page: string) => {
      const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(page);
      return review!.findings.filter(({ ruleId }) => ruleId.startsWith('reference/')).map(({ note }) => note);
    };
    assert.match((await notes('content/id/a.md'))[0]!, /People in Indonesia shop on:\*\* Shopee, Tokopedia/);
    const [elsewhere] = await notes('content/ng/a.md');
    assert.ok(elsewhere);
    assert.doesNotMatch(elsewhere, /People in Nigeria/);
  });

  it('marks of trust are those of the page’s industry, and of makers where it is not known', async () => {
    const text = 'We are a national high-tech enterprise.\n';
    const marks = async (locale: string, industry?: string) => {
      const page = `content/${locale}/a.md`;
      const files = { [page]: industry ? `---\nindustry: ${industry}\n---\n\n${text}` : text };
      const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(page);
      const { note } = review!.findings.find(({ ruleId }) => /high-tech-enterprise$/.test(ruleId))!;
      return /Marks of trust.*:\*\* (.*)/.exec(note)?.[1];
    };
    assert.match((await marks('en-US'))!, /^ISO 9001 \/ ISO 14001, UL \/ ETL Listed, FCC/);
    assert.doesNotMatch((await marks('en-US'))!, /SOC 2|FedRAMP/);
    assert.match((await marks('en-US', 'internet'))!, /^SOC 2 Type II, FedRAMP/);
    assert.match((await marks('en-US', 'manufacturing'))!, /OSHA \/ ANSI B11/);
    assert.match((await marks('en-US', 'beauty'))!, /Leaping Bunny/);
    assert.match((await marks('en-GB', 'food'))!, /BRCGS/);
    assert.match((await marks('en-SG', 'electronics'))!, /SAFETY Mark/);
    assert.equal(await marks('en-US', 'games'), undefined);
  });

  it('a brief names partners and marks of the page’s industry, those of a house without one in every', async () => {
    const page = 'content/ja-JP/a.md';
    const house = 'partners: [東京商工会議所, {name: 日本玩具協会, industries: [home]}]\n';
    const lines = async (industry: string, market = '') => {
      const files = {
        [page]: `---\nindustry: ${industry}\n---\n\n# 新製品\n\n発売しました。\n`,
        ...(market && { '.terroir/markets/JP.yaml': market }),
      };
      const site = openSite(memoryHost(files), { uiLanguage: 'en', today: () => today });
      const review = (await site.review(page))!;
      assert.deepEqual(
        review.findings.filter(({ ruleId }) => ruleId.startsWith('config/')),
        [],
      );
      return (await site.briefText(page, { language: 'en' }))!;
    };
    const cream = await lines('beauty');
    assert.match(cream, /They listen to: マツキヨココカラ · JETRO\n/);
    assert.match(cream, /They look for, if you hold it: .*化粧品製造販売業許可/);
    assert.doesNotMatch(cream, /NTT DATA|ISMAP/);
    assert.match(await lines('internet'), /They listen to: NTT DATA/);
    assert.match(await lines('beauty', house), /They listen to: 東京商工会議所\n/);
    assert.match(await lines('home', house), /They listen to: 日本玩具協会 · 東京商工会議所\n/);
  });

  it('a platform is a hint where software connects to it, and where the language alone tells the market', async () => {
    const severities = async (page: string, text: string) => {
      const review = await openSite(memoryHost({ [page]: text }), { uiLanguage: 'en' }).review(page);
      return review!.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
    };
    const reference = 'reference/wechat-contact';
    assert.deepEqual(await severities('content/ja/a.md', 'WeChatで登録できます。\n'), [`${reference} major`]);
    for (const [page, text] of [
      ['content/ja/a.md', 'WebSocketを使うWeChatクライアントにも対応します。\n'],
      ['content/ja/api/a.md', 'WeChatで登録できます。\n'],
    ] as const)
      assert.deepEqual(await severities(page, text), [`${reference} neutral`], text);
    const taiwan = '我們的軟件可以免費試用。\n';
    assert.deepEqual(await severities('content/zh-tw/a.md', taiwan), ['phrase/tw-software minor']);
    assert.deepEqual(await severities('content/zh-hant/a.md', taiwan), ['phrase/tw-software neutral']);
  });

  it('a claim is held against the law of the market, and left alone where there is none', async () => {
    const text = '# A\n\nOur platform is number one in sales. It has 120 users.\n';
    const zh = '# 甲\n\n我们的平台销量第一。它有120个用户。\n';
    const claims = async (folder: string) => {
      const files = { [`content/${folder}/a.md`]: text, 'content/zh/a.md': zh };
      const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(`content/${folder}/a.md`);
      return review!.findings.filter(({ ruleId }) => ruleId === 'sensitive/number-one-paired');
    };
    assert.match((await claims('en-GB'))[0]!.note, /The law \(CAP Code\).*documentary evidence/);
    assert.deepEqual(await claims('en-HK'), []);
  });

  it('a finding offers what the Chinese page, the page or the market makes certain', async () => {
    const offered = async (page: string, text: string, zh?: string) => {
      const source = page.replace(/(?:en-SG|de|ja|id|ko|zh-TW)/, 'zh');
      const site = openSite(memoryHost({ [page]: text, ...(zh && { [source]: zh }) }), { uiLanguage: 'en' });
      const { findings } = (await site.review(page))!;
      return findings.flatMap(({ fixes: [fix], frame }) => {
        if (!fix) return frame ? [frame.text.trim()] : [];
        return [
          fix.edits.reduceRight(
            (now, { from, to, text: by }) => now.slice(0, from) + by + now.slice(to),
            text,
          ),
        ];
      });
    };
    assert.deepEqual(await offered('content/de/a.md', 'Ab ¥999.\n', '¥999起。\n'), [
      'In [Landeswährung] sind das etwa [Betrag], zum Kurs vom [Datum].',
    ]);
    assert.deepEqual(await offered('content/de/a.md', 'Ab ¥999.\n'), [], 'nobody knows which currency');
    assert.deepEqual(
      await offered('content/en-SG/a.md', 'It saves RMB 300 a month.\n', '每月节省300元。\n'),
      ['In [local currency] that is about [amount], at the rate of [date].'],
    );
    assert.deepEqual(await offered('content/ko/a.md', 'APP으로 조작합니다.\n', '用APP远程操控。\n'), [
      '앱으로 조작합니다.\n',
    ]);
    const data = (language: string) =>
      `<script type="application/ld+json">{"@type": "Product", "name": "Kamera", "inLanguage": "${language}"}</script><p>Kamera dasbor untuk mobil keluarga Anda, dengan garansi dua tahun.</p>\n`;
    assert.deepEqual(await offered('content/id/a.html', data('zh-CN')), [data('id')]);
    const map = (address: string) => `<p>Find us <a href="${address}">on the map</a>.</p>\n`;
    assert.deepEqual(
      await offered('content/en-SG/a.html', map('https://uri.amap.com/search?src=x&query=%E5%8F%A4+96')),
      [map('https://www.google.com/maps/search/%E5%8F%A4+96')],
    );
    assert.deepEqual(await offered('content/en-SG/a.html', map('https://map.baidu.com/poi/x')), []);
    const block = (marks: string) => `---\nspecs: |\n  Size: S${marks}M\n  Color: Black\n---\n\n# Vest\n`;
    assert.deepEqual(await offered('content/en-SG/a.md', block('，')), [block(', ')]);
  });
});
