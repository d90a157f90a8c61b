import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';

describe('terroir review --watch', () => {
  let site: SiteFolder;
  let child: ChildProcess | undefined;
  let [out, err] = ['', ''];

  beforeEach(() => {
    site = new SiteFolder();
    [out, err] = ['', ''];
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    site.remove();
  });

  function start(...argv: string[]): void {
    child = spawn(process.execPath, [path.resolve('dist/cli.mjs'), 'review', '--watch', ...argv], {
      cwd: site.root,
      env: { ...process.env, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(site.root, '.git/cache') },
    });
    child.stdout!.on('data', (data) => {
      out += data;
    });
    child.stderr!.on('data', (data) => {
      err += data;
    });
  }

  /** What the next round says, once it has ended. */
  async function round(): Promise<{ out: string; err: string }> {
    const said = () => err.includes('Watching for changes. ^C ends.\n');
    await new Promise<void>((resolve, reject) => {
      if (said()) return resolve();
      child!.stderr!.on('data', () => said() && resolve());
      child!.once('exit', () => reject(new Error(err)));
    });
    // What came by the other pipe before is there, and is read before anything else is done.
    await new Promise(setImmediate);
    const round = { out, err };
    [out, err] = ['', ''];
    return round;
  }

  /** Changes a file in one step, so that it is reviewed once. */
  function change(name: string, text: string): void {
    site.write('.git/new', text);
    mkdirSync(path.dirname(path.join(site.root, name)), { recursive: true });
    renameSync(path.join(site.root, '.git/new'), path.join(site.root, name));
  }

  it('reviews again what changes, tells what is broken, and ends cleanly', async () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    start('--format', 'text', '--format', 'json=out/report-{market}.json');
    assert.match((await round()).out, /Publishing check: passed/);
    change('content/en-SG/a.md', calque);
    assert.match((await round()).out, /Publishing check: failed[\s\S]*1:10 +major/);
    change('.terroir/config.yaml', 'gate: {failOn: huge}\n');
    assert.match((await round()).err, /config\.yaml:1:16: “huge” is not a value/);
    change('.terroir/config.yaml', 'gate: {failOn: never}\n');
    assert.match((await round()).out, /Publishing check: off/);
    // The reports it wrote into the site made it review nothing: it has said no more than was asked.
    change('content/en-SG/a.md', 'Fine words again.\n');
    assert.match(
      (await round()).out,
      /^(?:(?!Publishing check:)[\s\S])*Publishing check: off(?:(?!Publishing check:)[\s\S])*$/,
    );
    child!.kill('SIGINT');
    const [code, signal] = await once(child!, 'exit');
    assert.deepEqual([code, signal, out, err], [0, null, '', '']);
  });
});
