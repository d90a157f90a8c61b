import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { visibleLines } from '../core/index.ts';
import { writeBelow } from '../node/write.ts';
import { unifiedDiff } from './diff.ts';
import { type NamedSite, openAllNamed, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
import { cliWords } from './words.ts';

/**
 * The safe fixes of `terroir review --fix`, in the pages that the paths name: each file is written whole or not at all, and not
 * where it changed meanwhile.
 * @param isDry true to write nothing, and print a unified diff with the paths of the sites
 * @throws UsageError for a path that cannot be used, or a broken setup
 */
export async function fix(command: SiteCommand, isDry: boolean): Promise<void> {
  const sites = await openAllNamed(command);
  const paths = await pagePaths(sites, command);
  let some = false;
  for (const [index, site] of sites.entries())
    some = (await fixSite(site, paths[index]!, command, isDry)) || some;
  if (!some) command.err.write(`${cliWords(command.language).nothingFixed}\n`);
}

/** @returns false where there was nothing to fix */
async function fixSite(
  named: NamedSite,
  paths: readonly string[],
  command: SiteCommand,
  isDry: boolean,
): Promise<boolean> {
  const { site, scope } = named;
  const { out, err, cwd, language } = command;
  const words = cliWords(language);
  const pages = await reviewPages(named, paths, command);
  const isFixable = (page: (typeof pages)[number]) =>
    page.review.findings.some(({ fixes }) => fixes.some(({ safe }) => safe));
  let some = false;
  for (const { review } of pages.filter(isFixable)) {
    const fixed = await site.fixed(review.path);
    if (!fixed) continue;
    some = true;
    const { before, after, edits, fixes } = fixed;
    const shown = shownPath(review.path, scope.root, cwd);
    if (isDry) {
      const diff = unifiedDiff(shown, before, edits);
      out.write(out.isTTY ? visibleLines(diff) : diff);
      continue;
    }
    const file = path.join(scope.root, review.path);
    // What is written is UTF-8: a file that is not, or that somebody saved meanwhile, is left as it is.
    const isAsRead = (await readFile(file)).equals(Buffer.from(before));
    if (!isAsRead) {
      err.write(`${words.notFixed(shown)}\n`);
      continue;
    }
    const failed = await writeBelow(scope.root, review.path, after).then(
      () => undefined,
      (error: Error) => error.message,
    );
    err.write(`${failed === undefined ? words.fixed(shown, fixes) : words.cannotWrite(shown, failed)}\n`);
  }
  return some;
}
