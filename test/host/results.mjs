/**
 * The outcome of tests that run inside an extension host.
 *
 * The test module prints lines that begin with `@@ `, the last of them a summary such as
 * `@@ 12 passed, 0 failed, 1 skipped`. VS Code hands the lines and an exit code to the page.
 */

/**
 * @typedef {object} TestResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} exitCode the extension host's
 */

const mark = '@@ ';

/**
 * Listens for the tests of a page that is not loaded yet.
 *
 * @param {import('playwright-core').Page} page
 * @param {(line: string) => void} onLine receives each line of the report, without its mark
 * @returns {Promise<{ result: Promise<TestResult> }>} (wrapped, so that awaiting the listening does
 *   not await the tests) The result rejects if the tests end without a summary: an extension host
 *   that crashes reports exit code 0.
 */
export async function listenForTests(page, onLine) {
  /** @type {(result: TestResult) => void} */
  let resolve;
  /** @type {(error: Error) => void} */
  let reject;
  const result = new Promise((...settle) => {
    [resolve, reject] = settle;
  });
  // Whoever wants the result may start waiting for it after it has come.
  result.catch(() => {});
  page.once('crash', () => reject(new Error("The workbench's page crashed.")));
  page.once('close', () => reject(new Error("The workbench's page was closed.")));

  /** @type {Omit<TestResult, 'exitCode'> | undefined} */
  let summary;
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
      for (const marked of text.split('\n').filter((line) => line.startsWith(mark))) {
        const line = marked.slice(mark.length);
        const counts = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line)?.slice(1).map(Number);
        if (counts) summary = { passed: counts[0], failed: counts[1], skipped: counts[2] };
        onLine(line);
      }
    },
  );
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ exitCode) => {
    if (summary) resolve({ ...summary, exitCode });
    else reject(new Error(`The extension host ended with ${exitCode} before its tests did.`));
  });
  return { result };
}

/**
 * Whether tests succeeded: at least one passed, none failed, and the extension host ended well.
 *
 * @param {TestResult} result
 * @returns {boolean}
 */
export function succeeded({ passed, failed, exitCode }) {
  return passed > 0 && failed === 0 && exitCode === 0;
}
