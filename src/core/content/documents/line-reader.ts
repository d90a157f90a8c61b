import type { Span } from '../../finding.ts';
import type { Content } from '../content.ts';
import type { Segment, SegmentKind } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { type Comment, documentContent } from './content.ts';
import { type InlineRules, readProse } from './inline.ts';
import { isBlank, type Line, linesOf, wholeLines } from './lines.ts';

/** Reads a document line by line; each markup language says what opens a block, and what stands in it. */
export abstract class LineReader {
  protected readonly lines: readonly Line[];
  protected readonly comments: Comment[] = [];
  /** The line in hand. */
  protected at = 0;
  private readonly segments: Segment[] = [];
  private readonly blocks: Span[] = [];

  constructor(
    protected readonly text: string,
    private readonly syntax: Syntax,
    private readonly inline: InlineRules,
  ) {
    this.lines = linesOf(text);
  }

  /** Reads what stands before everything else. */
  protected abstract head(): void;
  /** Reads the block at the line in hand, and goes on behind it. */
  protected abstract block(): void;

  read(): Content {
    this.head();
    while (this.at < this.lines.length) this.block();
    return documentContent(this.segments, this.blocks, this.comments);
  }

  /** The line in hand; only while there is one. */
  protected get line(): Line {
    return this.lines[this.at]!;
  }

  /**
   * Adds what is read in some lines.
   * @param block what a comment may stand before; the lines of `spans` where it is absent
   */
  protected add(spans: readonly Span[], kind: SegmentKind, block?: Span): void {
    const segments = readProse(this.text, spans, kind, this.syntax, this.inline);
    if (!segments.length) return;
    for (const segment of segments) this.segments.push(segment);
    this.blocks.push(block ?? wholeLines(this.text, { from: spans[0]!.from, to: spans.at(-1)!.to }));
  }

  /** Passes over the lines up to a blank one. */
  protected skipParagraph(): void {
    while (this.at < this.lines.length && !isBlank(this.line)) this.at++;
  }
}
