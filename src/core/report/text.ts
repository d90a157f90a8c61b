import type { Finding, Severity } from '../finding.ts';
import type { Language, Messages } from '../messages/index.ts';
import { markets } from '../regions/market.ts';
import type { MarketSummary, SitePage, SiteReview } from '../review/site.ts';
import { bandOf } from '../rules/mirrors-source.ts';
import { lineIndex } from '../text/lines.ts';

/** How a terminal shows emphasis; in a pipe each of them returns its text as it is. */
export type Paint = Readonly<Record<'bold' | 'dim' | Severity, (text: string) => string>>;

const same = (text: string) => text;
/** No emphasis at all. */
export const plainPaint: Paint = {
  bold: same,
  dim: same,
  neutral: same,
  minor: same,
  major: same,
  critical: same,
};

/** The review for people at a terminal: findings by market and page, then the markets, then the gate. */
export function textReport(
  site: SiteReview,
  say: Messages,
  speaks: Language,
  paint: Paint = plainPaint,
): string {
  const words = say.report;
  if (!site.pages.length) return `${words.noPages}\n`;
  const lines: string[] = [];
  for (const market of site.markets) {
    lines.push(paint.bold(marketName(market.market, say, speaks)), '');
    for (const page of site.pages) {
      if (page.review.target?.market === market.market) lines.push(...pageLines(page, say, paint));
    }
  }
  lines.push(...marketTable(site.markets, say, speaks, paint), '');
  const { passed, reasons } = site.gate;
  const verdict = passed ? words.passed : paint.critical(words.failed);
  lines.push(
    `${paint.bold(words.gate)}${say.colon}${verdict}`,
    ...reasons.map((reason) => `  ${reason}`),
    '',
  );
  return lines.join('\n');
}

/** A market's name in the language of the interface: `ID` is Indonesia or 印度尼西亚. */
export function marketName(market: string | undefined, say: Messages, speaks: Language): string {
  return market ? (markets.get(market)?.name[speaks] ?? market) : say.noMarket;
}

function pageLines({ review, text }: SitePage, say: Messages, paint: Paint): string[] {
  const { mirror, register } = review.measures;
  const facts = [
    mirror === null ? '' : say.report.pageMirror(mirror, say.band[bandOf(mirror)]),
    register === null ? '' : say.report.register(register),
  ];
  const head = `  ${visible(review.path)}  ${paint.dim(facts.filter(Boolean).join(' · '))}`.trimEnd();
  const place = lineIndex(text);
  const rows = foldNudges(review.findings).map(({ finding, times }) => {
    const { line, column } = place(finding.from);
    const severity = paint[finding.severity](pad(say.severity[finding.severity], 9));
    return `  ${pad(`${line}:${column}`, 8)}${severity}${visible(finding.message)}${times > 1 ? ` ×${times}` : ''}  ${paint.dim(finding.ruleId)}`;
  });
  return [
    head,
    ...rows.map((row) => `  ${row}`),
    ...(rows.length ? [] : [paint.dim(`    ${say.report.allClear}`)]),
    '',
  ];
}

function marketTable(
  summaries: readonly MarketSummary[],
  say: Messages,
  speaks: Language,
  paint: Paint,
): string[] {
  const words = say.report;
  const rows = summaries.map((summary) => [
    marketName(summary.market, say, speaks),
    words.pages(summary.pages),
    words.words(summary.words),
    words.toFix(summary.toFix),
    words.nudges(summary.bySeverity.neutral),
    summary.mirror === null ? paint.dim(words.mirrorUnknown) : words.mirror(summary.mirror),
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => width(row[column]!))));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]! + 2))
      .join('')
      .trimEnd(),
  );
}

/** Nudges of one rule on a page are one line, at the first of them: they must not drown what is to be mended. */
function foldNudges(findings: readonly Finding[]): { finding: Finding; times: number }[] {
  const nudges = new Map<string, { finding: Finding; times: number }>();
  return findings.flatMap((finding) => {
    const known = finding.severity === 'neutral' ? nudges.get(finding.ruleId) : undefined;
    if (known) {
      known.times++;
      return [];
    }
    const row = { finding, times: 1 };
    if (finding.severity === 'neutral') nudges.set(finding.ruleId, row);
    return [row];
  });
}

/** Text of a page or path as it may go to a terminal: its control characters could move the cursor or worse. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

/** Columns a text takes in a terminal, where Chinese characters are two wide. */
function width(text: string): number {
  return (
    text.length +
    (text.match(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
    )?.length ?? 0)
  );
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - width(text)));
}
