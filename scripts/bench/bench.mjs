// npm run bench [-- DIR] [--peers cspell,textlint,markdownlint,harper,vale] [--against REF] [--pages 1000,10000]
//               [--only processes,stages,server,growth,formats] [--rounds 3]
// What Terroir costs, in one run beside an empty process, reading and scanning the same pages, peers that are installed into a
// folder of their own, and another version of itself. DIR is copied; without it a site is made, see site.mjs. --pages are the sizes
// of the sites that show how cost grows. Trust ratios more than seconds: the machine may be busy. docs/performance.md has what was found.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchFormats } from './formats.mjs';
import { installPeers } from './peers.mjs';
import { costOf, printCosts } from './processes.mjs';
import { benchServer } from './server.mjs';
import { writeSite } from './site.mjs';
import { benchStages } from './stages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'string', default: '' },
    against: { type: 'string' },
    pages: { type: 'string', default: '1000,10000' },
    only: { type: 'string', default: 'processes,stages,server,growth,formats' },
    rounds: { type: 'string', default: '3' },
  },
});
const only = new Set(values.only.split(','));
const rounds = Number(values.rounds);
const root = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'terroir-bench-'));
const site = path.join(scratch, 'site');
const sources = new Set(['.git', 'node_modules']);
if (positionals[0])
  cpSync(path.resolve(positionals[0]), site, {
    recursive: true,
    filter: (from) => !sources.has(path.basename(from)),
  });
else writeSite(site, Number(values.pages.split(',')[0]));
const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.md'));

const walk = (each) =>
  `const fs=require('fs'),p=require('path');let n=0;for(const f of fs.readdirSync(process.argv[1],{recursive:true}))if(f.endsWith('.md')){const w=p.join(process.argv[1],f);${each}}`;
const scan = walk("const t=fs.readFileSync(w,'utf8');for(let i=0;i<t.length;i++)n+=t.charCodeAt(i)");
const statAndRead = walk("fs.statSync(w);fs.readFileSync(w,'utf8')");

/** Another version of Terroir, built in a folder of its own with the libraries of this one. */
function buildOther(ref) {
  const folder = path.join(scratch, 'other');
  execFileSync('git', ['-C', root, 'worktree', 'add', '--detach', folder, ref], { stdio: 'pipe' });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/build/build.mjs'], { cwd: folder, stdio: 'pipe' });
  return path.join(folder, 'dist');
}

/** The processes of one version. */
function terroir(dist, mark) {
  const cli = path.join(dist, 'cli.mjs');
  const review = (cwd, ...more) => ({
    args: [cli, 'review', '.', '--format', 'json', '--fail-on', 'never', ...more],
    cwd,
    env: { XDG_CACHE_HOME: path.join(scratch, `cache${mark}`) },
    ends: [0, 2],
  });
  const silent = path.join(scratch, 'silent');
  const tiny = path.join(scratch, 'tiny');
  const edited = path.join(site, pages[0]);
  return [
    { name: `--help${mark}`, args: [cli, '--help'], cwd: scratch },
    { name: `one tiny page${mark}`, ...review(tiny, '--no-cache') },
    { name: `the site, no spelling${mark}`, ...review(silent, '--no-cache') },
    { name: `the site${mark}`, ...review(site, '--no-cache') },
    { name: `nothing changed${mark}`, ...review(site) },
    {
      name: `one page edited${mark}`,
      ...review(site),
      before: () => appendFileSync(edited, '\nOne more.\n'),
    },
  ];
}

async function benchProcesses() {
  const [silent, tiny] = ['silent', 'tiny'].map((name) => path.join(scratch, name));
  cpSync(site, silent, { recursive: true });
  mkdirSync(path.join(silent, '.terroir'), { recursive: true });
  writeFileSync(path.join(silent, '.terroir/config.yaml'), 'rules:\n  spelling: off\n');
  mkdirSync(path.join(tiny, 'content/en-SG'), { recursive: true });
  writeFileSync(path.join(tiny, 'content/en-SG/tiny.md'), 'We are a national high-tech enterprise.\n');
  const own = terroir(path.join(root, 'dist'), '');
  const other = values.against ? terroir(buildOther(values.against), `, ${values.against}`) : [];
  const peers = installPeers(values.peers.split(',').filter(Boolean), path.join(scratch, 'peers'));
  for (const { name, what } of peers) console.log(`${name}: ${what}`);
  // What follows from the cache needs one.
  for (const versions of [own, other])
    for (const { name, args, cwd, env } of versions.filter((one) => one.name.startsWith('nothing changed')))
      if (
        spawnSync(process.execPath, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 31 }).error
      )
        throw new Error(name);
  const costs = costOf(
    [
      { name: 'empty process', args: ['-e', ''], cwd: scratch },
      { name: 'stat and read', args: ['-e', statAndRead, site], cwd: scratch },
      { name: 'read and scan', args: ['-e', scan, site], cwd: scratch },
      ...own.flatMap((one, index) => [one, ...(other[index] ? [other[index]] : [])]),
      ...peers.map(({ name, folder, args }) => ({
        name,
        args: args(site),
        cwd: name === 'textlint' ? folder : site,
        ends: [0, 1],
      })),
    ],
    rounds,
  );
  console.log();
  printCosts(costs, 'empty process');
  printCosts(costs, 'read and scan');
  for (const { name } of peers) printCosts(costs, name);
  if (other.length) {
    console.log(`\n× ${values.against}    cpu    wall  memory`);
    for (const [index, { name }] of own.entries()) {
      const [now, then] = [name, other[index].name].map((of) => costs.find((one) => one.name === of));
      const ratios = ['cpu', 'wall', 'memory'].map((key) => (now[key] / then[key]).toFixed(2).padStart(8));
      console.log(`${name.padEnd(24)}${ratios.join('')}`);
    }
  }
}

function benchGrowth() {
  console.log('\npages for markets   cpu ms a page   wall ms a page   MiB');
  for (const count of values.pages.split(',').map(Number)) {
    const folder = path.join(scratch, `grown-${count}`);
    writeSite(folder, count);
    const args = [
      path.join(root, 'dist/cli.mjs'),
      'review',
      '.',
      '--format',
      'csv',
      '--fail-on',
      'never',
      '--no-cache',
    ];
    const [{ cpu, wall, memory }] = costOf([{ name: 'grown', args, cwd: folder }], 1);
    const each = [cpu, wall].map((seconds) => ((seconds * 1000) / count).toFixed(1).padStart(16));
    console.log(`${String(count).padStart(17)}${each.join('')}${memory.toFixed(0).padStart(8)}`);
    rmSync(folder, { recursive: true });
  }
}

try {
  const [{ model }] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${model}), Node ${process.version}, ${pages.length} pages`,
  );
  if (only.has('processes')) await benchProcesses();
  if (only.has('stages')) {
    await benchStages(site);
    spawnSync(process.execPath, [path.join(root, 'dist/scripts/evaluate/speed.mjs'), site], {
      stdio: 'inherit',
    });
  }
  if (only.has('server'))
    await benchServer(
      path.join(root, 'dist/server.mjs'),
      site,
      path.join(site, pages.find((name) => /\/en/.test(name)) ?? pages[0]),
    );
  if (only.has('growth')) benchGrowth();
  if (only.has('formats')) await benchFormats();
} finally {
  if (values.against)
    spawnSync('git', ['-C', root, 'worktree', 'remove', '--force', path.join(scratch, 'other')]);
  rmSync(scratch, { recursive: true, force: true });
}
