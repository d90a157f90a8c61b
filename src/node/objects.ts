/** Texts from git's objects: nothing is checked out, and no filter runs. */
import { spawn } from 'node:child_process';
import { decode, type FileText, largestFile } from '../core/index.ts';
import { gitEnvironment } from './git.ts';

/**
 * Reads objects one after the other through one process of git, which starts with the first; what is not
 * here is `unreadable`.
 */
export function objectReader(root: string): { read(id: string): Promise<FileText>; close(): void } {
  const waiting: ((file: FileText) => void)[] = [];
  let process: ReturnType<typeof start> | undefined;
  let pending: Buffer = Buffer.alloc(0);
  /** How many bytes the object has that is coming in; a line feed comes after it. */
  let size: number | undefined;
  /** How many bytes are still to come that nobody wants. */
  let unwanted = 0;

  function start() {
    const child = spawn('git', ['-C', root, 'cat-file', '--batch'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: gitEnvironment(),
    });
    const end = () => {
      for (const tell of waiting.splice(0)) tell({ problem: 'unreadable' });
    };
    child.on('error', end);
    child.on('close', () => {
      if (process === child) [process, size, unwanted, pending] = [undefined, undefined, 0, Buffer.alloc(0)];
      end();
    });
    child.stdin.on('error', end);
    child.stdout.on('data', receive);
    return child;
  }

  /** The process holds this one only while somebody waits for it. */
  function hold(child: ReturnType<typeof start>, isWaitedFor: boolean): void {
    for (const one of [child, child.stdin, child.stdout] as { ref?(): void; unref?(): void }[])
      isWaitedFor ? one.ref?.() : one.unref?.();
  }

  function receive(data: Buffer): void {
    const dropped = Math.min(unwanted, data.length);
    unwanted -= dropped;
    const wanted = data.subarray(dropped);
    pending = pending.length ? Buffer.concat([pending, wanted]) : wanted;
    while (waiting.length && take());
    if (process && !waiting.length) hold(process, false);
  }

  /** Answers whoever waits longest; false where more must come first. */
  function take(): boolean {
    if (size === undefined) {
      const end = pending.indexOf('\n');
      if (end < 0) return false;
      const found = / blob (\d+)$/.exec(pending.toString('latin1', 0, end))?.[1];
      pending = pending.subarray(end + 1);
      if (found === undefined) return answer({ problem: 'unreadable' }, 0);
      size = Number(found);
    }
    if (size > largestFile) return answer({ problem: 'too-large' }, size + 1);
    return pending.length > size && answer(decode(pending.subarray(0, size)), size + 1);
  }

  function answer(file: FileText, used: number): true {
    unwanted = Math.max(0, used - pending.length);
    pending = pending.subarray(used);
    size = undefined;
    waiting.shift()!(file);
    return true;
  }

  return {
    read: (id) =>
      new Promise((resolve) => {
        process ??= start();
        hold(process, true);
        waiting.push(resolve);
        process.stdin.write(`${id}\n`);
      }),
    close: () => void process?.stdin.end(),
  };
}
