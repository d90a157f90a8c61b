import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Remark } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { PageRemark, PageStatus, SignOffAnswer } from '../server/protocol.ts';
import { ask } from './asking.ts';

export type RemarkCommand =
  | 'terroir.remark'
  | 'terroir.remarkError'
  | 'terroir.remarkPreference'
  | 'terroir.resolveRemark'
  | 'terroir.reopenRemark';

/** A remark that is shown: its thread, and what it says. */
interface Shown {
  readonly thread: vscode.CommentThread;
  readonly remark: PageRemark;
}

/** Remarks of reviewers as VS Code’s comments: on their words, made by whoever reads the page, and dealt with by its author. */
export function registerRemarks(
  client: BaseLanguageClient,
  onStatus: vscode.Event<PageStatus>,
): vscode.Disposable {
  const controller = vscode.comments.createCommentController(
    'terroir.remarks',
    vscode.l10n.t('Terroir: remarks of reviewers'),
  );
  controller.options = {
    prompt: vscode.l10n.t('Remark on these words'),
    placeHolder: vscode.l10n.t('What is wrong, and what to write instead.'),
  };
  /** Pages of a market, by URI, with what is shown on them. */
  const pages = new Map<string, Shown[]>();
  controller.commentingRangeProvider = {
    // The editor asks once, as a page is opened: before anything is known of it.
    provideCommentingRanges: async (document) => {
      const answer = await ask(client, requests.remarks, { uri: document.uri.toString() });
      return answer ? [new vscode.Range(0, 0, document.lineCount, 0)] : [];
    },
  };
  const show = async (status: PageStatus) => {
    const uri = vscode.Uri.parse(status.uri);
    const key = uri.toString();
    if (status.kind !== 'page') return;
    const answer = await ask(client, requests.remarks, { uri: key });
    const before = pages.get(key) ?? [];
    if (!answer) return forget(key);
    const now = answer.remarks.filter(({ range }) => range);
    // A thread that somebody opened stays open as long as it says the same.
    const isSame = (shown: Shown, remark: PageRemark) =>
      JSON.stringify(shown.remark) === JSON.stringify(remark);
    const kept = before.filter((shown) => now.some((remark) => isSame(shown, remark)));
    for (const shown of before) if (!kept.includes(shown)) shown.thread.dispose();
    const made = now
      .filter((remark) => !kept.some((shown) => isSame(shown, remark)))
      .map((remark) => ({ remark, thread: threadOf(controller, uri, remark) }));
    pages.set(key, [...kept, ...made]);
  };
  const forget = (key: string) => {
    for (const { thread } of pages.get(key) ?? []) thread.dispose();
    pages.delete(key);
  };
  const remarkOf = (thread: vscode.CommentThread) =>
    [...pages.values()].flat().find((shown) => shown.thread === thread)?.remark;
  const add = (kind: Remark['kind']) => (reply: vscode.CommentReply) => addRemark(client, kind, reply);
  const resolve = (isResolved: boolean) => async (thread: vscode.CommentThread) => {
    const remark = remarkOf(thread);
    if (remark) await resolveRemark(client, thread.uri, remark, isResolved);
  };
  return vscode.Disposable.from(
    controller,
    onStatus((status) => void show(status)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri.toString())),
    vscode.commands.registerCommand('terroir.remark', () =>
      vscode.commands.executeCommand('workbench.action.addComment'),
    ),
    vscode.commands.registerCommand('terroir.remarkError', add('error')),
    vscode.commands.registerCommand('terroir.remarkPreference', add('preference')),
    vscode.commands.registerCommand('terroir.resolveRemark', resolve(true)),
    vscode.commands.registerCommand('terroir.reopenRemark', resolve(false)),
  );
}

function threadOf(
  controller: vscode.CommentController,
  uri: vscode.Uri,
  { range, kind, kindName, text, by, on, words, isEdited, resolved }: PageRemark,
): vscode.CommentThread {
  const { start, end } = range!;
  const place = new vscode.Range(start.line, start.character, end.line, end.character);
  const said = [
    text,
    isEdited && words ? vscode.l10n.t('Edited since; it was about: {0}', words) : '',
    resolved ? vscode.l10n.t('Dealt with by {0} on {1}', resolved.by, resolved.on) : '',
  ];
  // A remark is text, whatever it holds.
  const body = new vscode.MarkdownString();
  for (const line of said.filter(Boolean)) body.appendText(line).appendMarkdown('\n\n');
  const thread = controller.createCommentThread(uri, place, [
    { body, mode: vscode.CommentMode.Preview, author: { name: by }, label: on },
  ]);
  thread.canReply = false;
  thread.label = kindName;
  thread.contextValue = resolved ? 'terroir-resolved' : 'terroir-open';
  thread.state = resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  thread.collapsibleState =
    kind === 'error' && !resolved
      ? vscode.CommentThreadCollapsibleState.Expanded
      : vscode.CommentThreadCollapsibleState.Collapsed;
  return thread;
}

async function addRemark(
  client: BaseLanguageClient,
  kind: Remark['kind'],
  { thread, text }: vscode.CommentReply,
): Promise<void> {
  const { uri, range } = thread;
  const by = text.trim() && range ? await askWho(client, uri, vscode.l10n.t('Who remarks?')) : undefined;
  // What is remarked on is what is on disk, where the author reads it.
  const page = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (!by || !range || (page?.isDirty && !(await page.save()))) return;
  const answer = await ask(client, requests.remark, {
    uri: uri.toString(),
    range: { start: range.start, end: range.end },
    kind,
    text: text.trim(),
    by,
  });
  if (await sayRecorded(answer)) thread.dispose();
}

async function resolveRemark(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  { index, text }: PageRemark,
  isResolved: boolean,
): Promise<void> {
  const by = isResolved ? await askWho(client, uri, vscode.l10n.t('Who dealt with it?')) : null;
  if (by === undefined) return;
  await sayRecorded(await ask(client, requests.resolveRemark, { uri: uri.toString(), index, text, by }));
}

/** Asks for a name; git’s is proposed, which need not be that of whoever sits here. */
async function askWho(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  title: string,
): Promise<string | undefined> {
  const { you } = (await ask(client, requests.remarks, { uri: uri.toString() })) ?? { you: null };
  const said = await vscode.window.showInputBox({ title, value: you ?? '' });
  return said?.trim() || undefined;
}

/** Says where something was recorded, or why it was not; true where it was. */
async function sayRecorded(answer: SignOffAnswer): Promise<boolean> {
  if (!answer) {
    await vscode.window.showWarningMessage(vscode.l10n.t('There are no words of a page in this place.'));
    return false;
  }
  if ('problem' in answer) {
    await vscode.window.showErrorMessage(
      vscode.l10n.t('The remark could not be written: {0}', answer.problem),
    );
    return false;
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('Recorded in {0}', answer.recorded), 5000);
  return true;
}
