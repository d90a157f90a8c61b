/** Reads what an author pasted from a mail or a document: plain text, whose blocks show by lines and marks alone. */

/** A block of pasted text; `level` of a heading counts from 1. */
export type PastedBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly isNumbered: boolean; readonly text: string };

/** What was pasted. */
export interface Pasted {
  readonly blocks: readonly PastedBlock[];
  /** Lines around the text that are a letter’s: a greeting before the first marked heading, what follows a signature’s mark. */
  readonly around: readonly string[];
}

const bullet = /^(?:[-–—*•·▪◦‣●○]|o(?=\t))[ \t\u3000]+(?=\S)/;
const number = /^(?:\d{1,3}|[a-z])[.)、][ \t\u3000]+(?=\S)/;
const marked = /^(#{1,6})[ \t]+(?=\S)/;
/** Longer lines were wrapped by a mail program, shorter ones are lines of their own. */
const wrappedAt = 50;
/** A line this long is a sentence, whatever its end. */
const longestHeading = 90;

/**
 * The blocks of a pasted text. A heading is marked with # or, where none is, a short line without a full stop before running
 * text, as Word copies it; lines that a mail program wrapped become one paragraph again; its quotation marks (>) go.
 */
export function readPasted(pasted: string): Pasted {
  const lines = unquoted(pasted.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n').map(trimEnd));
  const { text, around } = withoutLetter(lines);
  const blocks: PastedBlock[] = [];
  for (const group of groupsOf(text))
    for (const line of linesOf(group, text.includes(''))) blocks.push(blockOf(line));
  const isMarked = blocks.some(({ kind }) => kind === 'heading');
  return { blocks: levelled(isMarked ? blocks : withGuessedHeadings(blocks)), around };
}

const trimEnd = (line: string) => line.trimEnd();

/** A reply’s text, where every line that says anything is quoted. */
function unquoted(lines: readonly string[]): readonly string[] {
  const said = lines.filter(Boolean);
  return said.length && said.every((line) => line.startsWith('>'))
    ? lines.map((line) => line.replace(/^(?:>[ \t]?)+/, ''))
    : lines;
}

/** Takes off what is a letter’s: before the first marked heading, and from the line that begins a signature (RFC 3676, 4.3). */
function withoutLetter(lines: readonly string[]): { text: readonly string[]; around: readonly string[] } {
  const first = Math.max(
    0,
    lines.findIndex((line) => marked.test(line)),
  );
  const end = lines.findIndex((line, index) => index > first && /^--$/.test(line));
  const last = end < 0 ? lines.length : end;
  const around = [...lines.slice(0, first), ...lines.slice(last + 1)].filter((line) => line.trim());
  return { text: lines.slice(first, last), around };
}

/** Lines between empty ones. */
function groupsOf(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines)
    if (line.trim()) groups.at(-1)!.push(line.trim());
    else if (groups.at(-1)!.length) groups.push([]);
  return groups.filter((group) => group.length);
}

/**
 * The blocks of a group, each a line.
 * @param hasGaps the text has empty lines, so that lines without one between them may be one paragraph
 */
function linesOf(group: readonly string[], hasGaps: boolean): string[] {
  const opens = (line: string) => marked.test(line) || bullet.test(line) || number.test(line);
  const joined: string[] = [];
  let before = '';
  for (const line of group) {
    const isWrapped = hasGaps && before.length >= wrappedAt && !marked.test(before) && !opens(line);
    if (isWrapped) joined.push(joinWords(joined.pop()!, line));
    else joined.push(line);
    before = line;
  }
  return joined;
}

/** Scripts without spaces between words get none where a line ended. */
function joinWords(first: string, second: string): string {
  const isTight =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，]$/u.test(first) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(second);
  return first + (isTight ? '' : ' ') + second;
}

function blockOf(line: string): PastedBlock {
  const [mark, hashes] = marked.exec(line) ?? [];
  if (mark !== undefined)
    return {
      kind: 'heading',
      level: hashes!.length,
      text: tidy(line.slice(mark.length).replace(/[ \t]#+$/, '')),
    };
  const [dot] = bullet.exec(line) ?? [];
  if (dot !== undefined) return { kind: 'item', isNumbered: false, text: tidy(line.slice(dot.length)) };
  const [digits] = number.exec(line) ?? [];
  if (digits !== undefined) return { kind: 'item', isNumbered: true, text: tidy(line.slice(digits.length)) };
  return { kind: 'paragraph', text: tidy(line) };
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Short lines that end no sentence, with running text somewhere behind them before the next such line. */
function withGuessedHeadings(blocks: readonly PastedBlock[]): PastedBlock[] {
  const isShort = ({ kind, text }: PastedBlock) =>
    kind === 'paragraph' && text.length <= longestHeading && !/[.。!！:：;；,，…]["”」』)]?$/.test(text);
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    const opens = index === 0 || (next !== undefined && !isShort(next));
    return next && opens && isShort(block) ? { kind: 'heading', level: 1, text: block.text } : block;
  });
}

/** The first heading is the title, others of its rank are below it: briefs ask for one # before each. */
function levelled(blocks: readonly PastedBlock[]): PastedBlock[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const top = Math.min(...headings);
  const isFlat = headings.filter((level) => level === top).length > 1;
  let isTitle = true;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const level = isTitle ? 1 : block.level - top + (isFlat ? 2 : 1);
    isTitle = false;
    return { ...block, level: Math.min(6, level) };
  });
}
