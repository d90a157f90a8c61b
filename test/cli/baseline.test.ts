import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';
const phone = 'Call 400-123-4567 in the morning.\n';

describe('terroir baseline', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
  });
  afterEach(() => site.remove());

  const total = () =>
    Object.values(
      JSON.parse(site.read('.terroir/baseline.json')).pages as Record<string, Record<string, number>>,
    )
      .flatMap((counts) => Object.values(counts))
      .reduce((sum, count) => sum + count, 0);

  it('writes down what there is: only new findings count', async () => {
    site.write('content/en-SG/a.md', calque);
    site.write('content/en-SG/b.md', 'Fine words.\n');
    assert.equal((await site.terroir('review')).code, 1);
    const { code, out } = await site.terroir('baseline');
    assert.deepEqual(
      [code, out],
      [0, '.terroir/baseline.json: 1 findings, 0 before. Only others count from now on.\n'],
    );
    const review = await site.terroir('review');
    assert.equal(review.code, 0);
    assert.match(review.out, /Publishing check: passed[\s\S]*1 finding of the baseline not counted\./);
    site.write('content/en-SG/b.md', calque);
    assert.deepEqual(await site.findings(), ['content/en-SG/b.md:1 reference/national-high-tech-enterprise']);
  });

  it('knows a finding again when lines or files move, and when spaces and case change', async () => {
    site.write('content/en-SG/a.md', `Intro.\n\n${calque}\nMore.\n`);
    await site.terroir('baseline');
    site.write(
      'content/en-SG/a.md',
      `New.\n\n# Title\n\nIntro!\n\n${calque.replace('are a', 'are  a')}\n\nEven more.\n`,
    );
    assert.deepEqual(await site.findings(), []);
    renameSync(path.join(site.root, 'content/en-SG/a.md'), path.join(site.root, 'content/en-SG/moved.md'));
    assert.deepEqual(await site.findings(), []);
  });

  it('counts: a copy of a known finding is new', async () => {
    site.write('content/en-SG/a.md', `${calque}\n${calque}`);
    await site.terroir('baseline');
    assert.equal(total(), 2);
    site.write('content/en-SG/a.md', `${calque}\n${calque}\n${calque}`);
    assert.deepEqual(await site.findings(), ['content/en-SG/a.md:5 reference/national-high-tech-enterprise']);
  });

  it('may only shrink: --ratchet fails where something is gone, and takes it out', async () => {
    site.write('content/en-SG/a.md', `${calque}\n${phone}`);
    await site.terroir('baseline');
    assert.equal(total(), 2);
    assert.equal((await site.terroir('review', '--ratchet')).code, 0);
    site.write('content/en-SG/a.md', phone);
    site.write('content/en-SG/b.md', calque.replace('We are', 'They became'));
    const { code, out } = await site.terroir('review', '--ratchet', '--fail-on', 'never');
    assert.equal(code, 1);
    assert.match(out, /1 finding of the baseline is gone\.[\s\S]*terroir baseline --ratchet/);
    await site.terroir('baseline', '--ratchet');
    assert.equal(total(), 1);
    assert.deepEqual(await site.findings(), ['content/en-SG/b.md:1 reference/national-high-tech-enterprise']);
  });

  it('of some pages leaves the others as they were', async () => {
    site.write('content/en-SG/a.md', calque);
    site.write('content/id/b.md', phone);
    await site.terroir('baseline');
    site.write('content/id/b.md', 'Halo.\n');
    await site.terroir('baseline', 'content/id');
    assert.deepEqual(Object.keys(JSON.parse(site.read('.terroir/baseline.json')).pages), [
      'content/en-SG/a.md',
    ]);
  });

  it('merges what two branches mended', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        stdio: 'pipe',
      });
    for (const name of ['a', 'b', 'c']) site.write(`content/en-SG/${name}.md`, `${calque}\n${phone}`);
    await site.terroir('baseline');
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
    for (const [branch, text] of [
      ['a', phone],
      ['c', 'Fine.\n'],
    ]) {
      git('checkout', '-qb', branch!, 'main');
      site.write(`content/en-SG/${branch}.md`, text!);
      await site.terroir('baseline', '--ratchet');
      git('commit', '-qam', branch!);
    }
    git('merge', '-q', 'a');
    const merged = site.read('.terroir/baseline.json');
    await site.terroir('baseline', '--ratchet');
    assert.equal(site.read('.terroir/baseline.json'), merged);
    assert.equal(total(), 3);
    assert.equal((await site.terroir('review', '--ratchet')).code, 0);
  });

  it('that is damaged is one clear line, never an empty one', async () => {
    site.write('content/en-SG/a.md', calque);
    site.write('.terroir/baseline.json', '<<<<<<< ours\n');
    const { code, err } = await site.terroir('review');
    assert.equal(code, 2);
    assert.match(err, /^[^\n]*\.terroir\/baseline\.json cannot be read: take it back from git[^\n]*\n$/);
  });
});
