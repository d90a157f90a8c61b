import type { Span } from '../../finding.ts';
import { type Comment, type Content, keepsIn } from '../content.ts';
import type { Segment } from '../segment.ts';

/** The content of a document; a comment speaks for the block that follows it. */
export function documentContent(
  segments: readonly Segment[],
  blocks: readonly Span[],
  comments: readonly Comment[] = [],
): Content {
  const sorted = segments.toSorted((a, b) => a.from - b.from);
  const spans = blocks.toSorted((a, b) => a.from - b.from);
  return {
    segments: sorted,
    blocks: spans,
    keeps: keepsIn(comments, spans),
    frontMatter: undefined,
    problems: [],
  };
}
