/** A page beside its Chinese page, and what each of its sections is to it. */
import type { CodeLens } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  comparedHeadline,
  diffText,
  readableRows,
  readableText,
  type Segment,
  type StaleChange,
  sections,
  sideBySide,
} from '../core/index.ts';
import { toRange } from './convert.ts';
import type { ComparedBlock, Comparison } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { openPage, type Session } from './session.ts';

/** A page and its source page block by block; null where it has none, or is too long to align. */
export async function compare(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<Comparison | null> {
  const page = await openPage(session, uri);
  if (!page) return null;
  const review = (await reviews.latest(uri, signal))?.review;
  if (!review?.alignment || review.source === undefined) return null;
  const { site } = page.located;
  const source = await site.content(review.source);
  if (!source) return null;
  const { alignment } = review;
  const sourceUri = Utils.joinPath(site.folder, review.source).toString();
  const sourceDocument = TextDocument.create(sourceUri, page.format.id, 0, source.text);
  const { messages, uiLanguage } = session;
  const market = review.market?.name[uiLanguage] ?? null;
  const [before, after] = [source.content.segments, page.content.segments];
  const changes = new Map(
    review.stale && review.stale !== 'unknown'
      ? review.stale.changes.flatMap((change) =>
          change.at === undefined ? [] : [[change.at, change] as const],
        )
      : [],
  );
  const rows = readableRows(sideBySide(alignment, before.length), after, before);
  return {
    uri,
    sourceUri,
    market,
    headline: comparedHeadline(review, rows, after, before, messages, uiLanguage),
    rows: rows.map(({ state, sources, targets, displaced }) => ({
      state,
      displaced,
      sources: blocks(sourceDocument, before, sources).map((block) =>
        withChange(block, changes.get(block.index)),
      ),
      targets: blocks(page.document, after, targets),
    })),
  };
}

function blocks(
  document: TextDocument,
  segments: readonly Segment[],
  indices: readonly number[],
): ComparedBlock[] {
  return indices.map((index) => {
    const segment = segments[index]!;
    return { index, kind: segment.kind, text: readableText(segment), range: toRange(document, segment) };
  });
}

/** A block of the Chinese page with what became of it since the page that follows it was reviewed or edited last. */
function withChange(block: ComparedBlock, change: StaleChange | undefined): ComparedBlock {
  if (!change || (change.kind === 'edited' && change.before === undefined)) return block;
  return { ...block, changes: diffText(readableText({ text: change.before ?? '' }), block.text) };
}

/** What stands above the headings of a page: how its section follows the Chinese page. */
export async function codeLenses(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const page = await openPage(session, uri);
  if (!page) return [];
  const review = (await reviews.latest(uri, signal))?.review;
  if (!review?.alignment) return [];
  const { alignment, measures } = review;
  const isUnsure = measures.confidence === 'low';
  const { lenses } = session.messages;
  return sections(page.content.segments, alignment).flatMap(({ heading, state }) => {
    const range = toRange(page.document, page.content.segments[heading]!);
    const title = isUnsure && state !== 'local' ? lenses.unsure : lenses[state];
    const compareHere = { title, command: 'terroir.compare', arguments: [uri, heading] };
    const brief = { title: lenses.brief, command: 'terroir.brief', arguments: [uri] };
    return [{ range, command: compareHere }, ...(state === 'local' ? [] : [{ range, command: brief }])];
  });
}
