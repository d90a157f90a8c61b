import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { TextEdit } from 'vscode-languageserver-protocol';
import type { BriefRequest, SignalKind } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type {
  ChatFix,
  EditAnswer,
  FileEditAnswer,
  KeepParams,
  SetTargetParams,
  TurnOffParams,
} from '../server/protocol.ts';
import { ask } from './asking.ts';
import { handOverBrief, openBrief, sayDone, uriOf } from './briefs.ts';
import { applyFix } from './chat.ts';
import type { CommandId } from './command-list.ts';
import { Comparisons } from './compare.ts';
import type { Drafts } from './draft.ts';
import type { StartCommand } from './getting-started.ts';
import { exportForReview, pasteText, registerReturned, takeBack } from './hand-over.ts';
import { addMaterial, insertMaterial, saveMaterial, writeInto } from './material.ts';
import { askReadersOnce } from './readers.ts';
import type { RemarkCommand } from './remarks.ts';
import { ReviewPanel } from './review-panel.ts';
import { showRulePage } from './rule-pages.ts';
import { signOff } from './sign-off.ts';
import { suggestTerms } from './terms.ts';

/** Commands that are registered where they belong. */
type OwnCommand = StartCommand | RemarkCommand | 'terroir.fixFinding' | 'terroir.openBriefedPage';

/** Terroir's commands; each says in the palette what it does. */
export function registerCommands(
  client: BaseLanguageClient,
  extension: vscode.Uri,
  drafts: Drafts,
  remembered: vscode.Memento,
): vscode.Disposable[] {
  const comparisons = new Comparisons(client, extension);
  const panel = new ReviewPanel(client, extension);
  const review = async (folder?: vscode.Uri) => {
    // Nobody waits for the answer: it may stand for minutes.
    if (await panel.review(folder)) void askReadersOnce(client, remembered);
  };
  const commands: Record<Exclude<CommandId, OwnCommand>, (...args: never[]) => Promise<void>> = {
    'terroir.changeTarget': () => changeTarget(client),
    'terroir.compare': (uri?: unknown, target?: unknown) => compare(comparisons, uri, target),
    'terroir.draft': (uri?: unknown, position?: unknown) =>
      drafts.draft(uri, position instanceof vscode.Position ? position : undefined),
    'terroir.acceptDraft': () => drafts.accept(),
    'terroir.discardDraft': () => drafts.discard(),
    'terroir.showSentDraft': () => drafts.showSent(),
    'terroir.brief': async (uri?: unknown, told?: BriefRequest) => {
      const page = pageOf(uri);
      // What a menu gives besides is no request.
      const request = uri instanceof vscode.Uri ? undefined : told;
      if (!page || !(await openBrief(client, page, request))) await sayNoPage();
    },
    'terroir.handOverBrief': (of?: unknown) => handOverBrief(client, of),
    'terroir.briefDone': (of?: unknown) => sayDone(client, of),
    'terroir.signOff': (uri?: unknown) => signOffPage(client, uri),
    'terroir.insertMaterial': () => insertMaterial(client),
    'terroir.addMaterial': (uri: string, kind: SignalKind) => addMaterial(client, uri, kind),
    'terroir.saveMaterial': () => saveMaterial(client),
    'terroir.export': (uri?: unknown, to?: unknown) => exportForReview(client, uri, to),
    'terroir.takeBack': (uri?: unknown) => takeBack(client, uri),
    'terroir.paste': async (of?: unknown) => {
      const page = uriOf(of);
      if (!page || !(await pasteText(client, page))) await sayNoPage();
    },
    'terroir.suggestTerms': () => suggestTerms(client),
    'terroir.applyFix': (uri: string, fix?: ChatFix) => applyFix(client, uri, fix),
    'terroir.keep': (uri: string, ruleId: string, from: number, to: number, name: string) =>
      keep(client, { uri, ruleId, from, to }, name),
    'terroir.turnOff': (uri: string, ruleId: string, scope: TurnOffParams['scope'], name: string) =>
      turnOff(client, { uri, ruleId, scope }, name),
    'terroir.reviewWorkspace': () => review(),
    'terroir.reviewFolder': (folder?: vscode.Uri) => review(folder),
    'terroir.showReview': async () => panel.show(),
    'terroir.explainRule': (ruleId?: string) => explainRule(ruleId),
  };
  return [
    panel,
    registerReturned(),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  ];
}

function activePage(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.toString();
}

async function sayNoPage(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t('Open a page for a market first.'));
}

/** Asks for another market, other readers or another industry, and writes the answer into the page's front matter. */
async function changeTarget(client: BaseLanguageClient): Promise<void> {
  const uri = activePage();
  if (!uri) return sayNoPage();
  const choices = await ask(client, requests.choices, { uri });
  type Item = vscode.QuickPickItem & Partial<Pick<SetTargetParams, 'key' | 'value'>>;
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: Item[] = [
    separator(vscode.l10n.t('Market')),
    ...choices.markets.map(({ code, name, detail }) => ({
      label: name,
      description: detail,
      key: 'market' as const,
      value: code,
    })),
    separator(vscode.l10n.t('Readers')),
    ...choices.readers.map(({ id, name }) => ({ label: name, key: 'readers' as const, value: id })),
    ...choices.audiences.map(({ id, name }) => ({ label: name, key: 'audience' as const, value: id })),
    separator(vscode.l10n.t('Industry')),
    ...choices.industries.map(({ id, name }) => ({ label: name, key: 'industry' as const, value: id })),
  ];
  const title = vscode.l10n.t('Whom is this page for?');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (!picked?.key || !picked.value) return;
  const params: SetTargetParams = { uri, key: picked.key, value: picked.value };
  const answer = await ask(client, requests.setTarget, params);
  if (answer === 'remembered') return;
  if (answer && answer !== 'no-place') return apply(uri, answer);
  await vscode.window.showWarningMessage(
    answer
      ? vscode.l10n.t(
          'Files of this kind have no place for it. Name the page under pages in .terroir/config.yaml.',
        )
      : vscode.l10n.t(
          'The front matter of this page (its head, between lines of ---) must be repaired first.',
        ),
  );
}

/** The page that a command is for: as the server writes it, or as a menu gives it; otherwise the one in front. */
function pageOf(uri: unknown): string | undefined {
  if (typeof uri === 'string') return uri;
  return uri instanceof vscode.Uri ? uri.toString() : activePage();
}

async function compare(comparisons: Comparisons, uri: unknown, target?: unknown): Promise<void> {
  const page = pageOf(uri);
  if (!page) return sayNoPage();
  await vscode.workspace.openTextDocument(vscode.Uri.parse(page));
  await comparisons.open(vscode.Uri.parse(page), typeof target === 'number' ? target : undefined);
}

async function signOffPage(client: BaseLanguageClient, uri: unknown): Promise<void> {
  const page = pageOf(uri);
  if (!page || !(await signOff(client, page))) return sayNoPage();
}

/** Asks for the reason and writes it as a comment before the block or, where none can stand, into the exceptions. */
async function keep(
  client: BaseLanguageClient,
  what: Omit<KeepParams, 'reason'>,
  name: string,
): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Why keep it?'),
    prompt: vscode.l10n.t(
      'The reason is written down for the next reader: in the page, or in .terroir/exceptions.yaml.',
    ),
    placeHolder: vscode.l10n.t('For example: it is the name of our product'),
    // Whoever looks the reason up elsewhere finds the question as it was.
    ignoreFocusOut: true,
    validateInput: (text) =>
      /[\p{L}\p{N}]/u.test(text)
        ? undefined
        : vscode.l10n.t('A few words are enough, but there must be some.'),
  });
  if (!reason) return;
  const answer = await ask(client, requests.keep, { ...what, reason });
  await change(answer, vscode.l10n.t('Kept here: {0}', name));
}

/** Turns a rule off in the config. @param name what people call it */
async function turnOff(client: BaseLanguageClient, params: TurnOffParams, name: string): Promise<void> {
  const { scope } = params;
  const said = {
    page: vscode.l10n.t('Off on this page: {0}', name),
    market: vscode.l10n.t('Off for this market: {0}', name),
    site: vscode.l10n.t('Off on the whole site: {0}', name),
  };
  await change(await ask(client, requests.turnOff, params), said[scope]);
}

/** Changes the file that an answer names: a page as by typing; one of the setup is saved, told, and can be taken back. */
async function change(answer: FileEditAnswer, said: string): Promise<void> {
  if (answer === 'not-wanted') return;
  if (!answer) return sayNoPage();
  if ('broken' in answer) return sayBroken(answer);
  const { uri, path, version, edit } = answer;
  if (version !== null) return apply(uri, { version, edit });
  const { document, before } = await writeInto(answer);
  const after = document.getText();
  const show = vscode.l10n.t('Show');
  const undo = vscode.l10n.t('Undo');
  // Nobody waits for the answer: it may stand for minutes.
  void vscode.window.showInformationMessage(`${said} (${path})`, show, undo).then(async (chosen) => {
    if (chosen === show) await vscode.window.showTextDocument(document);
    if (chosen === undo && document.getText() === after) await putBack(document, before);
  });
}

async function putBack(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

async function sayBroken({
  broken,
  path,
}: {
  readonly broken: string;
  readonly path: string;
}): Promise<void> {
  const show = vscode.l10n.t('Show');
  const message = vscode.l10n.t('{0} is broken: repair it first.', path);
  if ((await vscode.window.showWarningMessage(message, show)) === show)
    await vscode.window.showTextDocument(vscode.Uri.parse(broken));
}

async function explainRule(ruleId: string | undefined): Promise<void> {
  const chosen = ruleId ?? (await pickRule());
  if (chosen) await showRulePage(chosen);
}

/** The rules reported on the page in front. */
async function pickRule(): Promise<string | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const found = uri ? vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'terroir') : [];
  const rules = new Map(
    found.map(({ code, message }) => [typeof code === 'object' ? String(code.value) : String(code), message]),
  );
  if (!rules.size) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Nothing is reported on this page.'));
    return undefined;
  }
  const items = [...rules].map(([id, label]) => ({ id, label }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What is it about?') }))?.id;
}

async function apply(uri: string, answer: EditAnswer): Promise<void> {
  const document = vscode.workspace.textDocuments.find(
    (open) => open.uri.toString() === vscode.Uri.parse(uri).toString(),
  );
  if (!answer || !document) return sayNoPage();
  if (document.version !== answer.version) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('The page has changed in the meantime. Please try again.'),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(answer.edit), answer.edit.newText);
  await vscode.workspace.applyEdit(edit);
}

function toRange({ range: { start, end } }: TextEdit): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
