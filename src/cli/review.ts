import path from 'node:path';
import {
  type CoverageReach,
  formatFacts,
  type GateLevel,
  gateLevels,
  joinReviews,
  messagesFor,
  type ReviewedPage,
  type SitePage,
  type SiteReview,
  type StaleSource,
  siteReview,
  type Trend,
  withPaths,
} from '../core/index.ts';
import { toPosix } from '../node/files.ts';
import { type Changes, GitError } from '../node/git.ts';
import { trendOf } from '../node/trend.ts';
import { affectedPages, branchBase, findChanges, onChangedLines } from './changed.ts';
import { readFormats, writeReports } from './reports.ts';
import type { Scope } from './scope.ts';
import {
  type NamedSite,
  openAllNamed,
  pagePaths,
  reviewedPages,
  type SiteCommand,
  shownPath,
  sitePages,
} from './site.ts';
import { oneOf, UsageError } from './usage.ts';
import { cliWords } from './words.ts';

export interface ReviewCommand extends SiteCommand {
  readonly formats: readonly string[];
  readonly failOn: string | undefined;
  readonly explainGate: boolean;
  /** True to tell a long review whole at the terminal. */
  readonly all: boolean;
  /** What the branch is compared with, '' to find out; undefined to review all pages. */
  readonly changed: string | undefined;
  /** As `changed`, for findings on changed lines only. */
  readonly changedLines: string | undefined;
  readonly ratchet: boolean;
  /** True to list stale pages, and nothing else. */
  readonly stale: boolean;
  /** True to tell how the markets came to where they stand. */
  readonly trend: boolean;
}

/** What of a site is reviewed. */
export interface AskedSite extends NamedSite {
  /** The pages the command names; some of them may turn out to be source pages. */
  readonly all: readonly string[];
  /** Those of them to be reviewed: all, or what a branch changed. */
  readonly paths: readonly string[];
  /** What the branch changed; undefined where all pages are reviewed. */
  readonly changes: Changes | undefined;
}

/** Gives what was reviewed of each site, in no order. */
export type Reviewer = (
  sites: readonly AskedSite[],
  command: SiteCommand,
) => Promise<(readonly ReviewedPage[])[]>;

/** Which pages of which sites a review is about: the sites with any, or the first where none has. */
export async function askedSites(
  command: Pick<ReviewCommand, 'changed' | 'changedLines' | 'trend'> & SiteCommand,
): Promise<AskedSite[]> {
  const ref = command.changedLines ?? command.changed;
  const all = await openAllNamed(command);
  if (command.trend && (ref !== undefined || !all.every(({ scope }) => scope.only.includes(''))))
    throw new UsageError(cliWords(command.language).trendWholeSite);
  const paths = await pagePaths(all, command);
  const withPages = all.filter((_, index) => paths[index]!.length);
  const asked: AskedSite[] = [];
  for (const named of withPages.length ? withPages : all.slice(0, 1)) {
    const own = paths[all.indexOf(named)]!;
    const changes = ref === undefined ? undefined : await findChanges(named.scope.root, ref, command);
    const touched = changes ? await affectedPages(named.site, own, changes) : own;
    asked.push({ ...named, all: own, paths: touched, changes });
  }
  return asked;
}

const reviewHere: Reviewer = async (sites, command) => {
  const reviewed: ReviewedPage[][] = [];
  for (const site of sites) reviewed.push(await reviewedPages(site, site.paths, command));
  return reviewed;
};

/**
 * `terroir review`: reviews what the paths name and writes the reports.
 * @param reviewer where the reviews of pages come from
 * @returns exit status 0 where the gate passed, 1 where it failed
 * @throws UsageError for a path, option or config that cannot be used
 */
export async function review(command: ReviewCommand, reviewer: Reviewer = reviewHere): Promise<number> {
  const { language } = command;
  const wanted = readFormats(command.formats, language);
  const failOn = command.failOn && oneOf('--fail-on', command.failOn, gateLevels, language);
  const ref = command.changedLines ?? command.changed;
  const isWhole = !command.paths.length && ref === undefined;
  if (command.ratchet && !isWhole) throw new UsageError(cliWords(language).ratchetWholeSite);
  const sites = await askedSites(command);
  const handsOver = wanted.some(({ format }) => formatFacts[format].needs === 'contents');
  const asked = { failOn: failOn || undefined, isWhole, handsOver, ref };
  const pages = await reviewer(sites, command);
  const reviewed: ReviewedSite[] = [];
  for (const [index, site] of sites.entries())
    reviewed.push(await judgeSite(site, pages[index]!, asked, command));
  const reviews = reviewed.map(({ review: own }) => own);
  const roots = sites.map(({ scope }) => scope.root);
  const messages = messagesFor(language);
  const names = roots.map((root) => toPosix(path.relative(command.cwd, root)) || path.basename(root));
  const summary = joinReviews(reviews, names, messages);
  await writeReports(wanted, command, {
    site: summary,
    names: roots.map((root) => path.basename(root)),
    date: command.today?.() ?? new Date(),
    explainGate: command.explainGate,
    isWhole: command.all,
    onlyChanged: ref !== undefined,
    onlyStale: command.stale,
    makesStale: ref === undefined ? undefined : reviewed.flatMap(({ makesStale }) => makesStale),
    setups: sites.map(({ setup }) => setup),
    messages,
    uiLanguage: language,
    trend: command.trend ? await findTrend(roots, command) : undefined,
  });
  if (summary.gate.checks.some(({ condition, passed }) => condition === 'signOff' && !passed)) {
    const renamed = await Promise.all(sites.map(({ site }) => site.renamed()));
    const { size } = new Set(renamed.flatMap((pages) => pages.map(({ to }) => to)));
    if (size) command.err.write(`${cliWords(language).signOff.renamed(size)}\n`);
  }
  // What nobody looked at neither passed nor failed.
  if (summary.gate.checks.some(({ condition }) => condition === 'reviewed')) return 2;
  if (!command.stale) return summary.gate.passed ? 0 : 1;
  // A list of what is known to be stale is no clean bill where some cannot be known.
  return summary.pages.some(({ review: { stale } }) => stale === 'unknown') ? 2 : 0;
}

interface Asked {
  readonly failOn: GateLevel | undefined;
  readonly isWhole: boolean;
  /** True where a report hands over the texts themselves. */
  readonly handsOver: boolean;
  /** What the branch is compared with; undefined to review all pages. */
  readonly ref: string | undefined;
}

interface ReviewedSite {
  readonly review: SiteReview;
  readonly makesStale: readonly StaleSource[];
}

/** The review of one site, with paths as the user would write them. */
async function judgeSite(
  asked: AskedSite,
  reviewed: readonly ReviewedPage[],
  { failOn, isWhole, handsOver, ref }: Asked,
  command: ReviewCommand,
): Promise<ReviewedSite> {
  const { scope, site, all, changes } = asked;
  const pages = await sitePages(asked, reviewed, handsOver);
  const judged =
    changes && command.changedLines !== undefined
      ? pages.map((page) => onChangedLines(page, changes))
      : pages;
  const verdict = await site.verdict(
    judged.map((page) => page.review),
    {
      failOn,
      // What did not change was not reviewed in the first place where the command says so.
      changed: async () =>
        changes ? undefined : new Set((await findChanges(scope.root, '', command)).keys()),
      only: changes && new Set(changes.keys()),
      coverage: reachOf(scope, all),
      isWhole,
      ratchet: command.ratchet,
    },
  );
  const shown = (name: string) => shownPath(name, scope.root, command.cwd);
  const began = ref === undefined ? undefined : await branchBase(scope.root, ref, command);
  const reviews = pages.map(({ review: own }) => own);
  const stale = began === undefined ? [] : await site.staleBy(reviews, began);
  return {
    review: asShown(siteReview(judged, verdict, site.messages), shown),
    makesStale: stale.map(({ path: source, pages: of, changes: what }) => ({
      path: shown(source),
      pages: of.map(({ path: own, market }) => ({ path: shown(own), market })),
      changes: what,
    })),
  };
}

/** A site tells what all of it lacks, a folder what lies beside what its pages follow, and a page only of itself. */
function reachOf({ only }: Scope, pages: readonly string[]): CoverageReach {
  if (only.includes('')) return 'site';
  return only.every((path) => pages.includes(path)) ? 'followed' : 'near';
}

/** @throws UsageError where there is no history to tell it from */
async function findTrend(
  roots: readonly string[],
  { env, err, language, today = () => new Date() }: ReviewCommand,
): Promise<Trend | undefined> {
  const words = cliWords(language);
  const show = (text: string) => {
    if (err.isTTY) err.write(`\r${text}\u001B[K`);
  };
  try {
    const told = (share: number) => show(words.readingHistory(share));
    const { signal } = new AbortController();
    return await trendOf(roots, { uiLanguage: language, env, now: today(), told, signal });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(words.trendNoGit);
    throw error;
  } finally {
    show('');
  }
}

/** A review with its paths as the user would write them. */
function asShown(
  { pages, coverage, gate, ...rest }: SiteReview,
  shown: (name: string) => string,
): SiteReview {
  const page = ({ review, ...more }: SitePage): SitePage => ({
    ...more,
    review: {
      ...review,
      path: shown(review.path),
      source: review.source === undefined ? undefined : shown(review.source),
    },
  });
  const checks = gate.checks.map((check) => ({ ...check, pages: check.pages.map(shown) }));
  return { ...rest, pages: pages.map(page), coverage: withPaths(coverage, shown), gate: { ...gate, checks } };
}
