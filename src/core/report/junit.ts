import type { SitePage } from '../review/site.ts';
import { lineIndex } from '../text/lines.ts';
import { element, escapeXml, xmlHead } from '../text/xml.ts';
import { marketName } from './market-name.ts';
import type { Reporting } from './reporting.ts';

/**
 * The review as JUnit XML: a suite for each market, a case for each page, and a suite with the gate's
 * conditions. A page fails exactly where the gate fails it; its other findings stand in the case's output.
 */
export function junitReport({ site, messages, uiLanguage }: Reporting): string {
  const failing = new Set(site.gate.checks.filter(({ passed }) => !passed).flatMap(({ pages }) => pages));
  const suites = site.markets.map(({ market }) => {
    const name = marketName(market, messages, uiLanguage);
    const pages = site.pages.filter(({ review }) => review.market?.code === market?.code);
    const cases = pages.map((page) => pageCase(page, name, failing.has(page.review.path)));
    const failures = pages.filter(({ review }) => failing.has(review.path)).length;
    return suite(name, cases, failures);
  });
  const checks = site.gate.checks.map(({ condition, limit, passed, reason, mend }) => {
    const failure = passed ? '' : element('failure', { type: condition, message: reason }, escapeXml(mend));
    return element('testcase', { name: `${condition}: ${limit}`, classname: messages.report.gate }, failure);
  });
  suites.push(suite(messages.report.gate, checks, site.gate.checks.filter(({ passed }) => !passed).length));
  return `${xmlHead}${element('testsuites', { name: 'Terroir' }, `\n${suites.join('\n')}\n`)}\n`;
}

function suite(name: string, cases: readonly string[], failures: number): string {
  return element('testsuite', { name, tests: cases.length, failures, errors: 0 }, `\n${cases.join('\n')}\n`);
}

function pageCase({ review, text }: SitePage, classname: string, fails: boolean): string {
  const place = lineIndex(text);
  const lines = review.findings.map(({ from, severity, message, ruleId }) => {
    const { line, column } = place(from);
    return `${review.path}:${line}:${column} ${severity} ${message} (${ruleId})`;
  });
  const listed = escapeXml(lines.join('\n'));
  const worst = review.findings.find(({ severity }) => severity !== 'neutral');
  const content = fails
    ? element('failure', { type: worst?.ruleId ?? 'gate', message: worst?.message ?? '' }, listed)
    : listed && `<system-out>${listed}</system-out>`;
  return element('testcase', { name: review.path, classname }, content);
}
