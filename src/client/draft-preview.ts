import * as vscode from 'vscode';
import type { CheckedDraftAnswer } from '../server/protocol.ts';
import { placeOf } from './tree-view.ts';

const scheme = 'terroir-draft';

/** What is said of a draft that was reviewed. */
export interface DraftReport {
  readonly checked: CheckedDraftAnswer;
  /** What it says in Chinese, by the model itself; undefined where that was not to be had. */
  readonly backTranslation: string | undefined;
  /** What else is to be said. */
  readonly notes: readonly string[];
}

/** The documents of drafts and of what is sent for them: read-only, and gone with their editors. */
export class DraftDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** A new document, of the language its name tells. */
  add(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${++this.count}/${name}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  set(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  remove(uri: vscode.Uri): void {
    this.texts.delete(uri.toString());
  }

  /** Serves the documents. */
  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }
}

/** A draft beside its page: what changes, and what the review says of it. Closing it discards the draft. */
export class DraftPreview implements vscode.Disposable {
  private readonly uri: vscode.Uri;
  private readonly comments = vscode.comments.createCommentController(scheme, 'Terroir');
  private thread: vscode.CommentThread | undefined;
  private readonly closed = new vscode.EventEmitter<void>();
  /** Its editor was closed. */
  readonly onDidClose = this.closed.event;
  private readonly listener: vscode.Disposable;

  constructor(
    private readonly documents: DraftDocuments,
    private readonly page: vscode.TextDocument,
    private readonly model: string,
    private readonly place: vscode.Range,
  ) {
    this.uri = documents.add(nameOf(page.uri), page.getText());
    this.listener = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some((tab) => shows(tab, this.uri))) this.closed.fire();
    });
  }

  async open(): Promise<void> {
    const title = vscode.l10n.t('{0} ↔ draft by {1}', nameOf(this.page.uri), this.model);
    await vscode.commands.executeCommand('vscode.diff', this.page.uri, this.uri, title, {
      preview: false,
      selection: this.place,
    });
    this.tell(this.place, [
      plain(vscode.l10n.t('{0} is writing. Nothing of it is reviewed yet.', this.model)),
    ]);
  }

  /** Shows what is written so far. */
  write(text: string): void {
    this.documents.set(this.uri, text);
  }

  /** Shows the draft with what the review says of it. */
  report({ checked, backTranslation, notes }: DraftReport, isTakeable: boolean): void {
    this.write(checked.text);
    const body = new vscode.MarkdownString();
    body.isTrusted = {
      enabledCommands: ['terroir.acceptDraft', 'terroir.discardDraft', 'terroir.showSentDraft'],
    };
    const list = (title: string, lines: readonly string[]) => {
      body.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
      for (const line of lines) body.appendMarkdown('- ').appendText(inert(line)).appendMarkdown('\n');
      body.appendMarkdown('\n');
    };
    if (checked.findings.length) list(vscode.l10n.t('The review still finds'), checked.findings);
    if (checked.facts.length) list(vscode.l10n.t('Facts that differ'), checked.facts);
    if (!checked.findings.length && !checked.facts.length)
      body.appendText(vscode.l10n.t('Reviewed: nothing is left to fix, and all facts are there.'));
    for (const note of notes) body.appendMarkdown('\n\n').appendText(inert(note));
    const link = (label: string, command: string) => `[${label}](command:${command})`;
    const links = [
      ...(isTakeable ? [link(vscode.l10n.t('Accept'), 'terroir.acceptDraft')] : []),
      link(vscode.l10n.t('Discard'), 'terroir.discardDraft'),
      link(vscode.l10n.t('What was sent'), 'terroir.showSentDraft'),
    ];
    body.appendMarkdown(`\n\n${links.join(' · ')}`);
    const told = [{ author: { name: 'Terroir' }, body, mode: vscode.CommentMode.Preview }];
    const chinese = backTranslation
      ? [
          {
            author: { name: this.model },
            label: vscode.l10n.t('Back-translation, by the model itself'),
            body: new vscode.MarkdownString().appendText(inert(backTranslation)),
            mode: vscode.CommentMode.Preview,
          },
        ]
      : [];
    this.tell(placeOf(checked.range), [...told, ...chinese]);
  }

  /** Closes it, with its editor. */
  async close(): Promise<void> {
    this.dispose();
    await closeTabs(this.uri);
  }

  dispose(): void {
    this.listener.dispose();
    this.closed.dispose();
    this.thread?.dispose();
    this.comments.dispose();
    this.documents.remove(this.uri);
  }

  private tell(range: vscode.Range, comments: readonly vscode.Comment[]): void {
    this.thread?.dispose();
    this.thread = this.comments.createCommentThread(this.uri, range, comments);
    this.thread.canReply = false;
    this.thread.label = vscode.l10n.t('Draft by {0}', this.model);
    this.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }
}

/** Closes the editors of a document, and those in which it is compared. */
export async function closeTabs(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter((tab) => shows(tab, uri));
  if (own.length) await vscode.window.tabGroups.close(own);
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  const shown =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  return shown?.toString() === uri.toString();
}

function plain(text: string): vscode.Comment {
  const body = new vscode.MarkdownString().appendText(text);
  return { author: { name: 'Terroir' }, body, mode: vscode.CommentMode.Preview };
}

/** A text of which no part becomes a link: what a page or a model names is not to be opened from here. */
function inert(text: string): string {
  return text.replace(/:(?=\/\/)|@|\bwww(?=\.)/gi, '$&\u2060');
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
