/** Finds the source page of a page whose path does not tell, by what stays the same in translation. */
import type { Segment } from '../content/segment.ts';
import { sentences } from '../text/sentences.ts';
import { align, type Learned } from './align.ts';
import type { Side } from './units.ts';

/** A source page found by what stands on it. */
export interface ContentPair {
  readonly source: string;
  /**
   * How sure that is, 0.5 to 1: the share of the page's sentences that follow the source page, less what the
   * second-best page has of it. Not a probability; of 477 pairs that were found one was wrong (docs/evidence.md).
   */
  readonly confidence: number;
}

/** Below this many sentences pages are alike by chance. */
const leastSentences = 8;

/** So many of the nearest pages are aligned with the page: the right one is among them for 97 of 100. */
const mostAligned = 3;
/** What more pages than this share is the site's, not the page's. */
const mostHolders = 60;
/** A page follows its source in so many of its sentences … */
const leastMirror = 0.7;
/** … and both have so much in common of what stays the same: pages of one template align, but with other anchors. */
const leastScore = 0.3;
const leastConfidence = 0.5;

/** True for a page with sentences enough to be told by them. */
export function isTellable(segments: readonly Segment[]): boolean {
  let count = 0;
  return segments.some(({ text }) => {
    count += sentences(text).length;
    return count >= leastSentences;
  });
}

/** A source page that may be the one. */
interface Candidate {
  readonly path: string;
  /** Cosine of the anchors of both, and the share of the source page's that the page has; by weight. */
  readonly cosine: number;
  readonly cover: number;
}

/** Source pages by the anchors that stand on them; an anchor weighs the more, the fewer pages have it. */
export class SourceIndex {
  private readonly pages = new Map<string, readonly string[]>();
  private readonly holders = new Map<string, Set<string>>();

  paths(): Iterable<string> {
    return this.pages.keys();
  }

  has(path: string): boolean {
    return this.pages.has(path);
  }

  /** @param side undefined for a page that cannot be a source: it is known, and never found */
  set(path: string, side: Side | undefined): void {
    this.delete(path);
    const anchors = side && side.units.length >= leastSentences ? anchorsOf(side) : [];
    this.pages.set(path, anchors);
    for (const anchor of anchors) {
      const known = this.holders.get(anchor);
      if (known) known.add(path);
      else this.holders.set(anchor, new Set([path]));
    }
  }

  delete(path: string): void {
    for (const anchor of this.pages.get(path) ?? []) {
      const holders = this.holders.get(anchor)!;
      holders.delete(path);
      if (!holders.size) this.holders.delete(anchor);
    }
    this.pages.delete(path);
  }

  /** The source pages with most in common with a page, the nearest first. */
  nearest(target: Side, isFree: (path: string) => boolean): Candidate[] {
    const anchors = anchorsOf(target);
    const shared = new Map<string, number>();
    for (const anchor of anchors) {
      const holders = this.holders.get(anchor);
      if (!holders || holders.size > mostHolders) continue;
      const weight = this.weight(anchor);
      for (const path of holders) shared.set(path, (shared.get(path) ?? 0) + weight);
    }
    const own = this.total(anchors);
    return [...shared]
      .filter(([path]) => isFree(path))
      .map(([path, weight]) => {
        const all = this.total(this.pages.get(path)!);
        return { path, cosine: weight / Math.sqrt(own * all), cover: weight / all };
      })
      .sort((a, b) => b.cosine - a.cosine || (a.path < b.path ? -1 : 1))
      .slice(0, mostAligned);
  }

  private weight(anchor: string): number {
    const count = this.holders.get(anchor)?.size;
    return count === undefined ? 0 : Math.log((this.pages.size + 1) / count) ** 2;
  }

  private total(anchors: readonly string[]): number {
    return anchors.reduce((sum, anchor) => sum + this.weight(anchor), 0);
  }
}

/** What stays the same in translation whatever the language; the packs' terms differ by it. */
function anchorsOf({ units }: Side): string[] {
  return [...new Set(units.flatMap(({ anchors }) => anchors))].filter(
    (anchor) => !anchor.startsWith('term:'),
  );
}

/**
 * Of the candidates the one whose sentences the page follows; undefined where none is sure: a wrong pair is worse
 * than none.
 * @param read reads a candidate as it is aligned
 */
export async function choosePair(
  target: Side,
  candidates: readonly Candidate[],
  learned: Learned,
  read: (path: string) => Promise<Side | undefined>,
): Promise<ContentPair | undefined> {
  const ranked: { path: string; mirror: number; score: number }[] = [];
  for (const { path, cosine, cover } of candidates) {
    const source = await read(path);
    const mirror = (source && align(source, target, learned)?.mirror) ?? 0;
    ranked.push({ path, mirror, score: mirror * Math.sqrt(cosine * cover) });
  }
  ranked.sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.mirror < leastMirror || first.score < leastScore) return undefined;
  const confidence = first.mirror * (1 - ((second?.score ?? 0) / first.score) ** 2);
  return confidence >= leastConfidence ? { source: first.path, confidence } : undefined;
}
