/** Reads a workbook that came back, from whatever program saved it. Nothing in it is executed, followed or fetched. */
import { decodeXML } from 'entities';
import type { Element, Node } from '../content/element-tree.ts';
import { readXml, xmlAttribute } from '../content/strings/xml.ts';
import { isYes } from '../messages/hand-over.ts';
import type { Returned, ReturnedPage, ReturnedRow, ReturnProblem } from './hand-over.ts';
import { readRowId } from './rows.ts';
import { columnMark, pageColumns } from './write-xlsx.ts';
import { columnIndex, fromCellText, unpack } from './xlsx-parts.ts';

/** A cell with something in it. */
interface Cell {
  readonly text: string;
  /** What it is, where it is no text that somebody typed. */
  readonly problem?: 'formula' | 'number';
}

/** The cells of a row by the index of their column, and its number, from 1. */
interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** Columns and rows beyond are not ours. */
const mostColumns = 64;
const mostRows = 100_000;
const mostSheets = 5_000;

/** Reads the bytes of a workbook that `writeXlsx` made and people filled in. */
export function readXlsx(bytes: Uint8Array): Returned | { readonly problem: ReturnProblem } {
  let sheets: ReturnType<typeof sheetsOf>;
  try {
    sheets = sheetsOf(bytes);
  } catch (error) {
    return { problem: error instanceof RangeError ? 'too-large' : 'not-a-workbook' };
  }
  let by = '';
  const read = new Set<string>();
  const pages: Omit<ReturnedPage, 'isRead'>[] = [];
  for (const { name, rows } of sheets) {
    const head = rows.slice(0, 10).findIndex(({ cells }) => [...cells.values()].some(isHead));
    if (head < 0) continue;
    const columns = new Map<string, number>();
    for (const [index, { text }] of rows[head]!.cells)
      if (text.startsWith(columnMark)) columns.set(text.slice(columnMark.length), index);
    const cell = ({ cells }: SheetRow, column: string) => cells.get(columns.get(column) ?? -1);
    const text = (row: SheetRow, column: string) => cell(row, column)?.text ?? '';
    const body = rows.slice(head + 1);
    if (pageColumns.every((column) => columns.has(column))) {
      const about = body.find((row) => text(row, 'id') === 'page');
      if (!about) continue;
      const path = text(about, 'source');
      const [page = '', source = ''] = text(about, 'before').split(' ');
      const returned = body
        .filter((row) => readRowId(text(row, 'id')))
        .map((row): ReturnedRow => {
          const place = `${name} ${columnLetters(columns.get('write')!)}${row.number}`;
          return { place, ...rowOf((column) => cell(row, column)) };
        });
      pages.push({ path, hashes: { page, source }, rows: returned });
    } else if (columns.has('page') && columns.has('id')) {
      for (const row of body) {
        const id = text(row, 'id');
        if (id === 'by') by = text(row, 'write').trim();
        else if (id && isYes(text(row, 'write'))) read.add(id);
      }
    }
  }
  if (!pages.length) return { problem: 'not-ours' };
  return { by, pages: pages.map((page) => ({ ...page, isRead: read.has(page.path) })) };
}

const isHead = ({ text }: Cell) => text.startsWith(columnMark);

function rowOf(cell: (column: string) => Cell | undefined): Omit<ReturnedRow, 'place'> {
  const text = (column: string) => cell(column)?.text ?? '';
  const [before, write] = [text('before'), text('write')];
  const problem =
    cell('write')?.problem ??
    cell('remark')?.problem ??
    (text('current') === before ? undefined : 'wrong-column');
  return {
    id: text('id'),
    before,
    write: write === before ? undefined : write,
    verdict: text('verdict'),
    remark: text('remark').trim(),
    rules: text('rules').split(' ').filter(Boolean),
    ...(problem ? { problem } : {}),
  };
}

function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : '';
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** @throws RangeError where there is too much, another error where it is no workbook */
function sheetsOf(bytes: Uint8Array): Sheet[] {
  const parts = unpack(bytes, (name) =>
    /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
      name,
    ),
  );
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new Error('no workbook');
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '');
  const isDate = dateFormats(parts.get('xl/styles.xml') ?? '');
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const named = all(workbook, 'sheet').map((sheet) => ({
    name: xmlAttribute(workbook, sheet, 'name'),
    part: targets.get(attributeOf(workbook, sheet, 'id')),
  }));
  if (named.length > mostSheets) throw new RangeError('too many sheets');
  return named.flatMap(({ name, part }) => {
    const text = part === undefined ? undefined : parts.get(part);
    return text === undefined ? [] : [{ name, rows: rowsIn(text, strings, isDate) }];
  });
}

/** Elements of a part by their names without prefixes; some programs write `x:row`. */
function all(part: string, name: string): Element[] {
  return below(readXml(part).children, name);
}

function below(nodes: readonly Node[], name: string): Element[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'element') return [];
    return localName(node.name) === name ? [node] : below(node.children, name);
  });
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of an attribute with whatever prefix. */
function attributeOf(part: string, { attributes }: Element, name: string): string {
  const found = attributes.find((one) => one.name !== name && localName(one.name) === name);
  return found ? decodeXML(part.slice(found.value.from, found.value.to)) : '';
}

function targetsOf(part: string): Map<string, string> {
  const found = all(part, 'Relationship').map((one) => {
    const target = xmlAttribute(part, one, 'Target');
    return [
      xmlAttribute(part, one, 'Id'),
      target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
    ] as const;
  });
  return new Map(found);
}

function sharedStrings(part: string): string[] {
  return all(part, 'si').map((item) => stringIn(part, item));
}

/** The text of a string item or an inline string: its runs, without how they are read aloud. */
function stringIn(part: string, { children }: Element): string {
  const texts = children.map((node) => {
    if (node.kind !== 'element') return '';
    if (localName(node.name) === 'r') return stringIn(part, node);
    return localName(node.name) === 't' ? textIn(part, node) : '';
  });
  return texts.join('');
}

/** The text of an element. An entity that only a document type could explain stays as it is written. */
function textIn(part: string, { children }: Element): string {
  const raw = children.map((node) => {
    if (node.kind === 'text') return decodeXML(part.slice(node.from, node.to).replace(/\r\n?/g, '\n'));
    return node.kind === 'cdata' ? part.slice(node.from, node.to) : '';
  });
  return fromCellText(raw.join(''));
}

/** Which formats of cells, by their index, show a number as something else than it is: a date, a price, a share. */
function dateFormats(part: string): (format: number) => boolean {
  const [list] = all(part, 'cellXfs');
  const formats = list
    ? below(list.children, 'xf').map((one) => Number(xmlAttribute(part, one, 'numFmtId')))
    : [];
  // General, 0 and text.
  return (format) => ![0, 1, 49].includes(formats[format] ?? 0);
}

function rowsIn(part: string, strings: readonly string[], isDate: (format: number) => boolean): SheetRow[] {
  const [data] = all(part, 'sheetData');
  if (!data) return [];
  const rows = below(data.children, 'row');
  if (rows.length > mostRows) throw new RangeError('too many rows');
  let last = 0;
  return rows.map((row) => {
    const number = Number(xmlAttribute(part, row, 'r')) || last + 1;
    last = number;
    const cells = new Map<number, Cell>();
    let column = -1;
    for (const element of below(row.children, 'c')) {
      const [, letters] = /^([A-Z]{1,3})\d+$/.exec(xmlAttribute(part, element, 'r')) ?? [];
      column = letters ? columnIndex(letters) : column + 1;
      if (column >= mostColumns) continue;
      const cell = cellOf(part, element, strings, isDate);
      if (cell) cells.set(column, cell);
    }
    return { number, cells };
  });
}

function cellOf(
  part: string,
  element: Element,
  strings: readonly string[],
  isDate: (format: number) => boolean,
): Cell | undefined {
  const child = (name: string) => below(element.children, name)[0];
  const type = xmlAttribute(part, element, 't');
  const value = child('v');
  const written = value ? textIn(part, value) : '';
  if (child('f')) return { text: written, problem: 'formula' };
  if (type === 'inlineStr') {
    const inside = child('is');
    return inside && { text: stringIn(part, inside) };
  }
  if (!value) return undefined;
  if (type === 's') return { text: strings[Number(written)] ?? '' };
  if (type === 'str') return { text: written };
  const isNumber = type === '' || type === 'n';
  if (isNumber && !isDate(Number(xmlAttribute(part, element, 's')))) return { text: written };
  return { text: written, problem: 'number' };
}
