import path from 'node:path';
import { baselinePath, countFindings, type SitePage, sizeOf, writeBaseline } from '../core/index.ts';
import { staysInside } from '../node/inside.ts';
import { writeWhole } from '../node/write.ts';
import { inScope, wantSite } from './scope.ts';
import { type NamedSite, openAllNamed, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

interface BaselineCommand extends SiteCommand {
  /** True to take out what is gone and add nothing. */
  readonly ratchet: boolean;
}

/**
 * `terroir baseline`: writes down the findings of today, so that only new ones count from now on.
 * @returns exit status 0
 * @throws UsageError for a path, config or baseline that cannot be used
 */
export async function baseline(command: BaselineCommand): Promise<number> {
  const sites = await openAllNamed(command);
  const paths = await pagePaths(sites, command);
  for (const [index, named] of sites.entries())
    if (sites.length === 1 || paths[index]!.length) await writeFor(named, paths[index]!, command);
  return 0;
}

async function writeFor(named: NamedSite, paths: readonly string[], command: BaselineCommand): Promise<void> {
  const { scope, site } = named;
  await wantSite(scope.root, command);
  const pages = await reviewPages(named, paths, command);
  const before = await site.baseline();
  const after = new Map(pages.map((page) => [page.review.path, countPage(page, command.ratchet)]));
  // What was not reviewed stays as it was, unless its page is gone and the whole site was looked at.
  for (const [name, counts] of before.pages) if (!inScope(scope, name)) after.set(name, counts);
  const words = cliWords(command.language);
  const file = path.join(scope.root, baselinePath);
  if (!(await staysInside(scope.root, file))) throw new UsageError(words.leadsOutside(file));
  try {
    await writeWhole(file, writeBaseline({ pages: after }));
  } catch (error) {
    throw new UsageError(words.cannotWrite(file, (error as Error).message));
  }
  const shown = shownPath(baselinePath, scope.root, command.cwd);
  command.out.write(`${words.baseline(shown, sizeOf({ pages: after }), sizeOf(before))}\n`);
}

function countPage({ review, text }: SitePage, ratchet: boolean) {
  return countFindings(ratchet ? review.known : [...review.known, ...review.findings], text);
}
