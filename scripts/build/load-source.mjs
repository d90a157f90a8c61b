// A module of src, bundled by itself and loaded: for scripts that want a part of the engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { dataFiles } from './data-files.mjs';
import { pageTexts } from './webview-pages.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @param {string} code what is wanted, such as `export * from './src/core/content/index.ts'`
 * @returns what the code exports
 */
export async function loadSource(code) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-source-'));
  const outfile = path.join(scratch, 'source.cjs');
  await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    plugins: [pageTexts(), dataFiles(parse)],
  });
  try {
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
