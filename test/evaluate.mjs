// npm run evaluate -- DIR [DIR ...] --expect native|chinese-origin
// How often rules report on real sites: findings of severity minor or above per 10,000 words, by rule.
// On native sites every phrase finding is suspect; the lines to read are printed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { expect: { type: 'string' } },
});
if (!positionals.length || !['native', 'chinese-origin'].includes(values.expect ?? '')) {
  console.error('Usage: npm run evaluate -- DIR [DIR ...] --expect native|chinese-origin');
  process.exit(2);
}

const cli = path.resolve(import.meta.dirname, '../dist/cli.js');
const phraseFamilies = /^(?:phrase|reference|sensitive)\//;
let [words, pages, paired] = [0, 0, 0];
/** @type {Map<string, number>} */
const counts = new Map();
const lines = [];

for (const folder of positionals) {
  const args = [cli, 'review', folder, '--format', 'json', '--fail-on', 'never', '--language', 'en'];
  const { stdout, status } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 31, encoding: 'utf8' });
  if (status !== 0) process.exit(status ?? 2);
  for (const page of JSON.parse(stdout).pages) {
    pages++;
    words += page.words;
    if (page.source) paired++;
    const text = values.expect === 'native' && page.findings.length ? readFileSync(page.path, 'utf8') : '';
    for (const { ruleId, severity, from, to, line } of page.findings) {
      if (severity === 'neutral') continue;
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
      if (!text || !phraseFamilies.test(ruleId)) continue;
      const around = `${text.slice(Math.max(0, from - 50), from)}«${text.slice(from, to)}»${text.slice(to, to + 50)}`;
      lines.push(`${page.path}:${line}  ${ruleId}  ${around.replace(/\s+/g, ' ')}`);
    }
  }
}

const per10k = (n) => ((n / words) * 10_000).toFixed(2);
const sum = (test) => [...counts].filter(([rule]) => test(rule)).reduce((total, [, n]) => total + n, 0);
console.log(
  `${pages} pages, ${paired} with a source page, ${words.toLocaleString('en')} words; expected: ${values.expect}`,
);
for (const family of ['phrase', 'reference', 'sensitive', 'convention', 'copy']) {
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
