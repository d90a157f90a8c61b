/** What the side panel and the first steps ask: what to do next on a page, where the markets stand, how a site is laid out. */

import { URI, Utils } from 'vscode-uri';
import {
  type Cue,
  categories,
  configPath,
  coverageLists,
  industries,
  type NextStep,
  nextStep,
  nextSteps,
  peopleWords,
  readerKinds,
  readersName,
  reviewWords,
  type SurveyFolder,
  staleLists,
  summarizeMarkets,
} from '../core/index.ts';
import { answering } from './answering.ts';
import { toRange } from './convert.ts';
import { requests } from './method-protocol.ts';
import type { Reviews } from './reviews.ts';
import type { Session } from './session.ts';
import type {
  ConfigureParams,
  MarketLacks,
  MarketNumbers,
  MarketStale,
  NextSteps,
  ReaderChoice,
  ReadersChoices,
  SiteSurvey,
  SurveyedFolder,
} from './side-panel-protocol.ts';
import type { FolderSite } from './sites.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** Answers the requests of the side panel for a session that has begun. */
export function answerSidePanel(session: Session, reviews: Reviews, workspace: WorkspaceReview): void {
  const { sites } = session;
  const on = answering(session.connection);
  const siteOf = (folder: string) =>
    sites.locate(Utils.joinPath(URI.parse(folder), configPath).toString())!.site;
  on(requests.nextSteps, ({ uri }, signal) => stepsOf(session, reviews, uri, signal));
  on(requests.markets, () => markets(session, workspace));
  on(requests.survey, ({ folder }) => surveySite(session, siteOf(folder)));
  on(requests.firstPage, ({ folder }) => firstPage(siteOf(folder)));
  on(requests.readers, ({ folder }) => readersOf(session, siteOf(folder)));
  on(requests.setReaders, async ({ folder, said }) => {
    const site = siteOf(folder);
    return writable(session, site, () => site.configureReaders(said));
  });
  on(requests.configure, (params) => configure(session, siteOf(params.folder), params));
}

/** What to do next on a page, the most urgent first, each in reading order. */
async function stepsOf(
  { messages, uiLanguage }: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<NextSteps | null> {
  const known = await reviews.latest(uri, signal);
  if (!known?.review) return null;
  const { document, review } = known;
  const order = (step: NextStep) => nextSteps.indexOf(step);
  const findings = review.findings.map((finding) => ({
    step: nextStep(finding),
    message: finding.message,
    note: finding.note,
    severity: finding.severity,
    range: toRange(document, finding),
    fixes: finding.fixes.length,
  }));
  findings.sort((a, b) => order(a.step) - order(b.step));
  return {
    market: review.market?.name[uiLanguage] ?? null,
    audience: review.target ? readersName(review.target, messages) : null,
    findings,
  };
}

/** Where each market of the workspace stands; null before it was reviewed. */
async function markets(session: Session, { pages }: WorkspaceReview): Promise<MarketNumbers[] | null> {
  const { uiLanguage } = session;
  if (!pages.active) return null;
  const reviews = [...pages.all().values()].map(({ review }) => review);
  const stale = staleOf(session, pages);
  const words = reviewWords(uiLanguage);
  const lacks = await lacksOf(session, pages);
  return summarizeMarkets(reviews).map(({ market, authorship, byCategory, ...sums }) => ({
    market: market?.code ?? null,
    name: market?.name[uiLanguage] ?? null,
    sums,
    dimensions: categories
      .map((category) => ({ name: words.category[category], findings: byCategory[category] ?? 0 }))
      .filter(({ findings }) => findings)
      .sort((a, b) => b.findings - a.findings),
    writtenBy: authorship && words.shares(authorship.mix),
    lacks: lacks.filter(({ code }) => code === market?.code).map(({ title, items }) => ({ title, items })),
    stale: stale.get(market?.code) ?? null,
  }));
}

/** Stale pages by their market. */
function staleOf(
  { messages, uiLanguage }: Session,
  pages: WorkspaceReview['pages'],
): ReadonlyMap<string | undefined, MarketStale> {
  // Pages of two sites may have one path.
  const reviews = [...pages.all()].map(([uri, { review }]) => ({ ...review, path: uri }));
  const paths = new Map([...pages.all()].map(([uri, { located }]) => [uri, pages.pathOf(located)]));
  return new Map(
    staleLists(reviews, messages, uiLanguage).map(({ market, title, pages: of }) => [
      market?.code,
      {
        title,
        pages: of.map(({ path: uri, why, sentences, rest = null }) => ({
          path: paths.get(uri)!,
          uri,
          why,
          sentences,
          rest,
        })),
      },
    ]),
  );
}

/** What markets do not have of the sites whose pages have all been reviewed. */
async function lacksOf(
  { sites, messages, uiLanguage }: Session,
  pages: WorkspaceReview['pages'],
): Promise<(MarketLacks & { readonly code: string | undefined })[]> {
  const lists = sites.all().map(async (site) => {
    const reviews = pages.wholeOf(site);
    if (!reviews) return [];
    return (await site.coverage(reviews)).flatMap((one) =>
      coverageLists([one], messages, uiLanguage).map(({ title, items }) => ({
        code: one.code,
        title,
        items: items.map(({ kindName, path, detail }) => {
          const uri = Utils.joinPath(site.folder, path).toString();
          return { kindName, path, uri, detail };
        }),
      })),
    );
  });
  return (await Promise.all(lists)).flat();
}

async function surveySite({ uiLanguage }: Session, site: FolderSite): Promise<SiteSurvey> {
  const { config } = await site.setup();
  const { source, chinese, others, markets } = await site.survey();
  return {
    folder: site.folder.toString(),
    sourceLocale: config.source,
    source: counted(source),
    chinese: counted(chinese),
    others: counted(others),
    markets: [...config.markets.values()].map(({ code, name }) => ({
      code,
      name: name[uiLanguage],
      folders: counted(markets.get(code)),
    })),
  };
}

function counted(folders: readonly SurveyFolder[] = []): SurveyedFolder[] {
  return folders.map(({ folder, pages }) => ({ folder, pages: pages.length }));
}

/** A page for a market to begin with, as a URI; null where no page is known to be for one. */
async function firstPage(site: FolderSite): Promise<string | null> {
  const first = await site.firstPage();
  return first === undefined ? null : Utils.joinPath(site.folder, first).toString();
}

/** The text of the config with more entries; null where it must be mended first. */
async function configure(
  session: Session,
  site: FolderSite,
  { entries }: ConfigureParams,
): Promise<string | null> {
  return writable(session, site, () => site.configure(entries));
}

/** The text of a config that lies in its site; null where there is none. */
async function writable(
  { runtime }: Session,
  { folder }: FolderSite,
  textOf: () => Promise<string | undefined>,
): Promise<string | null> {
  if (!(await runtime.staysInside(folder, configPath))) return null;
  return (await textOf()) ?? null;
}

/** Who may read a site, the guess first. */
async function readersOf({ messages, uiLanguage }: Session, site: FolderSite): Promise<ReadersChoices> {
  const { said, readers, industry } = await site.readers();
  return {
    folder: site.folder.toString(),
    isSaid: said.readers !== undefined,
    readers: choicesOf(readerKinds, readers, said.readers, (id) => messages.readers[id]),
    industries: choicesOf(industries, industry, said.industry, (id) => peopleWords(uiLanguage).industry[id]),
  };
}

function choicesOf<T extends string>(
  ids: readonly T[],
  guess: { readonly value: T; readonly evidence: readonly Cue[] } | undefined,
  said: string | undefined,
  nameOf: (id: T) => string,
): ReaderChoice<T>[] {
  const rank = (id: T) => (id === said ? 2 : id === guess?.value ? 1 : 0);
  return ids
    .toSorted((a, b) => rank(b) - rank(a))
    .map((id) => ({
      id,
      name: nameOf(id),
      evidence: id === guess?.value ? guess.evidence : [],
      isSaid: id === said,
    }));
}
