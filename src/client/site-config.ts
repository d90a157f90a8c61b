import * as vscode from 'vscode';

/** The folder of the workspace that is meant: the only one, or the one the user picks. */
export async function workspaceFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  if (!folders[0])
    await vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of your site first.'));
  return folders[0]?.uri;
}

/**
 * Writes the config of a site and says what was written, or that it must be mended first.
 * @param text null where it must be
 * @param said what it says now, in words
 */
export async function writeConfig(folder: vscode.Uri, text: string | null, said: string): Promise<void> {
  const file = vscode.Uri.joinPath(folder, '.terroir', 'config.yaml');
  const show = vscode.l10n.t('Show');
  if (text === null) {
    const message = vscode.l10n.t('{0} is broken: repair it first.', '.terroir/config.yaml');
    if ((await vscode.window.showWarningMessage(message, show)) === show)
      await vscode.window.showTextDocument(file);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  edit.replace(file, new vscode.Range(0, 0, Number.MAX_SAFE_INTEGER, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  await (await vscode.workspace.openTextDocument(file)).save();
  const message = vscode.l10n.t('Written to .terroir/config.yaml: {0}', said);
  if ((await vscode.window.showInformationMessage(message, show)) === show)
    await vscode.window.showTextDocument(file);
}
