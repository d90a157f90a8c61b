/**
 * The end of a test run on the command line.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { succeeded } from './results.mjs';

/**
 * Waits for the tests of a workbench, closes it and says why if they did not succeed.
 *
 * @param {Pick<import('./workbench.mjs').Workbench, 'testResult' | 'log' | 'close'>} workbench
 * @param {{ timeout: number, verbose: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export async function reportRun({ testResult, log, close }, { timeout, verbose }) {
  const timer = new AbortController();
  const late = wait(timeout, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The tests took longer than ${timeout} ms.`);
  });
  try {
    const result = await Promise.race([testResult, late]);
    if (verbose) console.error(log());
    return succeeded(result) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(verbose ? log() : outline(log()));
    return 1;
  } finally {
    timer.abort();
    late.catch(() => {});
    await close();
  }
}

/**
 * A log without stacks and repetitions, of which VS Code's is full.
 *
 * @param {string} log
 * @returns {string}
 */
function outline(log) {
  const lines = log.split('\n').filter((line) => !/^\s*at /.test(line));
  return [...new Set(lines)].join('\n');
}
