import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countSimplified, scriptLanguage } from '../../src/core/text/language.ts';
import { lineIndex } from '../../src/core/text/lines.ts';
import { numbersIn } from '../../src/core/text/numbers.ts';
import { sentences } from '../../src/core/text/sentences.ts';
import { countWords, isWordBoundary, tokenize, unspacedWords } from '../../src/core/text/tokens.ts';

describe('text', () => {
  it('tokens: words, numbers, characters of unspaced scripts, sentence ends', () => {
    const { words, opensSentence } = tokenize('Win-win? It’s 3.5 倍。v1.2 ok');
    assert.deepEqual(words, ['win', 'win', "it's", '3.5', '倍', 'v1.2', 'ok']);
    assert.deepEqual([...opensSentence], [1, 0, 1, 0, 0, 1, 0]);
    assert.deepEqual([...tokenize('No. 1. Two').opensSentence], [1, 0, 1]);
  });

  it('tokens of any text are sorted, disjoint and stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { count, words, from, to } = tokenize(text);
        for (let index = 0; index < count; index++) {
          assert.ok(from[index]! < to[index]! && (index === 0 || to[index - 1]! <= from[index]!));
          assert.equal(tokenize(text.slice(from[index], to[index])).words[0], words[index]);
        }
      }),
    );
  });

  it('words of scripts without spaces are those of a dictionary', () => {
    assert.deepEqual(
      [...unspacedWords('JSで配列を使う')].map(({ word, from }) => `${from} ${word}`),
      ['2 で', '3 配列', '5 を', '6 使う'],
    );
    assert.deepEqual([...unspacedWords('No warehouse')], []);
  });

  it('words are counted as a reader would', () => {
    const counts = { 'Hello world': 2, 'Hello 世界': 2, ยินดีต้อนรับ: 2, 'hàng hóa': 2, '': 0 };
    for (const [text, words] of Object.entries(counts)) assert.equal(countWords(text), words, text);
  });

  it('boundaries lie between Thai words, not within one', () => {
    const text = 'ครบวงจรสำหรับธุรกิจ';
    assert.equal(isWordBoundary(text, 'ครบวงจร'.length), true);
    assert.equal(isWordBoundary(text, 1), false);
  });

  it('the script of a text tells its language', () => {
    const texts = {
      云帆软件为企业服务: 'zh',
      クラウドで在庫管理を行う会社: 'ja',
      '재고 관리': 'ko',
      คลังสินค้า: 'th',
    };
    for (const [text, language] of Object.entries(texts)) assert.equal(scriptLanguage(text), language);
    assert.equal(scriptLanguage('Stock counts, with 云帆 in it'), 'latin');
    assert.equal(scriptLanguage('12 %'), undefined);
    assert.ok(countSimplified('我们为客户提供专业的支持') >= 3);
    assert.equal(countSimplified('国際学会で発表'), 0);
  });

  it('sentences end at marks of their script, not at abbreviations or versions', () => {
    const of = (text: string) => sentences(text).map(({ from, to }) => text.slice(from, to));
    assert.deepEqual(of('Supplied by Shenzhen HeXing Protection Tech. Co., Ltd. in Guangming. Ask us.'), [
      'Supplied by Shenzhen HeXing Protection Tech. Co., Ltd. in Guangming.',
      'Ask us.',
    ]);
    assert.deepEqual(of('One. Two? Three, e.g. this, v1.2 too.'), [
      'One.',
      'Two?',
      'Three, e.g. this, v1.2 too.',
    ]);
    assert.deepEqual(of('一句话。两句话！“三句？”'), ['一句话。', '两句话！', '“三句？”']);
    assert.equal(of('พบกันเวลา 20.00 น. ที่ร้านของเรา').length, 1);
    assert.deepEqual(of('  '), []);
  });

  it('numbers are the same in every grouping, script and scale', () => {
    const same = ['1.2亿', '120 million', '120 juta', '120,000,000', '120.000.000', '12 crore'];
    for (const text of same) assert.deepEqual(numbersIn(text), ['120000000'], text);
    assert.deepEqual(numbersIn('50万, ٥٠ ألف, 99,95 %, 3x'), ['500000', '50000', '99.95', '3']);
  });

  it('lines and columns count from 1, whatever ends a line', () => {
    const place = lineIndex('a\r\nb\rc\nd');
    assert.deepEqual([0, 3, 5, 7].map(place), [
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });
});
