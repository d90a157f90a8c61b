import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';

describe('terroir review --watch', function () {
  this.timeout(90_000);
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
    while (!err.includes('Watching for changes. ^C ends.\n')) {
      assert.equal(child!.exitCode, null, err);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const said = { out, err };
    [out, err] = ['', ''];
    return said;
  }

  it('reviews again what changes, tells what is broken, and ends cleanly', async () => {
    site.write('content/en-SG/a.md', 'Fine words.\n');
    start('--format', 'text', '--format', 'json=out/report-{market}.json');
    assert.match((await round()).out, /Gate: passed/);
    site.write('content/en-SG/a.md', calque);
    assert.match((await round()).out, /1:10 +major[\s\S]*Gate: failed/);
    site.write('.terroir/config.yaml', 'gate: {failOn: huge}\n');
    assert.match((await round()).err, /config\.yaml:1:16: “huge” is not a value/);
    site.write('.terroir/config.yaml', 'gate: {failOn: never}\n');
    assert.match((await round()).out, /Gate: passed/);
    // The reports it wrote into the site made it review nothing.
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual([out, err], ['', '']);
    child!.kill('SIGINT');
    const [code, signal] = await once(child!, 'exit');
    assert.deepEqual([code, signal, out, err], [0, null, '', '']);
  });
});
