import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { draftsPath, wordsHash, writeDrafts } from '../../src/core/authorship/drafts.ts';
import { SiteFolder } from './folder.ts';

const page = 'content/id/harga.md';
const record = `.terroir/signoffs/${page}.yaml`;

describe('terroir sign-off', () => {
  let site: SiteFolder;

  beforeEach(() => {
    site = new SiteFolder();
    execFileSync('git', ['init', '-q', site.root]);
    execFileSync('git', ['-C', site.root, 'config', 'user.name', 'Reviewer R']);
    execFileSync('git', ['-C', site.root, 'config', 'user.email', 'r@example.com']);
    site.write('content/zh/harga.md', '# 价格\n\n标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n');
    site.write(page, '# Harga\n\nPaket Standar 5,000 per tahun.\n\nMenyimpan 300 file, dengan API.\n');
    site.write('content/id/b.md', 'Halaman lain.\n');
    site.write('.terroir/config.yaml', 'gate:\n  failOn: never\n  signOff: true\n');
  });
  afterEach(() => site.remove());

  const sign = async (...argv: string[]) => {
    const { code, out, err } = await site.terroir('sign-off', page, ...argv);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };
  const state = async () => {
    const { out } = await site.terroir('review', '--format', 'json');
    const { pages, gate, markets } = JSON.parse(out);
    const one = pages.find(({ path }: { path: string }) => path === page);
    const stale = one.findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'copy/stale');
    return {
      state: one.signOff.state,
      stale: stale.map(({ line, message }: { line: number; message: string }) => `${line} ${message}`),
      gate: gate.reasons,
      signed: markets[0].signed,
    };
  };
  const today = new Date().toISOString().slice(0, 10);

  it('signs a page as it stands; the gate asks for each page', async () => {
    assert.deepEqual(await state(), {
      state: 'none',
      stale: [],
      signed: 0,
      gate: ['2 of 2 pages not signed off: 2 not yet read by a reviewer of the market.'],
    });
    assert.equal(await sign(), `${page}  signed off · Reviewer R\n`);
    assert.deepEqual((await state()).gate, [
      '1 of 2 pages not signed off: 1 not yet read by a reviewer of the market.',
    ]);
    assert.match(
      site.read(record),
      new RegExp(
        `^# .*\nverdict: approved\nby: Reviewer R\non: ${today}\ntext: \\w{14}\nsource:\n {2}path: content/zh/harga.md\n {2}blocks:\n(?: {4}- \\S{7,9}\n){3}remarks: \\[\\]\n$`,
      ),
    );
    assert.equal((await site.terroir('sign-off', 'content/id/b.md', '--by', 'Someone else')).code, 0);
    assert.deepEqual(await state(), {
      state: 'approved',
      stale: [],
      signed: 2,
      gate: ['Every page is signed off (2).'],
    });
  });

  it('an edit to the text voids it, one to its markup does not', async () => {
    await sign();
    site.write(page, `---\nmarket: ID\n---\n\n${site.read(page).replace('300 file', '**300** file')}`);
    assert.equal((await state()).state, 'approved');
    site.write(page, site.read(page).replace('300', '400'));
    assert.equal((await state()).state, 'void');
    await sign();
    assert.equal((await state()).state, 'approved');
  });

  it('an edit to the source makes it stale, and says where', async () => {
    await sign();
    site.write('content/zh/harga.md', site.read('content/zh/harga.md').replace('300 个文件', '300 个文件夹'));
    assert.deepEqual(await state(), {
      state: 'stale',
      stale: [`5 The Chinese of this was edited after the review of ${today}.`],
      signed: 0,
      gate: [
        '2 of 2 pages not signed off: 1 not yet read by a reviewer of the market, 1 Chinese page edited since the review.',
      ],
    });
    site.write(
      'content/zh/harga.md',
      '# 价格\n\n标准版每年 5,000 元。\n\n可存放 300 个文件，支持 API。\n\n新增：电话支持。\n',
    );
    assert.deepEqual((await state()).stale, [
      `1 The Chinese page gained 1 block after the review of ${today}.`,
    ]);
  });

  it('an error asks for changes, a preference does not', async () => {
    assert.equal(
      await sign('--preference', 'I would say “mulai dari”'),
      `${page}  signed off · Reviewer R\n`,
    );
    assert.equal((await state()).state, 'approved');
    await sign('--error', 'per tahun is wrong: it is per month', '--preference', 'Shorter');
    assert.equal((await state()).state, 'changes-wanted');
    assert.match(
      site.read(record),
      /- kind: error\n {4}text: "per tahun is wrong: it is per month"\n {2}- kind: preference/,
    );
    site.write(page, site.read(page).replace('tahun', 'bulan'));
    assert.equal((await state()).state, 'void');
  });

  it('is asked for by market and by type of page', async () => {
    site.write('content/id/legal/privasi.md', 'Data Anda aman.\n');
    site.write('content/en-SG/a.md', 'A page.\n');
    const gate = async (settings: string) => {
      site.write('.terroir/config.yaml', `gate:\n  failOn: never\n${settings}`);
      const { out } = await site.terroir('review', '--explain-gate');
      return out.slice(out.indexOf('Publishing check: '));
    };
    assert.match(
      await gate('  signOff: [legal]\n'),
      /✗ signOff: legal {2}1 of 1 page not .*\n.*What to do: A reviewer.*\n {4}content\/id\/legal\/privasi\.md\n\n/,
    );
    assert.match(
      await gate('  overrides:\n    - market: SG\n      signOff: true\n'),
      /✗ signOff: true {2}1 of 1 page not .*\n.*\n {4}content\/en-SG\/a\.md\n\n/,
    );
    assert.match(await gate('  signOff: [campaign]\n'), /^Publishing check: off/);
  });

  it('is for reviewers of the market, whom authors.yaml or CODEOWNERS name', async () => {
    const refused = async (...argv: string[]) => {
      const { code, err } = await site.terroir('sign-off', 'content/id/b.md', page, ...argv);
      assert.equal(code, 2);
      assert.equal(existsSync(path.join(site.root, '.terroir/signoffs')), false);
      return err;
    };
    site.write('.github/CODEOWNERS', '/content/id/harga.md owner@example.com\n');
    assert.match(await refused(), /harga\.md: Reviewer R is none of its reviewers: owner@example\.com\./);
    site.write(
      '.terroir/authors.yaml',
      'authors:\n  - {name: The reviewer, identities: [R@example.com], markets: [ID], roles: [reviewer]}\n',
    );
    assert.match(await refused('--by', 'Someone'), /Someone is none of its reviewers: The reviewer\./);
    assert.equal(await sign(), `${page}  signed off · The reviewer\n`);
  });

  it('follows a page that was only renamed, once told to', async () => {
    const moved = 'content/id/paket/biaya.md';
    const rename = (from: string, to: string) => {
      site.write(to, site.read(from));
      rmSync(path.join(site.root, from));
    };
    const follow = async () => (await site.terroir('sign-off', '--renamed')).out;
    const none = /^Nothing to do: no page was only renamed/;
    await sign();
    const before = site.read(record);
    const draft = { words: wordsHash(site.read(page).split('\n').at(-2)!)!, model: 'M', on: '2026-11-30' };
    const drafts = writeDrafts([], [draft]);
    site.write(draftsPath(page), drafts);
    assert.match(await follow(), none);
    assert.equal((await site.terroir('review')).err, '');

    rename(page, 'content/en-MY/harga.md');
    assert.match(await follow(), none, 'another market has reviewers of its own');
    rename('content/en-MY/harga.md', moved);
    site.write(moved, site.read(moved).replace('300', '400'));
    assert.match(await follow(), none, 'it was edited, and what a model wrote on it as well');
    site.write(moved, site.read(moved).replace('400', '**300**'));
    site.write('content/id/c.md', site.read(moved));
    assert.match(await follow(), none, 'it may be either page');
    rmSync(path.join(site.root, 'content/id/c.md'));

    assert.match(
      (await site.terroir('review')).err,
      /^1 page was only renamed .*terroir sign-off --renamed /,
    );
    assert.equal(await follow(), `${page} → ${moved}\n`);
    assert.equal(site.read(`.terroir/signoffs/${moved}.yaml`), before);
    assert.equal(site.read(draftsPath(moved)), drafts);
    for (const old of [record, draftsPath(page)]) assert.equal(existsSync(path.join(site.root, old)), false);
    const { pages } = JSON.parse((await site.terroir('review', '--format', 'json')).out);
    const one = pages.find((each: { path: string }) => each.path === moved);
    assert.equal(one.signOff.state, 'stale', 'the Chinese page was not renamed with it');
    rename('content/zh/harga.md', 'content/zh/paket/biaya.md');
    const after = JSON.parse((await site.terroir('review', '--format', 'json')).out).pages;
    assert.equal(after.find((each: { path: string }) => each.path === moved).signOff.state, 'approved');
  });

  it('a broken record is no sign-off, and is named', async () => {
    await sign();
    site.write(record, `<<<<<<< HEAD\n${site.read(record)}`);
    const { out } = await site.terroir('review');
    assert.match(out, /harga\.md\.yaml cannot be read: take it back from git/);
    assert.equal((await state()).state, 'none');
  });

  it('writes nothing through a link that leads out of the site', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'terroir-elsewhere-'));
    symlinkSync(elsewhere, path.join(site.root, '.terroir/signoffs'));
    const { code, err } = await site.terroir('sign-off', page);
    assert.equal(code, 2);
    assert.match(err, /lies outside the site/);
    assert.deepEqual(readdirSync(elsewhere), []);
    rmSync(elsewhere, { recursive: true });
  });

  it('says in one line what cannot be signed', async () => {
    const wrong = async (...argv: string[]) => {
      const { code, err } = await site.terroir('sign-off', ...argv);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await wrong(), /^terroir: Which pages\?/);
    assert.match(await wrong('content/id'), /is a folder/);
    assert.match(await wrong('content/zh/harga.md'), /is not a page for a market/);
    assert.match(await wrong('content/id/none.md'), /no file or folder/);
    assert.match(await wrong('../x.md'), /no file or folder/);
    assert.equal(existsSync(path.join(site.root, '.terroir/signoffs')), false);
  });
});
