/** What happens to findings after the rules: pure functions from findings to findings. */
import type { Config, PagePlace } from '../config.ts';
import type { Keep } from '../content/content.ts';
import { type Finding, type Span, severities } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import { currentRuleId } from '../phrases/stock.ts';
import type { Exception } from '../rules/exceptions.ts';
import { marksWords } from '../rules/index.ts';
import { keepProblem } from '../rules/tool-diagnostics.ts';
import { firstIndex, reachOf } from '../text/first-index.ts';

/**
 * Gives each finding the severity the config sets for its rule or family, and drops those set to off.
 * @param page the page they are on; undefined for findings of the site
 */
export function applySeverities(findings: readonly Finding[], config: Config, page?: PagePlace): Finding[] {
  return findings.flatMap((finding) => {
    const severity = config.severityOf(finding.ruleId, page) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** A finding that marks words, not the page as a whole. */
function isAboutWords({ ruleId, from, to, isPassage }: Finding): boolean {
  return marksWords(ruleId) && !isPassage && to > from;
}

/**
 * Of phrases that overlap, the one that says most stays: the more severe, then the house's own, then the longer,
 * then the first. “Double Eleven shopping festival” is one finding, not two. What is critical has to go: nothing is said of
 * its spelling.
 * @param isHouse knows the rules that the house has written
 */
export function dropOverlaps(
  findings: readonly Finding[],
  isHouse: (ruleId: string) => boolean = () => false,
): Finding[] {
  const ranked = findings
    .filter(isAboutWords)
    .sort(
      (a, b) =>
        bySeverity(a, b) ||
        Number(isHouse(b.ruleId)) - Number(isHouse(a.ruleId)) ||
        b.to - b.from - (a.to - a.from) ||
        b.fixes.length - a.fixes.length ||
        a.from - b.from,
    );
  const taken = new Uint8Array(ranked.reduce((most, finding) => Math.max(most, finding.to), 0));
  const dropped = new Set<Finding>();
  for (const finding of ranked) {
    if (taken.subarray(finding.from, finding.to).some(Boolean)) dropped.add(finding);
    else taken.fill(finding.severity === 'critical' ? 2 : 1, finding.from, finding.to);
  }
  const isDoomed = ({ ruleId, from, to }: Finding) =>
    ruleId.startsWith('spelling/') && taken.subarray(from, to).includes(2);
  return findings.filter((finding) => !dropped.has(finding) && !isDoomed(finding));
}

function bySeverity(a: Finding, b: Finding): number {
  return severities.indexOf(b.severity) - severities.indexOf(a.severity);
}

/** True when a name (`phrase/one-stop`, an id it once had, `phrase` or `phrase/*`) is that of a rule or of its family. */
export function matchesRule(rule: string, ruleId: string): boolean {
  return currentRuleId(rule) === ruleId || ruleId.startsWith(`${rule.replace(/\/?\*$/, '')}/`);
}

/**
 * Drops what a keep with a reason speaks for; a keep without a reason or without effect is a finding.
 * @param known which rules there are, and which of them were applied to the page: of the others a keep may wait
 */
export function applyKeeps(
  findings: readonly Finding[],
  keeps: readonly Keep[],
  known: { readonly isRule: (name: string) => boolean; readonly isApplied: (name: string) => boolean },
  messages: Messages,
): Finding[] {
  const dropped = new Set<Finding>();
  const problems: Finding[] = [];
  const inTargets = findingsIn(keeps, findings);
  for (const keep of keeps) {
    const spoken = [...inTargets.get(keyOf(keep.target))!].flatMap(([ruleId, found]) =>
      keep.rules.some((rule) => matchesRule(rule, ruleId)) ? [found] : [],
    );
    const unknown = keep.rules.find((rule) => !known.isRule(rule));
    if (unknown) problems.push(keepProblem(keep, messages.keepUnknown(unknown)));
    else if (!/[\p{L}\p{N}]/u.test(keep.reason)) problems.push(keepProblem(keep, messages.keepWithoutReason));
    else if (!spoken.length && keep.rules.every(known.isApplied))
      problems.push(keepProblem(keep, messages.keepUnused(keep.rules.join(', '))));
    else for (const found of spoken) for (const finding of found.splice(0)) dropped.add(finding);
  }
  return [...findings.filter((finding) => !dropped.has(finding)), ...problems];
}

const keyOf = ({ from, to }: Span): string => `${from}-${to}`;

/** The findings in each target of a keep, by their rule. */
function findingsIn(
  keeps: readonly Keep[],
  findings: readonly Finding[],
): Map<string, Map<string, Finding[]>> {
  const found = new Map(keeps.map(({ target }) => [keyOf(target), new Map<string, Finding[]>()]));
  const targets = [...new Map(keeps.map(({ target }) => [keyOf(target), target])).values()].toSorted(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const reach = reachOf(targets);
  for (const finding of findings) {
    const first = firstIndex(reach, (end) => end > finding.from);
    for (let index = first; index < targets.length && targets[index]!.from < finding.to; index++) {
      if (targets[index]!.to <= finding.from) continue;
      const byRule = found.get(keyOf(targets[index]!))!;
      const same = byRule.get(finding.ruleId);
      if (same) same.push(finding);
      else byRule.set(finding.ruleId, [finding]);
    }
  }
  return found;
}

/**
 * Drops what the site keeps on purpose.
 * @param exceptions with what they are numbered by; those for other pages left out
 * @returns the other findings, and the numbers of the exceptions that were of use
 */
export function applyExceptions(
  findings: readonly Finding[],
  text: string,
  exceptions: readonly (readonly [number: number, exception: Exception])[],
): { findings: readonly Finding[]; suppressed: readonly number[] } {
  if (!exceptions.length) return { findings, suppressed: [] };
  const suppressed = new Set<number>();
  const left = findings.filter(({ ruleId, from, to }) => {
    const [number] =
      exceptions.find(([, { rule, fits }]) => matchesRule(rule, ruleId) && fits(text.slice(from, to))) ?? [];
    if (number !== undefined) suppressed.add(number);
    return number === undefined;
  });
  return { findings: left, suppressed: [...suppressed] };
}

/** In reading order; of findings at one place, the most severe first. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => a.from - b.from || bySeverity(a, b) || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
  );
}
