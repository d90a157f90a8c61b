import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';

describe('terroir review --changed', () => {
  let site: SiteFolder;
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      stdio: 'pipe',
    });

  beforeEach(() => {
    site = new SiteFolder();
    git('init', '-q', '-b', 'main');
    for (const name of ['a', 'b', 'c', 'd']) site.write(`content/en-SG/${name}.md`, `# ${name}\n\n${calque}`);
    site.write('content/zh/c.md', '我们是国家高新技术企业。\n');
    git('add', '-A');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'work');
  });
  afterEach(() => site.remove());

  const pages = async (...argv: string[]) =>
    JSON.parse((await site.terroir('review', '--format', 'json', ...argv)).out).pages.map(
      (page: { path: string }) => page.path,
    );

  it('reviews what the branch touched, committed or not, and pages whose source it touched', async () => {
    site.write('content/en-SG/b.md', `${calque}\nMore.\n`);
    git('commit', '-qam', 'two');
    site.write('content/en-SG/é "x".md', 'New.\n');
    site.write('content/zh/c.md', '我们是高新技术企业。\n');
    const changed = ['content/en-SG/b.md', 'content/en-SG/c.md', 'content/en-SG/é "x".md'];
    assert.deepEqual(await pages('--changed'), changed);
    assert.deepEqual(await pages('--changed=main'), changed);
    assert.deepEqual(await pages('--changed=HEAD'), changed.slice(1));
    assert.deepEqual(await pages('--changed', 'content/en-SG/c.md'), ['content/en-SG/c.md']);
  });

  it('runs no program that a submodule names', async () => {
    const trap = path.join(site.root, 'trap.sh');
    site.write('trap.sh', '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat\n');
    chmodSync(trap, 0o755);
    for (const name of ['theme', 'theme/inner']) {
      const below = (...args: string[]) => git('-C', path.join(site.root, name), ...args);
      site.write(`${name}/a.md`, 'One.\n');
      site.write(`${name}/.gitattributes`, '* filter=trap diff=trap\n');
      git('init', '-q', path.join(site.root, name));
      below('add', 'a.md', '.gitattributes');
      below('commit', '-qm', 'one');
      for (const key of ['core.fsmonitor', 'filter.trap.clean', 'filter.trap.process', 'diff.trap.textconv'])
        below('config', key, trap);
      rmSync(path.join(site.root, 'sprung'), { force: true });
    }
    git('-C', path.join(site.root, 'theme'), 'add', 'inner');
    git('add', 'theme');
    git('commit', '-qm', 'submodule');
    git('config', 'diff.submodule', 'diff');
    git('config', 'submodule.recurse', 'true');
    rmSync(path.join(site.root, 'sprung'), { force: true });
    // Of the same length, so that git has to look into it.
    for (const name of ['theme', 'theme/inner']) site.write(`${name}/a.md`, 'Two.\n');
    site.write('content/en-SG/b.md', `${calque}\nMore.\n`);
    assert.deepEqual(await pages('--changed'), ['content/en-SG/b.md']);
    await site.terroir('review', '--changed', '--trend');
    await site.terroir('brief', 'content/en-SG/b.md');
    assert.ok(!existsSync(path.join(site.root, 'sprung')));
  });

  it('runs no program that the repository names', async () => {
    const trap = path.join(site.root, 'trap.sh');
    site.write('trap.sh', '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat\n');
    chmodSync(trap, 0o755);
    site.write('content/en-SG/b.md', `${calque}\nMore.\n`);
    // A name may hold what ends a name on git's command line.
    for (const name of ['trap', 'a=b']) {
      site.write('.gitattributes', `*.md filter=${name} diff=${name}\n`);
      for (const key of [
        'core.fsmonitor',
        `filter.${name}.clean`,
        `filter.${name}.process`,
        `diff.${name}.command`,
        `diff.${name}.textconv`,
      ])
        git('config', key, trap);
      git('config', `filter.${name}.required`, 'true');
      assert.deepEqual(await pages('--changed'), ['content/en-SG/b.md']);
      assert.equal(existsSync(path.join(site.root, 'sprung')), false, name);
    }
  });

  it('fetches nothing that a repository says it left elsewhere', async () => {
    const trap = path.join(site.root, 'trap.sh');
    site.write('trap.sh', '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\nexec git-upload-pack "$@"\n');
    chmodSync(trap, 0o755);
    const blob = git('rev-parse', 'HEAD:content/en-SG/b.md').toString().trim();
    rmSync(path.join(site.root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    for (const [key, value] of [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', site.root],
      ['remote.origin.uploadpack', trap],
      ['protocol.file.allow', 'always'],
    ] as const)
      git('config', key, value);
    site.write('content/en-SG/b.md', `${calque}\nMore.\n`);
    const { code, err } = await site.terroir('review', '--changed');
    assert.deepEqual([code, err.split('\n').length], [2, 2], err);
    assert.match(err, /partial clone/);
    assert.equal(existsSync(path.join(site.root, 'sprung')), false);
  });

  it('compares with where the branch began, not with what happened on main since', async () => {
    site.write('content/en-SG/b.md', 'Mended.\n');
    git('commit', '-qam', 'two');
    git('checkout', '-q', 'main');
    site.write('content/en-SG/a.md', 'Other.\n');
    git('commit', '-qam', 'three');
    git('checkout', '-q', 'work');
    assert.deepEqual(await pages('--changed'), ['content/en-SG/b.md']);
  });

  it('--changed-lines reports changed lines only, and all of a page whose source changed', async () => {
    site.write(
      'content/en-SG/a.md',
      `# a\n\n${calque}\nFine.\n\nThey are a national high-tech enterprise.\n`,
    );
    site.write('content/en-SG/b.md', '# b\n\nFine.\n');
    site.write('content/zh/c.md', '我们早就是国家高新技术企业。\n');
    assert.deepEqual(await site.findings('--changed-lines'), [
      'content/en-SG/a.md:7 reference/national-high-tech-enterprise',
      'content/en-SG/c.md:3 copy/stale',
      'content/en-SG/c.md:3 reference/national-high-tech-enterprise',
    ]);
    // A hook with its own ideas of a diff changes nothing.
    git('config', 'diff.noprefix', 'true');
    git('config', 'diff.external', 'false');
    assert.equal((await site.findings('--changed-lines')).length, 3);
  });

  it('--changed-lines fails where a changed page could not be reviewed', async () => {
    site.write('content/en-SG/d.md', `# d\n\nFine.\n${'Fine words.\n'.repeat(450_000)}`);
    const { code, out } = await site.terroir('review', '--changed', '--changed-lines');
    assert.equal(code, 1, out);
    assert.match(out, /d\.md[\s\S]*too large/i);
  });

  it('lets only changed pages fail the gate where the config says so, and still reviews all', async () => {
    site.write('.terroir/config.yaml', 'gate:\n  only: changed\n');
    assert.equal((await site.terroir('review')).code, 0);
    site.write('content/en-SG/b.md', `# b\n\n${calque}\nMore.\n`);
    const { code, out } = await site.terroir('review');
    assert.equal(code, 1);
    assert.match(out, /Publishing check: failed\n {2}1 major finding on 1 page\.[\s\S]*en-SG\/d\.md/);
  });

  it('says when nothing changed', async () => {
    const { code, out } = await site.terroir('review', '--changed');
    assert.deepEqual([code, out], [0, 'No market page changed.\n']);
  });

  it('says in one line what git cannot tell', async () => {
    const wrong = async (...argv: string[]) => {
      const { code, err } = await site.terroir('review', ...argv);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await wrong('--changed=nowhere'), /^terroir: Git knows no “nowhere” here/);
    assert.match(await wrong('--changed=--output=/tmp/x'), /^terroir: Git knows no “--output=\/tmp\/x” here/);
    git('checkout', '-q', '--orphan', 'alone');
    git('commit', '-qm', 'alone');
    assert.match(await wrong('--changed=main'), /did not|does not see where this branch began/);
    git('branch', '-D', 'main');
    assert.match(await wrong('--changed'), /Name what to compare with/);
    const elsewhere = new SiteFolder();
    elsewhere.write('content/en-SG/a.md', calque);
    assert.match((await elsewhere.terroir('review', '--changed')).err, /needs git, and a repository/);
    elsewhere.remove();
    assert.match(await wrong('--ratchet', '--changed'), /--ratchet looks at the whole site/);
  });
});
