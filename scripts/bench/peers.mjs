// Peers that packages of the registry bring, set to comparable work, in a folder of their own outside of the repository.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The same phrases for all that can be told which to look for. */
const words = ['packs', 'renderings']
  .flatMap((folder) => {
    const file = path.resolve(import.meta.dirname, `../../src/core/phrases/${folder}/en.yaml`);
    return readFileSync(file, 'utf8').match(/(?<=^ +- )[a-z]+ [a-z ]+$/gm) ?? [];
  })
  .slice(0, 200);

/** What to install of each peer, what it is started by, and how it is set up. Versions are the newest that run on Node 20. */
const peers = {
  cspell: {
    packages: ['cspell@9.8.0'],
    script: 'cspell/bin.mjs',
    files: { 'cspell.json': JSON.stringify({ version: '0.2', language: 'en', flagWords: words }) },
    args: (folder, site) => [
      ...[
        '--no-progress',
        '--no-summary',
        '--no-cache',
        '--no-must-find-files',
        '-c',
        path.join(folder, 'cspell.json'),
      ],
      ...['--root', site, '**/*.md'],
    ],
  },
  textlint: {
    packages: ['textlint@15.8.0', 'textlint-rule-terminology@5.2.16'],
    script: 'textlint/bin/textlint.js',
    files: {
      '.textlintrc.json': JSON.stringify({
        rules: {
          terminology: { defaultTerms: false, skip: [], terms: words.map((word) => [word, `${word}!`]) },
        },
      }),
    },
    args: (folder, site) => ['--config', path.join(folder, '.textlintrc.json'), path.join(site, '**/*.md')],
  },
  markdownlint: {
    packages: ['markdownlint-cli2@0.18.1'],
    script: 'markdownlint-cli2/markdownlint-cli2-bin.mjs',
    files: {},
    args: () => ['**/*.md'],
  },
  harper: {
    packages: ['harper.js@2.10.0'],
    script: '../harper.mjs',
    files: {
      // It has no command line of its own: its library, over one file of twenty, as over all it takes minutes.
      'harper.mjs': `import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Dialect, LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
const linter = new LocalLinter({ binary, dialect: Dialect.American });
await linter.setup();
const all = readdirSync(process.argv[2], { recursive: true }).filter((name) => name.endsWith('.md'));
for (const [index, name] of all.entries())
  if (index % 20 === 0)
    await linter.lint(readFileSync(path.join(process.argv[2], name), 'utf8'), { language: 'markdown' });
process.exit(0);
`,
    },
    args: (_folder, site) => [site],
  },
  // Its package brings no program: it fetches one at installation from elsewhere than the registry.
  vale: undefined,
};

/**
 * Installs peers, without scripts of theirs.
 * @param {readonly string[]} names
 * @param {string} scratch a folder outside of the repository
 * @returns {{ name: string, what: string, folder: string, args(site: string): string[] }[]} those that could be had; why others could not is printed
 */
export function installPeers(names, scratch) {
  return names.flatMap((name) => {
    const peer = peers[name];
    if (!peer) {
      console.log(
        `${name}: ${name in peers ? 'no package of the registry brings it' : `not known, only ${Object.keys(peers).join(', ')}`}`,
      );
      return [];
    }
    const folder = path.join(scratch, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private": true, "type": "module"}');
    try {
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...peer.packages], {
        cwd: folder,
        stdio: 'pipe',
      });
    } catch (error) {
      console.log(`${name}: cannot be installed: ${String(error.stderr ?? error).slice(0, 500)}`);
      return [];
    }
    for (const [file, text] of Object.entries(peer.files)) writeFileSync(path.join(folder, file), text);
    const script = path.join(folder, 'node_modules', peer.script);
    if (!existsSync(script)) throw new Error(`${name} has no ${script}`);
    return [
      {
        name: name === 'harper' ? 'harper, 1 file of 20' : name,
        what: peer.packages.join(', '),
        // Where its rules are found.
        folder,
        args: (site) => [script, ...peer.args(folder, site)],
      },
    ];
  });
}
