import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  CompletionTriggerKind,
  type Connection,
  type Hover,
  type InitializeResult,
  type TextDocumentPositionParams,
  TextDocumentSaveReason,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import {
  completeYaml,
  hoverYaml,
  offersAction,
  type Schema,
  setupKind,
  setupSchema,
  sheetHtml,
  withoutPictures,
} from '../core/index.ts';
import { answering, cancellable, whileSame } from './answering.ts';
import { answerBriefs, briefLens } from './briefs.ts';
import { codeActions, type FixAllOf, resolveFixes } from './code-actions.ts';
import { codeLenses } from './compare.ts';
import { toDiagnostic, toRange, toSpan, toTextEdit } from './convert.ts';
import { answerDrafts } from './drafts.ts';
import { keepingCommands, runKeeping } from './keeping.ts';
import { completeMaterial, offeredAt } from './locality.ts';
import { notifications, requests } from './method-protocol.ts';
import { answerPeople, signOffLens } from './people.ts';
import { isVersion } from './proposed.ts';
import type { InitializationOptions } from './protocol.ts';
import { Registrations } from './registrations.ts';
import { answerRemarks } from './remarks.ts';
import { answerRequests } from './requests.ts';
import { Reviews } from './reviews.ts';
import { beginSession, openDocument, openPage, ruleLink, type Session } from './session.ts';
import { answerSidePanel } from './side-panel.ts';
import type { Runtime } from './sites.ts';
import { WorkspaceTrend } from './trend.ts';
import { isUnsaved } from './unsaved.ts';
import { wordAdder } from './word-list.ts';
import { WorkspaceReview } from './workspace-review.ts';

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, willSaveWaitUntil: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [':', ' ', '-'] },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.terroir`],
    resolveProvider: true,
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/**
 * Serves one editor over a connection.
 * @param runtimeFor brings the files, by what the editor says of itself
 */
export function startServer(
  connection: Connection,
  runtimeFor: (options: InitializationOptions) => Runtime,
): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const session = beginSession(connection, documents, runtimeFor, params);
    serve(session, new Registrations(connection, session.sites, params.capabilities));
    const diagnosticProvider = session.diagnostics.provider;
    const lenses = session.options.commands ? { codeLensProvider: {} } : {};
    // A client with commands of its own asks for what it shows; any other editor has the server's own.
    const commands = session.options.commands ? [] : ['terroir.reviewWorkspace', ...keepingCommands];
    return {
      serverInfo: { name: 'terroir' },
      capabilities: {
        ...capabilities,
        ...lenses,
        ...(diagnosticProvider && { diagnosticProvider }),
        executeCommandProvider: { commands },
      },
    };
  });
  documents.listen(connection);
  connection.listen();
}

function serve(session: Session, registrations: Registrations): void {
  const { connection, documents, sites, settings } = session;
  const report = (error: unknown) => connection.console.error(String(error));
  const workspace = new WorkspaceReview(
    session,
    () => reviews.reportExceptions(),
    () => reviews.reportSetups(),
  );
  const trend = new WorkspaceTrend(session);
  const reviews: Reviews = new Reviews(session, workspace, () => registrations.follow());
  connection.onInitialized(() => {
    registrations.watchFiles();
    reviews.reportSetups();
    settings.begin().then(() => reviews.settingsChanged(), report);
    sites.find().then((more) => more && reviews.sitesChanged(), report);
    connection.workspace.onDidChangeWorkspaceFolders(async () => {
      const folders = ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
      sites.setFolders(folders);
      await settings.setFolders(folders).catch(report);
      reviews.sitesChanged();
    });
  });
  documents.onDidChangeContent(({ document }) => reviews.changed(document.uri));
  documents.onDidClose(({ document }) => reviews.closed(document.uri));
  connection.onDidChangeWatchedFiles(({ changes }) => reviews.changes.onDisk(changes));
  connection.onDidChangeConfiguration((params) => {
    settings.changed(params.settings).then(() => reviews.settingsChanged(), report);
  });
  documents.onWillSaveWaitUntil(({ document, reason }) =>
    reason === TextDocumentSaveReason.Manual ? fixesOnSave(session, document) : [],
  );
  connection.onHover((params) => hover(session, reviews, params));
  connection.onCompletion((params, token) =>
    cancellable(token, (signal) => complete(session, reviews, params, signal)),
  );
  const versionOf = (uri: string) => () => documents.get(uri)?.version;
  connection.onCodeAction((params, token) =>
    whileSame(token, versionOf(params.textDocument.uri), (signal) =>
      offerActions(session, reviews, params, signal),
    ),
  );
  connection.onCodeActionResolve((action, token) =>
    cancellable(token, (signal) => resolveAction(session, action, signal)),
  );
  if (session.options.commands)
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      whileSame(token, versionOf(uri), async (signal) => {
        if (!settings.of(uri).codeLens) return [];
        return [
          ...(await signOffLens(session, reviews, uri, signal)),
          ...(await briefLens(session, uri)),
          ...(await codeLenses(session, reviews, uri, signal)),
        ];
      }),
    );
  answerRequests(session, reviews);
  answerRemarks(session, reviews);
  answerPeople(session, reviews);
  answerSidePanel(session, reviews, workspace);
  answerBriefs(session);
  answerDrafts(session, reviews);
  const reviewWorkspace = async (signal: AbortSignal, folder?: string) => {
    await reviews.changes.anywhere();
    reviews.reviewOpen();
    return workspace.run(signal, folder);
  };
  connection.onExecuteCommand(({ command, arguments: args = [] }, token) => {
    const keeping = keepingCommands.find((one) => one === command);
    return keeping
      ? runKeeping(session, keeping, args)
      : cancellable(token, (signal) => reviewWorkspace(signal));
  });
  const on = answering(connection);
  on(requests.reviewWorkspace, (_, signal) => reviewWorkspace(signal));
  on(requests.reviewFolder, ({ uri }, signal) => reviewWorkspace(signal, uri));
  on(requests.sheetPath, ({ uri }) => {
    // A file in it: of a site that is the folder itself its own path says nothing.
    const located = sites.locate(`${uri.replace(/\/$/, '')}/x`);
    return located ? workspace.pages.pathOf(located).slice(0, -1) : null;
  });
  on(requests.htmlReport, async () => {
    const { pages } = workspace;
    const verdict = await pages.verdict();
    const names = sites.all().map(({ folder }) => Utils.basename(folder));
    const date = new Date();
    const more = { names, date, coverage: pages.lacks(), reviews: pages.reviews(), trend: trend.trend };
    return sheetHtml(pages.sheet(), verdict, session.uiLanguage, more);
  });
  connection.onNotification(notifications.stopReview.method, () => workspace.stop());
  connection.onNotification(notifications.followSheet.method, (isShown: boolean) => {
    workspace.feed.follow(isShown);
    if (isShown) trend.tell();
  });
  on(requests.findTrend, (_, signal) => trend.find(signal));
}

/** The schema of a file of the setup, with what its site adds; undefined for any other file. */
async function schemaOf({ sites }: Session, uri: string): Promise<Schema | undefined> {
  const located = sites.locate(uri);
  const kind = located && setupKind(located.path);
  return kind && setupSchema(kind, await located.site.setup());
}

async function hover(
  session: Session,
  reviews: Reviews,
  params: TextDocumentPositionParams,
): Promise<Hover | null> {
  const { textDocument, position } = params;
  const document = session.documents.get(textDocument.uri);
  const schema = document && (await schemaOf(session, document.uri));
  if (schema) {
    const help = hoverYaml(document.getText(), document.offsetAt(position), schema);
    return help ? { contents: { kind: 'markdown', value: help } } : null;
  }
  const known = reviews.current(textDocument.uri);
  if (!known) return null;
  const offset = known.document.offsetAt(position);
  const here = known.findings.filter(({ from, to, note }) => note && from <= offset && offset <= to);
  if (!here.length) return null;
  const value = withoutPictures(here.map(({ note }) => note).join('\n\n---\n\n'));
  return { contents: { kind: 'markdown', value }, range: toRange(known.document, here[0]!) };
}

async function complete(
  session: Session,
  reviews: Reviews,
  { textDocument, position, context }: CompletionParams,
  signal: AbortSignal,
): Promise<CompletionItem[]> {
  const document = session.documents.get(textDocument.uri);
  // A client with YAML schemas completes whole files of YAML, but no head of a Markdown file.
  const isLeft = session.options.yamlSchemas && !textDocument.uri.endsWith('.md');
  const schema = document && !isLeft && (await schemaOf(session, document.uri));
  // On a page nothing comes up unless it is asked for.
  if (!schema && context?.triggerKind === CompletionTriggerKind.Invoked)
    return completeMaterial(session, reviews, textDocument.uri, position, signal);
  if (!schema) return [];
  return completeYaml(document.getText(), document.offsetAt(position), schema).map(
    ({ label, detail, text }) => ({
      label,
      insertText: text,
      documentation: detail,
    }),
  );
}

/** Material for editors without Terroir's own commands, which ask for it themselves. */
async function offeredFor(
  session: Session,
  reviews: Reviews,
  { textDocument, range }: CodeActionParams,
  signal: AbortSignal,
) {
  const document = session.documents.get(textDocument.uri);
  if (!document || session.options.commands) return [];
  return (await offeredAt(session, reviews, document.uri, range.start, signal)).slice(0, 3);
}

/** All safe fixes of a page that is being saved, where its user wants them. */
async function fixesOnSave({ settings, sites }: Session, document: TextDocument): Promise<TextEdit[]> {
  const located = settings.of(document.uri).fixOnSave ? sites.locate(document.uri) : undefined;
  const fixed = await located?.site.fixed(located.path);
  // The document may have been typed in meanwhile.
  return fixed?.before === document.getText() ? fixed.edits.map((edit) => toTextEdit(document, edit)) : [];
}

/** What a chosen action changes. */
async function resolveAction(session: Session, action: CodeAction, signal: AbortSignal): Promise<CodeAction> {
  const chosen = action.data as FixAllOf | undefined;
  const located = chosen && session.sites.locate(chosen.uri);
  if (!located) return action;
  const { site } = located;
  return resolveFixes(action, chosen, located, {
    pages: chosen.in === 'site' ? await session.sites.pagesOf(site) : [],
    uriOf(page) {
      const uri = page === located.path ? chosen.uri : Utils.joinPath(site.folder, page).toString();
      const open = openDocument(session, uri);
      return { uri: open?.uri ?? uri, version: open?.version ?? null };
    },
    confirms: session.confirmsChanges,
    signal,
  });
}

async function offerActions(
  session: Session,
  reviews: Reviews,
  params: CodeActionParams,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  // A version that is no file cannot be changed.
  const known = isVersion(params.textDocument.uri)
    ? undefined
    : await reviews.latest(params.textDocument.uri, signal);
  if (!known) return [];
  const { document, findings, review } = known;
  const page = await openPage(session, document.uri);
  return codeActions({
    document,
    findings,
    context: params.context,
    messages: session.messages,
    span: toSpan(document, params.range),
    located: page?.located,
    market: review?.market?.name[session.uiLanguage],
    nameOf: page ? await page.located.site.ruleNaming(review?.target?.locale) : (id) => id,
    materials: findings.some(({ ruleId }) => offersAction(ruleId, 'insert-material'))
      ? await offeredFor(session, reviews, params, signal)
      : [],
    addWord: page && (await wordAdder(session, page.located.site)),
    toDiagnostic: (finding) => toDiagnostic(document, finding, ruleLink(session)),
    // What is written beside a page, such as a brief, is for one that has a place.
    commands: session.options.commands === true && !isUnsaved(document.uri),
    resolves: session.resolvesActions,
    fillsBlanks: session.fillsBlanks,
  });
}
