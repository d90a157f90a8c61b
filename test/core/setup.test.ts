import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Finding } from '../../src/core/finding.ts';
import { openSite } from '../../src/core/index.ts';
import { allowedTerms } from '../../src/core/phrases/termbase.ts';
import { setupSchema } from '../../src/core/setup.ts';
import { completeYaml, hoverYaml } from '../../src/core/text/yaml-completion.ts';
import { memoryHost } from './memory-host.ts';

const site = (files: Record<string, string>) => openSite(memoryHost(files), { uiLanguage: 'en' });

async function findings(files: Record<string, string>, path: string): Promise<readonly Finding[]> {
  return (await site(files).review(path))!.findings;
}

const ids = (found: readonly Finding[]) => found.map(({ ruleId }) => ruleId);

/** What is said of one file, each with the text it marks. */
async function problems(path: string, text: string, others: Record<string, string> = {}) {
  const setup = await site({ ...others, [path]: text }).setup();
  return setup.findings.get(path)!.map(({ from, to, message }) => ({ at: text.slice(from, to), message }));
}

describe('rules of the house', () => {
  const rules = '.terroir/rules/brand.yaml';
  const minimal = `language: en
phrases:
  - id: leverage
    patterns: [leverage~]
    why: We say what it does.
    replace: use
`;

  it('need no more than an id, a pattern and a reason', async () => {
    const files = { [rules]: minimal, 'content/en-SG/a.md': 'Leverage our tools. You leverage them.\n' };
    const found = await findings(files, 'content/en-SG/a.md');
    assert.deepEqual(
      found.map(({ ruleId, severity, message }) => [ruleId, severity, message]),
      [
        ['phrase/leverage', 'minor', 'We write “use”, not “Leverage”.'],
        ['phrase/leverage', 'minor', 'We write “use”, not “leverage”.'],
      ],
    );
    assert.deepEqual(found[0]!.fixes[0]!.edits, [{ from: 0, to: 8, text: 'Use' }]);
    assert.equal(found[0]!.note, 'We say what it does.');
  });

  it('replace a shipped rule of the same id, and its rule page', async () => {
    const page = { 'content/en-SG/a.md': 'We are a national high-tech enterprise.\n' };
    const text = `language: en
phrases:
  - id: national-high-tech-enterprise
    family: reference
    patterns: [moonshot]
    why: Ours.
`;
    assert.deepEqual(ids(await findings(page, 'content/en-SG/a.md')), [
      'reference/national-high-tech-enterprise',
    ]);
    assert.deepEqual(ids(await findings({ ...page, [rules]: text }, 'content/en-SG/a.md')), []);
    const docs = (await site({ [rules]: text }).setup())
      .rules()
      .filter(({ id, why }) => id === 'reference/national-high-tech-enterprise' && why.en === 'Ours.');
    assert.equal(docs.length, 1);
  });

  it('go before shipped phrases of the same severity that they overlap, longer or shorter', async () => {
    const page = {
      'content/en-SG/a.md': 'A one-stop service for every shop.\n',
      'content/zh/a.md': '一站式服务。\n',
    };
    const shipped = await findings(page, 'content/en-SG/a.md');
    assert.deepEqual(ids(shipped), ['phrase/one-stop']);
    const own = (pattern: string, severity: string) =>
      `language: en\nphrases:\n  - { id: ours, patterns: ["${pattern}"], why: Ours., severity: ${severity} }\n`;
    for (const pattern of ['one-stop', 'one', 'a one-stop service for']) {
      const text = own(pattern, shipped[0]!.severity);
      assert.deepEqual(ids(await findings({ ...page, [rules]: text }, 'content/en-SG/a.md')), [
        'phrase/ours',
      ]);
    }
    const hint = own('one', 'neutral');
    assert.deepEqual(ids(await findings({ ...page, [rules]: hint }, 'content/en-SG/a.md')), [
      'phrase/one-stop',
    ]);
  });

  it('can be kept, and given another severity, by their id', async () => {
    const files = {
      [rules]: minimal,
      '.terroir/config.yaml': 'rules:\n  phrase/leverage: critical\n',
      'content/en-SG/a.md':
        '<!-- terroir-keep phrase/leverage: a quotation -->\nLeverage it.\n\nLeverage it.\n',
    };
    const found = await findings(files, 'content/en-SG/a.md');
    assert.deepEqual(
      found.map(({ ruleId, severity }) => [ruleId, severity]),
      [['phrase/leverage', 'critical']],
    );
    assert.deepEqual((await site(files).setup()).findings.get('.terroir/config.yaml'), []);
  });

  it('apply by industry', async () => {
    const text = `${minimal}    industries: [fintech]\n`;
    const page = (industry: string) => `---\nindustry: ${industry}\n---\nLeverage it.\n`;
    const of = async (front: string) =>
      ids(await findings({ [rules]: text, 'en-SG/a.md': page(front) }, 'en-SG/a.md'));
    assert.deepEqual(await of('fintech'), ['phrase/leverage']);
    assert.deepEqual(await of('retail'), []);
    const config = 'pages:\n  - path: "**"\n    industry: retail\n';
    const files = { [rules]: text, '.terroir/config.yaml': config, 'en-SG/a.md': 'Leverage it.\n' };
    assert.deepEqual(ids(await findings(files, 'en-SG/a.md')), []);
  });

  const phrase = (lines: string) => `language: en\nphrases:\n  - id: a\n    why: x\n${lines}`;
  const broken: [text: string, at: string, says: RegExp][] = [
    ['language: en\nphrases: [\n', '', /Not valid YAML/],
    [
      phrase('    patterns: [a]\n    paterns: [b]\n'),
      'paterns',
      /no setting “paterns”\. Settings here: id, /,
    ],
    [phrase('    patterns: ["(a"]\n'), '"(a"', /^“\(a” has a \( that is never closed\.$/],
    [phrase('    patterns: ["[a]"]\n'), '"[a]"', /would match everything/],
    [phrase('    patterns: [One. Two]\n'), 'One. Two', /can never match: it runs over the end of a sentence/],
    [phrase('    patterns: [a b]\n    unless: [b]\n'), 'a b', /can never be reported/],
    [
      phrase('    patterns: [a]\n    markets: [SG, MY]\n    notMarkets: [MY]\n'),
      'MY',
      /stands in markets as well/,
    ],
    [
      phrase('    patterns: [a]\n    industries: [retail]\n    notIndustries: [retail]\n'),
      'retail',
      /stands in industries as well/,
    ],
    [phrase('    patterns: [a]\n    match: [A b., Other.]\n'), 'Other.', /Should be reported, but is not/],
    [phrase('    patterns: [a]\n    pass:\n      - a b.\n'), 'a b.', /Should not be reported, but is/],
    [phrase('    patterns: [a]\n    markets: [NG]\n'), 'NG', /no market “NG”.*markets\/NG\.yaml/],
    [phrase('    patterns: [a]\n    evidence: paired\n'), 'paired', /needs its Chinese/],
    [
      phrase('    patterns: [a]\n    why: {fr: x}\n').replace('    why: x\n', ''),
      'fr',
      /no setting “fr”.*en, zh/,
    ],
    [phrase('    patterns: []\n'), '[]', /phrases\.0\.patterns must not be empty/],
    [phrase(''), 'id: a\n    why: x\n', /phrases\.0\.patterns is missing/],
    ['language: en\nphrases:\n  - {id: A b, why: x, patterns: [a]}\n', 'A b', /cannot name a rule/],
    [`${phrase('    patterns: [a]\n')}  - {id: a, why: x, patterns: [b]}\n`, 'a', /rule phrase\/a already/],
    [
      'language: en\nphrases:\n  - {id: register, why: x, patterns: [a]}\n',
      'register',
      /phrase\/register already/,
    ],
    ['language: english!\nphrases: []\n', 'english!', /not a locale/],
  ];
  for (const [text, at, says] of broken) {
    it(`says what is wrong in ${JSON.stringify(text.slice(-50))}`, async () => {
      const [first, ...more] = await problems(rules, text);
      assert.match(first!.message, says);
      if (at) assert.equal(first!.at, at);
      assert.deepEqual(more, []);
    });
  }

  it('name an id once, in whatever file', async () => {
    const [first] = await problems('.terroir/rules/other.yaml', minimal, { [rules]: minimal });
    assert.match(first!.message, /rule phrase\/leverage already/);
    const german = minimal.replace('en', 'de');
    assert.deepEqual(await problems('.terroir/rules/other.yaml', german, { [rules]: minimal }), []);
  });

  it('one that is broken stops no other', async () => {
    const files = {
      [rules]: `${minimal}  - {id: broken, why: x, patterns: ["("]}\n  - {id: fine, why: x, patterns: [fine]}\n`,
      '.terroir/rules/other.yml': 'language: en\nphrases:\n  - {id: other, why: x, patterns: [other]}\n',
      '.terroir/rules/binary.yaml': '\u0000: [',
      'en-SG/a.md': 'Leverage a fine other.\n',
    };
    assert.deepEqual(ids(await findings(files, 'en-SG/a.md')), [
      'phrase/leverage',
      'phrase/fine',
      'phrase/other',
    ]);
  });

  it('complete and explain themselves in the editor', () => {
    const schema = setupSchema('rules');
    const labels = (text: string) => completeYaml(text, text.length, schema).map(({ label }) => label);
    assert.deepEqual(labels(''), ['language', 'phrases']);
    assert.ok(labels('phrases:\n  - id: a\n    ').includes('patterns'));
    assert.deepEqual(labels('phrases:\n  - id: a\n    evidence: '), ['distinct', 'paired', 'dense']);
    assert.deepEqual(labels('phrases:\n  - id: a\n    why:\n      '), ['en', 'zh']);
    assert.match(hoverYaml(minimal, minimal.indexOf('patterns'), schema)!, /What to look for/);
  });

  it('no text makes them throw', async () => {
    const unit = fc.constantFrom(
      ...[
        'language: en\n',
        'phrases:\n',
        '  - ',
        'id: a\n',
        '    patterns: ',
        '[a]',
        '["("]',
        '\n',
        '    why: ',
      ],
      ...[
        'x',
        '{en: 1}',
        '[',
        '&a',
        '*a',
        'name: ',
        'locales: ',
        'null',
        '    unless: [a]\n',
        '    match: [b]\n',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 25 }), async (parts) => {
        const text = parts.join('');
        for (const path of [rules, '.terroir/markets/NG.yaml', '.terroir/terms/a.yaml'])
          await problems(path, text);
      }),
    );
  });

  it('are read again only where a file has changed', async () => {
    const reviewer = site({ [rules]: minimal });
    const { phrases } = await reviewer.setup();
    await reviewer.apply({ files: [{ path: '', kind: 'created' }] });
    assert.equal((await reviewer.setup()).phrases, phrases);
  });
});

describe('termbases', () => {
  const path = '.terroir/terms/brand.yaml';
  const text = `concepts:
  - id: owned-channels
    definition: Channels a company owns.
    terms:
      zh: 私域
      en:
        preferred: owned channels
        forbidden: [private domain traffic, channel]
  - id: cloud
    terms:
      en: { preferred: cloud service, forbidden: [cloud, C#, "cloud (public)"] }
      id: { preferred: layanan cloud, forbidden: [awan] }
`;

  it('report forbidden terms with the preferred one as fix, but not inside an allowed one', async () => {
    const page = 'Private domain traffic is gold. Our owned channels work. A cloud service in the cloud.\n';
    const found = await findings({ [path]: text, 'en-SG/a.md': page }, 'en-SG/a.md');
    assert.deepEqual(
      found.map(({ ruleId, severity, category, from, to }) => [
        ruleId,
        severity,
        category,
        page.slice(from, to),
      ]),
      [
        ['phrase/term-owned-channels', 'major', 'terminology', 'Private domain traffic'],
        ['phrase/term-cloud', 'major', 'terminology', 'cloud'],
      ],
    );
    assert.equal(found[0]!.message, 'We write “owned channels”, not “Private domain traffic”.');
    assert.deepEqual(found[0]!.fixes[0]!.edits, [{ from: 0, to: 22, text: 'Owned channels' }]);
    assert.match(found[0]!.note, /^owned channels: Channels a company owns\./);
    const indonesian = await findings({ [path]: text, 'id/a.md': 'Simpan di awan.\n' }, 'id/a.md');
    assert.deepEqual(ids(indonesian), ['phrase/term-cloud']);
  });

  it('list the terms a language may use', async () => {
    const { concepts, findings } = await site({ [path]: text }).setup();
    assert.deepEqual(findings.get(path), []);
    assert.deepEqual(allowedTerms(concepts, 'en'), ['owned channels', 'cloud service']);
    assert.deepEqual(allowedTerms(concepts, 'zh'), ['私域']);
  });

  it('take another severity for all their terms', async () => {
    const files = { [path]: `severity: minor\n${text}`, 'en-SG/a.md': 'The cloud.\n' };
    assert.equal((await findings(files, 'en-SG/a.md'))[0]!.severity, 'minor');
  });

  const concept = (terms: string) => `concepts:\n  - id: a\n    terms: ${terms}\n`;
  const broken: [text: string, at: string, says: RegExp][] = [
    [concept('{english!: a}'), 'english!', /not a locale/],
    [
      concept('{en: {prefered: a}}'),
      'prefered',
      /no setting “prefered”\. Settings here: preferred, admitted/,
    ],
    [concept('{en: {forbidden: ["***"]}}'), '"***"', /is empty|would match everything/],
    [concept('{en: {partOfSpeech: nown}}'), 'nown', /not a value of .*One of: noun, verb/],
    [`${concept('{en: a}')}  - {id: a, terms: {en: b}}\n`, 'a', /phrase\/term-a already/],
  ];
  for (const [broke, at, says] of broken) {
    it(`say what is wrong in ${JSON.stringify(broke)}`, async () => {
      const [first, ...more] = await problems(path, broke);
      assert.match(first!.message, says);
      assert.equal(first!.at, at);
      assert.deepEqual(more, []);
    });
  }
});

describe('markets of the house', () => {
  const nigeria =
    'name: {en: Nigeria, zh: 尼日利亚}\nlocales: [en-NG]\ncurrency: NGN\npayments: [Bank transfer, Verve]\n';
  const path = '.terroir/markets/NG.yaml';
  const wechat = 'Pay with WeChat Pay.\n';

  const ways: [name: string, files: Record<string, string>, page: string][] = [
    ['a folder', {}, 'content/ng/a.md'],
    ['a locale', {}, 'content/en-NG/a.md'],
    ['front matter', { 'a.md': `---\nmarket: NG\n---\n${wechat}` }, 'a.md'],
    ['the config', { '.terroir/config.yaml': 'pages:\n  - {path: "**", market: NG}\n' }, 'a.md'],
  ];
  for (const [name, files, page] of ways) {
    it(`a new one is known by ${name}, and offered`, async () => {
      const all = { [path]: nigeria, [page]: wechat, ...files };
      const review = (await site(all).review(page))!;
      assert.equal(review.market?.name.en, 'Nigeria');
      assert.equal(
        review.target!.locale,
        name === 'front matter' || name === 'the config' ? 'en-NG' : review.target!.locale,
      );
      const note = review.findings.map((finding) => finding.note).join('\n');
      assert.match(note, /People in Nigeria pay with:\*\* Bank transfer, Verve/);
      for (const [, found] of (await site(all).setup()).findings) assert.deepEqual(found, []);
    });
  }

  it('a language means the market where most of its readers live', async () => {
    const kenya = 'name: Kenya\nlocales: [en-KE]\ncurrency: KES\n';
    const poland = 'name: Poland\nlocales: [pl-PL]\ncurrency: PLN\n';
    const files = {
      '.terroir/markets/PL.yaml': poland,
      '.terroir/markets/KE.yaml': kenya,
      'pl/a.md': 'Tekst.\n',
    };
    assert.equal((await site(files).review('pl/a.md'))!.market?.code, 'PL');
    assert.equal((await site({ ...files, 'en/a.md': 'Text.\n' }).review('en/a.md'))!.market, undefined);
  });

  it('a shipped one is changed field by field; lists are replaced as a whole', async () => {
    const text = 'name: {zh: 狮城}\npayments: [PayNow]\n';
    const { config } = await site({ '.terroir/markets/SG.yaml': text }).setup();
    const market = config.markets.get('SG')!;
    assert.deepEqual([market.name, market.payments], [{ en: 'Singapore', zh: '狮城' }, ['PayNow']]);
    assert.ok(market.moments.length && market.channels.length);
  });

  const broken: [path: string, text: string, at: string, says: RegExp][] = [
    [path, 'locales: [en-NG]\ncurrency: NGN\n', 'l', /^name is missing/],
    [path, `${nigeria}payment: [x]\n`, 'payment', /no setting “payment”\. Settings here: code, name/],
    [path, `code: GH\n${nigeria}`, 'GH', /not the market of this file/],
    [path, 'name: Nigeria\nlocales: [english!]\ncurrency: NGN\n', 'english!', /not a locale/],
    ['.terroir/markets/nigeria.yaml', nigeria, 'n', /named by the country code, such as NG\.yaml/],
    ['.terroir/markets/SG.yaml', 'payments: PayNow\n', 'PayNow', /must be of type array/],
  ];
  for (const [name, text, at, says] of broken) {
    it(`says what is wrong in ${name}: ${JSON.stringify(text)}`, async () => {
      const [first, ...more] = await problems(name, text);
      assert.match(first!.message, says);
      assert.equal(first!.at, at);
      assert.deepEqual(more, []);
      assert.equal(
        (await site({ [name]: text }).setup()).config.markets.get('SG')!.payments.length > 1,
        true,
      );
    });
  }
});

describe('the pages about the setup', () => {
  for (const page of ['docs/house-rules.md', 'docs/configuration.md']) {
    it(`${page}: its examples are sound`, async () => {
      const blocks = [...readFileSync(page, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
        ([, text]) => text!,
      );
      assert.ok(blocks.length);
      for (const text of blocks) {
        const path = text.includes('phrases:')
          ? '.terroir/rules/a.yaml'
          : text.includes('concepts:')
            ? '.terroir/terms/a.yaml'
            : text.includes('currency:')
              ? '.terroir/markets/NG.yaml'
              : undefined;
        if (path) assert.deepEqual(await problems(path, text), [], text);
      }
    });
  }
});
