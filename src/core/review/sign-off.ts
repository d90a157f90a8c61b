import type { Content } from '../content/content.ts';
import { hashBlocks, hashPage } from '../signoff/hashes.ts';
import { originalsOf } from '../signoff/read.ts';
import type { Remark, SignOffRecord } from '../signoff/record.ts';
import type { PageReview } from './page.ts';

/** What a reviewer says of a page. */
export interface Signature {
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly remarks: readonly Remark[];
}

/**
 * The record of a reviewer's verdict on a page as it stands: an error asks for changes, with preferences alone the page
 * is approved.
 * @param source the content of `review.source`, where there is one
 */
export function recordSignOff(
  { source: sourcePath, path }: PageReview,
  content: Content,
  source: Content | undefined,
  { by, on, remarks }: Signature,
): SignOffRecord {
  const originals = originalsOf(content, source);
  return {
    verdict: remarks.some(({ kind }) => kind === 'error') ? 'changes' : 'approved',
    by,
    on,
    text: hashPage(content.segments),
    ...(originals ? { source: { path: sourcePath ?? path, blocks: hashBlocks(originals) } } : {}),
    remarks: [...remarks],
  };
}
