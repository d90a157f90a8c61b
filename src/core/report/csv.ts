import { reviewWords } from '../messages/review.ts';
import { lineIndex } from '../text/lines.ts';
import { marketName } from './market-name.ts';
import type { Reporting } from './reporting.ts';

/**
 * The findings as CSV for spreadsheets, market by market: RFC 4180, with the mark by which spreadsheets know
 * UTF-8, and no cell that one would take for a formula, also where semicolons or tabs part cells.
 */
export function csvReport({ site, messages, uiLanguage }: Reporting): string {
  const { report: words } = messages;
  const { columns, shares, state, writtenBy } = reviewWords(uiLanguage);
  const head = [
    words.market,
    words.page,
    words.line,
    words.severity,
    words.dimension,
    words.finding,
    words.rule,
    columns.signed,
    writtenBy,
  ];
  const rows = site.markets.flatMap(({ market }) =>
    site.pages
      .filter(({ review }) => review.market?.code === market?.code)
      .flatMap(({ review, text }) => {
        const place = lineIndex(text);
        return review.findings.map(({ severity, category, from, message, ruleId }) => [
          marketName(market, messages, uiLanguage),
          review.path,
          String(place(from).line),
          messages.severity[severity],
          category,
          message,
          ruleId,
          state[review.signOff.state],
          review.authorship ? shares(review.authorship.mix) : '',
        ]);
      }),
  );
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const harmless = text.replace(/(?<=^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])/g, "'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
