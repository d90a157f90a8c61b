/** Briefs: asked for, handed over to people without the site, and called done. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { BriefRequest } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { BriefAsParams, BriefStatus } from '../server/protocol.ts';
import { ask } from './asking.ts';
import { writeInto } from './material.ts';
import type { Line } from './tree-view.ts';

/**
 * Opens a page's brief beside it; where there is none, it is asked in which language it is to be, for whom and until when.
 * @param told what somebody has said already; undefined to ask
 * @returns false for what is no page of a market
 */
export async function openBrief(
  client: BaseLanguageClient,
  uri: string,
  told: BriefRequest | undefined,
): Promise<boolean> {
  // The server knows what is open.
  await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const choices = await ask(client, requests.briefChoices, { uri });
  if (!choices) return false;
  const request = told ?? (choices.isThere ? {} : await askRequest(choices.languages));
  if (!request) return true;
  const answer = await ask(client, requests.brief, { uri, ...request });
  if (!answer) return false;
  if ('problem' in answer) await sayProblem(answer.problem);
  else {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(answer.uri));
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  }
  return true;
}

async function sayProblem(problem: string): Promise<void> {
  await vscode.window.showErrorMessage(vscode.l10n.t('The brief could not be written: {0}', problem));
}

/** Asks in which language, for whom and until when; undefined where they think better of it. */
async function askRequest(
  languages: readonly { readonly id: string; readonly name: string }[],
): Promise<BriefRequest | undefined> {
  const title = vscode.l10n.t('Brief a Local Author');
  const items = languages.map(({ id, name }, index) => ({
    label: name,
    id,
    description: index === 0 ? vscode.l10n.t('the language of the market') : '',
  }));
  const language = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which language does the author read?'),
  });
  if (!language) return undefined;
  const owner = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Who is to write it? Leave it empty if nobody is known yet.'),
  });
  if (owner === undefined) return undefined;
  const deadline = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Until when? Leave it empty if that is open.'),
    placeHolder: '2027-03-31',
    validateInput: (text) =>
      !text.trim() || isDay(text.trim()) ? undefined : vscode.l10n.t('Write the day as 2027-03-31.'),
  });
  if (deadline === undefined) return undefined;
  return {
    language: language.id,
    owner: owner.trim() || undefined,
    deadline: deadline.trim() || undefined,
  };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
  );
}

/** The page or brief that a command is about: of a line of the view, or what is in front. */
export function uriOf(of: unknown): string | undefined {
  if (typeof of === 'string') return of;
  const brief = (of as Line | undefined)?.of as BriefStatus | undefined;
  return brief?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
}

/** Hands a brief over to somebody without the site: into the clipboard as a mail, or as a file. */
export async function handOverBrief(client: BaseLanguageClient, of: unknown): Promise<void> {
  const uri = uriOf(of);
  type Way = vscode.QuickPickItem & Pick<BriefAsParams, 'as' | 'language'>;
  const ways: Way[] = [
    {
      label: vscode.l10n.t('$(mail) Copy it as a mail'),
      detail: vscode.l10n.t('Paste it into any mail or chat.'),
      as: 'mail',
    },
    { label: vscode.l10n.t('$(file) Save it for Word (.docx)'), as: 'docx' },
    { label: vscode.l10n.t('$(globe) Save it as a web page (.html)'), as: 'html' },
    {
      label: vscode.l10n.t('$(file) Save a Chinese copy for headquarters (.docx)'),
      as: 'docx',
      language: 'zh',
    },
  ];
  const way = await vscode.window.showQuickPick(ways, {
    title: vscode.l10n.t('How does the author get it?'),
  });
  if (!way) return;
  const { as, language } = way;
  const answer = uri
    ? await ask(client, requests.briefAs, { uri, as, ...(language ? { language } : {}) })
    : null;
  if (!answer) return sayNoBrief();
  if ('body' in answer) {
    await vscode.env.clipboard.writeText(`${answer.subject}\n\n${answer.body}`);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The brief is in the clipboard'), 5000);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog(
    folder ? { defaultUri: vscode.Uri.joinPath(folder, '..', answer.name) } : {},
  );
  if (target) await vscode.workspace.fs.writeFile(target, new Uint8Array(answer.bytes));
}

/** Asks who says that a page is done, and notes it in its brief. */
export async function sayDone(client: BaseLanguageClient, of: unknown): Promise<void> {
  const uri = uriOf(of);
  const by = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who says that it is done?'),
    prompt: vscode.l10n.t('The name stands in the brief. Leave it empty to open the brief again.'),
  });
  if (by === undefined) return;
  const answer = uri ? await ask(client, requests.briefDone, { uri, by: by.trim() || null }) : null;
  if (!answer) return sayNoBrief();
  await writeInto(answer);
}

async function sayNoBrief(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t('There is no brief for this page yet.'));
}
