/** Remarks of reviewers on words of a page: made, and resolved. They stand in the record of its sign-off. */
import type { Span } from '../finding.ts';
import { recordSignOff } from '../review/sign-off.ts';
import { anchorAt, findAnchor } from '../signoff/anchor.ts';
import { hashPage } from '../signoff/hashes.ts';
import {
  parseSignOff,
  type Remark,
  type SignOffRecord,
  signOffPath,
  writeSignOff,
} from '../signoff/record.ts';
import { reviewersFor, signsAs } from '../signoff/reviewers.ts';
import { dayOf } from '../text/date.ts';
import type { PageReviews } from './reviewing.ts';
import type { Signed, SignRequest } from './signing.ts';

/** A remark with where its words are now. */
export interface PlacedRemark {
  readonly remark: Remark;
  /** Which of the record’s remarks it is, counted from 0. */
  readonly index: number;
  /** Who made it, and when. */
  readonly by: string;
  readonly on: string;
  /** Undefined for one about the whole page, or about words that are gone. */
  readonly span: (Span & { readonly isEdited: boolean }) | undefined;
}

/** The remarks of a page’s record; none where there is no record, or it cannot be read. */
export async function remarksOf(site: PageReviews, page: string): Promise<PlacedRemark[]> {
  const [record, read] = [await recordOf(site, page), await site.content(page)];
  if (!record || !read) return [];
  return record.remarks.map((remark, index) => ({
    remark,
    index,
    by: remark.by ?? record.by,
    on: remark.on ?? record.on,
    span:
      remark.words === undefined
        ? undefined
        : findAnchor(read.content.segments, { ...remark, words: remark.words }),
  }));
}

/** What somebody remarks on words of a page. */
export interface RemarkRequest extends Omit<SignRequest, 'remarks'> {
  readonly span: Span;
  readonly kind: Remark['kind'];
  readonly text: string;
}

/**
 * The record of a page with one more remark: an error asks for changes of the page as it stands, a preference leaves the verdict
 * as it is. `no-page` also where there are no words to remark on.
 */
export async function addRemark(
  site: PageReviews,
  page: string,
  { span, kind, text, signer, owners }: RemarkRequest,
): Promise<Signed> {
  const [review, read] = [await site.glance(page), await site.content(page)];
  const anchor = read && anchorAt(read.content.segments, span);
  if (!review || !anchor) return { problem: 'no-page' };
  const market = review.target?.market;
  const { authors } = await site.setup();
  const by = signsAs(signer, market, authors, owners);
  if (by === undefined) return { problem: 'not-reviewer', reviewers: reviewersFor(market, authors, owners) };
  const on = dayOf(site.today());
  const remark: Remark = { kind, text, ...anchor, by, on };
  const source = review.source === undefined ? undefined : await site.content(review.source);
  const before = await recordOf(site, page);
  const fresh = (): SignOffRecord => ({
    ...recordSignOff(review, read.content, source?.content, { by, on, remarks: [remark] }, before),
    ...(kind === 'preference' && { verdict: 'open' as const }),
  });
  const isSame = before?.text === hashPage(read.content.segments);
  // A preference says nothing of the rest of the page: what was said of it stays said.
  const record =
    before && (kind === 'preference' || (isSame && before.verdict === 'changes'))
      ? { ...before, remarks: [...before.remarks, remark] }
      : fresh();
  return { path: signOffPath(page), text: writeSignOff(record), record };
}

/** The record of a page with a remark that somebody says is dealt with, or, without a name, is not; undefined where it is not there. */
export async function resolveRemark(
  site: PageReviews,
  page: string,
  { index, text }: { readonly index: number; readonly text: string },
  by: string | undefined,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const record = await recordOf(site, page);
  // Somebody may have signed meanwhile: the place alone tells nothing.
  if (record?.remarks[index]?.text !== text) return undefined;
  const remarks = record.remarks.map((one, at): Remark => {
    if (at !== index) return one;
    const { resolved: _, ...open } = one;
    return by === undefined ? open : { ...open, resolved: { by, on: dayOf(site.today()) } };
  });
  return { path: signOffPath(page), text: writeSignOff({ ...record, remarks }) };
}

async function recordOf(site: PageReviews, page: string): Promise<SignOffRecord | undefined> {
  const file = await site.host.read(signOffPath(page));
  return 'text' in file ? parseSignOff(file.text) : undefined;
}
