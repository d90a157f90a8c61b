// Builds what runs into dist/. From a fresh clone it first installs what package-lock.json names.
//   npm run build             the extension, the language server and the command line
//   npm run build -- --test   those, the tests and the evaluation
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { dataFiles } from './data-files.mjs';
import { writeNotices } from './notices.mjs';
import { page, pageTexts, webviewPages } from './webview-pages.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Installs the packages of the lock file unless they are there already. */
function install() {
  const packages = path.join(root, 'node_modules');
  const done = path.join(packages, '.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs)
    return;
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link, and what it leads to is older than package-lock.json. Nothing was installed: npm would empty the folder behind the link. Remove the link and build again, or run npm ci where it leads.',
    );
    process.exit(1);
  }
  console.error('Installing packages …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function filesBelow(folder, ending) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => name.endsWith(ending));
}

async function bundle({ tests }) {
  const { build } = await import('esbuild');
  const { parse } = await import('yaml');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const command = { js: '#!/usr/bin/env node' };
  const shared = {
    absWorkingDir: root,
    charset: 'utf8',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    metafile: true,
    define: { VERSION: JSON.stringify(version) },
    plugins: [pageTexts(), dataFiles(parse)],
  };
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const shipped = [
    build({
      ...shared,
      entryPoints: ['src/client/node.ts'],
      outfile: 'dist/client.js',
      external: ['vscode'],
    }),
    build({ ...shared, entryPoints: ['src/server/node.ts'], outfile: 'dist/server.js', banner: command }),
    build({ ...shared, entryPoints: ['src/node/worker.ts'], outfile: 'dist/worker.js' }),
    build({
      ...page,
      metafile: true,
      entryPoints: webviewPages(),
      outdir: 'dist/webview',
    }),
    build({
      ...shared,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      banner: command,
    }),
  ];
  const others = [
    tests &&
      build({
        ...shared,
        entryPoints: filesBelow('test', '.test.ts'),
        outdir: 'dist/test',
        outbase: 'test',
        packages: 'external',
      }),
    tests &&
      build({
        ...shared,
        entryPoints: ['align', 'clones', 'evidence', 'languages', 'sources', 'speed', 'versions'].map(
          (name) => `scripts/evaluate/${name}.ts`,
        ),
        outdir: 'dist/evaluate',
      }),
    tests &&
      build({
        ...shared,
        entryPoints: ['test/vscode/index.ts'],
        sourcemap: 'inline',
        outfile: 'dist/test/vscode/index.js',
        external: ['vscode', 'mocha'],
      }),
  ];
  const results = await Promise.all(shipped);
  await Promise.all(others);
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** The JSON schemas of a site's setup, for editors that complete YAML by schema. */
async function writeSchemas() {
  const { loadSource } = await import('./load-source.mjs');
  const { setupKinds, setupSchema } = await loadSource(
    `export { setupKinds, setupSchema } from './src/core/setup.ts'`,
  );
  mkdirSync(path.join(root, 'dist/schemas'));
  for (const kind of setupKinds)
    writeFileSync(
      path.join(root, `dist/schemas/${kind}.json`),
      `${JSON.stringify(setupSchema(kind), null, 2)}\n`,
    );
}

install();
const { buildDictionaries, dictionaryPackages } = await import('./dictionaries.mjs');
const inputs = await bundle({ tests: process.argv.includes('--test') });
await writeSchemas();
buildDictionaries(path.join(root, 'dist/dictionaries'));
writeNotices(inputs, dictionaryPackages, root, path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'));
