import path from 'node:path';
import {
  type Baseline,
  baselinePath,
  countFindings,
  sizeOf,
  writeBaseline,
} from '../core/review/baseline.ts';
import type { SitePage } from '../core/review/site.ts';
import { staysInside } from '../node/inside.ts';
import { writeWhole } from '../node/write.ts';
import { inScope } from './scope.ts';
import { openSite, pagePaths, reviewPages, type SiteCommand, shownPath } from './site.ts';
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
  const site = await openSite(command);
  const { scope, reviewer } = site;
  const pages = await reviewPages(site, await pagePaths(site, command), command);
  const before = await reviewer.baseline();
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
  return 0;
}

function countPage({ review, text }: SitePage, ratchet: boolean) {
  return countFindings(ratchet ? review.known : [...review.known, ...review.findings], text);
}

/** How many findings of a baseline are not on the pages of a whole site any more. */
export function goneFrom(before: Baseline, pages: readonly SitePage[]): number {
  return sizeOf(before) - pages.reduce((sum, { review }) => sum + review.known.length, 0);
}
