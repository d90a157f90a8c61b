import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { PageStatus } from '../server/protocol.ts';

/** Shows whom the page in front is for, and how much there is to fix; a click changes whom. */
export function registerStatusBar(
  client: BaseLanguageClient,
  onStatus: vscode.Event<PageStatus>,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('terroir.page', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Terroir';
  const known = new Map<string, PageStatus>();
  const show = () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : known.get(uri);
    void vscode.commands.executeCommand('setContext', 'terroir.page', status?.kind === 'page');
    void vscode.commands.executeCommand('setContext', 'terroir.compare', status?.comparable === true);
    if (!status || status.kind === 'none') return item.hide();
    item.text = `$(globe) ${describe(status)}`;
    item.tooltip = tooltip(status);
    item.command = status.kind === 'source' ? undefined : 'terroir.changeTarget';
    item.accessibilityInformation = { label: `Terroir: ${describe(status)}` };
    item.show();
  };
  return vscode.Disposable.from(
    item,
    onStatus((status) => {
      known.set(vscode.Uri.parse(status.uri).toString(), status);
      show();
    }),
    // What a server said that has ended, nobody knows any more.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Stopped) return;
      known.clear();
      show();
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  );
}

function describe(status: PageStatus): string {
  if (status.kind === 'source') return vscode.l10n.t('Chinese source page');
  const market = status.marketName ?? vscode.l10n.t('Choose a market');
  // Nothing is said of a text that may be a note for oneself.
  if (status.kind === 'unsaved' && !status.marketName) return market;
  const nothing = status.notReviewed ? vscode.l10n.t('reviewed in part') : vscode.l10n.t('nothing to fix');
  const toFix = status.toFix ? vscode.l10n.t('{0} to fix', status.toFix) : nothing;
  const named = (name: string | undefined, origin: PageStatus['audienceOrigin']) =>
    name && (origin === 'path' ? vscode.l10n.t('{0} (guessed)', name) : name);
  const readers = named(status.audienceName, status.audienceOrigin);
  const industry = named(status.industryName, status.industryOrigin);
  return [market, readers, industry, toFix].filter(Boolean).join(' · ');
}

function tooltip(status: PageStatus): vscode.MarkdownString {
  const lines: string[] = [];
  if (status.kind === 'source')
    lines.push(vscode.l10n.t('Pages for the markets are written from this page.'));
  else {
    if (typeof status.mirror === 'number') {
      lines.push(`${Math.round(status.mirror * 100)}% · ${status.band ?? ''}`);
      if (status.pairedBy) lines.push(status.pairedBy);
    }
    const origins: Record<string, string> = {
      chosen: vscode.l10n.t('You chose the market of this text. It is remembered until the text is closed.'),
      'front-matter': vscode.l10n.t(
        'The market stands in the page’s front matter (its head, between lines of ---).',
      ),
      config: vscode.l10n.t('The market comes from .terroir/config.yaml.'),
      path: vscode.l10n.t('The market is read from the path.'),
      document: vscode.l10n.t('The market is read from the language the page declares.'),
      text: vscode.l10n.t('The market is read from the language of the page’s text.'),
      default: vscode.l10n.t('Nothing says which market this page is for.'),
    };
    lines.push(origins[status.marketOrigin ?? 'default']!);
    if (status.audienceOrigin === 'path') lines.push(vscode.l10n.t('The readers are guessed from the path.'));
    if (status.industryOrigin === 'path') lines.push(vscode.l10n.t('The industry is guessed from the path.'));
    if (status.notReviewed) lines.push(status.notReviewed);
    lines.push(vscode.l10n.t('Click to change.'));
  }
  const shown = new vscode.MarkdownString(lines.join('\n\n'));
  // A remark of a reviewer is text, whatever it holds.
  if (status.signOff) shown.appendMarkdown('\n\n').appendText(status.signOff);
  return shown;
}
