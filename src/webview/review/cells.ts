/** Cells of the rows of the review. */
import { groups, type Mix, type ReviewWords, type Severity, severities, sizeOf } from '../../core/view.ts';
import { type Child, draw, make } from '../dom.ts';
import { type Column, type LocalTrend, numberIn, type TreeRow } from './model.ts';

/** The worst first, as everywhere on the page. */
export const worstFirst: readonly Severity[] = severities.toReversed();

/** The cells of a row; one that is no line of numbers has a single wide cell. */
export function cellsOf(row: TreeRow, columns: readonly Column[], words: ReviewWords): HTMLElement[] {
  const wide = (...children: readonly Child[]) =>
    make('div', { role: 'gridcell', class: 'wide', 'aria-colspan': columns.length }, ...children);
  if (row.kind === 'note') return [wide(...noteParagraphs(row.note))];
  if (row.kind === 'finding') {
    const { severity, message, line, ruleId, excerpt } = row.finding;
    const [before, marked, after] = excerpt;
    return [
      wide(
        ...twisty(row),
        make('span', { class: `mark ${severity}` }),
        make('span', { class: 'severity' }, words.severity[severity]),
        make('span', { class: 'message' }, message),
        make('span', { class: 'dim', title: ruleId }, words.line(line)),
        marked !== '' &&
          make('span', { class: 'excerpt', dir: 'auto' }, before, make('mark', {}, marked), after),
      ),
    ];
  }
  const name = row.kind === 'market' ? (row.name ?? words.noMarket) : row.page.path;
  const known = row.sums.known ? make('span', { class: 'dim' }, words.known(row.sums.known)) : undefined;
  const pairing = row.kind === 'page' ? row.page.sourceConfidence : null;
  const paired = pairing === null ? undefined : make('span', { class: 'dim' }, words.byContent(pairing));
  const shown = row.kind === 'market' ? [name] : pathParts(name);
  const first = make(
    'div',
    { role: 'rowheader', class: 'name', title: name },
    ...twisty(row),
    ...shown,
    paired,
    known,
  );
  return [
    first,
    ...columns.slice(1).map((column) => numberCell(row, column as Exclude<Column, 'name'>, words)),
  ];
}

/** A path in two parts: of one that is too long the folders are cut, never the name that tells it from others. */
function pathParts(path: string): Child[] {
  const at = path.lastIndexOf('/') + 1;
  return [
    make('span', { class: 'folder' }, path.slice(0, at)),
    make('span', { class: 'file' }, path.slice(at)),
  ];
}

function twisty({ isOpen }: TreeRow): Child[] {
  return [
    make('span', { class: 'twisty', 'aria-hidden': 'true' }, isOpen === undefined ? '' : isOpen ? '▾' : '▸'),
  ];
}

function numberCell(
  row: TreeRow & { readonly kind: 'market' | 'page' },
  column: Exclude<Column, 'name'>,
  words: ReviewWords,
): HTMLElement {
  const value = numberIn(row.sums, column);
  const cell = (...children: readonly Child[]) =>
    make('div', { role: 'gridcell', class: `number ${column}` }, ...children);
  if (row.kind === 'page' && column === 'pages') return cell();
  if (value === null) return cell(make('span', { class: 'dim', title: words.unknown }, '–'));
  if (column === 'mirror' || column === 'local') {
    const bar = make('span', { class: `share ${column}`, 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(value));
    const line = row.kind === 'market' && column === 'local' && row.trend && sparkline(row.trend, words);
    return cell(line, bar, words.percent(value));
  }
  if (column === 'penalty') return cell(value.toFixed(1));
  if (column === 'signed') return cell(...signedParts(row, words));
  if (column === 'authors') return cell(mixBar(row.sums.mix!, words), words.percent(value));
  const isSeverity = column !== 'pages' && column !== 'words';
  if (!isSeverity) return cell(words.number(value));
  return value
    ? cell(make('span', { class: `mark ${column}` }), words.number(value))
    : cell(make('span', { class: 'dim' }, '0'));
}

/** How many pages of a market are signed, or the state of a page. */
function signedParts(row: TreeRow & { readonly kind: 'market' | 'page' }, words: ReviewWords): Child[] {
  if (row.kind === 'market') return [words.nOf(row.sums.signed, row.sums.pages)];
  const { state } = row.page.signOff;
  const text = words.state[state];
  const shown = state === 'none' ? '–' : text;
  return [make('span', { class: state === 'approved' ? undefined : 'dim', title: text }, shown)];
}

/** Who wrote how much, as one bar of parts: those closest to the market first. */
function mixBar(mix: Mix, words: ReviewWords): HTMLElement {
  const text = `${words.writtenBy}: ${words.shares(mix)}`;
  const parts = closestFirst
    .filter((group) => mix[group])
    .map((group) => {
      const part = make('span', { class: `part version-${group[0]}` });
      part.style.setProperty('--share', String(mix[group] / sizeOf(mix)));
      return part;
    });
  return make('span', { class: 'mix', role: 'img', title: text, 'aria-label': text }, ...parts);
}

/** The versions of authors, those closest to the market first. */
export const closestFirst = [...groups.slice(0, -1).toReversed(), 'other'] as const;

const [lineWidth, lineHeight] = [48, 14];

/** How a share went, as a line from 0 to 1. A dozen points: a chart library would draw no more. */
function sparkline(trend: LocalTrend, words: ReviewWords): SVGSVGElement | undefined {
  const known = trend.flatMap(({ date, share }, index) => (share === null ? [] : [{ date, share, index }]));
  if (known.length < 2) return undefined;
  const points = known.map(({ share, index }) => {
    const x = 1 + (index / (trend.length - 1)) * (lineWidth - 2);
    return `${x.toFixed(1)},${(lineHeight - 1 - share * (lineHeight - 2)).toFixed(1)}`;
  });
  const text = known.map(({ date, share }) => words.trendAt(date, words.percent(share))).join(' · ');
  return draw(
    'svg',
    {
      class: 'trend',
      role: 'img',
      width: lineWidth,
      height: lineHeight,
      'aria-label': `${words.trendTitle}: ${text}`,
    },
    draw('title', {}, `${words.trendTitle}: ${text}`),
    draw('polyline', { points: points.join(' ') }),
  );
}

/** A note's paragraphs, with the two emphases that notes use. */
export function noteParagraphs(note: string): HTMLElement[] {
  return note
    .split('\n\n')
    .filter(Boolean)
    .map((paragraph) => {
      const quiet = /^\*([^*]+)\*$/.exec(paragraph);
      if (quiet) return make('p', { class: 'dim' }, quiet[1]);
      const parts = paragraph.split('**');
      // Between an odd and an even pair of stars stands what is strong.
      const children = parts.map((part, index) =>
        index % 2 && index < parts.length - 1 ? make('strong', {}, part) : part,
      );
      return make('p', {}, ...children);
    });
}
