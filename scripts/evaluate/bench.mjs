// npm run bench [-- DIR]: what a review costs, against reading the same files, in one run.
// Last, what aligning costs where the site has pages in Chinese and in English (speed.ts).
// Whole processes: CPU and wall seconds and peak memory, the median of five. Without DIR the sample site, many times over.
// Without DIR also what reading costs, format by format (bench-formats.mjs).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFormats } from './bench-formats.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-bench-'));
const given = process.argv[2];
const site = given ? path.resolve(given) : path.join(scratch, 'site');
if (!given) {
  for (let copy = 0; copy < 60; copy++)
    cpSync(path.join(root, 'test/sites/yunfan'), path.join(site, `part-${copy}`), { recursive: true });
}
writeFileSync(path.join(scratch, 'tiny.md'), 'We are a national high-tech enterprise.\n');
const report = path.join(root, 'scripts/evaluate/usage.mjs');

const readAll = `const fs=require('fs'),p=require('path');(function walk(d){for(const e of fs.readdirSync(d,{withFileTypes:true})){if(e.name==='.git'||e.name==='node_modules')continue;const f=p.join(d,e.name);if(e.isDirectory())walk(f);else if(/\\.md$/.test(f))fs.readFileSync(f,'utf8')}})(process.argv[1])`;
const cli = path.join(root, 'dist/cli.mjs');
const review = (target, ...more) => [
  ...[cli, 'review', target, '--format', 'json', '--fail-on', 'never'],
  ...more,
];
const commands = {
  'empty process': ['-e', ''],
  'read every page': ['-e', readAll, site],
  'review the site': review(site, '--no-cache'),
  'review it again': review(site),
  'review one tiny page': review(path.join(scratch, 'tiny.md'), '--no-cache'),
};

/** The middle of some numbers. */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

console.log(`${'seconds'.padEnd(24)}     cpu    wall  peak MiB`);
for (const [name, args] of Object.entries(commands)) {
  const runs = Array.from({ length: 5 }, () => {
    const usageFile = path.join(scratch, 'usage.json');
    const started = process.hrtime.bigint();
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', pathToFileURL(report).href, ...args],
      {
        cwd: scratch,
        env: { ...process.env, USAGE: usageFile, XDG_CACHE_HOME: path.join(scratch, 'cache') },
        maxBuffer: 2 ** 31,
      },
    );
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    const usage = JSON.parse(readFileSync(usageFile, 'utf8'));
    return { cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, wall, memory: usage.maxRSS / 1024 };
  });
  const of = (key) => median(runs.map((run) => run[key]));
  console.log(
    `${name.padEnd(24)}${of('cpu').toFixed(2).padStart(8)}${of('wall').toFixed(2).padStart(8)}${of('memory').toFixed(0).padStart(10)}`,
  );
}
spawnSync(process.execPath, [path.join(root, 'dist/scripts/evaluate/speed.mjs'), site], { stdio: 'inherit' });
rmSync(scratch, { recursive: true });
if (!given) await benchFormats();
