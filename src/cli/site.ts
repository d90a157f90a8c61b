import path from 'node:path';
import {
  addContents,
  type Language,
  lineIndex,
  messagesFor,
  openSite,
  type ReviewedPage,
  type Setup,
  type Site,
  type SitePage,
} from '../core/index.ts';
import { ReviewCache, rulerOf, userCacheFolder } from '../node/cache.ts';
import { folderHost, toPosix } from '../node/files.ts';
import { threads } from '../node/pool.ts';
import type { Invocation } from './invocation.ts';
import { Progress } from './progress.ts';
import { findScope, findScopes, inScope, type Scope } from './scope.ts';
import { UsageError } from './usage.ts';

/** What every command about a site is given. */
export interface SiteCommand extends Invocation {
  readonly paths: readonly string[];
  readonly language: Language;
  /** False to forget what earlier runs found. */
  readonly cache: boolean;
  /** The day of the review; today when absent. */
  readonly today?: () => Date;
}

/** A site, and which of its pages the user named. */
export interface NamedSite {
  readonly scope: Scope;
  readonly site: Site;
  readonly setup: Setup;
}

/**
 * Opens the one site the paths lie in.
 * @throws UsageError for a path that cannot be used, or a broken setup
 */
export async function openNamed(command: SiteCommand): Promise<NamedSite> {
  const { paths, cwd, language } = command;
  return openScope(await findScope(paths, cwd, language), command);
}

/**
 * Opens all sites the paths lie in or hold.
 * @throws UsageError for a path that cannot be used, or a broken setup
 */
export async function openAllNamed(command: SiteCommand): Promise<NamedSite[]> {
  const { paths, cwd, language } = command;
  const scopes = await findScopes(paths, cwd, language);
  return Promise.all(scopes.map((scope) => openScope(scope, command)));
}

async function openScope(scope: Scope, { cwd, language, today }: SiteCommand): Promise<NamedSite> {
  const { root } = scope;
  const workers = threads({ root, uiLanguage: language });
  const site = openSite(folderHost(root), { uiLanguage: language, workers, ...(today && { today }) });
  return { scope, site, setup: await soundSetup(site, root, cwd) };
}

/**
 * The setup of a site.
 * @throws UsageError where something in it is broken, one line for each problem
 */
async function soundSetup(site: Site, root: string, cwd: string): Promise<Setup> {
  const setup = await site.setup();
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
 * The paths of the pages of each site that the user named; some of them may turn out to be source pages.
 * @throws UsageError where paths were named and hold no page
 */
export async function pagePaths(sites: readonly NamedSite[], command: SiteCommand): Promise<string[][]> {
  const paths = await Promise.all(sites.map(pathsOf));
  if (command.paths.length && !paths.some(({ length }) => length))
    throw new UsageError(messagesFor(command.language).report.noPages);
  return paths;
}

async function pathsOf({ scope, site }: NamedSite): Promise<string[]> {
  const paths = (await site.pages()).filter((page) => inScope(scope, page));
  // A file named on the command line is reviewed even where .gitignore hides it.
  for (const name of scope.only) if (!paths.includes(name) && (await site.format(name))) paths.push(name);
  return paths;
}

/**
 * Reviews pages of a site.
 * @returns what came of each path, in no order; reviews may lack `alignment`
 */
export async function reviewedPages(
  { scope, site }: NamedSite,
  paths: readonly string[],
  command: SiteCommand,
): Promise<ReviewedPage[]> {
  const { err, env, language, cache } = command;
  const progress = new Progress(err, paths.length, language);
  const folder = userCacheFolder(env);
  const store =
    cache && folder !== undefined ? new ReviewCache(folder, scope.root, rulerOf(language)) : undefined;
  const pages: ReviewedPage[] = [];
  const receive = (done: readonly ReviewedPage[]) => {
    for (const page of done) {
      progress.step();
      pages.push(page);
    }
  };
  await site.reviewAll(paths, receive, { store });
  // Of some of the pages nobody can tell what else is in use.
  if (paths.length === (await site.pages()).length) await store?.close();
  progress.end();
  return pages;
}

/**
 * Reviews pages of a site, in the order of their paths; source pages drop out. Paths stay those of the site.
 * @param withContents true to keep the parsed texts as well
 */
export async function reviewPages(
  named: NamedSite,
  paths: readonly string[],
  command: SiteCommand,
  withContents = false,
): Promise<SitePage[]> {
  return sitePages(named, await reviewedPages(named, paths, command), withContents);
}

/** What was reviewed of a site as reports take it, see {@link reviewPages}. */
export async function sitePages(
  { site }: NamedSite,
  reviewed: readonly ReviewedPage[],
  withContents: boolean,
): Promise<SitePage[]> {
  const pages = reviewed.flatMap(({ review, text }) => (review ? [{ review, text }] : []));
  pages.sort((a, b) => (a.review.path < b.review.path ? -1 : 1));
  if (!withContents) return pages;
  const complete: SitePage[] = [];
  for (const page of pages) complete.push(await addContents(site, page));
  return complete;
}
