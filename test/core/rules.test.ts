import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openSite } from '../../src/core/index.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { marketSchema, shippedMarkets } from '../../src/core/regions/market.ts';
import { forReaders } from '../../src/core/regions/readers.ts';
import { documentRules, rules } from '../../src/core/rules/index.ts';
import type { Example } from '../../src/core/rules/rule.ts';
import { dictionariesIn } from '../../src/node/dictionaries.ts';
import { memoryHost } from './memory-host.ts';

const dictionary = dictionariesIn(path.resolve('dist/dictionaries'));

async function report(
  { path: page, text, source, files: others }: Example,
  ruleId: string,
): Promise<boolean> {
  const files = {
    ...others,
    [page]: text,
    ...(source ? { [page.replace(/content\/[^/]+/, 'content/zh')]: source } : {}),
  };
  const review = await openSite({ ...memoryHost(files), dictionary }, { uiLanguage: 'en' }).review(page);
  return review!.findings.some((finding) => finding.ruleId === ruleId);
}

describe('rules in code', () => {
  for (const { id, examples } of rules) {
    it(`${id}: reports ${examples.fails.length} examples, passes ${examples.passes.length}`, async () => {
      assert.ok(examples.fails.length && examples.passes.length);
      for (const example of examples.fails)
        assert.ok(await report(example, id), `should report: ${example.text}`);
      for (const example of examples.passes)
        assert.ok(!(await report(example, id)), `should pass: ${example.text}`);
    });
  }

  it('every rule of a file in the room is listed', () => {
    const folder = 'src/core/rules';
    const ids = readdirSync(folder).flatMap((name) =>
      [
        ...readFileSync(path.join(folder, name), 'utf8').matchAll(/= defineRule\b.*?\n {2}id: '([^']+)'/g),
      ].map(([, id]) => id!),
    );
    assert.deepEqual(ids.sort(), rules.map(({ id }) => id).sort());
  });

  it('every rule is documented in both languages', () => {
    for (const { id, why, instead, evidence } of documentRules(shippedPhrases)) {
      assert.match(id, /^[a-z]+\/[a-z0-9-]+$/);
      for (const text of [why.en, instead.en, evidence]) assert.ok(text.length > 3, id);
      for (const text of [why.zh, instead.zh]) assert.match(text, /\p{Script=Han}/u, id);
    }
  });
});

describe('market profiles', () => {
  for (const market of shippedMarkets.values()) {
    it(market.code, () => {
      assert.equal(shippedMarkets.get(market.code), market);
      const parsed = marketSchema.safeParse(market);
      assert.equal(parsed.success, true, JSON.stringify(parsed.error?.issues));
      assert.deepEqual(parsed.data, market, 'complete, without defaults');
      assert.deepEqual(Intl.getCanonicalLocales([...market.locales]), market.locales);
      if (['TH', 'KR', 'SA', 'AE'].includes(market.code))
        assert.ok(
          market.moments.filter(({ name }) => /[^\p{Script=Latin}\P{L}]/u.test(name)).length > 2,
          'moments in the script of the readers',
        );
      for (const { source } of market.laws) assert.ok(source, 'a source for each claim');
      for (const industry of ['manufacturing', 'electronics', 'beauty', 'food', 'internet'] as const)
        assert.ok(
          forReaders(market.certifications, { industry, readers: undefined }).length > 1,
          `marks of ${industry}`,
        );
    });
  }
});
