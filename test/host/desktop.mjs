#!/usr/bin/env node
/**
 * `npm run test:desktop`: runs a test module in the VS Code of a developer's own machine, which
 * `@vscode/test-electron` downloads.
 *
 *     node test/host/desktop.mjs --extension . --tests dist/test/vscode/index.js --folder test/sites
 *
 *     --extension DIR      an extension to load as it is (may be repeated)
 *     --tests FILE         the module whose run() runs the tests
 *     --folder DIR         the folder to open; the tests get a copy of it
 *     --version VERSION    which VS Code: stable (default), insiders, or a number
 *     --code FILE          an executable of VS Code, to use instead of downloading one
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { scratchFolder } from './cleanup.mjs';
import { copyOf } from './workbench.mjs';

const { values } = parseArgs({
  options: {
    extension: { type: 'string', multiple: true },
    tests: { type: 'string' },
    folder: { type: 'string' },
    version: { type: 'string', default: 'stable' },
    code: { type: 'string' },
  },
});
const { extension: extensions = [], tests, folder, version, code } = values;
if (extensions.length === 0 || !tests || !folder)
  throw new Error('--extension, --tests and --folder are required.');

const copy = await copyOf(folder);
const profile = scratchFolder();
process.exitCode = await runTests({
  version,
  ...(code && { vscodeExecutablePath: resolve(code) }),
  extensionDevelopmentPath: extensions.map((path) => resolve(path)),
  extensionTestsPath: resolve(tests),
  launchArgs: [copy.path, '--disable-workspace-trust', '--user-data-dir', profile.path],
});
