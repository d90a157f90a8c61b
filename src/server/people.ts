/** The people of a page: what its reviewers said of it, and signing it. */
import type { CodeLens } from 'vscode-languageserver';
import { type Authorship, blockAuthors, closeShare } from '../core/authorship/mix.ts';
import { toShares } from '../core/authorship/shares.ts';
import { peopleWords } from '../core/messages/people.ts';
import { wantsSignOff } from '../core/review/gate.ts';
import { recordSignOff } from '../core/review/sign-off.ts';
import { signOffPath, writeSignOff } from '../core/signoff/record.ts';
import { reviewersFor, signsAs } from '../core/signoff/reviewers.ts';
import { toRange } from './convert.ts';
import type { PageAuthors, PagePeople, SignOffAnswer, SignOffParams } from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { type OpenPage, openPage, type Session } from './session.ts';

/** Answers the client's requests about people. */
export function answerPeople(session: Session, reviews: Reviews): void {
  const { connection } = session;
  connection.onRequest('terroir/people', ({ uri }: { uri: string }) => people(session, reviews, uri));
  connection.onRequest<SignOffAnswer, void>('terroir/signOff', (params: SignOffParams) =>
    signOff(session, reviews, params),
  );
}

async function people(session: Session, reviews: Reviews, uri: string): Promise<PagePeople | null> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri))?.review;
  if (!review) return null;
  const { state, by = null, on = null, remarks } = review.signOff;
  const stateName = peopleWords(session.speaks).state[state];
  const { folder, reviewer } = page.located.site;
  const you = (await session.runtime.identity(folder))?.name ?? null;
  const owners = (await session.runtime.owners(folder))(page.located.path);
  const reviewers = reviewersFor(review.target?.market, (await reviewer.setup()).authors, owners);
  const written = await authorsOf(page, review.authorship);
  return { signOff: { state, stateName, by, on, remarks }, written, reviewers, you };
}

async function authorsOf(
  { located: { site, path }, content, document }: OpenPage,
  authorship: Authorship | undefined,
): Promise<PageAuthors | null> {
  if (!authorship) return null;
  const { authors } = await site.reviewer.setup();
  const written = (await site.writtenBy?.(path)) ?? [];
  const blocks = blockAuthors(content.segments, written, authors).flatMap((author, index) => {
    const range = toRange(document, content.segments[index]!);
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
  const page = await openPage(session, uri);
  if (!page) return null;
  const { folder, reviewer } = page.located.site;
  const review = await reviewer.review(page.located.path);
  if (!review) return null;
  const market = review.target?.market;
  const { authors } = await reviewer.setup();
  const owners = (await session.runtime.owners(folder))(page.located.path);
  const identity = await session.runtime.identity(folder);
  // Git's address tells who it is, unless another name was given.
  const signer = identity?.name === name ? identity : { name };
  const by = signsAs(signer, market, authors, owners);
  if (by === undefined)
    return {
      problem: peopleWords(session.speaks).notReviewer(name, reviewersFor(market, authors, owners)),
    };
  const source = review.source === undefined ? undefined : await reviewer.content(review.source);
  const signature = { by, on: new Date().toISOString().slice(0, 10), remarks };
  const record = recordSignOff(review, page.content, source?.content, signature);
  try {
    await session.runtime.write(folder, signOffPath(page.located.path), writeSignOff(record));
  } catch (error) {
    return { problem: (error as Error).message };
  }
  reviews.signed(uri);
  return { recorded: signOffPath(page.located.path) };
}

/** What stands above a page about its sign-off: where there is one, or the gate asks for it. */
export async function signOffLens(session: Session, reviews: Reviews, uri: string): Promise<CodeLens[]> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri))?.review;
  if (!review) return [];
  const { config } = await page.located.site.reviewer.setup();
  const { state } = review.signOff;
  if (state === 'none' && !wantsSignOff(review, config.gate)) return [];
  const start = { line: 0, character: 0 };
  const title = peopleWords(session.speaks).lens(review.signOff);
  return [{ range: { start, end: start }, command: { title, command: 'terroir.signOff', arguments: [uri] } }];
}
