// npm run fuzz -- --minutes 30 [--format html] [--seed 7]: files, Chinese pages, files of a house and messages to the language
// server as nobody writes them, by the minute; a tenth of the time goes to the last two each. A night is --minutes 480.
// A file that breaks something is kept in dist/fuzz; once mended it belongs into test/corpus.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    format: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
console.log(`seed ${values.seed}`);
const { status } = spawnSync(
  'npx',
  [
    'mocha',
    '--no-config',
    '--timeout',
    '600000',
    'dist/test/core/fuzz.test.mjs',
    ...(values.format ? [] : ['dist/test/server/fuzz.test.mjs']),
  ],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      TERROIR_FUZZ_MINUTES: values.minutes,
      TERROIR_FUZZ_FORMAT: values.format,
      TERROIR_SEED: values.seed,
    },
  },
);
process.exitCode = status ?? 2;
