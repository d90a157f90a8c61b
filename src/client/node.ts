import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerMcp } from './mcp.ts';
import { start } from './start.ts';
import { registerTasks } from './tasks.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a process of its own, and what the editor shows around it. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.mjs');
  context.subscriptions.push(...registerMcp(context.extension), registerTasks(context.extension));
  await start(context, (options) => {
    client = new LanguageClient('terroir', 'Terroir', { module, transport: TransportKind.ipc }, options);
    return client;
  });
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
