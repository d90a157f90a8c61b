#!/usr/bin/env node
/**
 * Runs a test module inside VS Code's web-worker extension host, as on vscode.dev, and exits with its
 * result.
 *
 *     node test/host/web.mjs --extension . --tests dist/test/vscode/web.js --folder test/sites
 *
 *     --extension DIR      the extension under test; any further ones are only loaded beside it
 *     --tests FILE         the module whose run() runs the tests, inside the first extension
 *     --folder DIR         the folder to open; the tests get a copy of it
 *     --locale LOCALE      the display language, such as zh-cn
 *     --found FILE         where the tests read what the command line finds in the folder, as JSON; written before they begin
 *     --timeout MS         how long the tests may take; a quarter of an hour by default, which only a hang takes
 *     --verbose            print what the page has complained about
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { reportRun } from './report.mjs';
import { openWebWorkbench } from './web-workbench.mjs';
import { copyOf } from './workbench.mjs';

const { values } = parseArgs({
  options: {
    extension: { type: 'string', multiple: true },
    tests: { type: 'string' },
    folder: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    found: { type: 'string' },
    timeout: { type: 'string', default: '900000' },
    verbose: { type: 'boolean', default: false },
  },
});
const { extension: extensions = [], tests, folder, locale } = values;
const [underTest, ...others] = extensions.map((path) => resolve(path));
if (!underTest || !tests || !folder) throw new Error('--extension, --tests and --folder are required.');

const copy = await copyOf(folder);
if (values.found) {
  // No process can be started where the tests run.
  const review = ['review', '.', '--format', 'json', '--fail-on', 'never', '--language', 'en'];
  const { stdout } = await promisify(execFile)(process.execPath, [resolve('dist/cli.mjs'), ...review], {
    cwd: copy.path,
    maxBuffer: 1 << 28,
  });
  await writeFile(values.found, stdout);
}
const workbench = await openWebWorkbench({
  folder: copy.path,
  extensions: [underTest, ...others],
  testsPath: tests,
  locale,
  onLine: console.log,
});
const closed = { ...workbench, close: () => workbench.close().finally(copy.remove) };
process.exitCode = await reportRun(closed, { timeout: Number(values.timeout), verbose: values.verbose });
