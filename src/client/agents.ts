import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import { ask } from './asking.ts';

/** What VS Code 1.101 and later have, and the oldest Terroir runs in has not. */
interface McpHost {
  readonly registerMcpServerDefinitionProvider?: (
    id: string,
    provider: { provideMcpServerDefinitions(): unknown[] },
  ) => vscode.Disposable;
}
type McpServerDefinition = new (
  label: string,
  command: string,
  args: string[],
  env: Record<string, string>,
  version: string,
) => unknown;

/**
 * Offers the tools for agents to the models in the editor, which answer of what is open as it is typed, and `terroir mcp`
 * to whatever else the editor lets agents call.
 * @param extension whose manifest names the tools
 */
export function registerAgents(
  client: BaseLanguageClient,
  { packageJSON: manifest, extensionUri }: vscode.Extension<unknown>,
): vscode.Disposable[] {
  const tools: { name: string; displayName: string }[] = manifest.contributes.languageModelTools;
  return [
    ...tools.map(({ name }) => vscode.lm.registerTool(name, toolFor(client, name))),
    ...registerMcp(vscode.Uri.joinPath(extensionUri, 'dist/cli.mjs').fsPath, manifest.version),
  ];
}

function toolFor(client: BaseLanguageClient, name: string): vscode.LanguageModelTool<object> {
  return {
    async invoke({ input }) {
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      const { text, isProblem } = await ask(client, requests.agentTool, { name, input, uri });
      if (isProblem) throw new Error(text);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

function registerMcp(cli: string, version: string): vscode.Disposable[] {
  const { registerMcpServerDefinitionProvider: register } = vscode.lm as McpHost;
  const { McpStdioServerDefinition: Definition } = vscode as {
    McpStdioServerDefinition?: McpServerDefinition;
  };
  if (!register || !Definition) return [];
  const provideMcpServerDefinitions = () =>
    (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri, name }) => {
        const env = { ELECTRON_RUN_AS_NODE: '1' };
        return new Definition(`Terroir: ${name}`, process.execPath, [cli, 'mcp', uri.fsPath], env, version);
      });
  try {
    return [register('terroir.mcp', { provideMcpServerDefinitions })];
  } catch {
    // 1.100 has it as a proposal, which it keeps from extensions that are installed.
    return [];
  }
}
