/** Briefs for local authors: written for a page, listed, and said above the page. */

import type { CodeLens } from 'vscode-languageserver';
import { Utils } from 'vscode-uri';
import { briefPath, peopleWords, type BriefStatus as SiteBrief } from '../core/index.ts';
import { answering } from './answering.ts';
import { requests } from './method-protocol.ts';
import type { BriefAnswer, BriefStatus } from './protocol.ts';
import { mayWrite, type Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Answers the client's requests about briefs. */
export function answerBriefs(session: Session): void {
  const { sites } = session;
  const on = answering(session.connection);
  on(requests.brief, ({ uri }) => brief(session, uri));
  on(requests.briefs, async () => {
    const lists = await Promise.all(
      sites
        .all()
        .map(async (site) => (await site.briefs()).map((status) => described(session, site, status))),
    );
    return lists.flat();
  });
}

/** The brief of an open page; where there is none yet it is written. */
async function brief(session: Session, uri: string): Promise<BriefAnswer> {
  const { documents, sites, runtime, messages } = session;
  const located = documents.get(uri) && sites.locate(uri);
  const found = await located?.site.brief(located.path);
  if (!located || !found) return null;
  const { folder } = located.site;
  if (found.text !== undefined && !(await mayWrite(session, located.site)))
    return { problem: messages.noSite(folder.fsPath) };
  try {
    if (found.text !== undefined) await runtime.write(folder, found.path, found.text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  return { uri: Utils.joinPath(folder, found.path).toString() };
}

function described({ uiLanguage }: Session, { folder }: FolderSite, status: SiteBrief): BriefStatus {
  const { path, page, review, owner, deadline, localShare, state } = status;
  return {
    uri: Utils.joinPath(folder, path).toString(),
    page,
    pageUri: status.isPage ? Utils.joinPath(folder, page).toString() : null,
    market: review?.market?.name[uiLanguage] ?? null,
    owner: owner ?? null,
    deadline: deadline ?? null,
    local: review?.measures.local ?? null,
    localShare: localShare ?? null,
    state,
    stateName: peopleWords(uiLanguage).brief.state[state],
  };
}

/** What stands above a page that a local author was asked to write. */
export async function briefLens({ documents, sites, uiLanguage }: Session, uri: string): Promise<CodeLens[]> {
  const located = documents.get(uri) && sites.locate(uri);
  const status = await located?.site.briefStatus(briefPath(located.path));
  if (!located || !status || status.page !== located.path || status.state === 'done') return [];
  const start = { line: 0, character: 0 };
  const title = peopleWords(uiLanguage).brief.lens(status.owner, status.deadline);
  return [{ range: { start, end: start }, command: { title, command: 'terroir.brief', arguments: [uri] } }];
}
