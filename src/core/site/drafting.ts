/**
 * Texts of a page as a model drafts them: what it is asked, what the review says of what it answers, and what is written when
 * somebody accepts it. The model is whoever asks here; nothing is sent from here, and nothing is written.
 */
import { type Draft, draftsPath, readDrafts, wordsHash, writeDrafts } from '../authorship/drafts.ts';
import { type Rewritten, rewrite } from '../content/rewrite.ts';
import { contains, madeFrom, objectCharacter, type Segment } from '../content/segment.ts';
import { tagged } from '../content/tagged.ts';
import type { Fact, Reading } from '../facts/fact.ts';
import { factsIn } from '../facts/read.ts';
import { compareTexts } from '../facts/texts.ts';
import { atLeast, type Edit, type Finding } from '../finding.ts';
import { draftWords } from '../messages/drafts.ts';
import { languageWords } from '../phrases/language-words.ts';
import type { Market } from '../regions/market.ts';
import { readAnswer } from '../report/draft-answer.ts';
import { backTranslationPrompt, type DraftReaders, draftPrompt, mendPrompt } from '../report/draft-prompt.ts';
import { languageOf, type PageReview } from '../review/page.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import { dayOf } from '../text/date.ts';
import { reviewsWith } from './fixing.ts';
import type { PageReviews } from './reviewing.ts';

/** What is to be drafted of a page. */
export interface DraftTask {
  /** Indices of the segments, ascending. */
  readonly blocks: readonly number[];
  /** What a model is sent: all of it. */
  readonly prompt: string;
  readonly market: Market;
  /** What is drafted, in words. */
  readonly part: string;
}

/**
 * Why nothing can be drafted: `no-page` for what is no page of a market, `no-market` where nothing says which; `no-block` where
 * no text is at the place that was asked for; `too-long` for a page of more texts than a model is asked for at once.
 */
export type NoDraftTask = { readonly problem: 'no-page' | 'no-market' | 'no-block' | 'too-long' };

/** What a model answered, a request of the task and, where it was asked again, one more. */
export interface DraftAnswers {
  readonly blocks: readonly number[];
  readonly answers: readonly string[];
}

/** A draft that was reviewed. */
export interface CheckedDraft {
  /** How many of the answers count: of two the second only where it left no more to mend. */
  readonly taken: number;
  /** The page with the draft in it. */
  readonly text: string;
  /** Offset of the first text that was drafted, in `text`. */
  readonly at: number;
  /** What is left to mend on the draft: findings of the review, texts that cannot be put into the page. */
  readonly findings: readonly string[];
  /** Facts that are others than before, with both values. */
  readonly facts: readonly string[];
  /** What asks the model once more; undefined where nothing is left to mend, or it was asked twice. */
  readonly mend: string | undefined;
  /** What asks for the draft in Chinese; undefined where it is empty. */
  readonly backTranslation: string | undefined;
}

/** What is to be written when somebody accepts a draft, or why nothing is. */
export type AcceptedDraft =
  | { readonly edit: Edit; readonly record: { readonly path: string; readonly text: string } }
  | { readonly problem: 'no-page' | 'broken' | 'nothing' };

/** A page has so many texts at most that a model is asked for at once, of so many characters together. */
const mostTexts = 60;
const mostCharacters = 20_000;

/**
 * What of a page is to be drafted, and what a model is asked for it.
 * @param at an offset in the text to be drafted; all texts of the page without
 */
export async function draftTask(
  site: PageReviews,
  path: string,
  at: number | undefined,
): Promise<DraftTask | NoDraftTask> {
  const [page, review] = [await site.content(path), await site.glance(path)];
  if (!page || !review) return { problem: 'no-page' };
  const { target, market } = review;
  if (!target || !market) return { problem: 'no-market' };
  const { segments } = page.content;
  const isText = ({ text }: Segment) => /[\p{L}\p{N}]/u.test(text);
  const blocks =
    at === undefined
      ? segments.flatMap((segment, index) => (isText(segment) && !segment.language ? [index] : []))
      : blockAt(segments, at).filter((index) => isText(segments[index]!));
  if (!blocks.length) return { problem: 'no-block' };
  const length = blocks.reduce((sum, index) => sum + segments[index]!.text.length, 0);
  if (blocks.length > mostTexts || length > mostCharacters) return { problem: 'too-long' };
  const setup = await site.setup();
  const source = await sourceFor(site, page, review);
  const terms = setup.termsFor(target.locale ?? market.locales[0]!);
  const wanted = new Map(
    blocks
      .flatMap((index) => terms.inSource(source.of(index)?.segment.text ?? ''))
      .map(({ term, wanted: [preferred] }) => [term, preferred]),
  );
  const readers: DraftReaders = {
    market,
    locale: target.locale ?? market.locales[0]!,
    reading: target,
    terms: [...wanted].map(([term, preferred]) => `${term} → ${preferred}`),
    today: site.today(),
  };
  const texts = blocks.map((index) => {
    const segment = segments[index]!;
    const from = source.of(index) ?? { segment, reading: source.here };
    return {
      shown: tagged(segment, page.text).shown,
      facts: factsIn(from.segment.text, from.reading)
        .filter(({ isSoft }) => !isSoft)
        .map((fact) => withValue(from.segment.text, fact)),
      findings: toMend(review, segment).map(({ message }) => message),
    };
  });
  const part = draftWords(site.uiLanguage).part(shorten(segments[blocks[0]!]!.text), blocks.length);
  return { blocks, prompt: draftPrompt(texts, readers), market, part };
}

/** A page as it is with what a model has written of a draft so far; undefined for what is no page. */
export async function draftedText(
  site: PageReviews,
  path: string,
  { blocks, answers }: DraftAnswers,
): Promise<string | undefined> {
  const page = await site.content(path);
  return page && written(page, blocks, answers).text;
}

/** Reviews what a model drafted, before anybody takes it; undefined for what is no page. */
export async function checkDraft(
  site: PageReviews,
  path: string,
  { blocks, answers }: DraftAnswers,
): Promise<CheckedDraft | undefined> {
  const [page, review] = [await site.content(path), await site.glance(path)];
  if (!page || !review) return undefined;
  const source = await sourceFor(site, page, review);
  let best: Judged | undefined;
  for (let taken = 1; taken <= answers.length; taken++) {
    const judged = await judge(site, path, page, source, { blocks, answers: answers.slice(0, taken) });
    if (!best || judged.weight <= best.weight) best = judged;
  }
  if (!best) return undefined;
  const { draft, problems, taken } = best;
  const left = problems.flatMap(({ findings, facts }, at) =>
    findings.length + facts.length ? [{ number: at + 1, problems: [...findings, ...facts] }] : [],
  );
  const changed = blocks.filter((index) => isOther(page, draft, index));
  const texts = changed.map((index) => readable(draft.content.segments[index]!));
  /** Of several texts each problem is told with the beginning of its own. */
  const told = (kind: 'findings' | 'facts') =>
    problems.flatMap((one, at) =>
      one[kind].map((problem) =>
        blocks.length === 1
          ? problem
          : words.about(shorten(page.content.segments[blocks[at]!]!.text), problem),
      ),
    );
  const words = draftWords(site.uiLanguage);
  const locale = review.target?.locale ?? review.market?.locales[0] ?? source.here.language;
  return {
    taken,
    text: draft.text,
    at: draft.content.segments[changed[0] ?? blocks[0]!]!.from,
    findings: told('findings'),
    facts: told('facts'),
    mend: left.length && answers.length === 1 ? mendPrompt(left) : undefined,
    backTranslation: texts.length ? backTranslationPrompt(texts, locale) : undefined,
  };
}

/** What is to be written of a draft that somebody accepts: its texts, and that a model wrote them. */
export async function acceptDraft(
  site: PageReviews,
  path: string,
  { blocks, answers }: DraftAnswers,
  model: string,
): Promise<AcceptedDraft> {
  const page = await site.content(path);
  if (!page) return { problem: 'no-page' };
  const known = await readDrafts(site.host, path);
  if (known === 'broken') return { problem: 'broken' };
  const draft = written(page, blocks, answers);
  const edit = editBetween(page.text, draft.text);
  if (!edit) return { problem: 'nothing' };
  const added = blocks.flatMap((index): Draft[] => {
    const words = wordsHash(draft.content.segments[index]!.text);
    // A text whose words are as they were is still whoever's who wrote it.
    if (words === undefined || words === wordsHash(page.content.segments[index]!.text)) return [];
    return [{ words, model, on: dayOf(site.today()) }];
  });
  return { edit, record: { path: draftsPath(path), text: writeDrafts(known, added) } };
}

/** The text at an offset; a cursor may stand behind its end. */
function blockAt(segments: readonly Segment[], at: number): number[] {
  const found = segments.findLastIndex(({ from, to }) => from <= at && at <= to);
  return found < 0 ? [] : [found];
}

interface Judged {
  readonly draft: Rewritten;
  /** What is left to mend, a text each, in the order of the blocks. */
  readonly problems: readonly { readonly findings: readonly string[]; readonly facts: readonly string[] }[];
  readonly weight: number;
  readonly taken: number;
}

async function judge(
  site: PageReviews,
  path: string,
  page: ParsedPage,
  source: SourceTexts,
  { blocks, answers }: DraftAnswers,
): Promise<Judged> {
  const words = draftWords(site.uiLanguage);
  const draft = written(page, blocks, answers);
  const review = await reviewsWith(site, path, draft.text).glance(path);
  const problems = blocks.map((index) => {
    const segment = draft.content.segments[index]!;
    const own = page.content.segments[index]!;
    const before = source.of(index) ?? { segment: own, reading: source.here };
    const differences = isOther(page, draft, index)
      ? compareTexts(before, { segment, reading: source.here })
      : [];
    return {
      findings: [
        ...draft.refused
          .filter((one) => one.index === index)
          .map(({ problem, tags }) => words.refused[problem](tags.join(' '))),
        ...(review ? toMend(review, segment).map(({ message }) => message) : []),
      ],
      facts: differences.map(({ how, source: there = '', target: here = '' }) =>
        words.fact[how](there, here),
      ),
    };
  });
  const weight = problems.reduce((sum, { findings, facts }) => sum + findings.length + facts.length, 0);
  return { draft, problems, weight, taken: answers.length };
}

/** A page with what a model answered in its place; what the page cannot hold is refused. */
function written(page: ParsedPage, blocks: readonly number[], answers: readonly string[]): Rewritten {
  const texts = new Map<number, string>();
  for (const answer of answers)
    for (const [number, text] of readAnswer(answer, blocks.length)) texts.set(number, text);
  const rewritings = blocks.map((index, at) => ({ index, shown: texts.get(at + 1) ?? '' }));
  return rewrite(page.format, page.text, page.content, rewritings);
}

const isOther = (page: ParsedPage, draft: Rewritten, index: number) =>
  page.content.segments[index]!.text !== draft.content.segments[index]!.text;

interface SourceTexts {
  /** How facts of the page are read. */
  readonly here: Reading;
  /** What a text of the page was made from; undefined where it follows nothing that is known. */
  of(index: number): { readonly segment: Segment; readonly reading: Reading } | undefined;
}

async function sourceFor(site: PageReviews, page: ParsedPage, review: PageReview): Promise<SourceTexts> {
  const { config } = await site.setup();
  const { target, alignment } = review;
  const here = { language: languageOf(target!, page.script), country: target!.market };
  const there = { language: new Intl.Locale(config.source).language, country: 'CN' };
  const { segments } = page.content;
  const source = review.source === undefined ? undefined : (await site.content(review.source))?.content;
  // Parts of a page in several languages are aligned by themselves.
  const blocks = alignment?.blocks.length === segments.length ? alignment.blocks : [];
  return {
    here,
    of(index) {
      const segment = segments[index]!;
      const { state, sources = [] } = blocks[index] ?? {};
      const followed = state === 'local' ? [] : sources.flatMap((at) => source?.segments[at]?.text ?? []);
      const text = madeFrom(segment, followed.join('\n'));
      return text && languageWords.has(here.language)
        ? { segment: { ...segment, text }, reading: there }
        : undefined;
    },
  };
}

/** Findings about a text that must or should be mended; what its facts are to its source's is told by value. */
function toMend({ findings }: PageReview, segment: Segment): Finding[] {
  return findings.filter(
    (finding) =>
      atLeast(finding.severity, 'minor') &&
      !finding.ruleId.startsWith('fact/') &&
      ((finding.from < segment.to && finding.to > segment.from) || contains(segment, finding)),
  );
}

/** A fact as it is written, with the value it stands for where that is not its digits: `“1.2亿” = 120000000`. */
function withValue(text: string, { from, to, kind, values, units }: Fact): string {
  const written = `“${text.slice(from, to)}”`;
  const value = kind === 'amount' && values.length === 1 ? [values[0], ...units.slice(0, 1)].join(' ') : '';
  return value && !text.slice(from, to).includes(String(values[0])) ? `${written} = ${value}` : written;
}

function readable({ text }: Segment): string {
  return text.replaceAll(objectCharacter, ' ').trim();
}

function shorten(text: string): string {
  const letters = [...text.replaceAll(objectCharacter, ' ').trim()];
  if (letters.length <= 40) return letters.join('');
  const start = letters.slice(0, 39).join('');
  return `${start.replace(/(?<=\S.*)\s\S*$/, '')} …`.replace(/(?<=\p{Script=Han}) …$/u, '…');
}

/** The one edit that makes a text another; undefined where both are the same. */
function editBetween(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  if (/[\ud800-\udbff]/.test(before[from - 1] ?? '')) from--;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (/[\udc00-\udfff]/.test(before.at(-same) ?? '')) same--;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}
