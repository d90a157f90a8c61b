import assert from 'node:assert/strict';
import { parsePack } from '../../src/core/phrases/house-pack.ts';
import { shippedPacks, shippedPhrases } from '../../src/core/phrases/packs.ts';
import { ruleIdOf, shippedPack } from '../../src/core/phrases/phrase.ts';
import { indexPhrases } from '../../src/core/phrases/phrase-index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';

/** Text that must and must not match lies beside each phrase; this loop runs all of it. */
describe('phrase packs', () => {
  it('languages without one share what is compiled', () => {
    assert.equal(shippedPhrases.for('fi'), shippedPhrases.for('nb'));
    assert.notEqual(shippedPhrases.for('fi'), shippedPhrases.for('id'));
    assert.ok(shippedPhrases.for('fi').find('A national high-tech enterprise.').length);
  });

  for (const pack of shippedPacks()) {
    describe(pack.language, () => {
      const index = indexPhrases({ packs: [pack] });

      it('has the shape of a shipped pack, and passes what a pack of a house must', () => {
        const parsed = shippedPack.safeParse(pack);
        assert.equal(parsed.success, true, JSON.stringify(parsed.error?.issues.slice(0, 5), null, 1));
        const isMarket = (code: string) => shippedMarkets.has(code);
        const { problems } = parsePack(JSON.stringify(pack), '', { isMarket, isTaken: () => false });
        assert.deepEqual(problems, []);
      });

      it('names each phrase once', () => {
        const ids = pack.phrases.map(ruleIdOf);
        assert.deepEqual(ids, [...new Set(ids)]);
      });

      for (const phrase of pack.phrases) {
        it(String(phrase.id), () => {
          const found = (text: string) => index.find(text).some((match) => match.phrase === phrase);
          for (const text of phrase.match) assert.ok(found(text), `should match: ${text}`);
          for (const text of phrase.pass) assert.ok(!found(text), `should not match: ${text}`);
        });
      }
    });
  }

  it('excuses an English phrase where the page’s own language excuses its own', () => {
    const ids = (text: string) =>
      shippedPhrases
        .for('ja')
        .find(text)
        .map(({ phrase }) => phrase.id);
    assert.deepEqual(ids('訪日客向けにAlipayを導入しました。'), []);
    assert.ok(ids('Alipayを導入しました。').includes('alipay'));
    // So many that comparing each with each would not end.
    assert.deepEqual(ids(`多言語対応：${'WeChat '.repeat(100_000)}`), []);
    assert.deepEqual(ids(`訪日客向け：${'WeChat Pay '.repeat(100_000)}`), []);
  });
});
