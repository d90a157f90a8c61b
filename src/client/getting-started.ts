import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { inSentence, type PagesEntry } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { SurveyedFolder } from '../server/side-panel-protocol.ts';
import { ask } from './asking.ts';
import { chooseReaders } from './readers.ts';
import { workspaceFolder, writeConfig } from './site-config.ts';

export type StartCommand =
  | 'terroir.gettingStarted'
  | 'terroir.chooseMarkets'
  | 'terroir.chooseSource'
  | 'terroir.chooseReaders'
  | 'terroir.openFirstPage';

/** Setting a site up without touching YAML: its markets, its Chinese pages, the first page reviewed. */
export function registerGettingStarted(client: BaseLanguageClient): vscode.Disposable {
  const commands: Record<StartCommand, () => Promise<void>> = {
    'terroir.gettingStarted': async () => {
      await vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        'terroir.terroir#start',
        false,
      );
    },
    'terroir.chooseMarkets': () => chooseMarkets(client),
    'terroir.chooseSource': () => chooseSource(client),
    'terroir.chooseReaders': () => chooseReaders(client),
    'terroir.openFirstPage': () => openFirstPage(client),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

const askSurvey = (client: BaseLanguageClient, folder: vscode.Uri) =>
  ask(client, requests.survey, { folder: folder.toString() });

/** Asks which markets the site is for, and where the pages are of those whose folders do not tell. */
async function chooseMarkets(client: BaseLanguageClient): Promise<void> {
  const opened = await workspaceFolder();
  if (!opened) return;
  const { markets, others, ...survey } = await askSurvey(client, opened);
  const folder = vscode.Uri.parse(survey.folder);
  const items = markets.map(({ code, name, folders }) => ({
    label: name,
    code,
    folders,
    picked: folders.length > 0,
    description: folders.map(describe).join(', '),
  }));
  items.sort((a, b) => Number(b.picked) - Number(a.picked));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which markets is this site for?'),
    placeHolder: vscode.l10n.t('Those found by the names of folders are chosen already.'),
    canPickMany: true,
    // The walkthrough takes the keyboard as it ticks a step off.
    ignoreFocusOut: true,
  });
  if (!chosen) return;
  const entries: PagesEntry[] = [];
  for (const { label, code, folders } of chosen) {
    if (folders.length) continue;
    const taken = new Set(entries.map(({ path }) => path));
    const found = await pickFolder(
      vscode.l10n.t('Where are the pages for {0}?', inSentence(label)),
      folder,
      others.filter((one) => !taken.has(globOf(one.folder))),
    );
    if (found === undefined) return;
    if (found) entries.push({ path: globOf(found.folder), market: code });
  }
  await configure(
    client,
    folder,
    entries,
    vscode.l10n.t('The folder names show the markets: no settings were needed.'),
  );
}

/** Asks where the Chinese pages are that the others are written from. */
async function chooseSource(client: BaseLanguageClient): Promise<void> {
  const opened = await workspaceFolder();
  if (!opened) return;
  const { sourceLocale, source, chinese, others, ...survey } = await askSurvey(client, opened);
  const folder = vscode.Uri.parse(survey.folder);
  const candidates = [
    ...source,
    ...chinese,
    ...others.filter((one) => !chinese.some((two) => two.folder === one.folder)),
  ];
  const found = await pickFolder(vscode.l10n.t('Where are the Chinese pages?'), folder, candidates);
  if (!found) return;
  const isKnown = source.some((one) => one.folder === found.folder);
  const entries = isKnown ? [] : [{ path: globOf(found.folder), locale: sourceLocale }];
  await configure(
    client,
    folder,
    entries,
    vscode.l10n.t('Terroir reads {0} as Chinese already.', found.folder || '.'),
  );
}

/** Opens the page a newcomer learns most from, with what to do next beside it. */
async function openFirstPage(client: BaseLanguageClient): Promise<void> {
  const opened = await workspaceFolder();
  if (!opened) return;
  const page = await ask(client, requests.firstPage, { folder: opened.toString() });
  if (page === null) {
    const choose = vscode.l10n.t('Choose markets');
    const message = vscode.l10n.t('No page is known to be for a market yet.');
    if ((await vscode.window.showInformationMessage(message, choose)) === choose) await chooseMarkets(client);
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.parse(page));
  await vscode.commands.executeCommand('terroir.page.focus');
}

/** A folder out of some, or any other; null for none, undefined where the user gives up. */
async function pickFolder(
  title: string,
  site: vscode.Uri,
  folders: readonly SurveyedFolder[],
): Promise<Pick<SurveyedFolder, 'folder'> | null | undefined> {
  const browse = { label: vscode.l10n.t('Another folder…'), folder: undefined };
  const none = { label: vscode.l10n.t('There are none yet'), folder: null };
  const items = folders.map((one) => ({
    label: one.folder || '.',
    description: count(one.pages),
    folder: one,
  }));
  const picked = await vscode.window.showQuickPick([...items, browse, none], { title, ignoreFocusOut: true });
  if (!picked || picked.folder !== undefined) return picked?.folder;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      defaultUri: site,
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!chosen) return undefined;
  const base = site.path.endsWith('/') ? site.path : `${site.path}/`;
  if (chosen.path.startsWith(base)) return { folder: chosen.path.slice(base.length) };
  await vscode.window.showWarningMessage(vscode.l10n.t('The folder must lie in the site.'));
  return undefined;
}

/** Writes into the config what it is to say; says what was written, or why nothing was. */
async function configure(
  client: BaseLanguageClient,
  folder: vscode.Uri,
  entries: readonly PagesEntry[],
  nothing: string,
): Promise<void> {
  if (!entries.length) {
    await vscode.window.showInformationMessage(nothing);
    return;
  }
  const text = await ask(client, requests.configure, { folder: folder.toString(), entries });
  const said = entries.map(({ path, market, locale }) => `${path} → ${market ?? locale}`).join(', ');
  await writeConfig(folder, text, said);
}

const globOf = (folder: string) => (folder ? `${folder}/**` : '**');
const describe = ({ folder, pages }: SurveyedFolder) => `${folder || '.'} (${count(pages)})`;
const count = (pages: number) => (pages === 1 ? vscode.l10n.t('1 page') : vscode.l10n.t('{0} pages', pages));
