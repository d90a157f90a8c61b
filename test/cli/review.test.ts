import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';

const cli = path.resolve('dist/cli.mjs');
const calque = 'We are a national high-tech enterprise.\n';

describe('terroir', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-cli-'));
    mkdirSync(path.join(folder, '.terroir'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Runs the command line in the folder as a user would, its streams kept apart. */
  async function terroir(...argv: string[]) {
    let [out, err] = ['', ''];
    const code = await run({
      argv,
      cwd: folder,
      env: { LANG: 'en_US.UTF-8' },
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
    });
    return { code, out, err };
  }

  async function json(...argv: string[]) {
    const { out, err, code } = await terroir('review', '--format', 'json', ...argv);
    assert.equal(err, '');
    return { ...JSON.parse(out), code };
  }

  it('ends with 2 where no page was reviewed for market and language, and says of each what it lacks', async () => {
    write('english/post.md', '# About our robots\n\nThey clean every room of a flat.\n');
    const alone = await terroir('review', '.', '--no-cache');
    assert.equal(alone.code, 2);
    assert.match(alone.out, /No page was reviewed for both market and language/);
    assert.match(
      alone.out,
      /english\/post\.md[\s\S]*Reviewed for language only, not for a market: nothing says which it is for\./,
    );
    assert.doesNotMatch(alone.out, /Nothing to fix/);
    write('content/sw-KE/a.md', '# Karibu sana\n\nSisi ni kampuni ya roboti.\n');
    write('content/en-SG/a.md', '# Robots for HDB flats\n\nThey clean every room of a flat.\n');
    const some = await terroir('review', '.', '--no-cache');
    assert.equal(some.code, 0);
    // Two pages without a market: the words of the one in Swahili are not known either.
    assert.match(some.out, /Reviewed for language only.*\(1\)/);
    assert.match(some.out, /Not reviewed: neither its market nor the words of its language are known/);
    for (const format of ['markdown', 'html']) {
      const { out } = await terroir('review', '--format', format, 'english', 'content');
      assert.match(out, /Reviewed for language only[^\n<]*\s\(1\)/, format);
      if (format === 'html')
        assert.ok(
          out.includes(
            `<header>${path.basename(folder)} · ${new Date().toISOString().slice(0, 10)}</header>`,
          ),
        );
    }
  });

  it('passes with 0, fails with 1, and says why', async () => {
    write('content/en-SG/about.md', 'Fine words.\n');
    assert.equal((await terroir('review')).code, 0);
    write('content/en-SG/about.md', calque);
    const { code, out } = await terroir('review');
    assert.equal(code, 1);
    assert.match(
      out,
      /^Publishing check: failed\n {2}1 major finding on 1 page\.[\s\S]*Singapore[\s\S]*1:10\s+major\s+“national high-tech enterprise”/,
    );
    assert.equal((await terroir('review', '--fail-on', 'critical')).code, 0);
    assert.equal((await terroir('review', '--fail-on', 'never')).code, 0);
  });

  it('gives JSON as documented', async () => {
    write('content/zh/a.md', '我们是国家高新技术企业。\n');
    write('content/en-SG/a.md', `---\ntitle: Us\n---\n\n${calque}`);
    const { version, pages, markets, gate, code } = await json();
    assert.equal(version, 1);
    assert.equal(code, 1);
    assert.deepEqual(gate, {
      passed: false,
      reasons: ['1 major finding on 1 page.'],
      checks: [
        {
          condition: 'failOn',
          limit: 'major',
          passed: false,
          reason: '1 major finding on 1 page.',
          mend: 'Change each one, or keep it with a reason.',
          pages: ['content/en-SG/a.md'],
        },
      ],
    });
    assert.deepEqual(markets, [
      {
        market: 'SG',
        pages: 1,
        words: 8,
        toFix: 1,
        known: 0,
        penalty: null,
        mirror: null,
        local: null,
        bySeverity: { neutral: 0, minor: 0, major: 1, critical: 0 },
        byCategory: { 'audience-appropriateness': 1 },
        signed: 0,
        own: 0,
        authorship: null,
      },
    ]);
    const [page] = pages;
    const { findings, ...rest } = page;
    assert.deepEqual(rest, {
      path: 'content/en-SG/a.md',
      market: 'SG',
      locale: 'en-SG',
      audience: 'local',
      readers: null,
      industry: null,
      pageType: null,
      source: 'content/zh/a.md',
      sourceConfidence: null,
      stale: null,
      words: 8,
      measures: { mirror: null, local: null, confidence: null, register: null },
      known: 0,
      signOff: { state: 'none', on: null },
      drafted: 0,
      authorship: null,
      locality: { signals: [], wants: [], missing: [], used: [] },
    });
    const { message, note, ...finding } = findings.find(
      (one: { severity: string }) => one.severity === 'major',
    );
    assert.deepEqual(finding, {
      ruleId: 'reference/national-high-tech-enterprise',
      severity: 'major',
      category: 'audience-appropriateness',
      from: 28,
      to: 57,
      line: 5,
      column: 10,
      endLine: 5,
      endColumn: 39,
      fixes: [],
      frame: { about: 'a certificate', from: 19, to: 58, text: 'We are certified to [standard] by [body]. ' },
    });
    assert.match(message + note, /national high-tech enterprise[\s\S]*国家高新技术企业/);
  });

  it('applying a fix of the JSON report makes its finding go', async () => {
    const name = 'content/en-SG/a.md';
    write(name, '---\ntitle: "Fast，\\"safe\\""\n---\n\nWe ship 1.2 hundred million parcels。\n');
    for (let rounds = 0; rounds < 6; rounds++) {
      const { pages } = await json('--fail-on', 'never');
      const fixable = pages[0].findings.find((finding: { fixes: unknown[] }) => finding.fixes.length);
      if (!fixable) break;
      let text = readFileSync(path.join(folder, name), 'utf8');
      for (const { from, to, text: by } of fixable.fixes[0].edits.toReversed())
        text = text.slice(0, from) + by + text.slice(to);
      write(name, text);
    }
    assert.equal(
      readFileSync(path.join(folder, name), 'utf8'),
      '---\ntitle: "Fast, \\"safe\\""\n---\n\nWe ship 120 million parcels.\n',
    );
  });

  it('writes reports to files, whole, and only one format to the terminal', async () => {
    write('content/id/a.md', 'Halo <script>alert(1)</script> 400-000-0000\n');
    const { out } = await terroir(
      'review',
      '--format',
      'text',
      '--format',
      'html=out/report.html',
      '--fail-on',
      'never',
    );
    assert.match(out, /Report: out\/report\.html\n$/);
    const html = readFileSync(path.join(folder, 'out/report.html'), 'utf8');
    assert.match(html, /<!doctype html>[\s\S]*400-000-0000[\s\S]*<\/html>\n$/);
    assert.equal(html.match(/<script/g)?.length, 2);
    const { code, err } = await terroir('review', '--format', 'json', '--format', 'html');
    assert.deepEqual([code, /Only one format/.test(err)], [2, true]);
  });

  it('writes a file for each market or locale where its name asks for it', async () => {
    write('content/en-SG/a.md', calque);
    write('content/id/a.md', 'Hubungi 400-000-0000\n');
    const { err } = await terroir('review', '--format', 'csv=out/{market}.csv', '--format', 'json');
    assert.equal(err, 'Report: out/SG.csv\nReport: out/ID.csv\n');
    assert.match(
      readFileSync(path.join(folder, 'out/SG.csv'), 'utf8'),
      /^\uFEFFMarket,[^\n]*\n[^\n]*en-SG[^\n]*\n$/,
    );
    const one = await terroir('review', '--format', 'xliff=out/all.xlf');
    assert.deepEqual([one.code, /one target language/.test(one.err)], [2, true]);
    await terroir('review', '--format', 'xliff=out/{locale}.xlf');
    assert.match(
      readFileSync(path.join(folder, 'out/id.xlf'), 'utf8'),
      /trgLang="id"[\s\S]*<target[^>]*>Hubungi <sm /,
    );
  });

  it('shows progress on a terminal only, and lets no page steer the terminal', async () => {
    write('content/en-SG/a.md', 'We are a national\u001b high-tech enterprise.\n');
    const { out, err } = await terroir('review');
    assert.equal(err, '');
    assert.match(out, /national\uFFFD high-tech/);
    let shown = '';
    const stream = { isTTY: true, write: (text: string) => (shown += text) };
    await run({ argv: ['review'], cwd: folder, env: {}, out: { write: () => undefined }, err: stream });
    assert.match(shown, /^\rReviewing 1 of 1 pages\r/);
  });

  it('folds the nudges of one rule on a page into a line', async () => {
    write(
      '.terroir/rules/a.yaml',
      'language: en\nphrases: [{id: chip, patterns: [wonder chip], severity: neutral, why: No.}]\n',
    );
    write('content/en-SG/a.md', 'A wonder chip.\n\nOne more wonder chip.\n');
    const { out } = await terroir('review');
    assert.equal(out.match(/wonder chip/g)?.length, 1);
    assert.match(out, /hint\s+.*“wonder chip”.* \(also 3:10\) {2}phrase\/chip/);
  });

  it('counts the pages of a market that have no finding in one line', async () => {
    for (const name of ['a', 'b', 'c']) write(`content/id/${name}.md`, 'Tim kami ada di Bekasi.\n');
    write('content/id/d.md', 'Hubungi 400-000-0000.\n');
    const { out } = await terroir('review');
    assert.match(out, /content\/id\/d\.md\n.*china-only-phone\n\n {2}Nothing to fix on 3 pages\.\n/);
    assert.doesNotMatch(out, /content\/id\/a\.md/);
  });

  it('tells a long review in short: what to do first, what is there often once, and how to see all', async () => {
    const lines = [
      'Hubungi 400-000-0000 atau WeChat.',
      ...Array.from({ length: 40 }, (_, n) => `Harga ¥${n + 100} saja.`),
    ];
    for (const name of ['a', 'b', 'c']) write(`content/id/${name}.md`, `${lines.join('\n\n')}\n`);
    write('content/en-SG/a.md', 'We cut 80%, as 打8折 says.\n');
    const { out } = await terroir('review');
    assert.match(
      out,
      /^Publishing check: failed\n.*\n(?: {2}.*\n)*\nBegin here\n {2}1\. .+\n {5}What to do: .+\n {5}content\/\S+:\d+:\d+/,
    );
    assert.match(
      out,
      /^ {2}major +400-000-0000 .*on 3 pages {2}convention\/china-only-phone\n.*content\/id\/a\.md:1:9, content\/id\/b\.md:1:9, … and 1 more$/m,
    );
    assert.match(out, /^Pages with most to fix\n {2}content\/id\/a\.md {2}\d+ to fix$/m);
    const [, left] = /^Not shown here: (\d+) more to fix/m.exec(out)!;
    assert.match(out, /terroir review --all/);
    assert.ok(out.split('\n').length < 60, out);
    const all = (await terroir('review', '--all')).out;
    assert.match(all, /^Publishing check: failed\n/);
    assert.match(all, /\nBegin here\n/);
    assert.ok(!all.includes('Not shown here'));
    const shown = [
      ...out.matchAll(/^ {2}(?:critical|major|minor) .*?(?:(\d+) times on|on (\d+) pages| {2}\S+$)/gm),
    ];
    const count = shown.reduce((sum, [, times, pages]) => sum + Number(times ?? pages ?? 1), 0);
    const { pages } = await json();
    const toFix = pages
      .flatMap((page: { findings: { severity: string }[] }) => page.findings)
      .filter(({ severity }: { severity: string }) => severity !== 'neutral');
    assert.equal(count + Number(left), toFix.length);
    const chinese = (await terroir('review', '--language', 'zh')).out;
    assert.match(chinese, /^发布检查[:：]未通过\n[\s\S]*\n先改这几类\n[\s\S]*\n此处未列出：/);
  });

  it('does not say of a gate that is off that it was passed', async () => {
    write('content/en-SG/about.md', calque);
    const { out, code } = await terroir('review', '--fail-on', 'never');
    assert.equal(code, 0);
    assert.match(
      out,
      /^Publishing check: off\n {2}The publishing check is off: whatever is found holds nothing back\.\n/,
    );
  });

  it('speaks Chinese when the terminal does, or when asked', async () => {
    write('content/en-SG/about.md', calque);
    const { out } = await terroir('review', '--language', 'zh');
    assert.match(out, /^发布检查[:：]\s*未通过[\s\S]*新加坡/);
    assert.match(
      (await terroir('explain', 'national-high-tech-enterprise', '--language', 'zh')).out,
      /建议写法/,
    );
  });

  it('explains every kind of rule, and suggests what was meant', async () => {
    for (const rule of ['reference/national-high-tech-enterprise', 'copy/mirrors-source', 'config/keep']) {
      const { code, out } = await terroir('explain', rule);
      assert.deepEqual([code, out.includes(`\n\n\`${rule}\`\n`)], [0, true]);
    }
    const { code, err } = await terroir('explain', 'reference/national-hightech-enterprise');
    assert.equal(code, 2);
    assert.match(
      err,
      /There is no rule “reference\/national-hightech-enterprise”\. Did you mean .*national-high-tech-enterprise/,
    );
  });

  const wrong: [argv: string[], says: RegExp][] = [
    [['publish'], /There is no command “publish”\. Commands: review, (?:[a-z-]+, )+schema\.\n$/],
    [
      ['review', '--format', 'pdf'],
      /--format cannot be “pdf”\. One of: text, (?:\w+, )*json, (?:\w+, )*xliff(?:, \w+)*\.\n$/,
    ],
    [
      ['review', '--fail-on', 'huge'],
      /--fail-on cannot be “huge”\. One of: critical, major, minor, never\.\n$/,
    ],
    [['review', '--wat'], /--wat/],
    [['review', 'nowhere'], /There is no file or folder “nowhere”\.\n$/],
    [['explain'], /Which rule\?/],
  ];
  for (const [argv, says] of wrong) {
    it(`says in one line what is wrong with: ${argv.join(' ')}`, async () => {
      const { code, out, err } = await terroir(...argv);
      assert.deepEqual([code, out, err.trimEnd().split('\n').length], [2, '', 1]);
      assert.match(err, says);
    });
  }

  it('a broken config is one clear line and status 2', async () => {
    write('content/id/a.md', 'Halo\n');
    write('.terroir/config.yaml', 'source: zh\ngate:\n  failOn: huge\n');
    const { code, out, err } = await terroir('review');
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      'terroir: .terroir/config.yaml:3:11: “huge” is not a value of gate.failOn. One of: critical, major, minor, never.\n',
    );
  });

  it('everything broken in rules and markets of the house is one line each, and status 2', async () => {
    write('en-SG/a.md', 'Text\n');
    write('.terroir/markets/NG.yaml', 'locales: [en-NG]\ncurrency: NGN\n');
    write(
      '.terroir/rules/brand.yaml',
      'language: en\nphrases:\n  - {id: a, why: x, patterns: ["(a"]}\n  - {id: b, why: x, patterns: [b], match: [c]}\n',
    );
    const { code, err, out } = await terroir('review');
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      `terroir: .terroir/markets/NG.yaml:1:1: name is missing.
.terroir/rules/brand.yaml:3:32: “(a” has a ( that is never closed.
.terroir/rules/brand.yaml:4:44: Should be reported, but is not: “c”
`,
    );
  });

  it('explains the rules of the house', async () => {
    write(
      '.terroir/rules/brand.yaml',
      'language: en\nphrases:\n  - {id: our-own, why: Our reason., patterns: [a b]}\n',
    );
    const { code, out } = await terroir('explain', 'our-own');
    assert.equal(code, 0);
    assert.match(out, /^# “our own”\n\n`phrase\/our-own`\n[\s\S]*Our reason\.[\s\S]*brand\.yaml/);
  });

  it('config decides what is reviewed, and how severe it is', async () => {
    write(
      '.terroir/config.yaml',
      'exclude: [drafts/**]\nrules:\n  reference: minor\npages:\n  - path: pages/**\n    market: MY\n',
    );
    write('drafts/en-SG/a.md', calque);
    write('pages/a.md', calque);
    const { pages } = await json();
    assert.deepEqual(
      pages.map((page: { path: string; market: string }) => [page.path, page.market]),
      [['pages/a.md', 'MY']],
    );
    assert.equal(pages[0].findings[0].severity, 'minor');
  });

  it('a keep with a reason silences its rule in its block; one without a reason or effect is reported', async () => {
    write(
      'content/en-SG/a.md',
      `<!-- terroir-keep reference/national-high-tech-enterprise: quoted from the register -->\n${calque}\n${calque}`,
    );
    const lines = async () => {
      const { pages } = await json();
      return pages[0].findings.map(
        ({ ruleId, line }: { ruleId: string; line: number }) => `${ruleId}:${line}`,
      );
    };
    assert.deepEqual(await lines(), ['reference/national-high-tech-enterprise:4']);
    write(
      'content/en-SG/a.md',
      '<!-- terroir-keep reference/national-high-tech-enterprise: -->\nFine.\n\n<!-- terroir-keep phrase/nothing: x -->\nFine.\n',
    );
    assert.deepEqual(await lines(), ['config/keep:1', 'config/keep:4']);
  });

  it('bad files are named, and the review goes on', async () => {
    const text = new TextEncoder();
    write('content/id/binary.md', new Uint8Array([1, 2, 0, 255, 0, 3]));
    write('content/id/large.md', `${'Halo dunia. '.repeat(4_300_000)}`);
    write(
      'content/id/mixed.md',
      new Uint8Array([...text.encode('Halo '), 0xd6, 0xd0, 0xce, 0xc4, ...text.encode(' 中文')]),
    );
    write('content/id/half.md', '---\ntitle: Halo\n\nTeks\n');
    write('content/id/utf16.md', new Uint8Array(Buffer.from('\ufeffHubungi 400-000-0000\n', 'utf16le')));
    write('content/id/empty.md', '');
    write('content/id/secret.md', 'x');
    chmodSync(path.join(folder, 'content/id/secret.md'), 0);
    const { pages } = await json('--fail-on', 'never');
    const rules = new Map(
      pages.map(({ path: name, findings }: { path: string; findings: { ruleId: string }[] }) => [
        path.basename(name),
        findings.map(({ ruleId }) => ruleId).join(),
      ]),
    );
    for (const name of ['binary.md', 'large.md', 'mixed.md'])
      assert.equal(rules.get(name), 'config/unreadable-file', name);
    assert.equal(rules.get('half.md'), 'config/front-matter');
    assert.equal(rules.get('utf16.md'), 'convention/china-only-phone');
    assert.equal(rules.get('empty.md'), '');
    // The super-user reads every file.
    if (process.getuid?.() !== 0) assert.equal(rules.get('secret.md'), 'config/unreadable-file');
  });

  it('follows no link out of the site, and honours .gitignore as git does', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'terroir-outside-'));
    writeFileSync(path.join(outside, 'a.md'), calque);
    mkdirSync(path.join(folder, 'content'));
    symlinkSync(outside, path.join(folder, 'content/en-SG'));
    write('.gitignore', '/build\n*.draft.md\n!keep.draft.md\n');
    write('content/.gitignore', 'de/\n');
    for (const name of [
      'build/id/a.md',
      'content/id/a.md',
      'content/id/x.draft.md',
      'content/id/keep.draft.md',
      'content/de/a.md',
    ]) {
      write(name, 'Halo\n');
    }
    const { pages } = await json();
    rmSync(outside, { recursive: true });
    execFileSync('git', ['init', '-q', folder]);
    const git = execFileSync(
      'git',
      ['-C', folder, 'ls-files', '-o', '--exclude-standard', 'content', 'build'],
      { encoding: 'utf8' },
    );
    const expected = git
      .trim()
      .split('\n')
      .filter((name) => name.endsWith('.md') && !name.includes('.gitignore'));
    assert.deepEqual(pages.map((page: { path: string }) => page.path).sort(), expected.sort());
  });

  it('as a process: status, and a reader that goes away', () => {
    write('content/en-SG/about.md', calque);
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'review'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /national high-tech enterprise/);
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" review --format json | head -c 1`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual([piped.stdout, piped.stderr], ['{', '']);
    assert.match(spawnSync(process.execPath, [cli, '--help'], { encoding: 'utf8' }).stdout, /Usage/);
    assert.match(
      spawnSync(process.execPath, [cli, '--version'], { encoding: 'utf8' }).stdout,
      /^\d+\.\d+\.\d+\n$/,
    );
  });
});
