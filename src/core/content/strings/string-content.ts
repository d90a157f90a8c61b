/** From the strings a reader finds in a file to the content that rules look at. */
import type { Span } from '../../finding.ts';
import { type Comment, type Content, type ContentProblem, type DeclaredLocale, keepsIn } from '../content.ts';
import type { Segment, SegmentKind } from '../segment.ts';
import type { Syntax } from '../syntax.ts';
import { documentIn } from './embedded.ts';
import { type Decoded, isUndivided, proseOf } from './message.ts';
import { kindOf } from './translatable.ts';
import { type DocumentKind, isDocument } from './view.ts';

/** One string of a file: its decoded value, and where it is. */
export interface StringEntry {
  /** The path to the string: `home.hero.title`. */
  readonly key: string;
  readonly value: Decoded;
  readonly syntax: Syntax;
  /** Range that a comment before the string applies to: the line, the element, the pair. */
  readonly block: Span;
  /** BCP 47, in files of several languages. */
  readonly language?: string | undefined;
  /** The text it was translated from. */
  readonly original?: string | undefined;
  /** What it is, where more than its key says so: one text, or a document. */
  readonly kind?: SegmentKind | DocumentKind | undefined;
}

/** Strings and comments that a reader found in a file. */
export interface StringFile {
  readonly entries: readonly StringEntry[];
  readonly comments?: readonly Comment[];
  readonly locale?: DeclaredLocale | undefined;
  readonly multilingual?: boolean;
  readonly problems?: readonly ContentProblem[];
}

/**
 * The content of a string file. A key that is itself Chinese, as in `"立即购买": "Buy now"`, is the text its value
 * was translated from.
 */
export function stringContent(file: StringFile): Content {
  const segments = file.entries.flatMap((entry): Segment[] => {
    const { key, syntax, language } = entry;
    const original = entry.original ?? (/\p{Script=Han}/u.test(key) ? key : undefined);
    const about = {
      key,
      ...(language === undefined ? {} : { language }),
      ...(original === undefined ? {} : { original }),
    };
    const { kind = kindOf(key), value } = entry;
    if (!isDocument(kind)) return proseOf(value).map((prose) => ({ ...about, ...prose, kind, syntax }));
    // What cannot be traced to its source is never split.
    if (isUndivided(value))
      return proseOf(value).map((prose) => ({ ...about, ...prose, kind: 'string', syntax }));
    return documentIn(value, kind, syntax, original).map((segment) => ({
      ...segment,
      key,
      ...(language === undefined ? {} : { language }),
    }));
  });
  const blocks = file.entries.map(({ block }) => block).sort((a, b) => a.from - b.from);
  return {
    segments: segments.sort((a, b) => a.from - b.from || b.to - a.to),
    blocks,
    keeps: keepsIn(file.comments ?? [], blocks),
    frontMatter: undefined,
    problems: file.problems ?? [],
    ...(file.locale ? { locale: file.locale } : {}),
    ...(file.multilingual ? { multilingual: true } : {}),
  };
}
