/** What people ask in the editor's chat: answered by the site it is about, with places and buttons as the editor has them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { type ChatAction, chatWords, pagesNamed, type ChatPart as SitePart } from '../core/index.ts';
import { toRange, toTextEdit } from './convert.ts';
import type { ChatAnswer, ChatFixAnswer, ChatFixParams, ChatParams, ChatPart } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { openDocument, type Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Answers from the pages of the workspace, as they are typed; files outside it are not read. */
export async function answerChat(
  session: Session,
  { command, prompt, attached, active }: ChatParams,
  signal: AbortSignal,
): Promise<ChatAnswer> {
  const { sites, uiLanguage } = session;
  const outside = { parts: [{ markdown: chatWords(uiLanguage).outside }], next: [] };
  const locate = ({ uri }: { uri: string }) => {
    // What leads out and back in, or only out, is where it leads to.
    const file = Utils.resolvePath(URI.parse(uri)).toString();
    return sites.isInside(file) ? sites.locate(file) : undefined;
  };
  const about = attached && locate(attached);
  if (attached && !about) return outside;
  const front = active && locate(active);
  const meant = about?.site ?? front?.site;
  const all = [...(meant ? [meant] : []), ...sites.all().filter((site) => site !== meant)];
  const [first] = all;
  if (!first) return outside;
  let chosen = { site: first, pages: await sites.pagesOf(first) };
  for (const site of all) {
    const pages = await sites.pagesOf(site);
    if (!pagesNamed(prompt, pages).length) continue;
    chosen = { site, pages };
    break;
  }
  const { site, pages } = chosen;
  const answer = await site.chat(
    {
      command,
      prompt,
      pages,
      attached: about?.site === site ? placeIn(session, about.path, attached!) : undefined,
      active: front?.site === site ? placeIn(session, front.path, active!) : undefined,
    },
    signal,
  );
  const texts = new Map<string, TextDocument>();
  const parts: ChatPart[] = [];
  for (const part of answer.parts) parts.push(await toPart(site, part, texts));
  return { parts, next: answer.next };
}

/** The edits of a fix that a button puts in, as the page is now: what is not found any more is not fixed. */
export async function editsOfFix(
  { documents, sites }: Session,
  reviews: Reviews,
  { uri, fix }: ChatFixParams,
  signal: AbortSignal,
): Promise<ChatFixAnswer> {
  const open = documents.get(uri);
  const located = open && sites.locate(uri);
  if (!located) return null;
  if (!fix) {
    const fixed = await located.site.fixed(located.path);
    const document = documents.get(uri);
    if (!document || (fixed && fixed.before !== document.getText())) return null;
    return { version: document.version, edits: (fixed?.edits ?? []).map((one) => toTextEdit(document, one)) };
  }
  const known = await reviews.latest(uri, signal);
  if (!known) return null;
  const { document, review } = known;
  const wanted = (review?.findings ?? [])
    .filter(({ ruleId, message }) => ruleId === fix.ruleId && message === fix.message)
    .flatMap(({ fixes }) => fixes.find(({ safe, title }) => safe && title === fix.title) ?? []);
  let end = 0;
  const edits = wanted.flatMap((one) => {
    if (one.edits.some(({ from }) => from < end)) return [];
    end = Math.max(end, ...one.edits.map(({ to }) => to));
    return one.edits.map((edit) => toTextEdit(document, edit));
  });
  return { version: document.version, edits };
}

/** A file of a site, with the offset of a place that is meant in it; of a file that is not open no place is known. */
function placeIn(
  session: Session,
  path: string,
  { uri, position }: NonNullable<ChatParams['attached']>,
): { path: string; offset: number | undefined } {
  return { path, offset: position && openDocument(session, uri)?.offsetAt(position) };
}

/** @param texts the files of places, as far as they were read */
async function toPart(site: FolderSite, part: SitePart, texts: Map<string, TextDocument>): Promise<ChatPart> {
  if ('markdown' in part) return part;
  if ('action' in part) return { title: part.title, ...toCommand(site, part.action) };
  const { title, path } = part;
  const uri = Utils.joinPath(site.folder, path).toString();
  const document = texts.get(path) ?? TextDocument.create(uri, '', 0, (await site.content(path))?.text ?? '');
  texts.set(path, document);
  return { title, uri, range: toRange(document, part) };
}

function toCommand(site: FolderSite, action: ChatAction): { command: string; args: readonly unknown[] } {
  if (action.kind === 'explain') return { command: 'terroir.explainRule', args: [action.ruleId] };
  const uri = Utils.joinPath(site.folder, action.path).toString();
  switch (action.kind) {
    case 'fix':
      return { command: 'terroir.applyFix', args: [uri, action.fix] };
    case 'fix-all':
      return { command: 'terroir.applyFix', args: [uri] };
    case 'brief':
      return { command: 'terroir.brief', args: [uri] };
    case 'compare':
      return { command: 'terroir.compare', args: [uri] };
  }
}
