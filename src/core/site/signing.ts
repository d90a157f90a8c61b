/** Sign-offs of a site's pages: recorded, and carried along when pages were renamed. */
import { recordSignOff } from '../review/sign-off.ts';
import { hashPage } from '../signoff/hashes.ts';
import {
  parseSignOff,
  type Remark,
  type SignOffRecord,
  signedPage,
  signOffFolder,
  signOffPath,
  writeSignOff,
} from '../signoff/record.ts';
import { reviewersFor, type Signer, signsAs } from '../signoff/reviewers.ts';
import { findTarget } from '../target.ts';
import { dayOf } from '../text/date.ts';
import type { PageReviews } from './reviewing.ts';

/** What somebody says of a page. */
export interface SignRequest {
  readonly signer: Signer;
  readonly remarks: readonly Remark[];
  /** Owners of the file, as CODEOWNERS names them. */
  readonly owners: readonly string[];
}

/**
 * A record to be written, or why there is none: `no-page` for what is no page of a market; the reviewers who may sign
 * where the signer is none of them.
 */
export type Signed =
  | { readonly path: string; readonly text: string; readonly record: SignOffRecord }
  | { readonly problem: 'no-page' }
  | { readonly problem: 'not-reviewer'; readonly reviewers: readonly string[] };

/** Records what a reviewer says of a page as it stands. */
export async function signPage(
  site: PageReviews,
  page: string,
  { signer, remarks, owners }: SignRequest,
): Promise<Signed> {
  const [review, read] = [await site.glance(page), await site.content(page)];
  if (!review || !read) return { problem: 'no-page' };
  const market = review.target?.market;
  const { authors } = await site.setup();
  const by = signsAs(signer, market, authors, owners);
  if (by === undefined) return { problem: 'not-reviewer', reviewers: reviewersFor(market, authors, owners) };
  const source = review.source === undefined ? undefined : await site.content(review.source);
  const signature = { by, on: dayOf(site.today()), remarks };
  const record = recordSignOff(review, read.content, source?.content, signature);
  return { path: signOffPath(page), text: writeSignOff(record), record };
}

/** A page that was signed under another path, and not edited since. */
export interface RenamedPage {
  readonly from: string;
  readonly to: string;
  /** The text of its record, which goes to `signOffPath(to)`. */
  readonly record: string;
}

/**
 * Finds pages without a record whose text is that of one record without a page, for the same market. Where two pages or
 * two records have the same text, nobody can tell which became which.
 */
export async function findRenamed(site: PageReviews): Promise<RenamedPage[]> {
  const { host } = site;
  const signed = new Set((await host.list(signOffFolder)).flatMap((file) => signedPage(file) ?? []));
  /** Pages that are gone, by the text they were signed with. */
  const gone = new Map<string, Omit<RenamedPage, 'to'>[]>();
  for (const from of signed) {
    const page = await host.read(from);
    if ('text' in page || page.problem !== 'missing') continue;
    const file = await host.read(signOffPath(from));
    const text = 'text' in file ? parseSignOff(file.text)?.text : undefined;
    if (text && 'text' in file) gone.set(text, [...(gone.get(text) ?? []), { from, record: file.text }]);
  }
  if (!gone.size) return [];
  const [{ config }, { read }] = [await site.setup(), await site.named()];
  const found: RenamedPage[] = [];
  for (const to of await site.pages()) {
    const page = signed.has(to) ? undefined : await site.content(to);
    if (!page) continue;
    const { content, script } = page;
    const marketOf = (name: string) =>
      findTarget(name, content.frontMatter?.data ?? {}, config, script, content.locale, read(name)).market;
    for (const one of gone.get(hashPage(content.segments)) ?? [])
      if (marketOf(one.from) === marketOf(to)) found.push({ ...one, to });
  }
  const isOnly = (key: 'from' | 'to', one: RenamedPage) =>
    found.filter((other) => other[key] === one[key]).length === 1;
  return found.filter((one) => isOnly('from', one) && isOnly('to', one));
}
