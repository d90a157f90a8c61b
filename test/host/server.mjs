/**
 * VS Code's own server, which serves the workbench and runs the Node extension host.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { cleanUpLater, scratchFolder } from './cleanup.mjs';
import { install } from './install.mjs';
import { writeLanguagePack } from './language.mjs';
import { quietSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} folder the folder to open
 * @property {'current' | 'oldest'} [edition] which VS Code; the current one by default
 * @property {string[]} [extensions] folders of extensions to load as they are
 * @property {string[]} [vsix] packaged extensions to install
 * @property {string} [testsPath] a module whose `run()` the extension host calls
 * @property {Record<string, unknown>} [settings] user settings, on top of `settings.mjs`
 * @property {string} [locale] the display language, such as `zh-cn`; English by default
 */

/**
 * @typedef {object} Server
 * @property {string} origin such as `http://127.0.0.1:4711`
 * @property {number} port
 * @property {string} url opens the folder with the extensions, and starts the tests if there are any
 * @property {Promise<number | null>} ended the exit code
 * @property {() => string} log what the server has printed
 * @property {() => Promise<void>} close ends the server and all its processes, removes its data
 */

/** How long a server may take to start, on a busy machine. */
const startLimit = 60_000;

/**
 * Starts a server on a free port.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { edition = 'current', extensions = [], vsix = [], settings = {}, locale = 'en' } = options;
  const { node, main } = await findServer(edition);
  const scratch = scratchFolder();
  const at = (/** @type {string} */ name) => join(scratch.path, name);
  const args = [
    main,
    '--accept-server-license-terms',
    '--without-connection-token',
    '--disable-workspace-trust',
    '--disable-experiments',
    '--enable-smoke-test-driver',
    ...['--telemetry-level', 'off'],
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--server-data-dir', at('server'), '--user-data-dir', at('user'), '--extensions-dir', at('extensions')],
    ...['--locale', locale],
  ];
  const env = cleanEnvironment(scratch.path);

  await mkdir(at('user/User'), { recursive: true });
  await writeFile(at('user/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  if (locale !== 'en') await writeLanguagePack(locale, at('user'));
  for (const file of vsix) {
    await promisify(execFile)(node, [...args, '--install-extension', resolve(file)], { env });
  }

  const child = spawn(node, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = cleanUpLater(() => killGroup(child));
  const ended = new Promise((done) => {
    child.once('exit', done);
  });
  let log = '';
  const port = await new Promise((listening, reject) => {
    const read = (/** @type {Buffer} */ chunk) => {
      log += chunk;
      const match = /listening on (\d+)/.exec(log);
      if (match) listening(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}.\n${log}`)));
    setTimeout(() => reject(new Error(`VS Code's server did not start.\n${log}`)), startLimit).unref();
  });

  const development = await linkExtensions(extensions, at('development'));
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [['skipWelcome', 'true']];
  if (extensions.length > 0) payload.push(['extensionDevelopmentPath', remote(development.folder)]);
  if (options.testsPath) payload.push(['extensionTestsPath', remote(development.locate(options.testsPath))]);
  const origin = `http://127.0.0.1:${port}`;
  const query = new URLSearchParams({ folder: resolve(options.folder), payload: JSON.stringify(payload) });

  return {
    origin,
    port,
    url: `${origin}/?${query}`,
    ended,
    log: () => log,
    close: async () => {
      kill();
      await ended;
      scratch.remove();
    },
  };
}

/**
 * @param {'current' | 'oldest'} edition
 * @returns {Promise<{ node: string, main: string }>}
 */
async function findServer(edition) {
  if (process.platform === 'win32') throw new Error('The test host runs on Linux and macOS. Use `npm run test:desktop`.');
  const home = await install(edition);
  const main = join(home, 'node_modules/code-server/lib/vscode/out/server-main.js');
  const packaged = join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return { main, node: existsSync(packaged) ? packaged : process.execPath };
}

/**
 * This environment without what an enclosing VS Code left in it (the tests may be started from its
 * terminal), and with sockets and temporary files inside the run's own folder.
 *
 * @param {string} scratch
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment(scratch) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(kept), TMPDIR: scratch, XDG_RUNTIME_DIR: scratch };
}

/**
 * Links extensions into one folder, because the workbench takes a single development path. The
 * extension host chooses a test module's `vscode` by the extension whose folder it lies in, so tests
 * are to be addressed through the link.
 *
 * @param {string[]} extensions
 * @param {string} folder
 * @returns {Promise<{ folder: string, locate: (file: string) => string }>}
 */
async function linkExtensions(extensions, folder) {
  await mkdir(folder);
  const links = new Map();
  for (const extension of extensions.map((path) => resolve(path))) {
    const { name } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
    links.set(extension, join(folder, name));
    await symlink(extension, join(folder, name));
  }
  const locate = (/** @type {string} */ file) => {
    const path = resolve(file);
    const owner = [...links.keys()].find((extension) => path.startsWith(extension + sep));
    return owner ? join(links.get(owner), relative(owner, path)) : path;
  };
  return { folder, locate };
}

/**
 * Ends a process with all that it started: extension hosts, language servers, file watchers.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
