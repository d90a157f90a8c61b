import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/finding.ts';
import { nextStep } from '../../src/core/review/next-step.ts';

describe('what to do next about a finding', () => {
  const step = (ruleId: Finding['ruleId'], severity: Finding['severity'], fixes = 0) =>
    nextStep({ ruleId, severity, fixes: Array(fixes).fill({ title: 'x', edits: [], safe: true }) });

  it('is to mend it where anybody can, to ask where words or a decision are wanted, and else a nudge', () => {
    assert.equal(step('convention/date-order', 'minor'), 'mend');
    assert.equal(step('phrase/one-stop', 'major', 1), 'mend');
    assert.equal(step('phrase/one-stop', 'major'), 'ask');
    // A claim is never mended by putting other words in its place.
    assert.equal(step('sensitive/superlative', 'major', 1), 'ask');
    assert.equal(step('convention/date-order', 'neutral', 1), 'nudge');
  });
});
