import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { run } from './run.ts';

// A reader that closes the pipe early (`terroir review | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^(?:y|yes|是)$/i.test(answer.trim());
}

run({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  out: process.stdout,
  err: process.stderr,
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
}).then((code) => {
  process.exitCode = code;
});
