/**
 * Terroir in Neovim, set up as docs/editors.md says for versions before 0.11, without a screen: a page's diagnostics are read,
 * a fix is applied, a rule is turned off. `npm run test:neovim`; says so and ends where Neovim is not installed.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** What only a hang reaches, in milliseconds. */
const patience = 180_000;

const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
if (version.error) {
  console.log('Neovim is not installed: nothing was tried.');
  process.exit(0);
}
const name = version.stdout.split('\n')[0];

const blocks = readFileSync(path.join(root, 'docs/editors.md'), 'utf8').matchAll(/```lua\n([\s\S]*?)```/g);
const [, before] = [...blocks].map(([, lua]) => lua);
const folder = mkdtempSync(path.join(tmpdir(), 'terroir-neovim-'));
const write = (file, text, mode) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text, { mode });
};
try {
  const server = path.join(root, 'dist/server.mjs');
  write('bin/terroir-lsp', `#!/bin/sh\nexec '${process.execPath}' '${server}' "$@"\n`, 0o755);
  write('config.lua', before);
  write('site/.terroir/config.yaml', '# ours\nsource: zh\n');
  write('site/content/en-SG/a.md', 'Fast，safe.\n\nWe are a national high-tech enterprise.\n');
  const report = path.join(folder, 'report');
  const run = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n'];
  const scripts = ['filetype on', `luafile ${folder}/config.lua`].flatMap((one) => ['--cmd', one]);
  const { status, stderr } = spawnSync(
    'nvim',
    [...run, ...scripts, '-c', `luafile ${root}/test/editors/neovim.lua`, 'content/en-SG/a.md'],
    {
      cwd: path.join(folder, 'site'),
      env: {
        ...process.env,
        PATH: `${folder}/bin:${process.env.PATH}`,
        LC_ALL: 'C.UTF-8',
        TERROIR_REPORT: report,
        XDG_CACHE_HOME: `${folder}/cache`,
        XDG_STATE_HOME: `${folder}/state`,
      },
      encoding: 'utf8',
      timeout: patience,
    },
  );
  const said = readFileSync(report, { encoding: 'utf8', flag: 'a+' });
  assert.equal(status, 0, `${said}${stderr}`);
  const rule = 'reference/national-high-tech-enterprise';
  assert.deepEqual(said.trimEnd().split('\n'), [
    `found: convention/full-width-punctuation ${rule}`,
    'fixed: Fast, safe.',
  ]);
  assert.equal(
    readFileSync(path.join(folder, 'site/.terroir/config.yaml'), 'utf8'),
    `# ours\nsource: zh\nrules:\n  ${rule}: off\n`,
  );
  console.log(`${name}: diagnostics, a fix and a rule turned off.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
