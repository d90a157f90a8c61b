/** What the client shows of a page's locality and of the library of local material. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  detailsOf,
  isLocalCopy,
  isPast,
  type Material,
  type Messages,
  materialPath,
  readersName,
  type Setup,
  textOf,
  titleOf,
  wishFor,
} from '../core/index.ts';
import { toRange } from './convert.ts';
import type {
  EditAnswer,
  Locality,
  MaterialItem,
  Materials,
  MaterialsParams,
  NewMaterialParams,
} from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { mayWrite, openVersion, type Session } from './session.ts';
import type { FolderSite } from './sites.ts';

/** Each item offered is tried in the page: more would keep the editor waiting. */
const mostOffered = 20;

/** Answers `terroir/locality`. */
export async function locality(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<Locality | null> {
  const known = await reviews.latest(uri, signal);
  const { review } = known ?? {};
  if (!known || !review?.locality || !review.market || !review.target) return null;
  const { messages, uiLanguage } = session;
  const { market, target } = review;
  const words = messages.locality;
  return {
    uri,
    market: market.code,
    marketName: market.name[uiLanguage],
    audienceName: readersName(target, messages),
    pageType: target.pageType && messages.pageType[target.pageType],
    ownCopy: isLocalCopy(review) ? words.ownCopy(market.name[uiLanguage]) : undefined,
    found: review.locality.signals.map(({ kind, name, spans }) => ({
      kind,
      name,
      kindName: words.kind[kind],
      ranges: spans.map((span) => toRange(known.document, span)),
    })),
    missing: review.locality.missing.map((kind) => ({
      kind,
      kindName: words.kind[kind],
      wish: wishFor(kind, { market, messages, uiLanguage, today: new Date(), target }),
    })),
  };
}

/** Answers `terroir/newMaterial`; null for what is no page of a market. */
export async function newMaterial(
  session: Session,
  reviews: Reviews,
  { uri, kind }: NewMaterialParams,
  signal: AbortSignal,
): Promise<{ readonly uri: string } | null> {
  const site = session.sites.locate(uri)?.site;
  const market = (await reviews.latest(uri, signal))?.review?.market?.code;
  if (!site || market === undefined || !(await mayWrite(session, site))) return null;
  const path = materialPath(market, kind);
  if (!(await session.runtime.staysInside(site.folder, path))) return null;
  return { uri: Utils.joinPath(site.folder, path).toString() };
}

/** Answers `terroir/materials`. */
export async function materials(
  session: Session,
  reviews: Reviews,
  { uri, market, position }: MaterialsParams,
  signal: AbortSignal,
): Promise<Materials> {
  const site = session.sites.locate(uri)?.site;
  if (!site) return [];
  const setup = await site.setup();
  const review = market === undefined ? (await reviews.latest(uri, signal))?.review : undefined;
  const described: MaterialItem[] = [];
  for (const { item, ...state } of await site.materialFor(review, market)) {
    const edit = position && { edit: await place(session, uri, position, item) };
    described.push({ ...describeMaterial(item, site, setup, session.messages), ...state, ...edit });
  }
  return described;
}

/** The edit that puts an item at a place in an open page, or null where it cannot stand there. */
async function place(
  { documents, sites }: Session,
  uri: string,
  position: Position,
  item: Material,
): Promise<EditAnswer> {
  const document = documents.get(uri);
  const open = openVersion(document);
  const located = document && sites.locate(uri);
  const edit = await located?.site.insertMaterial(located.path, document!.offsetAt(position), item);
  return open && edit ? open(edit) : null;
}

/** Material to be put at a place in a page, best first: what fits, in the page's own syntax. */
export async function offeredAt(
  session: Session,
  reviews: Reviews,
  uri: string,
  position: Position,
  signal: AbortSignal,
): Promise<{ readonly item: Material; readonly edit: TextEdit; readonly details: string }[]> {
  const review = (await reviews.latest(uri, signal))?.review;
  const site = session.sites.locate(uri)?.site;
  if (!site || !review) return [];
  const offered: { readonly item: Material; readonly edit: TextEdit; readonly details: string }[] = [];
  const fitting = (await site.materialFor(review)).filter(({ fits }) => fits);
  for (const { item } of fitting.slice(0, mostOffered)) {
    const answer = await place(session, uri, position, item);
    if (answer) offered.push({ item, edit: answer.edit, details: detailsOf(item, session.messages) });
  }
  return offered;
}

function describeMaterial(
  item: Material,
  site: FolderSite,
  { texts }: Setup,
  messages: Messages,
): Omit<MaterialItem, 'fits' | 'used'> {
  const file = texts.get(item.path);
  const text = file && 'text' in file ? file.text : '';
  const uri = Utils.joinPath(site.folder, item.path).toString();
  return {
    kind: item.kind,
    kindName: messages.locality.material[item.kind],
    title: titleOf(item),
    text: textOf(item),
    details: detailsOf(item, messages),
    past: isPast(item, new Date()),
    file: uri,
    range: toRange(TextDocument.create(uri, 'yaml', 0, text), item),
  };
}

/** Completes a page with local material at the caret, outside words. */
export async function completeMaterial(
  session: Session,
  reviews: Reviews,
  uri: string,
  position: Position,
  signal: AbortSignal,
): Promise<CompletionItem[]> {
  const document = session.documents.get(uri);
  if (!document) return [];
  const offset = document.offsetAt(position);
  // Words being typed are the author's own.
  if (/[\p{L}\p{N}]/u.test(document.getText()[offset - 1] ?? '')) return [];
  return (await offeredAt(session, reviews, uri, position, signal)).map(({ item, edit, details }, index) => ({
    label: titleOf(item),
    labelDetails: { description: `Terroir · ${session.messages.locality.material[item.kind]}` },
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.PlainText,
    sortText: String(index).padStart(2, '0'),
    documentation: {
      kind: MarkupKind.PlainText,
      value: `${textOf(item)}\n\n${details.replaceAll('**', '')}`,
    },
    textEdit: edit,
  }));
}
