/** What the translated pages of a site teach about one language. */
import { align, firstLinks, type Learned, nothingLearned } from './align.ts';
import { induceLexicon, type Lexicon, type WordLink, wordLink } from './lexicon.ts';
import type { Side, Unit } from './units.ts';

/** A page with its source page, and what reading them side by side links. */
interface Entry {
  readonly source: Side;
  readonly target: Side;
  readonly links: readonly WordLink[];
  readonly isOwn: boolean;
}

/** Below this many pages a lexicon repeats what they happen to say. */
export const leastPages = 30;
/** More pages than this teach little more. */
export const mostPages = 120;
/** So many pages are aligned with the source of another, to see how alike chance makes them. */
const floorPages = 15;
const floorQuantile = 0.75;
/** Below this many sentences a share says nothing. */
const leastSentences = 12;

/** The page pairs that a language is learned from; what they teach is worked out when it is asked for. */
export class Bitext {
  private readonly entries = new Map<string, Entry>();
  private known: Learned | undefined;

  /**
   * Adds a page, or takes the place of what was known of it.
   * @param isOwn false for units of a translation memory, which say nothing of how alike the site's pages are
   */
  set(path: string, source: Side, target: Side, isOwn = true): void {
    const links = firstLinks(source.units, target.units).map(({ from, fromEnd, to, toEnd }) =>
      wordLink(source.units.slice(from, fromEnd), target.units.slice(to, toEnd)),
    );
    this.entries.set(path, { source, target, links, isOwn });
    this.known = undefined;
  }

  delete(path: string): void {
    if (this.entries.delete(path)) this.known = undefined;
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  paths(): string[] {
    return [...this.entries.keys()];
  }

  /** What the pages teach; the same whatever order they came in. */
  learn(): Learned {
    this.known ??= this.learnNow();
    return this.known;
  }

  private learnNow(): Learned {
    const entries = [...this.entries].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, entry]) => entry);
    if (entries.length < leastPages) return nothingLearned;
    const lexicon = induceLexicon(entries.flatMap(({ links }) => links));
    return {
      lexicon,
      isFirm: true,
      floor: floorOf(
        entries.filter(({ isOwn }) => isOwn),
        lexicon,
      ),
    };
  }
}

/** The share that most pages reach with a source page that is not theirs. */
function floorOf(entries: readonly Entry[], lexicon: Lexicon): number {
  const long = entries.filter(
    ({ source, target }) => Math.min(source.units.length, target.units.length) >= leastSentences,
  );
  const step = Math.max(1, Math.floor(long.length / floorPages));
  const sampled = long.flatMap((entry, index) => {
    if (index % step) return [];
    const others = long.map((_, offset) => long[(index + (long.length >> 1) + offset) % long.length]!);
    const other = others.find(
      ({ source, target }) =>
        !isDuplicate(entry.source.units, source.units) && !isDuplicate(entry.target.units, target.units),
    );
    return other ? [{ target: entry.target, source: other.source }] : [];
  });
  const shares = sampled
    .map(({ source, target }) => align(source, target, { lexicon, floor: 0 })?.mirror ?? 0)
    .sort((x, y) => x - y);
  return shares.length < 5 ? 0 : shares[Math.floor(floorQuantile * shares.length)]!;
}

/**
 * True where half of a page's sentences stand on the other as well: the same page for another market, or of another
 * version of a manual. What follows the one follows the other, and says nothing of what chance does.
 */
function isDuplicate(page: readonly Unit[], other: readonly Unit[]): boolean {
  if (page === other) return true;
  const key = ({ length, words }: Unit) => `${length} ${words.join(' ')}`;
  const known = new Set(other.map(key));
  return 2 * page.filter((unit) => known.has(key(unit))).length >= page.length;
}
