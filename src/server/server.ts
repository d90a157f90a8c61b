import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { configPath } from '../core/config.ts';
import { completeConfig, hoverConfig } from '../core/config-completion.ts';
import { keepEdit } from '../core/content/content.ts';
import { formatOf, formats } from '../core/content/index.ts';
import { setFrontMatter } from '../core/content/set-front-matter.ts';
import type { Finding } from '../core/finding.ts';
import { interfaceLanguage, messagesFor } from '../core/messages/index.ts';
import { audiences } from '../core/regions/audience.ts';
import { markets } from '../core/regions/market.ts';
import { writeBrief } from '../core/report/brief.ts';
import { explainRule } from '../core/report/explain.ts';
import { countToFix, type PageReview } from '../core/review/page.ts';
import { documentRules } from '../core/rules/index.ts';
import { bandOf } from '../core/rules/mirrors-source.ts';
import { codeActions } from './code-actions.ts';
import { toDiagnostic, toRange, toSpan, toTextEdit } from './convert.ts';
import type {
  Choices,
  EditAnswer,
  InitializationOptions,
  KeepParams,
  PageStatus,
  SetTargetParams,
} from './protocol.ts';
import { type Runtime, Sites } from './sites.ts';

/** How long typing must pause before a page is reviewed again, in milliseconds. */
const typingPause = 120;

/** What the server knows of an open document. */
interface Reviewed {
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly review: PageReview | undefined;
}

/** Serves one editor over a connection; `runtime` brings the files. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(TextDocument);
  /** Open documents by their URI as `vscode-uri` spells it; clients spell in many ways. */
  const open = new Map<string, TextDocument>();
  const reviewed = new Map<string, Reviewed>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let options: InitializationOptions = {};
  let speaks = interfaceLanguage(undefined);
  let say = messagesFor(speaks);
  let sites = newSites();
  let watches = false;

  function newSites(): Sites {
    return new Sites(runtime, speaks, (uri) => open.get(uri)?.getText());
  }

  const ruleLink = (ruleId: string) => `terroir-rule:/${ruleId}.md`;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    speaks = interfaceLanguage(options.locale ?? params.locale);
    say = messagesFor(speaks);
    sites = newSites();
    sites.setFolders((params.workspaceFolders ?? []).map((folder) => folder.uri));
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'terroir' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters: [':', ' ', '-'] },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.terroir`],
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (watches) {
      const patterns = [
        ...formats.flatMap((format) => format.extensions.map((end) => `**/*${end}`)),
        '**/.terroir/**',
      ];
      const watchers = [...patterns, '**/.gitignore'].map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    for (const { folder } of sites.all()) void reportConfig(Utils.joinPath(folder, configPath).toString());
    connection.workspace.onDidChangeWorkspaceFolders(async () => {
      const folders = await connection.workspace.getWorkspaceFolders();
      sites.setFolders((folders ?? []).map((folder) => folder.uri));
      reviewAllOpen();
    });
  });

  documents.onDidOpen(({ document }) => {
    open.set(URI.parse(document.uri).toString(), document);
  });
  documents.onDidChangeContent(({ document }) => {
    const located = sites.locate(document.uri);
    if (located?.path === configPath) return reviewAllOpen();
    schedule(document.uri, reviewed.has(document.uri) ? typingPause : 0);
    if (located) scheduleFollowers(document.uri, located.path);
  });
  documents.onDidClose(({ document }) => {
    open.delete(URI.parse(document.uri).toString());
    reviewed.delete(document.uri);
    clearTimeout(waiting.get(document.uri));
    waiting.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    // What was typed and not saved is gone: what depended on it is reviewed as the disk has it.
    const located = sites.locate(document.uri);
    located?.site.reviewer.changed(located.path);
    if (located?.path === configPath) reviewAllOpen();
    else if (located) scheduleFollowers(document.uri, located.path);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      try {
        const located = sites.locate(uri);
        located?.site.reviewer.changed(located.path);
      } catch {
        connection.console.warn(`not a file: ${uri}`);
      }
    }
    reviewAllOpen();
  });

  function reviewAllOpen(): void {
    for (const { folder, reviewer } of sites.all()) {
      reviewer.changed(configPath);
      const config = Utils.joinPath(folder, configPath).toString();
      if (!open.has(config)) void reportConfig(config);
    }
    for (const { uri } of documents.all()) schedule(uri, 0);
  }

  /** Pages that follow a source page are reviewed again with it. */
  function scheduleFollowers(source: string, path: string): void {
    for (const [uri, { review }] of reviewed) {
      if (review?.source === path && uri !== source) schedule(uri, typingPause);
    }
  }

  function schedule(uri: string, delay: number): void {
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => {
        waiting.delete(uri);
        review(uri).catch((error: unknown) => connection.console.error(`${uri}: ${String(error)}`));
      }, delay),
    );
  }

  async function review(uri: string): Promise<void> {
    const document = documents.get(uri);
    const located = document && sites.locate(uri);
    if (!document || !located) return;
    if (located.path === configPath) return reportConfig(uri);
    if (!formatOf(located.path)) return sendStatus({ uri, kind: 'none' });
    const { version } = document;
    const result = await located.site.reviewer.review(located.path);
    // An answer for text that has changed since is stale; the change has scheduled its own review.
    if (documents.get(uri)?.version !== version) return;
    show(document, result?.findings ?? [], result);
    sendStatus(result ? pageStatus(uri, result) : { uri, kind: 'source' });
  }

  async function reportConfig(uri: string): Promise<void> {
    const located = sites.locate(uri);
    if (!located) return;
    const findings = await located.site.reviewer.configFindings();
    const typed = documents.get(uri);
    const file = typed ? undefined : await runtime.hostFor(located.site.folder).read(configPath);
    const document = typed ?? TextDocument.create(uri, 'yaml', 0, file && 'text' in file ? file.text : '');
    show(document, findings, undefined);
  }

  function show(document: TextDocument, findings: readonly Finding[], result: PageReview | undefined): void {
    reviewed.set(document.uri, { version: document.version, findings, review: result });
    const link = options.commands ? ruleLink : undefined;
    const diagnostics = findings.map((finding) => toDiagnostic(document, finding, link));
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }

  function sendStatus(status: PageStatus): void {
    if (options.commands) void connection.sendNotification('terroir/status', status);
  }

  function pageStatus(uri: string, { target, findings, measures }: PageReview): PageStatus {
    const market = target?.market;
    const { mirror } = measures;
    return {
      uri,
      kind: 'page',
      market,
      marketName: market && markets.get(market)?.name[speaks],
      audience: target?.audience ?? 'local',
      audienceName: say.audience[target?.audience ?? 'local'],
      marketOrigin: target?.origin.market ?? 'default',
      toFix: countToFix(findings),
      mirror,
      band: mirror === null ? undefined : say.band[bandOf(mirror)],
    };
  }

  /** What was found in the document as it stands now; undefined while a review is under way. */
  function current(uri: string): { document: TextDocument; result: Reviewed } | undefined {
    const document = documents.get(uri);
    const result = reviewed.get(uri);
    return document && result && result.version === document.version ? { document, result } : undefined;
  }

  connection.onHover(({ textDocument, position }): Hover | null => {
    const document = documents.get(textDocument.uri);
    if (document && sites.locate(document.uri)?.path === configPath) {
      const help = hoverConfig(document.getText(), document.offsetAt(position));
      return help ? { contents: { kind: 'markdown', value: help } } : null;
    }
    const known = current(textDocument.uri);
    if (!known) return null;
    const offset = known.document.offsetAt(position);
    const here = known.result.findings.filter(({ from, to, note }) => note && from <= offset && offset <= to);
    if (!here.length) return null;
    const value = here.map(({ note }) => note).join('\n\n---\n\n');
    return { contents: { kind: 'markdown', value }, range: toRange(known.document, here[0]!) };
  });

  connection.onCompletion(({ textDocument, position }): CompletionItem[] => {
    const document = documents.get(textDocument.uri);
    if (!document || options.yamlSchemas || sites.locate(document.uri)?.path !== configPath) return [];
    return completeConfig(document.getText(), document.offsetAt(position)).map(({ label, detail, text }) => ({
      label,
      insertText: text,
      documentation: detail,
    }));
  });

  connection.onCodeAction(
    async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> => {
      if (!current(textDocument.uri)) await review(textDocument.uri);
      const known = current(textDocument.uri);
      const located = sites.locate(textDocument.uri);
      if (!known || !located) return [];
      const content = (await located.site.reviewer.content(located.path))?.content;
      return codeActions({
        ...{ document: known.document, findings: known.result.findings, context, say },
        span: toSpan(known.document, range),
        content,
        format: formatOf(located.path),
        toDiagnostic: (finding) =>
          toDiagnostic(known.document, finding, options.commands ? ruleLink : undefined),
        commands: options.commands === true,
      });
    },
  );

  async function parsed(uri: string) {
    const document = documents.get(uri);
    const located = document && sites.locate(uri);
    const format = located && formatOf(located.path);
    const page = format && (await located.site.reviewer.content(located.path));
    return page ? { document: document!, located, format, content: page.content } : undefined;
  }

  connection.onRequest('terroir/keep', async (params: KeepParams): Promise<EditAnswer> => {
    const page = await parsed(params.uri);
    if (!page) return null;
    const { document, content, format } = page;
    const edit = keepEdit(format, document.getText(), content, params.offset, params.ruleId, params.reason);
    return { version: document.version, edit: toTextEdit(document, edit) };
  });

  connection.onRequest('terroir/setTarget', async (params: SetTargetParams): Promise<EditAnswer> => {
    const page = await parsed(params.uri);
    if (!page) return null;
    const { document, content } = page;
    const edit = setFrontMatter(document.getText(), content.frontMatter, params.key, params.value);
    return edit ? { version: document.version, edit: toTextEdit(document, edit) } : null;
  });

  connection.onRequest('terroir/brief', async ({ uri }: { uri: string }): Promise<string | null> => {
    const page = await parsed(uri);
    if (!page) return null;
    const { reviewer } = page.located.site;
    const result = await reviewer.review(page.located.path);
    if (!result) return null;
    const source = result.source === undefined ? undefined : await reviewer.content(result.source);
    return writeBrief(result, page.content, source?.content, say, speaks);
  });

  connection.onRequest('terroir/explain', ({ ruleId }: { ruleId: string }): string | null => {
    const docs = documentRules().filter((doc) => doc.id === ruleId);
    return docs.length ? explainRule(docs, say, speaks) : null;
  });

  connection.onRequest(
    'terroir/choices',
    (): Choices => ({
      markets: [...markets.values()].map(({ code, name, locales }) => ({
        code,
        name: name[speaks],
        detail: locales.join(', '),
      })),
      audiences: audiences.map((id) => ({ id, name: say.audience[id] })),
    }),
  );

  documents.listen(connection);
  connection.listen();
}
