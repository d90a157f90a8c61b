/** The formats of documents, and where files with such endings are ones. */

import type { FormatId } from '../../file-types.ts';
import type { Markets } from '../../regions/market.ts';
import { readPath } from '../../regions/path-locale.ts';
import type { Format } from '../content.ts';
import { asciidoc } from './asciidoc.ts';
import { srt, vtt } from './captions.ts';
import { plainText } from './plain-text.ts';
import { restructuredText } from './restructured-text.ts';

export const documentFormats = {
  asciidoc,
  rst: restructuredText,
  srt,
  vtt,
  text: plainText,
} satisfies Partial<Record<FormatId, Format>>;

/** Most text files are no page: only those with a locale in their path are, and never what robots and lawyers read. */
export const isTextPage = (path: string, markets: Markets): boolean =>
  readPath(path, markets).found !== undefined &&
  !/(?:^|\/)(?:robots|humans|security|ads|licen[cs]e|notice|requirements)\b[^/]*$/i.test(path);
