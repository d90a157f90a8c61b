import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { rules } from '../../src/core/rules/index.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { memoryHost } from './memory-host.ts';

describe('a finding off the page', () => {
  const path = 'content/en-SG/a.md';
  const text = 'Fine words.\n';
  const spans = [
    { from: -1, to: 2 },
    { from: 2, to: 1 },
    { from: 0, to: text.length + 1 },
  ];
  for (const span of spans)
    it(`[${span.from}, ${span.to}) is the rule's fault, and told as such`, async () => {
      const wrong: Rule = {
        ...rules[0]!,
        id: 'convention/wrong',
        check: () => [{ span, message: 'Off it' }],
      };
      (rules as Rule[]).push(wrong);
      try {
        const review = await openSite(memoryHost({ [path]: text }), { speaks: 'en' }).review(path);
        const [finding] = review!.findings.filter(({ ruleId }) => ruleId === 'config/rule-failed');
        assert.match(finding!.message, /convention\/wrong/);
        assert.deepEqual([finding!.from, finding!.to], [0, 0]);
      } finally {
        (rules as Rule[]).pop();
      }
    });
});
