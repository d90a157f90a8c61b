import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openSite } from '../../src/core/index.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { memoryHost } from './memory-host.ts';
import { plain } from './plain-sentences.ts';

/** Sentences of set phrases, rendered in words that no pack has. */
const set: readonly (readonly [zh: string, en: string])[] = [
  ['我们秉承匠心理念，砥砺前行。', 'We keep the idea of the workman and go on through the hardship.'],
  ['产品远销海内外，赢得客户一致好评。', 'The goods go to lands near and far and get the applause of all.'],
  ['以科技创新驱动高质量发展。', 'Growth of a high grade is pushed by the newness of science.'],
  ['打造行业标杆，引领行业潮流。', 'We make the measure of the trade and head its tide.'],
  ['携手共赢，共创美好未来。', 'Let us take hands and win and make a fine morrow.'],
  ['集研发、生产、销售于一体。', 'It gathers study, making and selling in one body.'],
];

async function carried(pairs: readonly (readonly [zh: string, en: string])[]) {
  const page = (index: 0 | 1) => pairs.map((pair) => pair[index]).join('\n\n');
  const site = openSite(memoryHost({ 'content/zh/a.md': page(0), 'content/en/a.md': page(1) }), {
    uiLanguage: 'en',
  });
  const { findings } = (await site.review('content/en/a.md'))!;
  return findings.filter(({ ruleId }) => ruleId.startsWith('phrase/'));
}

describe('what a page carries over without a known rendering', () => {
  it('is to be mended where the page is made of set phrases', async () => {
    const found = await carried([...plain.slice(0, 4), ...set]);
    assert.ok(found.length >= 4, `${found.length}`);
    assert.ok(found.every(({ severity }) => severity === 'minor'));
  });

  it('is not told of one phrase among plain sentences, which may be said well', async () => {
    assert.deepEqual(await carried([...plain, ['车间砥砺前行。', 'The workshop goes on.']]), []);
  });
});

describe('what authors write without the Chinese as well', () => {
  const event = ['我们也办线下沙龙。', 'We hold offline salons too.'] as const;

  it('is a nudge where few sentences are set phrases, and to be mended among many', async () => {
    const severityAmong = async (pairs: readonly (readonly [zh: string, en: string])[]) =>
      (await carried([...pairs, event])).find(({ ruleId }) => ruleId === 'phrase/offline-event')?.severity;
    assert.equal(await severityAmong(plain), 'neutral');
    assert.equal(await severityAmong([...plain.slice(0, 4), ...set]), 'minor');
  });
});

describe('a page that was written anew along the Chinese one', () => {
  for (const [folder, page] of [
    ['fr', 'fr-bouteille-natif'],
    ['pt-BR', 'pt-vaga-nativa'],
  ] as const)
    it(`is not told what it carries where no word shows it: ${page}`, async () => {
      const read = (language: string) => readFileSync(`test/reach/c/content/${language}/${page}.md`, 'utf8');
      const path = `content/${folder}/${page}.md`;
      const site = openSite(memoryHost({ [path]: read(folder), [`content/zh/${page}.md`]: read('zh') }), {
        uiLanguage: 'en',
      });
      const { findings } = (await site.review(path))!;
      assert.deepEqual(
        findings.filter(({ ruleId }) => ruleId.startsWith('phrase/')),
        [],
      );
    });
});

describe('everyday senses of what a stock phrase is made of', () => {
  const index = shippedPhrases.for('en');
  const told = (text: string) =>
    index
      .findChinese(text)
      .filter(({ isHint, notion }) => notion.stock && !isHint)
      .map(({ term }) => term);

  it('leave a name in the name of a place alone, and show it without the words before it', () => {
    assert.deepEqual(told('我们在天猫和京东都有店。'), ['天猫', '京东']);
    assert.deepEqual(told('南京东路和北京东站都有分店。'), []);
  });

  it('confirm a known rendering and stand for nothing themselves', () => {
    assert.deepEqual(told('作业指导书见附件，棒材在此挂牌。'), []);
    assert.ok(index.findChinese('本次大会由协会指导。').some(({ isHint }) => isHint));
    assert.deepEqual(told('指导单位：宁波市商会'), ['指导单位']);
  });

  it('are not made of the ends of two words', () => {
    assert.deepEqual(told('签名将不匹配，收集卡片。'), []);
    assert.deepEqual(told('三国名将齐聚沙场。'), ['三国名将']);
  });
});

describe('a number with a meaning', () => {
  const told = async (text: string, zh: string) => {
    const site = openSite(memoryHost({ 'content/zh/a.md': zh, 'content/de/a.md': text }), {
      uiLanguage: 'en',
    });
    const { findings } = (await site.review('content/de/a.md'))!;
    return findings.filter(({ ruleId }) => ruleId === 'sensitive/number-88').length;
  };

  it('is told where somebody chose it, and not where it was measured', async () => {
    for (const text of ['Nur 88 Stück.', 'Nur 88 und nie mehr.'])
      assert.equal(await told(`${text}\n`, '限量88件。\n'), 1, text);
    for (const text of ['Wirkungsgrad ≥ 88 %.', 'Breite 88 mm.', 'Dicke 2,88 mm.', 'Bis 88°C.'])
      assert.equal(await told(`${text}\n`, '限量88件。\n'), 0, text);
  });
});
