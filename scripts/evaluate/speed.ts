// npm run bench -- DIR: what aligning costs on a checkout with pages in Chinese and their translations, once what
// the site teaches is learned. CPU time of this process, so that what else the machine does counts little; edits by the clock.

import { align, type Learned } from '../../src/core/alignment/align.ts';
import { Bitext } from '../../src/core/alignment/bitext.ts';
import { sideOf } from '../../src/core/alignment/units.ts';
import { markdown } from '../../src/core/content/markdown.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { shippedPhrases } from '../../src/core/phrases/packs.ts';
import { type Terms, termsOf } from '../../src/core/phrases/terms.ts';
import { random } from './gold.ts';
import { type Pair, readPairs } from './pairs.ts';

/** Sentences of the longest page that is tried, and bytes of the page that is edited. */
const longPage = 2000;
const editedPage = 10_000;
const mostEdits = 1000;
/** The first edits find a process that has never edited. */
const warmUp = 200;

/** Milliseconds of CPU that something takes, on all threads. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const sum = (list: readonly number[]) => list.reduce((x, y) => x + y, 0);
const quantile = (list: readonly number[], q: number) =>
  list.toSorted((x, y) => x - y)[Math.min(list.length - 1, Math.floor(q * list.length))]!.toFixed(1);

/** Terms that no text was read with yet, so that nothing is known from before. */
const anew = ({ inSource, inTarget }: Terms): Terms => ({
  inSource: (text, tokens) => inSource(text, tokens),
  inTarget: (text, tokens) => inTarget(text, tokens),
});

function whole(pairs: readonly Pair[], terms: Terms, learned: Learned): void {
  const [reading, aligning]: [number[], number[]] = [[], []];
  for (const { source, target } of pairs) {
    const { inSource, inTarget } = anew(terms);
    const [before, after] = [[...source], [...target]];
    reading.push(cost(() => void [sideOf(before, inSource), sideOf(after, inTarget)]));
    aligning.push(cost(() => void align(sideOf(before, inSource), sideOf(after, inTarget), learned)));
  }
  const both = reading.map((one, index) => one + aligning[index]!);
  const speed = (times: readonly number[]) =>
    (sum(pairs.map(({ bytes }) => bytes)) / 1e3 / sum(times)).toFixed(1);
  console.log(
    `${pairs.length} page pairs: sentences read ${speed(reading)} MB/s, aligned ${speed(aligning)} MB/s, both ${speed(both)} MB/s; ` +
      `a pair p50 ${quantile(both, 0.5)} ms, p99 ${quantile(both, 0.99)} ms, longest ${quantile(both, 1)} ms`,
  );
}

/** Pages one after another, until there is enough of them. */
function joined(
  pairs: readonly Pair[],
  isEnough: (source: Segment[], target: Segment[], text: string) => boolean,
) {
  const [source, target]: [Segment[], Segment[]] = [[], []];
  let text = '';
  for (let index = 0; !isEnough(source, target, text); index++) {
    const pair = pairs[index % pairs.length]!;
    source.push(...pair.source);
    target.push(...pair.target);
    text += `${pair.text}\n\n`;
  }
  return { source, target, text };
}

function long(pairs: readonly Pair[], terms: Terms, learned: Learned): void {
  const read = (source: Segment[], target: Segment[]) =>
    [sideOf([...source], terms.inSource), sideOf([...target], terms.inTarget)] as const;
  const page = joined(pairs, (...sides) =>
    read(sides[0], sides[1]).every(({ units }) => units.length >= longPage),
  );
  const [a, b] = read(page.source, page.target);
  const time = cost(() => void align(a, b, learned));
  console.log(`a page of ${a.units.length} × ${b.units.length} sentences: aligned in ${time.toFixed(0)} ms`);
}

/** Milliseconds that something takes, as an author waits for it. */
function wait(run: () => void): number {
  const before = performance.now();
  run();
  return performance.now() - before;
}

/** Words put into a page and taken out again, each at any place. */
function edits(pairs: readonly Pair[], terms: Terms, learned: Learned): void {
  const short = pairs.filter(({ text }) => text.length < editedPage / 2);
  const page = joined(short.length ? short : pairs, (_source, _target, text) => text.length >= editedPage);
  const chance = random(7);
  const a = sideOf(page.source, terms.inSource);
  let text = page.text;
  let content = markdown.parse(text);
  const times = { parsing: [] as number[], reading: [] as number[], aligning: [] as number[] };
  const anewTimes: number[] = [];
  for (let count = 0; count < mostEdits; count++) {
    const at = Math.floor(chance() * page.text.length);
    text = count % 2 ? page.text : `${page.text.slice(0, at)}word ${page.text.slice(at)}`;
    const parse = () => {
      content = markdown.parse(text, content);
    };
    times.parsing.push(wait(parse));
    times.reading.push(wait(() => void sideOf(content.segments, terms.inTarget)));
    times.aligning.push(wait(() => void align(a, sideOf(content.segments, terms.inTarget), learned)));
    if (count % 10) continue;
    const { inSource, inTarget } = anew(terms);
    anewTimes.push(
      wait(() => {
        const { segments } = markdown.parse(text);
        align(sideOf([...page.source], inSource), sideOf(segments, inTarget), learned);
      }),
    );
  }
  const all = times.parsing
    .map((one, index) => one + times.reading[index]! + times.aligning[index]!)
    .slice(warmUp);
  const parts = Object.entries(times).map(([name, list]) => `${name} ${quantile(list, 0.5)}`);
  console.log(
    `an edit in a page of ${(page.text.length / 1000).toFixed(0)} KB: p50 ${quantile(all, 0.5)} ms (${parts.join(', ')}), p95 ${quantile(all, 0.95)} ms, p99 ${quantile(all, 0.99)} ms; everything anew ${quantile(anewTimes, 0.5)} ms`,
  );
}

async function main(folder: string): Promise<void> {
  const pairs = (await readPairs(folder, 'zh')).filter(({ language }) => language === 'en');
  if (!pairs.length) return;
  const terms = termsOf(shippedPhrases.for('en'));
  const bitext = new Bitext();
  for (const { path, source, target } of pairs.slice(0, 120))
    bitext.set(path, sideOf(source, terms.inSource), sideOf(target, terms.inTarget));
  const learned = bitext.learn();
  whole(pairs, terms, learned);
  long(pairs, terms, learned);
  edits(pairs, terms, learned);
}

main(process.argv[2]!).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
