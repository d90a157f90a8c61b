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
import { insertionAt } from '../core/content/insertion.ts';
import { rankMaterial } from '../core/locality/library.ts';
import { isPast, type Material, titleOf } from '../core/locality/material.ts';
import type { Messages } from '../core/messages/index.ts';
import type { PageReview } from '../core/review/page.ts';
import { detailsOf, textOf, wishFor } from '../core/rules/locality-note.ts';
import type { Setup } from '../core/setup.ts';
import { toRange, toTextEdit } from './convert.ts';
import type { EditAnswer, Locality, MaterialItem, Materials, MaterialsParams } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { type OpenPage, openPage, type Session } from './session.ts';
import type { Site } from './sites.ts';

/** Each item offered is tried in the page: more would keep the editor waiting. */
const mostOffered = 20;

/** Answers `terroir/locality`. */
export async function locality(session: Session, reviews: Reviews, uri: string): Promise<Locality | null> {
  const known = await reviews.latest(uri);
  const { review } = known ?? {};
  if (!known || !review?.locality || !review.market || !review.target) return null;
  const { say, speaks } = session;
  const { market, target } = review;
  const words = say.locality;
  return {
    uri,
    market: market.code,
    marketName: market.name[speaks],
    audienceName: say.audience[target.audience],
    pageType: target.pageType && say.pageType[target.pageType],
    found: review.locality.signals.map(({ kind, name, spans }) => ({
      ...{ kind, name, kindName: words.kind[kind] },
      ranges: spans.map((span) => toRange(known.document, span)),
    })),
    missing: review.locality.missing.map((kind) => ({
      ...{ kind, kindName: words.kind[kind] },
      wish: wishFor(kind, { market, say, speaks, today: new Date() }),
    })),
  };
}

/** Answers `terroir/materials`. */
export async function materials(
  session: Session,
  reviews: Reviews,
  { uri, market, position }: MaterialsParams,
): Promise<Materials> {
  const site = session.sites.locate(uri)?.site;
  if (!site) return [];
  const setup = await site.reviewer.setup();
  const review = market === undefined ? (await reviews.latest(uri))?.review : undefined;
  const page = position && (await openPage(session, uri));
  return rankFor(setup, review, market).map(({ item, ...state }) => ({
    ...describeMaterial(item, site, setup, session.say),
    ...state,
    ...(page ? { edit: place(page, page.document.offsetAt(position), item) } : {}),
  }));
}

/** The edit that puts an item at an offset of a page, or null where it cannot stand there. */
function place({ document, format, content }: OpenPage, offset: number, item: Material): EditAnswer {
  const words = { text: textOf(item), image: item.image };
  const edit = insertionAt(format, document.getText(), content, offset, words);
  return edit ? { version: document.version, edit: toTextEdit(document, edit) } : null;
}

/** Material to be put at an offset of a page, best first: what fits, in the page's own syntax. */
export async function offeredAt(
  session: Session,
  reviews: Reviews,
  uri: string,
  offset: number,
): Promise<{ readonly item: Material; readonly edit: TextEdit; readonly details: string }[]> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri))?.review;
  if (!page || !review) return [];
  const ranked = rankFor(await page.located.site.reviewer.setup(), review).filter(({ fits }) => fits);
  return ranked.slice(0, mostOffered).flatMap(({ item }) => {
    const answer = place(page, offset, item);
    return answer ? [{ item, edit: answer.edit, details: detailsOf(item, session.say) }] : [];
  });
}

interface Ranked {
  readonly item: Material;
  readonly fits: boolean;
  readonly used: boolean;
}

/** The material of a market, what fits the page first. */
export function rankFor({ library }: Setup, review: PageReview | undefined, market?: string): Ranked[] {
  const wanted = review?.target ?? {
    ...{ market, locale: undefined, industry: undefined },
    audience: 'local' as const,
  };
  const isUsed = (item: Material) =>
    review?.locality?.used.some(({ path, from }) => path === item.path && from === item.from) ?? false;
  const own = library.items.filter((item) => item.market === wanted.market);
  const used = new Set(own.filter(isUsed));
  const fitting = new Set(rankMaterial(own, wanted, used, new Date()));
  return [...fitting, ...own.filter((item) => !fitting.has(item))].map((item) => ({
    ...{ item, fits: fitting.has(item), used: used.has(item) },
  }));
}

function describeMaterial(
  item: Material,
  site: Site,
  { texts }: Setup,
  say: Messages,
): Omit<MaterialItem, 'fits' | 'used'> {
  const file = texts.get(item.path);
  const text = file && 'text' in file ? file.text : '';
  const uri = Utils.joinPath(site.folder, item.path).toString();
  return {
    kind: item.kind,
    kindName: say.locality.material[item.kind],
    title: titleOf(item),
    text: textOf(item),
    details: detailsOf(item, say),
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
): Promise<CompletionItem[]> {
  const document = session.documents.get(uri);
  if (!document) return [];
  const offset = document.offsetAt(position);
  // Words being typed are the author's own.
  if (/[\p{L}\p{N}]/u.test(document.getText()[offset - 1] ?? '')) return [];
  return (await offeredAt(session, reviews, uri, offset)).map(({ item, edit, details }, index) => ({
    label: titleOf(item),
    labelDetails: { description: `Terroir · ${session.say.locality.material[item.kind]}` },
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
