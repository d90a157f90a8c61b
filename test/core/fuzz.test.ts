/**
 * Files as nobody writes them: the sample sites' and those that once broke something, cut, joined and peppered.
 * Whatever a file holds, its format reads it in time, without a throw and with exact spans, and no rule fails on it.
 *
 * As a unit test a few hundred of them, the same at every run; `npm run fuzz -- --minutes 30` goes on with others.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Format } from '../../src/core/content/content.ts';
import { formatOf } from '../../src/core/content/index.ts';
import { encodeFor, isUnbroken, sourceSpan } from '../../src/core/content/segment.ts';
import { asData } from '../../src/core/content/strings/data.ts';
import { module } from '../../src/core/content/strings/script.ts';
import { themeJson, themeSchema } from '../../src/core/content/strings/shopify.ts';
import { dataFormats } from '../../src/core/content/strings/string-formats.ts';
import { makeView } from '../../src/core/content/strings/view.ts';
import { viewed } from '../../src/core/content/strings/viewed.ts';
import { type FormatId, fileTypes, formatIds } from '../../src/core/file-types.ts';
import { openSite } from '../../src/core/index.ts';
import { checkContent } from './content-laws.ts';
import { memoryHost } from './memory-host.ts';

const minutes = Number(process.env.TERROIR_FUZZ_MINUTES ?? 0);
const only = process.env.TERROIR_FUZZ_FORMAT;
const seed = Number(process.env.TERROIR_SEED ?? 1);
const filesPerFormat = 25;
/** No page of this size may take longer, on the slowest machine; hangs take forever. */
const mostMilliseconds = 5000;
const mostCharacters = 20_000;

/** Marsaglia's xorshift: numbers in [0, 1), the same for the same seed. */
function randomNumbers(start: number): () => number {
  let state = start * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What breaks parsers: marks of every syntax, escapes, characters of every size, ends of lines and of files. */
const shards = (
  '< > </ /> <!-- --> <![CDATA[ ]]> <? ?> <% %> {{ }} {% %} {# #} {/* */} { } ${ ( ) [ ] [[ ]] " \' ` ``` ~~~ --- +++ === ' +
  '*** ___ ** __ # ## - * + . 1. > | || |--| : :: ::: ; , = => & &amp; &#x1F600; &#0; \\ \\n \\u00e9 \\uD83D \\x4 %s %1$s ' +
  '%(a)s {0} {a,plural,one{b}other{c}} $t(a) @:a <b> </b> <p> <script> </script> <style> <pre> <li> <td> <a href= ' +
  '.. :: .. |a| `a`_ msgid msgstr "" /* */ // import export const return <T> <> </> @ ! ? ‏ é 😀 中文 ， 。 ไทย عربي 한국 ~ ^ ¥999 8折 ' +
  '1.2亿 北京时间 400-000-0000 terroir-keep'
)
  .split(' ')
  .concat(
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '    ',
    '\uFEFF',
    '\0',
    '\u2028',
    '\uD83D',
    '\u{10FFFF}',
    '𠮷',
    'a\u0301',
    '\u200b',
  );

function mutate(text: string, other: string, random: () => number): string {
  const pick = (count: number) => Math.floor(random() * count);
  let mutant = text;
  for (let steps = 1 + pick(6); steps > 0; steps--) {
    const from = pick(mutant.length + 1);
    const to = Math.min(mutant.length, from + pick(random() < 0.7 ? 12 : 400));
    const part = mutant.slice(from, to);
    const start = pick(other.length + 1);
    const replacement = [
      () => '',
      () => part + part,
      () => shards[pick(shards.length)]!,
      () => shards[pick(shards.length)]! + part + shards[pick(shards.length)]!,
      () => other.slice(start, start + pick(300)),
      () => shards[pick(shards.length)]!.repeat(1 + pick(60)),
    ][pick(6)]!();
    mutant = mutant.slice(0, from) + replacement + mutant.slice(to);
    if (random() < 0.05) mutant = mutant.slice(0, pick(mutant.length + 1));
  }
  return mutant.slice(0, mostCharacters);
}

/** The ways a file of a format is read: as its strings, and, where it may hold anything, as views and places have it. */
function waysToRead(id: FormatId): readonly Format[] {
  const data = Object.hasOwn(dataFormats, id) ? dataFormats[id as keyof typeof dataFormats] : undefined;
  const views = (['markdown', 'html', 'string'] as const).map((kind) => makeView({ '**': kind }));
  return [
    formatOf('x', id)!,
    ...(data ? [asData(data), ...views.map((view) => viewed(data, view))] : []),
    ...(id === 'script' ? [asData(module)] : []),
    ...(id === 'json' ? [themeJson, themeSchema] : []),
  ];
}

/** Throws where a file breaks a law. */
async function check(id: FormatId, name: string, text: string, random: () => number): Promise<void> {
  const ways = waysToRead(id);
  checkFormat(ways[0]!, text, random);
  const other = ways[Math.floor(random() * ways.length)]!;
  if (other !== ways[0]) checkFormat(other, text, random);
  // Rules cost ten times what reading does.
  if (random() < 0.8) return;
  const reviewer = openSite(
    memoryHost({
      [name]: text,
      '.terroir/config.yaml': `formats: {"**/*": ${id}}\nrules: {spelling: off}\n`,
    }),
    { speaks: 'en' },
  );
  const review = await reviewer.review(name);
  const failed = review?.findings.filter(({ ruleId }) => /^config\/(?:rule|page)-failed$/.test(ruleId)) ?? [];
  assert.deepEqual(
    failed.map(({ message }) => message),
    [],
  );
}

function checkFormat(format: Format, text: string, random: () => number): void {
  // Time of this process alone: on a busy machine a clock on the wall tells of the others.
  const started = process.cpuUsage();
  const content = format.parse(text);
  const { user, system } = process.cpuUsage(started);
  const took = (user + system) / 1000;
  assert.ok(took < mostMilliseconds, `took ${Math.round(took)} ms`);
  checkContent(text, content);
  const segment = content.segments[Math.floor(random() * content.segments.length)];
  const word = segment && /[a-z]{2,}/i.exec(segment.text);
  if (word && isUnbroken(segment, word.index, word.index + word[0].length)) {
    const { from, to } = sourceSpan(segment, word.index, word.index + word[0].length);
    const written = encodeFor(segment, 'term');
    if (written !== undefined) {
      const fixed = text.slice(0, from) + written + text.slice(to);
      checkContent(fixed, format.parse(fixed));
    }
  }
}

/** Where files that broke something are kept, by format; whoever mends it moves them to `test/corpus`. */
const findings = path.resolve('dist/fuzz');

async function checkAndKeep(id: FormatId, name: string, text: string, random: () => number): Promise<void> {
  try {
    await check(id, name, text, random);
  } catch (error) {
    mkdirSync(findings, { recursive: true });
    const file = path.join(findings, `${id}-${text.length}${fileTypes[id].extensions[0]}`);
    writeFileSync(file, text);
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** The texts of a folder by format. */
function samples(folder: string): Map<FormatId, string[]> {
  const found = new Map<FormatId, string[]>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath, name.name);
    const id = formatOf(`id/${name.name}`)?.id;
    if (id) found.set(id, [...(found.get(id) ?? []), readFileSync(file, 'utf8')]);
  }
  return found;
}

const bases = samples('test/sites');
const corpus = samples('test/corpus');

describe('files as nobody writes them', () => {
  for (const id of formatIds.filter((one) => !only || one === only)) {
    const name = `en-SG/page${fileTypes[id].extensions[0]}`;
    const random = randomNumbers(seed);

    it(`${id}: what once broke something`, async () => {
      for (const text of corpus.get(id) ?? []) await checkAndKeep(id, name, text, random);
    });

    it(`${id}: cut, joined and peppered`, async () => {
      const texts = [shards.join(' '), ...(bases.get(id) ?? []), ...(corpus.get(id) ?? [])];
      const end = Date.now() + (minutes * 60_000) / (only ? 1 : formatIds.length);
      const one = () => texts[Math.floor(random() * texts.length)]!.slice(0, mostCharacters);
      for (let count = 0; count < filesPerFormat || Date.now() < end; count++)
        await checkAndKeep(id, name, mutate(one(), one(), random), random);
    }).timeout(minutes * 60_000 + 60_000);
  }
});
