// npm test: builds, then runs all suites, one more at once than there are cores, as those in an editor wait much, but three at most.
// What one says is shown when it has ended; then how long each took. Each has a folder, ports and user data of its own, and only
// reads what was built. The editor’s tests run on the package: without packaging they are the same (`npm run test:vscode`).
import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Those that take longest first. */
const suites = ['test:ui', 'test:programs', 'test:core', 'test:vsix', 'test:oldest', 'lint'];
const root = path.resolve(import.meta.dirname, '..');
const shell = process.platform === 'win32';

const { status } = spawnSync(process.execPath, ['scripts/build/build.mjs', '--test'], {
  cwd: root,
  stdio: 'inherit',
});
if (status) process.exit(status);

/** @returns {Promise<{ name: string, seconds: number, failed: boolean }>} */
function run(name) {
  const started = performance.now();
  return new Promise((resolve) => {
    console.log(`${name} …`);
    const child = spawn('npm', ['run', '--silent', name], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `\n${'='.repeat(20)} ${name}: ${code ? 'FAILED' : 'passed'} in ${Math.round(seconds)} s\n\n${said}`,
      );
      resolve({ name, seconds, failed: code !== 0 });
    });
  });
}

const waiting = [...suites];
const done = [];
async function lane() {
  for (let name = waiting.shift(); name; name = waiting.shift()) done.push(await run(name));
}
await Promise.all(Array.from({ length: Math.min(3, availableParallelism() + 1) }, lane));
for (const { name, seconds, failed } of done)
  console.log(`${failed ? '✘' : '✔'} ${name.padEnd(12)} ${String(Math.round(seconds)).padStart(5)} s`);
process.exitCode = done.some(({ failed }) => failed) ? 1 : 0;
