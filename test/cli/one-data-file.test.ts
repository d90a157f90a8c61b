import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const market = `code: KE
name: { en: Kenya, zh: 肯尼亚 }
locales: [sw-KE, en-KE]
currency: KES
payments: [M-Pesa]
`;
/** What ships is complete: it is not held against its schema at every start. */
const shippedMarket = `${market}tier: growing
register: { en: Plain., zh: 平实。 }
proof: { en: A customer., zh: 客户。 }
channels: []
signs: []
moments: []
festivals: []
laws: []
certifications: []
partners: []
sensitivities: []
`;
const language = `language: sw
phrases:
  - id: win-win
    zh: [共赢]
    patterns: [ushirikiano wa kushinda pamoja]
    evidence: distinct
    category: style
    severity: minor
    why: { en: A calque., zh: 直译。 }
    instead: { en: Say who gains what., zh: 写清楚谁得到什么。 }
    source: Made up for this test.
    match: [Tunatoa ushirikiano wa kushinda pamoja., Ushirikiano wa kushinda pamoja!]
    pass: [Tunashirikiana nawe., Tunashinda pamoja.]
`;
const page = 'Tunatoa ushirikiano wa kushinda pamoja. Lipa kwa WeChat Pay.\n';

/** The claim: a new market or a new language is one data file, and nothing else. */
describe('one data file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'terroir-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  /** What a review of the site says of the page, by a command line of that build. */
  function review(cli: string): void {
    write('site/content/ke/a.md', page);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cli, 'review', '--format', 'json', '--no-cache', 'site'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    const [reviewed] = JSON.parse(stdout).pages;
    assert.deepEqual([reviewed.market, reviewed.locale], ['KE', 'sw-KE']);
    const found = reviewed.findings as { ruleId: string; note: string }[];
    assert.ok(
      found.some(({ ruleId }) => ruleId === 'phrase/win-win'),
      stdout,
    );
    assert.ok(
      found.some(({ note }) => note.includes('People in Kenya pay with:** M-Pesa')),
      stdout,
    );
  }

  it('of a site adds a market, and one adds a language', () => {
    write('site/.terroir/markets/KE.yaml', market);
    write('site/.terroir/rules/sw.yaml', language);
    review(path.resolve('dist/cli.mjs'));
  });

  it('that ships adds a market, and one adds a language, by the build’s own way to take data in', async () => {
    cpSync('src', path.join(folder, 'src'), { recursive: true });
    cpSync('package.json', path.join(folder, 'package.json'));
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    write('src/core/regions/markets/KE.yaml', shippedMarket);
    write('src/core/phrases/packs/sw.yaml', language);
    const { dataFiles } = await import(pathToFileURL(path.resolve('scripts/build/data-files.mjs')).href);
    const { pageTexts } = await import(pathToFileURL(path.resolve('scripts/build/webview-pages.mjs')).href);
    await build({
      absWorkingDir: folder,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.mjs',
      bundle: true,
      platform: 'node',
      format: 'esm',
      define: { VERSION: '"0"', BUILD: '"0"' },
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      plugins: [pageTexts(), dataFiles(parse)],
      logLevel: 'error',
    });
    review(path.join(folder, 'dist/cli.mjs'));
  });
});
