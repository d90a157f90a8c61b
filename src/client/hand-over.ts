import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fromBase64, toBase64 } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { ReturnedFile, TakeBackAnswer } from '../server/protocol.ts';
import { ask } from './asking.ts';

/** What a menu was opened on, else the folder of the page in front, else the first of the workspace. */
function placeOf(from: unknown): vscode.Uri | undefined {
  if (from instanceof vscode.Uri) return from;
  const page = vscode.window.activeTextEditor?.document.uri;
  const folder = page && vscode.workspace.getWorkspaceFolder(page);
  return folder?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

/**
 * Writes a workbook for each market into a folder.
 * @param from a file or folder of the explorer; its pages alone are exported
 * @param to the folder, which is asked for where none is given; the explorer gives a list of what is selected
 */
export async function exportForReview(client: BaseLanguageClient, from: unknown, to: unknown): Promise<void> {
  const place = placeOf(from);
  if (!place) return;
  const { type } = await vscode.workspace.fs.stat(place);
  const params = { uri: place.toString(), isFolder: (type & vscode.FileType.Directory) !== 0 };
  const files = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making a workbook for each market …'),
    },
    () => ask(client, requests.export, params),
  );
  if (!files?.length) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing to hand over: no page of a market has texts here.'),
    );
    return;
  }
  const folder = to instanceof vscode.Uri ? to : await pickFolder();
  if (!folder) return;
  const there: string[] = [];
  for (const { name } of files) if (await exists(vscode.Uri.joinPath(folder, name))) there.push(name);
  if (there.length && !(await mayReplace(there))) return;
  for (const { name, data } of files)
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), fromBase64(data));
  const names = files.map(({ name, pages }) => vscode.l10n.t('{0} ({1} pages)', name, pages)).join(', ');
  vscode.window.showInformationMessage(vscode.l10n.t('Written: {0}', names));
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where shall the workbooks go?'),
      openLabel: vscode.l10n.t('Save Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

async function mayReplace(names: readonly string[]): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is there already, and may hold somebody’s work.', names.join(', ')),
    { modal: true },
    replace,
  );
  return chosen === replace;
}

const exists = (uri: vscode.Uri) =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

/**
 * Asks for what came back, and shows every change before anything is written.
 * @param from the file itself, where the explorer's menu was opened on it
 */
export async function takeBack(client: BaseLanguageClient, from: unknown): Promise<void> {
  const isFile = from instanceof vscode.Uri && /\.(?:xlsx|xlf|xliff)$/i.test(from.path);
  const site = placeOf(isFile ? undefined : from);
  const file = isFile ? from : await pickReturned();
  if (!file || !site) return;
  const data = toBase64(await vscode.workspace.fs.readFile(file));
  const name = file.path.split('/').at(-1)!;
  const answer = await ask(client, requests.takeBack, { uri: site.toString(), name, data });
  if (!answer) return;
  await showTaken(answer);
}

/** Shows what came back: what is left as it is, and every change before it is written. */
async function showTaken(answer: TakeBackAnswer): Promise<void> {
  if ('problem' in answer) {
    await vscode.window.showErrorMessage(answer.problem);
    return;
  }
  const { files, left } = answer;
  if (left.length) await showLeft(left);
  if (!files.length) {
    await vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to write.'));
    return;
  }
  await preview(files);
}

/** Makes the page that is in front of the author’s text in the clipboard, and shows the change before anything is written. */
export async function pasteText(client: BaseLanguageClient, uri: string): Promise<boolean> {
  const answer = await ask(client, requests.paste, { uri, text: await vscode.env.clipboard.readText() });
  if (!answer) return false;
  await showTaken(answer);
  return true;
}

async function pickReturned(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Which file came back?'),
      filters: { [vscode.l10n.t('Workbooks and XLIFF')]: ['xlsx', 'xlf', 'xliff'] },
    })) ?? [];
  return file;
}

/** What is not taken stays in the file that came back; here it is to be read. */
async function showLeft(left: readonly string[]): Promise<void> {
  const content = `${vscode.l10n.t('Not taken:')}\n\n${left.map((line) => `- ${line}`).join('\n')}\n`;
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
}

const proposedScheme = 'terroir-returned';
/** Texts as they would be, by the URI they are shown under. */
const proposed = new Map<string, string>();

/** Shows files as what came back would have them. */
export function registerReturned(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(proposedScheme, {
    provideTextDocumentContent: (uri) => proposed.get(uri.toString()) ?? '',
  });
}

/** Shows each file before and after, and asks; all of it is written, or nothing. */
async function preview(files: readonly ReturnedFile[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const shown: [vscode.Uri, vscode.Uri, vscode.Uri][] = [];
  proposed.clear();
  for (const { uri, path, isNew, was, edit } of files) {
    const file = vscode.Uri.parse(uri);
    const { start, end } = edit.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const after = file.with({ scheme: proposedScheme, authority: '', path: `/${path}` });
    if (isNew) change.createFile(file, { ignoreIfExists: true });
    const document = isNew ? undefined : await vscode.workspace.openTextDocument(file);
    if (document && document.getText(range) !== was) return sayChanged();
    const text = document?.getText() ?? '';
    const [from, to] = document ? [document.offsetAt(range.start), document.offsetAt(range.end)] : [0, 0];
    proposed.set(after.toString(), text.slice(0, from) + edit.newText + text.slice(to));
    shown.push([file, isNew ? after.with({ query: 'before' }) : file, after]);
    change.replace(file, range, edit.newText);
  }
  await vscode.commands.executeCommand('vscode.changes', vscode.l10n.t('What came back'), shown);
  const write = vscode.l10n.t('Write');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Write what came back into {0} files?', files.length),
    write,
  );
  if (chosen !== write) return;
  for (const { uri, isNew, was, edit } of files) {
    const { start, end } = edit.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    if (!isNew && (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText(range) !== was)
      return sayChanged();
  }
  await vscode.workspace.applyEdit(change);
  for (const { uri } of files) await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save();
}

async function sayChanged(): Promise<void> {
  await vscode.window.showWarningMessage(
    vscode.l10n.t('The page has changed in the meantime. Please try again.'),
  );
}
