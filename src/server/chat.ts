/** What people ask in the editor's chat: answered by the site it is about, with places and buttons as the editor has them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { type ChatAction, chatWords, pagesNamed, type ChatPart as SitePart } from '../core/index.ts';
import { toRange } from './convert.ts';
import type { ChatAnswer, ChatParams, ChatPart } from './protocol.ts';
import type { Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Answers from the pages of the workspace, as they are typed; files outside it are not read. */
export async function answerChat(
  session: Session,
  { command, prompt, attached, active }: ChatParams,
  signal: AbortSignal,
): Promise<ChatAnswer> {
  const { sites, uiLanguage } = session;
  const outside = { parts: [{ markdown: chatWords(uiLanguage).outside }], next: [] };
  if (attached !== undefined && !sites.isInside(attached)) return outside;
  const about = attached === undefined ? undefined : sites.locate(attached);
  const front = active && sites.isInside(active.uri) ? sites.locate(active.uri) : undefined;
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
      attached: about?.site === site ? about.path : undefined,
      active: front?.site === site ? { path: front.path, offset: offsetIn(session, active!) } : undefined,
    },
    signal,
  );
  const texts = new Map<string, TextDocument>();
  const parts: ChatPart[] = [];
  for (const part of answer.parts) parts.push(await toPart(site, part, texts));
  return { parts, next: answer.next };
}

function offsetIn({ documents }: Session, { uri, position }: NonNullable<ChatParams['active']>) {
  return documents.get(uri)?.offsetAt(position);
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
