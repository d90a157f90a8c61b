/** The first steps on a site: how it is laid out, which page to begin with, what its config is to say of its pages. */
import { configPath } from '../config.ts';
import { addPages, type PagesEntry } from '../first-steps/config-edit.ts';
import { type Survey, type SurveyFolder, survey } from '../first-steps/survey.ts';
import { isFolder } from '../host.ts';
import { textToEdit } from './material.ts';
import type { PageReviews } from './reviewing.ts';

/** How a site is laid out. */
export interface SiteSurvey extends Survey {
  /** Of the folders nothing tells of, those with Chinese pages. */
  readonly chinese: readonly SurveyFolder[];
}

/** How many pages of a folder are read to see whether it is Chinese. */
const sampled = 3;

/** Surveys a site for whoever sets it up. */
export async function surveySite(site: PageReviews): Promise<SiteSurvey> {
  const found = survey(await filesOf(site), (await site.setup()).config);
  const chinese: SurveyFolder[] = [];
  for (const folder of found.others) if (await isChinese(site, folder)) chinese.push(folder);
  return { ...found, chinese };
}

async function isChinese(site: PageReviews, { pages }: SurveyFolder): Promise<boolean> {
  for (const page of pages.slice(0, sampled)) if ((await site.content(page))?.script === 'zh') return true;
  return false;
}

/** The pages of a site, without the folders that may not be read. */
async function filesOf(site: PageReviews): Promise<string[]> {
  return (await site.pages()).filter((page) => !isFolder(page));
}

/** How many pages are looked at for one that follows a Chinese page. */
const lookedAt = 50;

/** A page for a market to begin with: one that follows a Chinese page, where there is any; undefined where there is no page. */
export async function firstPage(site: PageReviews): Promise<string | undefined> {
  const { markets } = survey(await filesOf(site), (await site.setup()).config);
  const pages = [...markets.values()]
    .flat()
    .flatMap((one) => one.pages)
    .slice(0, lookedAt);
  for (const page of pages) if ((await site.sourceOf(page)) !== undefined) return page;
  return pages[0];
}

/** The text of the site's config with more to say of its pages; undefined where it must be mended first. */
export async function configure(
  site: PageReviews,
  entries: readonly PagesEntry[],
): Promise<string | undefined> {
  const text = textToEdit(await site.host.read(configPath));
  return text === undefined ? undefined : addPages(text, entries);
}
