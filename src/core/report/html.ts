import page from 'page:review';
import { sumMixes } from '../authorship/shares.ts';
import { type Language, messagesFor } from '../messages/index.ts';
import { type ReviewWords, reviewWords } from '../messages/review.ts';
import { sumPages } from '../review/market.ts';
import type { PageReview } from '../review/page.ts';
import { unreadPages } from '../review/reviewed.ts';
import { type Trend, trendRows } from '../review/trend.ts';
import { dayOf } from '../text/date.ts';
import { groupBy } from '../text/group-by.ts';
import { type CoverageList, coverageLists } from './coverage.ts';
import type { Reporting } from './reporting.ts';
import { packPages, type SheetPage, type SheetVerdict, sheetPage, sheetVerdict } from './sheet.ts';
import { type StaleReview, staleLists, staleUnknown } from './stale.ts';

/** How many pages are named where no script runs; with one, all are there. */
const mostListed = 200;

/** What is asked of a page's review here, besides its sheet. */
export type SheetReview = StaleReview & Pick<PageReview, 'target'>;

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

/** The review of a site as one HTML file; see `sheetHtml`. */
export function htmlReport({ site, uiLanguage, trend, names, date }: Reporting): string {
  const pages = site.pages.map(({ review, text }) => {
    const { path, source, market } = review;
    const names = { path, source: source ?? null, market: market?.name[uiLanguage] ?? null };
    return sheetPage(review, names, text);
  });
  const coverage = coverageLists(site.coverage, messagesFor(uiLanguage), uiLanguage);
  const reviews = site.pages.map(({ review }) => review);
  return sheetHtml(pages, sheetVerdict(site.gate), uiLanguage, { names, date, coverage, reviews, trend });
}

/**
 * What stands around the sheet: of which sites it is and when, which pages were not reviewed, what markets do not have, which
 * of the reviewed pages are stale, and what was before.
 */
export interface SheetBesides {
  readonly names: readonly string[];
  /** When it was reviewed. */
  readonly date: Date;
  readonly coverage?: readonly CoverageList[];
  readonly reviews?: readonly SheetReview[];
  readonly trend?: Trend | undefined;
}

/**
 * The review page of the editor as one file that opens offline. Its own script is the only one that runs, and
 * what was reviewed is data to it; where none runs, the verdict, the markets and the worst pages are there to read.
 */
export function sheetHtml(
  pages: readonly SheetPage[],
  verdict: SheetVerdict,
  uiLanguage: Language,
  { names, date, coverage = [], reviews = [], trend }: SheetBesides,
): string {
  const words = reviewWords(uiLanguage);
  const data = { language: uiLanguage, saved: { pages: packPages(pages), verdict, trend: trend ?? null } };
  const of = escapeHtml([...names, dayOf(date)].join(' · '));
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${page.scriptHash}'`;
  return `<!doctype html>
<html lang="${uiLanguage === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${words.title} · ${of} · Terroir</title><style>${page.style}</style></head>
<body><header>${of}</header><main id="page">
${summary(pages, verdict, words)}${trend ? trendTable(trend, words) : ''}
</main>
${unreadOf(reviews, uiLanguage)}${coverage.map(lacks).join('')}${stalePages(reviews, uiLanguage)}<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${page.script}</script></body></html>
`;
}

/** Pages that were not reviewed, by why, folded. */
function unreadOf(reviews: readonly SheetReview[], uiLanguage: Language): string {
  const { notReviewed } = messagesFor(uiLanguage).report;
  const lists = [...unreadPages(reviews)].map(([why, of]) => {
    const rows = of.map(({ path }) => `<tr><td>${escapeHtml(path)}</td></tr>`);
    const title = `${notReviewed[why]} (${of.length})`;
    return `<details class="lacks"><summary>${escapeHtml(title)}</summary><table><tbody>${rows.join('')}</tbody></table></details>\n`;
  });
  return lists.join('');
}

/** What a market does not have, folded. */
function lacks({ title, items }: CoverageList): string {
  const rows = items.map(({ kindName, path, detail }) => {
    const cells = [path, detail].map((text) => `<td>${escapeHtml(text)}</td>`);
    return `<tr><th scope="row">${escapeHtml(kindName)}</th>${cells.join('')}</tr>`;
  });
  return `<details class="lacks"><summary>${escapeHtml(title)}</summary><table><tbody>${rows.join('')}</tbody></table></details>\n`;
}

/** Stale pages of each market with what changed on the Chinese page, folded; and of how many that is not known. */
function stalePages(reviews: readonly StaleReview[], uiLanguage: Language): string {
  const unknown = staleUnknown(reviews, uiLanguage);
  const lists = staleLists(reviews, messagesFor(uiLanguage), uiLanguage).map(({ title, pages }) => {
    const items = pages.map(({ path, why, sentences, rest }) => {
      const changes = [
        ...sentences.map(({ sign, text }) => {
          const name = sign === '-' ? 'del' : 'ins';
          return `<${name}>${escapeHtml(text)}</${name}>`;
        }),
        ...(rest === undefined ? [] : [escapeHtml(rest)]),
      ];
      const below = `<ul>${changes.map((change) => `<li>${change}</li>`).join('')}</ul>`;
      return `<dt>${escapeHtml(path)}</dt><dd>${escapeHtml(why)}${below}</dd>`;
    });
    return `<details class="stale"><summary>${escapeHtml(title)}</summary><dl>${items.join('')}</dl></details>\n`;
  });
  return lists.join('') + (unknown === undefined ? '' : `<p>${escapeHtml(unknown)}</p>\n`);
}

/** What is there to read where no script runs. */
function summary(pages: readonly SheetPage[], verdict: SheetVerdict, words: ReviewWords): string {
  const ofMarkets = [...groupBy(pages, ({ market }) => market ?? words.noMarket)].map(([name, group]) => ({
    name,
    pages: group,
  }));
  const ofPages = pages
    .map((one) => ({ name: one.path, pages: [one], toFix: sumPages([one]).toFix }))
    .filter(({ toFix }) => toFix)
    .sort((a, b) => b.toFix - a.toFix);
  const list = (texts: readonly string[]) => texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('');
  return [
    `<h1>${words[verdict.state]}</h1>`,
    `<ul>${list([...verdict.reasons, ...verdict.mends.map((mend) => words.mend + mend)])}</ul>`,
    pages.length ? table(ofMarkets, words) : `<p>${words.noPages}</p>`,
    ofPages.length ? table(ofPages.slice(0, mostListed), words) : '',
    ofPages.length > mostListed ? `<p>${words.more(ofPages.length - mostListed)}</p>` : '',
    `<p>${words.method}</p>`,
  ].join('\n');
}

function table(
  rows: readonly { readonly name: string; readonly pages: readonly SheetPage[] }[],
  words: ReviewWords,
): string {
  const { name, pages, mirror, local, signed, ...severities } = words.columns;
  const heads = [
    name,
    pages,
    words.columns.words,
    mirror,
    local,
    severities.critical,
    severities.major,
    severities.minor,
    signed,
    words.writtenBy,
  ];
  const share = (value: number | null) => (value === null ? '–' : words.percent(value));
  const lines = rows.map(({ name: own, pages: of }) => {
    const sums = sumPages(of);
    const mix = sumMixes(of.map(({ authorship }) => authorship));
    const { critical, major, minor } = sums.bySeverity;
    const shares = [share(sums.mirror), share(sums.local)];
    const numbers = [sums.pages, sums.words, ...shares, critical, major, minor];
    const people = [words.nOf(sums.signed, sums.pages), mix ? words.shares(mix) : '–'];
    const cells = [...numbers, ...people].map(
      (cell) => `<td>${typeof cell === 'number' ? words.number(cell) : escapeHtml(cell)}</td>`,
    );
    return `<tr><th scope="row">${escapeHtml(own)}</th>${cells.join('')}</tr>`;
  });
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

/** The local share of each market at each moment. */
function trendTable(trend: Trend, words: ReviewWords): string {
  const row = (name: string, cells: readonly string[], cell: string) =>
    `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((text) => `<${cell}>${text}</${cell.split(' ')[0]}>`).join('')}</tr>`;
  const dates = trend.map(({ date }) => `<time datetime="${date}">${date}</time>`);
  const rows = trendRows(trend).map(({ name, at }) => {
    const shares = at.map((sums) => (sums && sums.local !== null ? words.percent(sums.local) : '–'));
    return row(name ?? words.noMarket, shares, 'td');
  });
  return `<h2>${words.trendTitle}</h2>\n<table><thead>${row(words.columns.name, dates, 'th scope="col"')}</thead><tbody>${rows.join('')}</tbody></table>`;
}
