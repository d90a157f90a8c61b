/** The first steps on a site: how it is laid out, which page to begin with, what its config is to say of its pages. */
import { configPath } from '../config.ts';
import { addPages, type PagesEntry, type SiteReaders, setReaders } from '../first-steps/config-edit.ts';
import { guessReaders, type ReadersGuess } from '../first-steps/guess-readers.ts';
import { type Survey, type SurveyFolder, survey } from '../first-steps/survey.ts';
import { isFolder } from '../host.ts';
import { textToEdit } from './material.ts';
import type { PageReviews } from './reviewing.ts';

/** How a site is laid out. */
export interface SiteSurvey extends Survey {
  /** Of the folders nothing tells of, those with Chinese pages. */
  readonly chinese: readonly SurveyFolder[];
}

/** Who reads a site: what its config says, and what its pages suggest. */
export interface KnownReaders extends ReadersGuess {
  readonly said: SiteReaders;
}

/** How many pages are read to guess who reads them. */
const readForGuess = 40;

/** Who reads a site. Its Chinese pages tell, or where there are none all of them. */
export async function readersOfSite(site: PageReviews): Promise<KnownReaders> {
  const { config } = await site.setup();
  const { source, markets, others } = survey(await filesOf(site), config);
  const pagesOf = (folders: readonly SurveyFolder[]) => folders.flatMap(({ pages }) => pages);
  const own = pagesOf(source);
  const pages = own.length ? own : [...pagesOf([...markets.values()].flat()), ...pagesOf(others)];
  // Spread over the site: its first folder may be about anything.
  const step = Math.max(1, pages.length / readForGuess);
  const texts: string[] = [];
  for (let at = 0; at < pages.length; at += step) {
    const page = await site.content(pages[Math.floor(at)]!);
    if (page) texts.push(page.content.segments.map(({ text }) => text).join('\n'));
  }
  const { readers, industry } = config;
  return { said: { ...(readers && { readers }), ...(industry && { industry }) }, ...guessReaders(texts) };
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

/** The text of the site’s config that says who reads the site; undefined where it must be mended first. */
export async function configureReaders(site: PageReviews, said: SiteReaders): Promise<string | undefined> {
  const text = textToEdit(await site.host.read(configPath));
  return text === undefined ? undefined : setReaders(text, said);
}
