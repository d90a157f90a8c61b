import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { requests } from '../server/method-protocol.ts';
import type { CheckedDraftAnswer, DraftParams, DraftTaskAnswer, PageStatus } from '../server/protocol.ts';
import { ask, askUntil } from './asking.ts';
import { askModel, chooseModel, failureOf, mayAsk } from './draft-model.ts';
import { closeTabs, DraftDocuments, DraftPreview } from './draft-preview.ts';
import { placeOf } from './tree-view.ts';

type Task = Extract<DraftTaskAnswer, { readonly prompt: string }>;

/** The page was edited while it was drafted: the draft is for another. */
class PageChanged extends Error {}

const pageChanged = () => vscode.l10n.t('The page has changed in the meantime. Please try again.');

/** A draft that is shown. */
interface Shown {
  readonly preview: DraftPreview;
  readonly page: vscode.TextDocument;
  /** Ends what is being written. */
  readonly stop: vscode.CancellationTokenSource;
  /** All that was sent, one request after the other. */
  readonly sent: string[];
  /** What is to be taken; undefined while it is written. */
  taken: { readonly params: DraftParams; readonly model: string } | undefined;
}

/**
 * Has texts of a page drafted by a model that the user has: asked for, shown beside the page with what the review says, and
 * written once accepted. The server says what is sent and what is written.
 */
export class Drafts implements vscode.Disposable {
  private shown: Shown | undefined;
  private readonly documents = new DraftDocuments();
  private readonly registered: vscode.Disposable;

  /** @param memory remembers which models may be asked in this workspace */
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly memory: vscode.Memento,
    onStatus: vscode.Event<PageStatus>,
  ) {
    const tellModels = async () => {
      const models = await vscode.lm.selectChatModels();
      await vscode.commands.executeCommand('setContext', 'terroir.models', models.length > 0);
    };
    void tellModels();
    this.registered = vscode.Disposable.from(
      this.documents.register(),
      vscode.lm.onDidChangeChatModels(tellModels),
      registerLightBulb(onStatus),
    );
  }

  dispose(): void {
    this.registered.dispose();
    this.shown?.preview.dispose();
  }

  /**
   * Drafts a text of a page, or all of it.
   * @param uri a page or a brief, as a menu gives it; the one in front when absent
   * @param position in the text to be drafted; asked for when absent
   */
  async draft(uri: unknown, position?: vscode.Position): Promise<void> {
    const place = await this.placeFor(uri, position);
    if (!place) return;
    const { page, at } = place;
    const task = await ask(this.client, requests.draftTask, {
      uri: page.uri.toString(),
      ...(at && { position: at }),
    });
    if ('problem' in task) {
      await vscode.window.showWarningMessage(task.problem);
      return;
    }
    const model = await chooseModel(this.memory);
    if (!model) return;
    let text: vscode.Uri | undefined;
    const show = async () => {
      text = await this.showText(task.prompt);
    };
    const isAllowed = await mayAsk(this.memory, model, task, show);
    if (text) await closeTabs(text);
    if (!isAllowed) return;
    await this.write(page, at ?? new vscode.Position(0, 0), task, model);
  }

  /** Puts the draft that is shown into its page. */
  async accept(): Promise<void> {
    const { shown } = this;
    if (!shown?.taken) return;
    const { params, model } = shown.taken;
    const answer = await ask(this.client, requests.acceptDraft, { ...params, model });
    if ('problem' in answer) {
      await vscode.window.showWarningMessage(answer.problem);
      return;
    }
    if (shown.page.version !== answer.version) {
      await vscode.window.showWarningMessage(pageChanged());
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(shown.page.uri, placeOf(answer.edit.range), answer.edit.newText);
    await vscode.workspace.applyEdit(edit);
    await this.discard();
    const { start } = answer.edit.range;
    const selection = new vscode.Range(start.line, start.character, start.line, start.character);
    await vscode.window.showTextDocument(shown.page, { selection });
  }

  /** Closes the draft that is shown; one that is being written is given up. */
  async discard(): Promise<void> {
    const { shown } = this;
    this.show(undefined);
    shown?.stop.cancel();
    await shown?.preview.close();
  }

  /** Shows all that was sent for the draft that is shown. */
  async showSent(): Promise<void> {
    if (this.shown) await this.showText(this.shown.sent.join('\n\n'));
  }

  private show(shown: Shown | undefined): void {
    this.shown = shown;
    const state = shown && (shown.taken ? 'ready' : 'writing');
    void vscode.commands.executeCommand('setContext', 'terroir.draft', state);
  }

  private async showText(text: string): Promise<vscode.Uri> {
    const uri = this.documents.add(`${vscode.l10n.t('Sent to the model')}.txt`, text);
    await vscode.window.showTextDocument(uri, { preview: true });
    return uri;
  }

  /** The page, and where on it; asked for where a command was run without saying. */
  private async placeFor(
    uri: unknown,
    position: vscode.Position | undefined,
  ): Promise<{ page: vscode.TextDocument; at: vscode.Position | undefined } | undefined> {
    const editor = vscode.window.activeTextEditor;
    const target = uriIn(uri) ?? editor?.document.uri;
    if (!target) return undefined;
    if (/\/\.terroir\/briefs\//.test(target.path)) {
      const briefs = await ask(this.client, requests.briefs);
      const of = briefs.find((one) => vscode.Uri.parse(one.uri).toString() === target.toString());
      if (!of?.pageUri) {
        await vscode.window.showWarningMessage(vscode.l10n.t('The page of this brief is not there.'));
        return undefined;
      }
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(of.pageUri));
      return { page, at: undefined };
    }
    const page = await vscode.workspace.openTextDocument(target);
    if (position) return { page, at: position };
    if (editor?.document !== page) return { page, at: undefined };
    const items = [
      { label: vscode.l10n.t('The text at the cursor'), at: editor.selection.active },
      { label: vscode.l10n.t('The whole page'), at: undefined },
    ];
    const title = vscode.l10n.t('What is the model to write anew?');
    const picked = await vscode.window.showQuickPick(items, { title });
    return picked && { page, at: picked.at };
  }

  private async write(
    page: vscode.TextDocument,
    at: vscode.Position,
    task: Task,
    model: vscode.LanguageModelChat,
  ): Promise<void> {
    await this.discard();
    const preview = new DraftPreview(this.documents, page, model.name, new vscode.Range(at, at));
    const stop = new vscode.CancellationTokenSource();
    const shown: Shown = { preview, page, stop, sent: [], taken: undefined };
    this.show(shown);
    preview.onDidClose(() => this.discard());
    await preview.open();
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('{0} is drafting {1}', model.name, task.part),
      cancellable: true,
    };
    try {
      await vscode.window.withProgress(options, async (progress, token) => {
        token.onCancellationRequested(() => stop.cancel());
        await this.converse(shown, task, model, stop.token, (message) => progress.report({ message }));
      });
    } catch (error) {
      const isTold = !stop.token.isCancellationRequested;
      if (this.shown === shown) await this.discard();
      if (isTold)
        await vscode.window.showErrorMessage(
          error instanceof PageChanged ? error.message : failureOf(error, model),
        );
    }
  }

  /** What is asked of the model: the draft, once more what the review finds on it, and what it says in Chinese. */
  private async converse(
    shown: Shown,
    task: Task,
    model: vscode.LanguageModelChat,
    token: vscode.CancellationToken,
    tell: (message: string) => void,
  ): Promise<void> {
    const { preview, page, sent } = shown;
    const { User, Assistant } = vscode.LanguageModelChatMessage;
    const paramsOf = (answers: readonly string[]): DraftParams => ({
      uri: page.uri.toString(),
      version: task.version,
      blocks: task.blocks,
      answers,
    });
    const showing = oneAtATime(async (answers: readonly string[]) => {
      const text = await askUntil(this.client, requests.draftedText, paramsOf(answers), token);
      if (text !== null && !shown.taken && !token.isCancellationRequested) preview.write(text);
    });
    const check = async (answers: readonly string[]): Promise<CheckedDraftAnswer> => {
      await showing.done();
      const checked = await askUntil(this.client, requests.checkDraft, paramsOf(answers), token);
      if (!checked) throw new PageChanged(pageChanged());
      return checked;
    };
    sent.push(task.prompt);
    const first = await askModel(model, [User(task.prompt)], token, (answer) => showing.run([answer]));
    if (!first.trim()) throw new Error(vscode.l10n.t('It answered with nothing.'));
    tell(vscode.l10n.t('reviewing the draft'));
    let answers = [first];
    let checked = await check(answers);
    const notes: string[] = [];
    /** A draft is there: what fails from here on is told with it. */
    const further = async (prompt: string, ...before: vscode.LanguageModelChatMessage[]) => {
      sent.push(prompt);
      try {
        return await askModel(model, [...before, User(prompt)], token, (answer) => {
          if (before.length) showing.run([first, answer]);
        });
      } catch (error) {
        if (token.isCancellationRequested) throw error;
        notes.push(failureOf(error, model));
        return '';
      }
    };
    if (checked.mend) {
      tell(vscode.l10n.t('fixing what the review found'));
      const second = await further(checked.mend, User(task.prompt), Assistant(first));
      if (second.trim()) {
        answers = [first, second];
        checked = await check(answers);
        notes.push(vscode.l10n.t('The model was asked once more to fix what the review found.'));
      }
    }
    preview.write(checked.text);
    tell(vscode.l10n.t('putting the draft into Chinese'));
    const backTranslation = checked.backTranslation ? await further(checked.backTranslation) : '';
    await showing.done();
    const isTakeable = checked.backTranslation !== null;
    if (isTakeable) shown.taken = { params: paramsOf(answers.slice(0, checked.taken)), model: model.name };
    this.show(shown);
    preview.report({ checked, backTranslation: backTranslation.trim() || undefined, notes }, isTakeable);
  }
}

/** Offers to draft the text at the cursor, on pages, where there is a model. */
function registerLightBulb(onStatus: vscode.Event<PageStatus>): vscode.Disposable {
  const pages = new Set<string>();
  const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions({ uri }, { start }, { diagnostics, triggerKind }) {
      if (!pages.has(uri.toString())) return [];
      const own = diagnostics.filter(({ source }) => source === 'terroir');
      // Where nothing is found, no bulb lights up by itself.
      if (!own.length && triggerKind === vscode.CodeActionTriggerKind.Automatic) return [];
      if (!(await vscode.lm.selectChatModels()).length) return [];
      const title = vscode.l10n.t('Draft with a model…');
      const action = new vscode.CodeAction(title, own.length ? QuickFix : RefactorRewrite);
      action.command = { title, command: 'terroir.draft', arguments: [uri, start] };
      if (own.length) action.diagnostics = own;
      return [action];
    },
  };
  return vscode.Disposable.from(
    onStatus(({ uri, kind }) => {
      const name = vscode.Uri.parse(uri).toString();
      if (kind === 'page') pages.add(name);
      else pages.delete(name);
    }),
    vscode.languages.registerCodeActionsProvider('*', provider, {
      providedCodeActionKinds: [QuickFix, RefactorRewrite],
    }),
  );
}

/** A document as the light bulb, a menu or the view of briefs names it. */
function uriIn(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  const uri = (given as { of?: { uri?: unknown } } | undefined)?.of?.uri;
  return typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined;
}

/** Does some work again and again, one run at a time; of what comes meanwhile the last. */
function oneAtATime<T>(work: (value: T) => Promise<void>): { run(value: T): void; done(): Promise<void> } {
  let running: Promise<void> | undefined;
  let next: { readonly value: T } | undefined;
  const loop = async () => {
    while (next) {
      const { value } = next;
      next = undefined;
      // What cannot be shown now is shown once it is whole.
      await work(value).catch(() => {});
    }
    running = undefined;
  };
  return {
    run(value) {
      next = { value };
      running ??= loop();
    },
    async done() {
      await running;
    },
  };
}
