import { replacementEdit, type Segment } from '../content/segment.ts';
import type { Fix } from '../finding.ts';

/** A fix that writes `text` in place of decoded `[from, to)` of a segment; none where it cannot be written there. */
export function replacementFix(
  segment: Segment,
  from: number,
  to: number,
  text: string,
  about: Pick<Fix, 'title' | 'safe'>,
): Fix[] {
  const edit = replacementEdit(segment, from, to, text);
  return edit ? [{ ...about, edits: [edit] }] : [];
}
