/** Pages of the sheet as they are kept while nobody looks at them: a tenth of what they are in memory. */
import { fflate } from '../text/late.ts';
import type { SheetPage } from './sheet.ts';

/** Packs a page; `inflatePage(deflatePage(page))` equals `page`. */
export function deflatePage(page: SheetPage): Uint8Array {
  const { deflateSync, strToU8 } = fflate();
  return deflateSync(strToU8(JSON.stringify(page)));
}

/** Unpacks a page that {@link deflatePage} packed. */
export function inflatePage(packed: Uint8Array): SheetPage {
  const { inflateSync, strFromU8 } = fflate();
  return JSON.parse(strFromU8(inflateSync(packed))) as SheetPage;
}
