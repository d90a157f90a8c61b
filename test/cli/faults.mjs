// npm run test:faults [-- NAME]: what docs/reliability.md promises under faults of disk, permission, clock and load, tried on a
// built terroir. Some need another user than root, and are tried as `nobody` where root runs this.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-faults-'));
chmodSync(scratch, 0o755);
// Where nobody may read the project itself, its bundles are copied to where they may.
cpSync(path.join(root, 'dist'), path.join(scratch, 'dist'), {
  recursive: true,
  filter: (name) => !/dist\/(?:test|evaluate|fuzz)/.test(name),
});
const cli = path.join(scratch, 'dist/cli.mjs');
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const calque = 'We are a national high-tech enterprise.\n';

function site(name) {
  const folder = path.join(scratch, name);
  mkdirSync(path.join(folder, '.terroir'), { recursive: true });
  mkdirSync(path.join(folder, 'content/en-SG'), { recursive: true });
  for (const page of ['a', 'b', 'c']) writeFileSync(path.join(folder, `content/en-SG/${page}.md`), calque);
  return folder;
}

function terroir(cwd, args, { env = {}, limit = '', user = {} } = {}) {
  const started = process.hrtime.bigint();
  const command = [process.execPath, cli, ...args].map((one) => `'${one}'`).join(' ');
  const done = spawnSync('bash', ['-c', `${limit} exec ${command}`], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(cwd, '../cache'), ...env },
    ...user,
  });
  return { ...done, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

const review = (cwd, options) => terroir(cwd, ['review', '--format', 'json', '--fail-on', 'never'], options);

const faults = {
  'disk full': () => {
    const folder = site('full');
    const before = '{"old": true}';
    writeFileSync(path.join(folder, 'report.json'), before);
    const limit = "trap '' XFSZ; ulimit -f 1;";
    const { status, stderr } = terroir(folder, ['review', '--format', 'json=report.json'], { limit });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /report\.json/);
    assert.equal(readFileSync(path.join(folder, 'report.json'), 'utf8'), before, 'the old report stays');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.tmp')),
      [],
    );
    assert.equal(review(folder).status, 0, 'and the next run is a run like any');
    return 'a write that fails ends with status 2 and names the file; the old report stays, no draft is left';
  },
  'read-only': () => {
    const folder = site('read-only');
    const right = review(folder, { user: {} }).stdout;
    const env = { XDG_CACHE_HOME: path.join(scratch, 'not-there/cache') };
    const found = review(folder, { env, user: nobody });
    assert.equal(found.status, 0, found.stderr);
    assert.equal(found.stdout, right);
    const written = terroir(folder, ['baseline'], { env, user: nobody });
    assert.equal(written.status, 2, written.stderr);
    assert.ok(!existsSync(path.join(folder, '.terroir/baseline.json')));
    return 'the review is the same without a cache; what cannot be written is said, status 2';
  },
  permission: () => {
    const folder = site('permission');
    chmodSync(path.join(folder, 'content/en-SG/b.md'), 0);
    const { pages } = JSON.parse(review(folder, { user: nobody }).stdout);
    const [{ findings }] = pages.filter(({ path: name }) => name.endsWith('b.md'));
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['config/unreadable-file'],
    );
    assert.equal(terroir(folder, ['review', '--fail-on', 'major'], { user: nobody }).status !== 0, true);
    chmodSync(path.join(folder, 'content/en-SG/b.md'), 0o644);
    mkdirSync(path.join(folder, 'content/th'));
    writeFileSync(path.join(folder, 'content/th/a.md'), 'Fine.\n');
    mkdirSync(path.join(folder, '.terroir/rules'));
    chmodSync(path.join(folder, 'content/th'), 0);
    const closed = JSON.parse(review(folder, { user: nobody }).stdout);
    const named = closed.pages.find(({ path: name }) => name === 'content/th');
    assert.deepEqual(
      named.findings.map(({ ruleId }) => ruleId),
      ['config/unreadable-file'],
    );
    assert.equal(terroir(folder, ['review'], { user: nobody }).status, 1, 'and does not pass');
    chmodSync(path.join(folder, '.terroir/rules'), 0);
    const { status, stderr } = terroir(folder, ['review'], { user: nobody });
    assert.equal(status, 2);
    assert.match(stderr, /\.terroir\/rules:1:1: This folder cannot be read/);
    return 'a page or a folder that may not be read is a finding, and the gate fails; one of the setup ends with status 2';
  },
  'file replaced while read': async () => {
    const folder = site('replaced');
    for (let n = 0; n < 40; n++)
      writeFileSync(path.join(folder, `content/en-SG/p${n}.md`), calque.repeat(200));
    let busy = true;
    const replacing = (async () => {
      for (let n = 0; busy; n++) {
        const file = path.join(folder, `content/en-SG/p${n % 40}.md`);
        writeFileSync(`${file}.new`, n % 2 ? '' : calque.repeat(1 + (n % 300)));
        renameSync(`${file}.new`, file);
        await new Promise(setImmediate);
      }
      return true;
    })();
    for (let run = 0; run < 5; run++) {
      const child = spawn(process.execPath, [cli, 'review', '--format', 'json', '--fail-on', 'never'], {
        cwd: folder,
        env: { ...process.env, XDG_CACHE_HOME: path.join(scratch, 'cache') },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 0);
    }
    busy = false;
    await replacing;
    for (const name of readdirSync(path.join(folder, 'content/en-SG')))
      if (name.endsWith('.new')) rmSync(path.join(folder, 'content/en-SG', name));
    const fresh = terroir(folder, ['review', '--no-cache', '--format', 'json', '--fail-on', 'never']).stdout;
    assert.equal(review(folder).stdout, fresh);
    return '5 runs while pages are replaced; the next one from the cache says what one without says';
  },
  'clock set back': () => {
    const folder = site('clock');
    const shift = path.join(scratch, 'shift.cjs');
    writeFileSync(
      shift,
      'const day = 864e5, now = Date.now; Date.now = () => now() - 800 * day; const D = Date; globalThis.Date = class extends D { constructor(...a) { super(...(a.length ? a : [Date.now()])); } };',
    );
    const right = review(folder).stdout;
    writeFileSync(path.join(folder, 'content/en-SG/a.md'), 'Fine words.\n');
    const past = new Date(0);
    utimesSync(path.join(folder, 'content/en-SG/a.md'), past, past);
    const after = review(folder).stdout;
    assert.notEqual(after, right, 'a change is seen whatever its time says');
    const back = review(folder, { env: { NODE_OPTIONS: `--require ${shift}` } });
    assert.equal(back.status, 0, back.stderr);
    assert.equal(JSON.parse(back.stdout).pages.length, 3);
    assert.equal(review(folder).stdout, after);
    return 'changes are told by content, not by times; a run 800 days back spoils no later one';
  },
  '20 MB document': () => {
    const folder = site('large');
    writeFileSync(path.join(folder, 'content/en-SG/large.md'), calque.repeat(500_000));
    const { stdout, seconds } = review(folder);
    const { pages } = JSON.parse(stdout);
    const large = pages.find(({ path: name }) => name.endsWith('large.md'));
    assert.equal(large.findings[0].ruleId.startsWith('config/'), true);
    return `named as too large, not read; ${seconds.toFixed(1)} s in all`;
  },
  '50,000 files': () => {
    const folder = site('many');
    for (let n = 0; n < 50_000; n++) {
      const inner = path.join(folder, `assets/${n % 500}`);
      if (n < 500) mkdirSync(inner, { recursive: true });
      writeFileSync(path.join(inner, `${n}.svg`), '<svg/>');
    }
    writeFileSync(path.join(folder, '.gitignore'), 'a/**/a/**/a/**/x\n*.draft.*\n');
    const { status, stderr, seconds } = review(folder);
    assert.equal(status, 0, stderr);
    return `${seconds.toFixed(1)} s`;
  },
  'a .gitignore against a tree of folders': () => {
    const folder = site('stars');
    const deep = `${'a/'.repeat(60)}`;
    mkdirSync(path.join(folder, deep), { recursive: true });
    for (let n = 0; n < 30; n++) writeFileSync(path.join(folder, deep, `${n}.md`), 'Fine.\n');
    writeFileSync(path.join(folder, '.gitignore'), `${'a/**/'.repeat(20)}x\n${'*a'.repeat(30)}b\n`);
    const { status, seconds, stderr } = review(folder);
    assert.equal(status, 0, stderr);
    assert.ok(seconds < 60);
    return `60 folders deep, 20 times **: ${seconds.toFixed(1)} s`;
  },
};

let failed = 0;
try {
  for (const [name, run] of Object.entries(faults)) {
    if (process.argv[2] && !name.includes(process.argv[2])) continue;
    try {
      console.log(`${name}: ${await run()}`);
    } catch (error) {
      failed++;
      console.log(`${name}: FAILED ${error.message}`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
