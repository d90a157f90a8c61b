// Builds what runs into dist/. From a fresh clone it first installs what package-lock.json names.
//   npm run build             the extension, the language server and the command line
//   npm run build -- --test   those, the tests and the evaluation
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { lateLibraries } from './late-libraries.mjs';
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

/** Names what is built by what it is built from: rules change between builds of one version, too. */
function buildName() {
  const hash = createHash('sha256');
  for (const name of [...filesBelow('src', ''), 'package-lock.json'].sort()) {
    if (!statSync(path.join(root, name)).isFile()) continue;
    const bytes = readFileSync(path.join(root, name));
    hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

async function bundle({ tests }) {
  const { build } = await import('esbuild');
  const { parse } = await import('yaml');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const shared = {
    absWorkingDir: root,
    charset: 'utf8',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    metafile: true,
    define: { VERSION: JSON.stringify(version), BUILD: JSON.stringify(buildName()), BROWSER: 'false' },
    plugins: [pageTexts(), dataFiles(parse)],
  };
  const data = path.join(root, 'dist/data');
  // What programs share is on disk, loaded and compiled once; what a command does not need is not loaded.
  const modules = {
    ...shared,
    format: 'esm',
    splitting: true,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    // Packages written for CommonJS ask for `require`, which modules lack.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  };
  // For editors in a browser, which fetch each file from afar.
  const browser = {
    ...shared,
    platform: 'browser',
    target: page.target,
    minify: true,
    define: { ...shared.define, BROWSER: 'true' },
  };
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const shipped = [
    build({
      ...shared,
      entryPoints: ['src/client/node.ts'],
      outfile: 'dist/client.js',
      external: ['vscode'],
    }),
    build({
      ...browser,
      entryPoints: ['src/client/browser.ts'],
      outfile: 'dist/browser/client.js',
      external: ['vscode'],
    }),
    build({
      ...browser,
      format: 'iife',
      entryPoints: ['src/server/browser.ts'],
      outfile: 'dist/browser/server.js',
      plugins: [pageTexts(), dataFiles(parse, { fetch: 'dist/data/', inline: ['markets', 'packs-words'] })],
    }),
    build({
      ...modules,
      entryPoints: { cli: 'src/cli/main.ts', server: 'src/server/node.ts', worker: 'src/node/worker.ts' },
      chunkNames: 'chunk-[hash]',
      plugins: [lateLibraries(shared), pageTexts(), dataFiles(parse, { write: data, read: './data/' })],
    }),
    build({
      ...page,
      metafile: true,
      entryPoints: webviewPages(),
      outdir: 'dist/webview',
    }),
  ];
  const others = [
    tests &&
      build({
        ...modules,
        entryPoints: [
          ...filesBelow('test', '.test.ts'),
          ...['align', 'clones', 'evidence', 'languages', 'planted', 'sources', 'speed', 'versions'].map(
            (name) => `scripts/evaluate/${name}.ts`,
          ),
        ],
        outbase: '.',
        chunkNames: 'test/chunk-[hash]',
        plugins: [pageTexts(), dataFiles(parse, { write: data, read: '../data/' })],
        // The seed of the property tests is set in their library; the others look for files beside themselves.
        external: ['esbuild', 'fast-check', 'xmllint-wasm'],
      }),
    tests &&
      build({
        ...shared,
        entryPoints: ['test/vscode/index.ts'],
        sourcemap: 'inline',
        outfile: 'dist/test/vscode/index.js',
        external: ['vscode', 'mocha'],
      }),
    tests &&
      build({
        ...browser,
        minify: false,
        // Mocha for browsers takes `module.exports` for its own.
        format: 'iife',
        globalName: 'webTests',
        footer: { js: 'module.exports = webTests;' },
        entryPoints: ['test/vscode/web.ts'],
        sourcemap: 'inline',
        outfile: 'dist/test/vscode/web.js',
        external: ['vscode'],
        alias: { 'node:assert/strict': './test/vscode/assert-web.ts' },
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
