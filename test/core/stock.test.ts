import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { openSite } from '../../src/core/index.ts';
import { ChineseMatcher } from '../../src/core/phrases/chinese.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { ruleIdOf } from '../../src/core/phrases/phrase.ts';
import { indexPhrases } from '../../src/core/phrases/phrase-index.ts';
import {
  currentRuleId,
  renderedLanguages,
  renderingsIn,
  renderingsSchema,
  stockPhraseSchema,
  stockPhrases,
} from '../../src/core/phrases/stock.ts';
import { memoryHost } from './memory-host.ts';

const problemsOf = (result: z.core.util.SafeParseResult<unknown>) =>
  result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('stock phrases', () => {
  it('are nine hundred and more, each with one id', () => {
    const ids = stockPhrases().map(({ id }) => id);
    assert.ok(ids.length >= 900, String(ids.length));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('have an older id for one of them only, and none that is another’s own', () => {
    const own = new Set<string>(stockPhrases().map(ruleIdOf));
    const older = stockPhrases().flatMap(({ also = [], family }) =>
      also.map((id) => ruleIdOf({ family, id })),
    );
    assert.deepEqual(
      older.filter((id, index) => own.has(id) || older.indexOf(id) !== index),
      [],
    );
  });

  it('are known by their older ids', () => {
    const older = stockPhrases().find(({ also }) => also?.length)!;
    assert.equal(currentRuleId(ruleIdOf({ ...older, id: older.also![0]! })), ruleIdOf(older));
    assert.equal(currentRuleId('phrase/of-a-house'), 'phrase/of-a-house');
  });

  it('have their shape, and are found in their examples and not beside them', () => {
    const wrong: string[] = [];
    for (const phrase of stockPhrases()) {
      wrong.push(...problemsOf(stockPhraseSchema.safeParse(phrase)).map((one) => `${phrase.id}: ${one}`));
      const matcher = new ChineseMatcher();
      for (const pattern of phrase.zh) matcher.add(pattern, 0);
      for (const text of phrase.match)
        if (!matcher.match(text).length) wrong.push(`${phrase.id} misses ${text}`);
      for (const text of phrase.pass)
        if (matcher.match(text).length) wrong.push(`${phrase.id} finds ${text}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('are kept, set and explained by an older id as well', async () => {
    const text = '# A\n\n<!-- terroir-keep phrase/empower-industries: ours -->\nBien.\n';
    const site = openSite(
      memoryHost({
        'content/fr/a.md': text,
        '.terroir/config.yaml': 'rules: {phrase/empower-industries: off}\n',
      }),
      { speaks: 'en' },
    );
    assert.equal((await site.setup()).config.severityOf('phrase/empower-thousands-of-industries'), 'off');
    const { findings } = (await site.review('content/fr/a.md'))!;
    assert.deepEqual(
      findings.filter(({ message }) => message.includes('no rule')).map(({ message }) => message),
      [],
    );
    const explained = await site.explain('phrase/empower-industries');
    assert.ok('text' in explained && explained.text.includes('赋能'));
  });

  for (const language of renderedLanguages()) {
    it(`have renderings in ${language} that are found in their examples and not beside them`, () => {
      const renderings = renderingsIn(language);
      const known = new Set(stockPhrases().map(({ id }) => id));
      const wrong = problemsOf(renderingsSchema.safeParse({ language, renderings }));
      for (const [id, { bad = [], match = [], pass = [] }] of Object.entries(renderings)) {
        if (!known.has(id)) wrong.push(`${id} is no stock phrase`);
        const stock = stockPhrases().filter((phrase) => phrase.id === id);
        const index = indexPhrases({ packs: [{ language, phrases: [] }], stock, renderings });
        if (bad.length && !match.length) wrong.push(`${id} has no example`);
        for (const text of match) if (!index.find(text).length) wrong.push(`${id} misses ${text}`);
        for (const text of pass) if (index.find(text).length) wrong.push(`${id} finds ${text}`);
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('are one thing with the phrase of a pack that has their id', () => {
    const index = shippedPhrases.for('en');
    const [rendering] = index.find('We carry out industry-university-research cooperation.');
    const [chinese] = index.findChinese('公司与多所高校开展产学研合作。');
    assert.equal(rendering?.notion, chinese?.notion);
  });
});
