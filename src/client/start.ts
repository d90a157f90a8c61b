import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { allExtensions } from '../core/view.ts';
import { notifications } from '../server/method-protocol.ts';
import type { InitializationOptions, PageStatus } from '../server/protocol.ts';
import { registerAgentTools } from './agents.ts';
import { hear } from './asking.ts';
import { registerBriefsView } from './briefs-view.ts';
import { registerChat } from './chat.ts';
import { registerCommands } from './commands.ts';
import { Drafts } from './draft.ts';
import { registerFiles } from './files.ts';
import { registerGettingStarted } from './getting-started.ts';
import { registerMarketsView } from './markets-view.ts';
import { registerPageViews } from './page-view.ts';
import { registerRemarks } from './remarks.ts';
import { registerRulePages } from './rule-pages.ts';
import { registerStatusBar } from './status-bar.ts';
import { showWithoutGit } from './without-git.ts';

/**
 * Starts a language server, and what the editor shows around it.
 * @param clientFor makes the client of a server that runs where the extension does
 */
export async function start(
  { subscriptions, extension, workspaceState }: vscode.ExtensionContext,
  clientFor: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<BaseLanguageClient> {
  // Asked again by a server that is started anew, as when the folder is trusted.
  const initializationOptions = (): InitializationOptions => ({
    locale: vscode.env.language,
    commands: true,
    yamlSchemas: vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined,
    restricted: !vscode.workspace.isTrusted,
    extension: `${extension.extensionUri.toString(true)}/`,
  });
  const pages = allExtensions.map((end) => end.slice(1));
  // Repositories on a host and folders of a browser have schemes of their own.
  const schemes = new Set([
    'file',
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  ]);
  const client = clientFor({
    documentSelector: [
      ...[...schemes].flatMap((scheme) => [
        { scheme, pattern: `**/*.{${pages.join(',')}}` },
        { scheme, pattern: '**/.terroir/**/*.{yaml,yml}' },
        { scheme, pattern: '**/.terroir/words.txt' },
      ]),
      // Of what is staged and of pull requests the server reviews the new side.
      ...['git', 'pr', 'review'].map((scheme) => ({ scheme, pattern: `**/*.{${pages.join(',')}}` })),
      ...['markdown', 'plaintext', 'html'].map((language) => ({ scheme: 'untitled', language })),
    ],
    initializationOptions,
    // What is found follows what is typed.
    diagnosticPullOptions: { onChange: true },
  });
  // What is written to a server that is gone fails, and more than three of these would end the client before it hears that the
  // connection is closed, which starts the server anew.
  const byDefault = client.createDefaultErrorHandler();
  client.clientOptions.errorHandler = {
    error: (error, message) => byDefault.error(error, message, 1),
    closed: () => byDefault.closed(),
  };
  // A client keeps one handler a notification: whoever else asked for it would take it from the first.
  const statuses = new vscode.EventEmitter<PageStatus>();
  const drafts = new Drafts(client, workspaceState, statuses.event);
  subscriptions.push(
    statuses,
    hear(client, notifications.status, (status) => statuses.fire(status)),
    registerFiles(client),
    registerStatusBar(client, statuses.event),
    registerPageViews(client, statuses.event),
    registerRemarks(client, statuses.event),
    registerBriefsView(client, statuses.event),
    registerMarketsView(client),
    registerGettingStarted(client),
    registerRulePages(client),
    registerChat(client, extension.extensionUri),
    drafts,
    ...registerCommands(client, extension.extensionUri, drafts, workspaceState),
    ...registerAgentTools(client, extension),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      await showWithoutGit();
      await client.stop();
      await client.start();
    }),
  );
  await showWithoutGit();
  await client.start();
  return client;
}
