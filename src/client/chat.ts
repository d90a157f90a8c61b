import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { ChatAnswer, ChatFix, ChatParams } from '../server/protocol.ts';
import { ask } from './asking.ts';
import { placeOf } from './tree-view.ts';

/** What an answer keeps of itself, for what is asked next. */
interface Result extends vscode.ChatResult {
  readonly metadata: Pick<ChatAnswer, 'next'>;
}

/** Answers `@terroir` in the chat, whichever model is chosen there: the language server does, and no model is asked. */
export function registerChat(client: BaseLanguageClient, extension: vscode.Uri): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(
    'terroir.terroir',
    async ({ command, prompt, references }, _, stream, token): Promise<Result> => {
      const editor = vscode.window.activeTextEditor;
      const active = editor && { uri: editor.document.uri.toString(), position: editor.selection.active };
      const attached = references.map(placeIn).findLast((one) => one !== undefined);
      const params: ChatParams = { command, prompt, attached, active };
      const { parts, next } = await client.sendRequest<ChatAnswer>(requests.chat.method, params, token);
      for (const part of parts) {
        if ('markdown' in part) stream.markdown(part.markdown);
        else if ('uri' in part)
          stream.anchor(new vscode.Location(vscode.Uri.parse(part.uri), placeOf(part.range)), part.title);
        else stream.button({ title: part.title, command: part.command, arguments: [...part.args] });
      }
      return { metadata: { next } };
    },
  );
  participant.iconPath = vscode.Uri.joinPath(extension, 'media/icon.png');
  participant.followupProvider = {
    provideFollowups: ({ metadata }) =>
      (metadata as Partial<Result['metadata']> | undefined)?.next?.map((one) => ({ ...one })),
  };
  return participant;
}

/** The file that something attached to a question is, or the place it is. */
function placeIn({ value }: vscode.ChatPromptReference): ChatParams['attached'] {
  if (value instanceof vscode.Uri) return { uri: value.toString() };
  return value instanceof vscode.Location
    ? { uri: value.uri.toString(), position: value.range.start }
    : undefined;
}

/**
 * Puts a fix into a page wherever the server still finds what it mends, or all safe fixes without one.
 * @param uri as the server writes it
 */
export async function applyFix(client: BaseLanguageClient, uri: string, fix?: ChatFix): Promise<void> {
  // The server fixes what is open.
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const answer = await ask(client, requests.chatFix, { uri: document.uri.toString(), fix });
  if (!answer?.edits.length || answer.version !== document.version) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is left to fix here: the page has changed in the meantime.'),
    );
    return;
  }
  const all = new vscode.WorkspaceEdit();
  const edits = answer.edits.map(({ range, newText }) => new vscode.TextEdit(placeOf(range), newText));
  all.set(document.uri, edits);
  await vscode.workspace.applyEdit(all);
  await vscode.window.showTextDocument(document, { preserveFocus: true, selection: edits[0]!.range });
}
