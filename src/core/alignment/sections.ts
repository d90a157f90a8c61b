import type { Segment } from '../content/segment.ts';
import type { Alignment, BlockState } from './align.ts';

/** A heading with the blocks below it, up to the next heading, and what they are to the source page. */
export interface Section {
  /** Index of the heading's segment. */
  readonly heading: number;
  readonly state: 'mirrors' | 'adapted' | 'local';
}

/** Below this many characters of text a section says nothing. */
const leastText = 80;
/** From this share on, of the section's text, it mirrors the source, or is local. */
const mostly = 0.85;

/**
 * The sections of a page that are long enough to be judged, by the text of their blocks.
 * A section of two paragraphs that mirror the source and a short local one mirrors it.
 */
export function sections(segments: readonly Segment[], alignment: Alignment): Section[] {
  const found: Section[] = [];
  for (let heading = 0; heading < segments.length; heading++) {
    if (segments[heading]!.kind !== 'heading') continue;
    const weight: Record<BlockState, number> = { mirrors: 0, adapted: 0, moved: 0, local: 0 };
    for (let block = heading + 1; block < segments.length && segments[block]!.kind !== 'heading'; block++) {
      const state = alignment.blocks[block]?.state;
      if (state) weight[state] += segments[block]!.text.length;
    }
    const total = weight.mirrors + weight.adapted + weight.moved + weight.local;
    if (total < leastText) continue;
    const share = (text: number) => text / total >= mostly;
    const state = share(weight.mirrors + weight.moved)
      ? 'mirrors'
      : share(weight.local)
        ? 'local'
        : 'adapted';
    found.push({ heading, state });
  }
  return found;
}
