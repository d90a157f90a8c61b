import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { align } from '../../src/core/alignment/align.ts';
import {
  joinedLexicon,
  readLexicon,
  shippedLexicon,
  stemOf,
} from '../../src/core/alignment/shipped-lexicon.ts';
import { sideOf } from '../../src/core/alignment/units.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { toSimplified } from '../../src/core/text/han.ts';

const languages = ['ar', 'de', 'en', 'es', 'fil', 'fr', 'id', 'ja', 'ko', 'ms', 'pt', 'th', 'vi'];
const side = (text: string) => sideOf(formatOf('a.md')!.parse(text).segments, () => []);

describe('shipped lexicons', () => {
  it('exist for thirteen languages, each within its room', () => {
    const folder = 'src/core/alignment/lexicons';
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    assert.deepEqual(
      files.map((name) => name.replace('.txt', '')),
      languages,
    );
    for (const name of files) assert.ok(statSync(`${folder}/${name}`).size <= 150_000, name);
  });

  it('give pairs of Chinese characters for a word as pages have it', () => {
    const words = {
      ar: 'البريد',
      de: 'passwort',
      en: 'language',
      es: 'idioma',
      fil: 'wika',
      fr: 'langue',
      id: 'bahasa',
      ja: '言語',
      ko: '언어',
      ms: 'bahasa',
      pt: 'idioma',
      th: 'ภาษา',
      vi: 'ngữ',
    };
    for (const [language, word] of Object.entries(words)) {
      const { sources, kept } = shippedLexicon(language)!(word);
      const wanted = word === 'البريد' ? '邮件' : word === 'passwort' ? '密码' : '语言';
      assert.ok(sources.includes(wanted), `${language}: ${word} → ${sources}`);
      assert.ok(kept >= 0.3 && kept <= 1);
    }
    assert.equal(shippedLexicon('nb'), undefined);
  });

  it('know other forms of a word by what it begins with', () => {
    const lexicon = readLexicon('liefer- 6交付\nlieferant 8供应\n');
    assert.deepEqual(lexicon('lieferungen').sources, ['交付']);
    assert.deepEqual(lexicon('lieferant').sources, ['供应']);
    assert.deepEqual(['والمنتجات', 'ship', '言語'].map(stemOf), ['منتجات-', undefined, undefined]);
  });

  it('are read by line', () => {
    const lexicon = readLexicon('gudang 7仓库库存\n');
    assert.deepEqual(lexicon('gudang'), { sources: ['仓库', '库存'], kept: 0.7 });
    assert.deepEqual(lexicon('toko').sources, []);
  });

  it('answer where the site has taught nothing of a word', () => {
    const own = () => ({ sources: ['自己'], kept: 0.5 });
    assert.deepEqual(joinedLexicon('en', own)!('language').sources, ['自己']);
    assert.equal(joinedLexicon('nb', undefined), undefined);
  });
});

describe('pages in Traditional characters', () => {
  const source =
    '# 产品介绍\n\n我们的软件帮助仓库管理库存。\n\n客户可以随时联系服务团队。\n\n订单状态会实时更新。\n';
  const target =
    '# 產品介紹\n\n我們的軟件幫助倉庫管理庫存。\n\n客戶可以隨時聯繫服務團隊。\n\n訂單狀態會實時更新。\n';

  it('follow the Simplified ones they were converted from', () => {
    const { mirror, blocks } = align(side(source), side(target), {
      lexicon: joinedLexicon('zh', undefined),
      floor: 0,
    })!;
    assert.equal(mirror, 1);
    assert.deepEqual(
      blocks.map((block) => block?.sources),
      [[0], [1], [2], [3]],
    );
  });

  it('have the same words, and each character its simplified form', () => {
    const words = (text: string) => side(text).units.map((unit) => unit.words);
    assert.deepEqual(words(target), words(source));
    assert.deepEqual(['軟', '软', 'A', '裡'].map(toSimplified), ['软', '软', 'A', '里']);
  });
});
