import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';
import { userCacheFolder } from '../../src/node/cache.ts';
import { SiteFolder } from './folder.ts';

const calque = 'We are a national high-tech enterprise.\n';

describe('cache of reviews', () => {
  let site: SiteFolder;
  beforeEach(() => {
    site = new SiteFolder();
    site.write('.gitignore', '/cache\n');
    site.write('content/en-SG/a.md', calque);
    site.write('content/en-SG/b.md', `# B\n\n${calque}`);
    site.write('content/zh/b.md', '# B\n\n我们是国家高新技术企业。\n');
  });
  afterEach(() => site.remove());

  async function review(...argv: string[]): Promise<string> {
    let out = '';
    await run({
      argv: ['review', ...(argv.includes('--format') ? [] : ['--format', 'json']), ...argv],
      cwd: site.root,
      env: { LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(site.root, 'cache') },
      out: { write: (text) => (out += text) },
      err: { write: (text) => assert.fail(text) },
    });
    return out;
  }
  const entries = () => {
    const folder = path.join(site.root, 'cache/terroir');
    return readdirSync(folder, { recursive: true }).filter((name) =>
      String(name).endsWith('.json'),
    ) as string[];
  };
  /** Rewrites what is stored, to see whether it is read. */
  const mark = () => {
    for (const name of entries().filter((one) => one.endsWith('.page.json'))) {
      const file = path.join('cache/terroir', name);
      site.write(file, site.read(file).replaceAll('is hardly known', 'IS HARDLY KNOWN'));
    }
  };
  const marked = async (...argv: string[]) =>
    (JSON.parse(await review(...argv)).pages as { path: string; findings: { message: string }[] }[])
      .filter(({ findings }) => findings.some(({ message }) => message.includes('IS HARDLY KNOWN')))
      .map((page) => page.path);

  it('a page paired by content is reviewed again when any source page changed, and says the same as without', async () => {
    const page = (product: string, start: number, words: readonly [string, string]) =>
      Array.from(
        { length: 10 },
        (_, n) => `${words[0]} ${product}${n} ${start + n * 7}: ${words[1]} ${start + n * 13}.\n\n`,
      ).join('');
    site.write('content/zh/kucun.md', page('Alpha', 1100, ['设置', '查看结果']));
    site.write('content/id/stok.md', page('Alpha', 1100, ['Atur', 'lihat hasilnya']));
    const source = async (...argv: string[]) =>
      JSON.parse(await review(...argv)).pages.find(({ path: name }: { path: string }) => /stok/.test(name));
    const first = await source();
    assert.equal(first.source, 'content/zh/kucun.md');
    assert.ok(first.sourceConfidence > 0.5);
    assert.deepEqual(await source(), first);
    site.write('content/zh/tuichu.md', page('Alpha', 1100, ['设置', '查看结果']));
    site.write('content/zh/kucun.md', page('Omega', 9900, ['设置', '查看结果']));
    assert.equal((await source()).source, 'content/zh/tuichu.md');
    assert.deepEqual(await source(), await source('--no-cache'));
  });

  it('a warm review says what a cold one says, and reads it from the cache', async () => {
    const fresh = await review('--no-cache');
    assert.equal(await review(), fresh);
    assert.equal(await review(), fresh);
    for (const format of ['text', 'csv', 'junit', 'html', 'xliff'])
      assert.equal(await review('--format', format), await review('--format', format, '--no-cache'));
    mark();
    assert.deepEqual(await marked(), ['content/en-SG/a.md', 'content/en-SG/b.md']);
    assert.equal(await review('--no-cache'), fresh);
  });

  it('forgets a page that changed, a page whose source changed, and all of them with the setup', async () => {
    await review();
    mark();
    site.write('content/en-SG/a.md', `More.\n\n${calque}`);
    assert.deepEqual(await marked(), ['content/en-SG/b.md']);
    site.write('content/zh/b.md', '# B\n\n我们是企业。\n');
    assert.deepEqual(await marked(), []);
    mark();
    assert.equal((await marked()).length, 2);
    site.write('.terroir/config.yaml', 'gate:\n  failOn: minor\n');
    assert.deepEqual(await marked(), []);
    mark();
    assert.deepEqual(await marked('--language', 'zh'), []);
  });

  it('a page that finds another source is reviewed again', async () => {
    site.write('content/en-SG/c.md', calque);
    await review();
    mark();
    site.write('content/zh/c.md', '我们是国家高新技术企业。\n');
    assert.deepEqual(await marked(), ['content/en-SG/a.md', 'content/en-SG/b.md']);
  });

  it('forgets the one page that was signed', async () => {
    await review();
    mark();
    assert.equal((await site.terroir('sign-off', 'content/en-SG/a.md', '--by', 'R')).code, 0);
    assert.deepEqual(await marked(), ['content/en-SG/b.md']);
    assert.deepEqual(JSON.parse(await review()).pages[0].signOff.state, 'approved');
  });

  it('a page whose twin for another market changed is reviewed again', async () => {
    site.write('content/en-MY/a.md', calque);
    await review();
    mark();
    site.write('content/en-MY/a.md', `More.\n\n${calque}`);
    assert.deepEqual(await marked(), ['content/en-SG/b.md']);
  });

  it('a page whose source is no page to review is reviewed again when that changed', async () => {
    site.write('.terroir/config.yaml', 'exclude: [content/zh/**]\n');
    await review();
    mark();
    assert.equal((await marked()).length, 2);
    site.write('content/zh/b.md', '# B\n\n我们是企业。\n');
    assert.deepEqual(await marked(), ['content/en-SG/a.md']);
  });

  it('pages that a translation memory teaches are reviewed again when that changed', async () => {
    const unit = (n: number) =>
      `<tu><tuv xml:lang="zh"><seg>第${n}个仓库管理订单。</seg></tuv><tuv xml:lang="en-SG"><seg>Warehouse ${n} manages orders.</seg></tuv></tu>`;
    const memory = (units: number) =>
      `<tmx version="1.4"><body>${Array.from({ length: units }, (_, n) => unit(n)).join('')}</body></tmx>`;
    site.write('memory.tmx', memory(1600));
    await review();
    mark();
    assert.equal((await marked()).length, 2);
    site.write('memory.tmx', memory(1599));
    // A page without a source is not aligned with anything, whatever the memory teaches.
    assert.deepEqual(await marked(), ['content/en-SG/a.md']);
  });

  it('a run over some pages leaves what is known of the others as it was', async () => {
    await review();
    mark();
    site.write('content/zh/b.md', '# B\n\n我们是企业。\n');
    assert.deepEqual(await marked('content/en-SG/a.md'), ['content/en-SG/a.md']);
    assert.deepEqual(await marked(), ['content/en-SG/a.md']);
  });

  it('takes damaged entries for none', async () => {
    const fresh = await review();
    for (const [index, name] of entries().entries()) {
      const file = path.join(site.root, 'cache/terroir', name);
      writeFileSync(file, ['', '{', 'null', '[]', '{"review":{}}', '{"a":1}'][index % 6]!);
    }
    assert.equal(await review(), fresh);
    assert.equal(await review(), fresh);
  });

  /** The file of an entry that is no empty one, and what stands in it. */
  const entry = (ending: string) => {
    const found = entries()
      .filter((one) => one.endsWith(ending))
      .map((name) => `cache/terroir/${name}`)
      .map((name) => ({ file: path.join(site.root, name), data: JSON.parse(site.read(name)) }));
    return found.find(({ data }) => data.review !== null)!;
  };

  it('takes an entry of another shape, or of another page, for none', async () => {
    const fresh = await review();
    const { file, data } = entry('.page.json');
    const { review: one } = data;
    const [finding] = one.findings;
    const other = one.path.replace(/.\.md$/, 'x.md');
    for (const [name, wrong] of Object.entries({
      words: { ...one, words: '<img src=x onerror=alert(1)>' },
      measures: { ...one, measures: null },
      share: { ...one, measures: { ...one.measures, mirror: '1' } },
      'no finding': { ...one, findings: [null] },
      severity: { ...one, findings: [{ ...finding, severity: 'fatal' }] },
      category: { ...one, known: [{ ...finding, category: ['style'] }] },
      message: { ...one, findings: [{ ...finding, message: { toString: 1 } }] },
      place: { ...one, findings: [{ ...finding, from: -1 }] },
      'no place': { ...one, findings: [{ ...finding, to: null }] },
      fixes: { ...one, findings: [{ ...finding, fixes: [{ title: 'a', edits: [1], safe: true }] }] },
      'sign-off': { ...one, signOff: { state: 'constructor' } },
      authors: { ...one, authorship: { mix: { '1.0': 1 }, byMonth: {} } },
      locality: { ...one, locality: { signals: 1 } },
      target: { ...one, target: 'SG' },
      suppressed: { ...one, suppressed: ['0'] },
      path: { ...one, path: other },
    })) {
      writeFileSync(file, JSON.stringify({ ...data, review: wrong }));
      for (const format of ['json', 'html', 'xliff'])
        await site.terroirWith(
          { LANG: 'en_US.UTF-8', XDG_CACHE_HOME: path.join(site.root, 'cache') },
          ...['review', '--format', format],
        );
      writeFileSync(file, JSON.stringify({ ...data, review: wrong }));
      assert.equal(await review(), fresh, name);
    }
  });

  it('opens nothing but plain files of some size, and names no other file', async () => {
    const fresh = await review();
    const { file, data } = entry('.page.json');
    for (const [name, spoil] of Object.entries({
      'what never ends': () => symlinkSync('/dev/zero', file),
      'a pipe': () => execFileSync('mkfifo', [file]),
      'a folder': () => mkdirSync(file),
      'too large': () => {
        writeFileSync(file, '');
        truncateSync(file, 2 ** 31);
      },
      'another name': () => {
        writeFileSync(
          file,
          JSON.stringify({ review: null, reads: { own: data.reads.own, shared: ['../../own'] } }),
        );
        site.write('cache/own.reads.json', '[]');
      },
    })) {
      rmSync(file, { force: true, recursive: true });
      spoil();
      assert.equal(JSON.parse(await review()).pages.length, JSON.parse(fresh).pages.length, name);
    }
  });

  it('throws away no file that is not its own', async () => {
    await review();
    const folder = path.dirname(entry('.page.json').file);
    rmSync(folder, { recursive: true });
    for (let n = 0; n < 40; n++) site.write(`mine/${n}.json`, '{}');
    site.write('.gitignore', '/cache\n/mine\n');
    symlinkSync(path.join(site.root, 'mine'), folder);
    await review();
    await review('--trend').catch(() => {});
    assert.equal(
      readdirSync(path.join(site.root, 'mine')).filter((name) => /^\d+\.json$/.test(name)).length,
      40,
    );
  });

  it('throws away what is no longer in use', async () => {
    for (let round = 0; round < 40; round++) {
      site.write('content/en-SG/a.md', `Round ${round}.\n\n${calque}`);
      await review();
    }
    assert.ok(entries().length <= 24, `${entries().length} entries for 3 files`);
  });

  it('does without where it cannot write', async () => {
    site.write('cache/terroir', 'a file in the way');
    assert.equal(await review(), await review('--no-cache'));
  });

  it('lies where the user’s programs keep such things', () => {
    assert.equal(userCacheFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' }, 'linux'), path.join('/c', 'terroir'));
    assert.equal(userCacheFolder({ XDG_CACHE_HOME: 'relative', HOME: '/h' }, 'linux'), '/h/.cache/terroir');
    assert.equal(userCacheFolder({ HOME: '/h' }, 'darwin'), '/h/Library/Caches/terroir');
    assert.equal(userCacheFolder({}, 'linux'), undefined);
  });

  it('runs that are killed lose nothing, and the next run is right', async () => {
    // The very script `npm run test:kill` runs 50 times.
    const script = path.resolve('test/cli/kill.mjs');
    const { killRuns } = (await import(script)) as {
      killRuns: (times: number, copies: number) => Promise<{ killed: number }>;
    };
    assert.ok((await killRuns(2, 1)).killed > 0);
  });
});
