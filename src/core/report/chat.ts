/** Answers of the chat participant, as parts that an editor shows one by one. */
import { type RowState, sideBySide } from '../alignment/side-by-side.ts';
import { objectCharacter, type Segment } from '../content/segment.ts';
import type { Finding, RuleId } from '../finding.ts';
import { type ChatWords, chatWords } from '../messages/chat.ts';
import type { Language, Messages } from '../messages/index.ts';
import { peopleWords } from '../messages/people.ts';
import { staleWords } from '../messages/stale.ts';
import type { GateVerdict } from '../review/gate.ts';
import { countToFix, type PageReview } from '../review/page.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import { penaltyPoints } from '../review/score.ts';
import { summarizeMarkets } from '../review/site.ts';
import type { RuleDoc } from '../rules/rule.ts';
import { lineIndex } from '../text/lines.ts';
import type { BriefState } from './briefs.ts';
import { comparedHeadline, readableText } from './compared.ts';
import { folded } from './folded.ts';
import { inline, withoutLinks } from './markdown.ts';
import { changedLines } from './stale.ts';

/** What can be asked of the participant. */
export const chatCommands = ['review', 'brief', 'why', 'compare'] as const;
export type ChatCommand = (typeof chatCommands)[number];

/** What a button does. `fix` puts a fix in wherever a finding of the page offers it in the same words. */
export type ChatAction =
  | { readonly kind: 'fix'; readonly path: string; readonly fix: ChatFix }
  | { readonly kind: 'fix-all' | 'brief' | 'compare'; readonly path: string }
  | { readonly kind: 'explain'; readonly ruleId: RuleId };

/** A fix, by what the editor offers of it: which rule found what, and what the fix says it does. */
export interface ChatFix {
  readonly ruleId: RuleId;
  readonly message: string;
  readonly title: string;
}

/** A part of an answer; places are offsets of the file's text. */
export type ChatPart =
  | { readonly markdown: string }
  | { readonly title: string; readonly path: string; readonly from: number; readonly to: number }
  | { readonly title: string; readonly action: ChatAction };

/** What may be asked next. */
export interface ChatNext {
  readonly label: string;
  readonly command: ChatCommand;
  readonly prompt: string;
}

export interface ChatAnswer {
  readonly parts: readonly ChatPart[];
  readonly next: readonly ChatNext[];
}

/** In which language, and with which sentences, it is answered. */
interface Words {
  readonly messages: Messages;
  readonly uiLanguage: Language;
}

/** How many findings or pages are told, and how many blocks of each kind: an answer is read to its end. */
const most = { findings: 8, places: 5, pages: 8, blocks: 5, brief: 80 };

const text = (markdown: string): ChatPart => ({ markdown });

/** A page's verdict and its findings, the worst first. @param docs the rules of the site, for their reasons */
export function reviewAnswer(
  review: PageReview,
  pageText: string,
  gate: GateVerdict,
  docs: readonly RuleDoc[],
  words: Words,
): ChatAnswer {
  const { messages, uiLanguage } = words;
  const chat = chatWords(uiLanguage);
  const { path, findings, market } = review;
  const place = lineIndex(pageText);
  const rows = folded(findings);
  const shown = rows.slice(0, most.findings);
  const parts: ChatPart[] = [text(head(path, market?.name[uiLanguage], gate, words))];
  parts.push(text(`${counts(findings, messages)}\n\n`));
  for (const row of shown) parts.push(...findingParts(path, row, place, docs, words));
  const untold = rows.slice(most.findings).reduce((sum, row) => sum + row.length, 0);
  if (untold) parts.push(text(`\n\n${chat.more(untold)}\n\n`));
  const safe = findings.filter(isSafe).length;
  if (safe) parts.push(button(chat.fixAt(messages.actions.fixAll, safe), { kind: 'fix-all', path }));
  const [worst] = rows;
  return {
    parts,
    next: [
      ...(worst ? [{ label: chat.next.why, command: 'why' as const, prompt: worst[0].ruleId }] : []),
      ...(review.alignment ? [next('compare', path, chat.next.compare)] : []),
      next('brief', path, chat.next.brief),
    ],
  };
}

/** Where the pages of a market stand, the worst first. */
export function marketAnswer(
  name: string,
  reviews: readonly PageReview[],
  gate: GateVerdict,
  words: Words,
): ChatAnswer {
  const { messages, uiLanguage } = words;
  const chat = chatWords(uiLanguage);
  const [sums] = summarizeMarkets(reviews);
  const weight = ({ findings }: PageReview) =>
    findings.reduce((sum, { severity }) => sum + penaltyPoints[severity], 0);
  const all = reviews.filter(({ findings }) => findings.length).toSorted((a, b) => weight(b) - weight(a));
  const told = all.slice(0, most.pages);
  const lines = told.flatMap((review): ChatPart[] => {
    const [first] = folded(review.findings)[0]!;
    return [
      text(
        `\n- **${inline(review.path)}** · ${counts(review.findings, messages)} · ${inline(first.message)} `,
      ),
      { title: chat.firstPlace, path: review.path, from: first.from, to: first.to },
    ];
  });
  const measured = [
    messages.report.pages(reviews.length),
    ...(sums
      ? [
          messages.report.toFix(sums.toFix),
          messages.report.nudges(sums.bySeverity.neutral),
          sums.mirror === null ? messages.report.mirrorUnknown : messages.report.mirror(sums.mirror),
        ]
      : []),
  ];
  return {
    parts: [
      text(head(name, undefined, gate, words)),
      text(`${measured.join(' · ')}\n`),
      ...lines,
      ...(all.length ? [] : [text(`\n${messages.report.allClear}`)]),
      ...(all.length > told.length ? [text(`\n- ${chat.morePages(all.length - told.length)}`)] : []),
    ],
    next: told.slice(0, 3).map(({ path }) => next('review', path, chat.next.reviewOf(path))),
  };
}

/** A page's brief: as it lies in its file, or as it would be written. */
export function briefAnswer(
  page: string,
  brief: { readonly path: string; readonly text: string; readonly state: BriefState | undefined },
  { uiLanguage }: Words,
): ChatAnswer {
  const chat = chatWords(uiLanguage);
  const { state } = peopleWords(uiLanguage).brief;
  const lines = brief.text
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, '')
    .trim()
    .split('\n');
  // A heading of the first level is larger than all else in a chat.
  const shown = lines.slice(0, most.brief).map((line) => line.replace(/^#(?=#* )/, '##'));
  return {
    parts: [
      text(`${brief.state ? chat.written(inline(brief.path), state[brief.state]) : chat.unwritten}\n\n`),
      text(withoutLinks(shown.join('\n'))),
      ...(lines.length > shown.length ? [text(`\n\n${chat.restOfBrief}`)] : []),
      button(chat.openBrief, { kind: 'brief', path: page }),
    ],
    next: [next('review', page, chat.next.review), next('compare', page, chat.next.compare)],
  };
}

/** Why something is reported on a page, and what to write instead. */
export function whyAnswer(path: string, finding: Finding, pageText: string, words: Words): ChatAnswer {
  const chat = chatWords(words.uiLanguage);
  const { message, note, severity, ruleId } = finding;
  return {
    parts: [
      text(`**${words.messages.severity[severity]}** · ${inline(message)} `),
      placeOf(path, finding, lineIndex(pageText), words),
      text(`\n\n${withoutLinks(note)}\n\n`),
      ...fixButtons(path, [finding], words),
      button(chat.explainRule, { kind: 'explain', ruleId }),
    ],
    next: [next('review', path, chat.next.review), next('brief', path, chat.next.brief)],
  };
}

/** A rule, for the readers of a market. @param explanation see `explainRule` */
export function ruleAnswer(ruleId: RuleId, explanation: string, { uiLanguage }: Words): ChatAnswer {
  return {
    parts: [
      text(withoutLinks(explanation.replace(/^#(?=#* )/gm, '##'))),
      button(chatWords(uiLanguage).explainRule, { kind: 'explain', ruleId }),
    ],
    next: [],
  };
}

/** What of a page follows its source page, what is its own, what is missing and what is stale. */
export function compareAnswer(
  review: PageReview,
  page: ParsedPage,
  source: ParsedPage | undefined,
  words: Words,
): ChatAnswer {
  const { messages, uiLanguage } = words;
  const chat = chatWords(uiLanguage);
  const { path, alignment, gaps, stale } = review;
  if (!alignment || !source || review.source === undefined)
    return { parts: [text(chat.noSource)], next: [next('review', path, chat.next.review)] };
  const own = page.content.segments;
  const chinese = source.content.segments;
  const rows = sideBySide(alignment, chinese.length);
  const blocks = (state: RowState, of: 'sources' | 'targets', segments: readonly Segment[]) =>
    rows
      .filter((row) => row.state === state)
      .flatMap((row) => row[of])
      .map((index) => segments[index]!)
      .filter((segment) => readableText(segment));
  return {
    parts: [
      text(`**${inline(path)}** ↔ ${inline(review.source)}\n\n`),
      text(`${inline(comparedHeadline(review, rows, own, chinese, messages, uiLanguage))}\n\n`),
      ...blockList(chat.local, path, blocks('local', 'targets', own), page.text, words),
      ...blockList(chat.dropped, review.source, blocks('dropped', 'sources', chinese), source.text, words),
      ...nameList(chat.sections, gaps.sections, words),
      ...nameList(chat.keys, gaps.keys, words),
      ...staleParts(stale, review.source, words),
      button(messages.actions.compare, { kind: 'compare', path }),
      ...(review.measures.mirror === null ? [] : [button(messages.actions.brief, { kind: 'brief', path })]),
    ],
    next: [next('review', path, chat.next.review), next('brief', path, chat.next.brief)],
  };
}

/** Asks which of several pages is meant. */
export function severalAnswer(
  command: ChatCommand,
  paths: readonly string[],
  { uiLanguage }: Words,
): ChatAnswer {
  const name = paths[0]!.slice(paths[0]!.lastIndexOf('/') + 1);
  const told = paths.slice(0, most.pages);
  const list = told.map((path) => `- ${inline(path)}`).join('\n');
  return {
    parts: [text(`${chatWords(uiLanguage).several(inline(name))}\n\n${list}`)],
    next: told.map((path) => next(command, path, path)),
  };
}

/** What the participant can do, for whoever asked nothing it knows. */
export function helpAnswer({ uiLanguage }: Words): ChatAnswer {
  const chat = chatWords(uiLanguage);
  const commands = chatCommands.map((command) => `- \`/${command}\` – ${chat.commands[command]}`);
  return { parts: [text(`${chat.can}\n\n${commands.join('\n')}`)], next: openNext(chat) };
}

/** Why a question cannot be answered, and what would be. */
export function noAnswer(why: string, { uiLanguage }: Words): ChatAnswer {
  return { parts: [text(inline(why))], next: openNext(chatWords(uiLanguage)) };
}

const openNext = ({ next: label }: ChatWords): ChatNext[] => [
  { label: label.review, command: 'review', prompt: '' },
  { label: label.compare, command: 'compare', prompt: '' },
];

const isSafe = ({ fixes }: Finding) => fixes.some(({ safe }) => safe);

const next = (command: ChatCommand, path: string, label: string): ChatNext => ({
  label,
  command,
  prompt: path,
});

const button = (title: string, action: ChatAction): ChatPart => ({ title, action });

/** The verdict, why, and how to mend it. */
function head(
  name: string,
  market: string | undefined,
  gate: GateVerdict,
  { messages, uiLanguage }: Words,
): string {
  const { report } = messages;
  const verdict = gate.passed ? `✅ ${report.passed}` : `❌ ${report.failed}`;
  const mends = new Set(gate.passed ? [] : gate.checks.map(({ mend }) => mend).filter(Boolean));
  const forMarket = market === undefined ? '' : chatWords(uiLanguage).for(inline(market));
  return [
    `**${inline(name)}**${forMarket} · ${report.gate}${messages.colon}${verdict}`,
    '',
    ...gate.reasons.map((reason) => `- ${inline(reason)}`),
    ...[...mends].map((mend) => `- ${messages.gate.mend}${inline(mend)}`),
    '',
    '',
  ].join('\n');
}

function counts(findings: readonly Finding[], { report }: Messages): string {
  const toFix = countToFix(findings);
  const nudges = findings.length - toFix;
  if (!findings.length) return report.allClear;
  return [...(toFix ? [report.toFix(toFix)] : []), ...(nudges ? [report.nudges(nudges)] : [])].join(' · ');
}

/** Findings that say the same: what is found, why it matters, where, and what mends it. */
function findingParts(
  path: string,
  row: readonly [Finding, ...Finding[]],
  place: ReturnType<typeof lineIndex>,
  docs: readonly RuleDoc[],
  words: Words,
): ChatPart[] {
  const { messages, uiLanguage } = words;
  const [{ severity, message, ruleId, note }] = row;
  const why = reasonIn(note, docs, ruleId, uiLanguage);
  const said = `**${messages.severity[severity]}** · ${inline(message)}${chatWords(uiLanguage).gap}${inline(why)}`;
  const places = row.slice(0, most.places);
  return [
    text(`\n\n${said} `),
    ...places.flatMap((finding) => [placeOf(path, finding, place, words), text(' ')]),
    ...(row.length > places.length ? [text(messages.report.others(row.length - places.length))] : []),
    ...fixButtons(path, row, words),
  ];
}

/** Why a finding matters: what its rule says of it, or else the first its note does in plain words. */
function reasonIn(note: string, docs: readonly RuleDoc[], ruleId: RuleId, uiLanguage: Language): string {
  // A rule of several languages gives the reason of the page's.
  const reasons = docs.filter(({ id }) => id === ruleId).map(({ why }) => why[uiLanguage]);
  const isPlain = (one: string) => !/^\s*[*\->#`]/.test(one);
  return reasons.find((one) => one && note.includes(one)) ?? note.split('\n\n').find(isPlain) ?? '';
}

function placeOf(
  path: string,
  { from, to }: Pick<Finding, 'from' | 'to'>,
  place: ReturnType<typeof lineIndex>,
  { uiLanguage }: Words,
): ChatPart {
  return { title: chatWords(uiLanguage).line(place(from).line), path, from, to };
}

/** A button for each safe fix; one that several findings offer in the same words is put in for all of them. */
function fixButtons(path: string, row: readonly Finding[], { uiLanguage }: Words): ChatPart[] {
  const offered = new Map<string, { fix: ChatFix; n: number }>();
  for (const { ruleId, message, fixes } of row) {
    const title = fixes.find(({ safe }) => safe)?.title;
    if (title === undefined) continue;
    const key = `${message}\n${title}`;
    offered.set(key, { fix: { ruleId, message, title }, n: (offered.get(key)?.n ?? 0) + 1 });
  }
  return [...offered.values()].map(({ fix, n }) =>
    button(chatWords(uiLanguage).fixAt(fix.title, n), { kind: 'fix', path, fix }),
  );
}

function blockList(
  title: string,
  path: string,
  segments: readonly Segment[],
  fileText: string,
  words: Words,
): ChatPart[] {
  if (!segments.length) return [];
  const place = lineIndex(fileText);
  const rest = segments.length - most.blocks;
  // The longest say most of what is there alone.
  const byLength = segments.toSorted((a, b) => b.text.length - a.text.length).slice(0, most.blocks);
  return [
    text(`\n\n${title}\n`),
    ...byLength
      .toSorted((a, b) => a.from - b.from)
      .flatMap((segment) => [
        text(`\n- ${short(readableText(segment))} `),
        placeOf(path, segment, place, words),
      ]),
    ...(rest > 0 ? [text(`\n- ${words.messages.report.others(rest)}`)] : []),
    text('\n\n'),
  ];
}

function nameList(title: string, names: readonly string[], { messages }: Words): ChatPart[] {
  if (!names.length) return [];
  const rest = names.length - most.blocks;
  const lines = names.slice(0, most.blocks).map((name) => `- ${short(name)}`);
  return [
    text(
      `${[title, '', ...lines, ...(rest > 0 ? [`- ${messages.report.others(rest)}`] : [])].join('\n')}\n\n`,
    ),
  ];
}

function staleParts(stale: PageReview['stale'], source: string, { uiLanguage }: Words): ChatPart[] {
  const words = staleWords(uiLanguage);
  if (stale === 'unknown') return [text(`${words.unknown(1)}\n\n`)];
  if (!stale) return [text(`${chatWords(uiLanguage).notStale}\n\n`)];
  const lines = changedLines(stale.changes);
  const rest = lines.length - most.blocks;
  return [
    text(
      `${[
        `⚠️ ${inline(words.edited(source, words.after(stale.since, stale.on)))}`,
        '',
        ...lines
          .slice(0, most.blocks)
          .map(({ sign, text: line }) => `- ${sign === '-' ? '−' : '+'} ${inline(line)}`),
        ...(rest > 0 ? [`- ${words.more(rest)}`] : []),
      ].join('\n')}\n\n`,
    ),
  ];
}

/** How many characters of a block are shown. */
const shortest = 100;

function short(one: string): string {
  const clean = one.replaceAll(objectCharacter, ' ').trim();
  return inline(clean.length > shortest ? `${clean.slice(0, shortest)}…` : clean);
}
