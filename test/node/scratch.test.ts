import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { scratchFile } from '../../src/node/scratch.ts';

const isWindows = process.platform === 'win32';

describe('the scratch file', () => {
  let folder = '';
  const { TMPDIR, TEMP } = process.env;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'terroir-scratch-'));
    Object.assign(process.env, { TMPDIR: folder, TEMP: folder });
  });
  afterEach(() => {
    for (const [name, value] of Object.entries({ TMPDIR, TEMP }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was written where, and is not there for others', () => {
    const scratch = scratchFile();
    assert.deepEqual(readdirSync(folder), [], 'nothing is made before something is written');
    scratch.write(4, new Uint8Array([5, 6, 7]));
    scratch.write(0, new Uint8Array([1, 2, 3, 4]));
    assert.deepEqual([...scratch.read(2, 4)], [3, 4, 5, 6]);
    if (!isWindows) assert.deepEqual(readdirSync(folder), []);
  });

  it('says when more is asked than was written', () => {
    const scratch = scratchFile();
    assert.throws(() => scratch.read(0, 1), /ends too early/);
    scratch.write(0, new Uint8Array([1]));
    assert.throws(() => scratch.read(0, 2), /ends too early/);
  });

  it('throws where nothing can be written', () => {
    rmSync(folder, { recursive: true });
    assert.throws(() => scratchFile().write(0, new Uint8Array([1])), /ENOENT/);
  });
});
