import * as vscode from 'vscode';
import { interfaceLanguage } from '../core/view.ts';

/** A task of type `terroir` as `tasks.json` writes it. */
interface ReviewTask extends vscode.TaskDefinition {
  /** More options and paths for `terroir review`, such as `--changed`. */
  readonly args?: readonly string[];
}

const type = 'terroir';

/**
 * Offers `terroir review` as a task, by the command line that ships with the extension: for the whole folder, for what a branch
 * changed, and as `tasks.json` has it. What it prints is read into the list of problems by the matcher `$terroir`.
 */
export function registerTasks({ extensionUri }: vscode.Extension<unknown>): vscode.Disposable {
  const cli = vscode.Uri.joinPath(extensionUri, 'dist/cli.mjs').fsPath;
  const taskOf = (definition: ReviewTask, folder: vscode.WorkspaceFolder, name: string) => {
    const options = { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
    const args = [
      cli,
      'review',
      '--language',
      interfaceLanguage(vscode.env.language),
      ...(definition.args ?? []),
    ];
    const run = new vscode.ProcessExecution(process.execPath, args, options);
    return new vscode.Task(definition, folder, name, 'Terroir', run, '$terroir');
  };
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .flatMap((folder) => [
          taskOf({ type }, folder, vscode.l10n.t('review this folder')),
          taskOf({ type, args: ['--changed'] }, folder, vscode.l10n.t('review what this branch changed')),
        ]),
    resolveTask: ({ definition, scope, name }) =>
      scope && typeof scope === 'object' ? taskOf(definition as ReviewTask, scope, name) : undefined,
  });
}
