import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { memoryHost } from './memory-host.ts';

/** The names that are found on a page of a market, by kind. */
async function found(locale: string, text: string): Promise<string[]> {
  const path = `content/${locale}/a.md`;
  const review = await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path);
  return review!.locality!.signals.map(({ kind, name }) => `${kind} ${name}`);
}

describe('the signs of a market', () => {
  for (const { code, locales, signs } of shippedMarkets.values()) {
    const [locale] = locales;
    const sure = signs.filter(({ doubtful }) => !doubtful);

    it(`${code}: banks, shops and places, each where it stands on a page`, async () => {
      for (const kind of ['bank', 'shop', 'place'] as const)
        assert.ok(
          sure.some((sign) => sign.kind === kind),
          kind,
        );
      for (const { kind, names } of sure)
        for (const name of names)
          assert.ok((await found(locale!, `(${name})\n`)).includes(`${kind} ${name}`), name);
    });

    it(`${code}: their sentences, and what is doubtful beside a sure one only`, async () => {
      const beside = sure[0]!.match[0]!;
      for (const { kind, names, match, doubtful } of signs)
        for (const sentence of match) {
          const of = (list: readonly string[]) =>
            list.some((one) => names.some((name) => one === `${kind} ${name}`));
          assert.equal(of(await found(locale!, `${sentence}\n`)), !doubtful, sentence);
          if (doubtful) assert.ok(of(await found(locale!, `${sentence}\n\n${beside}\n`)), sentence);
        }
    });
  }

  it('what is written small, or is of another market, is no name', async () => {
    assert.deepEqual(await found('en-SG', 'A dbs file. Our funan course.\n'), []);
    assert.deepEqual(await found('en-SG', 'Our customers bank with Wells Fargo in Brooklyn.\n'), []);
  });
});
