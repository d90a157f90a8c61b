// The table of formats as one module, without the rest of the engine: for what measures reading alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { dataFiles } from '../data-files.mjs';

/** `src/core/content/index.ts`, bundled and loaded. */
export async function loadContent() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-content-'));
  const outfile = path.join(scratch, 'content.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, '../src/core/content/index.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    plugins: [dataFiles(parse)],
  });
  const content = createRequire(import.meta.url)(outfile);
  rmSync(scratch, { recursive: true });
  return content;
}
