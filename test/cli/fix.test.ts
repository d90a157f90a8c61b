import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { listFolder, SiteFolder } from './folder.ts';

describe('terroir review --fix', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
  });
  afterEach(() => site.remove());

  for (const name of ['yunfan', 'yunfan-app', 'docusaurus'])
    it(`writes into ${name} what --dry-run shows, and then has nothing left to write`, async () => {
      cpSync(path.join('test/sites', name), site.root, { recursive: true });
      const before = listFolder(site.root);
      const dry = await site.terroir('review', '--fix', '--dry-run');
      assert.equal(dry.code, 0);
      assert.deepEqual(listFolder(site.root), before);

      const fixed = await site.terroir('review', '--fix');
      const after = listFolder(site.root);
      const changed = [...after.keys()].filter((file) => after.get(file) !== before.get(file));
      assert.deepEqual([...after.keys()], [...before.keys()]);
      assert.deepEqual(
        fixed.err
          .trim()
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split(': ')[0]),
        changed,
      );

      // Git takes the diff, and comes to the same.
      for (const [file, text] of before) writeFileSync(path.join(site.root, file), text);
      if (dry.out) execFileSync('git', ['apply', '-p1', '-'], { cwd: site.root, input: dry.out });
      assert.deepEqual(listFolder(site.root), after);
      const nothing = await site.terroir('review', '--fix', '--dry-run');
      assert.equal(nothing.out, '');
      assert.match(nothing.err, /^Nothing to fix that is safe to write without a look\.\n/m);
    });

  it('shows the lines around a change, and a last line without an end', async () => {
    site.write('content/en-SG/a.md', '1\n\n2\n\nFast，safe\n\n3\n\n4\n\nGood，cheap');
    const { out } = await site.terroir('review', '--fix', '--dry-run');
    assert.equal(
      out,
      [
        '--- a/content/en-SG/a.md',
        '+++ b/content/en-SG/a.md',
        '@@ -2,10 +2,10 @@',
        ' ',
        ' 2',
        ' ',
        '-Fast，safe',
        '+Fast, safe',
        ' ',
        ' 3',
        ' ',
        ' 4',
        ' ',
        '-Good，cheap',
        '\\ No newline at end of file',
        '+Good, cheap',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it('leaves a file alone that is not UTF-8, and says so', async () => {
    const file = path.join(site.root, 'content/en-SG/a.md');
    site.write('content/en-SG/a.md', '');
    const bytes = Buffer.from('\uFEFFFast，safe and sound for teams.\n', 'utf16le');
    writeFileSync(file, bytes);
    const { err } = await site.terroir('review', '--fix');
    assert.match(err, /a\.md is not fixed/);
    assert.ok(readFileSync(file).equals(bytes));
  });

  it('goes with paths alone', async () => {
    site.write('content/en-SG/a.md', 'Fast，safe\n');
    assert.equal((await site.terroir('review', '--dry-run')).code, 2);
    assert.equal((await site.terroir('review', '--fix', '--changed')).code, 2);
    site.write('content/en-SG/b.md', 'Good，cheap\n');
    await site.terroir('review', '--fix', 'content/en-SG/a.md');
    assert.equal(site.read('content/en-SG/a.md'), 'Fast, safe\n');
    assert.equal(site.read('content/en-SG/b.md'), 'Good，cheap\n');
  });
});
