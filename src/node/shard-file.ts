/**
 * Shards of a review: what one of several machines reviewed, in a file. JSON, a line each: the head, reads that pages share,
 * the pages. Whoever wrote it is not believed to have written a whole one.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReviewedPage, SharedReads } from '../core/index.ts';
import { digest } from './cache.ts';
import { areNoted, isRecord, isReview } from './stored-review.ts';
import { writeBelow } from './write.ts';

/** The folder, below the working directory, where shards are written and looked for; it never holds pages. */
export const shardFolder = 'terroir-shards';

/** Bytes a shard may have; a page of the sample site has 9,000. */
const largestShard = 1 << 30;

/** One part of several, counted from 1. */
export interface Part {
  readonly shard: number;
  readonly of: number;
}

/** What a shard says of itself. */
export interface ShardHead extends Part {
  /** Of Terroir. */
  readonly version: string;
  readonly build: string;
  /** Digest of what was asked: paths, options, language. */
  readonly asked: string;
  /** The moment of the review, ISO 8601. */
  readonly at: string;
  readonly sites: readonly ShardSite[];
}

/** The state of a site that was reviewed: where two are the same, so is all that its reviews were made from. */
export interface ShardSite {
  /** The commit in hand; '' outside of a repository. */
  readonly commit: string;
  /** Digests of what is in `.terroir`, and of the list of files. */
  readonly setup: string;
  readonly files: string;
}

/** A page as it is kept: the text stays where it is. */
export type ShardPage = Omit<ReviewedPage, 'text'>;

/** A shard, read: the pages of each site. */
export interface Shard {
  /** The file, relative to the working directory. */
  readonly file: string;
  readonly head: ShardHead;
  readonly pages: readonly (readonly ShardPage[])[];
}

/** True for the pages a part has of all: one in so many, so that none has all the long ones. */
export function isInPart({ shard, of }: Part, index: number): boolean {
  return index % of === shard - 1;
}

/** How a shard's file is called. */
export const shardFile = ({ shard, of }: Part) => `${shardFolder}/${shard}-of-${of}.jsonl`;

/**
 * Writes a shard whole or not at all.
 * @param cwd absolute path of the working directory; nothing is written outside of it
 * @returns the file, relative to it
 * @throws the error of the file system
 */
export async function writeShard(
  cwd: string,
  head: ShardHead,
  pages: readonly (readonly ReviewedPage[])[],
): Promise<string> {
  const shared = new Map<string, SharedReads>();
  const lines: string[] = [];
  for (const [site, all] of pages.entries()) {
    for (const { path: name, review, reads } of all) {
      for (const one of reads.shared) shared.set(one.id, one);
      // How sentences correspond is large and in no report; the market's profile is the site's.
      const kept = review ? { ...review, alignment: undefined, market: undefined } : null;
      const own = [...reads.own];
      lines.push(
        JSON.stringify({ site, path: name, review: kept, own, shared: reads.shared.map(({ id }) => id) }),
      );
    }
  }
  const reads = [...shared.values()].map(({ id, noted }) => JSON.stringify({ reads: id, noted: [...noted] }));
  const body = [...reads, ...lines];
  const first = JSON.stringify({ ...head, body: digest(body) });
  const bytes = Buffer.concat([first, ...body].map((line) => Buffer.from(`${line}\n`)));
  const file = shardFile(head);
  await writeBelow(cwd, file, bytes);
  return file;
}

/**
 * Reads all shards of a working directory.
 * @param cwd absolute path
 * @returns shards in the order of their files; `broken` files are no whole ones
 */
export async function readShards(cwd: string): Promise<{ shards: Shard[]; broken: string[] }> {
  const folder = path.join(cwd, shardFolder);
  const names = (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.jsonl'),
  );
  const shards: Shard[] = [];
  const broken: string[] = [];
  for (const name of names.sort()) {
    const file = `${shardFolder}/${name.split(path.sep).join('/')}`;
    const shard = await readShard(path.join(folder, name)).catch(() => undefined);
    if (shard) shards.push({ file, ...shard });
    else broken.push(file);
  }
  return { shards, broken };
}

/** @throws an error, or gives undefined, for what is no whole shard */
async function readShard(file: string): Promise<Omit<Shard, 'file'> | undefined> {
  const found = await lstat(file);
  if (!found.isFile() || found.size > largestShard) return undefined;
  const [first = '', ...body] = linesOf(await readFile(file));
  const head: unknown = JSON.parse(first);
  if (!isHead(head) || digest(body) !== head.body) return undefined;
  const shared = new Map<string, SharedReads>();
  const pages: ShardPage[][] = head.sites.map(() => []);
  for (const line of body) {
    const one: unknown = JSON.parse(line);
    if (!isRecord(one)) return undefined;
    if ('reads' in one) {
      if (typeof one.reads !== 'string' || !areNoted(one.noted)) return undefined;
      shared.set(one.reads, { id: one.reads, noted: new Map(one.noted) });
      continue;
    }
    const page = pageOf(one, shared);
    const site = page && Number.isSafeInteger(one.site) ? pages[one.site as number] : undefined;
    if (!site) return undefined;
    site.push(page!);
  }
  return { head, pages };
}

function pageOf(
  { path: name, review, own, shared: ids }: Readonly<Record<string, unknown>>,
  shared: ReadonlyMap<string, SharedReads>,
): ShardPage | undefined {
  if (typeof name !== 'string' || !areNoted(own) || !Array.isArray(ids)) return undefined;
  if (!(review === null || (isReview(review) && review.path === name))) return undefined;
  const found = ids.map((id) => shared.get(id));
  if (found.includes(undefined)) return undefined;
  return {
    path: name,
    review: review ?? undefined,
    reads: { own: new Map(own), shared: found as SharedReads[] },
  };
}

function isHead(head: unknown): head is ShardHead & { readonly body: string } {
  if (!isRecord(head) || !Array.isArray(head.sites)) return false;
  const { shard, of, at, sites } = head;
  const texts = [head.version, head.build, head.asked, head.body];
  const states = sites.map((site) => (isRecord(site) ? [site.commit, site.setup, site.files] : [undefined]));
  return (
    [...texts, ...states.flat()].every((text) => typeof text === 'string') &&
    [shard, of].every(Number.isSafeInteger) &&
    (shard as number) >= 1 &&
    (shard as number) <= (of as number) &&
    (of as number) <= mostShards &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at))
  );
}

/** Parts a review may be divided into. */
export const mostShards = 1000;

/** The lines of a text in UTF-8, each ended by a line feed; the file may be larger than a string can be. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    lines.push(bytes.toString('utf8', from, to));
    from = to + 1;
  }
  return lines;
}
