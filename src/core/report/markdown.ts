import { type Finding, severities } from '../finding.ts';
import { coverageWords } from '../messages/coverage.ts';
import type { Language, Messages } from '../messages/index.ts';
import { reviewWords } from '../messages/review.ts';
import { staleWords } from '../messages/stale.ts';
import type { Coverage } from '../review/coverage.ts';
import { unreadPages } from '../review/reviewed.ts';
import type { MarketSummary } from '../review/site.ts';
import { lineIndex } from '../text/lines.ts';
import { coverageLists } from './coverage.ts';
import { gateState } from './gate.ts';
import { marketName } from './market-name.ts';
import type { Reporting } from './reporting.ts';
import { changedLines, makesStale } from './stale.ts';

/** How many findings are listed: a comment is read on a phone, and may have 65,536 characters. */
const mostFindings = 50;
const mostCharacters = 300;
const marks = { passed: '✅', failed: '❌', off: '⚪' } as const;
/** How much of what a market lacks is listed. */
const mostLacks = 20;

/** A summary in Markdown for a pull request: the verdict, the markets, and the findings that matter most. */
export function markdownReport(reporting: Reporting): string {
  const { site, messages, uiLanguage, onlyChanged } = reporting;
  const { report: words } = messages;
  const { passed, reasons, checks } = site.gate;
  const state = gateState(site.gate);
  const mends = new Set(checks.map(({ mend }) => mend).filter(Boolean));
  const lines = [
    `## ${words.title}${messages.colon}${marks[state]} ${words[state]}`,
    '',
    ...branchLines(reporting),
    ...reasons.map((reason) => `- ${inline(reason)}`),
    ...[...mends].map((mend) => `- ${messages.gate.mend}${inline(mend)}`),
    '',
  ];
  if (!site.pages.length)
    return `${[...lines, onlyChanged ? words.nothingChanged : words.noPages, '', ...lacks(site.coverage, messages, uiLanguage)].join('\n').trimEnd()}\n`;
  lines.push(...table(site.markets, messages, uiLanguage), '');
  const unread = unreadPages(site.pages.map(({ review }) => review));
  for (const [why, of] of unread) lines.push(`- ${inline(words.notReviewed[why])} (${of.length})`);
  if (unread.size) lines.push('');
  const found = site.pages
    .flatMap(({ review, text }) => {
      const place = lineIndex(text);
      return review.findings.map((finding) => ({
        finding,
        path: review.path,
        line: place(finding.from).line,
      }));
    })
    .filter(({ finding }) => finding.severity !== 'neutral')
    .sort((a, b) => severities.indexOf(b.finding.severity) - severities.indexOf(a.finding.severity));
  if (found.length) {
    lines.push(`<details${passed ? '' : ' open'}><summary>${words.toFix(found.length)}</summary>`, '');
    for (const { finding, path, line } of found.slice(0, mostFindings))
      lines.push(row(finding, path, line, messages));
    if (found.length > mostFindings) lines.push(`- ${words.others(found.length - mostFindings)}`);
    lines.push('', '</details>', '');
  }
  lines.push(...lacks(site.coverage, messages, uiLanguage));
  lines.push(`<sub>${inline(words.method)}</sub>`);
  return `${lines.join('\n')}\n`;
}

/** How many changed sentences are listed of each Chinese page, and of how many pages. */
const mostChanged = { sentences: 6, sources: 20 };

/** What a branch makes stale in which market. */
function branchLines({ makesStale: sources = [], messages, uiLanguage }: Reporting): string[] {
  const head = makesStale(sources, messages, uiLanguage);
  if (head === undefined) return [];
  const words = staleWords(uiLanguage);
  const lines = sources.slice(0, mostChanged.sources).flatMap(({ path, pages, changes }) => {
    const all = changedLines(changes);
    const rest = all.length - mostChanged.sentences;
    const followers = pages.map(
      ({ market, path: own }) => `${marketName(market, messages, uiLanguage)} ${own}`,
    );
    return [
      `- ${inline(path)} → ${followers.map(inline).join(', ')}`,
      ...all.slice(0, mostChanged.sentences).map(({ sign, text }) => {
        const shown = inline(text);
        return `  - ${sign === '-' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`}`;
      }),
      ...(rest > 0 ? [`  - ${words.more(rest)}`] : []),
    ];
  });
  const left = sources.length - mostChanged.sources;
  return [
    `**${inline(head)}**`,
    '',
    ...lines,
    ...(left > 0 ? [`- ${messages.report.others(left)}`] : []),
    '',
  ];
}

/** What markets do not have, each list folded. */
function lacks(coverage: readonly Coverage[], messages: Messages, uiLanguage: Language): string[] {
  const { more } = coverageWords(uiLanguage);
  return coverageLists(coverage, messages, uiLanguage).flatMap(({ title, items }) => [
    `<details><summary>${inline(title)}</summary>`,
    '',
    ...items
      .slice(0, mostLacks)
      .map(
        ({ kindName, path, detail }) =>
          `- ${[kindName, path, detail].filter(Boolean).map(inline).join(' · ')}`,
      ),
    ...(items.length > mostLacks ? [`- ${more(items.length - mostLacks)}`] : []),
    '',
    '</details>',
    '',
  ]);
}

function table(markets: readonly MarketSummary[], messages: Messages, uiLanguage: Language): string[] {
  const { report: words } = messages;
  const { columns, nOf, percent, shares, writtenBy } = reviewWords(uiLanguage);
  const share = (value: number | null) => (value === null ? '–' : percent(value));
  const isAuthored = markets.some(({ authorship }) => authorship);
  const rows = markets.map((market) => [
    marketName(market.market, messages, uiLanguage),
    words.pages(market.pages),
    words.toFix(market.toFix),
    words.nudges(market.bySeverity.neutral),
    market.penalty === null ? '–' : market.penalty.toFixed(1),
    share(market.mirror),
    share(market.local),
    nOf(market.signed, market.pages),
    ...(isAuthored ? [market.authorship ? shares(market.authorship.mix) : '–'] : []),
  ]);
  const head = [
    words.market,
    '',
    '',
    '',
    words.penaltyHead,
    words.mirrorShare,
    columns.local,
    columns.signed,
  ];
  if (isAuthored) head.push(writtenBy);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inline).join(' | ')} |`);
}

function row({ severity, message, ruleId }: Finding, path: string, line: number, messages: Messages): string {
  return `- **${messages.severity[severity]}** ${inline(`${path}:${line}`)} ${inline(message)} <code>${inline(ruleId)}</code>`;
}

/**
 * Text of a page as it may stand in a line of Markdown: it opens no markup, no HTML, no link, names nobody
 * (`@`) and no issue (`#`, `GH-`), sets no formula (`$`), and stays one line.
 */
export function inline(text: string): string {
  return escaped(text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text);
}

function escaped(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\*_[\]|~!$]/g, '\\$&')
      .replace(/[@#](?=\w)|\bGH-(?=\d)|(?<=:)\/(?=\/)|(?<=www)\./gi, '$&\u2060')
      // Behind an escaped backtick some readers take the next one for no beginning of code.
      .replaceAll('`', '&grave;')
  );
}

/** What opens a line that is kept as it is: a heading, an item of a list, a quotation. */
const opening = /^(?:#{1,6} |(?: {2}){0,2}[-*] |> )/;

/**
 * Markdown with texts of a site in it, written anew so that no link, picture, HTML or formula is in it, whoever wrote
 * those: headings, lists, quotations, emphasis, code and fenced code stay, everything else is text. As nothing is taken
 * over that was not understood here, no reader of Markdown can understand it otherwise.
 */
export function withoutLinks(markdown: string): string {
  const lines = markdown.split(/\r\n?|\n/);
  const written: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [fence] = /^(?:`{3,}|~{3,})/.exec(lines[at]!) ?? [];
    const end = fence ? lines.findIndex((line, later) => later > at && line.trim() === fence) : -1;
    if (end > 0) {
      written.push(fenced(lines.slice(at + 1, end).join('\n')));
      at = end;
      continue;
    }
    const [start = ''] = opening.exec(lines[at]!) ?? [];
    written.push(start + emphasized(lines[at]!.slice(start.length)));
  }
  return written.join('\n');
}

/** A line of text with its `code`, **bold** and *italic* words. */
function emphasized(text: string): string {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|(?<![\w*])\*[^*]+\*(?![\w*]))/)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      if (part.startsWith('`')) return `\`${part.slice(1, -1).replace(/\p{Cc}/gu, ' ')}\``;
      const [mark] = /^\*+/.exec(part)!;
      return mark + escaped(part.slice(mark.length, -mark.length)) + mark;
    })
    .join('');
}

/** Text as a block of code that nothing in it can end. */
function fenced(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text}\n${fence}`;
}

/**
 * Markdown that loads nothing: texts of a site's rules and pages stand in it, and a picture from elsewhere would tell its
 * owner who reads. `![a](https://b.example/c.png)` is a link after that, and HTML is text; code stays as it is.
 */
export function withoutPictures(markdown: string): string {
  // An entity is text whatever stands before it, which a backslash behind another one is not; and no backtick is left that
  // is not of code, as readers differ in which of them belong together.
  return markdown.replace(
    /(^`{3,})[^\n]*\n[\s\S]*?^\1$|(?<![\\`])`[^`\n]+`(?!`)|!(?=\[)|<(?=[a-z!/?])|`/gim,
    (part) => ({ '!': '&#33;', '<': '&lt;', '`': '&grave;' })[part] ?? part,
  );
}
