import { givenOriginals } from '../alignment/by-key.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { Host } from '../host.ts';
import { parseSignOff, signOffPath } from './record.ts';
import { judgeSignOff, notSigned, type SignOff } from './state.ts';

/**
 * The sign-off of a page as it stands; `broken` where its record cannot be read.
 * @param source the page it follows, where it follows one
 */
export async function readSignOff(
  host: Host,
  page: string,
  content: Content,
  source: Content | undefined,
): Promise<SignOff | 'broken'> {
  const file = await host.read(signOffPath(page));
  if ('problem' in file) return file.problem === 'missing' ? notSigned : 'broken';
  const record = parseSignOff(file.text);
  return record ? judgeSignOff(record, content.segments, originalsOf(content, source)) : 'broken';
}

/**
 * What a page was translated from: the originals in the file itself, or its source page. A file of several languages
 * is signed as a whole, whatever each of them follows.
 */
export function originalsOf(content: Content, source: Content | undefined): readonly Segment[] | undefined {
  if (content.multilingual) return undefined;
  return givenOriginals(content.segments, source?.segments)?.segments ?? source?.segments;
}
