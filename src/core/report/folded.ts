import { type Finding, severities } from '../finding.ts';
import { groupBy } from '../text/group-by.ts';

/** What a message says, whatever the case of the words it quotes and the space before a sign: “20 %” is “20%”. */
export function gist(message: string): string {
  return message.toLowerCase().replace(/(?<=\d)\s+(?=[%‰°])/g, '');
}

/**
 * Findings that say the same are one row, and so are the nudges of one rule: they must not drown what is to be mended. The
 * most severe rows come first, those of one severity in the order of the page.
 */
export function folded(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const same = ({ ruleId, severity, message }: Finding) =>
    severity === 'neutral' ? ruleId : `${severity} ${ruleId} ${gist(message)}`;
  const rows = [...groupBy(findings, same).values()] as [Finding, ...Finding[]][];
  const rank = ([{ severity }]: [Finding, ...Finding[]]) => severities.indexOf(severity);
  return rows.toSorted((a, b) => rank(b) - rank(a));
}
