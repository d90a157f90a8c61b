import type { FormatId } from '../file-types.ts';
import type { Edit, Span } from '../finding.ts';
import type { Markets } from '../regions/market.ts';
import { firstIndex, reachOf } from '../text/first-index.ts';
import type { Mapping, Segment } from './segment.ts';
import type { Syntax } from './syntax.ts';

/** The prose of a document and where it is, as {@link Format.parse} reads it. */
export interface Content {
  readonly segments: readonly Segment[];
  /** The outermost blocks of the document: paragraphs, headings, whole lists and tables, front-matter values. */
  readonly blocks: readonly Span[];
  readonly keeps: readonly Keep[];
  readonly frontMatter: FrontMatter | undefined;
  /** The locale the document itself declares, outside front matter. */
  readonly locale?: DeclaredLocale;
  /** What a page of markup tells browsers and search engines of itself; absent where it is no page of markup. */
  readonly declarations?: readonly Declaration[];
  /** True where the strings of several locales are side by side, each saying its language. */
  readonly multilingual?: boolean;
  /** The strings of a string file, in the order of their segments; absent for a document. */
  readonly units?: readonly TranslationUnit[];
  readonly problems: readonly ContentProblem[];
  /** State of the parser, with which its format reads the next version of the document faster; nobody else looks into it. */
  readonly memory?: unknown;
}

/**
 * A string of a string file as programs read it, with its markup, its placeholders and the white space at its ends; also one
 * that is empty, or holds nothing to read. Segments are the prose in it.
 */
export interface TranslationUnit {
  readonly key: string;
  readonly text: string;
  /** Where each character of `text` is in the file. */
  readonly mappings: readonly Mapping[];
  readonly syntax: Syntax;
  /** Range of the whole entry: the line, the element, the pair. */
  readonly block: Span;
  /** BCP 47, in files of several languages. */
  readonly language?: string | undefined;
  /** The text it was translated from, as `text` is written, where the file itself gives it. */
  readonly original?: string | undefined;
  /** What form of a plural it is; undefined for a string that is none. */
  readonly plural?: PluralForm | undefined;
  /** The most characters it may have, where the file says so. */
  readonly maxLength?: number | undefined;
}

/** One of the strings that a program chooses from by a number. */
export interface PluralForm {
  /** The key that all of them have in common. */
  readonly stem: string;
  /** A category of CLDR (`one`, `few`), or the number of a form: gettext and Qt count them from 0. */
  readonly form: string;
  /** What it is for more than one in the original, where the file gives one text for one and another for more. */
  readonly original?: string | undefined;
}

/** A locale that a document declares for all of itself. */
export interface DeclaredLocale {
  /** BCP 47. */
  readonly tag: string;
  /** True where it is the point of the format, as in an XLIFF file; false where templates often leave it wrong. */
  readonly certain: boolean;
  /** It is that of a part of a document: what is said of all of it does not hold for the part. */
  readonly isPart?: true;
  /** Where the tag is, in markup. */
  readonly span?: Span;
}

/**
 * What a page of markup may declare of itself: `html` is the start of its root, `fonts` the families of a style, in their
 * order; `currency`, `market` and `language` are those of linked data.
 */
export type DeclarationKind =
  | 'html'
  | 'lang'
  | 'dir'
  | 'title'
  | 'description'
  | 'canonical'
  | 'alternate'
  | 'og:locale'
  | 'currency'
  | 'market'
  | 'language'
  | 'fonts';

/** Something that a page of markup declares in full; what code composes is none. */
export interface Declaration extends Span {
  readonly kind: DeclarationKind;
  /** As it is written. */
  readonly value: string;
  /** Of an `alternate`: the locale it is for, and where that stands. */
  readonly hreflang?: Span & { readonly value: string };
}

/** Part of the document that could not be read as its format says. */
export interface ContentProblem extends Span {
  readonly kind: 'front-matter' | 'half-saved' | 'broken-strings' | 'too-deep';
  readonly detail: string;
}

/**
 * A comment `terroir-keep RULE[, RULE]: reason`: the rules are not reported in the block it is in, or,
 * on a line of its own, in the block that follows.
 */
export interface Keep extends Span {
  readonly rules: readonly string[];
  readonly reason: string;
  /** The block it speaks for; empty when nothing follows. */
  readonly target: Span;
}

/** The metadata block at the head of a page. */
export interface FrontMatter extends Span {
  readonly syntax: 'yaml' | 'toml' | 'json';
  readonly data: Readonly<Record<string, unknown>>;
  /** Range of each top-level value in the document. */
  readonly values: ReadonlyMap<string, Span>;
}

/**
 * Reads one kind of file, and knows how a comment is written in it. To add one: its endings go into `fileTypes`
 * (extensions.ts), a file here exports the format, and the table of its room lists it (documents/document-formats.ts,
 * strings/string-formats.ts, or index.ts for markup); the compiler asks for each. Strings are best collected as
 * `StringEntry` and given to `stringContent`, prose line by line by a `LineReader`. The laws every format obeys are
 * in test/core/content-laws.ts.
 */
export interface Format {
  readonly id: FormatId;
  /**
   * Reads a document. It never throws, takes time that is linear in the text, and gives segments whose pieces say where
   * each character is; what it cannot read is one of the content's `problems`.
   * @param previous the content of an earlier version of the document, read by the same format: parsing may reuse it, and
   *   the result is the same without
   * @param markets those of the site, for formats in which names of locales say what is what; by default those that ship
   */
  parse(text: string, previous?: Content, markets?: Markets): Content;
  /** Most of its files hold no copy, and one that holds none is no page. */
  readonly isSparse?: true;
  /** True where a front matter may be added at the head of a file that has none. */
  readonly takesFrontMatter: boolean;
  /** A comment in the format's own syntax, for the block at `from`; undefined where no comment is possible there. */
  comment(content: Content, from: number, text: string): string | undefined;
}

/** A comment of any syntax. */
export interface Comment extends Span {
  /** Text between its marks. */
  readonly inner: string;
}

/**
 * The keeps among a document's comments, in their order.
 * @param blocks what a comment may speak for, sorted by where they begin
 */
export function keepsIn(comments: readonly Comment[], blocks: readonly Span[]): Keep[] {
  const ends = reachOf(blocks);
  return comments.flatMap(({ from, to, inner }) => {
    const keep = readKeep(inner);
    return keep ? [{ ...keep, from, to, target: blockFor({ from, to }, blocks, ends) }] : [];
  });
}

/** The block a comment at `span` speaks for: the outermost around it, or the next; empty where nothing follows. */
function blockFor(span: Span, blocks: readonly Span[], ends: readonly number[]): Span {
  // The first block with which anything reaches beyond the comment is one that does so itself.
  const around = blocks[firstIndex(ends, (end) => end > span.to)];
  if (around && around.from < span.from) return around;
  return blocks[firstIndex(blocks, (block) => block.from >= span.to)] ?? { from: span.to, to: span.to };
}

/** Reads the inside of a comment as a keep: `terroir-keep phrase/one-stop: our product's name`. */
function readKeep(comment: string): Pick<Keep, 'rules' | 'reason'> | undefined {
  const text = comment.trim();
  if (!/^terroir-keep\s/.test(text)) return undefined;
  const body = text.slice('terroir-keep'.length);
  const colon = body.indexOf(':');
  const names = (colon < 0 ? body : body.slice(0, colon)).split(/[\s,]+/).filter(Boolean);
  if (!names.length || names.some((name) => !/^[\w/*.-]+$/.test(name))) return undefined;
  return { rules: names, reason: colon < 0 ? '' : body.slice(colon + 1).trim() };
}

/**
 * The edit that keeps what a rule reports at `from`, with a reason: a comment before the outermost block, on a
 * line of its own where the block begins one. Undefined where no comment is possible.
 */
export function keepEdit(
  format: Format,
  text: string,
  content: Content,
  from: number,
  rule: string,
  reason: string,
): Edit | undefined {
  const block = content.blocks.find((candidate) => candidate.from <= from && from < candidate.to);
  if (!block) return undefined;
  const words = `terroir-keep ${rule}: ${reason.replace(/\s+/g, ' ').trim()}`;
  const comment = format.comment(content, from, words);
  if (comment === undefined) return undefined;
  const at = block.from;
  const start = text.lastIndexOf('\n', at - 1) + 1 || (text.startsWith('\uFEFF') ? 1 : 0);
  const inFrontMatter = content.frontMatter !== undefined && from < content.frontMatter.to;
  const isFirst = /^\uFEFF?\s*$/.test(text.slice(start, at));
  if (!inFrontMatter && !isFirst)
    return readBack(format, text, content, from, { from: at, to: at, text: comment });
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${/^[ \t]*/.exec(text.slice(start))![0]}${comment}${end}`;
  return readBack(format, text, content, from, { from: start, to: start, text: line });
}

/** The edit, unless broken markup around it would make it something else than a comment for `from`. */
function readBack(
  format: Format,
  text: string,
  content: Content,
  from: number,
  edit: Edit,
): Edit | undefined {
  const after = format.parse(text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  const moved = from + edit.text.length;
  const isKept = after.keeps.some(({ target }) => target.from <= moved && moved < target.to);
  const texts = ({ segments }: Content) => segments.map((segment) => segment.text).join('\n');
  return isKept && texts(after) === texts(content) ? edit : undefined;
}
