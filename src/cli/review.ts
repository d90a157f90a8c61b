import {
  formatFacts,
  gateLevels,
  type SitePage,
  type SiteReview,
  siteReview,
  type Trend,
} from '../core/index.ts';
import { GitError } from '../node/git.ts';
import { trendOf } from '../node/trend.ts';
import { affectedPages, findChanges, onChangedLines } from './changed.ts';
import { readFormats, writeReports } from './reports.ts';
import { openNamed, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
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
  const named = await openNamed(command);
  const { scope, site, setup } = named;
  if (command.trend && (ref !== undefined || !scope.only.includes('')))
    throw new UsageError(cliWords(language).trendWholeSite);
  const changes = ref === undefined ? undefined : await findChanges(scope.root, ref, command);
  const all = await pagePaths(named, command);
  const paths = changes ? await affectedPages(site, all, changes) : all;
  const handsOver = wanted.some(({ format }) => formatFacts[format].needs === 'contents');
  const pages = await reviewPages(named, paths, command, handsOver);
  const judged =
    changes && command.changedLines !== undefined
      ? pages.map((page) => onChangedLines(page, changes))
      : pages;
  const verdict = await site.verdict(
    judged.map((page) => page.review),
    {
      failOn: failOn || undefined,
      // What did not change was not reviewed in the first place where the command says so.
      changed: async () =>
        changes ? undefined : new Set((await findChanges(scope.root, '', command)).keys()),
      isWhole,
      ratchet: command.ratchet,
    },
  );
  const summary = asShown(siteReview(judged, verdict, site.say), (name) =>
    shownPath(name, scope.root, command.cwd),
  );
  await writeReports(wanted, command, {
    site: summary,
    explainGate: command.explainGate,
    onlyChanged: changes !== undefined,
    setup,
    say: site.say,
    speaks: language,
    trend: command.trend ? await findTrend(scope.root, command) : undefined,
  });
  if (summary.gate.checks.some(({ condition, passed }) => condition === 'signOff' && !passed)) {
    const { length } = await site.renamed();
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
    return await trendOf([root], { speaks: language, env, now: new Date(), told, signal });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(words.trendNoGit);
    throw error;
  } finally {
    show('');
  }
}

/** A review with its paths as the user would write them. */
function asShown({ pages, gate, ...rest }: SiteReview, shown: (name: string) => string): SiteReview {
  const page = ({ review, ...more }: SitePage): SitePage => ({
    ...more,
    review: {
      ...review,
      path: shown(review.path),
      source: review.source === undefined ? undefined : shown(review.source),
    },
  });
  const checks = gate.checks.map((check) => ({ ...check, pages: check.pages.map(shown) }));
  return { ...rest, pages: pages.map(page), gate: { ...gate, checks } };
}
