/**
 * What a run leaves behind (processes, temporary folders) goes when the run ends, however it ends:
 * normally, by an uncaught error, or by Ctrl+C.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {Set<() => void>} */
const pending = new Set();

/**
 * Registers a synchronous piece of cleaning-up. It runs once: when the returned function is called,
 * or else when this process exits.
 *
 * @param {() => void} task
 * @returns {() => void} does it now
 */
export function cleanUpLater(task) {
  listen();
  const once = () => {
    if (pending.delete(once)) task();
  };
  pending.add(once);
  return once;
}

/**
 * Makes a temporary folder that lives as long as the run.
 *
 * @returns {{ path: string, remove: () => void }}
 */
export function scratchFolder() {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'terroir-host-'));
  const remove = cleanUpLater(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return { path, remove };
}

let listening = false;

/** Turns the usual ways of ending a process into an ordinary exit, and cleans up on exit. */
function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    // Last in, first out: a server ends before its folder is removed.
    for (const task of [...pending].reverse()) task();
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
