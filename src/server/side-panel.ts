/** What the side panel and the first steps ask: what to do next on a page, where the markets stand, how a site is laid out. */
import { URI, Utils } from 'vscode-uri';
import { configPath } from '../core/config.ts';
import { categories } from '../core/finding.ts';
import { addPages } from '../core/first-steps/config-edit.ts';
import { type SurveyFolder, survey } from '../core/first-steps/survey.ts';
import { reviewWords } from '../core/messages/review.ts';
import { type NextStep, nextStep, nextSteps } from '../core/review/next-step.ts';
import { summarizeMarkets } from '../core/review/site.ts';
import { scriptLanguage } from '../core/text/language.ts';
import { toRange } from './convert.ts';
import type { Reviews } from './reviews.ts';
import type { Session } from './session.ts';
import type {
  ConfigureParams,
  FolderParams,
  MarketNumbers,
  NextSteps,
  SiteSurvey,
  SurveyedFolder,
} from './side-panel-protocol.ts';
import type { Site } from './sites.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** Answers the requests of the side panel for a session that has begun. */
export function answerSidePanel(session: Session, reviews: Reviews, workspace: WorkspaceReview): void {
  const { connection, sites } = session;
  const siteOf = (folder: string) =>
    sites.locate(Utils.joinPath(URI.parse(folder), configPath).toString())!.site;
  connection.onRequest('terroir/nextSteps', ({ uri }: { uri: string }) => stepsOf(session, reviews, uri));
  connection.onRequest('terroir/markets', () => markets(session, workspace));
  connection.onRequest('terroir/survey', ({ folder }: FolderParams) => surveySite(session, siteOf(folder)));
  connection.onRequest('terroir/firstPage', ({ folder }: FolderParams) => firstPage(siteOf(folder)));
  connection.onRequest('terroir/configure', (params: ConfigureParams) =>
    configure(session, siteOf(params.folder), params),
  );
}

/** What to do next on a page, the most urgent first, each in reading order. */
async function stepsOf({ say, speaks }: Session, reviews: Reviews, uri: string): Promise<NextSteps | null> {
  const known = await reviews.latest(uri);
  if (!known?.review) return null;
  const { document, review } = known;
  const order = (step: NextStep) => nextSteps.indexOf(step);
  const findings = review.findings.map((finding) => ({
    step: nextStep(finding),
    ...{ message: finding.message, note: finding.note, severity: finding.severity },
    range: toRange(document, finding),
    fixes: finding.fixes.length,
  }));
  findings.sort((a, b) => order(a.step) - order(b.step));
  return {
    market: review.market?.name[speaks] ?? null,
    audience: review.target ? say.audience[review.target.audience] : null,
    findings,
  };
}

/** Where each market of the workspace stands; null before it was reviewed. */
function markets({ speaks }: Session, { pages }: WorkspaceReview): MarketNumbers[] | null {
  if (!pages.active) return null;
  const reviews = [...pages.all().values()].map(({ review }) => review);
  const words = reviewWords(speaks);
  return summarizeMarkets(reviews).map(({ market, authorship, byCategory, ...sums }) => ({
    ...{ market: market?.code ?? null, name: market?.name[speaks] ?? null, sums },
    dimensions: categories
      .map((category) => ({ name: words.category[category], findings: byCategory[category] ?? 0 }))
      .filter(({ findings }) => findings)
      .sort((a, b) => b.findings - a.findings),
    writtenBy: authorship && words.shares(authorship.mix),
  }));
}

/** How many pages of a folder are read to see whether it is Chinese. */
const sampled = 3;

async function surveySite({ speaks }: Session, { reviewer }: Site): Promise<SiteSurvey> {
  const { config } = await reviewer.setup();
  const found = survey(await reviewer.pages(), config);
  const chinese: SurveyFolder[] = [];
  for (const folder of found.others) if (await isChinese(folder)) chinese.push(folder);
  const counted = (folders: readonly SurveyFolder[] = []): SurveyedFolder[] =>
    folders.map(({ folder, pages }) => ({ folder, pages: pages.length }));
  return {
    ...{ sourceLocale: config.source, source: counted(found.source), chinese: counted(chinese) },
    others: counted(found.others),
    markets: [...config.markets.values()].map(({ code, name }) => ({
      ...{ code, name: name[speaks], folders: counted(found.markets.get(code)) },
    })),
  };

  async function isChinese({ pages }: SurveyFolder): Promise<boolean> {
    for (const page of pages.slice(0, sampled)) {
      const read = await reviewer.content(page);
      const text = read?.content.segments.map((segment) => segment.text).join('\n');
      if (text && scriptLanguage(text.slice(0, 5000)) === 'zh') return true;
    }
    return false;
  }
}

/** How many pages are looked at for one that follows a Chinese page. */
const lookedAt = 50;

/** A page for a market to begin with: one that follows a Chinese page, where there is any. */
async function firstPage({ folder, reviewer }: Site): Promise<string | null> {
  const { config } = await reviewer.setup();
  const pages = [...survey(await reviewer.pages(), config).markets.values()]
    .flat()
    .flatMap((one) => one.pages)
    .slice(0, lookedAt);
  let first = pages[0];
  for (const page of pages) {
    if ((await reviewer.sourceOf(page)) === undefined) continue;
    first = page;
    break;
  }
  return first === undefined ? null : Utils.joinPath(folder, first).toString();
}

/** The text of the config with more entries; null where it must be mended first. */
async function configure(
  { runtime }: Session,
  { folder, read }: Site,
  { entries }: ConfigureParams,
): Promise<string | null> {
  if (!(await runtime.staysInside(folder, configPath))) return null;
  const file = await read(configPath);
  if ('problem' in file && file.problem !== 'missing') return null;
  return addPages('text' in file ? file.text : '', entries) ?? null;
}
