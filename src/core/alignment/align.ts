import { bandOf } from './band.ts';
import { bestPath, type PathLink } from './best-path.ts';
import { gatherEvidence } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import { findAdapted, findMoved } from './residual.ts';
import { Scorer } from './score.ts';
import type { Side, Unit } from './units.ts';

/** What a block of a market page is to the source page. */
export type BlockState = 'mirrors' | 'adapted' | 'moved' | 'local';

/** What was learned of a language from a site's pages. */
export interface Learned {
  /** Which words translate which; undefined where too few pages were there to learn from. */
  readonly lexicon: Lexicon | undefined;
  /** A share that pages also reach with sources that are not theirs: those of one template are alike. */
  readonly floor: number;
  /** True where shares are firm enough to be told: so many pages taught the lexicon, or it was measured on others' pages. */
  readonly isFirm: boolean;
}

/** What is known of a language of which no page was learned from. */
export const nothingLearned: Learned = { lexicon: undefined, floor: 0, isFirm: false };

/** A target block with what was found out about it. */
export interface AlignedBlock {
  readonly state: BlockState;
  /** Indices of the source segments its sentences follow, ascending; of a local block it is less than half that do. */
  readonly sources: readonly number[];
}

/** A sentence in the decoded text of a block, half-open. */
export interface Sentence {
  /** Index of the block among its page's segments. */
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** A sentence of the market page with the sentences of the source page that it follows; none for a local one. */
export interface LinkedSentence extends Sentence {
  readonly sources: readonly Sentence[];
  /**
   * How much likelier it is by the words, numbers and names the two share that one follows the other, as the logarithm of a
   * ratio: 0 where only their places and lengths tell it, infinite where the file itself does.
   */
  readonly shared: number;
}

/** How a market page follows its source page. */
export interface Alignment {
  /** One per target segment; undefined for a segment without a sentence. */
  readonly blocks: readonly (AlignedBlock | undefined)[];
  /** Indices of the source segments nothing on the target page follows. */
  readonly dropped: readonly number[];
  readonly sentences: number;
  /** The target's sentences in reading order, as far as they are known one by one. */
  readonly links: readonly LinkedSentence[];
  /** Share of the target's sentences that follow the source, strictly or loosely, 0 to 1. */
  readonly mirror: number;
}

type LinkState = Exclude<BlockState, 'local'>;

/** Above this many cells of the band pages are not aligned at all. */
const mostCells = 12_000_000;

/**
 * Aligns the sentences of a market page with those of its source page, and judges each block.
 * Undefined for pages of tens of thousands of sentences: no page of copy is that long.
 * @param learned what the site's other pages teach of the language; without a lexicon only anchors and terms tie
 */
export function align(
  source: Side,
  target: Side,
  { lexicon, floor }: Pick<Learned, 'lexicon' | 'floor'> = nothingLearned,
): Alignment | undefined {
  const [a, b] = [source.units, target.units];
  const evidence = gatherEvidence(a, b, lexicon);
  const band = bandOf(a.length, b.length, evidence.ties);
  if (band.cells > mostCells) return undefined;
  const score = new Scorer(a, b, evidence, band);
  const states: (LinkState | undefined)[] = new Array(b.length).fill(undefined);
  const links: number[][] = b.map(() => []);
  const used = new Uint8Array(a.length);
  for (const { from, fromEnd, to, toEnd } of bestPath(score, a, b, band)) {
    used.fill(1, from, fromEnd);
    states.fill('mirrors', to, toEnd);
    for (let j = to; j < toEnd; j++) for (let i = from; i < fromEnd; i++) links[j]!.push(i);
  }
  // Where a moved sentence went says nothing of its neighbours, so the adapted ones are looked for first.
  const adapted = findAdapted(evidence, links, a.length);
  for (const { from, to } of adapted) {
    used[from] = 1;
    states[to] = 'adapted';
    links[to]!.push(from);
  }
  for (const { from, to } of findMoved(score, evidence, a, b, links, used)) {
    states[to] = 'moved';
    links[to]!.push(from);
  }
  const followed = states.filter(Boolean).length / Math.max(1, b.length);
  const sources = links.map((list) => list.map((i) => a[i]!.block));
  return {
    blocks: judgeBlocks(target.blocks, b, states, sources),
    dropped: droppedBlocks(a, used),
    sentences: b.length,
    links: b.map((unit, j) => {
      const sources = [...new Set(links[j])].sort((x, y) => x - y);
      const shared = sources.reduce((sum, i) => sum + score.sharedAt(i, j), 0);
      return { ...placeOf(unit), sources: sources.map((i) => placeOf(a[i]!)), shared };
    }),
    // A page that follows its source no more than unrelated pages do does not follow it.
    mirror: followed > floor ? followed : 0,
  };
}

function placeOf({ block, from, to }: Unit): Sentence {
  return { block, from, to };
}

/**
 * The links that reading in order finds: what a lexicon is learned from.
 * @param lexicon undefined to go by what stays the same in translation alone
 */
export function firstLinks(a: readonly Unit[], b: readonly Unit[], lexicon?: Lexicon): PathLink[] {
  const evidence = gatherEvidence(a, b, lexicon);
  const band = bandOf(a.length, b.length, evidence.ties);
  return band.cells > mostCells ? [] : bestPath(new Scorer(a, b, evidence, band), a, b, band);
}

function judgeBlocks(
  count: number,
  units: readonly Unit[],
  links: readonly (LinkState | undefined)[],
  sources: readonly (readonly number[])[],
): (AlignedBlock | undefined)[] {
  const blocks: (AlignedBlock | undefined)[] = new Array(count).fill(undefined);
  for (let start = 0; start < units.length; ) {
    const block = units[start]!.block;
    let end = start;
    const weight = { mirrors: 0, adapted: 0, moved: 0, local: 0 };
    const from = new Set<number>();
    while (end < units.length && units[end]!.block === block) {
      weight[links[end] ?? 'local'] += units[end]!.length;
      for (const index of sources[end]!) from.add(index);
      end++;
    }
    blocks[block] = { state: judge(weight), sources: [...from].sort((x, y) => x - y) };
    start = end;
  }
  return blocks;
}

/** A block is local when more than half of it has no source, otherwise what most of the rest is. */
function judge(weight: Record<BlockState, number>): BlockState {
  const followed = weight.mirrors + weight.adapted + weight.moved;
  if (weight.local > followed) return 'local';
  if (weight.mirrors >= weight.adapted && weight.mirrors >= weight.moved) {
    return weight.local > 0.3 * followed ? 'adapted' : 'mirrors';
  }
  return weight.moved >= weight.adapted ? 'moved' : 'adapted';
}

function droppedBlocks(units: readonly Unit[], used: Uint8Array): number[] {
  const kept = new Set(units.filter((_, index) => used[index]).map(({ block }) => block));
  return [...new Set(units.map(({ block }) => block))].filter((block) => !kept.has(block));
}
