#!/usr/bin/env node
/**
 * Runs a test module inside VS Code's Node extension host and exits with its result.
 *
 *     node test/host/run.mjs --extension . --tests dist/test/vscode/index.js --folder test/sites
 *
 *     --extension DIR      an extension to load as it is (may be repeated)
 *     --vsix FILE          a packaged extension to install (may be repeated)
 *     --tests FILE         the module whose run() runs the tests
 *     --folder DIR         the folder to open; the tests get a copy of it
 *     --edition EDITION    current (default) or oldest
 *     --locale LOCALE      the display language, such as zh-cn
 *     --settings JSON      user settings
 *     --timeout MS         how long the tests may take; a quarter of an hour by default, which only a hang takes
 *     --verbose            print what server and page have logged
 */
import { parseArgs } from 'node:util';
import { reportRun } from './report.mjs';
import { openWorkbench } from './workbench.mjs';

const { values } = parseArgs({
  options: {
    extension: { type: 'string', multiple: true },
    vsix: { type: 'string', multiple: true },
    tests: { type: 'string' },
    folder: { type: 'string' },
    edition: { type: 'string', default: 'current' },
    locale: { type: 'string', default: 'en' },
    settings: { type: 'string', default: '{}' },
    timeout: { type: 'string', default: '900000' },
    verbose: { type: 'boolean', default: false },
  },
});
const { extension: extensions, vsix, tests, folder, locale } = values;
if (!tests || !folder) throw new Error('--tests and --folder are required.');
if (values.edition !== 'current' && values.edition !== 'oldest')
  throw new Error('--edition is current or oldest.');

const workbench = await openWorkbench({
  folder,
  copyFolder: true,
  edition: values.edition,
  extensions,
  vsix,
  testsPath: tests,
  locale,
  settings: JSON.parse(values.settings),
  onLine: console.log,
});
process.exitCode = await reportRun(workbench, { timeout: Number(values.timeout), verbose: values.verbose });
