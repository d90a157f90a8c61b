import assert from 'node:assert/strict';
import { parseConfig } from '../../src/core/config.ts';
import { addPages } from '../../src/core/first-steps/config-edit.ts';

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
