/** Messages between the extension and the comparison. */
import type { DiffPart, Row, RowState, SegmentKind } from '../../core/view.ts';

export type Side = 'source' | 'target';

/** A block of either page; `index` says which of its segments it is. */
export interface ComparedBlock {
  readonly index: number;
  readonly kind: SegmentKind;
  readonly text: string;
  /** What became of it since the market's page was reviewed or edited last; absent where nothing did. */
  readonly changes?: readonly DiffPart[];
}

/** A comparison as it is shown, in the language of the editor. */
export interface CompareData {
  readonly headline: string;
  readonly words: CompareWords;
  readonly rows: readonly Row<ComparedBlock>[];
}

export interface CompareWords {
  /** Heads of the two columns. */
  readonly source: string;
  readonly target: string;
  /** Name of each row state. */
  readonly states: Readonly<Record<RowState, string>>;
  /** Said of a block whose counterpart is at another place. */
  readonly elsewhere: string;
  /** Said of a Chinese block that was edited since the market's page was. */
  readonly changed: string;
  /** Keyboard help. */
  readonly keys: string;
}

/** To the view. */
export type CompareMessage =
  | { readonly type: 'data'; readonly data: CompareData }
  /** Shows the row with a block of the market page. */
  | { readonly type: 'reveal'; readonly target: number };

/** From the view: it is ready for messages, or the user wants to see a block in its page. */
export type CompareAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly side: Side; readonly index: number };
