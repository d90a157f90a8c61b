import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { inSentence } from '../core/view.ts';
import { requests } from '../server/method-protocol.ts';
import type { Comparison } from '../server/protocol.ts';
import type { CompareAnswer, CompareData, CompareMessage, Side } from '../webview/compare/protocol.ts';
import { ask } from './asking.ts';
import { openWebview } from './webview.ts';

/** Shows market pages beside their Chinese pages; one view a page, which follows what is typed. */
export class Comparisons {
  private readonly views = new Map<string, View>();

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly extension: vscode.Uri,
  ) {}

  /** Opens the comparison of a page, or brings it to the front. @param target the block to show first */
  async open(uri: vscode.Uri, target?: number): Promise<void> {
    const known = this.views.get(uri.toString());
    if (known) {
      known.panel.reveal(undefined, true);
      if (target !== undefined) known.post({ type: 'reveal', target });
      return;
    }
    const comparison = await this.compare(uri);
    if (!comparison) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Terroir found no Chinese page for this page. Name it in the front matter: source: PATH',
        ),
      );
      return;
    }
    const view = new View(this.extension, comparison, () => this.compare(uri), target);
    this.views.set(uri.toString(), view);
    view.panel.onDidDispose(() => this.views.delete(uri.toString()));
  }

  private compare(uri: vscode.Uri): Promise<Comparison | null> {
    return ask(this.client, requests.compare, { uri: uri.toString() });
  }
}

class View {
  readonly panel: vscode.WebviewPanel;

  constructor(
    extension: vscode.Uri,
    private comparison: Comparison,
    private readonly again: () => Promise<Comparison | null>,
    target: number | undefined,
  ) {
    const name = vscode.Uri.parse(comparison.uri).path.split('/').at(-1)!;
    this.panel = openWebview(extension, {
      name: 'compare',
      title: vscode.l10n.t('{0} and its Chinese page', name),
      column: vscode.ViewColumn.Beside,
      data: describe(comparison),
    });
    this.panel.webview.onDidReceiveMessage((answer: CompareAnswer) => {
      if (answer.type === 'open') void this.show(answer.side, answer.index);
      else if (target !== undefined) this.post({ type: 'reveal', target });
    });
    // A page is reviewed when it or its Chinese page changes, and its findings are shown anew.
    const follow = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === vscode.Uri.parse(comparison.uri).toString()))
        void this.refresh();
    });
    this.panel.onDidDispose(() => follow.dispose());
  }

  post(message: CompareMessage): void {
    void this.panel.webview.postMessage(message);
  }

  private async refresh(): Promise<void> {
    const comparison = await this.again();
    if (!comparison) return;
    this.comparison = comparison;
    this.post({ type: 'data', data: describe(comparison) });
  }

  /** Opens a block in its page, in the column where that page is, or else beside the comparison. */
  private async show(side: Side, index: number): Promise<void> {
    const { uri, sourceUri, rows } = this.comparison;
    const blocks = rows.flatMap((row) => (side === 'source' ? row.sources : row.targets));
    const block = blocks.find((one) => one.index === index);
    if (!block) return;
    const { start, end } = block.range;
    const page = vscode.Uri.parse(side === 'source' ? sourceUri : uri);
    const visible = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === page.toString(),
    );
    await vscode.window.showTextDocument(page, {
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(start.line, start.character, end.line, end.character),
    });
  }
}

function describe({ headline, market, rows }: Comparison): CompareData {
  return {
    headline,
    words: {
      source: vscode.l10n.t('Chinese page'),
      target: market ? vscode.l10n.t('Page for {0}', inSentence(market)) : vscode.l10n.t('This page'),
      states: {
        local: vscode.l10n.t('Local, no source found'),
        mirrors: vscode.l10n.t('Mirrors the Chinese page'),
        adapted: vscode.l10n.t('Adapted'),
        moved: vscode.l10n.t('Moved'),
        dropped: vscode.l10n.t('Only on the Chinese page'),
      },
      elsewhere: vscode.l10n.t('from another place of the Chinese page'),
      changed: vscode.l10n.t('Edited since this page was reviewed or edited last'),
      keys: vscode.l10n.t(
        'Arrow keys move between blocks, Enter opens one in its page, L goes to the next local block, M to the next that mirrors.',
      ),
    },
    rows,
  };
}
