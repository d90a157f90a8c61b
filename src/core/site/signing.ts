/** Sign-offs of a site's pages: recorded, and carried along when pages were renamed. */
import { draftedIn, draftedPage, draftsFolder, draftsPath, parseDrafts } from '../authorship/drafts.ts';
import type { Segment } from '../content/segment.ts';
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
  const file = await site.host.read(signOffPath(page));
  const before = 'text' in file ? parseSignOff(file.text) : undefined;
  const record = recordSignOff(review, read.content, source?.content, signature, before);
  return { path: signOffPath(page), text: writeSignOff(record), record };
}

/** A page that has a record under another path: of its sign-off, and not edited since, or of what a model wrote on it. */
export interface RenamedPage {
  readonly from: string;
  readonly to: string;
  /** Where its record is, where it goes, and its text. */
  readonly record: { readonly from: string; readonly to: string; readonly text: string };
}

/**
 * Finds pages without a record whose text is that of one record without a page, for the same market. Where two pages or
 * two records have the same text, nobody can tell which became which.
 */
export async function findRenamed(site: PageReviews): Promise<RenamedPage[]> {
  const signed = await renamedBy(site, {
    folder: signOffFolder,
    pageOf: signedPage,
    pathOf: signOffPath,
    readerOf(text) {
      const known = parseSignOff(text)?.text;
      return known === undefined ? undefined : (segments) => hashPage(segments) === known;
    },
  });
  const drafted = await renamedBy(site, {
    folder: draftsFolder,
    pageOf: draftedPage,
    pathOf: draftsPath,
    readerOf(text) {
      const drafts = parseDrafts(text);
      // A page is known by what a model wrote on it, as far as most of that still stands.
      return drafts?.length ? (segments) => draftedIn(segments, drafts).size * 2 >= drafts.length : undefined;
    },
  });
  return [...signed, ...drafted];
}

/** Records of one kind, and how a page is known by them. */
interface RecordKind {
  readonly folder: string;
  pageOf(file: string): string | undefined;
  pathOf(page: string): string;
  /** What tells of a page's segments whether a record is of it; undefined where the record cannot be read. */
  readerOf(text: string): ((segments: readonly Segment[]) => boolean) | undefined;
}

async function renamedBy(
  site: PageReviews,
  { folder, pageOf, pathOf, readerOf }: RecordKind,
): Promise<RenamedPage[]> {
  const { host } = site;
  const recorded = new Set((await host.list(folder)).flatMap((file) => pageOf(file) ?? []));
  const gone: { from: string; text: string; isOf: (segments: readonly Segment[]) => boolean }[] = [];
  for (const from of recorded) {
    const page = await host.read(from);
    if ('text' in page || page.problem !== 'missing') continue;
    const file = await host.read(pathOf(from));
    const isOf = 'text' in file ? readerOf(file.text) : undefined;
    if (isOf && 'text' in file) gone.push({ from, text: file.text, isOf });
  }
  if (!gone.length) return [];
  const [{ config }, { read }] = [await site.setup(), await site.named()];
  const found: RenamedPage[] = [];
  for (const to of await site.pages()) {
    const page = recorded.has(to) ? undefined : await site.content(to);
    if (!page) continue;
    const { content, script } = page;
    const marketOf = (name: string) =>
      findTarget(name, content.frontMatter?.data ?? {}, config, script, content.locale, read(name)).market;
    for (const { from, text, isOf } of gone)
      if (isOf(content.segments) && marketOf(from) === marketOf(to))
        found.push({ from, to, record: { from: pathOf(from), to: pathOf(to), text } });
  }
  const isOnly = (key: 'from' | 'to', one: RenamedPage) =>
    found.filter((other) => other[key] === one[key]).length === 1;
  return found.filter((one) => isOnly('from', one) && isOnly('to', one));
}
