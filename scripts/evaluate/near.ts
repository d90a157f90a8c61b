/** Which pages of a site are nearest in topic, and which of them are copies. */
import { sharedBlocks } from '../../src/core/alignment/clones.ts';
import type { Side } from '../../src/core/alignment/units.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import type { Pair } from './pairs.ts';

/**
 * Where half of a page, or of its source, stands on the other pair's too, it is another version of it, or made from the
 * same template: what follows the one follows the other, and what is measured there is the site's copying.
 */
export const mostCopied = 0.5;

/** How much of a page's own source, or of itself, stands word for word on the page of another pair: the larger share. */
export function copied(page: Pair, other: Pair): number {
  return Math.max(copiedText(page.source, other.source), copiedText(page.target, other.target));
}

function copiedText(page: readonly Segment[], other: readonly Segment[]): number {
  const shared = sharedBlocks(page, other);
  const length = (blocks: readonly Segment[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  return length(page.filter((_, block) => shared[block])) / Math.max(1, length(page));
}

/** For each page the others, those with the most anchors and words in common first, weighted by how rare they are. */
export function nearestTopic(pages: readonly Side[]): number[][] {
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
