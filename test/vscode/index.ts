import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import Mocha from 'mocha';

import * as vscode from 'vscode';
import { type JsonPage, setExtensionHost } from './host.ts';
import { mochaOptions, runAll } from './run.ts';

/** Runs the suite where the extension runs in Node. */
export function run(): Promise<void> {
  const mocha = new Mocha(mochaOptions);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  setExtensionHost({ review, killServer: () => process.kill(serverProcess(), 'SIGKILL') });
  require('./extension.ts');
  require('./hand-over.ts');
  return runAll((done) => mocha.run(done));
}

async function review(): Promise<JsonPage[]> {
  const cli = path.resolve(__dirname, '../../cli.mjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const args = [cli, 'review', '.', '--format', 'json', '--fail-on', 'never', '--language', 'en'];
  const options = { cwd: vscode.workspace.workspaceFolders![0]!.uri.fsPath, env, maxBuffer: 1 << 28 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return JSON.parse(stdout).pages;
}

/** The language server's process, a child of this one. */
function serverProcess(): number {
  const found = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line))
    .filter((line) => Number(line?.[2]) === process.pid && /dist\/server\.mjs\b/.test(line![3]!));
  assert.equal(found.length, 1, 'one server');
  return Number(found[0]![1]);
}
