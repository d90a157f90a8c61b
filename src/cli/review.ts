import { gateLevels } from '../core/config.ts';
import { type Messages, messagesFor } from '../core/messages/index.ts';
import { applySeverities, inReadingOrder } from '../core/review/filters.ts';
import { withoutReview } from '../core/review/page.ts';
import { type SitePage, summarize } from '../core/review/site.ts';
import type { Trend } from '../core/review/trend.ts';
import { exceptionsPath, expiredExceptions, unusedExceptions } from '../core/rules/exceptions.ts';
import { type Changes, GitError } from '../node/git.ts';
import { trendOf } from '../node/trend.ts';
import { goneFrom } from './baseline.ts';
import { affectedPages, findChanges, onChangedLines } from './changed.ts';
import { findRenamed } from './renamed.ts';
import { readFormats, writeReports } from './reports.ts';
import { type OpenSite, openSite, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
import { oneOf, UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface ReviewCommand extends SiteCommand {
  readonly formats: readonly string[];
  readonly failOn: string | undefined;
  readonly explainGate: boolean;
  /** What the branch is compared with, '' to find out; undefined to review all pages. */
  readonly changed: string | undefined;
  /** As `changed`, for findings on changed lines only. */
  readonly changedLines: string | undefined;
  readonly ratchet: boolean;
  /** True to tell how the markets came to where they stand. */
  readonly trend: boolean;
}

/**
 * `terroir review`: reviews what the paths name and writes the reports.
 * @returns exit status 0 where the gate passed, 1 where it failed
 * @throws UsageError for a path, option or config that cannot be used
 */
export async function review(command: ReviewCommand): Promise<number> {
  const { language } = command;
  const wanted = readFormats(command.formats, language);
  const failOn = command.failOn && oneOf('--fail-on', command.failOn, gateLevels, language);
  const ref = command.changedLines ?? command.changed;
  const isWhole = !command.paths.length && ref === undefined;
  if (command.ratchet && !isWhole) throw new UsageError(cliWords(language).ratchetWholeSite);
  const site = await openSite(command);
  const { scope, reviewer, setup } = site;
  if (command.trend && (ref !== undefined || !scope.only.includes('')))
    throw new UsageError(cliWords(language).trendWholeSite);
  const changes = ref === undefined ? undefined : await findChanges(scope.root, ref, command);
  const say = messagesFor(language);
  const all = await pagePaths(site, command);
  const paths = changes ? await affectedPages(reviewer, all, changes) : all;
  const handsOver = wanted.some(({ format }) => format === 'xliff');
  const pages = await reviewPages(site, paths, command, handsOver);
  const judged =
    changes && command.changedLines !== undefined
      ? pages.map((page) => onChangedLines(page, changes))
      : pages;
  const kept = exceptionsPage(site, pages, isWhole, say);
  const summary = summarize(
    [...judged, ...(kept ? [kept] : [])].map((page) => asShown(page, scope.root, command.cwd)),
    {
      settings: setup.config.gate,
      failOn: failOn || undefined,
      changed: await pagesToJudge(site, all, changes, command),
      gone: command.ratchet ? goneFrom(await reviewer.baseline(), pages) : undefined,
      say,
      speaks: language,
    },
  );
  await writeReports(wanted, command, {
    ...{ site: summary, explainGate: command.explainGate, onlyChanged: changes !== undefined },
    ...{ setup, say, speaks: language },
    trend: command.trend ? await findTrend(scope.root, command) : undefined,
  });
  if (summary.gate.checks.some(({ condition, passed }) => condition === 'signOff' && !passed)) {
    const { length } = await findRenamed(site);
    if (length) command.err.write(`${cliWords(language).signOff.renamed(length)}\n`);
  }
  return summary.gate.passed ? 0 : 1;
}

/** @throws UsageError where there is no history to tell it from */
async function findTrend(root: string, { env, err, language }: ReviewCommand): Promise<Trend | undefined> {
  const words = cliWords(language);
  const show = (text: string) => {
    if (err.isTTY) err.write(`\r${text}\u001B[K`);
  };
  try {
    const told = (share: number) => show(words.readingHistory(share));
    const { signal } = new AbortController();
    return await trendOf([root], { ...{ speaks: language, env, now: new Date() }, told, signal });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(words.trendNoGit);
    throw error;
  } finally {
    show('');
  }
}

/**
 * The pages that can fail the gate, as the user would write them, where the config leaves it to what a branch
 * changed; undefined where all of them can.
 */
async function pagesToJudge(
  { scope, reviewer, setup }: OpenSite,
  all: readonly string[],
  changes: Changes | undefined,
  command: ReviewCommand,
): Promise<ReadonlySet<string> | undefined> {
  if (setup.config.gate.only !== 'changed' || changes) return undefined;
  const pages = await affectedPages(reviewer, all, await findChanges(scope.root, '', command));
  return new Set(pages.map((page) => shownPath(page, scope.root, command.cwd)));
}

/** The file of exceptions as a page with findings: those that ended, and, of a whole site, those of no use. */
function exceptionsPage(
  { setup }: OpenSite,
  pages: readonly SitePage[],
  isWhole: boolean,
  say: Messages,
): SitePage | undefined {
  const { exceptions, texts, config } = setup;
  const today = new Date();
  const used = new Set(pages.flatMap(({ review }) => review.excepted));
  const findings = applySeverities(
    [
      ...expiredExceptions(exceptions, today, say),
      ...(isWhole ? unusedExceptions(exceptions, used, today, say) : []),
    ],
    config,
  );
  if (!findings.length) return undefined;
  const file = texts.get(exceptionsPath);
  const review = { ...withoutReview(exceptionsPath, findings[0]!), findings: inReadingOrder(findings) };
  return { review, text: file && 'text' in file ? file.text : '' };
}

/** A page with its paths as the user would write them. */
function asShown(page: SitePage, root: string, cwd: string): SitePage {
  const { review } = page;
  const source = review.source === undefined ? undefined : shownPath(review.source, root, cwd);
  return { ...page, review: { ...review, path: shownPath(review.path, root, cwd), source } };
}
