import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';
import { sitesBelow } from '../../src/node/files.ts';
import { siteRoot } from '../../src/node/root.ts';

const page = 'We are a national high-tech enterprise，here.\n';
const reference = 'reference/national-high-tech-enterprise';

describe('which folder is the site', () => {
  let folder: string;
  const { HOME } = process.env;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'terroir-root-')));
  });
  afterEach(() => {
    process.env.HOME = HOME;
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string) => path.join(folder, name);

  function write(name: string, text = ''): void {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }

  const git = (where: string, ...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'protocol.file.allow=always', ...args],
      { cwd: at(where), stdio: 'pipe' },
    ).toString();

  async function terroir(where: string, ...argv: string[]) {
    let [out, err] = ['', ''];
    const code = await run({
      argv: [...argv, '--no-cache'],
      cwd: at(where),
      env: { LANG: 'en' },
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
    });
    return { code, out, err };
  }

  /** Findings of a review, by page. */
  async function found(where: string, ...argv: string[]): Promise<Record<string, string[]>> {
    const { out, err } = await terroir(where, 'review', '--format', 'json', '--fail-on', 'never', ...argv);
    assert.equal(err, '');
    const pages: { path: string; findings: { ruleId: string }[] }[] = JSON.parse(out).pages;
    return Object.fromEntries(
      pages.map(({ path: name, findings }) => [name, findings.map(({ ruleId }) => ruleId).sort()]),
    );
  }

  describe('is looked for upward', () => {
    it('the nearest .terroir goes before the repository, and that before the folder given', () => {
      mkdirSync(at('repo/.git'), { recursive: true });
      mkdirSync(at('repo/a/b/c'), { recursive: true });
      assert.deepEqual(siteRoot(at('repo/a/b')), { folder: at('repo'), by: 'repository' });
      mkdirSync(at('repo/a/.terroir'));
      assert.deepEqual(siteRoot(at('repo/a/b/c')), { folder: at('repo/a'), by: 'setup' });
      mkdirSync(at('alone'));
      assert.deepEqual(siteRoot(at('alone')), { folder: at('alone'), by: 'nothing' });
    });

    it('a .terroir above the repository is none of its own', () => {
      mkdirSync(at('.terroir'));
      mkdirSync(at('repo/.git'), { recursive: true });
      mkdirSync(at('repo/a'));
      assert.deepEqual(siteRoot(at('repo/a')), { folder: at('repo'), by: 'repository' });
    });

    it('nothing above the home folder is looked at', () => {
      mkdirSync(at('.terroir'));
      mkdirSync(at('home/site'), { recursive: true });
      process.env.HOME = at('home');
      assert.equal(homedir(), at('home'));
      assert.deepEqual(siteRoot(at('home/site')), { folder: at('home/site'), by: 'nothing' });
      mkdirSync(at('home/.git'));
      for (const one of ['home', 'home/site'])
        assert.deepEqual(siteRoot(at(one)), { folder: at(one), by: 'nothing' });
      rmSync(at('home/.git'), { recursive: true });
      process.env.HOME = at('other');
      assert.deepEqual(siteRoot(at('home/site')), { folder, by: 'setup' });
    });

    it('a .terroir that is a file makes no site', () => {
      write('a/.terroir', '');
      assert.deepEqual(siteRoot(at('a')), { folder: at('a'), by: 'nothing' });
    });
  });

  it('a folder named is the site where nothing around it is: its neighbours are not its pages', async () => {
    write('big/content/zh/a.md', '内容在这里。\n');
    write('small/content/en-GB/a.md', page);
    assert.deepEqual(Object.keys(await found('', 'small')), ['small/content/en-GB/a.md']);
    // Two folders are one site with what holds both; a file belongs to where the user stands.
    write('site/zh/a.md', '我们帮助仓库团队更快地盘点库存。\n');
    write('site/en-GB/a.md', page);
    assert.deepEqual(Object.keys(await found('site', 'zh', 'en-GB')), ['en-GB/a.md']);
    assert.deepEqual(Object.keys(await found('site', 'en-GB/a.md')), ['en-GB/a.md']);
  });

  describe('several .terroir are several sites', () => {
    beforeEach(() => {
      write('.git/HEAD', 'ref: refs/heads/main\n');
      write('content/en-GB/top.md', page);
      write('packages/a/.terroir/config.yaml', 'rules:\n  convention: off\n');
      write('packages/a/content/en-GB/a.md', page);
      write('packages/a/content/zh/a.md', '内容在这里。\n');
      write('packages/b/.terroir/config.yaml', 'rules:\n  reference: off\n');
      write('packages/b/content/en-GB/b.md', page);
      write('packages/b/deep/.terroir/config.yaml', 'exclude: ["**/old/"]\n');
      write('packages/b/deep/en-GB/d.md', page);
      write('packages/b/deep/en-GB/old/d.md', page);
    });
    const both = ['convention/full-width-punctuation', reference];

    it('each page by the settings nearest to it, wherever the review starts', async () => {
      assert.deepEqual(await found(''), {
        'content/en-GB/top.md': both,
        'packages/a/content/en-GB/a.md': [reference],
        'packages/b/content/en-GB/b.md': ['convention/full-width-punctuation'],
        'packages/b/deep/en-GB/d.md': both,
      });
      assert.deepEqual(await found('', 'packages/a/content/en-GB/a.md', 'packages/b/deep'), {
        'packages/a/content/en-GB/a.md': [reference],
        'packages/b/deep/en-GB/d.md': both,
      });
      assert.deepEqual(await found('packages/b/content', '..'), {
        'en-GB/b.md': ['convention/full-width-punctuation'],
        '../deep/en-GB/d.md': both,
      });
    });

    it('each has its own gate, and a baseline of its own', async () => {
      write('packages/a/.terroir/config.yaml', 'rules:\n  convention: off\ngate:\n  failOn: major\n');
      const first = await terroir('', 'review', '--format', 'github');
      assert.equal(first.code, 1);
      assert.match(first.out, /packages\/a: /);
      assert.doesNotMatch(first.out, /::error title=Terroir::packages\/b:/);
      assert.equal((await terroir('packages', 'baseline', 'a')).code, 0);
      assert.equal((await terroir('', 'review', 'packages/a')).code, 0);
      assert.deepEqual(readdirSync(at('packages/a/.terroir')).sort(), ['baseline.json', 'config.yaml']);
    });
  });

  it('a command asks before it makes a folder a site, and refuses where nobody answers', async () => {
    write('site/id/a.md', 'Bayar dengan WeChat Pay.\n');
    write('site/glossary.csv', 'zh,id\n云小鹿,Yunlu\n');
    write('away/here.md', '');
    const commands = [
      ['baseline'],
      ['brief', 'id/a.md'],
      ['sign-off', 'id/a.md', '--by', 'Ayu'],
      ['import', 'glossary.csv', '--locale', 'id'],
    ];
    for (const argv of commands) {
      const { code, err } = await terroir('site', ...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, /is no site yet: it has no \.terroir/);
    }
    const beside = await terroir('away', 'sign-off', '../site/id/a.md', '--by', 'Ayu');
    assert.equal(beside.code, 2);
    assert.deepEqual(readdirSync(folder).sort(), ['away', 'site']);
    assert.deepEqual(readdirSync(at('site')).sort(), ['glossary.csv', 'id']);
    const asked: string[] = [];
    const answer = async (yes: boolean) =>
      run({
        argv: ['baseline', '--no-cache'],
        cwd: at('site'),
        env: { LANG: 'en' },
        out: { write: () => {} },
        err: { write: () => {} },
        ask: async (question) => {
          asked.push(question);
          return yes;
        },
      });
    assert.equal(await answer(false), 2);
    assert.ok(!readdirSync(at('site')).includes('.terroir'));
    assert.equal(await answer(true), 0);
    assert.ok(readdirSync(at('site')).includes('.terroir'));
    assert.equal(await answer(false), 0, 'a site is not asked about again');
    assert.equal(asked.length, 2);
  });

  describe('beside git', () => {
    beforeEach(() => {
      mkdirSync(at('repo'));
      git('repo', 'init', '-q', '-b', 'main');
      write('repo/content/id/a.md', page);
    });

    it('what git ignores is no page: by .git/info/exclude and by files above the site', async () => {
      write('repo/wt/id/a.md', page);
      write('repo/site/dist/id/a.md', page);
      write('repo/site/id/a.md', page);
      write('repo/site/tmp/id/a.md', page);
      write('repo/site/.gitignore', '!/dist/\n');
      write('repo/.gitignore', 'dist/\nsite/tmp/\n');
      appendFileSync(at('repo/.git/info/exclude'), 'wt/\n');
      assert.deepEqual(Object.keys(await found('repo')), [
        'content/id/a.md',
        'site/dist/id/a.md',
        'site/id/a.md',
      ]);
      write('repo/site/.gitignore', '');
      mkdirSync(at('repo/site/.terroir'));
      assert.deepEqual(Object.keys(await found('repo/site')), ['id/a.md']);
      assert.deepEqual(Object.keys(await found('repo')), ['content/id/a.md', 'site/id/a.md']);
      // A site that is ignored as a whole was named all the same.
      write('repo/.gitignore', 'site/\n');
      assert.deepEqual(Object.keys(await found('repo/site')), ['dist/id/a.md', 'id/a.md', 'tmp/id/a.md']);
      assert.deepEqual(await sitesBelow(at('repo')), []);
    });

    it('another worktree inside the folder is another branch', async () => {
      git('repo', 'add', '-A');
      git('repo', 'commit', '-qm', 'a');
      git('repo', 'worktree', 'add', '-q', '-b', 'x', '.worktrees/x');
      assert.deepEqual(Object.keys(await found('repo')), ['content/id/a.md']);
      // Its excludes are those of the repository.
      write('repo/.worktrees/x/tmp/id/b.md', page);
      appendFileSync(at('repo/.git/info/exclude'), 'tmp/\n');
      assert.deepEqual(Object.keys(await found('repo/.worktrees/x')), ['content/id/a.md']);
    });

    it('a submodule is part of the site around it, also where only changes are reviewed', async () => {
      mkdirSync(at('copy'));
      git('copy', 'init', '-q', '-b', 'main');
      write('copy/en-GB/a.md', 'First line.\n');
      write('copy/en-GB/b.md', 'Second line.\n');
      git('copy', 'add', '-A');
      git('copy', 'commit', '-qm', 'a');
      git('repo', 'submodule', '--quiet', 'add', '../copy', 'site');
      write('repo/.terroir/config.yaml', 'rules:\n  convention: off\n');
      git('repo', 'add', '-A');
      git('repo', 'commit', '-qm', 'a');
      git('repo', 'checkout', '-qb', 'f');
      write('repo/site/en-GB/a.md', page);
      const changed = { 'site/en-GB/a.md': [reference] };
      assert.deepEqual(await found('repo', '--changed'), changed, 'not committed');
      git('repo/site', 'commit', '-qam', 'b');
      git('repo', 'commit', '-qam', 'b');
      assert.deepEqual(await found('repo', '--changed'), changed, 'another commit of it');
      assert.deepEqual(await found('repo', '--changed-lines'), changed);
      assert.deepEqual(Object.keys(await found('repo', 'site')), ['site/en-GB/a.md', 'site/en-GB/b.md']);
      assert.deepEqual((await found('repo/site'))['en-GB/a.md'], [reference]);
      write('repo/site/.terroir/config.yaml', 'rules:\n  reference: off\n');
      assert.deepEqual((await found('repo'))['site/en-GB/a.md'], ['convention/full-width-punctuation']);
    });

    it('a clone of the newest commit alone says so, however it was made', async () => {
      git('repo', 'add', '-A');
      git('repo', 'commit', '-qm', 'a');
      git('repo', 'checkout', '-qb', 'f');
      write('repo/content/id/b.md', page);
      git('repo', 'add', '-A');
      git('repo', 'commit', '-qm', 'b');
      git('', 'clone', '-q', '--depth', '1', '-b', 'f', `file://${at('repo')}`, 'shallow');
      for (const env of [{ GITHUB_BASE_REF: 'main' }, { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }, {}]) {
        let err = '';
        const code = await run({
          argv: ['review', '--changed', '--no-cache'],
          cwd: at('shallow'),
          env: { LANG: 'en', ...env },
          out: { write: () => {} },
          err: { write: (text) => (err += text) },
        });
        assert.equal(code, 2, JSON.stringify(env));
        assert.match(err, /fetch-depth: 0/);
      }
    });
  });
});
