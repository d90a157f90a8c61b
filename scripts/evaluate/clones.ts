// npm run evaluate:clones -- DIR [DIR ...] [--source en] [--pages 60]
// How well stretches shared by two pages of one language are found, on any checkout with translations:
// - recall: the share of a page's blocks found again on itself with every tenth, fifth, third word replaced;
// - chance: the share of its blocks found on another page of the same language.
// Both for several lengths of shingles; blocks of fewer than eight words (characters) are left out.
import { parseArgs } from 'node:util';
import { cloneRuns, sharedBlocks, shingle } from '../../src/core/alignment/clones.ts';
import { isUnspaced, tokenize } from '../../src/core/text/tokens.ts';
import { random } from './gold.ts';
import { readPairs } from './pairs.ts';

type Blocks = readonly { readonly text: string }[];

const leastTokens = 8;
const rates = [0.1, 0.2, 0.3];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { source: { type: 'string', default: 'en' }, pages: { type: 'string', default: '60' } },
});
const chance = random(7);

/** The blocks with some of their words, or characters, replaced by others of the page. */
function replaceWords(blocks: Blocks, rate: number): Blocks {
  const all = blocks.flatMap(({ text }) => tokenize(text).words);
  const other = () => all[Math.floor(chance() * all.length)]!;
  return blocks.map(({ text }) => {
    const { words, from } = tokenize(text);
    const written = words.map((word, index) => {
      const isReplaced = chance() < rate;
      return (isReplaced ? other() : word) + (isUnspaced(text, from[index]!) ? '' : ' ');
    });
    return { text: written.join('') };
  });
}

function found(page: Blocks, other: Blocks): number {
  const shared = sharedBlocks(page, other);
  return shared.length ? shared.filter(Boolean).length / shared.length : 0;
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);

async function evaluate(folder: string): Promise<void> {
  const pairs = await readPairs(folder, values.source);
  for (const language of [...new Set(pairs.map((pair) => pair.language))].sort()) {
    const pages: Blocks[] = pairs
      .filter((pair) => pair.language === language)
      .slice(0, Number(values.pages))
      .map(({ target }) => target.filter(({ text }) => tokenize(text).count >= leastTokens))
      .filter((blocks) => blocks.length);
    if (pages.length < 5) continue;
    const sample = pages.flatMap((blocks) => blocks.map(({ text }) => text)).join(' ');
    const unit = isUnspaced(sample, Math.max(0, tokenize(sample).from[500] ?? 0)) ? 'characters' : 'words';
    const usual = shingle[unit];
    for (const size of unit === 'words' ? [2, 3, 4, 5] : [3, 4, 5, 6, 8]) {
      shingle[unit] = size;
      // Shingles are kept with their blocks: new blocks for a new length.
      const fresh = pages.map((blocks) => blocks.map(({ text }) => ({ text })));
      const recalls = rates.map((rate) => mean(fresh.map((page) => found(page, replaceWords(page, rate)))));
      const next = (index: number) => fresh[(index + 1) % fresh.length]!;
      const byChance = mean(fresh.map((page, index) => found(page, next(index))));
      const runs = fresh.filter((page, index) => cloneRuns(page, [next(index)]).length).length;
      const shown = recalls.map((recall) => recall.toFixed(3)).join(' ');
      console.log(
        `${folder} ${language} ${fresh.length} pages, ${size} ${unit}: recall at 10/20/30% ${shown}; by chance ${byChance.toFixed(4)}; pages with a run by chance ${runs}`,
      );
    }
    shingle[unit] = usual;
  }
}

void (async () => {
  for (const folder of positionals) await evaluate(folder);
})();
