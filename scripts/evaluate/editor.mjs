// npm run evaluate:editor -- DIR: reviews a site by the command line and by the language server, as an editor
// has it do, and holds their findings side by side: every page, place, severity, rule and message. Prints what
// both took, and the findings by market. Exits with 1 where they differ. A site without a baseline is expected:
// an editor shows its findings as hints.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const root = path.resolve(import.meta.dirname, '../..');
const site = process.argv[2] && path.resolve(process.argv[2]);
if (!site) {
  console.error('Usage: npm run evaluate:editor -- DIR');
  process.exit(2);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-editor-'));
const watched = ['--import', pathToFileURL(path.join(root, 'scripts/evaluate/usage.mjs')).href];
/** LSP's numbers for severities, from 1. */
const severities = ['', 'critical', 'major', 'minor', 'neutral'];

/** What a process that was run with `watched` used: seconds of CPU, and its memory at most in MiB. */
function usageIn(file) {
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
  return { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

function byCommandLine(name, ...more) {
  const usage = path.join(scratch, `${name}.json`);
  const args = ['review', '.', '--format', 'json', '--fail-on', 'never', '--language', 'en', ...more];
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...watched, path.join(root, 'dist/cli.mjs'), ...args],
    {
      cwd: site,
      env: { ...process.env, USAGE: usage, XDG_CACHE_HOME: path.join(scratch, 'cache') },
      maxBuffer: 2 ** 31,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return { ...JSON.parse(stdout), wall: (Date.now() - started) / 1000, ...usageIn(usage) };
}

/** Reviews the workspace as the editor's command does; gives the findings of each page that has any. */
async function byEditor() {
  const usage = path.join(scratch, 'editor.json');
  const server = spawn(process.execPath, [...watched, path.join(root, 'dist/server.mjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, USAGE: usage },
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const client = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(site).href;
  const pages = new Map();
  client.onNotification('textDocument/publishDiagnostics', ({ uri: page, diagnostics }) => {
    const name = decodeURIComponent(page.replace(/%3A/gi, ':')).slice(decodeURIComponent(uri).length + 1);
    pages.set(name, diagnostics);
  });
  client.onRequest('client/registerCapability', () => null);
  client.onRequest('window/workDoneProgress/create', () => null);
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    locale: 'en',
    capabilities: { window: { workDoneProgress: true } },
    workspaceFolders: [{ uri, name: path.basename(site) }],
  });
  await client.sendNotification('initialized', {});
  const started = Date.now();
  const verdict = await client.sendRequest('terroir/reviewWorkspace');
  const wall = (Date.now() - started) / 1000;
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await ended;
  return { pages, verdict, wall, ...usageIn(usage) };
}

const ofCommandLine = ({ line, column, endLine, endColumn, severity, ruleId, message }) =>
  `${line}:${column}-${endLine}:${endColumn} ${severity} ${ruleId} ${message}`;
const ofEditor = ({ range: { start, end }, severity, code, message }) =>
  `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${severities[severity]} ${code} ${message}`;

try {
  const cold = byCommandLine('cold', '--no-cache');
  byCommandLine('filling');
  const warm = byCommandLine('warm');
  const editor = await byEditor();
  const differing = [];
  let count = 0;
  for (const { path: name, findings } of cold.pages) {
    const [one, other] = [
      findings.map(ofCommandLine).sort(),
      (editor.pages.get(name) ?? []).map(ofEditor).sort(),
    ];
    editor.pages.delete(name);
    count += one.length;
    if (one.join('\n') !== other.join('\n')) differing.push({ name, one, other });
  }
  for (const [name, diagnostics] of editor.pages)
    if (diagnostics.length) differing.push({ name, one: [], other: diagnostics.map(ofEditor) });

  console.log(`${cold.pages.length} pages, ${count} findings`);
  for (const { name, one, other } of differing.slice(0, 10))
    console.log(
      `${name} differs:\n  ${[...one.map((text) => `- ${text}`), ...other.map((text) => `+ ${text}`)].join('\n  ')}`,
    );
  console.log(
    differing.length ? `${differing.length} pages differ.` : 'Editor and command line agree on every page.',
  );
  if (cold.pages.length && JSON.stringify(cold.pages) !== JSON.stringify(warm.pages)) {
    console.log('The command line’s second run differs from its first.');
    process.exitCode = 1;
  }
  console.log(`\n${'seconds'.padEnd(26)}     cpu    wall  peak MiB`);
  for (const [name, { cpu, wall, memory }] of Object.entries({
    'command line, no cache': cold,
    'command line, again': warm,
    'editor’s server': editor,
  }))
    console.log(
      `${name.padEnd(26)}${cpu.toFixed(2).padStart(8)}${wall.toFixed(2).padStart(8)}${memory.toFixed(0).padStart(10)}`,
    );
  console.log(`\n${'market'.padEnd(10)}pages   words  critical  major  minor  nudges  mirror  local`);
  for (const { market, pages, words, bySeverity, mirror, local } of cold.markets) {
    const share = (value) => (value === null ? '–' : `${Math.round(value * 100)}%`);
    console.log(
      `${(market ?? 'none').padEnd(10)}${String(pages).padStart(5)}${String(words).padStart(8)}${String(bySeverity.critical).padStart(10)}${String(bySeverity.major).padStart(7)}${String(bySeverity.minor).padStart(7)}${String(bySeverity.neutral).padStart(8)}${share(mirror).padStart(8)}${share(local).padStart(7)}`,
    );
  }
  if (differing.length) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
