import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Scratch } from '../core/index.ts';

/**
 * A scratch file in the folder for temporary files that only its user may read. It is made when something is written first; where
 * the system can, its name goes at once, so that nothing is left whatever ends the process, and with the process elsewhere.
 */
export function scratchFile(): Scratch {
  let descriptor: number | undefined;
  const open = () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'terroir-'));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    try {
      return openSync(path.join(folder, 'pages'), 'wx+', 0o600);
    } finally {
      if (process.platform === 'win32') process.once('exit', remove);
      else remove();
    }
  };
  return {
    write(at, bytes) {
      descriptor ??= open();
      for (let done = 0; done < bytes.length; )
        done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
    },
    read(at, length) {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const more =
          descriptor === undefined ? 0 : readSync(descriptor, bytes, done, length - done, at + done);
        if (!more) throw new Error('The scratch file ends too early.');
        done += more;
      }
      return bytes;
    },
  };
}
