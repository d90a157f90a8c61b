import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

describe('what ships', () => {
  it('is what runs: the VSIX holds bundles, data, texts and pictures, and no source or map', () => {
    const vsce = ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'];
    const files = execFileSync(process.execPath, vsce, { encoding: 'utf8' }).trim().split(/\r?\n/);
    const runs =
      /^(?:package(?:\.nls(?:\.zh-cn)?)?\.json|README(?:\.zh-CN)?\.md|CHANGELOG\.md|LICENSE(?:\.txt)?|dist\/client\.js|dist\/browser\/(?:client|server)\.js|dist\/(?:cli|server|worker|chunk-[A-Z0-9]+)\.mjs|dist\/late-[\w-]+\.cjs|dist\/data\/[\w-]+\.txt|dist\/THIRD-PARTY-NOTICES\.txt|dist\/webview\/[\w-]+\.(?:js|css|html)|dist\/dictionaries\/[\w./-]+|dist\/schemas\/\w+\.json|media\/.+\.(?:png|svg|md|json))$/i;
    assert.deepEqual(
      files.filter((file) => !runs.test(file)),
      [],
    );
    for (const file of [
      'dist/client.js',
      'dist/browser/client.js',
      'dist/browser/server.js',
      'dist/server.mjs',
      'dist/worker.mjs',
      'dist/late-libphonenumber-js-max.cjs',
      'dist/THIRD-PARTY-NOTICES.txt',
    ])
      assert.ok(files.includes(file), file);
  });

  it('loads no package at run time', () => {
    const bundles = readdirSync('dist').filter((name) => /\.[cm]?js$/.test(name));
    assert.ok(bundles.length > 4);
    for (const file of bundles) {
      const code = readFileSync(`dist/${file}`, 'utf8');
      const required = [
        ...code.matchAll(
          /(?<![\w.$'"`])require\("([^"]+)"\)|^(?:import|export)\b.*\bfrom "([^."][^"]*)";$/gm,
        ),
      ].map(([, named, imported]) => (named ?? imported)!);
      const others = required.filter(
        (name) =>
          !/^(?:node:|vscode$)/.test(name) &&
          !builtin.has(name) &&
          !bundles.includes(name.replace(/^\.\//, '')),
      );
      assert.deepEqual([...new Set(others)], [], file);
    }
  });

  it('asks a browser for nothing but the editor: no module of Node, no package', () => {
    for (const name of ['client', 'server']) {
      const code = readFileSync(`dist/browser/${name}.js`, 'utf8');
      const required = [...code.matchAll(/(?<![\w.$'"`])require\("([^"]+)"\)/g)].map(([, named]) => named!);
      assert.deepEqual([...new Set(required)], name === 'client' ? ['vscode'] : [], name);
    }
  });

  it('comes with a notice, with its licence’s own text, for every package in it', () => {
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8')
      .split(`\n\n${'-'.repeat(78)}\n\n`)
      .slice(1);
    assert.ok(notices.length > 20);
    for (const notice of notices) {
      assert.match(notice, /^\S+ \d+\.\d+\.\d+\S* \(.+\)\n/);
      assert.ok(notice.length > 300, `no text of a licence: ${notice.slice(0, 80)}`);
    }
    // Bundles say above each module which file it was.
    const noticed = new Set(notices.map((notice) => /^\S+/.exec(notice)![0]));
    const bundled = readdirSync('dist')
      .filter((name) => /\.m?js$/.test(name))
      .flatMap((name) => [
        ...readFileSync(`dist/${name}`, 'utf8').matchAll(
          /^ *\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\/.*$/gm,
        ),
      ])
      .map(([, name]) => name!);
    assert.ok(new Set(bundled).size > 20);
    assert.deepEqual(
      bundled.filter((name) => !noticed.has(name)),
      [],
    );
  });
});

/** Modules of Node that are required without `node:` by what is bundled. */
const builtin: ReadonlySet<string> = new Set(
  'assert buffer child_process crypto events fs fs/promises net os path process readline stream string_decoder tty url util worker_threads zlib http https module'.split(
    ' ',
  ),
);

describe('workflows', () => {
  it('run actions by digest', () => {
    for (const name of readdirSync('.github/workflows'))
      for (const [, used] of readFileSync(`.github/workflows/${name}`, 'utf8').matchAll(/uses: (\S+)/g))
        assert.match(used!, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/, name);
  });
});
