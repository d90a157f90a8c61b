import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configJsonSchema, parseConfig } from '../../src/core/config.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { completeYaml, hoverYaml } from '../../src/core/text/yaml-completion.ts';

const schema = configJsonSchema();

describe('config', () => {
  it('empty is the default', () => {
    const { config, problems } = parseConfig('');
    assert.deepEqual([config.source, config.gate.failOn, problems], ['zh', 'major', []]);
  });

  it('severities by rule and by family', () => {
    const { config } = parseConfig('rules:\n  phrase: minor\n  phrase/one: off\n');
    assert.equal(config.severityOf('phrase/one'), 'off');
    assert.equal(config.severityOf('phrase/two'), 'minor');
    assert.equal(config.severityOf('copy/x'), undefined);
  });

  const broken: [text: string, at: string, says: RegExp][] = [
    [
      'gate:\n  failOn: huge\n',
      'huge',
      /“huge” is not a value of gate.failOn. One of: critical, major, minor, never/,
    ],
    [
      'source: zh\nmarkets: [ID]\n',
      'markets',
      /no setting “markets”. Settings here: source, readers, industry, exclude/,
    ],
    ['exclude: draft\n', 'draft', /exclude must be of type array, not “draft”/],
    [
      'pages:\n  - path: a/**\n    market: Indonesia\n',
      'Indonesia',
      /“Indonesia” is not a value of pages.0.market. One of: AE, BR/,
    ],
    ['pages:\n  - market: ID\n', 'market: ID\n', /pages.0.path is missing/],
    ['exclude: ["a+(b)"]\n', '"a+(b)"', /no \( \) or \|/],
    ['source: chinese!\n', 'chinese!', /not a locale/],
    ['gate: {failOn: major\n', '', /Not valid YAML/],
  ];
  for (const [text, at, says] of broken) {
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      const { problems, config } = parseConfig(text);
      assert.match(messagesFor('en').config(problems[0]!), says);
      assert.match(messagesFor('zh').config(problems[0]!), /[\u4e00-\u9fff]/);
      assert.equal(
        text.slice(problems[0]!.from, problems[0]!.to),
        at || text.slice(problems[0]!.from, problems[0]!.to),
      );
      assert.ok(config.source);
    });
  }

  it('what is right stays in force beside what is broken', () => {
    assert.equal(parseConfig('source: en\ngate: 3\n').config.source, 'en');
  });

  it('no text makes it throw', () => {
    const unit = fc.constantFrom(
      'source',
      ': ',
      '\n',
      '  ',
      '- ',
      'pages',
      'path',
      '*',
      '&a',
      '[',
      '{',
      '"',
      'ID',
      '#',
      '?',
      '|',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        for (const { from, to } of parseConfig(text).problems)
          assert.ok(from >= 0 && from <= to && to <= text.length);
        completeYaml(text, text.length, schema);
        hoverYaml(text, text.length, schema);
      }),
    );
  });

  it('a glob names what people mean by it', () => {
    const excludes = (...globs: string[]) => {
      const { isExcluded } = parseConfig(`exclude: ${JSON.stringify(globs)}\n`).config;
      return (path: string) => isExcluded(path);
    };
    const folder = ['drafts/', 'drafts', './drafts/', '/drafts', ' drafts/** ', 'drafts\\\\', 'drafts\\\\**'];
    for (const glob of folder.map((one) => one.replaceAll('\\\\', '\\'))) {
      assert.equal(excludes(glob)('drafts/id/a.md'), true, glob);
      assert.equal(excludes(glob)('content/drafts/a.md'), false, glob);
      assert.equal(excludes(glob)('drafts.md'), false, glob);
    }
    const deep = ['**/drafts', '**/drafts/', 'content/*/drafts', 'content/{id,en}/drafts/'];
    for (const glob of deep) assert.equal(excludes(glob)('content/id/drafts/old/a.md'), true, glob);
    assert.equal(excludes('content/*')('content/id/a.md'), false, 'a star is of one folder');
    assert.equal(excludes('content/*')('content/a.md'), true);
    assert.equal(excludes('app/[locale]/**')('app/[locale]/a.md'), true);
    assert.equal(excludes('app/\\[locale\\]/a.md')('app/[locale]/a.md'), true);
    assert.equal(excludes('docs/old.md')('docs/old.md'), true);
    assert.equal(excludes('**/*.draft.md')('content/id/a.draft.md'), true);
    const but = excludes('content/**', '!content/id/', 'content/id/old.md');
    assert.deepEqual(['content/en/a.md', 'content/id/a.md', 'content/id/old.md', 'other/a.md'].map(but), [
      true,
      false,
      true,
      false,
    ]);
  });

  it('completes keys and values where they stand', () => {
    const labels = (text: string) => completeYaml(text, text.length, schema).map(({ label }) => label);
    assert.deepEqual(labels(''), [
      'source',
      'readers',
      'industry',
      'exclude',
      'formats',
      'views',
      'pages',
      'sources',
      'coverage',
      'targets',
      'maxLength',
      'rules',
      'overrides',
      'gate',
    ]);
    assert.deepEqual(labels('gate:\n  failOn: '), ['critical', 'major', 'minor', 'never']);
    assert.deepEqual(labels('pages:\n  - path: a\n    '), [
      'path',
      'market',
      'locale',
      'audience',
      'readers',
      'industry',
      'type',
    ]);
    assert.ok(labels('pages:\n  - path: a\n    market: ').includes('ID'));
    assert.match(hoverYaml('gate:\n  failOn: major\n', 9, schema)!, /gate fails/);
  });
});
