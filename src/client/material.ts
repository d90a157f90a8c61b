import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SignalKind } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type {
  Choices,
  MaterialItem,
  MaterialsParams,
  SaveAnswer,
  SaveMaterialParams,
} from '../server/protocol.ts';
import { ask } from './asking.ts';

/** Lists the local material that fits the page in front, and puts what is chosen at the caret. */
export async function insertMaterial(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const params: MaterialsParams = { uri: editor.document.uri.toString(), position: { line, character } };
  const items = (await ask(client, requests.materials, params)).filter(({ fits }) => fits);
  if (!items.length) return offerBrief();
  const picked = await vscode.window.showQuickPick(items.map(asChoice), {
    title: vscode.l10n.t('Which local material?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await insert(editor, picked.item);
}

/** What is missing on a page: from the library where it has any, else a new item of it, else a local author’s. */
export async function addMaterial(client: BaseLanguageClient, uri: string, kind: SignalKind): Promise<void> {
  const page = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const { line, character } = page.selection.active;
  const all = await ask(client, requests.materials, { uri, position: { line, character } });
  const items = all.filter((item) => item.fits && materialFor[kind].includes(item.kind));
  const isNew = vscode.l10n.t('$(add) Add one to the library…');
  const brief = vscode.l10n.t('$(edit) Ask a local author…');
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly item?: MaterialItem }>(
    [...items.map(asChoice), { label: isNew }, { label: brief }],
    { title: vscode.l10n.t('Which local material?'), matchOnDescription: true, matchOnDetail: true },
  );
  if (picked?.item) await insert(page, picked.item);
  if (picked?.label === brief) await vscode.commands.executeCommand('terroir.brief', uri);
  if (picked?.label === isNew) await openNew(client, uri, materialFor[kind][0]!);
}

/** What of the library shows each kind of signal. */
const materialFor: Readonly<Record<SignalKind, readonly MaterialItem['kind'][]>> = {
  customer: ['customer', 'case'],
  partner: ['partner'],
  contact: ['channel'],
  bank: ['payment', 'partner'],
  shop: ['partner', 'channel'],
  place: ['customer', 'proof'],
  payment: ['payment'],
  price: ['proof'],
  moment: ['event'],
  regulation: ['proof'],
  figure: ['proof'],
  phrase: ['phrase'],
};

/** Opens the library’s file for a kind of material with a new item to be filled in. */
async function openNew(client: BaseLanguageClient, uri: string, kind: MaterialItem['kind']): Promise<void> {
  const answer = await ask(client, requests.newMaterial, { uri, kind });
  if (!answer) return;
  const file = vscode.Uri.parse(answer.uri);
  const made = new vscode.WorkspaceEdit();
  made.createFile(file, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(made);
  const editor = await vscode.window.showTextDocument(file);
  const { document } = editor;
  const end = document.lineAt(document.lineCount - 1).range.end;
  const isEmpty = !document.getText().trim();
  const line = isEmpty || end.character === 0 ? '' : '\n';
  const fields = kind === 'phrase' || kind === 'proof' ? ['text', 'source'] : ['name', 'text', 'source'];
  const item = fields.map((field, index) => `    ${field}: $${index + 1}\n`).join('');
  await editor.insertSnippet(
    new vscode.SnippetString(
      `${isEmpty ? 'items:\n' : line}  - kind: ${kind}\n${item}    rights: \${9|ask,public,internal|}\n`,
    ),
    end,
  );
}

function asChoice(item: MaterialItem): vscode.QuickPickItem & { readonly item: MaterialItem } {
  const used = item.used ? [vscode.l10n.t('on this page already')] : [];
  const facts = item.details.replaceAll('**', '').split('\n\n');
  return {
    item,
    label: item.title,
    description: [item.kindName, ...used, ...facts].join(' · '),
    detail: item.text,
  };
}

async function insert(editor: vscode.TextEditor, { edit }: MaterialItem): Promise<void> {
  if (!edit || editor.document.version !== edit.version) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('It cannot stand here. Put the caret into a paragraph or on an empty line.'),
    );
    return;
  }
  const { start } = edit.edit.range;
  const change = new vscode.WorkspaceEdit();
  change.insert(editor.document.uri, new vscode.Position(start.line, start.character), edit.edit.newText);
  await vscode.workspace.applyEdit(change);
}

/** Where there is nothing to insert, a local author has to write it. */
async function offerBrief(): Promise<void> {
  const brief = vscode.l10n.t('Brief a Local Author');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The library in .terroir/local has nothing for this page yet.'),
    brief,
  );
  if (chosen === brief) await vscode.commands.executeCommand('terroir.brief');
}

/** Saves the selected words as local material of the page's market; what will be written is shown first. */
export async function saveMaterial(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  if (editor.selection.isEmpty) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Select the words to be saved first.'));
    return;
  }
  const uri = editor.document.uri.toString();
  const { start, end } = editor.selection;
  const kind = await pickKind(client, uri);
  if (!kind) return;
  const name = await askName(kind.id);
  if (name === undefined) return;
  const params: SaveMaterialParams = {
    uri,
    kind: kind.id,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    ...(name ? { name } : {}),
  };
  await write(await ask(client, requests.saveMaterial, params));
}

type Kind = Choices['materials'][number];

async function pickKind(client: BaseLanguageClient, uri: string): Promise<Kind | undefined> {
  const { materials } = await ask(client, requests.choices, { uri });
  const items = materials.map((material) => ({ label: material.name, material }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What is it?') }))?.material;
}

/** The name of what has one; empty for words and proof, undefined where the question was left. */
async function askName(kind: Kind['id']): Promise<string | undefined> {
  if (kind === 'phrase' || kind === 'proof') return '';
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('What is it called?'),
    prompt: vscode.l10n.t('The name as it stands on a page: it will be recognized by it.'),
    validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t('It needs a name.')),
  });
  return name?.trim();
}

async function write(answer: SaveAnswer): Promise<void> {
  if (typeof answer === 'string') {
    const reasons = {
      'no-words': vscode.l10n.t('Nothing in the selection is read by anyone: select words of the page.'),
      'no-market': vscode.l10n.t('Choose a market for this page first.'),
      broken: vscode.l10n.t('The library’s file is not a list of items: repair it first.'),
    };
    await vscode.window.showWarningMessage(reasons[answer]);
    return;
  }
  const save = vscode.l10n.t('Save');
  const question = vscode.l10n.t('Save in {0}?', answer.path);
  const chosen = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail: answer.item },
    save,
  );
  if (chosen !== save) return;
  const { document } = await writeInto(answer);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}

/** Changes a file, made where it is not there yet, and saves it; also gives what was in it before. */
export async function writeInto(
  answer: Pick<Exclude<SaveAnswer, string>, 'uri' | 'edit'>,
): Promise<{ readonly document: vscode.TextDocument; readonly before: string }> {
  const uri = vscode.Uri.parse(answer.uri);
  const file = new vscode.WorkspaceEdit();
  file.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(file);
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.getText();
  const { start, end } = answer.edit.range;
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  change.replace(uri, range, answer.edit.newText);
  await vscode.workspace.applyEdit(change);
  await document.save();
  return { document, before };
}
