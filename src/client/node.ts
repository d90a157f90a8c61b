import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { allExtensions } from '../core/view.ts';
import { notifications } from '../server/method-protocol.ts';
import type { InitializationOptions, PageStatus } from '../server/protocol.ts';
import { registerAgents } from './agents.ts';
import { hear } from './asking.ts';
import { registerBriefsView } from './briefs-view.ts';
import { registerChat } from './chat.ts';
import { registerCommands } from './commands.ts';
import { registerGettingStarted } from './getting-started.ts';
import { registerMarketsView } from './markets-view.ts';
import { registerPageViews } from './page-view.ts';
import { registerRulePages } from './rule-pages.ts';
import { registerStatusBar } from './status-bar.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a process of its own, and what the editor shows around it. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.mjs');
  const initializationOptions: InitializationOptions = {
    locale: vscode.env.language,
    commands: true,
    yamlSchemas: vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined,
  };
  const pages = allExtensions.map((end) => end.slice(1));
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', pattern: `**/*.{${pages.join(',')}}` },
      { scheme: 'file', pattern: '**/.terroir/**/*.{yaml,yml}' },
      { scheme: 'file', pattern: '**/.terroir/words.txt' },
    ],
    initializationOptions,
  };
  client = new LanguageClient('terroir', 'Terroir', { module, transport: TransportKind.ipc }, options);
  // A client keeps one handler a notification: whoever else asked for it would take it from the first.
  const statuses = new vscode.EventEmitter<PageStatus>();
  context.subscriptions.push(
    statuses,
    hear(client, notifications.status, (status) => statuses.fire(status)),
    registerStatusBar(client, statuses.event),
    registerPageViews(client, statuses.event),
    registerBriefsView(client, statuses.event),
    registerMarketsView(client),
    registerGettingStarted(client),
    registerRulePages(client),
    registerChat(client, context.extensionUri),
    ...registerCommands(client, context.extensionUri),
    ...registerAgents(client, context.extension),
  );
  await client.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
