/** What two texts state, of which one is to say what the other says. */
import type { Segment } from '../content/segment.ts';
import { differencesIn } from './differences.ts';
import type { Reading } from './fact.ts';

/** A fact that one text states otherwise than another, or not at all: as each of them has it; undefined where it has none. */
export interface TextDifference {
  readonly how: 'changed' | 'missing' | 'added';
  readonly source: string | undefined;
  readonly target: string | undefined;
}

/** Compares the facts of a text by value with those of what it is made from. */
export function compareTexts(
  source: { readonly segment: Segment; readonly reading: Reading },
  target: { readonly segment: Segment; readonly reading: Reading },
): TextDifference[] {
  const side = ({ segment }: typeof source) => ({
    segments: [{ ...segment, key: '' }],
    blocks: [],
    keeps: [],
    frontMatter: undefined,
    problems: [],
  });
  const whole = ({ segment: { text } }: typeof source) => ({ block: 0, from: 0, to: text.length });
  // One follows the other as a string does that of its key.
  const alignment = {
    blocks: [{ state: 'mirrors', sources: [0] }],
    dropped: [],
    sentences: 0,
    links: [{ ...whole(target), sources: [whole(source)], shared: Number.POSITIVE_INFINITY }],
    mirror: 0,
  } as const;
  const compared = { source: { content: side(source) }, content: side(target), alignment };
  return differencesIn(compared, source.reading, target.reading).map((one) => ({
    how: one.how,
    source: one.source && source.segment.text.slice(one.source.fact.from, one.source.fact.to),
    target: one.target && target.segment.text.slice(one.target.fact.from, one.target.fact.to),
  }));
}
