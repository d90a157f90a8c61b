import Mocha from 'mocha';
import { version } from 'vscode';

/** Runs the suites inside the extension host, and reports in lines that the host of the tests reads. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 600_000, reporter: class {} as never });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  require('./extension.ts');
  const print = (text: string) => console.log(text.replace(/^/gm, '@@ '));
  let [passed, failed, skipped] = [0, 0, 0];
  return new Promise((resolve, reject) => {
    mocha
      .run(() => {
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
