import { type Finding, severities } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import { penaltyPoints } from '../review/score.ts';
import type { SitePage } from '../review/site.ts';
import { groupBy } from '../text/group-by.ts';
import { lineIndex } from '../text/lines.ts';
import { gist } from './folded.ts';
import { type Paint, pad, visible } from './terminal.ts';

/** A finding with where it stands: `content/id/a.md:3:10`. */
interface Placed {
  readonly finding: Finding;
  readonly path: string;
  readonly place: string;
}

type Kind = readonly [Placed, ...Placed[]];

/** How much of a long review is told before the rest is counted. */
const most = { kinds: 3, rows: 10, places: 2, pages: 5 };

/** Every finding that is no nudge. */
function toFix(pages: readonly SitePage[]): Placed[] {
  return pages.flatMap(({ review: { path, findings }, text }) => {
    const placeOf = lineIndex(text);
    return findings
      .filter(({ severity }) => severity !== 'neutral')
      .map((finding) => {
        const { line, column } = placeOf(finding.from);
        return { finding, path, place: `${visible(path)}:${line}:${column}` };
      });
  });
}

/** Findings by what `nameOf` calls them: the groups with the most severe first, of those the groups that weigh most. */
function kindsOf(found: readonly Placed[], nameOf: (finding: Finding) => string): Kind[] {
  const rank = ({ finding }: Placed) => severities.indexOf(finding.severity);
  const weight = (kind: Kind) => kind.reduce((sum, { finding }) => sum + penaltyPoints[finding.severity], 0);
  const kinds = [...groupBy(found, ({ finding }) => nameOf(finding)).values()].map(
    (group) => group.toSorted((a, b) => rank(b) - rank(a)) as [Placed, ...Placed[]],
  );
  return kinds.toSorted((a, b) => rank(b[0]) - rank(a[0]) || weight(b) - weight(a));
}

const ruleOf = ({ ruleId }: Finding) => ruleId;
const saying = ({ severity, ruleId, message }: Finding) => `${severity} ${ruleId} ${gist(message)}`;
const pagesOf = (kind: readonly Placed[]) => new Set(kind.map(({ path }) => path)).size;

/** The first places of a kind, and how many of `all` there are besides. */
function placesOf(kind: Kind, all: number, messages: Messages): string {
  const shown = kind.slice(0, most.places).map(({ place }) => place);
  const rest = all - shown.length;
  return [...shown, ...(rest ? [messages.report.others(rest)] : [])].join(', ');
}

/** What the note of a finding says to write instead, as plain text; '' where it says nothing of it. */
function adviceOf({ note }: Finding, messages: Messages): string {
  const head = messages.noteInstead('').trim();
  const line = note.split('\n').find((one) => one.startsWith(head)) ?? '';
  return line
    .slice(head.length)
    .replace(/\\(.)|[*`]/g, '$1')
    .trim();
}

/** What is there most often, of as many the first; '' where nothing is. */
function mostFrequent(texts: readonly string[]): string {
  const groups = [...groupBy(texts.filter(Boolean), (text) => text).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? '';
}

/** The kinds of findings to mend first, the worst at the top, each with what to do about it and where it stands. */
export function beginLines(pages: readonly SitePage[], messages: Messages, paint: Paint): string[] {
  const words = messages.report;
  const found = toFix(pages);
  if (!found.length) return [];
  const byItself = found.filter(({ finding }) => finding.fixes.some(({ safe }) => safe)).length;
  const lines = kindsOf(found, ruleOf)
    .slice(0, most.kinds)
    .flatMap((kind, index) => {
      const worst = kind.filter(({ finding }) => finding.severity === kind[0].finding.severity);
      // Of one rule the words that are there most often stand for the others.
      const [commonest] = kindsOf(worst, saying).toSorted((a, b) => b.length - a.length) as [Kind];
      const { finding } = commonest[0];
      const advice = mostFrequent(worst.map((one) => adviceOf(one.finding, messages)));
      return [
        `  ${index + 1}. ${paint[kind[0].finding.severity](visible(finding.message))}  ${words.times(kind.length, pagesOf(kind))}`,
        ...(advice ? [`     ${words.todo}${visible(advice)}`] : []),
        `     ${paint.dim(placesOf(commonest, kind.length, messages))}`,
      ];
    });
  return [
    paint.bold(words.begin),
    ...lines,
    ...(byItself ? [`  ${words.byItself(byItself, found.length)}`] : []),
    '',
  ];
}

/**
 * A long review in short: what is said most severely and most often, each thing once with its places, the pages with most to
 * mend, and what is not shown.
 */
export function shortLines(pages: readonly SitePage[], messages: Messages, paint: Paint): string[] {
  const words = messages.report;
  const found = toFix(pages);
  const kinds = kindsOf(found, saying);
  const shown = kinds.slice(0, most.rows);
  const rows = shown.flatMap((kind) => {
    const { severity, message, ruleId } = kind[0].finding;
    const often = kind.length > 1 ? `  ${words.times(kind.length, pagesOf(kind))}` : '';
    return [
      `  ${paint[severity](pad(messages.severity[severity], 9))}${visible(message)}${often}  ${paint.dim(ruleId)}`,
      `  ${pad('', 9)}${paint.dim(placesOf(kind, kind.length, messages))}`,
    ];
  });
  const worst = [...groupBy(found, ({ path }) => path)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, most.pages)
    .map(([path, of]) => `  ${visible(path)}  ${paint.dim(words.toFix(of.length))}`);
  const nudges = pages.reduce(
    (sum, { review }) => sum + review.findings.filter(({ severity }) => severity === 'neutral').length,
    0,
  );
  const left = found.length - shown.reduce((sum, kind) => sum + kind.length, 0);
  return [
    ...(rows.length ? [paint.bold(words.worstFirst), ...rows, ''] : []),
    ...(worst.length ? [paint.bold(words.worstPages), ...worst, ''] : []),
    words.folded(left, nudges),
    ...words.seeAll.map((line) => `  ${line}`),
    '',
  ];
}
