// npm run test:memory [-- PAGES]: what the language server holds in memory after it has reviewed a workspace of so many pages,
// and after pages of it were opened, typed in and closed. Figures are of what is in use, after garbage is collected.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** What a reviewed page may cost, in bytes: its findings with their sentences. */
const mostOfPage = 20_000;
/** What is held besides, in bytes: phrases, rules, word lists, and the parsed pages that are kept. */
const budget = 300_000_000;
/** How many pages are opened, typed in and closed. */
const opened = 30;

const wanted = Number(process.argv[2] ?? 2000);
const root = path.resolve(import.meta.dirname, '../..');
const site = mkdtempSync(path.join(tmpdir(), 'terroir-memory-'));
const told = path.join(site, '.told.cjs');
writeFileSync(
  told,
  "process.on('SIGUSR2', () => { gc(); gc(); process.stderr.write(String(process.memoryUsage().heapUsed)); });",
);
const pages = [];
for (let copy = 0; pages.length < wanted; copy++) {
  for (const locale of readdirSync(path.join(root, 'test/sites/yunfan/content'))) {
    const folder = path.join(site, 'content', locale, `part-${copy}`);
    cpSync(path.join(root, 'test/sites/yunfan/content', locale), folder, { recursive: true });
    for (const name of readdirSync(folder)) if (name.endsWith('.md')) pages.push(path.join(folder, name));
  }
}

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
/** Bytes in use. */
async function inUse() {
  process.kill(server.pid, 'SIGUSR2');
  const [said] = await once(server.stderr, 'data');
  return Number(said);
}
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

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
  assert.ok(reviewed < budget + pages.length * mostOfPage, megabytes(reviewed));
  for (const file of pages.slice(0, opened)) {
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
  const after = await inUse();
  console.log(`${megabytes(after)} after ${opened} pages were opened, typed in and closed`);
  assert.ok(after < budget + pages.length * mostOfPage, megabytes(after));
} finally {
  server.kill();
  client.dispose();
  rmSync(site, { recursive: true, force: true });
}
