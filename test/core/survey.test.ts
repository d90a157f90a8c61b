import assert from 'node:assert/strict';
import { parseConfig } from '../../src/core/config.ts';
import { survey } from '../../src/core/first-steps/survey.ts';

describe('the survey of a site', () => {
  const paths = [
    'content/zh/a.md',
    'content/zh/deep/er/b.md',
    'content/id/a.md',
    'content/en/a.md',
    'README.md',
    'x.png',
  ];

  it('tells source, markets and what nobody knows apart, by paths and config', () => {
    const { source, markets, others } = survey(paths, parseConfig('').config);
    assert.deepEqual(source, [
      { folder: 'content/zh', pages: ['content/zh/a.md', 'content/zh/deep/er/b.md'] },
    ]);
    assert.deepEqual([...markets], [['ID', [{ folder: 'content/id', pages: ['content/id/a.md'] }]]]);
    assert.deepEqual(others, [
      { folder: 'content/en', pages: ['content/en/a.md'] },
      { folder: '', pages: ['README.md'] },
    ]);
    const told = survey(paths, parseConfig('pages: [{path: "content/en/**", market: SG}]').config);
    assert.deepEqual([...told.markets.keys()].sort(), ['ID', 'SG']);
  });
});
