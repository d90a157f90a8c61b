/**
 * Messages as no editor sends them: edits off the page, documents nobody opened, questions about what is not there, each taken
 * back or not. Whatever comes, the server lives, and says at last of a page what it says of it afresh.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import { mutate, type Random, randomNumbers } from '../core/mutations.ts';

const minutes = Number(process.env.TERROIR_FUZZ_MINUTES ?? 0);
const seed = Number(process.env.TERROIR_SEED ?? 1);
const page = '# About\n\nWe are a national high-tech enterprise，since 1999. 😀 Call 400-000-0000, ¥999.\n';
const requests = [
  ...['hover', 'codeAction', 'completion', 'codeLens', 'documentLink', 'diagnostic', 'definition'].map(
    (name) => `textDocument/${name}`,
  ),
  ...['workspace/executeCommand', 'workspace/symbol', 'codeAction/resolve', 'no/such', 'terroir/review'],
];

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

describe('language server under messages no editor sends', () => {
  it('lives, forgets what is closed, and says at last what it says afresh', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-lsp-fuzz-'));
    mkdirSync(path.join(folder, 'content/en-SG'), { recursive: true });
    for (const name of ['a', 'b', 'c']) writeFileSync(path.join(folder, `content/en-SG/${name}.md`), page);
    const server = spawn(process.execPath, ['dist/server.mjs', '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const client = createMessageConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    client.onError(() => {});
    client.onUnhandledNotification(() => {});
    client.onRequest(() => null);
    /** Who waits for the diagnostics of a page in a version. */
    const waiting = new Map<string, (one: Published) => void>();
    client.onNotification('textDocument/publishDiagnostics', (one: Published) => {
      waiting.get(`${one.uri} ${one.version}`)?.(one);
    });
    client.listen();
    try {
      await client.sendRequest('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: {},
        workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'site' }],
      });
      await client.sendNotification('initialized', {});
      const random = randomNumbers(seed);
      const end = Date.now() + minutes * 6_000;
      for (let count = 0; count < 300 || Date.now() < end; count++) await send(random, folder, client);
      // Both pages hold the same at last: one after all that, the other opened now.
      const said = async (name: string, version: number, isOpen: boolean) => {
        const uri = URI.file(path.join(folder, `content/en-SG/${name}.md`)).toString();
        const published = new Promise<Published>((resolve) => waiting.set(`${uri} ${version}`, resolve));
        if (isOpen) await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
        await client.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'markdown', version, text: page },
        });
        return (await published).diagnostics;
      };
      const [after, afresh] = [await said('a', 1_000_000, true), await said('c', 1_000_001, false)];
      assert.ok(after.length > 2);
      assert.deepEqual(
        JSON.parse(JSON.stringify(after).replaceAll('/a.md', '/x.md')),
        JSON.parse(JSON.stringify(afresh).replaceAll('/c.md', '/x.md')),
      );
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      assert.equal(await ended, 0);
    } finally {
      client.dispose();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(minutes * 60_000 + 600_000);
});

type Client = ReturnType<typeof createMessageConnection>;

/** Sends one message; the answer, whichever it is, counts for nothing. */
async function send(random: Random, folder: string, client: Client): Promise<void> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const place = () => ({
    line: pick([0, 1, 2, 3, 99, -1, 2 ** 31]),
    character: pick([0, 1, 7, 60, 9999, -5]),
  });
  const range = () => ({ start: place(), end: place() });
  // Only a and b are ever touched.
  const uri = pick([
    ...['a', 'b'].map((name) => URI.file(path.join(folder, `content/en-SG/${name}.md`)).toString()),
    ...['file:///nowhere/x.md', 'untitled:one', 'no uri', ''],
  ]);
  const version = Math.floor(random() * 1000);
  const text = mutate(page, page, random);
  const textDocument = { uri, languageId: pick(['markdown', 'yaml', 'none']), version, text };
  const kind = random();
  if (kind < 0.15) return client.sendNotification('textDocument/didOpen', { textDocument });
  if (kind < 0.22) return client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  if (kind < 0.55) {
    const change = pick([
      { text },
      { range: range(), text: text.slice(0, 30) },
      { range: range(), text: '' },
    ]);
    const contentChanges = [change, change].slice(0, 1 + Math.floor(random() * 2));
    return client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }
  if (kind < 0.6)
    return client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: pick([1, 2, 3, 9]) }],
    });
  const params = pick<unknown>([
    { textDocument: { uri }, position: place(), range: range(), context: { diagnostics: [], only: ['x'] } },
    {
      textDocument: { uri },
      position: place(),
      range: range(),
      context: { diagnostics: [{ range: range() }] },
    },
    { command: 'terroir.none', arguments: [uri] },
    { query: text },
    [],
    null,
  ]);
  const taken = new CancellationTokenSource();
  const answer = client.sendRequest(pick(requests), params, taken.token).catch(() => {});
  if (random() < 0.5) taken.cancel();
  else if (random() < 0.3) await answer;
}
