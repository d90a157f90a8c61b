import * as vscode from 'vscode';
import type { PageStatus } from '../server/protocol.ts';

/** The page that the side panel is about. */
export interface FrontPage extends vscode.Disposable {
  /** The page in front or, while something else is, the last that was, until it is closed; undefined before the first. */
  readonly uri: vscode.Uri | undefined;
  /** Another page is in front, the server has news of it, or it was closed. */
  readonly onChange: vscode.Event<void>;
}

/** Follows the editors: output, settings, a brief or a comparison in front leave the last page in the side panel. */
export function frontPage(onStatus: vscode.Event<PageStatus>): FrontPage {
  const changed = new vscode.EventEmitter<void>();
  const pages = new Set<string>();
  let last: vscode.Uri | undefined;
  const isLast = (key: string) => last?.toString() === key;
  const look = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri || isLast(uri.toString()) || !pages.has(uri.toString())) return;
    last = uri;
    changed.fire();
  };
  const listening = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor(look),
    onStatus(({ uri, kind }) => {
      const key = vscode.Uri.parse(uri).toString();
      if (kind === 'page' || kind === 'unsaved') pages.add(key);
      else pages.delete(key);
      if (isLast(key)) changed.fire();
      else look();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      pages.delete(uri.toString());
      if (!isLast(uri.toString())) return;
      last = undefined;
      changed.fire();
    }),
  );
  return {
    get uri() {
      return last;
    },
    onChange: changed.event,
    dispose: () => listening.dispose(),
  };
}
