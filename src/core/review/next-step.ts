import type { Family, Finding } from '../finding.ts';

/** What to do next about a finding; the most urgent first. */
export const nextSteps = ['mend', 'ask', 'nudge'] as const;
export type NextStep = (typeof nextSteps)[number];

/** What each family asks for, whether there is a fix or not; `by fix` where that decides. */
const stepOf: Readonly<Record<Family, NextStep | 'by fix'>> = {
  phrase: 'by fix',
  reference: 'by fix',
  term: 'mend',
  convention: 'mend',
  string: 'mend',
  spelling: 'mend',
  sensitive: 'ask',
  fact: 'mend',
  copy: 'by fix',
  local: 'by fix',
  page: 'mend',
  config: 'mend',
};

/**
 * What to do next about a finding. `mend`: whoever is at the page can do it now, as a fix is there or the matter is one of
 * form (a spelling, a number's marks, a setting). `ask`: somebody of the market has to find the words or decide, as for a
 * phrase carried over without a fix, or a claim that wants proof. `nudge`: nothing is wrong, but the page could be more of
 * its market's own.
 */
export function nextStep({
  severity,
  ruleId,
  fixes,
}: Pick<Finding, 'severity' | 'ruleId' | 'fixes'>): NextStep {
  if (severity === 'neutral') return 'nudge';
  const step = stepOf[ruleId.split('/')[0] as Family];
  if (step !== 'by fix') return step;
  return fixes.length ? 'mend' : 'ask';
}
