/** What the server asks of the editor beyond what it says at its start: files to watch, more kinds of files to send. */
import {
  BulkRegistration,
  type BulkUnregistration,
  type ClientCapabilities,
  CodeActionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { allExtensions, cspellPaths } from '../core/index.ts';
import type { Sites } from './sites.ts';

/** What git writes whenever something is committed, pulled or checked out. */
export const commitLog = '.git/logs/HEAD';

/** Keeps the editor sending and watching the files that the sites' configs name a format for (`formats`). */
export class Registrations {
  private globs = '';
  private current: Promise<BulkUnregistration> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly sites: Sites,
    private readonly capabilities: ClientCapabilities,
  ) {}

  /** Watches every file that Terroir reads by its ending, configs, word lists, ignore files, and folders. */
  watchFiles(): void {
    if (!this.watches) return;
    const pages = allExtensions.map((end) => `**/*${end}`);
    const lists = cspellPaths.map((name) => `**/${name}`);
    const others = ['**/.terroir/**', '**/.gitignore', `**/${commitLog}`];
    const watchers = [...pages, ...lists, ...others].map((globPattern) => ({ globPattern }));
    // Of a folder that comes or goes in one go an editor tells nothing but its own name.
    const folders = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete };
    void this.connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [...watchers, folders],
    });
  }

  /** Follows a change of the configs. */
  async follow(): Promise<void> {
    if (!this.capabilities.textDocument?.synchronization?.dynamicRegistration) return;
    const setups = await Promise.all(this.sites.all().map((site) => site.setup()));
    const globs = setups
      .flatMap(({ config }) => config.formatGlobs)
      .map((glob) => (glob.startsWith('**/') ? glob : `**/${glob}`));
    if (globs.join('\n') === this.globs) return;
    this.globs = globs.join('\n');
    const previous = this.current;
    this.current = globs.length ? this.register(globs) : undefined;
    (await previous)?.dispose();
  }

  private register(globs: readonly string[]): Promise<BulkUnregistration> {
    const schemes = new Set(['file', ...this.sites.all().map(({ folder }) => folder.scheme)]);
    const documentSelector = globs.flatMap((pattern) => [...schemes].map((scheme) => ({ scheme, pattern })));
    const bulk = BulkRegistration.create();
    bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
    bulk.add(DidChangeTextDocumentNotification.type, {
      documentSelector,
      syncKind: TextDocumentSyncKind.Incremental,
    });
    bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
    bulk.add(HoverRequest.type, { documentSelector });
    bulk.add(CodeActionRequest.type, { documentSelector });
    if (this.watches)
      bulk.add(DidChangeWatchedFilesNotification.type, {
        watchers: globs.map((globPattern) => ({ globPattern })),
      });
    return this.connection.client.register(bulk);
  }

  private get watches(): boolean {
    return this.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }
}
