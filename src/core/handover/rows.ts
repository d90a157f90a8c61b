/** What is handed over of a page to somebody who has not its files: its texts, each with a name that finds it again. */
import type { Content } from '../content/content.ts';
import { contains, madeFrom, type Segment } from '../content/segment.ts';
import { type Tagged, tagged } from '../content/tagged.ts';
import type { Finding } from '../finding.ts';
import type { SitePage } from '../review/site.ts';
import { hashText } from '../text/hash.ts';

/** A text of a page. */
export interface Row {
  /** Index of its segment. */
  readonly index: number;
  /** See `rowId`. */
  readonly id: string;
  readonly segment: Segment;
  /** The text it was made from; '' where none is known. */
  readonly source: string;
  readonly tagged: Tagged;
  readonly findings: readonly Finding[];
}

/** The texts of a reviewed page with its contents, in their order. */
export function rowsOf({ review, text, contents }: SitePage): Row[] {
  if (!contents) return [];
  return contents.page.segments.map((segment, index) => {
    const shown = tagged(segment, text);
    const sources = review.sourceBlocks[index] ?? [];
    return {
      index,
      id: rowId(index, segment, shown.shown),
      segment,
      source: sourceText(segment, sources, contents.source),
      tagged: shown,
      findings: review.findings.filter(
        (finding) => (finding.from < segment.to && finding.to > segment.from) || contains(segment, finding),
      ),
    };
  });
}

/** The text a block was made from: what the file itself says, or the blocks of the source page it follows. */
const sourceText = (segment: Segment, sources: readonly number[], source: Content | undefined) =>
  madeFrom(segment, sources.map((index) => source?.segments[index]?.text ?? '').join(' '));

/**
 * The name of a text: which it is, and what it said, so that it is found again, or known to have changed: `u12-…`; with the
 * key of a string as well, `u12-…-…`. May stand as an id in XML.
 */
export function rowId(index: number, { key }: Segment, shown: string): string {
  return `u${index}-${hashText(shown)}${key === undefined ? '' : `-${hashText(key)}`}`;
}

/** The parts of a name. */
export interface RowName {
  readonly index: number;
  readonly text: string;
  readonly key: string | undefined;
}

/** Reads what `rowId` wrote; undefined for anything else. */
export function readRowId(id: string): RowName | undefined {
  const [whole, index, text, key] = /^u(\d{1,7})-(\w{14})(?:-(\w{14}))?$/.exec(id) ?? [];
  return whole === undefined ? undefined : { index: Number(index), text: text!, key };
}

/** The texts of a page as it is now, to find those that were handed over. */
export class PresentTexts {
  readonly shown: readonly string[];
  private readonly names: readonly RowName[];
  private readonly places = new Map<string, number[]>();

  /** @param text the text of the page's file */
  constructor(content: Content, text: string) {
    this.shown = content.segments.map((segment) => tagged(segment, text).shown);
    this.names = content.segments.map((segment, index) =>
      readRowId(rowId(index, segment, this.shown[index]!)),
    ) as RowName[];
    for (const name of this.names) {
      const known = this.places.get(nameless(name));
      if (known) known.push(name.index);
      else this.places.set(nameless(name), [name.index]);
    }
  }

  /** True where a text that was handed over stands where it stood. */
  isAt(name: RowName): boolean {
    const now = this.names[name.index];
    return now?.text === name.text && now.key === name.key;
  }

  /**
   * Where a text that was handed over is now: the same one at the same place, or the only one that says the same;
   * undefined where it changed, is gone, or cannot be told from others.
   * @param isSame true where all that was handed over stands where it stood
   */
  find(name: RowName, isSame: boolean): number | undefined {
    const found = this.places.get(nameless(name)) ?? [];
    if (found.length === 1) return found[0];
    return isSame && this.isAt(name) ? name.index : undefined;
  }

  /** What stands in the place of a text that is not found; undefined where nobody can tell. */
  inPlaceOf({ index, key }: RowName, count: number): string | undefined {
    const sameKey = this.names.filter((name) => key !== undefined && name.key === key);
    if (sameKey.length === 1) return this.shown[sameKey[0]!.index];
    return count === this.names.length && this.names[index]?.key === key ? this.shown[index] : undefined;
  }
}

const nameless = ({ text, key = '' }: RowName) => `${text}-${key}`;
