import assert from 'node:assert/strict';
import { parseConfig } from '../../src/core/config.ts';
import { addPages, turnOff } from '../../src/core/first-steps/config-edit.ts';
import { literalGlob } from '../../src/core/text/glob.ts';

describe('a config that learns of pages', () => {
  const entry = { path: 'content/en/**', market: 'SG' };

  it('begins where there is none', () => {
    assert.equal(addPages('', [entry]), 'pages:\n  - path: content/en/**\n    market: SG\n');
    assert.equal(
      addPages('# ours\n', [{ path: 'cn/**', locale: 'zh' }]),
      '# ours\n\npages:\n  - path: cn/**\n    locale: zh\n',
    );
  });

  it('keeps comments, order, quotes and long lines', () => {
    const long = 'x'.repeat(200);
    const before = `# Settings of the house\nsource: "zh"   # HQ\n\nexclude: [ 'old/**', "${long}/**" ]\npages:\n  # partners first\n  - path: content/*/partners/**\n    audience: chinese-abroad # they know WeChat\n\n# the gate\ngate:\n  failOn: major\n`;
    const after = addPages(before, [entry])!;
    for (const line of before.split('\n').filter((one) => one.includes('#')))
      assert.ok(after.includes(line.trim().replace(/ {2,}#/, ' #')), `${line}\n---\n${after}`);
    assert.ok(after.includes(`"${long}/**"`) && after.includes('"zh"'));
    const { config, problems } = parseConfig(after);
    assert.deepEqual(problems, []);
    assert.equal(config.pagesFor('content/en/a.md').market, 'SG');
    assert.equal(config.pagesFor('content/id/partners/a.md').audience, 'chinese-abroad');
    assert.ok(after.indexOf('partners/**') < after.indexOf('content/en/**'));
    assert.ok(after.indexOf('content/en/**') < after.indexOf('# the gate'));
  });

  it('gives a known path its new values, and the rest stays', () => {
    const before = 'pages:\n  - path: content/en/** # English\n    market: US\n    type: product\n';
    assert.equal(
      addPages(before, [entry]),
      'pages:\n  - path: content/en/** # English\n    market: SG\n    type: product\n',
    );
  });

  it('leaves what is broken to people', () => {
    for (const broken of ['pages: {a: 1}\n', 'pages: [\n', '- a\n', 'x'])
      assert.equal(addPages(broken, [entry]), undefined);
  });
});

describe('a config that turns a rule off', () => {
  const rule = 'phrase/one-stop';
  const severityOf = (text: string, path: string, market: string | undefined) => {
    const { config, problems } = parseConfig(text);
    assert.deepEqual(problems, [], text);
    return config.severityOf(rule, { path, market });
  };

  it('begins where there is none', () => {
    assert.equal(turnOff('', rule, {}), 'rules:\n  phrase/one-stop: off\n');
    assert.equal(
      turnOff('source: zh\n', rule, { market: 'SG' }),
      'source: zh\noverrides:\n  - market: SG\n    rules:\n      phrase/one-stop: off\n',
    );
    assert.equal(turnOff('rules:\n', rule, {}), 'rules:\n  phrase/one-stop: off\n');
  });

  it('holds on the page, for the market, or everywhere, and nowhere else', () => {
    const onPage = turnOff('rules: {phrase: minor}\n', rule, { path: 'id/a.md' })!;
    assert.equal(severityOf(onPage, 'id/a.md', 'ID'), 'off');
    assert.equal(severityOf(onPage, 'id/b.md', 'ID'), 'minor');
    const forMarket = turnOff(onPage, rule, { market: 'SG' })!;
    assert.equal(severityOf(forMarket, 'sg/a.md', 'SG'), 'off');
    assert.equal(severityOf(forMarket, 'id/b.md', 'ID'), 'minor');
    assert.equal(severityOf(forMarket, 'a.md', undefined), 'minor');
    const everywhere = turnOff(forMarket, rule, {})!;
    for (const market of ['ID', 'MY', undefined]) assert.equal(severityOf(everywhere, 'x.md', market), 'off');
  });

  it('keeps what people wrote, and adds to what it said last of the same pages', () => {
    const before = `# house\nrules:\n  # ours\n  reference: minor # until spring\n\n# per market\noverrides:\n  - market: SG # the team there\n    rules:\n      phrase/paradigm: off # slang\n`;
    const after = turnOff(before, rule, { market: 'SG' })!;
    assert.equal(after, `${before}      phrase/one-stop: off\n`);
    assert.equal(
      turnOff(before, rule, {}),
      before.replace('# until spring\n', '# until spring\n  phrase/one-stop: off\n'),
    );
    // What is said again is changed, not said twice.
    const again = turnOff('rules:\n  phrase/one-stop: minor # hm\n', rule, {});
    assert.equal(again, 'rules:\n  phrase/one-stop: off # hm\n');
    // Later ones win: an earlier entry of the same pages would not.
    const twice = `overrides:\n  - market: SG\n    rules: {phrase: minor}\n  - path: sg/**\n    rules: {phrase: major}\n`;
    assert.equal(severityOf(turnOff(twice, rule, { market: 'SG' })!, 'sg/a.md', 'SG'), 'off');
  });

  it('names pages as no glob would', () => {
    for (const path of ['app/[id]/a.md', 'app/(shop)/a.md', 'a{b,c}.md', '!a.md', 'a*.md', 'a b/你好.md']) {
      const text = turnOff('', rule, { path: literalGlob(path) })!;
      assert.equal(severityOf(text, path, undefined), 'off', text);
      assert.equal(severityOf(text, 'app/i/a.md', undefined), undefined, text);
    }
  });

  it('leaves what is broken to people', () => {
    for (const broken of ['overrides: {a: 1}\n', 'overrides: [\n', '- a\n'])
      assert.equal(turnOff(broken, rule, { market: 'SG' }), undefined, broken);
    assert.equal(turnOff('rules: [a]\n', rule, {}), undefined);
  });

  it('says which rule of an override is none', () => {
    const { problems } = parseConfig(
      'overrides:\n  - market: SG\n    rules: {phrase/none: off}\n',
      undefined,
      () => false,
    );
    assert.deepEqual(
      problems.map(({ kind, key }) => [kind, key]),
      [['unknown-rule', 'overrides.0.rules.phrase/none']],
    );
  });
});
