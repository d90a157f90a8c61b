import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { pastHost } from '../../src/node/history.ts';
import { SiteFolder } from './folder.ts';

describe('terroir review --trend', () => {
  let site: SiteFolder;
  const day = 86_400_000;
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      stdio: 'pipe',
      encoding: 'utf8',
    }).trim();
  /** Commits all there is as somebody did so many days ago. */
  const commit = (daysAgo: number) => {
    const date = new Date(Date.now() - daysAgo * day).toISOString();
    git('add', '-A');
    execFileSync('git', ['-C', site.root, 'commit', '-qm', 'one'], {
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 't',
        GIT_AUTHOR_EMAIL: 't@example.com',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 't',
        GIT_COMMITTER_EMAIL: 't@example.com',
        GIT_COMMITTER_DATE: date,
      },
    });
    return git('rev-parse', 'HEAD');
  };
  const chinese =
    '我们为东南亚的商家提供仓储服务。\n\n三天之内可以上线。\n\n欢迎联系我们的团队。\n\n价格每月九十九元。\n';
  const mirrored =
    'We provide warehousing for merchants in Southeast Asia.\n\nYou can go live within three days.\n\nPlease contact our team.\n\nThe price is 99 yuan a month.\n';

  beforeEach(() => {
    site = new SiteFolder();
    git('init', '-q', '-b', 'main');
    site.write('.terroir/config.yaml', 'rules: {copy: off}\n');
    site.write('content/zh/a.md', chinese);
    site.write('content/en-SG/a.md', `${mirrored}\nWe are a national high-tech enterprise.\n`);
  });
  afterEach(() => site.remove());

  type Point = { date: string; markets: { market: string; pages: number; toFix: number; signed: number }[] };
  const trend = async (): Promise<Point[]> => {
    const { out, err } = await site.terroir('review', '--trend', '--format', 'json', '--fail-on', 'never');
    assert.equal(err, '');
    return JSON.parse(out).trend;
  };
  const told = (points: Point[]) =>
    points.map(({ markets }) => markets.map(({ market, pages, toFix }) => [market, pages, toFix]));

  it('tells where each market stood, by today’s rules, whatever lies in the folder now', async () => {
    commit(20);
    site.write('content/en-SG/a.md', `${mirrored}\nCome by at our office in Jurong.\n`);
    site.write('content/th/b.md', 'จ่ายด้วย WeChat Pay\n');
    symlinkSync('/etc', path.join(site.root, 'content/en-SG/outside'));
    commit(3);
    site.write('content/en-SG/a.md', 'We are a national high-tech enterprise. Pay with WeChat.\n');
    const points = await trend();
    const sg = (toFix: number) => ['SG', 1, toFix];
    const th = ['TH', 1, 1];
    const before = told(points)[0]![0]![2] as number;
    const after = told(points).at(-1)![0]![2] as number;
    assert.equal(before, after + 1);
    assert.deepEqual(told(points), [[sg(before)], [sg(before)], [sg(after), th]]);
    assert.deepEqual(
      points.map(({ date }) => date),
      [14, 7, 0].map((days) => new Date(Date.now() - days * day - 1).toISOString().slice(0, 10)),
    );
    site.write('.terroir/config.yaml', 'rules: {copy: off, reference: off}\n');
    assert.deepEqual(told(await trend()), [[sg(before - 1)], [sg(before - 1)], [sg(after), ['TH', 1, 0]]]);
  });

  it('counts what was signed then, not what is signed now', async () => {
    commit(20);
    const sign = () => site.terroir('sign-off', 'content/en-SG/a.md', '--by', 'R');
    await sign();
    commit(10);
    const signed = (points: Point[]) => points.map(({ markets }) => markets[0]!.signed);
    assert.deepEqual(signed(await trend()), [0, 1, 1]);
    rmSync(path.join(site.root, '.terroir/signoffs'), { recursive: true });
    assert.deepEqual(signed(await trend()), [0, 1, 1]);
    commit(1);
    assert.deepEqual(signed(await trend()), [0, 1, 0]);
  });

  it('shows it in text and in the saved page', async () => {
    for (const name of ['content/zh/about.md', 'content/en-SG/about.md'])
      site.write(name, readFileSync(path.join('test/sites/yunfan', name), 'utf8'));
    commit(20);
    const { out } = await site.terroir('review', '--trend', '--fail-on', 'never');
    assert.match(out, /Local share over time\n {11}\d{4}-\d\d-\d\d .*\nSingapore {2}\d+% · \d+ to fix/);
    const { out: html } = await site.terroir('review', '--trend', '--format', 'html', '--fail-on', 'never');
    assert.match(
      html,
      /<h2>Local share over time<\/h2>\n<table>.*<th scope="row">Singapore<\/th><td>\d+%<\/td>/,
    );
    assert.match(html, /"trend":\[\{"date":/);
  });

  it('reads what it was asked for before from the cache, and keeps nothing of other times', async () => {
    commit(20);
    const env = { LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(site.root, '.git/cache') };
    const ask = () => site.terroirWith(env, 'review', '--trend', '--format', 'json', '--fail-on', 'never');
    const first = await ask();
    const folder = path.join(env.XDG_CACHE_HOME, 'terroir', readdirSync(`${env.XDG_CACHE_HOME}/terroir`)[0]!);
    const kept = () => readdirSync(folder).filter((name) => name.endsWith('.past.json'));
    const names = kept();
    assert.equal(names.length, 1);
    const old = new Date(2020, 1, 1);
    utimesSync(path.join(folder, names[0]!), old, old);
    assert.deepEqual(JSON.parse((await ask()).out).trend, JSON.parse(first.out).trend);
    site.write('.terroir/config.yaml', 'rules: {copy: off, reference: off}\n');
    assert.notDeepEqual(JSON.parse((await ask()).out).trend, JSON.parse(first.out).trend);
    assert.deepEqual(kept(), names);
    site.write('content/en-SG/a.md', 'Fine words.\n');
    commit(1);
    await ask();
    assert.equal(kept().length, 2, 'the moments before the second commit, and now');
  });

  it('counts from the cache what it would count afresh, whatever changed that decides of it', async () => {
    commit(40);
    site.write('content/de-DE/a.md', 'Wir liefern sofort, einfach und zuverlässsig.\n');
    commit(10);
    const at = (name: string, ...texts: readonly (string | undefined)[]) =>
      fc.record({ name: fc.constant(name), text: fc.constantFrom(undefined, ...texts) });
    const exception = 'exceptions:\n  - rule: reference\n    reason: so\n';
    const dictionary = 'node_modules/@cspell/dict-de';
    const step = fc.oneof(
      at('.terroir/config.yaml', 'rules: {reference: off}\n', 'exclude: ["content/de-DE/**"]\n'),
      at('.terroir/exceptions.yaml', exception, `${exception}    until: 2020-01-01\n`),
      at('.terroir/words.txt', 'zuverlässsig\n'),
      at('cspell.json', '{"words": ["zuverlässsig"]}'),
      at(`${dictionary}/package.json`, '{"version": "1.0.0"}'),
      at('.terroir/signoffs/content/en-SG/a.md.yaml', 'verdict: ['),
      at('content/en-SG/a.md', 'Fine words.\n'),
    );
    site.write('.gitignore', 'node_modules\n');
    const extension = {
      dictionaryDefinitions: [{ name: 'words', path: 'de.txt' }],
      languageSettings: [{ languageId: '*', locale: 'de', dictionaries: ['words'] }],
    };
    const ask = (cache: string) => {
      const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: cache };
      const args = ['review', '--trend', '--format', 'json', '--fail-on', 'never', '--no-cache'];
      const cli = path.resolve('dist/cli.mjs');
      const out = execFileSync(process.execPath, [cli, ...args], { cwd: site.root, env, encoding: 'utf8' });
      return JSON.parse(out).trend;
    };
    const cache = path.join(site.root, '.git/cache');
    const install = (isThere: boolean) => {
      rmSync(path.join(site.root, dictionary, 'cspell-ext.json'), { force: true });
      if (isThere) site.write(`${dictionary}/cspell-ext.json`, JSON.stringify(extension));
      site.write(`${dictionary}/de.txt`, 'wir\nliefern\nsofort\neinfach\nund\nzuverlässig\n');
    };
    const before = ask(cache);
    site.write(`${dictionary}/package.json`, '{"version": "0.9.0"}');
    install(true);
    assert.deepEqual(ask(cache), ask(''), 'a dictionary that was installed');
    assert.notDeepEqual(ask(''), before);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
        for (const { name, text } of steps) {
          if (text === undefined) rmSync(path.join(site.root, name), { force: true });
          else site.write(name, text);
          if (name.startsWith(dictionary)) install(text !== undefined);
        }
        assert.deepEqual(ask(cache), ask(''));
      }),
      { numRuns: 3 },
    );
  });

  it('runs no program that the repository names', async () => {
    site.write('trap.sh', '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat\n');
    const trap = path.join(site.root, 'trap.sh');
    chmodSync(trap, 0o755);
    site.write('.gitattributes', '*.md filter=trap diff=trap\n');
    commit(20);
    git('config', 'filter.trap.smudge', trap);
    git('config', 'filter.trap.process', trap);
    git('config', 'diff.trap.textconv', trap);
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.pager', trap);
    git('config', 'log.showSignature', 'true');
    git('config', 'gpg.program', trap);
    rmSync(path.join(site.root, 'sprung'), { force: true });
    assert.equal((await trend()).length, 3);
    assert.equal(existsSync(path.join(site.root, 'sprung')), false);
  });

  it('says what it needs', async () => {
    const without = await site.terroir('review', '--trend');
    assert.deepEqual(
      [without.code, without.err],
      [2, 'terroir: --trend needs git, and a repository with a commit.\n'],
    );
    commit(1);
    for (const more of [['--changed=HEAD'], ['content/en-SG']]) {
      const { code, err } = await site.terroir('review', '--trend', ...more);
      assert.deepEqual(
        [code, err],
        [2, 'terroir: --trend looks at the whole site: leave out paths and --changed.\n'],
      );
    }
  });

  it('reads files of any size and name as they were committed', async () => {
    const name = 'content/en-SG/é "x"\n.md';
    const long = 'Long words. '.repeat(300_000);
    site.write(name, 'Odd.\n');
    site.write('content/en-SG/long.md', long);
    site.write('content/en-SG/too-long.md', 'x'.repeat(5_000_001));
    site.write('content/en-SG/empty.md', '');
    site.write('content/en-SG/bytes.md', '\0');
    const host = pastHost(site.root, commit(1));
    try {
      assert.equal(host.writtenBy, undefined, 'who wrote what stands there now says nothing of then');
      site.write(name, 'Now.\n');
      assert.ok((await host.list()).includes(name));
      const files = ['too-long', 'empty', 'bytes', 'none', 'long'].map((one) => `content/en-SG/${one}.md`);
      assert.deepEqual(await Promise.all([name, ...files].map((one) => host.read(one))), [
        ...[{ text: 'Odd.\n' }, { problem: 'too-large' }, { text: '' }, { problem: 'binary' }],
        ...[{ problem: 'missing' }, { text: long }],
      ]);
      assert.deepEqual(await host.read('.terroir/config.yaml'), { text: 'rules: {copy: off}\n' });
    } finally {
      host.close();
    }
  });
});
