/**
 * A server in a process of its own, for as long as the run lasts.
 */
import { spawn } from 'node:child_process';
import { cleanUpLater } from './cleanup.mjs';

/**
 * @typedef {object} Service
 * @property {RegExpExecArray} ready what the service printed when it was ready
 * @property {Promise<number | null>} ended the exit code
 * @property {() => string} log what it has printed
 * @property {() => Promise<void>} close ends it, with every process that it started
 */

/** How long a service may take to start: only a hang takes as long. */
const startLimit = 120_000;

/**
 * Starts a service and waits until it prints that it is ready.
 *
 * @param {string} name
 * @param {string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, ready: RegExp }} options
 * @returns {Promise<Service>}
 */
export async function startService(name, [executable, ...args], { env = process.env, ready }) {
  // Detached, it leads a process group, which can be ended as a whole.
  const child = spawn(executable, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = cleanUpLater(() => killGroup(child));
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  let log = '';
  try {
    const match = await new Promise((resolve, reject) => {
      const read = (/** @type {Buffer} */ chunk) => {
        log += chunk;
        const found = ready.exec(log);
        if (found) resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      ended.then((code) => reject(new Error(`${name} ended with ${code}.\n${log}`)));
      setTimeout(() => reject(new Error(`${name} did not start.\n${log}`)), startLimit).unref();
    });
    const close = async () => {
      kill();
      await ended;
    };
    return { ready: match, ended, log: () => log, close };
  } catch (error) {
    kill();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
