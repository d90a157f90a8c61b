/**
 * Blocks that a model wrote: nobody's writing until somebody has rewritten them. A small text file for each page says which, by
 * a digest of their words, so that they are known wherever they stand on it.
 */
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import type { Segment } from '../content/segment.ts';
import type { Host } from '../host.ts';
import { dateText } from '../text/date.ts';
import { hashText } from '../text/hash.ts';
import { readYaml } from '../text/yaml.ts';

/** Where a site keeps which blocks a model wrote, relative to its root. */
export const draftsFolder = '.terroir/drafts';

const filled = () => z.string().check(z.minLength(1));
const schema = z.strictObject({
  blocks: z.array(z.strictObject({ words: filled(), model: filled(), on: dateText() })),
});

/** A block that a model wrote: a digest of its words, which model it was, and the day, YYYY-MM-DD. */
export type Draft = z.infer<typeof schema>['blocks'][number];

/** The file that says what of a page a model wrote: `content/id/a.md` has `.terroir/drafts/content/id/a.md.yaml`. */
export function draftsPath(page: string): string {
  return `${draftsFolder}/${page}.yaml`;
}

/** The page a record's file is for, the reverse of `draftsPath`; undefined for any other file. */
export function draftedPage(file: string): string | undefined {
  return file.startsWith(`${draftsFolder}/`) && file.endsWith('.yaml')
    ? file.slice(draftsFolder.length + 1, -'.yaml'.length)
    : undefined;
}

/** Reads what of a page a model wrote; `broken` where the record cannot be read, as by the marks of a merge. */
export async function readDrafts(host: Host, page: string): Promise<readonly Draft[] | 'broken'> {
  const file = await host.read(draftsPath(page));
  if ('problem' in file) return file.problem === 'missing' ? [] : 'broken';
  return parseDrafts(file.text) ?? 'broken';
}

/** Reads a record; undefined where it is broken. */
export function parseDrafts(text: string): readonly Draft[] | undefined {
  const parsed = schema.safeParse(readYaml(text).data);
  return parsed.success ? parsed.data.blocks : undefined;
}

/**
 * The text of a page's record with more blocks in it.
 * @param known what it says already; of a block that is drafted again, what is new counts
 */
export function writeDrafts(known: readonly Draft[], added: readonly Draft[]): string {
  const blocks = new Map([...known, ...added].map((one) => [one.words, one]));
  return `# Blocks of this page that a model wrote. One whose words somebody changes is theirs.\n${stringify(
    { blocks: [...blocks.values()] },
    { lineWidth: 0 },
  )}`;
}

/**
 * Names the words of a block. Letters and figures count: whoever mends a comma, a capital or markup has not rewritten it.
 * Undefined for a block without any.
 */
export function wordsHash(text: string): string | undefined {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return words ? hashText(words) : undefined;
}

/** Indices of the segments that stand as a model wrote them. */
export function draftedIn(segments: readonly Segment[], drafts: readonly Draft[]): ReadonlySet<number> {
  if (!drafts.length) return new Set();
  const known = new Set(drafts.map(({ words }) => words));
  return new Set(
    segments.flatMap(({ text }, index) => {
      const words = wordsHash(text);
      return words !== undefined && known.has(words) ? [index] : [];
    }),
  );
}
