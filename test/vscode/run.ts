import type Mocha from 'mocha';
import { version } from 'vscode';

/**
 * Runs what was described inside the extension host, and reports in lines that the host of the tests reads.
 * @param start begins, and gives the runner
 */
export function runAll(start: (done: () => void) => Mocha.Runner): Promise<void> {
  const print = (text: string) => console.log(text.replace(/^/gm, '@@ '));
  let [passed, failed, skipped] = [0, 0, 0];
  return new Promise((resolve, reject) => {
    start(() => {
      print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
      if (failed) reject(new Error(`${failed} tests failed`));
      else resolve();
    })
      .on('pass', (test) => {
        passed++;
        print(`✔ ${test.title} (${test.duration} ms)`);
      })
      .on('fail', (test, error: Error) => {
        failed++;
        print(`✘ ${test.title}\n${error.stack ?? String(error)}`);
      })
      .on('pending', (test) => {
        skipped++;
        print(`– ${test.title}: not in VS Code ${version}`);
      });
  });
}

/** How the tests run: nothing is printed but by `runAll`. */
export const mochaOptions = { ui: 'bdd', timeout: 600_000, reporter: class {} as never } as const;
