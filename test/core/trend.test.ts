import assert from 'node:assert/strict';
import { trendMoments } from '../../src/core/review/trend.ts';

describe('the moments of a trend', () => {
  const now = new Date('2026-11-27T14:00:00Z');
  const from = (began: string) => trendMoments(new Date(began), now).map((moment) => moment.toISOString());

  it('are the ends of months, and now', () => {
    const months = ['07', '08', '09', '10', '11'].map((month) => `2026-${month}-01T00:00:00.000Z`);
    assert.deepEqual(from('2020-01-01'), [...months, now.toISOString()]);
    // What began later has fewer.
    assert.deepEqual(from('2026-08-20'), [...months.slice(2), now.toISOString()]);
  });

  it('are weeks of a young history, and only now of one that began today', () => {
    assert.deepEqual(from('2026-11-10'), [
      '2026-11-13T14:00:00.000Z',
      '2026-11-20T14:00:00.000Z',
      now.toISOString(),
    ]);
    assert.deepEqual(from('2026-11-27T13:00:00Z'), [now.toISOString()]);
  });
});
