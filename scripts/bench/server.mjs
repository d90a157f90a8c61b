// What the language server costs over stdio: to start, to open a page, to follow what is typed at places drawn from a fixed seed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { quantile } from './processes.mjs';
import { chance } from './site.mjs';

/** Keys that are typed, after some that find a server which has never followed any. */
const [warmUp, keys] = [20, 100];

/**
 * @param {string} server the program
 * @param {string} site a folder with pages
 * @param {string} page one of them, whose text the pages that are typed in have again and again
 */
export async function benchServer(server, site, page) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-server-'));
  const told = path.join(scratch, 'told.cjs');
  writeFileSync(
    told,
    "process.on('SIGUSR2', () => { gc(); const { user, system } = process.cpuUsage(); process.stderr.write(JSON.stringify([(user + system) / 1000, process.memoryUsage().heapUsed, process.memoryUsage().rss]) + '\\n'); });",
  );
  const began = performance.now();
  const running = spawn(process.execPath, ['--expose-gc', '--require', told, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const client = createMessageConnection(
    new StreamMessageReader(running.stdout),
    new StreamMessageWriter(running.stdin),
  );
  let waiting = () => {};
  client.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => waiting(uri, version));
  client.onUnhandledNotification(() => {});
  client.onRequest(() => null);
  client.listen();
  /** Milliseconds of CPU so far, and MiB in use and resident. */
  const used = async () => {
    process.kill(running.pid, 'SIGUSR2');
    const [said] = await once(running.stderr, 'data');
    const [cpu, heap, resident] = JSON.parse(said);
    return { cpu, heap: heap / 2 ** 20, resident: resident / 2 ** 20 };
  };
  const diagnosed = (uri, version) =>
    new Promise((resolve) => {
      waiting = (of, at) => of === uri && at === version && resolve();
    });
  try {
    const uri = pathToFileURL(site).href;
    await client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
      workspaceFolders: [{ uri, name: 'site' }],
    });
    await client.sendNotification('initialized', {});
    console.log(`server ready after ${(performance.now() - began).toFixed(0)} ms`);
    for (const size of [10_000, 100_000]) {
      const one = readFileSync(page, 'utf8');
      const [head, body] = one.startsWith('---\n')
        ? [one.slice(0, one.indexOf('\n---\n', 4) + 5), one.slice(one.indexOf('\n---\n', 4) + 5)]
        : ['', one];
      let text = head;
      while (text.length < size) text += `${body}\n`;
      const name = pathToFileURL(path.join(path.dirname(page), `typed-${size}.md`)).href;
      const opened = performance.now();
      let shown = diagnosed(name, 1);
      await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: name, languageId: 'markdown', version: 1, text },
      });
      await shown;
      const opening = performance.now() - opened;
      const next = chance(7);
      const times = [];
      let before;
      for (let key = 0; key < warmUp + keys; key++) {
        if (key === warmUp) before = await used();
        const line = Math.floor(next() * text.split('\n').length);
        const at = { line, character: 0 };
        const version = key + 2;
        shown = diagnosed(name, version);
        const typed = performance.now();
        await client.sendNotification('textDocument/didChange', {
          textDocument: { uri: name, version },
          contentChanges: [{ range: { start: at, end: at }, text: 'a' }],
        });
        await shown;
        if (key >= warmUp) times.push(performance.now() - typed);
      }
      const after = await used();
      console.log(
        `${size / 1000} kB: opened in ${opening.toFixed(0)} ms; a key p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms with the pause of typing, ${((after.cpu - before.cpu) / keys).toFixed(1)} ms of CPU; ${after.heap.toFixed(0)} MiB in use, ${after.resident.toFixed(0)} resident`,
      );
      await client.sendNotification('textDocument/didClose', { textDocument: { uri: name } });
    }
  } finally {
    client.dispose();
    running.kill();
    rmSync(scratch, { recursive: true });
  }
}
