import type { Span } from '../../finding.ts';
import { blockFor, type Content, readKeep } from '../content.ts';
import type { Segment } from '../segment.ts';

/** A comment of a document, with what stands inside its marks. */
export interface Comment extends Span {
  readonly inner: string;
}

/** The content of a document; its blocks are what a comment may stand before. */
export function documentContent(
  segments: readonly Segment[],
  blocks: readonly Span[],
  comments: readonly Comment[] = [],
): Content {
  const sorted = segments.toSorted((a, b) => a.from - b.from);
  const spans = blocks.toSorted((a, b) => a.from - b.from);
  const keeps = comments.flatMap(({ from, to, inner }) => {
    const keep = readKeep(inner);
    return keep ? [{ ...keep, from, to, target: blockFor({ from, to }, spans) }] : [];
  });
  return { segments: sorted, blocks: spans, keeps, frontMatter: undefined, problems: [] };
}
