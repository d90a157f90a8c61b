/** Parts of a document that another format reads. */
import type { Span } from '../finding.ts';
import type { Content } from './content.ts';

/** The content of a part of a document that begins at an offset, as the document's: prose, whatever it was before. */
export function moveContent(content: Content, by: number): Content {
  const moved = <T extends Span>(span: T): T => ({ ...span, from: span.from + by, to: span.to + by });
  const { units: _, ...rest } = content;
  return {
    ...rest,
    segments: content.segments.map((segment) => ({
      ...moved(segment),
      mappings: segment.mappings.map(moved),
      marks: segment.marks.map(moved),
    })),
    blocks: content.blocks.map(moved),
    keeps: content.keeps.map((keep) => ({ ...moved(keep), target: moved(keep.target) })),
    problems: content.problems.map(moved),
  };
}

/** A document with what was read in its parts, in order. */
export function withParts(document: Content, parts: readonly Content[]): Content {
  const all = [document, ...parts];
  const inOrder = (a: Span, b: Span) => a.from - b.from;
  return {
    ...document,
    segments: all.flatMap(({ segments }) => segments).sort(inOrder),
    blocks: all.flatMap(({ blocks }) => blocks).sort(inOrder),
    keeps: all.flatMap(({ keeps }) => keeps).sort(inOrder),
    problems: all.flatMap(({ problems }) => problems),
  };
}
