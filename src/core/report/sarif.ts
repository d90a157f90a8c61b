import { type Finding, type Severity, severities } from '../finding.ts';
import type { Language } from '../messages/index.ts';
import { numberedFingerprints } from '../review/fingerprint.ts';
import type { SitePage } from '../review/site.ts';
import type { RuleDoc } from '../rules/rule.ts';
import { lineIndex } from '../text/lines.ts';
import { explainRule } from './explain.ts';
import type { Reporting } from './reporting.ts';

/** What GitHub takes of one run; see its documentation of SARIF support for code scanning. */
const mostResults = 25_000;

const levels: Readonly<Record<Severity, string>> = {
  critical: 'error',
  major: 'error',
  minor: 'warning',
  neutral: 'note',
};

/**
 * The review as SARIF 2.1.0 (OASIS), in the shape GitHub's code scanning takes: rules with help, locations
 * relative to the working directory, and fingerprints that survive moved lines. Where there are more findings
 * than GitHub takes the most severe are kept, and the log says how many were left out.
 */
export function sarifReport({ site, setups, messages, uiLanguage, version }: Reporting): string {
  const all = site.pages.flatMap((page) => resultsOf(page));
  const kept =
    all.length > mostResults
      ? all
          .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
          .slice(0, mostResults)
      : all;
  const ids = [...new Set(kept.map(({ result }) => result.ruleId))].sort();
  const indices = new Map(ids.map((id, index) => [id, index]));
  const left = all.length - kept.length;
  const run = {
    tool: {
      driver: {
        name: 'Terroir',
        version,
        semanticVersion: version,
        rules: describeRules(
          ids,
          setups.flatMap((setup) => setup.rules()),
          uiLanguage,
        ),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The working directory.' } } },
    invocations: [
      {
        executionSuccessful: true,
        ...(left
          ? {
              toolExecutionNotifications: [
                { level: 'warning', message: { text: messages.report.leftOut(left) } },
              ],
            }
          : {}),
      },
    ],
    results: kept.map(({ result }) => ({ ...result, ruleIndex: indices.get(result.ruleId) })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultsOf({ review, text }: SitePage) {
  const place = lineIndex(text);
  const names = numberedFingerprints(review.findings, text);
  return review.findings.map((finding, index) => {
    const { ruleId, severity, category, from, to, message } = finding;
    const [start, end] = [place(from), place(to)];
    const region = {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      charOffset: from,
      charLength: to - from,
    };
    const artifactLocation = { uri: toUri(review.path), uriBaseId: '%SRCROOT%' };
    const result = {
      ruleId,
      level: levels[severity],
      message: { text: plain(message) },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      partialFingerprints: { primaryLocationLineHash: names[index] },
      properties: { severity, category, ...(review.target?.market ? { market: review.target.market } : {}) },
    };
    return { severity, result };
  });
}

/** A plain text in which nothing is a link `[text](address)` or a place to be filled `{0}`, as SARIF (3.11) reads messages. */
function plain(text: string): string {
  return text.replace(/\](?=\()|\{(?=\d)/g, '$&\u2060');
}

/** A path as a relative URI reference: what has a meaning in URIs is escaped, also a colon in the first part. */
function toUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

function describeRules(ids: readonly Finding['ruleId'][], docs: readonly RuleDoc[], uiLanguage: Language) {
  return ids.map((id) => {
    const own = docs.filter((doc) => doc.id === id);
    const [first] = own;
    if (!first) return { id };
    return {
      id,
      name: id,
      shortDescription: { text: plain(first.why[uiLanguage]) },
      fullDescription: { text: plain(first.why[uiLanguage]) },
      help: { text: plain(first.instead[uiLanguage]), markdown: explainRule(own, uiLanguage) },
      defaultConfiguration: { level: levels[first.severity] },
      properties: { tags: [id.split('/')[0], first.category] },
    };
  });
}
