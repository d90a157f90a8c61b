/**
 * How findings reach an editor. One that asks for them is answered, and told to ask again when they are others; any other is
 * sent them. What is wrong in files that are not open is sent as well, but to Terroir's own client, which asks for that too.
 */
import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DiagnosticOptions,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type TextDocuments,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { cancellable } from './answering.ts';

/** What is known of an open document. */
interface Known {
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
  /** The result the editor was given last. */
  answered: string | undefined;
}

type Waiting = (settled: 'known' | 'changed' | 'closed') => void;

/** Gives an editor the findings of documents and files, each document's in one way only. */
export class Diagnostics {
  /** What an editor that asks is told at its start; undefined for one that does not, or cannot be told to ask again. */
  readonly provider: DiagnosticOptions | undefined;
  private readonly known = new Map<string, Known>();
  /** Requests for documents whose review is not done. */
  private readonly waiting = new Map<string, Set<Waiting>>();
  /** Files that are not open, of which findings were sent. */
  private readonly pushed = new Set<string>();
  /** What is to be said of the workspace once it is asked for. */
  private readonly reports: WorkspaceDocumentDiagnosticReport[] = [];
  private subscriber: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
  private refreshing = false;
  private refreshAgain = false;
  /** Results of an earlier server mean nothing to this one. */
  private readonly run = Date.now().toString(36);
  private results = 0;

  /** @param asksWorkspace the client asks for the workspace's too, and shows of open documents what it asked for of each */
  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    { textDocument, workspace }: ClientCapabilities,
    private readonly asksWorkspace: boolean,
  ) {
    if (!textDocument?.diagnostic || !workspace?.diagnostics?.refreshSupport) return;
    this.provider = { interFileDependencies: true, workspaceDiagnostics: asksWorkspace };
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      cancellable(token, (signal) => this.answer(uri, previousResultId, signal)),
    );
    if (asksWorkspace)
      connection.languages.diagnostics.onWorkspace((_, token, __, progress) =>
        cancellable(token, (signal) => this.subscribe(progress, signal)),
      );
  }

  /**
   * Shows the findings of a document or a file, in place of those before.
   * @param version of the text they are in; undefined for a file that is not open
   */
  show(uri: string, diagnostics: Diagnostic[], version?: number): void {
    if (!this.provider) {
      void this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
      return;
    }
    const isOpen = this.documents.get(uri) !== undefined;
    if (this.asksWorkspace) {
      if (isOpen) this.remember(uri, diagnostics, version);
      this.report({ kind: 'full', uri, version: version ?? null, items: diagnostics });
      return;
    }
    this.push(uri, isOpen ? [] : diagnostics);
    if (isOpen) this.remember(uri, diagnostics, version);
  }

  /** A document is another than before: who asked for its findings is to ask again. */
  changed(uri: string): void {
    this.settle(uri, 'changed');
  }

  /** A document was closed: nobody asks for it any more. */
  closed(uri: string): void {
    this.known.delete(uri);
    this.settle(uri, 'closed');
  }

  /** All has been shown of a document that there is: who waits for its findings is answered. */
  done(uri: string): void {
    this.settle(uri, 'known');
  }

  private remember(uri: string, diagnostics: readonly Diagnostic[], version = 0): void {
    const before = this.known.get(uri);
    const isSame =
      before?.version === version && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
    if (!isSame) {
      const resultId = `${this.run}-${++this.results}`;
      this.known.set(uri, { version, diagnostics, resultId, answered: before?.answered });
    }
    if (this.documents.get(uri)?.version !== version) return;
    if (this.waiting.has(uri)) this.settle(uri, 'known');
    else if (!isSame && before?.answered) this.refresh();
  }

  private async answer(
    uri: string,
    previous: string | undefined,
    signal: AbortSignal,
  ): Promise<DocumentDiagnosticReport> {
    const document = this.documents.get(uri);
    if (document && this.known.get(uri)?.version !== document.version) {
      const settled = await this.wait(uri, signal);
      if (settled !== 'known')
        throw new ResponseError(LSPErrorCodes.ServerCancelled, `the document was ${settled}`, {
          retriggerRequest: settled === 'changed',
        });
    }
    const known = this.known.get(uri);
    if (!known) return { kind: 'full', items: [] };
    known.answered = known.resultId;
    return known.resultId === previous
      ? { kind: 'unchanged', resultId: known.resultId }
      : { kind: 'full', resultId: known.resultId, items: [...known.diagnostics] };
  }

  private wait(uri: string, signal: AbortSignal): Promise<Parameters<Waiting>[0]> {
    return new Promise((resolve, reject) => {
      const all = this.waiting.get(uri) ?? new Set();
      this.waiting.set(uri, all.add(resolve));
      signal.addEventListener('abort', () => {
        all.delete(resolve);
        if (!all.size && this.waiting.get(uri) === all) this.waiting.delete(uri);
        reject(signal.reason);
      });
    });
  }

  private settle(uri: string, how: Parameters<Waiting>[0]): void {
    const all = this.waiting.get(uri) ?? [];
    this.waiting.delete(uri);
    for (const resolve of all) resolve(how);
  }

  /** Has the editor ask again; while it is being told so, once more afterwards is enough. */
  private refresh(): void {
    this.refreshAgain = this.refreshing;
    if (this.refreshing) return;
    this.refreshing = true;
    const done = () => {
      this.refreshing = false;
      if (this.refreshAgain) this.refresh();
    };
    this.connection.sendRequest(DiagnosticRefreshRequest.type).then(done, done);
  }

  /** Sends what is in a file that is not open; of the many that have and had nothing the editor need not hear. */
  private push(spelled: string, diagnostics: Diagnostic[]): void {
    const uri = URI.parse(spelled).toString();
    const had = this.pushed.delete(uri);
    if (diagnostics.length) this.pushed.add(uri);
    if (diagnostics.length || had) void this.connection.sendDiagnostics({ uri, diagnostics });
  }

  private report(report: WorkspaceDocumentDiagnosticReport): void {
    if (this.subscriber) this.subscriber.report({ items: [report] });
    else this.reports.push(report);
  }

  /** Answers piece by piece, until the request is taken back or made again; who takes no pieces asks every now and then. */
  private async subscribe(
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
    signal: AbortSignal,
  ): Promise<WorkspaceDiagnosticReport> {
    const items = this.reports.splice(0);
    if (!progress) return { items };
    this.subscriber = progress;
    for (const item of items) progress.report({ items: [item] });
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    if (this.subscriber === progress) this.subscriber = undefined;
    signal.throwIfAborted();
    return { items: [] };
  }
}
