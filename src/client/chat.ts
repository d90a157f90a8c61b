import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { ChatAnswer, ChatFix } from '../server/protocol.ts';
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
      const attached = references
        .map(uriOf)
        .findLast((uri) => uri !== undefined)
        ?.toString();
      const params = { command, prompt, attached, active };
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

/** The file that something attached to a question is, or stands in. */
function uriOf({ value }: vscode.ChatPromptReference): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return value instanceof vscode.Location ? value.uri : undefined;
}

/**
 * Puts a fix into a page wherever the server offers it in these words, or all safe fixes without one. What is not offered
 * any more, as the page has changed, is not put in.
 * @param uri as the server writes it
 */
export async function applyFix(uri: string, fix?: ChatFix): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const kind = fix ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.SourceFixAll.append('terroir');
  const actions: vscode.CodeAction[] = await vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind.value,
  );
  const wanted = actions.filter(({ title, edit, diagnostics = [] }) => {
    if (!edit || !fix) return edit !== undefined;
    const isOf = ({ code, message }: vscode.Diagnostic) =>
      String(typeof code === 'object' ? code.value : code) === fix.ruleId && message === fix.message;
    return title === fix.title && diagnostics.some(isOf);
  });
  if (!wanted.length) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is left to fix here: the page has changed in the meantime.'),
    );
    return;
  }
  const all = new vscode.WorkspaceEdit();
  const edits = wanted.flatMap(({ edit }) => edit!.get(document.uri));
  all.set(document.uri, edits);
  await vscode.workspace.applyEdit(all);
  const selection = edits[0]?.range;
  await vscode.window.showTextDocument(document, { preserveFocus: true, ...(selection && { selection }) });
}
