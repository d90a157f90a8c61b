// npm run evaluate -- DIR [DIR ...] --expect native|chinese-origin [--sample 200 --seed 7]
// How often rules report on real sites: findings of severity minor or above per 10,000 words, by rule.
// On native sites every phrase finding is suspect; the lines to read are printed. --sample prints findings to
// read instead, drawn at random, one a site and rule in turn, with the Chinese lines that have the term.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { randomNumbers, shuffled } from './random.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { expect: { type: 'string' }, sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
if (!positionals.length || !['native', 'chinese-origin'].includes(values.expect ?? '')) {
  console.error(
    'Usage: npm run evaluate -- DIR [DIR ...] --expect native|chinese-origin [--sample N --seed N]',
  );
  process.exit(2);
}

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
const phraseFamilies = /^(?:phrase|reference|sensitive)\//;
let [words, pages, paired] = [0, 0, 0];
/** @type {Map<string, number>} */
const counts = new Map();
/** @type {Map<string, { page: { path: string, source: string | null }, finding: object }[]>} by site and rule */
const drawn = new Map();
const lines = [];

function around(text, { from, to }, width) {
  const before = text.slice(Math.max(0, from - width), from);
  return `${before}«${text.slice(from, to)}»${text.slice(to, to + width)}`.replace(/\s+/g, ' ');
}

for (const folder of positionals) {
  const args = [cli, 'review', folder, '--format', 'json', '--fail-on', 'never', '--language', 'en'];
  const { stdout, status } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 31, encoding: 'utf8' });
  if (status !== 0) process.exit(status ?? 2);
  for (const page of JSON.parse(stdout).pages) {
    pages++;
    words += page.words;
    if (page.source) paired++;
    const text = values.expect === 'native' && page.findings.length ? readFileSync(page.path, 'utf8') : '';
    for (const finding of page.findings) {
      const { ruleId, severity, line } = finding;
      if (severity === 'neutral') continue;
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
      const group = `${folder} ${ruleId}`;
      drawn.set(group, [...(drawn.get(group) ?? []), { page, finding }]);
      if (!text || !phraseFamilies.test(ruleId)) continue;
      lines.push(`${page.path}:${line}  ${ruleId}  ${around(text, finding, 50)}`);
    }
  }
}

if (values.sample) {
  printSample(Number(values.sample), Number(values.seed));
  process.exit(0);
}

const per10k = (n) => ((n / words) * 10_000).toFixed(2);
const sum = (test) => [...counts].filter(([rule]) => test(rule)).reduce((total, [, n]) => total + n, 0);
console.log(
  `${pages} pages, ${paired} with a source page, ${words.toLocaleString('en')} words; expected: ${values.expect}`,
);
for (const family of ['phrase', 'reference', 'sensitive', 'term', 'convention', 'spelling', 'copy']) {
  const n = sum((rule) => rule.startsWith(`${family}/`));
  console.log(`${family.padEnd(12)}${String(n).padStart(7)}${per10k(n).padStart(9)} per 10,000 words`);
}
const total = sum((rule) => phraseFamilies.test(rule));
console.log(
  `${'phrases'.padEnd(12)}${String(total).padStart(7)}${per10k(total).padStart(9)} per 10,000 words, all three families\n`,
);
for (const [rule, n] of [...counts].sort((a, b) => b[1] - a[1])) {
  console.log(`${rule.padEnd(44)}${String(n).padStart(7)}${per10k(n).padStart(9)}`);
}
if (lines.length) console.log(`\nTo read:\n${lines.join('\n')}`);

function printSample(size, seed) {
  const random = randomNumbers(seed);
  const groups = shuffled([...drawn.values()], random).map((group) => shuffled(group, random));
  const sample = [];
  for (let round = 0; sample.length < size && groups.some((group) => group.length > round); round++)
    sample.push(...groups.filter((group) => group.length > round).map((group) => group[round]));
  sample.slice(0, size).forEach(({ page, finding }, index) => {
    const text = readFileSync(page.path, 'utf8');
    console.log(`${index + 1}. ${finding.ruleId}  ${page.path}:${finding.line}`);
    console.log(`   ${around(text, finding, 120)}`);
    for (const line of sourceLines(page, finding, text)) console.log(`   ${line}`);
  });
}

/** Lines of the Chinese page with a term of the rule: the two nearest to the same place. */
function sourceLines(page, { note, from }, text) {
  const terms = /\*\*From the Chinese:\*\* (.*)/.exec(note)?.[1]?.split(' · ') ?? [];
  if (!page.source || !terms.length) return [];
  const source = readFileSync(page.source, 'utf8').split('\n');
  const place = (from / text.length) * source.length;
  return source
    .map((line, index) => ({ line: line.trim(), distance: Math.abs(index - place) }))
    .filter(({ line }) => terms.some((term) => line.includes(term)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 2)
    .map(({ line }) => {
      const at = Math.min(...terms.map((term) => line.indexOf(term)).filter((found) => found >= 0));
      return `${line.slice(Math.max(0, at - 60), at + 80)}`;
    });
}
