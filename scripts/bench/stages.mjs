// What the stages of a review cost in this process, on one thread: CPU of the whole, and of its parts one after the other.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from '../build/load-source.mjs';
import { quantile } from './processes.mjs';
import { chance } from './site.mjs';

function cost(run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

/** Keys that are typed into a page, after some that warm up. */
const [warmUp, keys] = [30, 300];

/** @param {string} site a folder with pages in Markdown */
export async function benchStages(site) {
  const engine = await loadSource(`
    export { openSite } from './src/core/index.ts';
    export { folderHost } from './src/node/files.ts';
    export { markdown } from './src/core/content/markdown.ts';
    export { tokenize } from './src/core/text/tokens.ts';
    export { shippedPhrases } from './src/core/phrases/packs.ts';
  `);
  const { markdown, tokenize, shippedPhrases, openSite, folderHost } = engine;
  const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.md'));
  const read = cost(() => pages.map((name) => readFileSync(path.join(site, name), 'utf8')));
  const scanned = cost(() => {
    let sum = 0;
    for (const text of read.result) for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
    return sum;
  });
  const parsed = cost(() => read.result.map((text) => markdown.parse(text)));
  const tokens = cost(() => parsed.result.map(({ segments }) => segments.map(({ text }) => tokenize(text))));
  shippedPhrases.for('en');
  const host = folderHost(site);
  const before = process.cpuUsage();
  const whole = openSite(host, { uiLanguage: 'en' });
  const names = await whole.pages();
  let findings = 0;
  await whole.reviewAll(names, (done) => {
    for (const { review } of done) findings += review?.findings.length ?? 0;
  });
  const { user, system } = process.cpuUsage(before);
  const all = (user + system) / 1000;
  const base = read.ms + scanned.ms;
  const size = read.result.reduce((sum, text) => sum + text.length, 0);
  console.log(
    `\n${pages.length} pages, ${(size / 1e6).toFixed(1)} M characters, ${findings} findings, one thread; spelling not, as it is read from dictionaries`,
  );
  for (const [name, ms] of [
    ['read', read.ms],
    ['read and scan', base],
    ['parse', parsed.ms],
    ['tokenize', tokens.ms],
    ['review, all stages', all],
  ])
    console.log(
      `${name.padEnd(22)}${ms.toFixed(0).padStart(8)} ms${(ms / base).toFixed(1).padStart(8)} × read and scan`,
    );
  for (const wanted of [10_000, 100_000]) await benchKeys(engine, site, read.result, wanted);
}

/** Keys typed into an open page at places drawn from a fixed seed: the whole review after each. */
async function benchKeys({ openSite, folderHost }, site, texts, wanted) {
  const body = texts.find(
    (text) => text.length > 1000 && /^[\p{Script=Latin}\p{P}\p{S}\p{N}\s]*$/u.test(text),
  );
  if (!body) return;
  let text = '';
  while (text.length < wanted) text += `${body.replace(/^---\n[\s\S]*?\n---\n/, '')}\n`;
  const page = 'content/en-SG/typed.md';
  const disk = folderHost(site);
  const host = {
    ...disk,
    readSaved: disk.read,
    read: async (path) => (path === page ? { text } : disk.read(path)),
    list: async (folder) =>
      folder === undefined ? [...(await disk.list()), page].sort() : disk.list(folder),
  };
  const open = openSite(host, { uiLanguage: 'en' });
  await open.review(page);
  const next = chance(7);
  const times = [];
  for (let key = 0; key < warmUp + keys; key++) {
    const at = Math.floor(next() * text.length);
    text = `${text.slice(0, at)}a${text.slice(at)}`;
    await open.apply({ files: [{ path: page, kind: 'typed' }] });
    const began = performance.now();
    await open.review(page);
    if (key >= warmUp) times.push(performance.now() - began);
  }
  console.log(
    `a key in ${wanted / 1000} kB, in process: p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
  );
}
