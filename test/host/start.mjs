#!/usr/bin/env node
/**
 * `npm start`: opens a folder in VS Code with the extension loaded.
 *
 *     node test/host/start.mjs [FOLDER] [--locale LOCALE] [--server]
 *
 * That is the VS Code on this machine if it has one, else (or with --server) the one from npm, shown in
 * the user's browser until Ctrl+C.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from './server.mjs';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { locale: { type: 'string' }, server: { type: 'boolean', default: false } },
});
const folder = resolve(positionals[0] ?? join(root, 'test/sites'));

const code = values.server ? undefined : findOnPath('code');
if (code) {
  const locale = values.locale ? ['--locale', values.locale] : [];
  run(code, [`--extensionDevelopmentPath=${root}`, ...locale, folder], 'inherit');
} else {
  const server = await startServer({ folder, extensions: [root], locale: values.locale });
  console.log(`VS Code is at ${server.url}\nPress Ctrl+C to end it.`);
  openInBrowser(server.url);
  process.exitCode = (await server.ended) ?? 1;
}

/** @param {string} url */
function openInBrowser(url) {
  switch (process.platform) {
    case 'darwin':
      return run('open', [url]);
    case 'win32':
      return run('cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]);
    default:
      // Without a display there is nothing to open it on.
      if ((process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && findOnPath('xdg-open'))
        run('xdg-open', [url]);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 */
function run(command, args, stdio = 'ignore') {
  const child = spawn(command, args, { stdio, shell: process.platform === 'win32' });
  child.once('error', (error) => console.error(error.message));
}

/**
 * @param {string} name
 * @returns {string | undefined} the executable's path
 */
function findOnPath(name) {
  const file = process.platform === 'win32' ? `${name}.cmd` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((path) => join(path, file))
    .find(existsSync);
}
