import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { rules } from '../../src/core/rules/index.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { memoryHost } from './memory-host.ts';

/** A review of a page by all rules and one that is broken. */
async function reviewWith(check: Rule['check'], path: string, text: string) {
  (rules as Rule[]).push({ ...rules[0]!, id: 'convention/wrong', check });
  try {
    return (await openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' }).review(path))!;
  } finally {
    (rules as Rule[]).pop();
  }
}

it('a rule that throws is a finding, and the others are applied', async () => {
  const text = 'We are a national high-tech enterprise，call 400-820-0000.\n';
  const { findings } = await reviewWith(
    () => {
      throw new Error('Off its head');
    },
    'content/en-SG/a.md',
    text,
  );
  const ids = findings.map(({ ruleId }) => ruleId);
  assert.deepEqual(ids.sort(), [
    'config/rule-failed',
    'convention/china-only-phone',
    'convention/full-width-punctuation',
    'reference/national-high-tech-enterprise',
  ]);
});

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
      const { findings } = await reviewWith(() => [{ span, message: 'Off it' }], path, text);
      const [finding] = findings.filter(({ ruleId }) => ruleId === 'config/rule-failed');
      assert.match(finding!.message, /convention\/wrong/);
      assert.deepEqual([finding!.from, finding!.to], [0, 0]);
    });
});
