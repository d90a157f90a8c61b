import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

const page = 'content/id/produk.md';
const authors = `authors:
  - name: Writer A
    identities: [a@hq.example]
    version: 1.0
  - name: Writer B
    identities: [b@id.example]
    markets: [ID]
    version: 4.0
`;

describe('who wrote a page', () => {
  let site: SiteFolder;
  const git = (...args: string[]) => execFileSync('git', ['-C', site.root, ...args], { stdio: 'pipe' });
  const commit = (email: string, when = '2026-03-05T12:00:00Z', name = email) => {
    git('add', '-A');
    execFileSync('git', ['-C', site.root, 'commit', '-qm', 'text'], {
      stdio: 'pipe',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_NAME: 'c',
        GIT_COMMITTER_EMAIL: 'c@example.com',
      },
    });
  };
  const review = async () => JSON.parse((await site.terroir('review', '--format', 'json')).out);
  /** The shares of a page that are not 0, rounded. */
  const mix = async (name = page) => {
    const { pages } = await review();
    const { authorship } = pages.find((one: { path: string }) => one.path === name);
    return authorship && shown(authorship);
  };
  const shown = (shares: Record<string, number>) =>
    Object.entries(shares)
      .filter(([, share]) => share)
      .map(([group, share]) => `${group} ${share.toFixed(2)}`);
  const nudged = async () =>
    (await site.findings())
      .filter((one) => one.endsWith('local/no-local-author'))
      .map((one) => one.split(':')[0]);

  beforeEach(() => {
    site = new SiteFolder();
    git('init', '-q', '-b', 'main');
    site.write('.terroir/authors.yaml', authors);
    site.write(page, '# Satu\n\nIni teks dari kantor pusat.\n');
  });
  afterEach(() => site.remove());

  it('is read line by line from git, and summed up by market and month, without names', async () => {
    commit('A@hq.example');
    assert.deepEqual(await mix(), ['1.0 1.00']);
    assert.deepEqual(await nudged(), [page]);
    for (const format of ['markdown', 'csv', 'html']) {
      const { out } = await site.terroir('review', '--format', format);
      assert.match(out, /1\.0 \(from China\) 100%/, format);
      assert.doesNotMatch(out, /Writer A|hq\.example/, format);
    }
    site.write(page, `${site.read(page)}\nIni teks dari orang Jakarta.\n`);
    commit('b@id.example', '2026-04-02T12:00:00Z');
    assert.deepEqual(await mix(), ['1.0 0.53', '4.0 0.47']);
    assert.deepEqual(await nudged(), []);
    const report = await review();
    const { mix: whole, byMonth, pages } = report.markets[0].authorship;
    assert.deepEqual(shown(whole), ['1.0 0.53', '4.0 0.47']);
    assert.deepEqual(Object.keys(byMonth), ['2026-03', '2026-04']);
    assert.deepEqual([shown(byMonth['2026-03']), shown(byMonth['2026-04'])], [['1.0 1.00'], ['4.0 1.00']]);
    assert.deepEqual(pages, { wanting: 1, reached: 0 });
    for (const format of ['json', 'html', 'text', 'csv', 'markdown', 'sarif', 'xliff'])
      assert.doesNotMatch(
        (await site.terroir('review', '--format', format)).out,
        /Writer [AB]|hq\.example|id\.example/,
      );
  });

  it('claims nothing without git, without authors, and of what is not committed', async () => {
    assert.equal(await mix(), null);
    commit('a@hq.example');
    site.write(page, `${site.read(page)}\nBelum disimpan.\n`);
    assert.deepEqual(await mix(), ['1.0 0.67', 'other 0.33']);
    site.write('.terroir/authors.yaml', 'authors: []\n');
    assert.equal(await mix(), null);
    assert.deepEqual(await nudged(), []);
  });

  it('counts a person for their markets only, and says nothing where most is by people nobody named', async () => {
    site.write('content/en-SG/a.md', 'Text of the office.\n');
    commit('b@id.example');
    assert.deepEqual([await mix(), await mix('content/en-SG/a.md')], [['4.0 1.00'], ['other 1.00']]);
    assert.deepEqual(await nudged(), []);
  });

  it('honours .mailmap, .git-blame-ignore-revs, and changes of white space', async () => {
    commit('b@id.example');
    site.write(page, site.read(page).replace('Ini teks', 'Ini  teks'));
    commit('a@hq.example');
    assert.deepEqual(await mix(), ['4.0 1.00']);
    site.write(page, site.read(page).replace('pusat', 'PUSAT'));
    commit('old@hq.example');
    assert.deepEqual(await mix(), ['4.0 0.13', 'other 0.88']);
    site.write('.mailmap', 'Writer A <a@hq.example> <old@hq.example>\n');
    assert.deepEqual(await mix(), ['1.0 0.88', '4.0 0.13']);
    const last = git('rev-parse', 'HEAD').toString();
    site.write('.git-blame-ignore-revs', last);
    assert.deepEqual(await mix(), ['4.0 1.00']);
    site.write('.git-blame-ignore-revs', 'deadbeef\n');
    assert.deepEqual(await mix(), ['1.0 0.88', '4.0 0.13']);
  });

  it('front matter goes before git where the site knows the name', async () => {
    site.write(page, '---\nauthor: Writer B\n---\n\nTeks.\n');
    site.write('content/id/b.md', '---\nauthor: The team\n---\n\nTeks.\n');
    site.write('content/id/c.md', '---\nauthors: [Writer A, Writer B]\n---\n\nTeks.\n');
    commit('a@hq.example');
    assert.deepEqual(await mix(), ['4.0 1.00']);
    assert.deepEqual(await mix('content/id/b.md'), ['1.0 1.00']);
    assert.deepEqual(await mix('content/id/c.md'), ['1.0 0.50', '4.0 0.50']);
  });

  it('a clone without its history claims nothing of what is older', async () => {
    commit('b@id.example');
    site.write(page, `${site.read(page)}\nIni teks baru.\n`);
    commit('a@hq.example');
    const whole = site;
    site = new SiteFolder();
    git('init', '-q', '-b', 'main');
    git('fetch', '-q', '--depth', '1', `file://${whole.root}`, 'main');
    git('checkout', '-q', 'FETCH_HEAD');
    assert.deepEqual(await mix(), ['other 1.00']);
    whole.remove();
  });

  it('asks of a page what its market and type want', async () => {
    site.write('content/id/legal/a.md', 'Ketentuan.\n');
    commit('a@hq.example');
    assert.deepEqual(await nudged(), [page]);
    site.write('.terroir/authors.yaml', `${authors}targets:\n  - { markets: [ID], version: 1.0 }\n`);
    assert.deepEqual(await nudged(), []);
    site.write(
      '.terroir/authors.yaml',
      `${authors}targets:\n  - { share: 0 }\n  - { types: [legal], version: 4.0, share: 1 }\n`,
    );
    assert.deepEqual(await nudged(), ['content/id/legal/a.md']);
  });

  it('says what is wrong in authors.yaml on its own line', async () => {
    site.write(
      '.terroir/authors.yaml',
      'authors:\n  - name: A\n    version: 5\n    markets: [ID, XX]\n  - version: 1.0\n',
    );
    const { code, err } = await site.terroir('review');
    assert.equal(code, 2);
    for (const part of [
      /yaml:3:14: .*“5” is not a value/,
      /yaml:4:19: .*no market “XX”/,
      /yaml:5:\d+: .*name is missing/,
    ])
      assert.match(err, part);
  });

  it('runs no program that the repository names, and fetches nothing', async () => {
    commit('a@hq.example');
    const trap = path.join(site.root, 'trap.sh');
    site.write('trap.sh', '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat\n');
    chmodSync(trap, 0o755);
    site.write('.gitattributes', '*.md filter=trap diff=trap\n');
    for (const key of [
      'core.fsmonitor',
      'filter.trap.clean',
      'filter.trap.process',
      'diff.trap.command',
      'diff.trap.textconv',
      'core.sshCommand',
      'core.pager',
      'gpg.program',
    ])
      git('config', key, trap);
    git('config', 'filter.trap.required', 'true');
    assert.deepEqual(await mix(), ['1.0 1.00']);
    assert.equal(existsSync(path.join(site.root, 'sprung')), false);
  });
});
