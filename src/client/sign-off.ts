import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Remark } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { SignOffParams } from '../server/protocol.ts';
import { ask } from './asking.ts';

/**
 * Asks what a reviewer says of the page, and has it recorded.
 * @returns false for what is no page of a market
 */
export async function signOff(client: BaseLanguageClient, uri: string): Promise<boolean> {
  const people = await ask(client, requests.people, { uri });
  if (!people) return false;
  const open = openFindings(uri);
  const noted = people.signOff.remarks.filter(({ words, resolved }) => words && !resolved).length;
  const told = [
    open ? vscode.l10n.t('{0} to fix', open) : null,
    noted ? vscode.l10n.t('remarks not dealt with: {0}', noted) : null,
    people.drafted,
  ]
    .filter(Boolean)
    .join(' · ');
  const remarks = await askRemarks(told);
  if (remarks && !remarks.some(({ kind }) => kind === 'error') && told && !(await isSure(told))) return true;
  // Whom git commits as is whoever sits here, who need not be the one who read the page.
  const by = remarks && (await askName(people.you ?? ''))?.trim();
  if (!by || !remarks) return true;
  // What is signed is what is on disk, where the command line and others read it.
  const page = vscode.workspace.textDocuments.find(
    (open) => open.uri.toString() === vscode.Uri.parse(uri).toString(),
  );
  if (page?.isDirty && !(await page.save())) return true;
  const params: SignOffParams = { uri, by, remarks };
  const answer = await ask(client, requests.signOff, params);
  if (!answer) return false;
  if ('problem' in answer)
    await vscode.window.showErrorMessage(
      vscode.l10n.t('The sign-off could not be written: {0}', answer.problem),
    );
  else vscode.window.setStatusBarMessage(vscode.l10n.t('Recorded in {0}', answer.recorded), 5000);
  return true;
}

/**
 * What the reviewer says of the page: nothing where it is right; undefined where they think better of it.
 * @param told what is open on it, and what on it a model wrote, to be told first; '' for nothing
 */
async function askRemarks(told: string): Promise<readonly Remark[] | undefined> {
  type Item = vscode.QuickPickItem & { readonly remark: Remark['kind'] | undefined };
  const items: Item[] = [
    { label: vscode.l10n.t('$(pass) It is right for this market'), remark: undefined },
    {
      label: vscode.l10n.t('$(error) Something is wrong'),
      detail: vscode.l10n.t('Asks for a change: the page is not signed off.'),
      remark: 'error',
    },
    {
      label: vscode.l10n.t('$(comment) I would rather say it differently'),
      detail: vscode.l10n.t('The remark is kept, and the page is signed off.'),
      remark: 'preference',
    },
  ];
  const title = vscode.l10n.t('What do you say of this page?');
  const placeHolder = told ? { placeHolder: told } : {};
  const picked = await vscode.window.showQuickPick(items, { title, ...placeHolder });
  if (!picked?.remark) return picked && [];
  const prompt = vscode.l10n.t('For the author: what, and what to write instead.');
  const text = await vscode.window.showInputBox({
    title: picked.label.replace(/^\$\([a-z]+\) /, ''),
    prompt,
  });
  return text?.trim() ? [{ kind: picked.remark, text: text.trim() }] : undefined;
}

/** Warns whoever approves a page on which something is open. */
async function isSure(told: string): Promise<boolean> {
  const sign = vscode.l10n.t('Sign Off All the Same');
  const message = vscode.l10n.t('Still open on this page: {0}.', told);
  return (await vscode.window.showWarningMessage(message, { modal: true }, sign)) === sign;
}

function askName(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: vscode.l10n.t('Who signs?'), value });
}

/** How many findings of a page are to be fixed; what is only hinted at is not counted. */
function openFindings(uri: string): number {
  return vscode.languages
    .getDiagnostics(vscode.Uri.parse(uri))
    .filter(({ source, severity }) => source === 'terroir' && severity !== vscode.DiagnosticSeverity.Hint)
    .length;
}
