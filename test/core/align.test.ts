import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align } from '../../src/core/alignment/align.ts';
import { Bitext } from '../../src/core/alignment/bitext.ts';
import { induceLexicon } from '../../src/core/alignment/lexicon.ts';
import { sideOf } from '../../src/core/alignment/units.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import type { Host } from '../../src/core/host.ts';
import { openSite } from '../../src/core/index.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { termsOf } from '../../src/core/phrases/terms.ts';
import { sumPages } from '../../src/core/review/market.ts';
import { memoryHost } from './memory-host.ts';

const things = [
  ['仓库', 'warehouse'],
  ['订单', 'order'],
  ['库存', 'stock'],
  ['付款', 'payment'],
  ['发票', 'invoice'],
  ['客户', 'customer'],
  ['退货', 'refund'],
  ['报表', 'report'],
  ['员工', 'employee'],
  ['价格', 'price'],
  ['仪表盘', 'dashboard'],
  ['合同', 'contract'],
] as const;
const deeds = [
  ['管理', 'manages'],
  ['检查', 'checks'],
  ['发送', 'sends'],
  ['保存', 'keeps'],
  ['搜索', 'finds'],
  ['比较', 'compares'],
  ['打印', 'prints'],
] as const;

/** The n-th block of an invented language pair: the same facts in Chinese and in English. */
function block(n: number): { zh: string; en: string } {
  const [thing, other] = [things[n % things.length]!, things[(n * 5 + 3) % things.length]!];
  const deed = deeds[n % deeds.length]!;
  const last = things[(n * 7 + 1) % things.length]!;
  return {
    zh: `每个${thing[0]}都${deed[0]}一个${other[0]}，也需要${last[0]}。`,
    en: `Every ${thing[1]} ${deed[1]} one ${other[1]} and needs its ${last[1]}.`,
  };
}

const page = (blocks: readonly string[]) => `# Yunfan\n\n${blocks.join('\n\n')}\n`;
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** A site of so many page pairs. */
function site(pages: number): Record<string, string> {
  return Object.fromEntries(
    numbers(0, pages).flatMap((n) => {
      const blocks = numbers(n * 11, 16).map(block);
      return [
        [`content/zh/p${n}.md`, page(blocks.map(({ zh }) => zh))],
        [`content/en-SG/p${n}.md`, page(blocks.map(({ en }) => en))],
      ];
    }),
  );
}

/** A host whose files a test may change. */
function editable(files: Record<string, string>): Host {
  return {
    list: async () => Object.keys(files).sort(),
    read: async (path) => (files[path] === undefined ? { problem: 'missing' } : { text: files[path] }),
  };
}

const review = async (files: Record<string, string>, path: string) =>
  (await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path))!;

describe('alignment', () => {
  it('a site teaches its own words: a page without a name or number is told from a page of another topic', async () => {
    const local = 'Come and meet us at the night market in Toa Payoh next weekend, bring the family along.';
    const blocks = numbers(900, 14).map(block);
    const files = {
      ...site(40),
      'content/zh/new.md': page(blocks.map(({ zh }) => zh)),
      'content/en-SG/new.md': page([
        ...blocks.slice(0, 7).map(({ en }) => en),
        local,
        ...blocks.slice(7).map(({ en }) => en),
      ]),
      'content/zh/other.md': page(numbers(900, 14).map(() => '我们周末在夜市见面，请带上家人一起来玩。')),
      'content/en-SG/other.md': page(blocks.map(({ en }) => en)),
    };
    const { alignment } = await review(files, 'content/en-SG/new.md');
    assert.deepEqual(
      alignment!.blocks.map((one) => one!.state).filter((state) => state !== 'mirrors'),
      ['local'],
    );
    assert.equal(alignment!.blocks[8]!.state, 'local');
    const other = await review(files, 'content/en-SG/other.md');
    assert.ok(other.measures.mirror! < 0.3, String(other.measures.mirror));
  });

  it('a word that is translated in one way says more than one of many translations', () => {
    const links = numbers(0, 60).map((n) => ({
      source: [`填${n % 20}`, ...(n % 12 ? [] : ['仓库']), ...(n % 24 === 1 ? ['订单'] : [])],
      target: [`f${n % 20}`, ...(n % 12 ? [] : ['warehouse']), ...(n % 12 === 1 ? ['order'] : [])],
    }));
    const lexicon = induceLexicon(links);
    assert.deepEqual(lexicon('warehouse').sources, ['仓库']);
    assert.ok(lexicon('warehouse').kept > 0.8, String(lexicon('warehouse').kept));
    assert.ok(lexicon('order').kept < lexicon('warehouse').kept, String(lexicon('order').kept));
  });

  it('a cell that says yes or no has that for its word', () => {
    const words = (text: string) =>
      sideOf(markdown.parse(`| a |\n|---|\n| ${text} |\n`).segments, () => []).units[1]!.words;
    assert.deepEqual(['是', '否', '无', 'No', '3.0'].map(words), [['是'], ['否'], ['无'], ['no'], []]);
    assert.deepEqual(words('No warehouse'), ['warehouse']);
  });

  it('words are told where no spaces tell them, and without their particles', () => {
    const words = (text: string) => sideOf(markdown.parse(text).segments, () => []).units[0]!.words;
    const cases = {
      数据库: ['数据', '据库'],
      'Yunfan で在庫を使う。': ['yunfan', '在庫', '使う'],
      คลังสินค้าของคุณ: ['คลัง', 'สินค้า', 'ของ', 'คุณ'],
      '데이터를 저장합니다.': ['데이', '데이터', '저장', '저장합니'],
    };
    for (const [text, expected] of Object.entries(cases)) assert.deepEqual(words(text), expected, text);
  });

  it('a name set as code on one page is the plain one on the other', () => {
    const anchors = (text: string) => sideOf(markdown.parse(text).segments, () => []).units[0]!.anchors;
    assert.deepEqual(anchors('`YurtHub` caches resources.').includes('yurthub'), true);
    assert.deepEqual(anchors('YurtHub 缓存资源。'), ['yurthub']);
  });

  it('an image described by the name of its file is no sentence', () => {
    const { segments } = markdown.parse('![image.png](a.png)\n\n![A warehouse at night.](b.png)\n');
    assert.equal(sideOf(segments, () => []).units.length, 1);
  });

  it('pages of two markets that follow one Chinese page are not taken for pages that are alike by chance', () => {
    const bitext = new Bitext();
    const side = (blocks: readonly string[]) => sideOf(markdown.parse(page(blocks)).segments, () => []);
    for (const n of numbers(0, 20)) {
      const blocks = numbers(n * 16, 16).map((at) => {
        const { zh, en } = block(at);
        return { zh: `${zh.slice(0, -1)}，编号${at * 37 + 1000}。`, en: `${en} See ${at * 37 + 1000}.` };
      });
      const source = side(blocks.map(({ zh }) => zh));
      for (const market of ['en-PH', 'en-SG'])
        bitext.set(`content/${market}/p${n}.md`, source, side(blocks.map(({ en }) => en)));
    }
    assert.ok(bitext.learn().floor < 0.5, String(bitext.learn().floor));
  });

  it('one long sentence of the source may become six', async () => {
    const zh =
      '云帆为12家门店管理库存，每天处理3500个订单，支持QRIS付款，连接Shopee，由Siti的团队值班，并在2019年获得ISO认证。';
    const en = [
      'Yunfan keeps the stock of 12 shops.',
      'It takes 3,500 orders a day.',
      'Pay with QRIS.',
      'It talks to Shopee.',
      'The team of Siti is on duty.',
      'It has been ISO certified since 2019.',
    ];
    const rest = numbers(0, 12).map((n) => [`第${n + 50}步。`, `Step ${n + 50}.`] as const);
    for (const written of [en.join(' '), en.join('\n\n')]) {
      const files = {
        'zh/a.md': page([zh, ...rest.map(([text]) => text)]),
        'en-SG/a.md': page([written, ...rest.map(([, text]) => text)]),
      };
      const { alignment } = await review(files, 'en-SG/a.md');
      assert.ok(
        alignment!.blocks.every((one) => one!.state !== 'local'),
        JSON.stringify(alignment!.blocks),
      );
    }
  });

  it('nothing is learned of a language from pages that were never translated into it', async () => {
    const files = Object.fromEntries(
      numbers(0, 40).flatMap((n) => {
        const blocks = numbers(n * 11, 16).map(block);
        const english = blocks.map(
          ({ en }) => `${en} This is for you and for all of the teams that you work with.`,
        );
        return [
          [`content/ko/p${n}.md`, page(blocks.map(({ zh }) => zh))],
          [`content/id/p${n}.md`, page(english)],
        ];
      }),
    );
    // Of Chinese sources a lexicon ships besides.
    const site = { ...files, '.terroir/config.yaml': 'source: ko\n' };
    const { measures } = await review(site, 'content/id/p1.md');
    assert.equal(measures.confidence, 'low');
  });

  it('no share is told, of a page or of its market, where neither site nor a measured lexicon knows the words', async () => {
    const blocks = numbers(0, 16).map(block);
    const told = async (locale: string) => {
      const found = await review(
        {
          'content/zh/a.md': page(blocks.map(({ zh }) => zh)),
          [`content/${locale}/a.md`]: page(blocks.map(({ en }) => en)),
        },
        `content/${locale}/a.md`,
      );
      const { mirror, local } = sumPages([found]);
      const rules = found.findings.filter(({ ruleId }) => ruleId === 'copy/mirrors-source').length;
      return { ...found.measures, sums: [mirror, local], rules };
    };
    const { mirror, local, confidence, sums, rules } = await told('ru-RU');
    assert.deepEqual([mirror, local, confidence, sums, rules], [null, null, 'low', [null, null], 0]);
    const firm = await told('en-SG');
    assert.equal(firm.confidence, 'high');
    assert.ok(firm.mirror! > 0.5);
    assert.deepEqual(firm.sums, [firm.mirror, firm.local]);
  });

  it('after any edits a page is what a fresh review finds', async () => {
    const files = site(34);
    const host = editable(files);
    const kept = openSite(host, { uiLanguage: 'en' });
    const path = 'content/en-SG/p3.md';
    await kept.review(path);
    const edit = fc.record({
      of: fc.constantFrom(path, 'content/zh/p3.md', 'content/en-SG/p7.md'),
      at: fc.nat(1200),
      gone: fc.nat(80),
      text: fc.constantFrom(
        '',
        'Every order checks one invoice. ',
        '\n\nNew block 42.\n\n',
        '每个订单。',
        '。',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        for (const { of, at, gone, text } of edits) {
          files[of] = files[of]!.slice(0, at) + text + files[of]!.slice(at + gone);
          await kept.apply({ files: [{ path: of, kind: 'saved' }] });
        }
        const fresh = openSite(host, { uiLanguage: 'en' });
        assert.deepEqual((await kept.review(path))!.alignment, (await fresh.review(path))!.alignment);
      }),
      { numRuns: 12 },
    );
  });

  it('what is kept of the blocks that stayed changes nothing, over hundreds of edits', () => {
    const { inSource, inTarget } = termsOf(shippedPhrases.for('en'));
    const source = markdown.parse(page(numbers(0, 30).map((n) => block(n).zh))).segments;
    const original = page(numbers(5, 30).map((n) => block(n).en));
    const edit = fc.record({
      at: fc.nat(original.length),
      gone: fc.nat(60),
      text: fc.constantFrom(
        '',
        ' 7 ',
        'One-stop. ',
        '\n\n',
        '![A](/a.png)',
        'Every order checks one invoice.',
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let text = original;
        for (const { at, gone, text: typed } of edits) {
          text = text.slice(0, at) + typed + text.slice(at + gone);
          const { segments } = markdown.parse(text);
          const kept = sideOf(segments, inTarget);
          // Terms asked for in another way have read no text before.
          const fresh = sideOf([...segments], (sentence, tokens) => inTarget(sentence, tokens));
          assert.deepEqual(kept, fresh);
          const [a, b] = [sideOf(source, inSource), sideOf([...source], (...asked) => inSource(...asked))];
          assert.deepEqual(align(a, kept), align(b, fresh));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('pages of thousands of sentences are aligned', async () => {
    const blocks = numbers(0, 2500).map((n) => {
      const { zh, en } = block(n);
      return n % 9 ? { zh, en } : { zh: `${zh}编号${n}。`, en: `${en} Number ${n}.` };
    });
    const files = {
      'zh/a.md': page(blocks.map(({ zh }) => zh)),
      'en-SG/a.md': page(blocks.slice(400).map(({ en }) => en)),
    };
    const { measures } = await review(files, 'en-SG/a.md');
    assert.ok(measures.mirror! > 0.85, String(measures.mirror));
  });
});
