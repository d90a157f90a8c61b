import { type Language, lineIndex, type Site, type SitePage } from '../core/index.ts';
import { type Changes, changesSince, GitError, mergeBase } from '../node/git.ts';
import type { Invocation } from './invocation.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/**
 * What the branch in hand changed.
 * @param ref what to compare with; '' leaves it to the pipeline or the clone to say
 * @throws UsageError where git cannot say
 */
export async function findChanges(
  root: string,
  ref: string,
  { env, language }: Pick<Invocation, 'env'> & { language: Language },
): Promise<Changes> {
  return askGit(ref, language, () => changesSince(root, ref || undefined, env));
}

/**
 * The commit where the branch in hand began.
 * @param ref as for `findChanges`
 * @throws UsageError where git cannot say
 */
export async function branchBase(
  root: string,
  ref: string,
  { env, language }: Pick<Invocation, 'env'> & { language: Language },
): Promise<string> {
  return askGit(ref, language, () => mergeBase(root, ref || undefined, env));
}

async function askGit<T>(ref: string, language: Language, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(cliWords(language).git[error.kind](ref));
    throw error;
  }
}

/** Of some pages those that changed, and those whose source did: their readers see the old offer. */
export async function affectedPages(
  site: Site,
  paths: readonly string[],
  changes: Changes,
): Promise<string[]> {
  const affected: string[] = [];
  const hasDeleted = [...changes.values()].some((lines) => !lines.length);
  for (const name of paths) {
    const source = changes.has(name) ? name : await site.sourceOf(name);
    const gone = source === undefined && hasDeleted ? await site.goneSourceOf(name) : undefined;
    const followed = source ?? gone;
    if (followed !== undefined && changes.has(followed)) affected.push(name);
  }
  return affected;
}

/** A page with those findings only that touch a changed line; all of them where its source changed instead, or it was not reviewed. */
export function onChangedLines(page: SitePage, changes: Changes): SitePage {
  const { review, text } = page;
  const lines = changes.get(review.path);
  if (!lines || !review.target) return page;
  const place = lineIndex(text);
  const findings = review.findings.filter(({ from, to }) => {
    const [first, last] = [place(from).line, place(to).line];
    return lines.some((range) => range.first <= last && first <= range.last);
  });
  return { ...page, review: { ...review, findings } };
}
