/** Initial data of the review page, and the messages between it and the extension. Types only. */
import type { Language, PackedPages, SheetVerdict, Trend } from '../../core/view.ts';

/** Initial data of the page. */
export interface ReviewData {
  readonly language: Language;
  /** The whole review, in a saved file; in the editor it comes by `SheetUpdate` messages. */
  readonly saved?: {
    readonly pages: PackedPages;
    readonly verdict: SheetVerdict;
    readonly trend: Trend | null;
  };
}

/** Message to the page: what it is to be filtered by. */
export interface ReviewFilter {
  readonly filter: string;
}

/** Messages from the page to the extension. */
export type ReviewRequest =
  | { readonly type: 'ready' | 'review' | 'stop' | 'save' | 'trend' }
  /** Opens a page at a place counted from 1; at its head without one. */
  | { readonly type: 'open'; readonly uri: string; readonly line?: number; readonly column?: number };
