import process from 'node:process';
import { run } from './run.ts';

// A reader that closes the pipe early (`terroir review | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

run({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  out: process.stdout,
  err: process.stderr,
}).then((code) => {
  process.exitCode = code;
});
