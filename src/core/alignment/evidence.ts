/** What ties sentences of two pages together: anchors they share, and words that translate one another. */
import type { Lexicon } from './lexicon.ts';
import type { Unit } from './units.ts';

/** How often an anchor of a sentence is found in its translation; a term has many translations. */
const anchorKept = 0.85;
const termKept = 0.5;
/** How often a word's translation is depends on the word; a few pages do not tell it more exactly than this. */
const leastKept = 0.3;
const mostKept = 0.7;
/** Words of a sentence depend on one another, anchors hardly. */
const wordWeight = 0.8;
/** What an anchor of the target that its source sentence lacks costs. */
const newInTarget = 0.4;
/** An anchor in so many pairs of sentences is the page's subject and ties none of them. */
const mostPairs = 20_000;

/** Sentences of both pages that share something, and what sharing it adds to the score of a pair of them. */
export interface Tie {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly gain: number;
  /** The same where the target sentence renders only part of the source sentence, whose other anchors it need not have. */
  readonly partGain: number;
}

/** The evidence of two pages, as log-likelihood ratios. */
export interface Evidence {
  readonly ties: readonly Tie[];
  /** Score of each sentence's anchors should none of them be found on the other side. */
  readonly sourceMisses: Float64Array;
  readonly targetMisses: Float64Array;
}

/** Gathers what ties the sentences of two pages. */
export function gatherEvidence(
  a: readonly Unit[],
  b: readonly Unit[],
  lexicon: Lexicon | undefined,
): Evidence {
  const ties: Tie[] = [];
  const sourceMisses = new Float64Array(a.length);
  const targetMisses = new Float64Array(b.length);
  const total = a.length + b.length + 1;
  const { anchors: inSource, words: sourceWords } = placesOnSource(a);
  const inTarget = placesOf(b, 'anchors');
  const tie = (source: readonly number[], target: readonly number[], partGain: number, miss: number) => {
    if (source.length * target.length <= mostPairs)
      ties.push({ source, target, gain: partGain - miss, partGain });
  };
  const weighAnchor = (anchor: string, source: readonly number[], target: readonly number[]) => {
    // A word that only one side has is translation; a number, image or code that only one has is not.
    if (!(source.length && target.length) && !isHard(anchor)) return;
    const kept = anchor.startsWith('term:') ? termKept : anchorKept;
    const chance = Math.min((source.length + target.length + 0.5) / total, kept);
    const miss = Math.log((1 - kept) / (1 - chance));
    for (const i of source) sourceMisses[i]! += miss;
    for (const j of target) targetMisses[j]! -= newInTarget;
    tie(source, target, Math.log(kept / chance) + newInTarget, miss);
  };
  inSource.forEach((source, anchor) => {
    weighAnchor(anchor, source, inTarget.get(anchor) ?? nowhere);
  });
  inTarget.forEach((target, anchor) => {
    if (!inSource.has(anchor)) weighAnchor(anchor, nowhere, target);
  });
  if (!lexicon) return { ties, sourceMisses, targetMisses };
  placesOf(b, 'words').forEach((target, word) => {
    if (inSource.has(word)) return;
    const { sources, kept: learned, absent = 1 } = lexicon(word);
    if (!sources.length) return;
    const places = sources.flatMap((one) => sourceWords.get(one) ?? nowhere);
    const source = places.length > 1 ? [...new Set(places)] : places;
    const kept = Math.max(leastKept, Math.min(mostKept, learned));
    const chance = Math.min((source.length + 0.5) / (a.length + 1), kept);
    const miss = wordWeight * Math.log((1 - kept) / (1 - chance));
    for (const j of target) targetMisses[j]! += source.length ? miss : absent * miss;
    if (source.length) tie(source, target, wordWeight * Math.log(kept / chance) - miss, 0);
  });
  return { ties, sourceMisses, targetMisses };
}

const nowhere: readonly number[] = [];

type Places = ReadonlyMap<string, readonly number[]>;

let last: { readonly units: readonly Unit[]; readonly anchors: Places; readonly words: Places } | undefined;

/** The places on a source page; that of the last one is kept, for it stays while its translation is edited. */
function placesOnSource(units: readonly Unit[]): { readonly anchors: Places; readonly words: Places } {
  if (last?.units !== units)
    last = { units, anchors: placesOf(units, 'anchors'), words: placesOf(units, 'words') };
  return last;
}

/** Which sentences have an anchor or a word. */
function placesOf(units: readonly Unit[], what: 'anchors' | 'words'): Places {
  const places = new Map<string, number[]>();
  units.forEach((unit, index) => {
    for (const key of unit[what]) {
      const known = places.get(key);
      if (known) known.push(index);
      else places.set(key, [index]);
    }
  });
  return places;
}

/** Anchors that a translation has no reason to drop, so that missing them speaks against a link. */
function isHard(anchor: string): boolean {
  return /^(?:#\d[\d.]|image:|code:)/.test(anchor);
}
