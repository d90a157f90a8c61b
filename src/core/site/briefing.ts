/** Briefs for the local authors of a site: written for a page, and listed. */
import { atLeast } from '../finding.ts';
import { survey } from '../first-steps/survey.ts';
import { isFolder } from '../host.ts';
import { briefLanguage, briefWords } from '../messages/brief.ts';
import { guessPageType } from '../regions/page-type.ts';
import { type BriefMaterial, writeBrief } from '../report/brief.ts';
import {
  type BriefHead,
  type BriefState,
  briefPath,
  briefState,
  briefsFolder,
  parseBrief,
  wantedLocalShare,
} from '../report/briefs.ts';
import { languageOf, type PageReview } from '../review/page.ts';
import { dayOf } from '../text/date.ts';
import { keptFacts } from './brief-facts.ts';
import { type PageReviews, pageReviews } from './reviewing.ts';

/** The brief of a page. */
export interface Brief {
  /** Where it lies, relative to the site's root. */
  readonly path: string;
  /** What is to be written there; undefined where something is there already, which is someone's. */
  readonly text: string | undefined;
}

/** A brief of the site, and where it stands. */
export interface BriefStatus extends BriefHead {
  readonly path: string;
  readonly state: BriefState;
  /** False where it is for no page of the site: a brief may name anything, also what lies outside. */
  readonly isPage: boolean;
  /** The page as it stands; undefined where it is no page of a market. */
  readonly review: PageReview | undefined;
}

/** What whoever asks for a brief says of it. */
export interface BriefRequest {
  /** The language it is written in, one of `briefLanguages`; the market's where nobody says. */
  readonly language?: string | undefined;
  /** Who is to write the page. */
  readonly owner?: string | undefined;
  /** Until when, YYYY-MM-DD. */
  readonly deadline?: string | undefined;
}

/** The brief of a page; undefined for what is no page of a market. */
export async function briefFor(
  site: PageReviews,
  page: string,
  request: BriefRequest = {},
): Promise<Brief | undefined> {
  const path = briefPath(page);
  const known = await site.host.read(path);
  const text = await briefText(site, page, request);
  if (text === undefined) return undefined;
  // What is there and cannot be read is someone's all the same.
  return 'text' in known || known.problem !== 'missing' ? { path, text: undefined } : { path, text };
}

/**
 * The text of a page's brief as it would be written now, whatever lies in its file; undefined for what is no page of a
 * market.
 */
export async function briefText(
  site: PageReviews,
  page: string,
  { language: asked, owner, deadline }: BriefRequest,
): Promise<string | undefined> {
  const read = await site.content(page);
  const own = read && (await site.glance(page));
  if (!own) return undefined;
  const { target, market } = own;
  const locale = target?.locale ?? market?.locales[0];
  const language = asked ?? (locale === undefined ? site.uiLanguage : briefLanguage(locale));
  const { notes } = briefWords(language);
  // What the review notes is said in the language of the site: another one is asked for its own words.
  const { host, today } = site;
  const review =
    notes === site.uiLanguage ? own : await pageReviews(host, { uiLanguage: notes, today }).glance(page);
  if (!review) return undefined;
  const setup = await site.setup();
  const source = review.source === undefined ? undefined : await site.content(review.source);
  const here = { language: target ? languageOf(target, read.script) : 'en', country: target?.market };
  const there = { language: new Intl.Locale(setup.config.source).language, country: 'CN' };
  const kept = keptFacts(review, read, source, { here, there, locale: locale ?? here.language });
  const terms = setup.termsFor(locale ?? here.language);
  const wanted = new Set(
    (source?.content.segments ?? []).flatMap(({ text }) =>
      terms.inSource(text).map(({ term, wanted: [preferred] }) => `${term} → ${preferred}`),
    ),
  );
  return writeBrief(
    {
      review,
      content: read.content,
      source: source?.content,
      facts: kept.facts,
      names: [...kept.names, ...wanted],
      models: await localModels(site, page, review),
      localShare: wantedLocalShare(review, setup.config),
      owner,
      deadline,
      today: site.today(),
    },
    language,
  );
}

/** How many pages of a market are looked at for some that were written there, and how many are named. */
const most = { looked: 16, named: 3 };
/** The share of a page from which it was written for its market. */
const leastLocal = 0.7;

/** Pages of the same market that follow no Chinese page, or hardly: those of the same type first. */
async function localModels(
  site: PageReviews,
  page: string,
  { market, target }: PageReview,
): Promise<BriefMaterial['models']> {
  if (!market) return [];
  const { config } = await site.setup();
  const files = (await site.pages()).filter((path) => !isFolder(path));
  const own = survey(files, config).markets.get(market.code) ?? [];
  const { read } = await site.named();
  const isSameType = (path: string) =>
    Number(guessPageType(read(path).key) === target?.pageType && target?.pageType !== undefined);
  const others = own
    .flatMap(({ pages }) => pages)
    .filter((path) => path !== page)
    .sort((a, b) => isSameType(b) - isSameType(a));
  const found: { path: string; title: string }[] = [];
  for (const path of others.slice(0, most.looked)) {
    if (found.length >= most.named) break;
    const review = await site.glance(path);
    if (!review || review.drafted.length || review.words < leastWords) continue;
    const { local } = review.measures;
    const isLocal =
      review.source === undefined ? review.locality?.signals.length : (local ?? 0) >= leastLocal;
    if (!isLocal || review.findings.some(({ severity }) => atLeast(severity, 'major'))) continue;
    const content = (await site.content(path))?.content;
    const title = content?.segments.find(({ kind }) => kind === 'title' || kind === 'heading')?.text;
    found.push({ path, title: title ?? path });
  }
  return found;
}

/** A page of fewer words shows nobody how one is written. */
const leastWords = 40;

/** Reads the brief in a file; undefined for a file that is none. */
export async function readBrief(site: PageReviews, path: string): Promise<BriefStatus | undefined> {
  const file = await site.host.read(path);
  const head = 'text' in file ? parseBrief(file.text) : undefined;
  if (!head) return undefined;
  const isPage = (await site.pages()).includes(head.page);
  const review = isPage ? await site.glance(head.page) : undefined;
  return { ...head, path, isPage, review, state: briefState(head, review, dayOf(site.today())) };
}

/** The briefs of a site, in the order of their paths. */
export async function listBriefs(site: PageReviews): Promise<BriefStatus[]> {
  const found: BriefStatus[] = [];
  for (const path of await site.host.list(briefsFolder)) {
    const status = path.endsWith('.md') ? await readBrief(site, path) : undefined;
    if (status) found.push(status);
  }
  return found;
}
