/**
 * A workbook (Office Open XML, ECMA-376) for people of a market: a first sheet that says what to do, and a sheet for each
 * page. Every text is an inline string in a cell of the format “Text”, so that no program takes `=1+1` for a formula.
 */

import { handOverWords, rowVerdicts } from '../messages/hand-over.ts';
import type { Language } from '../messages/language.ts';
import { element, escapeXml, xmlHead } from '../text/xml.ts';
import type { HandedPage } from './hand-over.ts';
import type { Row } from './rows.ts';
import { columnName, pack, toCellText } from './xlsx-parts.ts';

/** What a workbook is made of. */
export interface Workbook {
  /** Name of the market in the language of the workbook. */
  readonly market: string;
  readonly language: Language;
  readonly pages: readonly HandedPage[];
}

/** Formats of cells, as `styles` lists them. */
const style = { plain: 0, locked: 1, open: 2, head: 3, title: 4 } as const;

/** A cell of a sheet; undefined for an empty one. */
type Cell = { readonly text: string; readonly style: number } | undefined;

/** Excel holds no more in a cell. */
const longestText = 32_767;

/** The columns of a page's sheet as its hidden first row names them, whatever language people see below. */
export const pageColumns = [
  'source',
  'current',
  'found',
  'write',
  'verdict',
  'remark',
  'id',
  'before',
  'rules',
] as const;
/** The columns of the first sheet. */
const listColumns = ['page', 'texts', 'found', 'write', 'id'] as const;
/** Begins the names of columns, so that no other sheet is taken for one of ours. */
export const columnMark = 'terroir:';

/** Writes a workbook; the same for the same pages. */
export function writeXlsx(book: Workbook): Uint8Array {
  const names = sheetNames(book);
  const sheets = [listSheet(book, names), ...book.pages.map((page) => pageSheet(page, book.language))];
  const ids = sheets.map((_, index) => index + 1);
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xmlHead}${element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }) +
        element('Default', { Extension: 'xml', ContentType: 'application/xml' }) +
        [
          ['/xl/workbook.xml', 'sheet.main'],
          ['/xl/styles.xml', 'styles'],
          ...ids.map((id) => [`/xl/worksheets/sheet${id}.xml`, 'worksheet'] as const),
        ]
          .map(([part, kind]) => element('Override', { PartName: part, ContentType: `${types}.${kind}+xml` }))
          .join(''),
    )}`,
    '_rels/.rels': relationshipPart([['rId1', `${relationships}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': `${xmlHead}${element(
      'workbook',
      { xmlns: mainNamespace, 'xmlns:r': relationships },
      element(
        'sheets',
        {},
        ids
          .map((id, index) => element('sheet', { name: names[index], sheetId: id, 'r:id': `rId${id}` }))
          .join(''),
      ),
    )}`,
    'xl/_rels/workbook.xml.rels': relationshipPart([
      ...ids.map((id) => [`rId${id}`, `${relationships}/worksheet`, `worksheets/sheet${id}.xml`] as const),
      [`rId${ids.length + 1}`, `${relationships}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': styles(),
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheet;
  });
  return pack(parts);
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function relationshipPart(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const inner = all.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target })).join('');
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${xmlHead}${element('Relationships', { xmlns }, inner)}`;
}

/** Names of sheets: at most 31 characters, none twice, none of those that references use. */
function sheetNames({ pages, language }: Workbook): string[] {
  const pageNames = pages.map(({ path }, index) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/[[\]:*?/\\'\p{C}]/gu, ' ');
    return `${index + 1} ${name}`.slice(0, 31).trim();
  });
  return [handOverWords(language).first, ...pageNames];
}

function listSheet({ market, language, pages }: Workbook, names: readonly string[]): string {
  const words = handOverWords(language);
  const plain = (text: string): Cell => ({ text, style: style.plain });
  const head = (text: string): Cell => ({ text, style: style.head });
  const rows: Cell[][] = [
    listColumns.map((name) => plain(columnMark + name)),
    [{ text: words.title(market), style: style.title }],
    ...words.steps.map((step, index) => [plain(`${index + 1}. ${step}`)]),
    [],
    [head(words.name), undefined, undefined, { text: '', style: style.open }, plain('by')],
    [],
    [head(words.page), head(words.texts), head(words.found), head(words.read)],
    ...pages.map(({ path, rows: texts }): Cell[] => [
      plain(path),
      plain(String(texts.length)),
      plain(String(texts.filter(({ findings }) => findings.length).length)),
      { text: '', style: style.open },
      plain(path),
    ]),
  ];
  const first = rows.length - pages.length + 1;
  const last = rows.length;
  return worksheet(rows, {
    widths: [60, 12, 14, 24],
    hiddenFrom: 4,
    merged: [`A2:D2`, ...words.steps.map((_, index) => `A${index + 3}:D${index + 3}`)],
    heights: new Map([[2, 24], ...words.steps.map((_, index) => [index + 3, 34] as const)]),
    lists: pages.length ? [{ cells: `D${first}:D${last}`, options: [words.yes], error: words.choose }] : [],
    links: pages.map((_, index) => ({ cell: `A${first + index}`, to: `'${names[index + 1]!}'!A1` })),
    frozen: undefined,
  });
}

function pageSheet({ path, hashes, rows }: HandedPage, language: Language): string {
  const words = handOverWords(language);
  const locked = (text: string): Cell => ({ text, style: style.locked });
  const open = (text: string): Cell => ({ text, style: style.open });
  const heads = Object.values(words.columns).map((text): Cell => ({ text, style: style.head }));
  const cells: Cell[][] = [
    pageColumns.map((name) => locked(columnMark + name)),
    [
      { text: path, style: style.title },
      ...Array<Cell>(5).fill(undefined),
      locked('page'),
      locked(`${hashes.page} ${hashes.source}`),
    ],
    heads,
    ...rows.map((row): Cell[] => {
      const { source, tagged, findings, id } = row;
      const found = findingTexts(row);
      const { shown } = tagged;
      if (toCellText(shown).length > longestText)
        return [locked(source.slice(0, 1000)), locked(shown.slice(0, 1000)), locked(words.tooLong)];
      const texts = [source, shown, found].map((text) => locked(text.slice(0, longestText)));
      const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].join(' ');
      return [...texts, open(shown), open(''), open(''), locked(id), locked(shown), locked(rules)];
    }),
  ];
  const last = cells.length;
  return worksheet(cells, {
    widths: [36, 44, 40, 44, 11, 34],
    hiddenFrom: 6,
    merged: ['A2:F2'],
    heights: new Map([[2, 24]]),
    lists:
      last > 3
        ? [
            {
              cells: `E4:E${last}`,
              options: rowVerdicts.map((verdict) => words.verdict[verdict]),
              error: words.choose,
            },
          ]
        : [],
    links: [],
    frozen: 3,
  });
}

/** What was found in a text, a line each. */
function findingTexts({ findings }: Row): string {
  return [...new Set(findings.map(({ message }) => `• ${message}`))].join('\n');
}

interface SheetLayout {
  /** Of the columns people see, in characters. */
  readonly widths: readonly number[];
  /** Columns from here on are hidden. */
  readonly hiddenFrom: number;
  readonly merged: readonly string[];
  /** Heights of rows, in points, by their numbers from 1. */
  readonly heights: ReadonlyMap<number, number>;
  readonly lists: readonly { cells: string; options: readonly string[]; error: string }[];
  readonly links: readonly { cell: string; to: string }[];
  /** How many rows stay where they are; undefined for none. */
  readonly frozen: number | undefined;
}

function worksheet(rows: readonly (readonly Cell[])[], layout: SheetLayout): string {
  const { widths, hiddenFrom, frozen } = layout;
  const pane =
    frozen === undefined
      ? ''
      : element('pane', {
          ySplit: frozen,
          topLeftCell: `A${frozen + 1}`,
          activePane: 'bottomLeft',
          state: 'frozen',
        });
  const columns = widths.map((width, index) =>
    element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }),
  );
  const hidden = element('col', { min: hiddenFrom + 1, max: hiddenFrom + 4, width: 9, hidden: 1 });
  const data = rows.map((cells, index) => {
    const number = index + 1;
    const height = layout.heights.get(number);
    const attributes = {
      r: number,
      ...(index ? {} : { hidden: 1 }),
      ...(height ? { ht: height, customHeight: 1 } : {}),
    };
    return element('row', attributes, cells.map((cell, column) => cellXml(cell, column, number)).join(''));
  });
  const list = ({ cells, options, error }: SheetLayout['lists'][number]) =>
    element(
      'dataValidation',
      { type: 'list', allowBlank: 1, showErrorMessage: 1, error, sqref: cells },
      // A list of words, not a formula of ours: the element is named so in the standard.
      element('formula1', {}, escapeXml(`"${options.join(',')}"`)),
    );
  const { merged, lists, links } = layout;
  // In the order in which the standard has them.
  return `${xmlHead}${element(
    'worksheet',
    { xmlns: mainNamespace },
    [
      element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
      element('sheetViews', {}, element('sheetView', { workbookViewId: 0 }, pane)),
      element('cols', {}, columns.join('') + hidden),
      element('sheetData', {}, data.join('')),
      element('sheetProtection', { sheet: 1, formatColumns: 0, formatRows: 0 }),
      merged.length
        ? element(
            'mergeCells',
            { count: merged.length },
            merged.map((ref) => element('mergeCell', { ref })).join(''),
          )
        : '',
      lists.length ? element('dataValidations', { count: lists.length }, lists.map(list).join('')) : '',
      links.length
        ? element(
            'hyperlinks',
            {},
            links.map(({ cell, to }) => element('hyperlink', { ref: cell, location: to })).join(''),
          )
        : '',
      element('pageSetup', { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 }),
    ].join(''),
  )}`;
}

function cellXml(cell: Cell, column: number, row: number): string {
  if (!cell) return '';
  const attributes = { r: `${columnName(column)}${row}`, s: cell.style };
  if (!cell.text) return element('c', attributes);
  const text = element('t', { 'xml:space': 'preserve' }, escapeXml(toCellText(cell.text)));
  return element('c', { ...attributes, t: 'inlineStr' }, element('is', {}, text));
}

/** The formats of `style`: all of them text (number format 49), so that what is typed stays what was typed. */
function styles(): string {
  const font = (inner: string) => element('font', {}, `${inner}${element('name', { val: 'Calibri' })}`);
  const size = (val: number) => element('sz', { val });
  const fill = (rgb: string) =>
    element('fill', {}, element('patternFill', { patternType: 'solid' }, element('fgColor', { rgb })));
  const none = (patternType: string) => element('fill', {}, element('patternFill', { patternType }));
  const side = (name: string) => element(name, { style: 'thin' }, element('color', { rgb: 'FFBFBFBF' }));
  const border = element('border', {}, ['left', 'right', 'top', 'bottom'].map(side).join(''));
  const format = (fontId: number, fillId: number, borderId: number, isOpen: boolean) =>
    element(
      'xf',
      {
        ...{
          numFmtId: 49,
          fontId,
          fillId,
          borderId,
          xfId: 0,
          applyNumberFormat: 1,
          applyFont: 1,
          applyFill: 1,
        },
        ...{ applyBorder: 1, applyAlignment: 1, applyProtection: 1 },
      },
      element('alignment', { vertical: 'top', wrapText: 1 }) +
        element('protection', { locked: isOpen ? 0 : 1 }),
    );
  const formats = [
    format(0, 0, 0, false),
    format(0, 2, 1, false),
    format(0, 3, 1, true),
    format(1, 4, 1, false),
    format(2, 0, 0, false),
  ];
  const bold = element('b', {});
  const list = (name: string, all: readonly string[]) => element(name, { count: all.length }, all.join(''));
  return `${xmlHead}${element(
    'styleSheet',
    { xmlns: mainNamespace },
    list('fonts', [font(size(11)), font(bold + size(11)), font(bold + size(14))]) +
      list('fills', [none('none'), none('gray125'), fill('FFF5F5F5'), fill('FFFFFBE6'), fill('FFE2E8F0')]) +
      list('borders', [element('border', {}, '<left/><right/><top/><bottom/>'), border]) +
      list('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]) +
      list('cellXfs', formats),
  )}`;
}
