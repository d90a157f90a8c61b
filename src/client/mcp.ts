import * as vscode from 'vscode';

/** What VS Code 1.101 and later have, and the oldest Terroir runs in has not. */
interface McpHost {
  readonly registerMcpServerDefinitionProvider?: (
    id: string,
    provider: {
      onDidChangeMcpServerDefinitions: vscode.Event<void>;
      provideMcpServerDefinitions(): unknown[];
    },
  ) => vscode.Disposable;
}
type McpServerDefinition = new (
  label: string,
  command: string,
  args: string[],
  env: Record<string, string>,
  version: string,
) => unknown;

/** Offers `terroir mcp`, a process, to whatever the editor lets agents call. */
export function registerMcp({
  packageJSON: { version },
  extensionUri,
}: vscode.Extension<unknown>): vscode.Disposable[] {
  const cli = vscode.Uri.joinPath(extensionUri, 'dist/cli.mjs').fsPath;
  const { registerMcpServerDefinitionProvider: register } = vscode.lm as McpHost;
  const { McpStdioServerDefinition: Definition } = vscode as {
    McpStdioServerDefinition?: McpServerDefinition;
  };
  if (!register || !Definition) return [];
  const provideMcpServerDefinitions = () =>
    (vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri, name }) => {
        const env = { ELECTRON_RUN_AS_NODE: '1' };
        return new Definition(`Terroir: ${name}`, process.execPath, [cli, 'mcp', uri.fsPath], env, version);
      });
  try {
    const onDidChangeMcpServerDefinitions = vscode.workspace.onDidGrantWorkspaceTrust;
    return [register('terroir.mcp', { onDidChangeMcpServerDefinitions, provideMcpServerDefinitions })];
  } catch {
    // 1.100 has it as a proposal, which it keeps from extensions that are installed.
    return [];
  }
}
