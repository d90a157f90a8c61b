/**
 * Messages as no editor sends them: edits off the page, documents nobody opened, questions about what is not there, each taken
 * back or not. Whatever comes, the server lives, and says at last of a page what it says of it afresh.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { folderHost } from '../../src/node/files.ts';
import { staysInside } from '../../src/node/inside.ts';
import { writeBelow } from '../../src/node/write.ts';
import { requests } from '../../src/server/method-protocol.ts';
import { startServer } from '../../src/server/server.ts';
import { startGuide } from '../core/guide.ts';
import { mutate, type Random, randomNumbers } from '../core/mutations.ts';

const minutes = Number(process.env.TERROIR_FUZZ_MINUTES ?? 0);
const seed = Number(process.env.TERROIR_SEED ?? 1);
const page = '# About\n\nWe are a national high-tech enterprise，since 1999. 😀 Call 400-000-0000, ¥999.\n';
const methods: readonly string[] = [
  ...['hover', 'codeAction', 'completion', 'codeLens', 'documentLink', 'diagnostic', 'definition'].map(
    (name) => `textDocument/${name}`,
  ),
  ...['workspace/executeCommand', 'workspace/symbol', 'codeAction/resolve', 'no/such'],
  ...Object.values(requests).map(({ method }) => method),
];

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

describe('language server under messages no editor sends', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-lsp-fuzz-'));
    mkdirSync(path.join(folder, 'content/en-SG'), { recursive: true });
    for (const name of ['a', 'b', 'c']) writeFileSync(path.join(folder, `content/en-SG/${name}.md`), page);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lives, forgets what is closed, and says at last what it says afresh', async () => {
    const server = spawn(process.execPath, ['dist/server.mjs', '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const client = createMessageConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    try {
      const whatIsSaid = await introduce(client, folder);
      const random = randomNumbers(seed);
      for (let count = 0; count < 300; count++) await send(client, draw(random, folder));
      await checkAtLast(client, whatIsSaid, folder);
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      assert.equal(await ended, 0);
    } finally {
      client.dispose();
      server.kill();
    }
  }).timeout(600_000);

  // Coverage is counted of this process, so that the server is in it.
  it('does so under those that ran code no others did', async function () {
    if (!minutes) this.skip();
    const [up, down] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(up),
      new StreamMessageWriter(down),
    );
    startServer(connection, () => ({
      hostFor: (site, depth) => folderHost(site.fsPath, depth),
      siteOf: (site) => ({ folder: site, by: 'nothing' }),
      sitesBelow: async () => [],
      write: (site, file, text) => writeBelow(site.fsPath, file, text),
      staysInside: (site, file) => staysInside(site.fsPath, path.join(site.fsPath, file)),
      identity: async () => undefined,
      owners: async () => () => [],
      changed: async () => undefined,
    }));
    const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    try {
      const whatIsSaid = await introduce(client, folder);
      const guide = await startGuide();
      const random = randomNumbers(seed);
      const led: Message[][] = [];
      let count = 0;
      for (const end = Date.now() + minutes * 6_000; Date.now() < end; count += inARow) {
        const isVaried = led.length > 0 && random() < 0.6;
        const messages = isVaried
          ? vary(led[Math.floor(random() * led.length)]!, random, folder).slice(0, 2 * inARow)
          : Array.from({ length: inARow }, () => draw(random, folder));
        for (const message of messages) await send(client, message);
        // Answered behind all the others.
        await client.sendRequest('no/such').catch(() => {});
        if (await guide.isNew()) led.push(messages);
        if (led.length > mostKept) led.shift();
      }
      console.log(`messages: ${count}, ${led.length} rows led on, ${guide.known} blocks`);
      await checkAtLast(client, whatIsSaid, folder);
    } finally {
      client.dispose();
      connection.dispose();
    }
  }).timeout(minutes * 60_000 + 600_000);
});

/** How many messages are sent before coverage is looked at. */
const inARow = 12;
/** How many rows that led somewhere new are varied further, those found last. */
const mostKept = 500;

type WhatIsSaid = (uri: string, version: number) => Promise<Published>;

/** Introduces an editor; what it is told of a document in a version is what the function waits for. */
async function introduce(client: Client, folder: string): Promise<WhatIsSaid> {
  const waiting = new Map<string, (one: Published) => void>();
  client.onError(() => {});
  client.onUnhandledNotification(() => {});
  client.onRequest(() => null);
  client.onNotification('textDocument/publishDiagnostics', (one: Published) => {
    waiting.get(`${one.uri} ${one.version}`)?.(one);
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'site' }],
  });
  await client.sendNotification('initialized', {});
  return (uri, version) => new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));
}

/** Both pages hold the same at last: one after all that, the other opened now. */
async function checkAtLast(client: Client, whatIsSaid: WhatIsSaid, folder: string): Promise<void> {
  const said = async (name: string, version: number, isOpen: boolean) => {
    const uri = URI.file(path.join(folder, `content/en-SG/${name}.md`)).toString();
    const published = whatIsSaid(uri, version);
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
}

type Client = ReturnType<typeof createMessageConnection>;

/** A message to the server, and what is done about its answer, whichever that is. */
interface Message {
  readonly method: string;
  readonly params: unknown;
  readonly answer?: 'awaited' | 'taken back' | 'left';
}

async function send(client: Client, { method, params, answer }: Message): Promise<void> {
  if (!answer) return client.sendNotification(method, params);
  const taken = new CancellationTokenSource();
  const answered = client.sendRequest(method, params, taken.token).catch(() => {});
  if (answer === 'taken back') taken.cancel();
  if (answer === 'awaited') await answered;
}

function draw(random: Random, folder: string): Message {
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
  if (kind < 0.15) return { method: 'textDocument/didOpen', params: { textDocument } };
  if (kind < 0.22) return { method: 'textDocument/didClose', params: { textDocument: { uri } } };
  if (kind < 0.55) {
    const change = pick([
      { text },
      { range: range(), text: text.slice(0, 30) },
      { range: range(), text: '' },
    ]);
    const contentChanges = [change, change].slice(0, 1 + Math.floor(random() * 2));
    return {
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version }, contentChanges },
    };
  }
  if (kind < 0.6)
    return {
      method: 'workspace/didChangeWatchedFiles',
      params: { changes: [{ uri, type: pick([1, 2, 3, 9]) }] },
    };
  const params = pick<unknown>([
    { textDocument: { uri }, position: place(), range: range(), context: { diagnostics: [], only: ['x'] } },
    {
      textDocument: { uri },
      position: place(),
      range: range(),
      context: { diagnostics: [{ range: range() }] },
    },
    { uri, market: pick(['ID', 'XX', 1]), path: uri, language: 'en', text, from: -1, to: 2 ** 31 },
    { command: 'terroir.none', arguments: [uri] },
    { query: text },
    [],
    null,
  ]);
  const answer = random() < 0.5 ? 'taken back' : random() < 0.3 ? 'awaited' : 'left';
  return { method: pick(methods), params, answer };
}

/** Messages in a row with some of them others: left out, sent twice, drawn anew, or with the content of a neighbour. */
function vary(messages: readonly Message[], random: Random, folder: string): Message[] {
  return messages.flatMap((message) => {
    const kind = random();
    if (kind < 0.1) return [];
    if (kind < 0.2) return [message, message];
    if (kind < 0.35) return [draw(random, folder)];
    if (kind < 0.45) return [{ ...message, params: draw(random, folder).params }];
    return [message];
  });
}
