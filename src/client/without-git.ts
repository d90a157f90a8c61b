import * as vscode from 'vscode';

/** Why git is not asked: the folder is not trusted yet, or git is out of reach. */
export type WithoutGit = 'restricted' | 'elsewhere';

/** Why git is not asked in this window; undefined where it is. */
export function withoutGit(): WithoutGit | undefined {
  if (isBrowser) return 'elsewhere';
  if (!vscode.workspace.isTrusted) return 'restricted';
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length && !folders.some(({ uri }) => uri.scheme === 'file') ? 'elsewhere' : undefined;
}

/** Said by the build: the bundle runs in a worker of a browser, which starts no process. */
declare const BROWSER: boolean;
const isBrowser = BROWSER;

/** What is not known without git, for whoever looks for it. */
export function sayWithoutGit(reason: WithoutGit): string {
  return reason === 'restricted'
    ? vscode.l10n.t(
        'Restricted Mode: git is not asked. Who wrote a page, the trend over time and what your branch changed are known once you trust this folder.',
      )
    : vscode.l10n.t(
        'Git is out of reach here: who wrote a page, the trend over time and what a branch changed are known in VS Code on a computer that has the folder.',
      );
}

/** Tells the views why git is not asked. */
export async function showWithoutGit(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'terroir.withoutGit', withoutGit());
}
