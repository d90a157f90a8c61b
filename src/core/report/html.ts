import type { Finding } from '../finding.ts';
import type { Language, Messages } from '../messages/index.ts';
import type { SitePage, SiteReview } from '../review/site.ts';
import { bandOf } from '../rules/mirrors-source.ts';
import { lineIndex } from '../text/lines.ts';
import { marketName } from './market-name.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#dcdfe4, #3b3f46); --dim: light-dark(#5b6270, #a2a8b4);
  --major: light-dark(#9a3412, #fdba74); --critical: light-dark(#b91c1c, #fca5a5); --minor: light-dark(#1d4ed8, #93c5fd); }
body { font: 15px/1.55 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1.25rem;
  background: light-dark(#fff, #1b1d21); color: light-dark(#1c1f24, #e6e8ec); }
h1 { font-size: 1.5rem } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; overflow-wrap: anywhere }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--minor); padding: .6rem 1rem; border-radius: .3rem }
.verdict.failed { border-left-color: var(--critical) } .dim { color: var(--dim); font-weight: normal }
table { border-collapse: collapse; width: 100% } th { text-align: start; color: var(--dim); font-weight: 600 }
th, td { padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap } .sev { white-space: nowrap; font-weight: 600 }
.minor { color: var(--minor) } .major { color: var(--major) } .critical { color: var(--critical) } .neutral { color: var(--dim) }
summary { cursor: pointer; color: var(--dim); font-size: .87rem } code { font-size: .87em }
details p { margin: .3rem 0 }`;

/** Text as it may stand in HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The review as one HTML file that opens offline and runs no script. */
export function htmlReport(site: SiteReview, say: Messages, speaks: Language): string {
  const words = say.report;
  const { passed, reasons } = site.gate;
  const body = [
    `<h1>${words.title}</h1>`,
    `<div class="verdict${passed ? '' : ' failed'}"><strong>${words.gate}${say.colon}${passed ? words.passed : words.failed}</strong>`,
    ...reasons.map((reason) => `<div>${escapeHtml(reason)}</div>`),
    '</div>',
    site.pages.length ? summaryTable(site, say, speaks) : `<p>${escapeHtml(words.noPages)}</p>`,
    ...site.markets.flatMap(({ market }) => [
      `<h2>${escapeHtml(marketName(market, say, speaks))}</h2>`,
      ...site.pages
        .filter(({ review }) => review.market?.code === market?.code)
        .map((page) => pageSection(page, say)),
    ]),
  ];
  return `<!doctype html>
<html lang="${speaks === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title} · Terroir</title><style>${style}</style></head><body>
${body.join('\n')}
</body></html>
`;
}

function summaryTable(site: SiteReview, say: Messages, speaks: Language): string {
  const words = say.report;
  const rows = site.markets.map((summary) => {
    const mirror = summary.mirror === null ? '–' : `${Math.round(summary.mirror * 100)}%`;
    const cells = [
      words.pages(summary.pages),
      words.words(summary.words),
      words.toFix(summary.toFix),
      mirror,
    ];
    const name = escapeHtml(marketName(summary.market, say, speaks));
    return `<tr><td>${name}</td>${cells.map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`;
  });
  const head = [words.market, '', '', '', words.mirrorShare].map((cell) => `<th>${cell}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function pageSection({ review, text }: SitePage, say: Messages): string {
  const { mirror } = review.measures;
  const facts = [
    mirror === null ? '' : say.report.pageMirror(mirror, say.band[bandOf(mirror)]),
    review.source ? say.report.from(review.source) : '',
  ].filter(Boolean);
  const head = `<h3>${escapeHtml(review.path)} <span class="dim">${escapeHtml(facts.join(' · '))}</span></h3>`;
  if (!review.findings.length) return `${head}<p class="dim">${say.report.allClear}</p>`;
  const place = lineIndex(text);
  const columns = [say.report.place, say.report.severity, say.report.finding].map(
    (cell) => `<th>${cell}</th>`,
  );
  const rows = review.findings.map((finding) => findingRow(finding, place(finding.from), say));
  return `${head}<table><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function findingRow(
  finding: Finding,
  { line, column }: { line: number; column: number },
  say: Messages,
): string {
  return `<tr><td class="number">${line}:${column}</td><td class="sev ${finding.severity}">${say.severity[finding.severity]}</td>
<td>${escapeHtml(finding.message)} <code class="dim">${escapeHtml(finding.ruleId)}</code>
<details><summary>${say.report.more}</summary>${noteHtml(finding.note)}</details></td></tr>`;
}

/** A note's paragraphs, with the two emphases notes use. */
function noteHtml(note: string): string {
  return note
    .split('\n\n')
    .filter(Boolean)
    .map((paragraph) => {
      const safe = escapeHtml(paragraph)
        .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
        .replace(/^\*([^*]+)\*$/, '<em class="dim">$1</em>');
      return `<p>${safe}</p>`;
    })
    .join('');
}
