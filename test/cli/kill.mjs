// npm run test:kill [-- TIMES]: kills reviews that share a cache at random moments, as a pipeline's time limit
// does. After each the next run must say exactly what one without a cache says, and leave no drafts.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @param {number} times how many runs are killed
 * @param {number} copies how many times the sample site is reviewed at once
 * @returns {Promise<{killed: number, finished: number}>} how many runs were killed before they had ended
 */
export async function killRuns(times, copies) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-kill-'));
  const site = path.join(scratch, 'site');
  const out = path.join(scratch, 'out');
  for (let copy = 0; copy < copies; copy++)
    for (const locale of ['zh', 'en-SG', 'id'])
      cpSync(
        path.join(root, 'test/sites/yunfan/content', locale),
        path.join(site, `part-${copy}/content`, locale),
        { recursive: true },
      );
  const env = { ...process.env, XDG_CACHE_HOME: path.join(scratch, 'cache'), LANG: 'en_US.UTF-8' };
  const report = path.join(out, 'report.json');
  const args = (...more) => [
    ...[path.join(root, 'dist/cli.mjs'), 'review', '--fail-on', 'never'],
    ...['--format', `json=${report}`, ...more],
  ];
  const review = (...more) => {
    const started = Date.now();
    const { status, stderr } = spawnSync(process.execPath, args(...more), { cwd: site, env });
    assert.equal(status, 0, String(stderr));
    return { text: readFileSync(report, 'utf8'), milliseconds: Date.now() - started };
  };
  const result = { killed: 0, finished: 0 };
  try {
    for (let time = 0; time < times; time++) {
      // A page changes between runs, so that there is always something to review and to store.
      writeFileSync(
        path.join(site, 'part-0/content/en-SG/news.md'),
        `Run ${time}: a national high-tech enterprise.\n`,
      );
      if (time % 5 === 0) rmSync(env.XDG_CACHE_HOME, { recursive: true, force: true });
      const right = review('--no-cache');
      // Two at once, killed at any moment of a run's life.
      const moments = [0, 1].map(() => Math.random() * right.milliseconds);
      const killed = await Promise.all(
        moments.map((moment) => killAfter(args(), { cwd: site, env }, moment)),
      );
      for (const was of killed) result[was ? 'killed' : 'finished']++;
      const whole = JSON.parse(readFileSync(report, 'utf8'));
      assert.equal(whole.version, 1, 'the report is the old one or the new one');
      assert.equal(review().text, right.text, 'the run after a killed one');
      assert.equal(review().text, right.text, 'and the one that only reads');
    }
    const left = readdirSync(out).filter((name) => !name.endsWith('.tmp'));
    assert.deepEqual(left, ['report.json']);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return result;
}

/** Resolves to true where the process was killed before it had ended. */
function killAfter(argv, options, milliseconds) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { ...options, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const times = Number(process.argv[2] ?? 50);
  const { killed, finished } = await killRuns(times, 12);
  console.log(
    `${times} rounds of two runs: ${killed} killed, ${finished} had ended; every next run was right.`,
  );
}
