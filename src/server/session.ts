import type {
  Connection,
  InitializeParams,
  TextDocuments,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import {
  type Edit,
  interfaceLanguage,
  type Language,
  type Messages,
  messagesFor,
  type ParsedPage,
  setupFolder,
} from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import { Diagnostics } from './diagnostics.ts';
import type { EditAnswer, InitializationOptions } from './protocol.ts';
import { UserSettings } from './settings.ts';
import { type FolderSite, type Located, type Runtime, Sites } from './sites.ts';

/** What the parts of the server share once an editor has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly options: InitializationOptions;
  readonly runtime: Runtime;
  readonly sites: Sites;
  /** How findings reach the editor. */
  readonly diagnostics: Diagnostics;
  /** What the user wants shown. */
  readonly settings: UserSettings;
  readonly uiLanguage: Language;
  readonly messages: Messages;
  /** The client can create files in an edit. */
  readonly createsFiles: boolean;
  /** The client asks for what a code action changes once it is chosen, and takes changes of documents by their version. */
  readonly resolvesActions: boolean;
  /** The client puts the caret into the blanks of what an edit inserts. */
  readonly fillsBlanks: boolean;
  /** The client asks before it makes changes that say so. */
  readonly confirmsChanges: boolean;
}

/** An open page, parsed, with its place. */
export interface OpenPage {
  readonly document: TextDocument;
  readonly located: Located;
  readonly content: ParsedPage['content'];
  readonly format: ParsedPage['format'];
}

/** Begins a session with what the editor says of itself. */
export function beginSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  runtimeFor: (options: InitializationOptions) => Runtime,
  params: InitializeParams,
): Session {
  const options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
  const runtime = runtimeFor(options);
  const uiLanguage = interfaceLanguage(options.locale ?? params.locale);
  const sites = new Sites(runtime, uiLanguage, {
    of: (uri) => openDocument({ documents }, uri)?.getText(),
    all: () => documents.all().map((document) => ({ uri: document.uri, text: document.getText() })),
  });
  const folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
  sites.setFolders(folders);
  const createsFiles =
    params.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
  const { codeAction } = params.capabilities.textDocument ?? {};
  const { workspaceEdit } = params.capabilities.workspace ?? {};
  return {
    connection,
    documents,
    options,
    resolvesActions:
      codeAction?.dataSupport === true &&
      codeAction.resolveSupport?.properties.includes('edit') === true &&
      workspaceEdit?.documentChanges === true,
    fillsBlanks: workspaceEdit?.snippetEditSupport === true && workspaceEdit.documentChanges === true,
    confirmsChanges: workspaceEdit?.changeAnnotationSupport !== undefined,
    runtime,
    sites,
    diagnostics: new Diagnostics(connection, documents, params.capabilities, options.commands === true),
    settings: new UserSettings(connection, params.capabilities, options.settings, folders),
    uiLanguage,
    messages: messagesFor(uiLanguage),
    createsFiles,
  };
}

/** The open document of a URI; clients spell URIs in many ways, and `vscode-uri` in one. */
export function openDocument(
  { documents }: Pick<Session, 'documents'>,
  uri: string,
): TextDocument | undefined {
  return documents.get(uri) ?? documents.all().find((document) => URI.parse(document.uri).toString() === uri);
}

/** The page a document is, parsed as it stands; undefined for what is none. */
export async function openPage({ documents, sites }: Session, uri: string): Promise<OpenPage | undefined> {
  const document = documents.get(uri);
  const located = document && sites.locate(uri);
  const page = located && (await located.site.content(located.path));
  return page && { document, located, content: page.content, format: page.format };
}

/**
 * Turns edits of a document as it stands now into an answer. What is typed while the edit is worked out makes it another
 * version's, which the client sees and refuses; undefined where the document is not open.
 */
export function openVersion(
  document: TextDocument | undefined,
): ((edit: Edit) => NonNullable<EditAnswer>) | undefined {
  if (!document) return undefined;
  const { version } = document;
  return (edit) => ({ version, edit: toTextEdit(document, edit) });
}

/**
 * True where a site's `.terroir` may be written into: it is there, or the user agrees that it is made, which makes a site of
 * all that lies below the folder.
 */
export async function mayWrite(
  { connection, runtime, messages }: Session,
  { folder }: FolderSite,
): Promise<boolean> {
  // It may have come a moment ago, and nobody has told yet.
  await runtime.changedOnDisk?.([Utils.joinPath(folder, setupFolder).toString()]);
  if (runtime.siteOf(folder).by === 'setup') return true;
  const title = messages.makeSiteYes;
  const answer = await connection.window
    .showWarningMessage(messages.makeSite(folder.fsPath), { title })
    .catch(() => null);
  return answer?.title === title;
}

/** Edits of a file that need not be open, and is made where it is not there and the editor can. */
export function fileChange(
  { createsFiles }: Pick<Session, 'createsFiles'>,
  uri: string,
  edits: TextEdit[],
): WorkspaceEdit {
  if (!createsFiles) return { changes: { [uri]: edits } };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}

/** Where the code of a diagnostic leads, for clients that can open it. */
export function ruleLink({ options }: Session): ((ruleId: string) => string) | undefined {
  return options.commands ? (ruleId) => `terroir-rule:/${ruleId}.md` : undefined;
}
