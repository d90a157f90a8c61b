import assert from 'node:assert/strict';
import { type Countable, sumPages } from '../../src/core/review/market.ts';

describe('pages without a Chinese page', () => {
  const page = (more: Partial<Countable>): Countable => ({
    words: 100,
    source: null,
    measures: { mirror: null, local: null },
    findings: [],
    known: [],
    signOff: { state: 'none' },
    ...more,
  });
  const mirrored = page({ source: 'zh/a.md', measures: { mirror: 1, local: 0 } });

  it('count as local where others of the market follow one', () => {
    const { own, local, mirror } = sumPages([mirrored, page({ words: 300 })]);
    assert.deepEqual([own, local, mirror], [1, 0.75, 1]);
  });

  it('count as nothing where none does, or their phrases give them away as a translation', () => {
    assert.deepEqual([sumPages([page({})]).own, sumPages([page({})]).local], [0, null]);
    const told = page({ findings: [{ severity: 'minor', ruleId: 'phrase/translated-page' }] });
    assert.deepEqual([sumPages([mirrored, told]).own, sumPages([mirrored, told]).local], [0, 0]);
  });
});
