/** Remarks of reviewers on words of a page: shown, made, and dealt with. */
import { peopleWords, type Signed } from '../core/index.ts';
import { answering } from './answering.ts';
import { toRange, toSpan } from './convert.ts';
import { requests } from './method-protocol.ts';
import type {
  PageRemark,
  PageRemarks,
  RemarkParams,
  ResolveRemarkParams,
  SignOffAnswer,
} from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { mayWrite, openPage, type Session } from './session.ts';
import type { Located } from './sites.ts';

/** Answers the client's requests about remarks. */
export function answerRemarks(session: Session, reviews: Reviews): void {
  const on = answering(session.connection);
  on(requests.remarks, ({ uri }, signal) => remarks(session, reviews, uri, signal));
  on(requests.remark, (params) => remark(session, reviews, params));
  on(requests.resolveRemark, (params) => resolve(session, reviews, params));
}

async function remarks(
  session: Session,
  reviews: Reviews,
  uri: string,
  signal: AbortSignal,
): Promise<PageRemarks | null> {
  const page = await openPage(session, uri);
  const review = page && (await reviews.latest(uri, signal))?.review;
  if (!review) return null;
  const { site, path } = page.located;
  const words = peopleWords(session.uiLanguage);
  const placed = await site.remarks(path);
  return {
    remarks: placed.map(
      ({ remark: { kind, text, words: about, resolved }, index, by, on, span }): PageRemark => ({
        index,
        kind,
        kindName: words.remark[kind],
        text,
        by,
        on,
        words: about ?? null,
        range: span ? toRange(page.document, span) : null,
        isEdited: span?.isEdited ?? false,
        resolved: resolved ?? null,
      }),
    ),
    you: (await session.runtime.identity(site.folder))?.name ?? null,
  };
}

async function remark(
  session: Session,
  reviews: Reviews,
  { uri, range, kind, text, by }: RemarkParams,
): Promise<SignOffAnswer> {
  const page = await openPage(session, uri);
  if (!page) return null;
  const { located, document } = page;
  const { site, path } = located;
  const identity = await session.runtime.identity(site.folder);
  const made = await site.remark(path, {
    // Git's address tells who it is, unless another name was given.
    signer: identity?.name === by ? identity : { name: by },
    owners: (await session.runtime.owners(site.folder))(path),
    span: toSpan(document, range),
    kind,
    text,
  });
  return record(session, reviews, located, by, made);
}

async function resolve(
  session: Session,
  reviews: Reviews,
  { uri, index, text, by }: ResolveRemarkParams,
): Promise<SignOffAnswer> {
  const located = session.sites.locate(uri);
  const made = await located?.site.resolve(located.path, { index, text }, by ?? undefined);
  return located && made ? record(session, reviews, located, by ?? '', made) : null;
}

/** Writes the record of a sign-off, or says why it is not written. */
export async function record(
  session: Session,
  reviews: Reviews,
  located: Located,
  by: string,
  made: Signed | { readonly path: string; readonly text: string },
): Promise<SignOffAnswer> {
  const { site } = located;
  if ('problem' in made)
    return made.problem === 'no-page'
      ? null
      : { problem: peopleWords(session.uiLanguage).notReviewer(by, made.reviewers) };
  if (!(await mayWrite(session, site))) return { problem: session.messages.noSite(site.folder.fsPath) };
  try {
    await session.runtime.write(site.folder, made.path, made.text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  await reviews.changes.recorded(located, made.path);
  return { recorded: made.path };
}
