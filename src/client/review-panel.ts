import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  interfaceLanguage,
  reviewWords,
  type SheetTrend,
  type SheetUpdate,
  type SheetVerdict,
} from '../core/view.ts';
import { notifications, requests } from '../server/method-protocol.ts';
import type { ReviewData, ReviewFilter, ReviewRequest } from '../webview/review/protocol.ts';
import { ask, hear, tell } from './asking.ts';
import { openWebview } from './webview.ts';
import { sayWithoutGit, withoutGit } from './without-git.ts';

/** The review of the workspace: one panel, and an item in the status bar that leads to it. */
export class ReviewPanel implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('terroir.review', vscode.StatusBarAlignment.Left);
  private readonly listener: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  /** The workspace was reviewed; not while a server that was started anew reviews it. */
  private reviewed = false;
  /** What the page is to be filtered by when it opens. */
  private filter = '';

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly extension: vscode.Uri,
  ) {
    this.item.name = vscode.l10n.t('Terroir: review of the workspace');
    this.item.command = 'terroir.showReview';
    const pass = (message: SheetUpdate | SheetTrend) => void this.panel?.webview.postMessage(message);
    this.listener = vscode.Disposable.from(
      hear(client, notifications.sheet, (update) => {
        if (update.verdict) this.showVerdict(update.verdict);
        pass(update);
      }),
      hear(client, notifications.trend, pass),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) this.forget();
        if (newState === State.Running) void this.reviewAgain();
      }),
    );
  }

  dispose(): void {
    this.item.dispose();
    this.listener.dispose();
    this.panel?.dispose();
  }

  /**
   * Reviews every page of the workspace, or of a folder, then shows where each market stands.
   * @returns false where it was stopped
   */
  async review(folder?: vscode.Uri): Promise<boolean> {
    const verdict = folder
      ? await ask(this.client, requests.reviewFolder, { uri: folder.toString() })
      : await ask(this.client, requests.reviewWorkspace);
    if (!verdict) return false;
    this.showVerdict(verdict);
    this.show();
    if (!folder) return true;
    this.filter = (await ask(this.client, requests.sheetPath, { uri: folder.toString() })) ?? '';
    this.sendFilter();
    return true;
  }

  /** A page that is not ready yet asks for it. */
  private sendFilter(): void {
    const filter: ReviewFilter = { filter: this.filter };
    void this.panel?.webview.postMessage(filter);
  }

  /** A server that ended took the review with it: nothing stays green that nobody knows. */
  private forget(): void {
    this.item.hide();
    const update: SheetUpdate = {
      restart: true,
      uris: [],
      pages: { texts: [], pages: [] },
      gone: [],
      progress: null,
      verdict: null,
    };
    void this.panel?.webview.postMessage(update);
  }

  /** A server that was started anew reviews what the one before it had reviewed; once, should the review end it too. */
  private async reviewAgain(): Promise<void> {
    if (this.panel) await tell(this.client, notifications.followSheet, true);
    if (!this.reviewed) return;
    this.reviewed = false;
    const verdict = await ask(this.client, requests.reviewWorkspace);
    if (verdict) this.showVerdict(verdict);
  }

  /** Opens the panel, or brings it to the front. */
  show(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const language = interfaceLanguage(vscode.env.language);
    const data: ReviewData = { language };
    const { title } = reviewWords(language);
    this.panel = openWebview(this.extension, {
      name: 'review',
      title: `Terroir: ${title}`,
      data,
      column: vscode.ViewColumn.Active,
    });
    this.panel.webview.onDidReceiveMessage((request: ReviewRequest) => this.answer(request));
    this.panel.onDidDispose(() => {
      this.panel = undefined;
      this.filter = '';
      void tell(this.client, notifications.followSheet, false);
    });
  }

  private async answer(request: ReviewRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        if (this.filter) this.sendFilter();
        return tell(this.client, notifications.followSheet, true);
      case 'stop':
        return tell(this.client, notifications.stopReview);
      case 'review':
        await this.review();
        return;
      case 'trend':
        return this.findTrend();
      case 'save':
        return this.save();
      case 'open':
        return this.open(request);
    }
  }

  private async findTrend(): Promise<void> {
    const answer = await ask(this.client, requests.findTrend);
    if (answer !== 'no-history') return;
    const without = withoutGit();
    await vscode.window.showInformationMessage(
      without
        ? sayWithoutGit(without)
        : vscode.l10n.t('The trend is read from git: open a folder of a repository with a commit.'),
    );
  }

  /** Saves what is shown as one file that opens offline. */
  private async save(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const file = await vscode.window.showSaveDialog({
      filters: { HTML: ['html'] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'terroir-review.html') } : {}),
    });
    if (!file) return;
    const html = await ask(this.client, requests.htmlReport);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(html));
    await vscode.window.showInformationMessage(vscode.l10n.t('Report saved: {0}', file.fsPath));
  }

  private async open({ uri, line = 1, column = 1 }: ReviewRequest & { type: 'open' }): Promise<void> {
    const place = new vscode.Position(line - 1, column - 1);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
  }

  private showVerdict(verdict: SheetVerdict): void {
    this.reviewed = true;
    this.item.text = {
      passed: `$(pass) ${vscode.l10n.t('Publishing check passed')}`,
      failed: `$(error) ${vscode.l10n.t('Publishing check failed')}`,
      off: `$(circle-slash) ${vscode.l10n.t('Publishing check off')}`,
    }[verdict.state];
    this.item.tooltip = [...verdict.reasons, vscode.l10n.t('Click to show the review.')].join('\n');
    this.item.show();
  }
}
