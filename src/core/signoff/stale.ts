/** What changed on a source page since a page that follows it was reviewed or edited last. */
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { FileText, Past, PastVersion } from '../host.ts';
import { hashBlocks, hashPage, hashWording } from './hashes.ts';

/** A page whose source page moved on. */
export interface Stale {
  /** A reviewer of the market read it last, or somebody edited its text. */
  readonly since: 'review' | 'edit';
  /** The day of that, YYYY-MM-DD. */
  readonly on: string;
  /** In the order of the source page, what is gone last; never empty. */
  readonly changes: readonly StaleChange[];
}

/** A block of the source page that was edited, added or taken out. */
export interface StaleChange {
  readonly kind: 'edited' | 'added' | 'gone';
  /** Its text then; undefined for a new block, and where only its hash was kept. */
  readonly before: string | undefined;
  /** Its text now; undefined for one that is gone. */
  readonly after: string | undefined;
  /** Index among the segments of the source page now; undefined for one that is gone. */
  readonly at: number | undefined;
  /** Indices of the page's segments that follow it, or followed it before it was edited. */
  readonly blocks: readonly number[];
}

/** What became of the source page since the review. */
export interface SourceChanges {
  /** Indices of source segments that were edited, ascending. */
  readonly edited: readonly number[];
  /** Indices of source segments that were not there, ascending. */
  readonly added: readonly number[];
  /** How many blocks of then are gone. */
  readonly gone: number;
}

/** A block as it was. */
export interface PastBlock {
  /** Of its wording. */
  readonly hash: string;
  readonly text: string;
  /** Of a string, its key. */
  readonly key: string | undefined;
}

/** The source page as it was when a page was edited. */
interface Seen {
  readonly on: string;
  readonly blocks: readonly PastBlock[];
}

/** What git tells of a page and its source page, whatever stands on them now. */
export interface PastPair {
  /** The source page at the last edits of the page, the newest first; of pages edited on two branches one may know more. */
  readonly seen: readonly Seen[];
  /** Hashes of the page's blocks as they were committed last. */
  readonly committed: ReadonlySet<string>;
}

/** How many edits of a page are looked at: where branches ran side by side, the last one need not be the one that knew most. */
const mostEdits = 3;

/**
 * Asks the past when a page's text was edited last, and how its source page was then. A commit that left what is read as
 * it was (markup, line breaks, another name) is no edit.
 * @param parse reads a version of the page or its source page
 * @returns `unknown` where the history is not here (a shallow or partial clone); undefined where the page was never
 * committed, or its source page was not there yet
 */
export async function readPair(
  path: string,
  source: string,
  past: Past,
  parse: (path: string, text: string) => Content | undefined,
): Promise<PastPair | 'unknown' | undefined> {
  const own = await past.versions(path);
  const sources = await past.versions(source);
  if (!own?.length || !sources?.length) return undefined;
  const contentOf = async (version: PastVersion) =>
    contentIn(await past.text(version.text), version.path, parse);
  const seen: Seen[] = [];
  let newest = await contentOf(own[0]!);
  if (newest === 'unknown') return 'unknown';
  const committed = new Set(hashBlocks(newest?.segments ?? []));
  const last = await contentOf(sources[0]!);
  const sourceNow = last && last !== 'unknown' ? hashPage(last.segments) : undefined;
  for (const [index, version] of own.entries()) {
    if (seen.length === mostEdits) break;
    const before = own[index + 1];
    const older = before && (await contentOf(before));
    if (older === 'unknown' || (!before && version.isCut))
      return seen.length ? { seen, committed } : 'unknown';
    const isEdit = !older || !newest || hashPage(older.segments) !== hashPage(newest.segments);
    newest = older;
    if (!isEdit) continue;
    const found = await sourceAt(version.commit, sources, past, parse);
    if (!found) continue;
    seen.push({ on: version.on, blocks: blocksOf(found) });
    // Nothing has changed since, and no other edit can know more.
    if (hashPage(found) === sourceNow) break;
  }
  return seen.length ? { seen, committed } : undefined;
}

/** The source page at a commit, under the name it had then. */
async function sourceAt(
  commit: string,
  versions: readonly PastVersion[],
  past: Past,
  parse: (path: string, text: string) => Content | undefined,
): Promise<readonly Segment[] | undefined> {
  for (const path of new Set(versions.map((version) => version.path))) {
    const content = await contentIn(await past.at(commit, path), path, parse);
    if (content && content !== 'unknown') return content.segments;
  }
  return undefined;
}

function contentIn(
  file: FileText,
  path: string,
  parse: (path: string, text: string) => Content | undefined,
): Content | 'unknown' | undefined {
  return 'text' in file ? parse(path, file.text) : 'unknown';
}

/** The blocks of a page, to be compared. */
export function blocksOf(segments: readonly Segment[]): PastBlock[] {
  return segments.map((segment) => ({
    hash: hashWording(segment),
    text: segment.text,
    key: segment.key,
  }));
}

/**
 * Holds a page's source as it is against what it was at the last edit of the page; of several such edits that counts of
 * which the least has changed.
 */
export function staleSinceEdit({ seen }: PastPair, source: readonly Segment[]): Stale | undefined {
  const now = blocksOf(source);
  const all = seen.map(({ on, blocks: then }) => ({ on, changes: changedBlocks(then, now) }));
  const { on, changes } = all.reduce((a, b) => (b.changes.length < a.changes.length ? b : a));
  return changes.length ? { since: 'edit', on, changes } : undefined;
}

/**
 * What became of blocks: strings by their keys, others by their texts and the block before. One that only moved is as it
 * was: of `[a, b, c]` and `[c, a, x, y]`, x is b edited and y is added.
 */
export function changedBlocks(before: readonly PastBlock[], now: readonly PastBlock[]): StaleChange[] {
  const isKeyed = now.some(({ key }) => key !== undefined);
  const pairs = isKeyed ? pairByKey(before, now) : pairByText(before, now);
  const changes: StaleChange[] = [];
  const gone = new Set(before.keys());
  now.forEach(({ hash, text }, at) => {
    const was = pairs[at];
    if (was !== undefined) gone.delete(was);
    if (was === undefined || before[was]!.hash !== hash)
      changes.push(
        was === undefined
          ? { kind: 'added', before: undefined, after: text, at, blocks: [] }
          : { kind: 'edited', before: before[was]!.text, after: text, at, blocks: [] },
      );
  });
  for (const was of gone)
    changes.push({ kind: 'gone', before: before[was]!.text, after: undefined, at: undefined, blocks: [] });
  return changes;
}

/** For each block of now the index of what it was; undefined for a new one. */
type Pairs = readonly (number | undefined)[];

function pairByKey(before: readonly PastBlock[], now: readonly PastBlock[]): Pairs {
  const places = new Map(before.map(({ key }, index) => [key, index]));
  return now.map(({ key }) => places.get(key));
}

function pairByText(before: readonly PastBlock[], now: readonly PastBlock[]): Pairs {
  const places = new Map<string, number[]>();
  for (const [index, { hash }] of before.entries()) {
    const known = places.get(hash);
    if (known) known.push(index);
    else places.set(hash, [index]);
  }
  const kept = now.map(({ hash }) => places.get(hash)?.shift());
  const gone = new Set([...places.values()].flat());
  let last = -1;
  return kept.map((place) => {
    if (place !== undefined) last = place;
    else if (gone.delete(last + 1)) return ++last;
    return place;
  });
}

/** What became of the source page since a review, of which hashes alone were kept. */
export function staleSinceReview(
  on: string,
  { edited, added, gone }: SourceChanges,
  source: readonly Segment[],
): Stale | undefined {
  const one = (kind: 'edited' | 'added') => (at: number) => ({
    kind,
    before: undefined,
    after: source[at]!.text,
    blocks: [],
    at,
  });
  const placed = [...edited.map(one('edited')), ...added.map(one('added'))].sort((a, b) => a.at - b.at);
  const lost = { kind: 'gone', before: undefined, after: undefined, at: undefined, blocks: [] } as const;
  const changes: StaleChange[] = [...placed, ...Array.from({ length: gone }, () => lost)];
  return changes.length ? { since: 'review', on, changes } : undefined;
}
