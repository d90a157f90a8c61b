// What reading costs, format by format: the sample file as it is, and a keystroke in a page of it of 200 kB.
// Beside each, in the same run, the time it takes to find the words of the same text with a regular expression.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from '../build/load-source.mjs';

const pageSize = 200_000;
const words = /[\p{L}\p{N}]+/gu;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** CPU milliseconds of a run, the median of five. */
function cost(run) {
  return median(
    Array.from({ length: 5 }, () => {
      const started = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1000;
    }),
  );
}

/** The largest sample file of each format. */
function samples(folder, formatOf) {
  const found = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const id = entry.isFile() && formatOf(file.replaceAll('\\', '/'))?.id;
    if (!id) continue;
    const text = readFileSync(file, 'utf8');
    if (text.length > (found.get(id)?.length ?? 0)) found.set(id, text);
  }
  return found;
}

/** One document with the content of a sample many times over. */
function enlarge(text) {
  const count = Math.ceil(pageSize / text.length);
  const [, open, inner, close] =
    /^(\s*\{)([\s\S]*)(\}\s*)$/.exec(text) ??
    /^([\s\S]*?<[a-z][^>]*>)([\s\S]*)(<\/[^>]+>\s*)$/.exec(text) ??
    [];
  if (!/^\s*[{<]/.test(text) || inner === undefined) return text.repeat(count);
  const separator = open.trim() === '{' ? ',' : '';
  return open + Array(count).fill(inner).join(separator) + close;
}

export async function benchFormats() {
  const { formatOf } = await loadSource(`export * from './src/core/content/index.ts'`);
  console.log(`\n${'reading'.padEnd(14)}    MB/s  × words   full ms  keystroke ms  (a page of 200 kB)`);
  for (const [id, sample] of samples(path.join(import.meta.dirname, '../../test/sites'), formatOf)) {
    const format = formatOf('x', id);
    const times = Math.ceil(pageSize / sample.length);
    const repeat = (run) => () => {
      for (let time = 0; time < times; time++) run();
    };
    const read = cost(repeat(() => format.parse(sample)));
    const raw = cost(repeat(() => sample.match(words)));
    const page = enlarge(sample);
    let content;
    const full = cost(() => {
      content = format.parse(page);
    });
    let edits = 0;
    const keystroke = cost(() => {
      const at = Math.floor(page.length / 2) + edits++;
      content = format.parse(`${page.slice(0, at)}a${page.slice(at)}`, content);
    });
    const number = (value, width) => value.toFixed(1).padStart(width);
    const speed = (times * sample.length) / 1000 / read;
    console.log(
      `${id.padEnd(14)}${number(speed, 8)}${number(read / raw, 9)}${number(full, 10)}${number(keystroke, 14)}`,
    );
  }
}

if (process.argv[1] === import.meta.filename) await benchFormats();
