import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import { ask } from './asking.ts';

/**
 * Offers the tools for agents to the models in the editor, which answer of what is open as it is typed.
 * @param extension whose manifest names the tools
 */
export function registerAgentTools(
  client: BaseLanguageClient,
  { packageJSON: manifest }: vscode.Extension<unknown>,
): vscode.Disposable[] {
  const tools: { name: string; displayName: string }[] = manifest.contributes.languageModelTools;
  return tools.map(({ name }) => vscode.lm.registerTool(name, toolFor(client, name)));
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
