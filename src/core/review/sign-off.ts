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
 * @param before the record that was there: what was noted on words and is not dealt with stays, unless the page is approved
 */
export function recordSignOff(
  { source: sourcePath, path }: PageReview,
  content: Content,
  source: Content | undefined,
  { by, on, remarks: said }: Signature,
  before?: SignOffRecord,
): SignOffRecord {
  const isRight = said.every(({ kind }) => kind !== 'error');
  const open = isRight
    ? []
    : (before?.remarks ?? []).filter(({ words, resolved }) => words !== undefined && !resolved);
  const remarks = [...open.map((one) => ({ by: before!.by, on: before!.on, ...one })), ...said];
  const originals = originalsOf(content, source);
  return {
    verdict: isRight ? 'approved' : 'changes',
    by,
    on,
    text: hashPage(content.segments),
    ...(originals ? { source: { path: sourcePath ?? path, blocks: hashBlocks(originals) } } : {}),
    remarks,
  };
}
