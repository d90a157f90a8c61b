import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { formatNames } from '../../src/core/index.ts';
import { digest } from '../../src/node/cache.ts';
import { listFolder, SiteFolder } from './folder.ts';

/** A page of a shard, as nobody wrote it. */
interface ForgedPage {
  site: unknown;
  path: string;
  review: { findings: { from: number; to: number; severity: string }[] } | null;
  own: unknown;
  shared: unknown;
}
type Forging = (page: ForgedPage) => unknown;

const banner = 'We are a national high-tech enterprise.\n';

describe('a review by several machines', () => {
  let site: SiteFolder;
  let away = '';
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', site.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      stdio: 'pipe',
    });
  beforeEach(() => {
    site = new SiteFolder();
    away = mkdtempSync(path.join(tmpdir(), 'terroir-reports-'));
  });
  afterEach(() => {
    site.remove();
    rmSync(away, { recursive: true, force: true });
  });

  /** Each format to a file of its own. */
  const reports = (folder: string) =>
    formatNames.flatMap((name) => [
      '--format',
      `${name}=${path.join(away, folder, name === 'xliff' ? '{market}-{locale}' : 'report')}.${name}`,
    ]);
  const shard = async (part: string, ...asked: string[]) => {
    const { code, out, err } = await site.terroir('review', '--no-cache', '--shard', part, ...asked);
    assert.deepEqual([code, out], [0, ''], err);
  };
  const clear = () => rmSync(path.join(site.root, 'terroir-shards'), { recursive: true, force: true });

  /** What one run and one of shards say of the same: they may not differ in a byte. */
  async function assertSame(of: number, asked: readonly string[], more: readonly string[] = []) {
    clear();
    const one = await site.terroir('review', '--no-cache', ...reports('one'), ...more, ...asked);
    for (let part = 1; part <= of; part++) await shard(`${part}/${of}`, ...asked);
    const merged = await site.terroir('merge', ...reports('merged'), ...more, ...asked);
    assert.deepEqual(
      [merged.code, merged.out.replaceAll('/merged/', '/one/')],
      [one.code, one.out],
      merged.err,
    );
    const told = listFolder(path.join(away, 'merged'));
    const expected = listFolder(path.join(away, 'one'));
    assert.deepEqual([...told.keys()], [...expected.keys()]);
    assert.ok(told.size >= formatNames.length, [...told.keys()].join());
    for (const [name, text] of expected) assert.equal(told.get(name), text, name);
    for (const folder of readdirSync(away)) rmSync(path.join(away, folder), { recursive: true });
    return one.code;
  }

  /** The sample site in a repository, with a banner on pages of every market, an exception, and findings of a baseline. */
  async function sampleSite() {
    const samples = path.resolve('test/sites');
    for (const name of [
      'yunfan/blog',
      ...['zh', 'de', 'en-SG', 'id'].map((locale) => `yunfan/content/${locale}`),
      'yunfan-app',
    ])
      cpSync(path.join(samples, name), path.join(site.root, name), { recursive: true });
    for (const market of ['id', 'en-SG'])
      for (let page = 0; page < 6; page++)
        site.write(`yunfan/content/${market}/promo/${page}.md`, `# ${page}\n\n${banner}`);
    const exceptions = [
      { paths: ['yunfan/content/id/**'], rule: 'convention', reason: 'of the brand' },
      { paths: ['yunfan/content/en-SG/about.md'], rule: 'copy/clone', reason: 'never of use' },
    ];
    site.write('.terroir/exceptions.yaml', JSON.stringify({ exceptions }));
    // Another site below the first.
    site.write('yunfan-app/.terroir/config.yaml', 'gate:\n  failOn: critical\n');
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
  }

  it('says of any pages, in any number of parts, what one run says, in every format', async () => {
    await sampleSite();
    const folders = [
      'yunfan',
      'yunfan-app',
      'yunfan/content/id',
      'yunfan/content/en-SG',
      'yunfan/content/de',
    ];
    const codes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.subarray(folders),
        fc.subarray(['--stale', '--explain-gate']),
        async (of, asked, more) => {
          codes.add(await assertSame(of, asked, more));
        },
      ),
      { numRuns: 3 },
    );
    codes.add(await assertSame(9, []));
    assert.ok(codes.has(1));
  });

  it('says of a branch what one run says', async () => {
    await sampleSite();
    git('checkout', '-qb', 'work');
    site.write(
      'yunfan/content/id/product.md',
      `${site.read('yunfan/content/id/product.md')}\nHubungi 400-123-4567.\n`,
    );
    site.write('yunfan/content/zh/about.md', `${site.read('yunfan/content/zh/about.md')}\n每年 6,000 元。\n`);
    git('commit', '-qam', 'two');
    assert.equal(await assertSame(3, ['--changed=main']), 1);
    assert.equal(await assertSame(2, ['--changed-lines=main']), 1);
  });

  describe('names what is wrong, writes no report and ends with 2', () => {
    beforeEach(async () => {
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
        site.write(`content/en-SG/${name}.md`, `# ${name}\n\n${banner}`);
      site.write('content/zh/a.md', '我们是国家高新技术企业。\n');
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-qm', 'one');
      for (const part of ['1/3', '2/3', '3/3']) await shard(part);
    });

    async function refused(...argv: string[]): Promise<string> {
      const report = path.join(away, 'report.json');
      const { code, out, err } = await site.terroir('merge', '--format', `json=${report}`, ...argv);
      assert.deepEqual([code, out], [2, ''], err);
      assert.deepEqual(readdirSync(away), []);
      return err;
    }
    const second = 'terroir-shards/2-of-3.jsonl';
    const lines = () => site.read(second).trimEnd().split('\n');
    /** Writes the second shard with other lines, as whole as its writer would. */
    const forge = (body: readonly string[], head: object = {}) =>
      site.write(
        second,
        `${[JSON.stringify({ ...JSON.parse(lines()[0]!), body: digest(body), ...head }), ...body].join('\n')}\n`,
      );
    const pageLine = () => lines().findIndex((line) => line.startsWith('{"site"'));
    const forgePage = (change: Forging) => {
      const body = lines();
      const page = JSON.parse(body[pageLine()]!);
      change(page);
      body[pageLine()] = JSON.stringify(page);
      forge(body.slice(1));
    };

    it('a whole set passes through', async () => {
      forge(lines().slice(1));
      const { code, err } = await site.terroir('merge');
      assert.deepEqual([code, err], [1, '']);
    });

    it('shards that are missing, repeated, of another number, or none at all', async () => {
      site.write('terroir-shards/again/2-of-3.jsonl', site.read(second));
      assert.match(
        await refused(),
        /shard 2\/3 is there more than once: terroir-shards\/2-of-3\.jsonl, terroir-shards\/again/,
      );
      rmSync(path.join(site.root, 'terroir-shards/again'), { recursive: true });
      rmSync(path.join(site.root, second));
      assert.match(await refused(), /shard 2\/3 is missing\.\n/);
      await shard('2/5');
      assert.match(
        await refused(),
        /2-of-5\.jsonl is shard 2\/5, and others are of 3\.\n {2}shard 2\/3 is missing/,
      );
      clear();
      assert.match(await refused(), /there is no shard in terroir-shards/);
    });

    it('shards that were cut off or changed, or are no files', async () => {
      const text = site.read(second);
      for (const spoiled of [
        ...Array.from({ length: 9 }, (_, tenth) => text.slice(0, (text.length * tenth) / 9)),
        text.replace('national', 'National'),
        `${text}{}`,
        'null\n',
        '[]\n',
        `${'['.repeat(200_000)}\n`,
      ]) {
        if (spoiled === text) continue;
        site.write(second, spoiled);
        assert.match(await refused(), /2-of-3\.jsonl is no whole shard[\s\S]*shard 2\/3 is missing/);
      }
      rmSync(path.join(site.root, second));
      mkdirSync(path.join(site.root, second));
      assert.match(await refused(), /2-of-3\.jsonl is no whole shard/);
    });

    it('shards of another build, commit, setup, language, day, or asked for something else', async () => {
      const body = lines().slice(1);
      const head = JSON.parse(lines()[0]!);
      forge(body, { build: 'other', version: '9.9.9' });
      assert.match(await refused(), /2-of-3\.jsonl is of another build of Terroir: 9\.9\.9/);
      forge(body, { build: head.build, version: head.version, at: '2020-01-01T12:00:00.000Z' });
      assert.match(await refused(), /2-of-3\.jsonl is of 2020-01-01/);
      forge(body, { at: head.at });
      assert.match(await refused('content/en-SG'), /was asked for something else/);
      assert.match(await refused('--language', 'zh'), /审校的内容不同/);
      assert.match(await refused('--changed=main'), /was asked for something else/);
      git('commit', '-q', '--allow-empty', '-m', 'two');
      assert.match(await refused(), /2-of-3\.jsonl is of commit \w+, not of \w+/);
      git('reset', '-q', '--hard', 'HEAD~1');
      site.write('.terroir/config.yaml', 'gate:\n  failOn: never\n');
      assert.match(await refused(), /was reviewed by another \.terroir/);
      rmSync(path.join(site.root, '.terroir/config.yaml'));
      site.write('content/en-SG/g.md', 'More.\n');
      assert.match(await refused(), /was reviewed among other files/);
    });

    it('shards whose pages, or what belongs to them, changed meanwhile', async () => {
      const own = site.read('content/zh/a.md');
      site.write('content/zh/a.md', `${own}\n更多。\n`);
      assert.match(await refused(), /1-of-3\.jsonl: content\/en-SG\/a\.md and 1 more or what belongs to it/);
      site.write('content/zh/a.md', own);
      site.write('content/en-SG/b.md', 'Else.\n');
      assert.match(await refused(), /content\/en-SG\/b\.md/);
    });

    it('shards with other pages than theirs, pages twice, and reviews of no shape', async () => {
      const body = lines().slice(1);
      const page = body.find((line) => line.startsWith('{"site"'))!;
      forge([...body, page]);
      assert.match(await refused(), /holds other pages than its part/);
      forge(body.filter((line) => line !== page));
      assert.match(await refused(), /holds other pages than its part/);
      for (const [change, told] of [
        [(one) => (one.site = 1), /no whole shard/],
        [(one) => (one.site = '__proto__'), /no whole shard/],
        [(one) => (one.path = '../../etc/passwd'), /no whole shard/],
        [(one) => ([one.path, one.review] = ['../../etc/passwd', null]), /holds other pages/],
        [(one) => (one.shared = ['none']), /no whole shard/],
        [(one) => (one.own = [['file']]), /no whole shard/],
        [(one) => Object.assign(one.review!, { findings: {} }), /no whole shard/],
        [(one) => (one.review!.findings[0]!.severity = 'none'), /no whole shard/],
        [(one) => (one.review!.findings[0]!.to = 1e9), /or what belongs to it/],
        [(one) => (one.review!.findings[0]!.from = one.review!.findings[0]!.to + 1), /or what belongs to it/],
        [(one) => (one.own = []), /or what belongs to it/],
      ] satisfies [Forging, RegExp][]) {
        forge(body);
        forgePage(change);
        assert.match(await refused(), told, String(change));
      }
    });

    it('shards that are committed: a branch could bring them in place of those that were reviewed', async () => {
      git('add', second);
      assert.match(await refused(), /terroir-shards\/2-of-3\.jsonl is in the repository/);
    });

    it('a folder of shards that leads out of the working directory is not written to', async () => {
      clear();
      symlinkSync(away, path.join(site.root, 'terroir-shards'));
      const { code, err } = await site.terroir('review', '--shard', '1/3');
      assert.equal(code, 2);
      assert.match(err, /Cannot write terroir-shards\/1-of-3\.jsonl/);
      assert.deepEqual(readdirSync(away), []);
    });
  });

  it('takes K/N and nothing that belongs to the verdict', async () => {
    site.write('content/en-SG/a.md', banner);
    for (const part of ['0/3', '4/3', '3', '1/0', 'a/b', '1/1001', '-1/3', '1/3/5'])
      assert.match((await site.terroir('review', `--shard=${part}`)).err, /--shard cannot be/, part);
    for (const option of ['--format=json', '--fail-on=never', '--ratchet', '--watch', '--fix', '--trend'])
      assert.match(
        (await site.terroir('review', '--shard=1/2', option)).err,
        /--shard does without --/,
        option,
      );
    assert.match((await site.terroir('merge', '--fix')).err, /are options of review/);
  });
});
