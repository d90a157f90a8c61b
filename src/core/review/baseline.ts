import * as z from 'zod/mini';
import type { Finding } from '../finding.ts';
import { fingerprint } from './fingerprint.ts';

/** Where the baseline of a site lies, relative to its root. */
export const baselinePath = '.terroir/baseline.json';

/** How often each fingerprint stands on a page. */
type Counts = ReadonlyMap<string, number>;

/** The findings a site had when it began to be reviewed: only others count. */
export interface Baseline {
  /** By path from the site's root. */
  readonly pages: ReadonlyMap<string, Counts>;
}

/** The baseline of a site that has none: no finding is known. */
export const emptyBaseline: Baseline = { pages: new Map() };

const schema = z.strictObject({
  pages: z.record(z.string(), z.record(z.string(), z.int().check(z.positive()))),
  version: z.literal(1),
});

/** Reads a baseline; undefined where it is none, as after a merge gone wrong. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const { pages } = z.parse(schema, JSON.parse(text));
    return {
      pages: new Map(Object.entries(pages).map(([path, counts]) => [path, new Map(Object.entries(counts))])),
    };
  } catch {
    return undefined;
  }
}

/** A baseline as JSON, sorted, a line for each finding: what two branches take out merges. */
export function writeBaseline({ pages }: Baseline): string {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
  const sorted = Object.fromEntries(
    [...pages]
      .filter(([, counts]) => counts.size)
      .sort(byName)
      .map(([path, counts]) => [path, Object.fromEntries([...counts].sort(byName))]),
  );
  return `${JSON.stringify({ pages: sorted, version: 1 }, null, 2)}\n`;
}

/** What stands on a page, counted as a baseline counts it. */
export function countFindings(findings: readonly Finding[], text: string): Counts {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = fingerprint(finding, text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many findings a baseline holds. */
export function sizeOf({ pages }: Baseline): number {
  let size = 0;
  for (const counts of pages.values()) for (const count of counts.values()) size += count;
  return size;
}

/**
 * Says for each page what the baseline knows of it. A page it does not name may be one that was renamed: it
 * is asked for what stood on pages that are gone.
 * @param paths all files of the site
 */
export function baselineOf(
  { pages }: Baseline,
  paths: readonly string[],
): (path: string) => Counts | undefined {
  const there = new Set(paths);
  const gone = new Map<string, number>();
  for (const [path, counts] of pages) {
    if (there.has(path)) continue;
    for (const [key, count] of counts) gone.set(key, Math.max(count, gone.get(key) ?? 0));
  }
  return (path) => pages.get(path) ?? (gone.size ? gone : undefined);
}

/**
 * Tells new findings from those the baseline knows. Of several with one fingerprint the first ones are known.
 * @param counts what the baseline knows of the page
 */
export function splitByBaseline(
  findings: readonly Finding[],
  text: string,
  counts: Counts | undefined,
): { findings: readonly Finding[]; known: readonly Finding[] } {
  if (!counts) return { findings, known: [] };
  const left = new Map(counts);
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const key = fingerprint(finding, text);
    const count = left.get(key) ?? 0;
    if (count) left.set(key, count - 1);
    (count ? known : fresh).push(finding);
  }
  return { findings: fresh, known };
}
