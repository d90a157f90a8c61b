/** The people of a page: what its reviewers said of it, and signing it. */

import type { CodeLens } from 'vscode-languageserver';
import {
  blockAuthors,
  closeShare,
  type PageReview,
  peopleWords,
  reviewersFor,
  toShares,
  wantsSignOff,
} from '../core/index.ts';
import { answering } from './answering.ts';
import { toRange } from './convert.ts';
import { requests } from './method-protocol.ts';
import type { PageAuthors, PagePeople, SignOffAnswer, SignOffParams } from './protocol.ts';
import { record } from './remarks.ts';
import type { Reviews } from './reviews.ts';
import { type OpenPage, openPage, type Session } from './session.ts';

/** Answers the client's requests about people. */
export function answerPeople(session: Session, reviews: Reviews): void {
  const on = answering(session.connection);
  on(requests.people, ({ uri }, signal) => people(session, reviews, uri, signal));
  on(requests.signOff, (params) => signOff(session, reviews, params));
}

async function people(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<PagePeople | null> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri, signal))?.review;
  if (!review) return null;
  const { state, by = null, on = null, remarks } = review.signOff;
  const stateName = peopleWords(session.uiLanguage).state[state];
  const { site, path } = page.located;
  const you = (await session.runtime.identity(site.folder))?.name ?? null;
  const owners = (await session.runtime.owners(site.folder))(path);
  const reviewers = reviewersFor(review.target?.market, (await site.setup()).authors, owners);
  const written = await authorsOf(page, review);
  const drafted = review.drafted.length
    ? peopleWords(session.uiLanguage).drafted(review.drafted.length)
    : null;
  return { signOff: { state, stateName, by, on, remarks }, drafted, written, reviewers, you };
}

async function authorsOf(
  { located: { site, path }, content, document }: OpenPage,
  { authorship, drafted }: Pick<PageReview, 'authorship' | 'drafted'>,
): Promise<PageAuthors | null> {
  if (!authorship) return null;
  const { authors } = await site.setup();
  const written = (await site.host.writtenBy?.(path)) ?? [];
  const blocks = blockAuthors(content.segments, written, authors).flatMap((author, index) => {
    const segment = content.segments[index]!;
    if (drafted.some(({ from }) => from === segment.from)) return [];
    const range = toRange(document, segment);
    return author ? [{ range, name: author.name, version: author.version ?? null }] : [];
  });
  const { mix, target } = authorship;
  return { mix: toShares(mix), wanted: target.share, close: closeShare(authorship), blocks };
}

/** Records what a reviewer says of a page as it stands in the editor. */
async function signOff(
  session: Session,
  reviews: Reviews,
  { uri, by: name, remarks }: SignOffParams,
): Promise<SignOffAnswer> {
  const { documents, sites, runtime } = session;
  const located = documents.get(uri) && sites.locate(uri);
  if (!located) return null;
  const { site, path } = located;
  const identity = await runtime.identity(site.folder);
  const signed = await site.sign(path, {
    // Git's address tells who it is, unless another name was given.
    signer: identity?.name === name ? identity : { name },
    remarks,
    owners: (await runtime.owners(site.folder))(path),
  });
  return record(session, reviews, located, name, signed);
}

/** What stands above a page about its sign-off: where there is one, or the gate asks for it. */
export async function signOffLens(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri, signal))?.review;
  if (!review) return [];
  const { config } = await page.located.site.setup();
  const { state } = review.signOff;
  const { drafted } = review;
  if (state === 'none' && !drafted.length && !wantsSignOff(review, config.gate)) return [];
  const start = { line: 0, character: 0 };
  const words = peopleWords(session.uiLanguage);
  const ofModels = drafted.length ? [words.drafted(drafted.length)] : [];
  const title = [...ofModels, words.lens(review.signOff)].join(' · ');
  return [{ range: { start, end: start }, command: { title, command: 'terroir.signOff', arguments: [uri] } }];
}
