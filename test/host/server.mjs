/**
 * VS Code's own server, which serves the workbench and runs the Node extension host.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { scratchFolder } from './cleanup.mjs';
import { linkAsInstalled, linkForDevelopment } from './extensions.mjs';
import { install } from './install.mjs';
import { writeLanguagePack } from './language.mjs';
import { startService } from './service.mjs';
import { quietSettings, trustSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} folder the folder to open
 * @property {'current' | 'oldest'} [edition] which VS Code; the current one by default
 * @property {string[]} [extensions] folders of extensions to load as they are
 * @property {string[]} [vsix] packaged extensions to install
 * @property {string} [testsPath] a module whose `run()` the extension host calls
 * @property {Record<string, unknown>} [settings] user settings, on top of `settings.mjs`
 * @property {boolean} [asksTrust] folders are not trusted until the user says so; otherwise all are
 * @property {NodeJS.ProcessEnv} [env] more of the environment
 * @property {string} [locale] the display language, such as `zh-cn`; English by default
 */

/**
 * @typedef {object} Server
 * @property {string} origin such as `http://127.0.0.1:4711`
 * @property {number} port
 * @property {string} url opens the folder with the extensions, and starts the tests if there are any
 * @property {(folder: string) => string} urlOf opens another folder
 * @property {(settings: Record<string, unknown>) => Promise<void>} set other user settings, for all windows
 * @property {Promise<number | null>} ended the exit code
 * @property {() => string} log what the server has printed
 * @property {() => Promise<void>} close ends the server and all its processes, removes its data
 */

const commonArgs = [
  '--accept-server-license-terms',
  '--without-connection-token',
  '--disable-experiments',
  '--telemetry-level=off',
  '--host=127.0.0.1',
  '--port=0',
];

/**
 * Starts a server on a free port.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const {
    edition = 'current',
    extensions = [],
    vsix = [],
    settings = {},
    locale = 'en',
    testsPath,
    asksTrust = false,
  } = options;
  const { node, main } = await findServer(edition);
  const scratch = scratchFolder();
  const at = (/** @type {string} */ name) => join(scratch.path, name);
  const args = [
    main,
    ...commonArgs,
    ...(asksTrust ? [] : ['--disable-workspace-trust']),
    // The environment of the user's shell would go before it.
    ...(options.env ? ['--force-disable-user-env'] : []),
    `--server-data-dir=${at('server')}`,
    `--user-data-dir=${at('user')}`,
    `--extensions-dir=${at('extensions')}`,
    `--locale=${locale}`,
  ];
  const env = { ...cleanEnvironment(scratch.path), ...options.env };

  await mkdir(at('user/User'), { recursive: true });
  const set = (/** @type {Record<string, unknown>} */ some) =>
    writeFile(
      at('user/User/settings.json'),
      JSON.stringify({ ...quietSettings, ...(asksTrust && trustSettings), ...some }, undefined, 2),
    );
  await set(settings);
  if (locale !== 'en') await writeLanguagePack(locale, at('user'));
  for (const file of vsix) {
    await promisify(execFile)(node, [...args, '--install-extension', resolve(file)], { env });
  }

  /** @type {((port: number) => string[][]) | undefined} what the workbench is told besides the folder */
  let payload;
  if (testsPath) {
    const { locate } = await linkForDevelopment(extensions, at('development'));
    args.push('--enable-smoke-test-driver');
    payload = (port) => [
      ['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${port}${at('development')}`],
      ['extensionTestsPath', `vscode-remote://127.0.0.1:${port}${locate(testsPath)}`],
    ];
  } else {
    await linkAsInstalled(extensions, at('extensions'));
  }

  const service = await startService("VS Code's server", [node, ...args], {
    env,
    ready: /listening on (\d+)/,
  });
  const port = Number(service.ready[1]);
  const origin = `http://127.0.0.1:${port}`;
  const urlOf = (/** @type {string} */ folder) => {
    const query = new URLSearchParams({ folder: resolve(folder) });
    if (payload) query.set('payload', JSON.stringify(payload(port)));
    return `${origin}/?${query}`;
  };
  return {
    origin,
    port,
    url: urlOf(options.folder),
    urlOf,
    set,
    ended: service.ended,
    log: service.log,
    close: async () => {
      await service.close();
      scratch.remove();
    },
  };
}

/**
 * @param {'current' | 'oldest'} edition
 * @returns {Promise<{ node: string, main: string }>}
 */
async function findServer(edition) {
  if (process.platform === 'win32')
    throw new Error('The test host runs on Linux and macOS. Use `npm run test:desktop`.');
  const home = await install(edition);
  const main = join(home, 'node_modules/code-server/lib/vscode/out/server-main.js');
  const packaged = join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return { main, node: existsSync(packaged) ? packaged : process.execPath };
}

/**
 * This environment without what an enclosing VS Code left in it (the tests may be started from its
 * terminal), with sockets and temporary files inside the run's own folder, and without a marketplace to
 * ask about extensions.
 *
 * @param {string} scratch
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment(scratch) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(kept), TMPDIR: scratch, XDG_RUNTIME_DIR: scratch, EXTENSIONS_GALLERY: '{}' };
}
