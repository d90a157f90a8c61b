/** Hands pages over to people who have not their files, and takes in what comes back. */
import type { HandedPage, PageHashes, Returned } from '../handover/hand-over.ts';
import { rowsOf } from '../handover/rows.ts';
import { type TakenPage, takeIn } from '../handover/take-in.ts';
import { recordSignOff } from '../review/sign-off.ts';
import type { SitePage } from '../review/site.ts';
import { hashPage } from '../signoff/hashes.ts';
import { originalsOf } from '../signoff/read.ts';
import { parseSignOff, type SignOffRecord, signOffPath, writeSignOff } from '../signoff/record.ts';
import { reviewersFor, signsAs } from '../signoff/reviewers.ts';
import { findTarget } from '../target.ts';
import { dayOf } from '../text/date.ts';
import type { PageReviews } from './reviewing.ts';

/** The pages of a market, to be handed over. */
export interface HandOver {
  /** Code of the market; undefined for pages of no known market. */
  readonly market: string | undefined;
  /** Locale of its pages, of the first one that has any. */
  readonly locale: string | undefined;
  readonly pages: readonly HandedPage[];
}

/**
 * Reviewed pages with their contents, by market; a file of several languages is a page of the market of each.
 */
export async function handOver(site: PageReviews, pages: readonly SitePage[]): Promise<HandOver[]> {
  const [{ config }, { read }] = [await site.setup(), await site.named()];
  const markets = new Map<
    string,
    { market: string | undefined; locale: string | undefined; pages: HandedPage[] }
  >();
  const add = (market: string | undefined, locale: string | undefined, page: HandedPage) => {
    if (!page.rows.length) return;
    const known = markets.get(market ?? '');
    if (known) known.pages.push(page);
    else markets.set(market ?? '', { market, locale, pages: [page] });
  };
  for (const page of pages) {
    const { review, contents } = page;
    if (!contents) continue;
    const rows = rowsOf(page).filter(({ tagged }) => tagged.texts.some((text) => /[\p{L}\p{N}]/u.test(text)));
    const handed = {
      path: review.path,
      hashes: hashesOf(contents.page.segments, originalsOf(contents.page, contents.source)),
    };
    if (review.target || !contents.page.multilingual) {
      add(review.target?.market, review.target?.locale, { ...handed, rows });
      continue;
    }
    for (const tag of new Set(rows.map(({ segment }) => segment.language ?? 'und'))) {
      const locale = { tag, certain: true };
      const target = findTarget(review.path, {}, config, undefined, locale, read(review.path));
      if (target.isSource) continue;
      const own = rows.filter(({ segment }) => (segment.language ?? 'und') === tag);
      add(target.market, target.locale, { ...handed, rows: own });
    }
  }
  return [...markets.values()].sort((a, b) => ((a.market ?? '~') < (b.market ?? '~') ? -1 : 1));
}

function hashesOf(
  ...[page, source]: [Parameters<typeof hashPage>[0], Parameters<typeof hashPage>[0] | undefined]
): PageHashes {
  return { page: hashPage(page), source: source ? hashPage(source) : '' };
}

/** How pages are taken in. */
export interface TakeRequest {
  /** Who read them, where the file does not say, or somebody knows better. */
  readonly by: string | undefined;
  /** Owners of a file, as CODEOWNERS names them. */
  readonly ownersOf: (path: string) => readonly string[];
}

/**
 * Why nothing is recorded of somebody's reading of a page: `no-name` where nobody says who read it; `not-reviewer` for
 * someone who is none of its reviewers; `page-changed` and `source-changed` where they read something else than what is
 * there now; `part` where they had one of several languages of a file; `open` where something of theirs was left; `not-read`
 * where there are remarks on a page that nobody says they read to its end.
 */
export type UnsignedProblem =
  | 'no-name'
  | 'not-reviewer'
  | 'page-changed'
  | 'source-changed'
  | 'part'
  | 'open'
  | 'not-read';

/** A page that came back, as it is taken in: a page of the site, or the name of none. */
export type Taken =
  | { readonly path: string; readonly problem: 'no-page' }
  | (TakenPage & {
      readonly path: string;
      /** True where the text of its file changes. */
      readonly isEdited: boolean;
      /** The record to be written; undefined where nothing is to be recorded. */
      readonly signOff:
        | { readonly path: string; readonly text: string; readonly record: SignOffRecord }
        | undefined;
      readonly unsigned:
        | { readonly problem: UnsignedProblem; readonly by: string; readonly reviewers: readonly string[] }
        | undefined;
    });

/** What is to be written of what came back, page by page. Nothing is written. */
export async function takeBack(
  site: PageReviews,
  { by, pages }: Returned,
  request: TakeRequest,
): Promise<Taken[]> {
  const known = new Set(await site.pages());
  const taken: Taken[] = [];
  for (const returned of pages) {
    const { path } = returned;
    const page = known.has(path) ? await site.content(path) : undefined;
    const review = page && (await site.glance(path));
    if (!page || !review) {
      taken.push({ path, problem: 'no-page' });
      continue;
    }
    const result = takeIn(returned, page);
    const source = review.source === undefined ? undefined : (await site.content(review.source))?.content;
    const now = hashesOf(page.content.segments, originalsOf(page.content, source));
    const signer = request.by?.trim() || by;
    const { authors } = await site.setup();
    const market = review.target?.market;
    const owners = request.ownersOf(path);
    const name = signer ? signsAs({ name: signer }, market, authors, owners) : undefined;
    const wanted = returned.isRead || result.remarks.some(({ kind }) => kind === 'error');
    const recorded = await site.host.read(signOffPath(path));
    const before = 'text' in recorded ? parseSignOff(recorded.text) : undefined;
    const sign = () => {
      const signature = { by: name!, on: dayOf(site.today()), remarks: result.remarks };
      const record = recordSignOff(review, result.content, source, signature, before);
      return { path: signOffPath(path), text: writeSignOff(record), record };
    };
    const problem = ((): UnsignedProblem | undefined => {
      if (!wanted) return result.remarks.length ? 'not-read' : undefined;
      if (!signer) return 'no-name';
      if (name === undefined) return 'not-reviewer';
      if (result.left.length) return 'open';
      if (page.content.multilingual && returned.rows.length < page.content.segments.length) return 'part';
      if (returned.hashes && returned.hashes.page !== now.page && !result.isAsRead) return 'page-changed';
      if (returned.hashes && returned.hashes.source !== now.source) return 'source-changed';
      return undefined;
    })();
    const reviewers = problem === 'not-reviewer' ? reviewersFor(market, authors, owners) : [];
    taken.push({
      path,
      ...result,
      isEdited: result.text !== page.text,
      signOff: wanted && !problem ? sign() : undefined,
      unsigned: problem && { problem, by: signer, reviewers },
    });
  }
  return taken;
}
