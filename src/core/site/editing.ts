/** Edits of a page that somebody asked for: a finding is kept, whom it is for is said, local material is put in. */
import { configPath } from '../config.ts';
import { keepEdit } from '../content/content.ts';
import { insertionAt } from '../content/insertion.ts';
import { setFrontMatter } from '../content/set-front-matter.ts';
import type { Edit, Finding, RuleId } from '../finding.ts';
import { turnOff } from '../first-steps/config-edit.ts';
import type { Material } from '../locality/material.ts';
import { exceptionsPath } from '../rules/exceptions.ts';
import { textOf } from '../rules/locality-note.ts';
import { literalGlob } from '../text/glob.ts';
import { addToList } from '../text/yaml-list.ts';
import { type FileEdit, textToEdit } from './material.ts';
import type { PageReviews } from './reviewing.ts';

/**
 * The edit that keeps what a rule reports on a page, with a reason: a comment before its block or, where none can stand, an
 * entry in the file of exceptions. `broken` where that must be mended first; undefined where the page cannot be read.
 */
export async function keepFinding(
  site: PageReviews,
  path: string,
  { ruleId, from, to }: Pick<Finding, 'ruleId' | 'from' | 'to'>,
  reason: string,
): Promise<FileEdit | 'broken' | undefined> {
  const page = await site.content(path);
  if (!page) return undefined;
  const comment = keepEdit(page.format, page.text, page.content, from, ruleId, reason);
  if (comment) return { path, text: page.text, edit: comment };
  const text = textToEdit(await site.host.read(exceptionsPath));
  if (text === undefined) return 'broken';
  const words = page.text.slice(from, to);
  const item = { rule: ruleId, paths: [literalGlob(path)], ...(words.trim() && { text: words }), reason };
  const edit = addToList(text, 'exceptions', item);
  return edit ? { path: exceptionsPath, text, edit } : 'broken';
}

/** On how much of a site a rule is turned off. */
export const offScopes = ['page', 'market', 'site'] as const;
export type OffScope = (typeof offScopes)[number];

/**
 * The edit of the config that turns a rule off on a page, for the market of that page, or on the whole site. `broken` where
 * the config must be mended first, `no-market` where the page is for none.
 */
export async function turnRuleOff(
  site: PageReviews,
  path: string,
  ruleId: RuleId,
  scope: OffScope,
): Promise<FileEdit | 'broken' | 'no-market'> {
  const target = (await site.glance(path, { mode: 'fast' }))?.target;
  if (scope === 'market' && !target?.market) return 'no-market';
  const text = textToEdit(await site.host.read(configPath));
  if (text === undefined) return 'broken';
  const where =
    scope === 'page' ? { path: literalGlob(path) } : scope === 'market' ? { market: target!.market! } : {};
  const after = turnOff(text, ruleId, where);
  return after === undefined ? 'broken' : { path: configPath, text, edit: changeOf(text, after) };
}

/** The edit that makes one text of another: what is between what both begin and end with. */
function changeOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, text: after.slice(from, after.length - end) };
}

/**
 * The edit that says in a page's front matter whom it is for. `no-place` where its format has no front matter; undefined
 * where the page or its front matter cannot be read.
 */
export async function setTarget(
  site: PageReviews,
  path: string,
  key: 'market' | 'audience' | 'readers' | 'industry',
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
