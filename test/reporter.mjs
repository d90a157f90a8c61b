// What mocha reports, and at its end the slowest tests: whoever makes the run faster begins there.
import Mocha from 'mocha';

const most = 10;

export default class extends Mocha.reporters.Spec {
  epilogue() {
    super.epilogue();
    const tests = [];
    this.runner.suite.eachTest((test) => tests.push(test));
    const slowest = tests.sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0)).slice(0, most);
    console.log(`  The ${slowest.length} slowest of ${tests.length}:\n`);
    for (const test of slowest)
      console.log(`  ${((test.duration ?? 0) / 1000).toFixed(1).padStart(6)} s  ${test.fullTitle()}`);
    console.log();
  }
}
