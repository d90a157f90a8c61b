// npm run evaluate:languages -- DIR[=LANGUAGE] [DIR ...] [--read 40]
// How well the language of a block is told, on any checkout whose paths (or LANGUAGE) say what its pages are in:
// - how many blocks are taken for another language than their page's; --read prints some, to see which are;
// - how many are recognized when they stand on a page of another language (those taken for their own here).
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tellLanguage } from '../../src/core/alignment/identify.ts';
import { parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { languageCode } from '../../src/core/regions/locale.ts';
import { readPath } from '../../src/core/regions/path-locale.ts';

import { folderHost } from '../../src/node/files.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { read: { type: 'string', default: '0' } },
});

/** The languages Terroir has packs for. */
const languages = 'ar de en es fil fr id ja ko ms pt th vi zh'.split(' ');

interface Block {
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

async function readBlocks(folder: string, fixed: string | undefined): Promise<Block[]> {
  const host = folderHost(path.resolve(folder));
  const { config } = parseConfig('');
  const blocks: Block[] = [];
  for (const name of await host.list()) {
    const { found } = readPath(name, config.markets);
    const language = fixed ?? (found && languageCode(found.locale));
    const format = formatOf(name, undefined);
    if (!format || !language || !languages.includes(language)) continue;
    const file = await host.read(name);
    if ('problem' in file) continue;
    const { segments, multilingual } = format.parse(file.text);
    if (multilingual) continue;
    for (const { text, language: declared } of segments)
      if (declared === undefined) blocks.push({ place: name, language, text });
  }
  return blocks;
}

/** Where each block would stand out: on pages of all other languages but the neighbour it cannot be told from. */
function recall(blocks: readonly Block[]): void {
  const [short, long] = [0, 1].map(() => ({ all: 0, right: 0, wrong: 0 }));
  for (const { text, language } of blocks) {
    if (tellLanguage(text, language) !== 'own') continue;
    const named = language === 'ms' ? 'id' : language;
    const size = text.length < 120 ? short! : long!;
    for (const page of languages) {
      if (page === language || (named === 'id' && (page === 'id' || page === 'ms'))) continue;
      const told = tellLanguage(text, page);
      size.all++;
      if (typeof told === 'object') size[told.other === named ? 'right' : 'wrong']++;
    }
  }
  for (const [name, { all, right, wrong }] of Object.entries({ 'under 120': short!, longer: long! }))
    console.log(
      `  moved to another page, ${name} characters: ${((100 * right) / all).toFixed(1)}% named, ${((100 * wrong) / all).toFixed(2)}% misnamed`,
    );
}

async function evaluate(folder: string, fixed: string | undefined): Promise<void> {
  const blocks = await readBlocks(folder, fixed);
  const counts = new Map<string, number>();
  const taken: string[] = [];
  const started = performance.now();
  for (const { text, language, place } of blocks) {
    const told = tellLanguage(text, language);
    const key =
      told === undefined ? 'silent' : told === 'own' ? 'own' : `${language} taken for ${told.other}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (typeof told === 'object') taken.push(`    ${place}: ${told.other}: ${text.slice(0, 140)}`);
  }
  const characters = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const speed = characters / 1e3 / (performance.now() - started);
  console.log(`${folder}: ${blocks.length} blocks, ${speed.toFixed(1)} million characters a second`);
  for (const [key, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${key}: ${n}`);
  recall(blocks.filter((_, index) => index % Math.ceil(blocks.length / 3000) === 0));
  const most = Number(values.read);
  const step = Math.max(1, Math.ceil(taken.length / most));
  if (most) for (let index = 0; index < taken.length; index += step) console.log(taken[index]);
}

async function main(): Promise<void> {
  if (!positionals.length) throw new Error('Usage: npm run evaluate:languages -- DIR[=LANGUAGE] [DIR ...]');
  for (const one of positionals) {
    const [folder, fixed] = one.split('=');
    await evaluate(folder!, fixed);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
