import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';
import { plain } from './plain-sentences.ts';

/** What is said of phrases on an English page, by the words it stands on. */
async function told(english: string, chinese?: string, rules?: string) {
  const files: Record<string, string> = {
    'content/en/a.md': [...plain.map(([, en]) => en), english].join('\n\n'),
  };
  if (chinese !== undefined) files['content/zh/a.md'] = [...plain.map(([zh]) => zh), chinese].join('\n\n');
  if (rules !== undefined) files['.terroir/rules/house.yaml'] = rules;
  const { findings } = (await openSite(memoryHost(files), { uiLanguage: 'en' }).review('content/en/a.md'))!;
  const text = files['content/en/a.md']!;
  return findings
    .filter(({ ruleId }) => /^(?:phrase|reference)\//.test(ruleId))
    .map(({ ruleId, message, from, to }) => ({ ruleId, message, on: text.slice(from, to) }));
}

describe('a guard of a phrase (unless)', () => {
  const rule = (family: string) => `language: en
phrases:
  - id: calm-harbour
    family: ${family}
    zh: [静港]
    patterns: [calm harbour]
    unless: [(boat~|mooring~)]
    why: Nobody here knows what it stands for.
`;
  const on = async (english: string, chinese?: string, family = 'phrase') =>
    (await told(english, chinese, rule(family))).filter(({ ruleId }) => ruleId.endsWith('/calm-harbour'))
      .length;

  it('acts on its clause: words in another clause, or another sentence, excuse nothing', async () => {
    assert.equal(await on('We are a calm harbour for boats.'), 0);
    assert.equal(await on('We are a calm harbour, and our logo has boats.'), 1);
    assert.equal(await on('We are a calm harbour. Our logo has boats.'), 1);
  });

  it('acts on its sentence where the phrase is a name', async () => {
    assert.equal(await on('We are a calm harbour, and our logo has boats.', undefined, 'reference'), 0);
    assert.equal(await on('We are a calm harbour. Our logo has boats.', undefined, 'reference'), 1);
  });

  it('is off where the Chinese has the term, and on where it does not', async () => {
    assert.equal(await on('We are a calm harbour for boats.', '我们是船只的静港。'), 1);
    assert.equal(await on('We are a calm harbour for boats.', '我们为船只提供泊位。'), 0);
  });
});

describe('a paragraph that carries several set phrases', () => {
  const chinese = '云帆集研发、生产、销售于一体，深受广大客户青睐，产品远销海内外。';
  const english =
    'Yunfan integrates R&D, production and sales, is deeply favoured by customers, and its products sell well at home and abroad.';

  it('is one finding that names them all in the words of the Chinese page', async () => {
    const found = await told(english, chinese);
    assert.equal(found.length, 1, JSON.stringify(found));
    const [{ ruleId, message, on }] = found as [(typeof found)[number]];
    assert.equal(ruleId, 'phrase/stacked');
    for (const term of ['集…于一体', '深受', '远销海内外'])
      assert.ok(message.includes(term), `${term} is not in: ${message}`);
    assert.ok(english.includes(on) && on.length > english.length / 2, on);
  });

  it('is one finding a paragraph, and one of a single phrase is no stack', async () => {
    const found = await told(`${english}\n\n${english}`, `${chinese}\n\n${chinese}`);
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['phrase/stacked', 'phrase/stacked'],
    );
    const single = await told(
      'Yunfan integrates R&D, production and sales.',
      '云帆集研发、生产、销售于一体。',
    );
    assert.deepEqual(
      single.map(({ ruleId }) => ruleId),
      ['phrase/integrating-rd-production'],
    );
  });
});

describe('the message of a phrase', () => {
  it('names the Chinese found on the page, whichever of its wordings that is', async () => {
    for (const [zh, en, term] of [
      ['云帆集研发、生产、销售于一体。', 'Yunfan integrates R&D, production and sales.', '集…于一体'],
      ['云帆融研发、生产、销售于一身。', 'Yunfan integrates R&D, production and sales.', '融…于一身'],
      ['产品远销海内外。', 'Our products sell well at home and abroad.', '远销海内外'],
      ['产品畅销海内外。', 'Our products sell well at home and abroad.', '畅销海内外'],
    ] as const) {
      const found = await told(en, zh);
      assert.ok(
        found.some(({ message }) => message.includes(term)),
        `${term}: ${JSON.stringify(found)}`,
      );
      assert.ok(!found.some(({ message }) => /研产销/.test(message)), JSON.stringify(found));
    }
  });
});
