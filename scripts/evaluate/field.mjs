// npm run field -- [OWNER/NAME ...] [--from DIR] [--write] [--draw 300 --seed 1]
// What a change to a rule does on real sites: every site of field.json is fetched at its commit, reviewed, and counted
// by rule and severity, with its pages, pairs and markets; what differs from the counts kept there is printed, and ends
// the run with 1. --write keeps the new counts. Sites are fetched from GitHub, or read from repositories in DIR named
// `owner+name` (bare, or a folder with one). A site that cannot be had was not measured: the run ends with 2, whatever
// the others say. --draw prints findings of minor or above of all sites, drawn at random, to be read. The list names repositories, commits and their trees; nothing of a site is kept.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkOut, repositoryOf } from './pinned-site.mjs';
import { shuffled } from './random.mjs';

const kept = path.resolve(import.meta.dirname, 'field.json');
const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');

/**
 * @typedef {{ pages: number, pairs: number, markets: Record<string, number>, rules: Record<string, number> }} Counts
 * `rules` by id and severity: `page/lang minor`.
 * @typedef {{ repository: string, commit: string, tree: string, locale?: string, counts?: Counts }} Site
 * `locale` is that of all pages, for a site whose paths do not say it.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    write: { type: 'boolean', default: false },
    draw: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
/** @type {{ sites: Site[] }} */
const field = JSON.parse(readFileSync(kept, 'utf8'));
const unknown = positionals.filter((name) => !field.sites.some(({ repository }) => repository === name));
if (unknown.length) {
  console.error(`Not in field.json: ${unknown.join(', ')}`);
  process.exit(2);
}
const sites = field.sites.filter(({ repository }) => !positionals.length || positionals.includes(repository));

/** Findings that may be drawn, each as it is printed. @type {string[]} */
const findings = [];

/** @returns {Counts | undefined} */
function review(folder, name) {
  const options = ['--format', 'json', '--fail-on', 'never', '--language', 'en', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'review', '.', ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 31,
  });
  if (!stdout) {
    console.error(`  ${stderr.trim()}`);
    return undefined;
  }
  const { pages } = JSON.parse(stdout);
  /** @type {Counts} */
  const counts = { pages: pages.length, pairs: 0, markets: {}, rules: {} };
  const add = (table, key) => {
    table[key] = (table[key] ?? 0) + 1;
  };
  for (const page of pages) {
    const { source, market } = page;
    if (source) counts.pairs++;
    add(counts.markets, market ?? 'none');
    for (const finding of page.findings) {
      add(counts.rules, `${finding.ruleId} ${finding.severity}`);
      if (Number(values.draw) && finding.severity !== 'neutral')
        findings.push(shown(folder, name, page, finding));
    }
  }
  const sorted = (table) => Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...counts, markets: sorted(counts.markets), rules: sorted(counts.rules) };
}

/** A finding to be read: where it is, what it says, the Chinese it goes by, and the text around it. */
function shown(folder, name, { path: file, locale }, { ruleId, severity, line, message, note, from, to }) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const around = `${text.slice(Math.max(0, from - 70), from)}«${text.slice(from, Math.min(to, from + 160))}»${text.slice(to, to + 50)}`;
  const flat = (words) => words.replace(/\s+/g, ' ');
  const [chinese = ''] = /(?<=^\*\*The Chinese sentence:\*\* )[^\n]{1,200}/.exec(note) ?? [];
  const lines = [`${severity} ${ruleId} | ${name}/${file}:${line} ${locale ?? ''}`, message, chinese, around];
  return lines.filter(Boolean).map(flat).join('\n   ');
}

/** Prints what differs; how many numbers do. */
function compare(/** @type {Counts | undefined} */ before, /** @type {Counts} */ now) {
  const flat = ({ pages, pairs, markets, rules }) => {
    const inMarkets = Object.entries(markets).map(([code, count]) => [`pages for ${code}`, count]);
    return new Map([['pages', pages], ['pairs', pairs], ...inMarkets, ...Object.entries(rules)]);
  };
  const [was, is] = [before ? flat(before) : new Map(), flat(now)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => (was.get(key) ?? 0) !== (is.get(key) ?? 0),
  );
  for (const key of changed) {
    const [from, to] = [was.get(key) ?? 0, is.get(key) ?? 0];
    console.log(`  ${key.padEnd(44)} ${from} → ${to} (${to > from ? '+' : ''}${to - from})`);
  }
  return changed.length;
}

let different = 0;
const notMeasured = [];
for (const site of sites) {
  console.log(site.repository);
  const repository = repositoryOf(site, values.from);
  const work = mkdtempSync(path.join(tmpdir(), 'field-'));
  const folder = path.join(work, 'site');
  mkdirSync(folder);
  try {
    const missing = repository ? checkOut(repository, site, folder) : [];
    if (missing.length) console.error(`  ${missing.length} files are missing, such as ${missing[0]}`);
    if (site.locale) {
      mkdirSync(path.join(folder, '.terroir'), { recursive: true });
      const config = `pages: [{path: "**", locale: ${site.locale}}]\n`;
      writeFileSync(path.join(folder, '.terroir/config.yaml'), config);
    }
    const counts = repository && !missing.length ? review(folder, site.repository) : undefined;
    if (!counts) notMeasured.push(site.repository);
    else {
      const changes = compare(site.counts, counts);
      if (changes) different++;
      if (values.write) site.counts = counts;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

shuffled(findings, Number(values.seed))
  .slice(0, Number(values.draw))
  .forEach((finding, index) => {
    console.log(`#${index + 1} ${finding}`);
  });
if (values.write) writeFileSync(kept, `${JSON.stringify(field, undefined, 2)}\n`);
const measured = sites.length - notMeasured.length;
console.log(
  `\n${measured} of ${sites.length} sites measured, ${different} of them differ from what is kept.`,
);
if (notMeasured.length) {
  const where = values.from ? `no repository with the commit in ${values.from}` : 'not to be fetched';
  console.error(`Not measured (${where}, or unreadable): ${notMeasured.join(', ')}`);
  process.exitCode = 2;
} else if (different && !values.write) process.exitCode = 1;
