/** What the review page is made with, and what it and the extension say to each other. Types only. */
import type { Language, PackedPages, SheetVerdict, Trend } from '../../core/view.ts';

/** What the page is made with. */
export interface ReviewData {
  readonly language: Language;
  /** The whole review, in a saved file; in the editor it comes by `SheetUpdate` messages. */
  readonly saved?: {
    readonly pages: PackedPages;
    readonly verdict: SheetVerdict;
    readonly trend: Trend | null;
  };
}

/** What the page asks of the extension. */
export type ReviewRequest =
  | { readonly type: 'ready' | 'review' | 'stop' | 'save' | 'trend' }
  /** Opens a page at a place counted from 1; at its head without one. */
  | { readonly type: 'open'; readonly uri: string; readonly line?: number; readonly column?: number };
