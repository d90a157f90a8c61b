/** From the strings a reader finds in a file to the content that rules look at. */
import type { Span } from '../../finding.ts';
import {
  type Comment,
  type Content,
  type ContentProblem,
  type DeclaredLocale,
  keepsIn,
  type TranslationUnit,
} from '../content.ts';
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
  /**
   * The string and its original with the markup that `value` and `original` leave out; absent where they leave out none.
   * `elsewhere` for a choice inside a string, which is compared as a whole.
   */
  readonly whole?:
    | { readonly value: Decoded; readonly original?: string | undefined }
    | 'elsewhere'
    | undefined;
  /** False for what nobody reads, or is empty: no segment is made of it. */
  readonly isCopy: boolean;
  readonly plural?: TranslationUnit['plural'];
  /** What translators are told, beside the comments before the entry. */
  readonly note?: string | undefined;
  readonly maxLength?: number | undefined;
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
    if (!entry.isCopy) return [];
    const { key, syntax, language } = entry;
    const original = entry.original ?? (/\p{Script=Han}/u.test(key) ? ownName(key) : undefined);
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
  const limits = limitsIn(file.comments ?? [], blocks);
  const units = file.entries.flatMap((entry): TranslationUnit[] => {
    // A document is read as pages are.
    if (entry.whole === 'elsewhere' || (entry.kind && isDocument(entry.kind))) return [];
    const { key, whole, syntax, block, language, plural, note = '' } = entry;
    const { text, mappings } = whole?.value ?? entry.value;
    const maxLength = entry.maxLength ?? limitIn(note) ?? limits.get(block);
    const original = whole?.original ?? entry.original;
    return [{ key, text, mappings, syntax, block, language, original, plural, maxLength }];
  });
  return {
    segments: segments.sort((a, b) => a.from - b.from || b.to - a.to),
    blocks,
    units: units.sort((a, b) => a.block.from - b.block.from),
    keeps: keepsIn(file.comments ?? [], blocks),
    frontMatter: undefined,
    problems: file.problems ?? [],
    ...(file.locale ? { locale: file.locale } : {}),
    ...(file.multilingual ? { multilingual: true } : {}),
  };
}

/** The last part of the path of a key, where it is Chinese: `home.立即购买` is 立即购买. */
function ownName(key: string): string {
  return key.replace(/^(?:[\w-]{1,60}\.){1,20}(?=[^.\s]*\p{Script=Han})/u, '');
}

/**
 * The largest length that a note for translators names: `max length: 30`, `[CHAR LIMIT=30]`, `maximum 30 characters`, `最多 30 个字`.
 * Undefined where it names none.
 */
function limitIn(note: string): number | undefined {
  const [, named, counted] =
    /(?:\bmax(?:imum)?[ _-]?(?:length|len|chars?|characters)|\b(?:char(?:acter)?|length)[ _-]?limit)\s{0,3}[:=]?\s{0,3}(\d{1,5})(?!\d|\s?%)|(?:\b(?:max(?:imum|\.)?|at most|up to|limit(?:ed to)?:?)|最多|不超过|上限)\s{0,3}(\d{1,5})\s{0,3}(?:char|个字|字符|个字符|字)/i.exec(
      note,
    ) ?? [];
  return named || counted ? Number(named ?? counted) : undefined;
}

/** The limits that comments name, by the block each stands before or in; blocks are sorted. */
function limitsIn(comments: readonly Comment[], blocks: readonly Span[]): ReadonlyMap<Span, number> {
  const limits = new Map<Span, number>();
  let next = 0;
  for (const { from, to, inner } of comments.toSorted((a, b) => a.from - b.from)) {
    const limit = limitIn(inner);
    if (limit === undefined) continue;
    while (next < blocks.length && blocks[next]!.to <= from) next++;
    // What stands beside an entry, in the line it ends, is about that one.
    const block = blocks[next];
    if (block && to <= block.to) limits.set(block, limit);
  }
  return limits;
}
