import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch/posix.js';
import { parseConfig } from '../src/core/config.ts';
import { fileTypes } from '../src/core/file-types.ts';
import { setupKind, setupKinds, setupSchema } from '../src/core/setup.ts';

/** The source files with what they import, as paths from the root; packages as they are named. */
const imports = new Map(
  (readdirSync('src', { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = path.posix.join('src', name.split(path.sep).join('/'));
      const text = readFileSync(file, 'utf8');
      const found = [
        ...text.matchAll(
          /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\brequire\('([^']+)'\)/gm,
        ),
      ];
      const resolve = (to: string) =>
        to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to;
      return [file, found.map(([, from, bare, late]) => resolve((from ?? bare ?? late)!))] as const;
    }),
);

/** Libraries that run in a browser as well. */
const coreLibraries = [
  // A page of src/webview, as text.
  'page:review',
  'yaml',
  'zod/mini',
  'entities',
  'papaparse',
  'toml-eslint-parser',
  '@eslint-community/regexpp',
  'fflate/browser',
  'franc-min',
  'htmlparser2',
  '@fluent/syntax',
  '@lezer/common',
  '@lezer/markdown',
  '@orama/stemmers/\\w+',
  '@lezer/javascript',
  '@lezer/php',
  '@formatjs/icu-messageformat-parser',
  'htmlparser2',
  'libphonenumber-js/(?:max|mobile/examples)',
  'opencc-js/dict/\\w+',
  'cspell-trie-lib',
];

/** What each room may import: rooms of `src`, and packages. */
const allowed: Record<string, { rooms: string[]; packages: RegExp }> = {
  core: { rooms: ['core'], packages: new RegExp(`^(?:${coreLibraries.join('|')})$`) },
  node: { rooms: ['node', 'core'], packages: /^(?:node:|ignore$)/ },
  server: { rooms: ['server', 'core', 'node'], packages: /^vscode-(?:languageserver|uri)/ },
  cli: { rooms: ['cli', 'core', 'node'], packages: /^(?:node:|chokidar$|@modelcontextprotocol\/server)/ },
  client: { rooms: ['client', 'core', 'server', 'webview'], packages: /^vscode/ },
  webview: { rooms: ['webview', 'core'], packages: /^@tanstack\/virtual-core$/ },
};

describe('the house', () => {
  it('every file imports only what its room may', () => {
    const broken: string[] = [];
    for (const [file, targets] of imports) {
      const rule = allowed[file.split('/')[1]!]!;
      for (const target of targets) {
        const ok = target.startsWith('src/')
          ? rule.rooms.includes(target.split('/')[1]!)
          : rule.packages.test(target);
        if (!ok) broken.push(`${file} imports ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('core needs neither Node nor DOM: it compiles without their types', () => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src/core'], { stdio: 'pipe' });
  });

  it('core has two doors, one of them for what is shown, and nothing inside imports either', () => {
    const doors = { engine: 'src/core/index.ts', view: 'src/core/view.ts' };
    const broken: string[] = [];
    for (const [file, targets] of imports) {
      const isShown = /^src\/(?:client|webview)\/|protocol\.ts$|^src\/cli\/(?:run|usage|words)\.ts$/.test(
        file,
      );
      const door = isShown ? doors.view : doors.engine;
      for (const target of targets) {
        const isOwn = file.startsWith('src/core/');
        const ok = isOwn ? !Object.values(doors).includes(target) : target === door;
        if (target.startsWith('src/core/') && !ok) broken.push(`${file} imports ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('client takes only the protocols of server and webviews', () => {
    for (const [file, targets] of imports) {
      if (!file.startsWith('src/client/')) continue;
      assert.deepEqual(
        targets.filter(
          (target) => /^src\/(?:server|webview)\//.test(target) && !target.endsWith('protocol.ts'),
        ),
        [],
      );
    }
  });

  it('each method of client and server is named once, where its types are', () => {
    for (const file of imports.keys()) {
      if (!/^src\/(?:client|server)\//.test(file) || file === 'src/server/method-protocol.ts') continue;
      const asked = /(?:sendRequest|onRequest|sendNotification|onNotification)(?:<[^(]*>)?\(\s*'terroir\//;
      assert.doesNotMatch(readFileSync(file, 'utf8'), asked, file);
    }
  });

  it('only the mains know Node or a browser: client and server themselves run anywhere', () => {
    for (const [file, targets] of imports) {
      if (!/^src\/(?:client|server)\//.test(file) || /\/(?:node|browser|mcp)\.ts$/.test(file)) continue;
      assert.deepEqual(
        targets.filter((target) => /^node:|^src\/node\/|\/(?:node|browser)$/.test(target)),
        [],
        file,
      );
    }
  });

  it('there is no circle of imports', () => {
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]) => {
      assert.ok(!trail.includes(file), [...trail, file].join(' → '));
      if (done.has(file)) return;
      for (const target of imports.get(file) ?? []) if (imports.has(target)) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of imports.keys()) visit(file, []);
  });

  it('inside core nothing imports upward: each room stands on those before it', () => {
    const floors = [
      ...[
        'data-files.d.ts',
        'opencc.d.ts',
        'finding.ts',
        'host.ts',
        'text',
        'file-tree.ts',
        'file-types.ts',
        'reads.ts',
        'regions',
        'content',
        'config.ts',
        'target.ts',
      ],
      ...[
        'phrases',
        'authorship',
        'locality',
        'alignment',
        'facts',
        'signoff',
        'messages',
        'spelling',
        'rules',
        'setup.ts',
        'first-steps',
        'import',
        'review',
        'handover',
        'report',
        'site',
      ],
      'index.ts',
      'view.ts',
    ];
    const floorOf = (file: string) => floors.indexOf(file.split('/')[2]!);
    for (const [file, targets] of imports) {
      if (!file.startsWith('src/core/')) continue;
      assert.ok(floorOf(file) >= 0, `${file} stands on no floor`);
      for (const target of targets.filter((one) => one.startsWith('src/core/') && one.endsWith('.ts'))) {
        assert.ok(floorOf(target) <= floorOf(file), `${file} imports upward: ${target}`);
      }
    }
  });

  it('lines and columns are known only to the converter, the line index and the reports', () => {
    const may =
      /^src\/(?:server\/(?:convert|server)\.ts|client\/|core\/text\/lines\.ts|core\/report\/|cli\/(?:site|changed|import|take-back)\.ts)/;
    for (const [file] of imports) {
      if (!may.test(file))
        assert.doesNotMatch(readFileSync(file, 'utf8'), /positionAt|\.character\b|lineIndex\(/, file);
    }
  });

  it('the contributed schemas are the typed ones, and the config’s defaults are those in use', () => {
    const written = (kind: string) => JSON.parse(readFileSync(`dist/schemas/${kind}.json`, 'utf8'));
    for (const kind of setupKinds)
      assert.deepEqual(written(kind), JSON.parse(JSON.stringify(setupSchema(kind))));
    const { properties } = written('config');
    const { config } = parseConfig('');
    assert.deepEqual(
      [properties.source.default, properties.gate.default.failOn],
      [config.source, config.gate.failOn],
    );
  });

  it('the editor knows every kind of file of the setup by its path', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const example = {
      config: 'config.yaml',
      rules: 'rules/brand.yaml',
      market: 'markets/NG.yaml',
      terms: 'terms/brand.yaml',
      exceptions: 'exceptions.yaml',
      authors: 'authors.yaml',
      materials: 'local/ID/customers.yaml',
      material: 'local/ID/toko-contoh.md',
    };
    for (const kind of setupKinds) {
      const path = `.terroir/${example[kind]}`;
      assert.equal(setupKind(path), kind);
      // The head of a Markdown file is completed by the server alone.
      if (kind === 'material') continue;
      const matching = contributes.yamlValidation.filter(({ fileMatch }: { fileMatch: string[] }) =>
        picomatch(fileMatch, { dot: true })(path),
      );
      assert.deepEqual(
        matching.map(({ url }: { url: string }) => url),
        [`./dist/schemas/${kind}.json`],
      );
    }
  });

  it('the languages of the table of formats, and nothing else, wake the extension', () => {
    const { activationEvents } = JSON.parse(readFileSync('package.json', 'utf8'));
    const languages = new Set<string>(Object.values(fileTypes).flatMap(({ languages }) => languages));
    assert.deepEqual(activationEvents, [
      ...[...languages].map((language) => `onLanguage:${language}`),
      'workspaceContains:.terroir/**/*.yaml',
    ]);
  });

  it('every command and text of package.json is there in both languages', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const english = JSON.parse(readFileSync('package.nls.json', 'utf8'));
    const chinese = JSON.parse(readFileSync('package.nls.zh-cn.json', 'utf8'));
    const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
    for (const table of [english, chinese])
      assert.deepEqual(Object.keys(table).sort(), [...new Set(used)].sort());
    const bundle = JSON.parse(readFileSync('media/l10n/bundle.l10n.zh-cn.json', 'utf8'));
    const said = [...imports.keys()]
      .filter((file) => file.startsWith('src/client/'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, text]) => text!),
      );
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(said)].sort());
  });
});
