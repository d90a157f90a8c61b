import path from 'node:path';
import { createReviewer, type Reviewer } from '../core/index.ts';
import { type Language, messagesFor } from '../core/messages/index.ts';
import type { PageReview } from '../core/review/page.ts';
import type { SitePage } from '../core/review/site.ts';
import type { Setup } from '../core/setup.ts';
import { lineIndex } from '../core/text/lines.ts';
import { folderHost } from '../node/files.ts';
import { reviewMany } from '../node/pool.ts';
import type { Invocation } from './invocation.ts';
import { Progress } from './progress.ts';
import { remember } from './remembered.ts';
import { findScope, inScope, type Scope, toPosix } from './scope.ts';
import { UsageError } from './usage.ts';

/** What every command about a site is given. */
export interface SiteCommand extends Invocation {
  readonly paths: readonly string[];
  readonly language: Language;
  /** False to forget what earlier runs found. */
  readonly cache: boolean;
}

/** A site with its reviewer, and which of its pages the user named. */
export interface OpenSite {
  readonly scope: Scope;
  readonly reviewer: Reviewer;
  readonly setup: Setup;
}

/**
 * Opens the site the paths lie in.
 * @throws UsageError for a path that cannot be used, or a broken setup
 */
export async function openSite({ paths, cwd, language }: SiteCommand): Promise<OpenSite> {
  const scope = await findScope(paths, cwd, language);
  const reviewer = createReviewer({ host: folderHost(scope.root), speaks: language });
  return { scope, reviewer, setup: await soundSetup(reviewer, scope.root, cwd) };
}

/**
 * The setup of a site.
 * @throws UsageError where something in it is broken, one line for each problem
 */
async function soundSetup(reviewer: Reviewer, root: string, cwd: string): Promise<Setup> {
  const setup = await reviewer.setup();
  const lines = [...setup.findings].flatMap(([name, findings]) => {
    const file = setup.texts.get(name);
    const place = lineIndex(file && 'text' in file ? file.text : '');
    const where = shownPath(name, root, cwd);
    return findings.map(
      ({ from, message }) => `${where}:${place(from).line}:${place(from).column}: ${message}`,
    );
  });
  if (lines.length) throw new UsageError(lines.join('\n'));
  return setup;
}

/** A path of the site as the user would write it. */
export function shownPath(name: string, root: string, cwd: string): string {
  return toPosix(path.relative(cwd, path.join(root, name)));
}

/**
 * The paths of the pages the user named; some of them may turn out to be source pages.
 * @throws UsageError where paths were named and hold no page
 */
export async function pagePaths({ scope, reviewer }: OpenSite, command: SiteCommand): Promise<string[]> {
  const paths = (await reviewer.pages()).filter((page) => inScope(scope, page));
  // A file named on the command line is reviewed even where .gitignore hides it.
  for (const name of scope.only) if (!paths.includes(name) && (await reviewer.format(name))) paths.push(name);
  if (!paths.length && command.paths.length)
    throw new UsageError(messagesFor(command.language).report.noPages);
  return paths;
}

/**
 * Reviews pages, in the order of their paths; source pages drop out. Paths stay those of the site.
 * @param withContents true to keep the parsed texts as well
 */
export async function reviewPages(
  { scope, reviewer }: OpenSite,
  paths: readonly string[],
  command: SiteCommand,
  withContents = false,
): Promise<SitePage[]> {
  const { err, language, cache } = command;
  const progress = new Progress(err, paths.length, language);
  // What the cache keeps of a review lacks the contents, and how they correspond.
  const remembered = cache && !withContents ? await remember(scope.root, reviewer, command) : undefined;
  const pages: SitePage[] = [];
  const add = (review: PageReview | null | undefined, text: string) => {
    progress.step();
    if (review) pages.push({ review, text });
  };
  const fresh: string[] = [];
  for (const name of paths) {
    const review = await remembered?.find(name);
    if (review === undefined) fresh.push(name);
    else add(review, remembered!.text(name));
  }
  // Each page is remembered as soon as it is reviewed, so that a run that is ended loses little.
  let storing: Promise<void> = Promise.resolve();
  const job = { reviewer, root: scope.root, speaks: language, open: new Map<string, string>() };
  await reviewMany(job, fresh, (done) => {
    for (const { path: name, review, follows, text } of done) {
      add(review, text);
      if (remembered) storing = storing.then(() => remembered.store(name, follows, review));
    }
  });
  await storing;
  await remembered?.close();
  progress.end();
  pages.sort((a, b) => (a.review.path < b.review.path ? -1 : 1));
  if (!withContents) return pages;
  const complete: SitePage[] = [];
  for (const page of pages) complete.push(await addContents(reviewer, page));
  return complete;
}

async function addContents(reviewer: Reviewer, page: SitePage): Promise<SitePage> {
  const { path: name, source } = page.review;
  const parsed = await reviewer.content(name);
  if (!parsed) return page;
  const sourcePage = source === undefined ? undefined : await reviewer.content(source);
  return { ...page, contents: { page: parsed.content, source: sourcePage?.content } };
}
