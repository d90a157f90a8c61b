import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import { ask } from './asking.ts';

const scheme = 'terroir-rule';

/** A rule's page, opened from the code of a diagnostic: `terroir-rule:/phrase/one-stop.md`. */
export function registerRulePages(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const ruleId = uri.path.replace(/^\/|\.md$/g, '');
      const text = await ask(client, requests.explain, { ruleId });
      return text ?? vscode.l10n.t('There is no rule {0}.', ruleId);
    },
  });
}

/** Shows a rule's page beside the editor. */
export async function showRulePage(ruleId: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${ruleId}.md` });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}
