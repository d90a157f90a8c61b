// npm run evaluate:fixes -- DIR [DIR ...] [--draw 60 --seed 1]
// How many findings to fix (minor or above) offer something the author can take: a replacement, or a frame to finish in
// place; by rule, those with most findings that offer nothing first. --draw prints offers drawn at random, each as the
// line before and behind it, to be read one by one.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shuffled } from './random.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { draw: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
});
if (!positionals.length) {
  console.error('Usage: npm run evaluate:fixes -- DIR [DIR ...] [--draw N --seed N]');
  process.exit(2);
}

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
/** @type {Map<string, { all: number, offered: number }>} */
const rules = new Map();
/** @type {string[]} */
const offers = [];

for (const folder of positionals) {
  const options = ['--format', 'json', '--fail-on', 'never', '--language', 'en', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'review', '.', ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 31,
  });
  if (!stdout) {
    console.error(`${folder}: ${stderr.trim()}`);
    process.exitCode = 2;
    continue;
  }
  let [all, offered] = [0, 0];
  for (const page of JSON.parse(stdout).pages) {
    for (const finding of page.findings) {
      if (finding.severity === 'neutral') continue;
      const counts = rules.get(finding.ruleId) ?? { all: 0, offered: 0 };
      rules.set(finding.ruleId, counts);
      counts.all++;
      all++;
      if (!finding.fixes.length && !finding.frame) continue;
      counts.offered++;
      offered++;
      if (Number(values.draw)) offers.push(shown(folder, page, finding));
    }
  }
  console.log(`${share(offered, all).padStart(18)}  ${folder}`);
}

const sorted = [...rules].sort(([, a], [, b]) => b.all - b.offered - (a.all - a.offered));
for (const [rule, { all, offered }] of sorted) console.log(`${share(offered, all).padStart(18)}  ${rule}`);
const total = (/** @type {'all' | 'offered'} */ key) =>
  sorted.reduce((sum, [, counts]) => sum + counts[key], 0);
console.log(`${share(total('offered'), total('all')).padStart(18)}  of all findings to fix offer something`);

shuffled(offers, Number(values.seed))
  .slice(0, Number(values.draw))
  .forEach((offer, index) => {
    console.log(`#${index + 1} ${offer}`);
  });

function share(/** @type {number} */ part, /** @type {number} */ all) {
  return `${part} of ${all} ${Math.round((100 * part) / Math.max(1, all))}%`;
}

/** The first fix of a finding, or its frame: its title, and the text around it before and behind it. */
function shown(folder, { path: file, locale }, { ruleId, message, fixes, frame }) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const fix = fixes[0] ?? {
    title: `a sentence to finish (${frame.about})`,
    edits: [{ from: frame.from, to: frame.to, text: frame.text + text.slice(frame.from, frame.to) }],
  };
  const edits = [...fix.edits].sort((a, b) => b.from - a.from);
  const [from, to] = [edits.at(-1).from, edits[0].to];
  const fixed = edits.reduce(
    (now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to),
    text.slice(0, to),
  );
  const [before, behind] = [text.slice(Math.max(0, from - 90), from), text.slice(to, to + 90)];
  const flat = (words) => words.replace(/\s+/g, ' ');
  return [
    `${ruleId} | ${folder}/${file} ${locale ?? ''} | ${message} | ${fix.title}`,
    `${before}«${text.slice(from, to)}»${behind}`,
    `${before}«${fixed.slice(from)}»${behind}`,
  ]
    .map(flat)
    .join('\n   ');
}
