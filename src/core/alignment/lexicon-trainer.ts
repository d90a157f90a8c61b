/** Learns each language of a site from some of its pages, once, and again from those that changed. */
import type { Noted, SharedReads } from '../reads.ts';
import { hashText } from '../text/hash.ts';
import { type Learned, nothingLearned } from './align.ts';
import { Bitext, leastPages, mostPages } from './bitext.ts';
import type { Side } from './units.ts';

/** Pages of one language with the paths of their sources. */
export type PairPaths = ReadonlyMap<string, string>;

/** A page beside its source, and what both were read from. */
export interface ReadPair {
  /** Undefined where either cannot be read, or teaches nothing. */
  readonly pair: readonly [source: Side, target: Side] | undefined;
  /** True for a page of the site, false for units of a translation memory. */
  readonly isOwn: boolean;
  readonly noted: Noted;
}

/** What a language's pages teach, and what they were read from. */
export interface Trained {
  readonly learned: Learned;
  readonly reads: SharedReads;
}

/** How pages are read to be learned from. */
export interface PairReading {
  readonly read: (path: string, source: string) => Promise<ReadPair>;
  /** Puts what all pages were read from under one name. */
  readonly share: (noted: Noted) => SharedReads;
}

interface TrainingSet {
  readonly bitext: Bitext;
  /** What each page was read from; what is not here has yet to be read. */
  readonly noted: Map<string, Noted>;
  /** The pages it is learned from, with their sources. */
  pages: PairPaths;
  /** The pages that were asked about, to see that they are the same. */
  asked: PairPaths;
  running: Promise<Trained> | undefined;
  /** Grows whenever something is forgotten: what was being read then may be older. */
  version: number;
}

/** What the languages of a site teach. */
export class LexiconTrainer {
  private readonly sets = new Map<string, TrainingSet>();

  /**
   * What the pages of a language teach. Reads at most 120 of them, always the same for the same paths, so that
   * editor and command line learn the same.
   */
  async of(language: string, pairs: PairPaths, reading: PairReading): Promise<Trained> {
    const set = this.trainingSet(language, pairs);
    set.running ??= train(set, reading);
    return set.running;
  }

  private trainingSet(language: string, pairs: PairPaths): TrainingSet {
    const set = this.sets.get(language) ?? newTrainingSet();
    this.sets.set(language, set);
    if (set.asked === pairs) return set;
    set.asked = pairs;
    set.pages = sampleOf(pairs);
    for (const path of [...set.noted.keys()]) if (!set.pages.has(path)) drop(set, path);
    forget(set);
    return set;
  }

  /** Forgets the pages that were read from changed files. True where there were any. */
  forget(isChanged: (path: string) => boolean): boolean {
    let any = false;
    for (const set of this.sets.values()) {
      for (const [page, source] of set.pages) {
        if (!isChanged(page) && !isChanged(source)) continue;
        drop(set, page);
        forget(set);
        any = true;
      }
    }
    return any;
  }
}

function newTrainingSet(): TrainingSet {
  return {
    bitext: new Bitext(),
    noted: new Map(),
    pages: new Map(),
    asked: new Map(),
    running: undefined,
    version: 0,
  };
}

function drop({ bitext, noted }: TrainingSet, page: string): void {
  bitext.delete(page);
  noted.delete(page);
}

function forget(set: TrainingSet): void {
  set.running = undefined;
  set.version++;
}

async function train(set: TrainingSet, reading: PairReading): Promise<Trained> {
  const { bitext, noted, pages, version } = set;
  if (!pages.size) return { learned: nothingLearned, reads: reading.share(new Map()) };
  for (const [path, source] of pages) {
    if (noted.has(path)) continue;
    const { pair, isOwn, noted: own } = await reading.read(path, source);
    if (set.version !== version) return train(set, reading);
    if (pair) bitext.set(path, ...pair, isOwn);
    noted.set(path, own);
  }
  const all = [...pages.keys()].flatMap((path) => [...noted.get(path)!]);
  return { learned: bitext.learn(), reads: reading.share(new Map(all)) };
}

/**
 * The pages a language is learned from: a sample that stays nearly the same when pages come and go, those whose paths have
 * the lowest hashes. None where they are too few to teach anything.
 */
export function sampleOf(pairs: PairPaths, least = leastPages): PairPaths {
  if (pairs.size < least) return new Map();
  if (pairs.size <= mostPages) return pairs;
  const ranked = [...pairs].map((pair) => ({ pair, rank: hashText(pair[0]) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Map(ranked.slice(0, mostPages).map(({ pair }) => pair));
}
