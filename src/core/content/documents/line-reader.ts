import type { Span } from '../../finding.ts';
import type { Comment, Content } from '../content.ts';
import type { Segment, SegmentKind } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { documentContent } from './document-content.ts';
import { type InlineRules, readProse } from './inline.ts';
import { isBlank, linesOf, type TextLine, wholeLines } from './lines.ts';

/** Segments of each block that was read, by the block's source; `from` is where the block began. */
type Memory = ReadonlyMap<string, { readonly from: number; readonly segments: readonly Segment[] }>;

/** The segment, where its block is `by` characters further on. */
function moved(segment: Segment, by: number): Segment {
  const move = <T extends Span>(span: T): T => ({ ...span, from: span.from + by, to: span.to + by });
  return { ...move(segment), mappings: segment.mappings.map(move), marks: segment.marks.map(move) };
}

/** Reads a document line by line; each markup language says what opens a block, and what is in it. */
export abstract class LineReader {
  protected readonly lines: readonly TextLine[];
  protected readonly comments: Comment[] = [];
  /** The line in hand. */
  protected at = 0;
  private readonly segments: Segment[] = [];
  private readonly blocks: Span[] = [];

  private readonly memory = new Map<string, { from: number; segments: readonly Segment[] }>();
  private readonly before: Memory | undefined;

  /** @param previous an earlier version of the text: the prose of blocks that are in it is not read again */
  constructor(
    protected readonly text: string,
    private readonly syntax: Syntax,
    private readonly inline: InlineRules,
    previous: Content | undefined,
  ) {
    this.lines = linesOf(text);
    this.before = previous?.memory as Memory | undefined;
  }

  /** Reads what comes before everything else. */
  protected abstract head(): void;
  /** Reads the block at the line in hand, and goes on behind it. */
  protected abstract block(): void;

  read(): Content {
    this.head();
    while (this.at < this.lines.length) this.block();
    return { ...documentContent(this.segments, this.blocks, this.comments), memory: this.memory };
  }

  /** The line in hand; only while there is one. */
  protected get line(): TextLine {
    return this.lines[this.at]!;
  }

  /**
   * Adds what is read in some lines.
   * @param block what a comment before it speaks for; the lines of `spans` where it is absent
   */
  protected add(spans: readonly Span[], kind: SegmentKind, block?: Span): void {
    const segments = this.proseOf(spans, kind);
    if (!segments.length) return;
    for (const segment of segments) this.segments.push(segment);
    this.blocks.push(block ?? wholeLines(this.text, { from: spans[0]!.from, to: spans.at(-1)!.to }));
  }

  private proseOf(spans: readonly Span[], kind: SegmentKind): readonly Segment[] {
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const { from } = first;
    const places = spans.map((span) => `${span.from - from}-${span.to - from}`);
    const key = `${kind} ${places.join(' ')} ${this.text.slice(from, last.to)}`;
    const known = this.before?.get(key);
    const read = known ?? { from, segments: readProse(this.text, spans, kind, this.syntax, this.inline) };
    this.memory.set(key, read);
    const by = from - read.from;
    return by ? read.segments.map((segment) => moved(segment, by)) : read.segments;
  }

  /** Passes over the lines up to a blank one. */
  protected skipParagraph(): void {
    while (this.at < this.lines.length && !isBlank(this.line)) this.at++;
  }
}
