import { type ChildProcess, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** What the server has said of a document. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly range: unknown;
    readonly codeDescription?: unknown;
  }[];
}

/** What only a hang reaches, in milliseconds. */
const patience = 90_000;

/** A plain LSP client over a server in a process of its own: what any editor other than VS Code sees. */
export class Editor {
  readonly server: ChildProcess;
  readonly client: MessageConnection;
  /** What was said last of each document, by its URI as the server spelt it. */
  readonly published = new Map<string, Published>();
  /** The exit code of the server, null where a signal ended it. */
  readonly ended: Promise<number | null>;
  private readonly waiting = new Set<() => void>();

  constructor() {
    this.server = spawn(process.execPath, ['dist/server.mjs', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.client = createMessageConnection(
      new StreamMessageReader(this.server.stdout!),
      new StreamMessageWriter(this.server.stdin!),
      undefined,
      {
        messageStrategy: {
          handleMessage: (message, next) => {
            next(message);
            for (const look of this.waiting) look();
          },
        },
      },
    );
    this.client.onNotification('textDocument/publishDiagnostics', (one: Published) => {
      this.published.set(one.uri, one);
    });
    for (const asked of [
      'client/registerCapability',
      'window/workDoneProgress/create',
      'workspace/codeLens/refresh',
    ])
      this.client.onRequest(asked, () => null);
    this.client.listen();
  }

  /** Introduces itself with the folders of its workspace, by their URIs. */
  async open(folders: readonly string[], more: object = {}): Promise<void> {
    await this.client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      ...more,
    });
    await this.client.sendNotification('initialized', {});
  }

  /** The codes of what was said last of a document; undefined while nothing was. */
  codes(uri: string): string[] | undefined {
    return this.published.get(uri)?.diagnostics.map(({ code }) => code);
  }

  /**
   * What `check` finds; it is asked again whenever the server has said something.
   * @throws where the server ends, or hangs
   */
  until<T>(check: () => T | undefined | null | false | '' | 0): Promise<T> {
    return new Promise((resolve, reject) => {
      const said = () => JSON.stringify([...this.published.values()]);
      const end = () => {
        this.waiting.delete(look);
        clearTimeout(timer);
      };
      const look = () => {
        try {
          const found = check();
          if (!found) return;
          resolve(found);
        } catch (error) {
          reject(error);
        }
        end();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`nothing came; said: ${said()}`));
      }, patience);
      this.waiting.add(look);
      void this.ended.then((code) => {
        end();
        reject(new Error(`the server ended with ${code}; said: ${said()}`));
      });
      look();
    });
  }

  /** Ends the server as an editor that is closed does. */
  async close(): Promise<void> {
    await this.client.sendRequest('shutdown');
    await this.client.sendNotification('exit');
    await this.ended;
    this.client.dispose();
  }
}
