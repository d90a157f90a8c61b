/** What of a page follows its source page, piece by piece. */
import type { LinkedSentence, Sentence } from '../alignment/align.ts';
import { closeMirror, linksByPlace } from '../alignment/by-place.ts';
import type { Segment } from '../content/segment.ts';
import { groupBy } from '../text/group-by.ts';
import { onceFor } from '../text/once.ts';
import type { Page } from './rule.ts';

/** Sentences of a page that follow the same sentences of the source: mostly one that follows one. */
export interface FollowedPassage {
  /** The page's sentences in reading order, each with its segment. */
  readonly sentences: readonly (Sentence & { readonly segment: Segment })[];
  readonly text: string;
  /** What they follow, and the segments it is in. */
  readonly source: string;
  readonly originals: readonly Segment[];
  /** The passage with the sentences before and behind it in its blocks: what a Chinese sentence says may be spread over them. */
  readonly around: string;
}

/** The passages of a page that follow the source, in reading order; none where it follows nothing. */
export const followedPassages = onceFor(
  ({ content, source, alignment }: Pick<Page, 'content' | 'source' | 'alignment'>): FollowedPassage[] => {
    if (!source || !alignment) return [];
    const { blocks, mirror } = alignment;
    const placed =
      mirror >= closeMirror ? linksByPlace(alignment, source.content.segments, content.segments) : [];
    const byBlock = new Map(placed.map((link) => [link.block, link]));
    const links = [...new Set(alignment.links.map((link) => byBlock.get(link.block) ?? link))];
    const followed = [...links.keys()].filter((at) => {
      const { block, sources } = links[at]!;
      return sources.length && (byBlock.has(block) || blocks[block]?.state !== 'local');
    });
    const text = (sentences: readonly Sentence[], segments: readonly Segment[]) =>
      sentences.map(({ block, from, to }) => segments[block]!.text.slice(from, to)).join(' ');
    return connected(followed, links).map((passage) => {
      const sentences = passage.map((at) => links[at]!);
      const near = passage.flatMap((at) => [at - 1, at, at + 1]);
      const around = [...new Set(near)].flatMap((at) =>
        sentences.some(({ block }) => block === links[at]?.block) ? links[at]! : [],
      );
      const originals = new Map(sentences.flatMap(({ sources }) => sources.map((one) => [keyOf(one), one])));
      return {
        sentences: sentences.map((one) => ({ ...one, segment: content.segments[one.block]! })),
        text: text(sentences, content.segments),
        source: text([...originals.values()], source.content.segments),
        originals: [...new Set([...originals.values()].map(({ block }) => source.content.segments[block]!))],
        around: text(around, content.segments),
      };
    });
  },
);

const keyOf = ({ block, from }: Sentence) => `${block} ${from}`;

/** Links put together that have a source sentence in common, by their numbers. */
function connected(followed: readonly number[], links: readonly LinkedSentence[]): number[][] {
  const lead = new Map<string, number>();
  /** To which link each leads, until one leads to itself. */
  const next = new Map<number, number>();
  const headOf = (at: number): number => {
    let head = at;
    while (next.has(head)) head = next.get(head)!;
    if (head !== at) next.set(at, head);
    return head;
  };
  for (const at of followed) {
    for (const key of links[at]!.sources.map(keyOf)) {
      const head = headOf(lead.get(key) ?? at);
      lead.set(key, head);
      if (headOf(at) !== head) next.set(headOf(at), head);
    }
  }
  return [...groupBy(followed, headOf).values()];
}
