import type { Audience } from '../regions/audience.ts';
import type { Readers } from '../regions/readers.ts';
import type { Messages } from './index.ts';

/** Who reads a page, in words: `consumers`, `Chinese enterprises abroad`. */
export function readersName(
  { audience, readers }: { readonly audience: Audience; readonly readers: Readers | undefined },
  messages: Messages,
): string {
  return audience === 'local' && readers ? messages.readers[readers] : messages.audience[audience];
}
