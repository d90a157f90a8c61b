/** What the client shows of a page's locality and of the library of local material. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { rankMaterial } from '../core/locality/library.ts';
import { isPast, type Material, titleOf } from '../core/locality/material.ts';
import type { Messages } from '../core/messages/index.ts';
import type { PageReview } from '../core/review/page.ts';
import { detailsOf, textOf, wishFor } from '../core/rules/locality-note.ts';
import type { Setup } from '../core/setup.ts';
import { toRange } from './convert.ts';
import type { Locality, MaterialItem, Materials, MaterialsParams } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import type { Session } from './session.ts';
import type { Site } from './sites.ts';

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
  { uri, market }: MaterialsParams,
): Promise<Materials> {
  const site = session.sites.locate(uri)?.site;
  if (!site) return [];
  const setup = await site.reviewer.setup();
  const review = market === undefined ? (await reviews.latest(uri))?.review : undefined;
  return rankFor(setup, review, market).map(({ item, ...state }) => ({
    ...describeMaterial(item, site, setup, session.say),
    ...state,
  }));
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
