import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { SuggestedTerm } from '../server/protocol.ts';
import { ask } from './asking.ts';
import { writeInto } from './material.ts';

interface TermItem extends vscode.QuickPickItem {
  readonly suggestion: SuggestedTerm;
}

/** Lists terms that the site has and its termbases do not; each that is chosen is taken into the site's own termbase. */
export async function suggestTerms(client: BaseLanguageClient): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = (vscode.window.activeTextEditor?.document.uri ?? folder)?.toString();
  if (!uri) return;
  const terms = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for terms in the pages …'),
    },
    () => ask(client, requests.suggestTerms, { uri }),
  );
  if (!terms?.length) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No terms to suggest: termbases have them all, or no pages follow Chinese ones.'),
    );
    return;
  }
  show(client, uri, terms);
}

/** The list stays open, so that one click takes one term. */
function show(client: BaseLanguageClient, uri: string, terms: readonly SuggestedTerm[]): void {
  const list = vscode.window.createQuickPick<TermItem>();
  list.title = vscode.l10n.t('Which terms belong into the termbase?');
  list.placeholder = vscode.l10n.t('What leads in each language becomes the preferred term');
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = terms.map(asItem);
  list.onDidAccept(async () => {
    const [item] = list.activeItems;
    if (!item || list.busy) return;
    list.busy = true;
    if (await take(client, uri, item.suggestion.term))
      list.items = list.items.filter((other) => other !== item);
    list.busy = false;
  });
  list.onDidTriggerItemButton(async ({ item }) => {
    list.hide();
    await showPlace(item.suggestion);
  });
  list.onDidHide(() => list.dispose());
  list.show();
}

function asItem(suggestion: SuggestedTerm): TermItem {
  const { term, isDivided, languages } = suggestion;
  const counts = languages.map(
    ({ name, renderings }) =>
      `${name}: ${renderings.map(({ text, count }) => `${text} ${count}`).join(' · ')}`,
  );
  return {
    suggestion,
    label: term,
    description: isDivided ? vscode.l10n.t('written in several ways') : '',
    detail: counts.join(' — '),
    buttons: [{ iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Show where it is') }],
  };
}

/** @returns true where the term is in the termbase now */
async function take(client: BaseLanguageClient, uri: string, term: string): Promise<boolean> {
  const answer = await ask(client, requests.takeTerm, { uri, term });
  if (typeof answer === 'string') {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('.terroir/terms/site.yaml is not a list of concepts: repair it first.'),
    );
    return false;
  }
  await writeInto(answer);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} is in {1} now.', term, answer.path), 5000);
  return true;
}

/** Opens a page with the rarest rendering: of two ways to write a term that is the one to look at. */
async function showPlace({ languages }: SuggestedTerm): Promise<void> {
  const all = languages.toSorted((a, b) => b.renderings.length - a.renderings.length);
  const { uri, offset } = all[0]!.renderings.at(-1)!;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
