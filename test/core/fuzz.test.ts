/**
 * Files as nobody writes them: the sample sites' and those that once broke something, cut, joined and peppered.
 * Whatever a file holds, its format reads it in time, without a throw and with exact spans, and no rule fails on it.
 *
 * As a unit test a few hundred of them, the same at every run; `npm run fuzz -- --minutes 30` goes on with others, and changes
 * those further that ran code in a way no other did.
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
import { checkContent, isWithinPair } from './content-laws.ts';
import { type Guide, startGuide } from './guide.ts';
import { memoryHost } from './memory-host.ts';
import { mostCharacters, mutate, randomNumbers, shards } from './mutations.ts';

const minutes = Number(process.env.TERROIR_FUZZ_MINUTES ?? 0);
const only = process.env.TERROIR_FUZZ_FORMAT;
const seed = Number(process.env.TERROIR_SEED ?? 1);
const filesPerFormat = 25;
/** No page of this size may take longer, on the slowest machine; hangs take forever. */
const mostMilliseconds = 5000;

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
  // What the page follows is as broken as the page.
  const source = random() < 0.5 ? {} : { [name.replace('en-SG', 'zh')]: mutate(text, text, random) };
  const reviewer = openSite(
    memoryHost({
      [name]: text,
      ...source,
      '.terroir/config.yaml': `formats: {"**/*": ${id}}\nrules: {spelling: off}\n`,
    }),
    { uiLanguage: 'en' },
  );
  const review = await reviewer.review(name);
  const failed = review?.findings.filter(({ ruleId }) => /^config\/(?:rule|page)-failed$/.test(ruleId)) ?? [];
  assert.deepEqual(
    failed.map(({ message }) => message),
    [],
  );
  for (const finding of review?.findings ?? []) {
    checkSpan(text, finding);
    for (const { edits } of finding.fixes) {
      for (const edit of edits) checkSpan(text, edit);
      const inOrder = edits.toSorted((a, b) => a.from - b.from);
      assert.ok(inOrder.every((edit, index) => index === 0 || inOrder[index - 1]!.to <= edit.from));
    }
  }
  const edits = (review?.findings ?? []).flatMap(
    ({ fixes }) => fixes.filter(({ safe }) => safe)[0]?.edits ?? [],
  );
  const apart = edits
    .toSorted((a, b) => a.from - b.from)
    .filter((edit, index, all) => index === 0 || all[index - 1]!.to < edit.from);
  const fixed = apart.reduceRight(
    (page, { from, to, text: by }) => page.slice(0, from) + by + page.slice(to),
    text,
  );
  checkContent(fixed, ways[0]!.parse(fixed));
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

/** Throws unless a span lies on the page and cuts no character. */
function checkSpan(text: string, { from, to }: { readonly from: number; readonly to: number }): void {
  assert.ok(from >= 0 && from <= to && to <= text.length, `[${from}, ${to}) of ${text.length}`);
  for (const at of [from, to]) assert.ok(!isWithinPair(text, at), `${at} is between the halves of a pair`);
}

/** Where files that broke something are kept, by format; whoever mends it moves them to `test/corpus`. */
const foundHere = path.resolve('dist/fuzz');

async function checkAndKeep(id: FormatId, name: string, text: string, random: () => number): Promise<void> {
  try {
    await check(id, name, text, random);
  } catch (error) {
    mkdirSync(foundHere, { recursive: true });
    const file = path.join(foundHere, `${id}-${text.length}${fileTypes[id].extensions[0]}`);
    writeFileSync(file, text);
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** The texts of a folder by format. */
function samples(folder: string): Map<FormatId, string[]> {
  const found = new Map<FormatId, string[]>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile() || /house/.test(name.parentPath)) continue;
    const file = path.join(name.parentPath, name.name);
    const id = formatOf(`id/${name.name}`)?.id;
    if (id) found.set(id, [...(found.get(id) ?? []), readFileSync(file, 'utf8')]);
  }
  return found;
}

const bases = samples('test/sites');
const corpus = samples('test/corpus');

/** How many texts of a format that led somewhere new are changed further, those found last. */
const mostKept = 1000;

describe('files as nobody writes them', () => {
  let guide: Guide | undefined;
  before(async () => {
    if (minutes) guide = await startGuide();
  });

  for (const id of formatIds.filter((one) => !only || one === only)) {
    const name = `en-SG/page${fileTypes[id].extensions[0]}`;
    const random = randomNumbers(seed);

    it(`${id}: what once broke something`, async () => {
      for (const text of corpus.get(id) ?? []) await checkAndKeep(id, name, text, random);
    });

    it(`${id}: cut, joined and peppered`, async () => {
      const texts = [shards.join(' '), ...(bases.get(id) ?? []), ...(corpus.get(id) ?? [])];
      const end = Date.now() + (minutes * 60_000) / (only ? 1 : formatIds.length);
      const led: string[] = [];
      const one = () => {
        const from = led.length && random() < 0.6 ? led : texts;
        return from[Math.floor(random() * from.length)]!.slice(0, mostCharacters);
      };
      let count = 0;
      for (; count < filesPerFormat || Date.now() < end; count++) {
        const mutant = mutate(one(), one(), random);
        await checkAndKeep(id, name, mutant, random);
        if (!(await guide?.isNew())) continue;
        led.push(mutant);
        if (led.length > mostKept) led.shift();
      }
      if (guide) console.log(`${id}: ${count} files, ${led.length} led on, ${guide.known} blocks`);
    }).timeout(minutes * 60_000 + 600_000);
  }

  const house = [...samplesOf('test/corpus/house')];
  it('files of a house: the site is reviewed whatever stands in them', async () => {
    const random = randomNumbers(seed);
    const end = Date.now() + minutes * 6_000;
    const one = () => house[Math.floor(random() * house.length)]!;
    for (let count = 0; count < 8 || Date.now() < end; count++) {
      const files = Object.fromEntries(
        house.map(([name, text]) => [name, random() < 0.5 ? text : mutate(text, one()[1], random)]),
      );
      const site = openSite(
        memoryHost({
          ...files,
          'content/id/a.md': 'Hubungi 400-000-0000, ¥999.\n',
          'content/zh/a.md': '请拨打。\n',
        }),
        { uiLanguage: random() < 0.5 ? 'en' : 'zh' },
      );
      try {
        const { findings } = await site.setup();
        for (const [file, list] of findings)
          for (const finding of list) checkSpan(files[file] ?? '', finding);
        assert.ok(await site.review('content/id/a.md'));
      } catch (error) {
        mkdirSync(foundHere, { recursive: true });
        writeFileSync(path.join(foundHere, 'house.json'), JSON.stringify(files, undefined, 1));
        throw error;
      }
    }
  }).timeout(minutes * 60_000 + 600_000);
});

/** The files of a folder, by their paths in a site: `terroir` is `.terroir`. */
function samplesOf(folder: string): [string, string][] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => [
      name
        .split(path.sep)
        .join('/')
        .replace(/^terroir/, '.terroir'),
      readFileSync(path.join(folder, name), 'utf8'),
    ]);
}
