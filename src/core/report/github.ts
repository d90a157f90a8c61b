import { type Severity, severities } from '../finding.ts';
import { stale as rule } from '../rules/stale.ts';
import { lineIndex } from '../text/lines.ts';
import type { Reporting } from './reporting.ts';
import { makesStale } from './stale.ts';
import { withoutControls } from './terminal.ts';

const commands: Readonly<Record<Severity, string>> = {
  critical: 'error',
  major: 'error',
  minor: 'warning',
  neutral: 'notice',
};

/**
 * The review as workflow commands of GitHub Actions: each finding an annotation at its line. GitHub shows ten
 * of each kind for a step, so the most severe come first.
 */
export function githubReport({ site, makesStale: sources = [], messages, uiLanguage }: Reporting): string {
  const rows = site.pages.flatMap(({ review, text }) => {
    const place = lineIndex(text);
    return review.findings.map((finding) => ({ finding, path: review.path, place }));
  });
  rows.sort((a, b) => severities.indexOf(b.finding.severity) - severities.indexOf(a.finding.severity));
  const lines = rows.map(({ finding, path, place }) => {
    const [start, end] = [place(finding.from), place(finding.to)];
    const columns =
      start.line === end.line
        ? `,col=${start.column},endColumn=${Math.max(start.column, end.column - 1)}`
        : '';
    const where = `file=${property(path)},line=${start.line},endLine=${end.line}${columns}`;
    return `::${commands[finding.severity]} ${where},title=${property(finding.ruleId)}::${data(finding.message)}`;
  });
  // GitHub shows few notices: what the branch makes stale comes before what is only a hint.
  const stale = sources.map((source) => {
    const text = `${makesStale([source], messages, uiLanguage)} (${source.pages.map(({ path }) => path).join(', ')})`;
    return `::warning file=${property(source.path)},title=${property(rule.id)}::${data(text)}`;
  });
  lines.unshift(...stale);
  if (!site.gate.passed)
    lines.push(...site.gate.reasons.map((reason) => `::error title=Terroir::${data(reason)}`));
  return lines.map((line) => `${line}\n`).join('');
}

/** Text behind the second `::`, as the runner decodes it: one line, and nothing a log would take for a colour or a move. */
function data(text: string): string {
  return withoutControls(text.replaceAll(/\s+/g, ' ')).replaceAll('%', '%25');
}

/** A property of a command, as the runner decodes it: exactly what it was, for it may be a path, spaces and tabs too. */
function property(text: string): string {
  return text
    .split('\t')
    .map((part) => part.replaceAll(/[%:,\r\n]/g, encodeURIComponent))
    .map(withoutControls)
    .join('\t');
}
