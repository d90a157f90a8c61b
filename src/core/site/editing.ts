/** Edits of a page that somebody asked for: a finding is kept, whom it is for is said, local material is put in. */
import { keepEdit } from '../content/content.ts';
import { insertionAt } from '../content/insertion.ts';
import { setFrontMatter } from '../content/set-front-matter.ts';
import type { Edit, Finding } from '../finding.ts';
import type { Material } from '../locality/material.ts';
import { textOf } from '../rules/locality-note.ts';
import type { PageReviews } from './reviewing.ts';

/** The edit that keeps what a rule reports at an offset of a page, with a reason; undefined where none can stand. */
export async function keepFinding(
  site: PageReviews,
  path: string,
  { ruleId, from }: Pick<Finding, 'ruleId' | 'from'>,
  reason: string,
): Promise<Edit | undefined> {
  const page = await site.content(path);
  return page && keepEdit(page.format, page.text, page.content, from, ruleId, reason);
}

/**
 * The edit that says in a page's front matter whom it is for. `no-place` where its format has no front matter; undefined
 * where the page or its front matter cannot be read.
 */
export async function setTarget(
  site: PageReviews,
  path: string,
  key: 'market' | 'audience' | 'industry',
  value: string,
): Promise<Edit | 'no-place' | undefined> {
  const page = await site.content(path);
  // A second front matter before a broken one would hide it for good.
  if (!page || page.content.problems.length) return undefined;
  const { text, format, content } = page;
  if (!content.frontMatter && !format.takesFrontMatter) return 'no-place';
  return setFrontMatter(text, content.frontMatter, key, value);
}

/** The edit that puts local material at an offset of a page, in its own syntax; undefined where it cannot stand there. */
export async function insertMaterial(
  site: PageReviews,
  path: string,
  offset: number,
  item: Material,
): Promise<Edit | undefined> {
  const page = await site.content(path);
  const words = { text: textOf(item), image: item.image };
  return page && insertionAt(page.format, page.text, page.content, offset, words);
}
