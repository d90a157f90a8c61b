import { type Finding, type Severity, severities } from '../finding.ts';

/** Penalty points of one finding, as in MQM's scoring models (https://themqm.org); a nudge costs nothing. */
export const penaltyPoints: Readonly<Record<Severity, number>> = {
  neutral: 0,
  minor: 1,
  major: 5,
  critical: 25,
};

/** Below this many words a score says nothing: one finding more or less would decide it. */
export const leastWords = 500;

/** Findings by severity. Errors are minor and worse; neutral ones are nudges and never count as errors. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts findings by severity: two major ones give `{ neutral: 0, minor: 0, major: 2, critical: 0 }`. */
export function countBySeverity(findings: readonly Pick<Finding, 'severity'>[]): Counts {
  const counts = { neutral: 0, minor: 0, major: 0, critical: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/**
 * Penalty points per 1,000 words: two major findings and a minor one on 1,100 words are (2·5 + 1) / 1.1 = 10.
 * @returns null below `leastWords` words
 */
export function penaltyRate(counts: Counts, words: number): number | null {
  if (words < leastWords) return null;
  const points = severities.reduce((sum, severity) => sum + counts[severity] * penaltyPoints[severity], 0);
  return (points / words) * 1000;
}
