import type { Finding } from '../finding.ts';
import { coverageWords } from '../messages/coverage.ts';
import type { Language, Messages } from '../messages/index.ts';
import { peopleWords } from '../messages/people.ts';
import { reviewWords } from '../messages/review.ts';
import { staleWords } from '../messages/stale.ts';
import { notReviewed, unreadPages } from '../review/reviewed.ts';
import { penaltyPoints } from '../review/score.ts';
import type { MarketSummary, SitePage } from '../review/site.ts';
import { type Trend, trendRows } from '../review/trend.ts';
import { mirrorBandOf } from '../rules/mirrors-source.ts';
import { lineIndex } from '../text/lines.ts';
import { coverageLists } from './coverage.ts';
import { folded } from './folded.ts';
import { gateLines } from './gate.ts';
import { beginLines, shortLines } from './kinds.ts';
import { marketName } from './market-name.ts';
import type { Reporting } from './reporting.ts';
import { makesStale, type StalePage, shownChanges, staleLists, staleUnknown } from './stale.ts';
import { type Paint, pad, visible, width } from './terminal.ts';

/** From so many lines on the verdict above them is out of sight at their end. */
const screen = 24;
/** Of a review of more lines nobody reads all: it is told in short. */
const mostLines = 60;

/**
 * The review for people at a terminal: the verdict and what to mend first, where each market stands, then the pages and
 * findings that weigh most first. A long one is told in short, unless all is asked for.
 */
export function textReport(reporting: Reporting): string {
  const { site, messages, paint, explainGate, onlyChanged } = reporting;
  const words = messages.report;
  if (reporting.onlyStale) return [...stalePages(reporting), ...staleSummary(reporting), ''].join('\n');
  if (!site.pages.length) {
    const nothing = onlyChanged ? words.nothingChanged : words.noPages;
    return `${[nothing, ...coverageLines(reporting).slice(0, -1)].join('\n')}\n`;
  }
  const pages = pageLists(reporting);
  const stale = staleSummary(reporting);
  const isShort = !reporting.isWhole && pages.length > mostLines;
  const body = [
    ...tables(reporting),
    ...(isShort ? [...unreadLines(site.pages, messages), ...shortLines(site.pages, messages, paint)] : pages),
    ...coverageLines(reporting, isShort),
    ...(stale.length ? [...stale, ''] : []),
  ];
  const isLong = body.length > screen;
  return [
    ...branchLines(reporting),
    ...gateLines(site.gate, explainGate, messages, paint),
    '',
    ...(isLong ? beginLines(site.pages, messages, paint) : []),
    ...body,
    ...(isLong ? [...gateLines(site.gate, false, messages, paint), ''] : []),
  ].join('\n');
}

/** Where each market stands, and how it came there. */
function tables({ site, messages, uiLanguage, paint, trend }: Reporting): string[] {
  const words = messages.report;
  const known = site.markets.reduce((sum, market) => sum + market.known, 0);
  return [
    ...marketTable(site.markets, messages, uiLanguage, paint),
    ...(known ? [words.known(known)] : []),
    ...(site.markets.some(({ penalty }) => penalty !== null) ? [paint.dim(words.method)] : []),
    '',
    ...(trend ? [...trendTable(trend, messages, uiLanguage, paint), ''] : []),
  ];
}

/** All that was found, page by page: the market and in it the page that weighs most first. */
function pageLists(reporting: Reporting): string[] {
  const { site, messages, uiLanguage, paint } = reporting;
  const words = messages.report;
  const lists = site.markets.map(({ market }) => {
    const own = site.pages
      .filter(({ review }) => review.market?.code === market?.code)
      .toSorted((a, b) => weight(b) - weight(a));
    return { market, own, points: own.reduce((sum, page) => sum + weight(page), 0) };
  });
  return lists
    .toSorted((a, b) => b.points - a.points)
    .flatMap(({ market, own }) => {
      const clean = own.filter(({ review }) => !review.findings.length);
      // A thousand pages without a finding would hide those with one.
      const folded = clean.length > 1 ? clean : [];
      const read = folded.filter(({ review }) => !notReviewed(review));
      const listed = folded.length ? own.filter(({ review }) => review.findings.length) : own;
      return [
        paint.bold(visible(marketName(market, messages, uiLanguage))),
        '',
        ...listed.flatMap((page) => pageLines(page, reporting)),
        ...unreadLines(folded, messages),
        ...(read.length ? [paint.dim(`  ${words.clean(read.length)}`), ''] : []),
      ];
    });
}

/** How many pages were not reviewed, by why. */
function unreadLines(pages: readonly SitePage[], messages: Messages): string[] {
  const unread = unreadPages(pages.map(({ review }) => review));
  return [...unread].flatMap(([why, of]) => [`  ${messages.report.notReviewed[why]} (${of.length})`, '']);
}

/** What the findings of a page weigh together. */
function weight({ review }: SitePage): number {
  return review.findings.reduce((sum, { severity }) => sum + penaltyPoints[severity], 0);
}

function pageLines({ review, text }: SitePage, { messages, uiLanguage, paint }: Reporting): string[] {
  const { signOff, measures, sourceConfidence } = review;
  const { register } = measures;
  const { mirror } = measures;
  const facts = [
    mirror === null ? '' : messages.report.pageMirror(mirror, messages.band[mirrorBandOf(mirror)]),
    sourceConfidence === null ? '' : messages.report.byContent(sourceConfidence),
    signOff.state === 'none' ? '' : peopleWords(uiLanguage).state[signOff.state],
    register === null ? '' : messages.report.register(register),
  ];
  const head = `  ${visible(review.path)}  ${paint.dim(facts.filter(Boolean).join(' · '))}`.trimEnd();
  const place = lineIndex(text);
  const rows = folded(review.findings).map(([first, ...others]) => {
    const at = ({ from }: Finding) => `${place(from).line}:${place(from).column}`;
    const severity = paint[first.severity](pad(messages.severity[first.severity], 9));
    const again = others.length ? ` ${paint.dim(messages.report.again(others.map(at)))}` : '';
    return `  ${pad(at(first), 8)}${severity}${visible(first.message)}${again}  ${paint.dim(first.ruleId)}`;
  });
  const why = notReviewed(review);
  return [
    head,
    ...rows.map((row) => `  ${row}`),
    ...(why ? [`    ${messages.report.notReviewed[why]}`] : []),
    ...(rows.length || why ? [] : [paint.dim(`    ${messages.report.allClear}`)]),
    '',
  ];
}

function marketTable(
  summaries: readonly MarketSummary[],
  messages: Messages,
  uiLanguage: Language,
  paint: Paint,
): string[] {
  const words = messages.report;
  const isSigned = summaries.some(({ signed }) => signed);
  const rows = summaries.map((summary) => [
    visible(marketName(summary.market, messages, uiLanguage)),
    words.pages(summary.pages),
    words.words(summary.words),
    words.toFix(summary.toFix),
    words.nudges(summary.bySeverity.neutral),
    summary.penalty === null ? words.penaltyUnknown : words.penalty(summary.penalty),
    summary.mirror === null ? paint.dim(words.mirrorUnknown) : words.mirror(summary.mirror),
    ...(isSigned ? [peopleWords(uiLanguage).signed(summary.signed, summary.pages)] : []),
  ]);
  return table(rows);
}

/** How many changed sentences of one page are listed beside others. */
const mostSentences = 6;

function changeLines({ sentences, rest }: Pick<StalePage, 'sentences' | 'rest'>, paint: Paint): string[] {
  return [
    ...sentences.map(
      ({ sign, text }) => `    ${sign === '-' ? paint.critical('-') : paint.minor('+')} ${visible(text)}`,
    ),
    ...(rest === undefined ? [] : [paint.dim(`    ${rest}`)]),
  ];
}

/** What a branch makes stale: it is what whoever reads the change wants to know first. */
function branchLines(reporting: Reporting): string[] {
  const { makesStale: sources = [], messages, uiLanguage, paint } = reporting;
  const head = makesStale(sources, messages, uiLanguage);
  if (head === undefined) return [];
  return [
    paint.bold(visible(head)),
    ...sources.flatMap(({ path, pages, changes }) => [
      `  ${visible(path)} → ${pages.map((page) => visible(page.path)).join(', ')}`,
      ...changeLines(shownChanges(changes, mostSentences, uiLanguage), paint),
    ]),
    '',
  ];
}

/** Stale pages, market by market, with what changed. */
function stalePages(reporting: Reporting): string[] {
  const { site, messages, uiLanguage, paint } = reporting;
  const reviews = site.pages.map(({ review }) => review);
  const lists = staleLists(reviews, messages, uiLanguage);
  return site.markets.flatMap(({ market }) => {
    const own = lists.find((list) => list.market?.code === market?.code)?.pages ?? [];
    const lines = own.flatMap((page) => [
      `  ${paint.bold(visible(page.path))}  ${paint.dim(visible(page.why))}`,
      ...changeLines(page, paint),
      '',
    ]);
    return lines.length ? [paint.bold(visible(marketName(market, messages, uiLanguage))), '', ...lines] : [];
  });
}

/** How many pages are stale, and of how many that cannot be told. */
function staleSummary({ site, uiLanguage, onlyStale }: Reporting): string[] {
  const words = staleWords(uiLanguage);
  const reviews = site.pages.map(({ review }) => review);
  const some = reviews.filter(({ stale }) => stale && stale !== 'unknown').length;
  const unknown = staleUnknown(reviews, uiLanguage);
  return [
    ...(some && !onlyStale ? [words.some(some)] : []),
    ...(some || unknown || !onlyStale ? [] : [words.none]),
    ...(unknown === undefined ? [] : [unknown]),
  ];
}

/** How much of what a market lacks is listed: the counts stand above, and all of it in the JSON and HTML reports. */
const mostLacks = 10;

/** What markets do not have; of each no more than how much where it `isShort`. */
function coverageLines({ site, messages, uiLanguage, paint }: Reporting, isShort = false): string[] {
  const { more } = coverageWords(uiLanguage);
  const lists = coverageLists(site.coverage, messages, uiLanguage);
  if (isShort) return lists.length ? [...lists.map(({ title }) => visible(title)), ''] : [];
  return lists.flatMap(({ title, items }) => {
    const shown = items.slice(0, mostLacks);
    const column = Math.max(...shown.map(({ kindName }) => width(kindName))) + 2;
    return [
      paint.bold(visible(title)),
      ...shown.map(({ kindName, path, detail }) =>
        `  ${paint.dim(pad(kindName, column))}${visible(path)}  ${paint.dim(visible(detail))}`.trimEnd(),
      ),
      ...(items.length > mostLacks ? [paint.dim(`  ${more(items.length - mostLacks)}`)] : []),
      '',
    ];
  });
}

/** The local share of each market at each moment, with what was to be mended then. */
function trendTable(trend: Trend, messages: Messages, uiLanguage: Language, paint: Paint): string[] {
  const words = reviewWords(uiLanguage);
  const rows = trendRows(trend).map(({ name, at }) => [
    visible(name ?? messages.noMarket),
    ...at.map((sums) =>
      sums
        ? `${sums.local === null ? '–' : words.percent(sums.local)} ${paint.dim(`· ${messages.report.toFix(sums.toFix)}`)}`
        : '',
    ),
  ]);
  return [paint.bold(words.trendTitle), ...table([['', ...trend.map(({ date }) => date)], ...rows])];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => width(row[column]!))));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]! + 2))
      .join('')
      .trimEnd(),
  );
}
