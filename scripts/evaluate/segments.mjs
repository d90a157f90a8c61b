// npm run segments -- DIR [DIR ...] [--format ID] [--sample 50] [--seed 7]
// Draws segments at random from the files of each format, each with its source around it, to be read by a person:
// is the span right, the kind right, and is it prose? Without --sample it counts, and times the parsing.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from '../build/load-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    format: { type: 'string' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '7' },
  },
});
if (!positionals.length) {
  console.error('Usage: npm run segments -- DIR [DIR ...] [--format ID] [--sample 50] [--seed 7]');
  process.exit(2);
}

const { formatOf } = await loadSource(`export * from './src/core/content/index.ts'`);

/** The same numbers for the same seed, evenly spread over [0, 1): the generator of Park and Miller. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** @type {Map<string, { files: number, bytes: number, seconds: number, segments: object[] }>} */
const byFormat = new Map();
for (const folder of positionals) {
  const names = readdirSync(folder, { recursive: true }).filter(
    (name) => !/(?:^|\/)(?:node_modules|\.git)\//.test(name),
  );
  for (const name of names.sort()) {
    const format = formatOf(name);
    if (!format || (values.format && format.id !== values.format)) continue;
    const file = path.join(folder, name);
    let text = '';
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    const known = byFormat.get(format.id) ?? { files: 0, bytes: 0, seconds: 0, segments: [] };
    byFormat.set(format.id, known);
    const started = process.cpuUsage();
    const { segments } = format.parse(text);
    const { user, system } = process.cpuUsage(started);
    known.files++;
    known.bytes += text.length;
    known.seconds += (user + system) / 1e6;
    for (const segment of segments)
      if (/\p{L}/u.test(segment.text)) known.segments.push({ file, text, segment });
  }
}

const random = randomFrom(Number(values.seed));
for (const [id, { files, bytes, seconds, segments }] of byFormat) {
  const speed = (bytes / 1e6 / seconds).toFixed(1);
  console.log(
    `${id}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${segments.length} segments, ${speed} MB/s`,
  );
  for (let index = 0; index < Number(values.sample) && segments.length; index++) {
    const [{ file, text, segment }] = segments.splice(Math.floor(random() * segments.length), 1);
    const { from, to, kind } = segment;
    const around = `${text.slice(Math.max(0, from - 40), from)}«${text.slice(from, to)}»${text.slice(to, to + 30)}`;
    console.log(`\n${index + 1}. ${kind}  ${file}\n   ${segment.text}\n   ${around.replace(/\s+/g, ' ')}`);
  }
}
