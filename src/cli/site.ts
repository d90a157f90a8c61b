import path from 'node:path';
import { createReviewer, type Reviewer } from '../core/index.ts';
import { type Language, messagesFor } from '../core/messages/index.ts';
import type { SitePage } from '../core/review/site.ts';
import type { Setup } from '../core/setup.ts';
import { lineIndex } from '../core/text/lines.ts';
import { folderHost } from '../node/files.ts';
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
 * Reviews pages; source pages drop out. Paths stay those of the site.
 * @param withContents true to keep the parsed texts as well
 */
export async function reviewPages(
  site: OpenSite,
  paths: readonly string[],
  command: SiteCommand,
  withContents = false,
): Promise<SitePage[]> {
  const { reviewer } = site;
  const progress = new Progress(command.err, paths.length, command.language);
  // What the cache keeps of a review lacks the contents, and how they correspond.
  const remembered =
    command.cache && !withContents ? await remember(site.scope.root, reviewer, command) : undefined;
  const pages: SitePage[] = [];
  for (const name of paths) {
    progress.step();
    let review = await remembered?.find(name);
    if (review === undefined) {
      review = await reviewer.review(name);
      await remembered?.store(name, review);
    }
    if (!review) continue;
    if (remembered) {
      pages.push({ review, text: remembered.text(name) });
      continue;
    }
    const page = await reviewer.content(name);
    const source = withContents && review.source ? await reviewer.content(review.source) : undefined;
    const contents = withContents && page ? { page: page.content, source: source?.content } : undefined;
    pages.push({ review, text: page?.text ?? '', contents });
  }
  await remembered?.close();
  progress.end();
  return pages;
}
