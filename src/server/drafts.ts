/** What a model is asked for a page, and what of its answer may be shown and written. The client asks the model. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { draftWords } from '../core/index.ts';
import { answering } from './answering.ts';
import { toRange, toSpan, toTextEdit } from './convert.ts';
import { requests } from './method-protocol.ts';
import type {
  AcceptDraftAnswer,
  AcceptDraftParams,
  CheckedDraftAnswer,
  DraftParams,
  DraftTaskAnswer,
  DraftTaskParams,
} from './protocol.ts';
import type { Reviews } from './reviews.ts';
import { mayWrite, type Session } from './session.ts';
import type { Located } from './sites.ts';

/** Answers the client's requests about drafts. */
export function answerDrafts(session: Session, reviews: Reviews): void {
  const on = answering(session.connection);
  on(requests.draftTask, (params) => draftTask(session, params));
  on(requests.draftedText, async (params) => {
    const page = openAt(session, params);
    return (await page?.located.site.draftedText(page.located.path, params)) ?? null;
  });
  on(requests.checkDraft, (params) => checkDraft(session, params));
  on(requests.acceptDraft, (params) => acceptDraft(session, reviews, params));
}

async function draftTask(
  { documents, sites, uiLanguage }: Session,
  { uri, position }: DraftTaskParams,
): Promise<DraftTaskAnswer> {
  const { problem } = draftWords(uiLanguage);
  const document = documents.get(uri);
  const located = document && sites.locate(uri);
  if (!document || !located) return { problem: problem['no-page'] };
  const { version } = document;
  const task = await located.site.draftTask(
    located.path,
    position && toSpan(document, { start: position, end: position }).from,
  );
  if ('problem' in task) return { problem: problem[task.problem] };
  const { blocks, prompt, market, part } = task;
  return { version, blocks, prompt, part, market: market.name[uiLanguage] };
}

async function checkDraft(session: Session, params: DraftParams): Promise<CheckedDraftAnswer | null> {
  const page = openAt(session, params);
  const checked = await page?.located.site.checkDraft(page.located.path, params);
  if (!checked) return null;
  const { at, mend, backTranslation, ...rest } = checked;
  const draft = TextDocument.create(params.uri, '', 0, checked.text);
  return {
    ...rest,
    range: toRange(draft, { from: at, to: at }),
    mend: mend ?? null,
    backTranslation: backTranslation ?? null,
  };
}

/** Records that a model wrote the draft, and gives the edit that puts it into the page. */
async function acceptDraft(
  session: Session,
  reviews: Reviews,
  params: AcceptDraftParams,
): Promise<AcceptDraftAnswer> {
  const { runtime, uiLanguage, messages } = session;
  const { problem } = draftWords(uiLanguage);
  const page = openAt(session, params);
  if (!page) return { problem: problem.changed };
  const { document, located } = page;
  const { site, path } = located;
  const { version } = document;
  const accepted = await site.acceptDraft(path, params, params.model);
  if ('problem' in accepted) return { problem: problem[accepted.problem] };
  const edit = toTextEdit(document, accepted.edit);
  if (!(await mayWrite(session, site))) return { problem: messages.noSite(site.folder.fsPath) };
  try {
    await runtime.write(site.folder, accepted.record.path, accepted.record.text);
  } catch (error) {
    return { problem: (error as Error).message };
  }
  await reviews.changes.recorded(located, accepted.record.path);
  return { version, edit };
}

/** The page of a draft as long as it stands as it was drafted for. */
function openAt(
  { documents, sites }: Session,
  { uri, version }: DraftParams,
): { readonly document: TextDocument; readonly located: Located } | undefined {
  const document = documents.get(uri);
  const located = document?.version === version ? sites.locate(uri) : undefined;
  return document && located && { document, located };
}
