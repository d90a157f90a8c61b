import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SiteFolder } from './folder.ts';

describe('a site that is not trusted', () => {
  let site: SiteFolder;
  let outside = '';
  beforeEach(() => {
    site = new SiteFolder();
    outside = mkdtempSync(path.join(tmpdir(), 'terroir-outside-'));
  });
  afterEach(() => {
    site.remove();
    rmSync(outside, { recursive: true, force: true });
  });

  const link = (target: string, name: string) => symlinkSync(target, path.join(site.root, name));

  it('makes nothing outside be read, and no link hang the review', async () => {
    writeFileSync(path.join(outside, 'secret.yaml'), 'SECRET_TOKEN: abc\n');
    writeFileSync(path.join(outside, 'zh.md'), '云帆国家高新技术企业\n');
    site.write(
      'content/en-SG/a.md',
      '---\nsource: ../zh/a.md\n---\nWe are a national high-tech enterprise.\n',
    );
    mkdirSync(path.join(site.root, 'content/zh'));
    link(path.join(outside, 'zh.md'), 'content/zh/a.md');
    mkdirSync(path.join(site.root, '.terroir/rules'));
    for (const name of ['.terroir/config.yaml', '.terroir/rules/a.yaml', 'cspell.json'])
      link(path.join(outside, 'secret.yaml'), name);
    if (existsSync('/dev/zero')) link('/dev/zero', '.terroir/rules/zero.yaml');
    const { code, out, err } = await site.terroir('review');
    assert.doesNotMatch(out + err, /SECRET_TOKEN/);
    assert.equal(code, 2);
    assert.match(err, /\.terroir\/config\.yaml/);
  });

  it('lists no folder outside as its own', async () => {
    rmSync(path.join(site.root, '.terroir'), { recursive: true });
    mkdirSync(path.join(outside, 'rules'));
    writeFileSync(path.join(outside, 'rules/a.yaml'), 'language: en\nphrases: [{ id: SECRET_TOKEN }]\n');
    link(outside, '.terroir');
    site.write('content/en-SG/a.md', 'Fine words.\n');
    const { out, err } = await site.terroir('review');
    assert.doesNotMatch(out + err, /SECRET_TOKEN/i);
  });

  it('makes nothing be written outside', async () => {
    site.write('content/en-SG/a.md', 'We are a national high-tech enterprise.\n');
    site.write('words.csv', 'zh,en\n云帆,Yunfan\n');
    link(outside, '.terroir/terms');
    const imported = await site.terroir('import', 'words.csv');
    assert.equal(imported.code, 2);
    assert.match(imported.err, /terms\/words\.yaml is not written: a link leads it out of the site\./);
    rmSync(path.join(site.root, '.terroir'), { recursive: true });
    link(outside, '.terroir');
    const baseline = await site.terroir('baseline');
    assert.equal(baseline.code, 2);
    assert.match(baseline.err, /is not written: a link leads it out of the site\./);
    assert.deepEqual(readdirSync(outside), []);
  });

  it('has no draft of a file written through a link', async () => {
    site.write('content/en-SG/a.md', 'We are a national high-tech enterprise.\n');
    writeFileSync(path.join(outside, 'profile'), 'own\n');
    for (let n = 0; n < 200; n++)
      link(path.join(outside, 'profile'), `.terroir/baseline.json.${process.pid}.${n}.tmp`);
    await site.terroir('baseline');
    assert.equal(readFileSync(path.join(outside, 'profile'), 'utf8'), 'own\n');
  });

  it('commands neither a terminal nor a pipeline', async () => {
    if (process.platform === 'win32') return;
    for (const name of ['::error::a', '##vso[task.setvariable variable=a]b', '##[add-path]c', 'd\u001b[2Je'])
      site.write(`content/en-SG/${name}.md`, 'We are a national high-tech enterprise.\n');
    site.write('::warning::f/en-SG/a.md', 'We are a national high-tech enterprise.\n');
    site.write(
      '.terroir/rules/a.yaml',
      'language: en\nphrases: [{ id: a, patterns: ["!\\e[2J##vso[x]"], why: a }]\n',
    );
    const broken = await site.terroir('review');
    site.write('.terroir/rules/a.yaml', '');
    for (const { out, err } of [broken, await site.terroir('review')]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f]|##\w*\[|^\s*::/m);
    }
  });
});
