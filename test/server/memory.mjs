// npm run test:memory [-- PAGES]: what the language server holds in memory once it has reviewed a workspace of 3,500 pages and one
// of so many, and after pages of it were opened, typed in and closed. Figures are of what is in use after garbage is collected,
// buffers among it, and on Linux of the most that was resident.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** What a reviewed page may cost, in bytes: its path, its numbers, and what it was made from. */
const mostOfPage = 10_000;
/** What is held besides, in bytes: phrases, rules, word lists, parsed pages, and 16 MB of findings; the others lie in a file. */
const budget = 300_000_000;
/** The most that may be resident while threads review, in bytes. */
const mostResident = 1_500_000_000;
/** How many pages are opened, typed in and closed. */
const opened = 30;

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'terroir-memory-'));
const told = path.join(folder, 'told.cjs');
writeFileSync(
  told,
  `process.on('SIGUSR2', () => {
  gc(); gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  process.stderr.write(String(heapUsed + arrayBuffers));
});`,
);
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** Makes a site of the sample's pages, and gives their paths. */
function siteOf(wanted) {
  const site = path.join(folder, String(wanted));
  const content = path.join(root, 'test/sites/yunfan/content');
  const pages = [];
  for (let copy = 0; pages.length < wanted; copy++) {
    for (const locale of readdirSync(content)) {
      const part = path.join(site, 'content', locale, `part-${copy}`);
      cpSync(path.join(content, locale), part, { recursive: true });
      for (const name of readdirSync(part)) if (name.endsWith('.md')) pages.push(path.join(part, name));
    }
  }
  return { site, pages };
}

/** Reviews a site of so many pages, and gives how many they are and how many bytes are in use then. */
async function measure(wanted, isTypedIn) {
  const { site, pages } = siteOf(wanted);
  const server = spawn(
    process.execPath,
    ['--expose-gc', '--require', told, path.join(root, 'dist/server.mjs'), '--stdio'],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const client = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onUnhandledNotification(() => {});
  client.onRequest(() => null);
  client.listen();
  const inUse = async () => {
    process.kill(server.pid, 'SIGUSR2');
    const [said] = await once(server.stderr, 'data');
    return Number(said);
  };
  try {
    await client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: pathToFileURL(site).href, name: 'site' }],
    });
    await client.sendNotification('initialized', {});
    await client.sendRequest('terroir/reviewWorkspace');
    const reviewed = await inUse();
    console.log(`${pages.length} pages: ${megabytes(reviewed)} in use once the workspace is reviewed`);
    if (process.platform === 'linux') {
      const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
      const most = Number(kilobytes) * 1024;
      console.log(`${megabytes(most)} resident at most, threads included`);
      assert.ok(most < mostResident, megabytes(most));
    }
    if (isTypedIn) await typeIn(client, pages.slice(0, opened));
    const after = isTypedIn ? await inUse() : reviewed;
    if (isTypedIn) console.log(`${megabytes(after)} after ${opened} pages were opened, typed in and closed`);
    assert.ok(after < budget + pages.length * mostOfPage, megabytes(after));
    return { pages: pages.length, reviewed };
  } finally {
    server.kill();
    client.dispose();
  }
}

async function typeIn(client, files) {
  for (const file of files) {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, 'utf8');
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `${text}\nMore.\n` }],
    });
    await client.sendRequest('terroir/locality', { uri });
    await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }
}

try {
  const few = await measure(3500, false);
  const many = await measure(Number(process.argv[2] ?? 7000), true);
  const ofPage = (many.reviewed - few.reviewed) / (many.pages - few.pages);
  console.log(`${(ofPage / 1000).toFixed(1)} kB more for each page more`);
  assert.ok(ofPage < mostOfPage, String(ofPage));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
