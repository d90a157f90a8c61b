import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SiteFolder } from './folder.ts';

const chinese = ['# 标准版', '标准版每年 5,000 元。', '可存放 300 个文件，支持 API。', '退款在 7 天内到账。'];
const local = [
  '# Paket Standar',
  'Paket Standar 5,000 per tahun.',
  'Menyimpan 300 file, dengan API.',
  'Dana kembali dalam 7 hari.',
];
const page = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
const edited = (blocks: readonly string[], at: number, text: string) => page(blocks.with(at, text));

interface Stale {
  since: string;
  on: string;
  changes: { kind: string; before?: string; after?: string }[];
}

describe('pages that are stale, as git tells', function () {
  this.timeout(60_000);
  let site: SiteFolder;
  let clock = 0;
  const git = (...args: string[]) => {
    const date = `2026-03-${String(1 + clock).padStart(2, '0')}T12:00:00Z`;
    return execFileSync('git', ['-C', site.root, ...args], {
      stdio: 'pipe',
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 't',
        GIT_AUTHOR_EMAIL: 't@example.com',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 't',
        GIT_COMMITTER_EMAIL: 't@example.com',
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  };
  /** Commits all there is, each time a day later. */
  const commit = () => {
    clock++;
    git('add', '-A');
    git('commit', '-qm', 'one');
  };

  beforeEach(() => {
    site = new SiteFolder();
    clock = 0;
    git('init', '-q', '-b', 'main');
    site.write('.terroir/config.yaml', 'gate: {failOn: never}\n');
    site.write('content/zh/a.md', page(chinese));
    site.write('content/id/a.md', page(local));
    site.write('content/th/a.md', 'หน้าไทย\n');
    commit();
  });
  afterEach(() => site.remove());

  const json = async (...argv: string[]) => {
    const { out, err } = await site.terroir('review', '--format', 'json', ...argv);
    assert.equal(err, '');
    return JSON.parse(out);
  };
  const staleOf = async (name = 'content/id/a.md'): Promise<Stale | 'unknown' | null> =>
    (await json()).pages.find((one: { path: string }) => one.path === name).stale;
  const changesOf = async (name?: string) => {
    const stale = await staleOf(name);
    assert.ok(stale && stale !== 'unknown', JSON.stringify(stale));
    return stale.changes.map(({ kind, before, after }) => [kind, before, after]);
  };

  it('says which blocks of the Chinese page were edited since, and what', async () => {
    assert.equal(await staleOf(), null);
    site.write(
      'content/zh/a.md',
      page([...chinese.with(1, '标准版每年 6,000 元。').slice(0, 3), '新增：支持 SSO。']),
    );
    commit();
    assert.deepEqual(await changesOf(), [
      ['edited', '标准版每年 5,000 元。', '标准版每年 6,000 元。'],
      ['edited', '退款在 7 天内到账。', '新增：支持 SSO。'],
    ]);
    assert.equal(((await staleOf()) as Stale).on, '2026-03-02');
    assert.deepEqual(await site.findings(), [
      'content/id/a.md:3 copy/stale',
      'content/id/a.md:7 copy/stale',
      ...(await site.findings()).filter((one) => one.startsWith('content/th')),
    ]);
    const { out, code } = await site.terroir('review', '--stale');
    assert.equal(code, 0);
    assert.match(
      out,
      /^Indonesia\n\n {2}content\/id\/a\.md {2}content\/zh\/a\.md was edited after this page was edited last, on 2026-03-02\n {4}- 标准版每年 5,000 元。\n {4}\+ 标准版每年 6,000 元。\n {4}- 退款在 7 天内到账。\n {4}\+ 新增：支持 SSO。\n/,
    );
    assert.match(
      (await site.terroir('review', '--stale', '--language', 'zh')).out,
      /本页上次修改（2026-03-02）之后，content\/zh\/a\.md 有改动/,
    );
    const html = (await site.terroir('review', '--format', 'html')).out;
    const why = 'content/zh/a.md was edited after this page was edited last, on 2026-03-02';
    assert.ok(
      html.includes(
        `<details class="stale"><summary>Indonesia: 1 stale page</summary><dl><dt>content/id/a.md</dt><dd>${why}<ul><li><del>标准版每年 5,000 元。</del></li><li><ins>标准版每年 6,000 元。</ins></li>`,
      ),
    );
    assert.match(
      (await site.terroir('review', '--format', 'html', '--language', 'zh')).out,
      /<summary>印度尼西亚：1 个过时的页面<\/summary>/,
    );
  });

  it('counts what is not committed as it is now', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    assert.equal((await changesOf()).length, 1);
    site.write('content/id/a.md', edited(local, 1, 'Paket Standar 6,000 per tahun.'));
    assert.equal(await staleOf(), null);
    // Another block of the page is edited: this one still waits.
    site.write('content/id/a.md', edited(local, 3, 'Dana kembali dalam tujuh hari, 7 hari.'));
    assert.equal((await changesOf()).length, 1);
    commit();
    assert.equal(await staleOf(), null);
  });

  it('takes commas and white space in the Chinese for no change, numbers and questions for one', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版， 每年 5,000 元！'));
    commit();
    assert.equal(await staleOf(), null);
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 5.000 元？'));
    commit();
    assert.equal((await changesOf()).length, 1);
  });

  it('takes a commit that only reformats for none', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    site.write(
      'content/id/a.md',
      page(local)
        .replace('# Paket Standar', 'Paket Standar\n============')
        .replace('5,000 per', '5,000\nper'),
    );
    commit();
    assert.equal((await changesOf()).length, 1);
    site.write('content/id/a.md', edited(local, 1, 'Paket Standar 6,000 per tahun.'));
    commit();
    assert.equal(await staleOf(), null);
    site.write(
      'content/zh/a.md',
      edited(chinese, 1, '**标准版**每年\n6,000 元。').replace('# 标准版', '标准版\n==='),
    );
    commit();
    assert.equal(await staleOf(), null);
  });

  it('follows both pages where they were renamed', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    for (const locale of ['zh', 'id', 'th']) git('mv', `content/${locale}/a.md`, `content/${locale}/b.md`);
    commit();
    assert.deepEqual(await changesOf('content/id/b.md'), [
      ['edited', '标准版每年 5,000 元。', '标准版每年 6,000 元。'],
    ]);
  });

  it('knows what a page that was edited on two branches has seen', async () => {
    git('checkout', '-qb', 'prices');
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    site.write('content/id/a.md', edited(local, 1, 'Paket Standar 6,000 per tahun.'));
    commit();
    git('checkout', '-q', 'main');
    site.write('content/id/a.md', edited(local, 3, 'Dana kembali dalam 7 hari kerja.'));
    commit();
    git('merge', '-q', '-m', 'merge', 'prices');
    assert.equal(await staleOf(), null);
  });

  it('holds strings against those of their key', async () => {
    site.write('locales/zh.json', '{"pay": "支付", "free": "免费试用 7 天"}');
    site.write('locales/id.json', '{"pay": "Bayar", "free": "Gratis 7 hari"}');
    commit();
    site.write('locales/zh.json', '{"help": "帮助", "free": "免费试用 14 天", "pay": "支付"}');
    commit();
    assert.deepEqual(await changesOf('locales/id.json'), [
      ['added', undefined, '帮助'],
      ['edited', '免费试用 7 天', '免费试用 14 天'],
    ]);
  });

  it('goes by the review where a reviewer read the page as it stands, and by the edit after that', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    await site.terroir('sign-off', 'content/id/a.md', '--by', 'R');
    assert.equal(await staleOf(), null);
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 7,000 元。'));
    commit();
    const stale = (await staleOf()) as Stale;
    assert.deepEqual([stale.since, stale.changes.length], ['review', 1]);
    site.write('content/id/a.md', edited(local, 1, 'Paket Standar 7,000 per tahun.'));
    commit();
    assert.equal(await staleOf(), null);
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 8,000 元。'));
    commit();
    assert.equal(((await staleOf()) as Stale).since, 'edit');
  });

  it('says where the history is not here, and is never green then', async () => {
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    const clone = new SiteFolder();
    rmSync(clone.root, { recursive: true });
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${site.root}`, clone.root]);
    const { code, out } = await clone.terroir('review', '--stale');
    assert.equal(code, 2);
    assert.match(
      out,
      /^Of 2 pages it is not known whether they are stale, as the history is not here: fetch more/,
    );
    assert.doesNotMatch(out, /No page is stale/);
    assert.match((await clone.terroir('review')).out, /Of 2 pages it is not known/);
    assert.match((await clone.terroir('review', '--format', 'html')).out, /<p>Of 2 pages it is not known/);
    clone.remove();
    const elsewhere = new SiteFolder();
    elsewhere.write('content/zh/a.md', page(chinese));
    elsewhere.write('content/id/a.md', page(local));
    assert.deepEqual((await elsewhere.terroir('review', '--stale')).code, 0);
    elsewhere.remove();
  });

  it('remembers reviews of pages that a commit does not touch, and reviews those it does', async () => {
    const env = { LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(site.root, '.git/cache') };
    const ask = async () =>
      JSON.parse((await site.terroirWith(env, 'review', '--format', 'json')).out).pages.find(
        (one: { path: string }) => one.path === 'content/id/a.md',
      ).stale;
    assert.equal(await ask(), null);
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    assert.equal((await ask()).changes.length, 1);
    assert.equal((await ask()).changes.length, 1);
    // Nothing in the file changes, but what the page is held against.
    git('commit', '-q', '--amend', '--allow-empty', '-m', 'other');
    assert.equal((await ask()).changes.length, 1);
  });

  it('begins the summary of a branch with what it makes stale in which market', async () => {
    git('checkout', '-qb', 'work');
    site.write('content/th/a.md', `${page(local)}`);
    site.write('content/zh/a.md', edited(chinese, 1, '标准版每年 6,000 元。'));
    commit();
    const { out } = await site.terroir('review', '--changed', '--format', 'markdown');
    assert.match(
      out,
      /^## Localization review: ⚪ off\n\n\*\*This change makes 1 page stale: Indonesia 1\*\*\n\n- content\/zh\/a\.md → Indonesia content\/id\/a\.md\n {2}- <del>标准版每年 5,000 元。<\/del>\n {2}- <ins>标准版每年 6,000 元。<\/ins>\n/,
    );
    const text = (await site.terroir('review', '--changed')).out;
    assert.match(
      text,
      /^This change makes 1 page stale: Indonesia 1\n {2}content\/zh\/a\.md → content\/id\/a\.md\n {4}- 标准版每年 5,000 元。\n/,
    );
    const annotations = (await site.terroir('review', '--changed', '--format', 'github')).out;
    assert.match(
      annotations,
      /^::warning file=content\/zh\/a\.md,title=copy\/stale::This change makes 1 page stale/,
    );
    assert.deepEqual((await json('--changed')).makesStale, [
      {
        source: 'content/zh/a.md',
        pages: [{ path: 'content/id/a.md', market: 'ID' }],
        changes: [{ kind: 'edited', before: '标准版每年 5,000 元。', after: '标准版每年 6,000 元。', at: 1 }],
      },
    ]);
    const chineseOut = (await site.terroir('review', '--changed', '--language', 'zh')).out;
    assert.match(chineseOut, /^本次改动使 1 个页面过时：印度尼西亚 1 个\n/);
    // Where the branch edits the page as well it has seen what changed.
    site.write('content/id/a.md', edited(local, 1, 'Paket Standar 6,000 per tahun.'));
    assert.deepEqual((await json('--changed')).makesStale, []);
  });
});
