/** Tables of strings with a header: CSV (RFC 4180, with any of the usual separators) and TSV. Papa Parse, which reads termbases for
 * import, gives no places of cells, which fixes need. */
import type { Span } from '../../finding.ts';
import { readLocales } from '../../regions/locale.ts';
import { shippedMarkets } from '../../regions/market.ts';
import type { Format } from '../content.ts';
import { proseKind } from '../prose-keys.ts';
import type { Syntax } from '../syntax.ts';
import { withLanguages } from './languages.ts';
import { type Escapes, readLiteral, verbatim } from './literal.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** A cell without the quotes around it. */
interface Cell extends Span {
  readonly quoted: boolean;
}

const keyHeaders = /^(?:keys?|identifier|name|slug|string[ _-]?id|msgid)$/i;
const doubledQuotes: Escapes = { pattern: /""/g, decode: () => '"' };

const unquoted: Syntax = {
  write: (text) => (/^[^\s",;|][^\n\r\t",;|]*$/.test(text) ? text : undefined),
};
const quoted: Syntax = { write: (text) => text.replaceAll('"', '""') };

/**
 * Columns whose header is a locale hold strings of that language; where there are none, those whose header says that
 * people read them (`title`, `description`, `cta`). All others are data.
 */
export const csv: Format = {
  id: 'csv',
  takesFrontMatter: false,
  comment: () => undefined,

  parse(text, _previous, markets = shippedMarkets) {
    const rows = rowsOf(text);
    const names = (rows[0] ?? []).map((cell) => textOf(text, cell).text.trim());
    const keyColumn = keyColumnOf(names);
    const codes = names.map((name, column) => (column === keyColumn ? '' : codeOf(name)));
    const locales = readLocales(codes, markets).map((one) => one?.locale);
    const hasLocales = locales.some(Boolean);
    const entries: StringEntry[] = [];
    rows.slice(1).forEach((row, index) => {
      const keyCell = row[keyColumn];
      const rowKey = (keyCell && textOf(text, keyCell).text.trim()) || String(index + 1);
      const block = { from: row[0]!.from, to: row.at(-1)!.to };
      row.forEach((cell, column) => {
        const [name, language] = [names[column], locales[column]];
        if (!name || column === keyColumn || (hasLocales ? !language : !proseKind(name))) return;
        const value = textOf(text, cell);
        const key = hasLocales ? rowKey : `${rowKey}.${name}`;
        const isCopy = isTranslatable(key.slice(key.lastIndexOf('.') + 1), value.text);
        entries.push({ key, value, syntax: cell.quoted ? quoted : unquoted, block, language, isCopy });
      });
    });
    return stringContent(withLanguages({ entries }));
  },
};

/** `id` holds the keys unless another column does: then it holds Indonesian. */
function keyColumnOf(names: readonly string[]): number {
  const named = names.findIndex((name) => keyHeaders.test(name));
  return named >= 0 ? named : names.findIndex((name) => /^id$/i.test(name));
}

/** Unity writes `Chinese (Simplified)(zh-Hans)`. */
function codeOf(name: string): string {
  return /\(([\w-]+)\)$/.exec(name)?.[1] ?? name;
}

function textOf(text: string, { from, to, quoted }: Cell) {
  return readLiteral(text, from, to, quoted ? doubledQuotes : verbatim);
}

/** The cells of every row that is not empty. From a quote on that is never closed quotes are characters as any other. */
function rowsOf(text: string): Cell[][] {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  // Excel's own line, which says what separates the cells.
  const [told = '', said] = /^sep=(.)\r?(?:\n|$)/.exec(text.slice(first, first + 8)) ?? [];
  const start = first + told.length;
  const separator = said ?? separatorOf(text.slice(start, endOfLine(text, start)));
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let allClosed = true;
  for (let at = start; at <= text.length; ) {
    const quoted: Cell | undefined = allClosed && text[at] === '"' ? quotedCell(text, at) : undefined;
    if (text[at] === '"' && !quoted) allClosed = false;
    const cell = quoted ?? plainCell(text, at, separator);
    row.push(cell);
    at = cell.to + (cell.quoted ? 1 : 0);
    while (at < text.length && text[at] !== separator && !isLineEnd(text, at)) at++;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (row.length > 1 || cell.from < cell.to) rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

function quotedCell(text: string, at: number): Cell | undefined {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return { from: at + 1, to: end, quoted: true };
  }
  return undefined;
}

function plainCell(text: string, at: number, separator: string): Cell {
  let end = at;
  while (end < text.length && text[end] !== separator && !isLineEnd(text, end)) end++;
  return { from: at, to: end, quoted: false };
}

/** The separator that appears most often in the header. */
function separatorOf(header: string): string {
  const count = (separator: string) => header.split(separator).length;
  return ['\t', ';', '|', ','].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isLineEnd(text, end)) end++;
  return end;
}
