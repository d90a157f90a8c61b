/** How the strings of string files follow their originals: the files themselves say so. */
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { AlignedBlock, Alignment, LinkedSentence, Sentence } from './align.ts';

/** Endings of keys that tell plurals apart: i18next's `_one`, Android's and Rails's `.one`, Fluent's `[one]`, FormatJS's none. */
export const pluralEnding = /[._](?:zero|one|two|few|many|other|plural|\d{1,2})$|(?:\[[^[\]]{1,60}\]){1,9}$/;

/** True for the content of a string file: its segments have keys, of a page at most what its scripts hold. */
export function isStringFile({ segments }: Content): boolean {
  return segments[0]?.key !== undefined && segments.at(-1)!.key !== undefined;
}

/**
 * Aligns strings with those of the same key; a plural that the source does not have follows another of its key.
 * Undefined where either side is no string file. That a string follows its key says nothing of how it was written,
 * so nothing is measured: the alignment counts no sentences.
 */
export function alignByKey(source: readonly Segment[], target: readonly Segment[]): Alignment | undefined {
  if (!source[0]?.key || !target[0]?.key) return undefined;
  const byKey = new Map<string, number[]>();
  source.forEach(({ key = '' }, index) => {
    for (const name of new Set([key, key.replace(pluralEnding, '')]))
      byKey.set(name, [...(byKey.get(name) ?? []), index]);
  });
  const parts = partsOf(source);
  const own = partsOf(target);
  const seen = new Map<string, number>();
  const blocks = target.map(({ key = '' }): AlignedBlock => {
    const at = seen.get(key) ?? 0;
    seen.set(key, at + 1);
    const theirs = parts.get(key) ?? [];
    // A string of several paragraphs is several blocks of one key.
    if (theirs.length > 1 && theirs.length === own.get(key)!.length)
      return { state: 'mirrors', sources: [theirs[at]!] };
    const sources = byKey.get(key) ?? byKey.get(key.replace(pluralEnding, '')) ?? [];
    return { state: sources.length ? 'mirrors' : 'local', sources };
  });
  const used = new Set(blocks.flatMap(({ sources }) => sources));
  const dropped = source.flatMap((_, index) => (used.has(index) ? [] : [index]));
  return { blocks, dropped, sentences: 0, links: linksOf(blocks, source, target), mirror: 0 };
}

/** The blocks of each key. */
function partsOf(segments: readonly Segment[]): ReadonlyMap<string, readonly number[]> {
  const parts = new Map<string, number[]>();
  segments.forEach(({ key = '' }, index) => {
    const known = parts.get(key);
    if (known) known.push(index);
    else parts.set(key, [index]);
  });
  return parts;
}

/** Keys of source strings that the target has none of; a plural is there where any form of its key is. */
export function missingKeys(source: readonly Segment[], target: readonly Segment[]): string[] {
  const there = new Set(target.flatMap(({ key = '' }) => [key, key.replace(pluralEnding, '')]));
  const missing = source.flatMap(({ key = '' }) =>
    there.has(key) || there.has(key.replace(pluralEnding, '')) ? [] : [key],
  );
  return [...new Set(missing)];
}

/**
 * The Chinese originals that a file itself gives for its strings, and how these follow them; undefined where it
 * gives none. A Chinese key is no text but a name where the source has a text for it.
 * @param source the strings of the source page, where there is one
 */
export function givenOriginals(
  target: readonly Segment[],
  source: readonly Segment[] = [],
): { readonly segments: readonly Segment[]; readonly alignment: Alignment } | undefined {
  const segments: Segment[] = [];
  const named = new Set(source.map(({ key }) => key));
  const blocks = target.map((segment): AlignedBlock => {
    const { key = '', original = '' } = segment;
    const isName = named.has(key) && key.endsWith(original);
    if (isName || !/\p{Script=Han}/u.test(original)) return { state: 'local', sources: [] };
    segments.push({ ...segment, text: original, mappings: [] });
    return { state: 'mirrors', sources: [segments.length - 1] };
  });
  return segments.length
    ? {
        segments,
        alignment: {
          blocks,
          dropped: [],
          sentences: 0,
          links: linksOf(blocks, segments, target),
          mirror: 0,
        },
      }
    : undefined;
}

/** Strings follow strings, whatever sentences they hold. */
function linksOf(
  blocks: readonly AlignedBlock[],
  source: readonly Segment[],
  target: readonly Segment[],
): LinkedSentence[] {
  const whole = (segments: readonly Segment[], block: number): Sentence => ({
    block,
    from: 0,
    to: segments[block]!.text.length,
  });
  return blocks.map(({ sources }, block) => ({
    ...whole(target, block),
    sources: sources.map((index) => whole(source, index)),
    shared: Number.POSITIVE_INFINITY,
  }));
}
