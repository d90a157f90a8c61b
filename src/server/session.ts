import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Content, Format } from '../core/content/content.ts';
import { interfaceLanguage, type Language, type Messages, messagesFor } from '../core/messages/index.ts';
import type { InitializationOptions } from './protocol.ts';
import { type Located, type Runtime, Sites } from './sites.ts';

/** What the parts of the server share once an editor has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly options: InitializationOptions;
  readonly runtime: Runtime;
  readonly sites: Sites;
  readonly speaks: Language;
  readonly say: Messages;
  /** The client can create files in an edit. */
  readonly createsFiles: boolean;
}

/** An open page, parsed, with its place. */
export interface OpenPage {
  readonly document: TextDocument;
  readonly located: Located;
  readonly format: Format;
  readonly content: Content;
}

/** Begins a session with what the editor says of itself. */
export function beginSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  runtime: Runtime,
  params: InitializeParams,
): Session {
  const options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
  const speaks = interfaceLanguage(options.locale ?? params.locale);
  const sites = new Sites(runtime, speaks, (uri) => openDocument({ documents }, uri)?.getText());
  sites.setFolders((params.workspaceFolders ?? []).map((folder) => folder.uri));
  const createsFiles =
    params.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
  return { connection, documents, options, runtime, sites, speaks, say: messagesFor(speaks), createsFiles };
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
  const format = await located?.site.reviewer.format(located.path);
  const page = format && (await located!.site.reviewer.content(located!.path));
  return page && located ? { document: document!, located, format, content: page.content } : undefined;
}

/** Where the code of a diagnostic leads, for clients that can open it. */
export function ruleLink({ options }: Session): ((ruleId: string) => string) | undefined {
  return options.commands ? (ruleId) => `terroir-rule:/${ruleId}.md` : undefined;
}
