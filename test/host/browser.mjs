/**
 * The browser that shows the workbench: the one `CHROME_PATH` names, else an installed Chrome,
 * Chromium or Edge, else the Chromium inside the npm package @sparticuz/chromium (Linux on x64).
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { cached } from './cache.mjs';
import { fontEnvironment } from './fonts.mjs';
import { install } from './install.mjs';

/**
 * @typedef {object} Executable
 * @property {string} path
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 */

const quietArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // The page shows nothing but the local workbench, and CI runs as root.
  '--no-sandbox',
];

/**
 * Starts the browser, headless.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const { path, args, env } = await findBrowser();
  const home = await install('browser');
  /** @type {typeof import('playwright-core')} */
  const { chromium } = await import(pathToFileURL(join(home, 'node_modules/playwright-core/index.mjs')).href);
  return chromium.launch({
    executablePath: path,
    args: [...quietArgs, ...args],
    env: { ...env, ...fontEnvironment(home) },
    // cleanup.mjs turns signals into an exit, on which Playwright ends the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * Finds the browser to use.
 *
 * @returns {Promise<Executable>}
 */
export async function findBrowser() {
  const path = process.env.CHROME_PATH || installedBrowsers().find(existsSync);
  if (path) return { path, args: [], env: process.env };
  if (process.platform === 'linux' && process.arch === 'x64') return chromiumFromNpm();
  throw new Error('No Chrome, Chromium or Edge found. Install one or set CHROME_PATH.');
}

/** @returns {string[]} where this platform keeps its browsers */
function installedBrowsers() {
  const { env } = process;
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]);
    default:
      return [
        'google-chrome-stable',
        'google-chrome',
        'chromium',
        'chromium-browser',
        'microsoft-edge',
      ].flatMap((name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  }
}

/**
 * Unpacks the Chromium that @sparticuz/chromium carries. The package's own unpacking and arguments
 * are meant for AWS Lambda: it writes to the system's temporary folder and disables web security.
 *
 * @returns {Promise<Executable>}
 */
async function chromiumFromNpm() {
  const home = await install('browser');
  const folder = await cached(`${basename(home)}-chromium`, async (target) => {
    const packed = join(home, 'node_modules/@sparticuz/chromium/bin');
    const { extract } = createRequire(join(packed, '../package.json'))('tar-fs');
    const unpack = (/** @type {string} */ name, /** @type {NodeJS.WritableStream} */ sink) =>
      pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), sink);
    await Promise.all([
      unpack('chromium.br', createWriteStream(join(target, 'chromium'), { mode: 0o755 })),
      unpack('swiftshader.tar.br', extract(target)),
      unpack('al2023.tar.br', extract(join(target, 'libraries'))),
    ]);
  });
  const path = join(folder, 'chromium');
  const args = ['--headless=shell', '--no-zygote', '--disable-setuid-sandbox'];
  return { path, args, env: withLibraries(path, join(folder, 'libraries/lib')) };
}

/**
 * The environment in which the executable finds its shared libraries: this one, unless the machine
 * lacks some and the package's copies are needed.
 *
 * @param {string} executable
 * @param {string} libraries
 * @returns {NodeJS.ProcessEnv}
 */
function withLibraries(executable, libraries) {
  const starts = spawnSync(executable, ['--version'], { stdio: 'ignore' }).status === 0;
  if (starts) return process.env;
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { ...process.env, LD_LIBRARY_PATH: path };
}
