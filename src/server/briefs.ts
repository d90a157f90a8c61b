/** Briefs for local authors: written for a page, listed, and said above the page. */
import type { CodeLens } from 'vscode-languageserver';
import { Utils } from 'vscode-uri';
import { peopleWords } from '../core/messages/people.ts';
import { writeBrief } from '../core/report/brief.ts';
import { briefPath, briefState, briefsFolder, parseBrief, wantedLocalShare } from '../core/report/briefs.ts';
import type { BriefAnswer, BriefStatus } from './protocol.ts';
import { openPage, type Session } from './session.ts';
import type { Located, Site } from './sites.ts';

/** Answers the client's requests about briefs. */
export function answerBriefs(session: Session): void {
  const { connection, sites } = session;
  connection.onRequest<BriefAnswer, void>('terroir/brief', ({ uri }: { uri: string }) => brief(session, uri));
  connection.onRequest('terroir/briefs', async (): Promise<BriefStatus[]> => {
    const lists = await Promise.all(sites.all().map((site) => listBriefs(session, site)));
    return lists.flat();
  });
}

/** The brief of an open page; where there is none yet it is written. */
async function brief(session: Session, uri: string): Promise<BriefAnswer> {
  const page = await openPage(session, uri);
  if (!page) return null;
  const { site, path } = page.located;
  const { reviewer, folder } = site;
  const review = await reviewer.review(path);
  if (!review) return null;
  const file = briefPath(path);
  const answer = { uri: Utils.joinPath(folder, file).toString() };
  const known = await site.read(file);
  // What is there and cannot be read is someone's all the same.
  if ('text' in known || known.problem !== 'missing') return answer;
  const source = review.source === undefined ? undefined : await reviewer.content(review.source);
  const wanted = wantedLocalShare(review, (await reviewer.setup()).config);
  const { say, speaks, runtime } = session;
  const text = writeBrief(review, page.content, source?.content, wanted, say, speaks, new Date());
  try {
    await runtime.write(folder, file, text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  return answer;
}

/** The briefs of a site, each with where it stands. */
async function listBriefs(session: Session, site: Site): Promise<BriefStatus[]> {
  const found: BriefStatus[] = [];
  for (const file of await site.list(briefsFolder)) {
    const status = file.endsWith('.md') ? await readBrief(session, { site, path: file }) : undefined;
    if (status) found.push(status);
  }
  return found;
}

async function readBrief({ speaks }: Session, { site, path }: Located): Promise<BriefStatus | undefined> {
  const file = await site.read(path);
  const head = 'text' in file ? parseBrief(file.text) : undefined;
  if (!head) return undefined;
  const { reviewer, folder } = site;
  const known = (await reviewer.pages()).includes(head.page);
  const review = known ? await reviewer.review(head.page) : undefined;
  const state = briefState(head, review, new Date().toISOString().slice(0, 10));
  return {
    uri: Utils.joinPath(folder, path).toString(),
    page: head.page,
    // A brief may name anything, also what lies outside the site.
    pageUri: known ? Utils.joinPath(folder, head.page).toString() : null,
    market: review?.market?.name[speaks] ?? null,
    owner: head.owner ?? null,
    deadline: head.deadline ?? null,
    local: review?.measures.local ?? null,
    localShare: head.localShare ?? null,
    ...{ state, stateName: peopleWords(speaks).brief.state[state] },
  };
}

/** What stands above a page that a local author was asked to write. */
export async function briefLens(session: Session, uri: string): Promise<CodeLens[]> {
  const page = await openPage(session, uri);
  if (!page) return [];
  const { site, path } = page.located;
  const status = await readBrief(session, { site, path: briefPath(path) });
  if (!status || status.page !== path || status.state === 'done') return [];
  const start = { line: 0, character: 0 };
  const { lens } = peopleWords(session.speaks).brief;
  const title = lens(status.owner ?? undefined, status.deadline ?? undefined);
  return [{ range: { start, end: start }, command: { title, command: 'terroir.brief', arguments: [uri] } }];
}
