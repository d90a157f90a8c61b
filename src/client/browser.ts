import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './start.ts';

/** A worker of the browser. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2] & object;

let client: LanguageClient | undefined;

/** Starts the language server in a worker, and what the editor shows around it. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/browser/server.js');
  await start(context, (options) => {
    client = new LanguageClient('terroir', 'Terroir', new Worker(script.toString(true)), options);
    return client;
  });
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
