/** How one long sentence of the source that becomes several is aligned. */
import { align, type Learned } from '../../src/core/alignment/align.ts';
import { type Side, sideOf } from '../../src/core/alignment/units.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import type { Terms } from '../../src/core/phrases/terms.ts';
import { isParallel } from './gold.ts';
import type { Read } from './pairs.ts';

/**
 * Chinese strings clauses together where English makes sentences of them. Of blocks of three to six sentences, all
 * translations: how many are told local as they are, and where their source has only commas between its sentences; and how
 * many sentences of a page of those whose source really is one sentence.
 */
export function longSentences(pairs: readonly Read[], learned: Learned, { inSource, inTarget }: Terms): void {
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
