/** Briefs for local authors: written for a page, listed, and said above the page. */

import type { CodeLens } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  briefDocx,
  briefHtml,
  briefLanguage,
  briefLanguages,
  briefMail,
  briefPath,
  dayOf,
  peopleWords,
  type BriefStatus as SiteBrief,
  withDone,
} from '../core/index.ts';
import { answering } from './answering.ts';
import { toTextEdit } from './convert.ts';
import { requests } from './method-protocol.ts';
import type {
  BriefAnswer,
  BriefAsAnswer,
  BriefAsParams,
  BriefChoices,
  BriefDoneAnswer,
  BriefDoneParams,
  BriefParams,
  BriefStatus,
} from './protocol.ts';
import { mayWrite, type Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Answers the client's requests about briefs. */
export function answerBriefs(session: Session): void {
  const { sites } = session;
  const on = answering(session.connection);
  on(requests.brief, (params) => brief(session, params));
  on(requests.briefAs, (params) => briefAs(session, params));
  on(requests.briefChoices, ({ uri }) => briefChoices(session, uri));
  on(requests.briefDone, (params) => briefDone(session, params));
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
async function brief(session: Session, { uri, ...request }: BriefParams): Promise<BriefAnswer> {
  const { documents, sites } = session;
  const located = documents.get(uri) && sites.locate(uri);
  const found = await located?.site.brief(located.path, request);
  if (!located || !found) return null;
  return write(session, located.site, found.path, found.text);
}

/** @param text undefined where nothing is to be written */
async function write(
  session: Session,
  site: FolderSite,
  path: string,
  text: string | undefined,
): Promise<BriefAnswer> {
  const { folder } = site;
  if (text !== undefined && !(await mayWrite(session, site)))
    return { problem: session.messages.noSite(folder.fsPath) };
  try {
    if (text !== undefined) await session.runtime.write(folder, path, text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  return { uri: Utils.joinPath(folder, path).toString() };
}

/** What is asked before the brief of an open page is written. */
async function briefChoices(
  { documents, sites, uiLanguage }: Session,
  uri: string,
): Promise<BriefChoices | null> {
  const located = documents.get(uri) && sites.locate(uri);
  const review = await located?.site.review(located.path);
  if (!located || !review) return null;
  const read = await located.site.host.read(briefPath(located.path));
  const locale = review.target?.locale ?? review.market?.locales[0];
  const usual = locale === undefined ? uiLanguage : briefLanguage(locale);
  const names = new Intl.DisplayNames(uiLanguage, { type: 'language' });
  return {
    isThere: 'text' in read || read.problem !== 'missing',
    languages: [...new Set([usual, 'en', 'zh', ...briefLanguages])].map((id) => ({
      id,
      name: names.of(id) ?? id,
    })),
  };
}

/** The page a brief is for, and where it lies, by the address of either. */
async function briefedPage({ sites }: Session, uri: string) {
  const located = sites.locate(uri);
  if (!located) return undefined;
  const { site, path } = located;
  const [own, of] = [await site.briefStatus(path), await site.briefStatus(briefPath(path))];
  const status = own ?? of;
  return status && { site, status };
}

/** A brief as a mail or a file: as it lies in the site, or anew in another language. */
async function briefAs(session: Session, { uri, as, language }: BriefAsParams): Promise<BriefAsAnswer> {
  const found = await briefedPage(session, uri);
  if (!found) return null;
  const { site, status } = found;
  const { page, path, owner, deadline } = status;
  const isOther = language !== undefined && language !== (status.language ?? 'en');
  const file = await site.host.read(path);
  const own = 'text' in file ? file.text : undefined;
  const text = isOther ? await site.briefText(page, { language, owner, deadline }) : own;
  if (text === undefined) return null;
  if (as === 'mail') return briefMail(text);
  const name = `${page.split('/').at(-1)!}${isOther ? `.${language}` : ''}.${as}`;
  const bytes = as === 'html' ? new TextEncoder().encode(briefHtml(text)) : briefDocx(text);
  return { name, bytes: [...bytes] };
}

/** What notes in a brief who says that it is done. */
async function briefDone(session: Session, { uri: of, by }: BriefDoneParams): Promise<BriefDoneAnswer> {
  const found = await briefedPage(session, of);
  if (!found) return null;
  const { folder, host } = found.site;
  const { path } = found.status;
  const file = await host.read(path);
  if (!('text' in file) || !(await session.runtime.staysInside(folder, path))) return null;
  const text = withDone(file.text, by === null ? undefined : `${by}, ${dayOf(new Date())}`);
  if (text === undefined) return null;
  const uri = Utils.joinPath(folder, path).toString();
  const document = TextDocument.create(uri, 'markdown', 0, file.text);
  return { uri, edit: toTextEdit(document, { from: 0, to: file.text.length, text }) };
}

function described({ uiLanguage }: Session, { folder }: FolderSite, status: SiteBrief): BriefStatus {
  const { path, page, review, owner, deadline, localShare, state, done } = status;
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
    done: done ?? null,
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
