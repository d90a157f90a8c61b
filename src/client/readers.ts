import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SiteReaders } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { ReaderChoice, ReadersChoices } from '../server/side-panel-protocol.ts';
import { ask } from './asking.ts';
import { workspaceFolder, writeConfig } from './site-config.ts';

/** Asks who reads the site and in which industry, the guess with its evidence first, and keeps the answer in the config. */
export async function chooseReaders(client: BaseLanguageClient, of?: vscode.Uri): Promise<void> {
  const folder = of ?? (await workspaceFolder());
  if (!folder) return;
  const choices = await ask(client, requests.readers, { folder: folder.toString() });
  const title = vscode.l10n.t('Who reads this site?');
  const placeHolder = vscode.l10n.t('Examples, marks of trust, ways to pay, proof and tone follow it.');
  const readers = await pick(choices.readers, { title, placeHolder });
  if (!readers) return;
  const industry = await pick(choices.industries, { title: vscode.l10n.t('What does it sell?') });
  if (!industry) return;
  await keep(client, choices, [readers, ...(industry === 'none' ? [] : [industry])]);
}

type Choice = ReaderChoice<string>;

/** The choice; `none` for none of them. */
async function pick(
  choices: readonly Choice[],
  options: Pick<vscode.QuickPickOptions, 'title' | 'placeHolder'>,
): Promise<Choice | 'none' | undefined> {
  const items: (vscode.QuickPickItem & { readonly choice: Choice | 'none' })[] = [
    ...choices.map((choice) => ({ label: choice.name, description: describe(choice), choice })),
    { label: vscode.l10n.t('Several of these, or none'), choice: 'none' },
  ];
  // The walkthrough takes the keyboard as it ticks a step off.
  return (await vscode.window.showQuickPick(items, { ...options, ignoreFocusOut: true }))?.choice;
}

function describe({ isSaid, evidence }: Choice): string {
  if (isSaid) return vscode.l10n.t('as the config says');
  return evidence.length ? vscode.l10n.t('guessed: {0}', wordsOf(evidence)) : '';
}

/** What stands between the parts of a list. */
const comma = () => vscode.l10n.t(', ');

const wordsOf = (evidence: Choice['evidence']) =>
  evidence.map(({ word, pages }) => `“${word}” ×${pages}`).join(comma());

async function keep(
  client: BaseLanguageClient,
  { folder, readers, industries }: ReadersChoices,
  chosen: readonly (Choice | 'none')[],
): Promise<void> {
  const picked = <T extends string>(from: readonly ReaderChoice<T>[]) =>
    from.find((one) => chosen.some((other) => other === one))?.id;
  const [who, what] = [picked(readers), picked(industries)];
  const said: SiteReaders = { ...(who && { readers: who }), ...(what && { industry: what }) };
  if (!who && !what) return;
  const text = await ask(client, requests.setReaders, { folder, said });
  const names = chosen.flatMap((one) => (one === 'none' ? [] : one.name));
  await writeConfig(vscode.Uri.parse(folder), text, names.join(comma()));
}

const askedKey = 'terroir.askedReaders';

/** Asks who reads a site whose config does not say it, once a workspace, with the guess and what it is made by. */
export async function askReadersOnce(client: BaseLanguageClient, asked: vscode.Memento): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || asked.get(askedKey)) return;
  const choices = await ask(client, requests.readers, { folder: folder.uri.toString() });
  if (choices.isSaid) return;
  await asked.update(askedKey, true);
  const guessed = [choices.readers[0]!, choices.industries[0]!].filter(({ evidence }) => evidence.length);
  const choose = vscode.l10n.t('Choose…');
  const right = vscode.l10n.t('That is right');
  const [first] = guessed;
  const message =
    first?.id === choices.readers[0]!.id
      ? vscode.l10n.t(
          'Who reads this site? It looks like {0} ({1}). Examples, marks of trust and ways to pay follow the answer.',
          guessed.map(({ name }) => name).join(comma()),
          guessed.map(({ evidence }) => wordsOf(evidence)).join(comma()),
        )
      : vscode.l10n.t(
          'Do consumers or businesses read this site? Examples, marks of trust and ways to pay follow the answer.',
        );
  const isGuessed = first?.id === choices.readers[0]!.id;
  const answer = await vscode.window.showInformationMessage(message, ...(isGuessed ? [right] : []), choose);
  if (answer === right) await keep(client, choices, guessed);
  if (answer === choose) await chooseReaders(client, folder.uri);
}
