import type { Market } from '../regions/market.ts';
import type { StaleChange } from '../signoff/stale.ts';

/** A Chinese page that a branch changed, and the pages that follow it and were left as they were. */
export interface StaleSource {
  readonly path: string;
  readonly pages: readonly { readonly path: string; readonly market: Market | undefined }[];
  readonly changes: readonly StaleChange[];
}
