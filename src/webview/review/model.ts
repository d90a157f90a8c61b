/** View model of the review page: rows, filtered, sorted and unfolded, without any DOM. */
import {
  type Category,
  type MarketSums,
  type Mix,
  type Severity,
  type SheetFinding,
  type SheetPage,
  severities,
  sizeOf,
  sumMixes,
  sumPages,
  type Trend,
  trendRows,
} from '../../core/view.ts';

export const columns = [
  ...(['name', 'pages', 'words', 'mirror', 'local', 'critical', 'major', 'minor', 'neutral'] as const),
  ...(['penalty', 'signed', 'authors'] as const),
] as const;
export type Column = (typeof columns)[number];

/** The columns that have something to tell: who wrote and who signed is known where a site asks for it. */
export function columnsOf(pages: Iterable<SheetPage>): readonly Column[] {
  let [isSigned, isAuthored] = [false, false];
  for (const { signOff, authorship } of pages) {
    isSigned ||= signOff.state !== 'none';
    isAuthored ||= authorship !== null;
  }
  return columns.filter(
    (column) => (column !== 'signed' || isSigned) && (column !== 'authors' || isAuthored),
  );
}

/** Filters, order and open rows that the user has chosen. */
export interface View {
  readonly text: string;
  /** Those that are shown. */
  readonly severities: readonly Severity[];
  /** The one that is shown; all where it is null. */
  readonly category: Category | null;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  /** Keys of the rows that are unfolded. */
  readonly open: ReadonlySet<string>;
}

export const firstView: View = {
  text: '',
  severities,
  category: null,
  sort: { column: 'critical', descending: true },
  open: new Set(),
};

/** Sums of a page or a market. */
export interface Sums extends MarketSums {
  /** Who wrote it; null where that is not known. */
  readonly mix: Mix | null;
}

function sumsOf(pages: readonly SheetPage[]): Sums {
  return { ...sumPages(pages), mix: sumMixes(pages.map(({ authorship }) => authorship)) };
}

/** A page with its key, and those of its findings that are to be seen. */
interface Shown {
  readonly key: string;
  readonly page: SheetPage;
  readonly sums: Sums;
}

interface ShownMarket {
  readonly name: string | null;
  readonly pages: readonly Shown[];
  readonly sums: Sums;
}

/** The local share of a market at moments, the oldest first; null where it is not known. */
export type LocalTrend = readonly { readonly date: string; readonly share: number | null }[];

interface RowBase {
  readonly key: string;
  readonly level: number;
  /** Place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  /** Undefined for a row that does not unfold. */
  readonly isOpen: boolean | undefined;
}
/** A line of the tree: a market, a page below it, a finding below that, and why it is one. */
export type TreeRow = RowBase &
  (
    | {
        readonly kind: 'market';
        readonly name: string | null;
        readonly sums: Sums;
        /** Undefined where nobody asked. */
        readonly trend: LocalTrend | undefined;
      }
    | { readonly kind: 'page'; readonly uri: string; readonly page: SheetPage; readonly sums: Sums }
    | { readonly kind: 'finding'; readonly uri: string; readonly finding: SheetFinding }
    | { readonly kind: 'note'; readonly note: string }
  );

/** Applies filter and order. */
export interface Selection {
  readonly markets: readonly ShownMarket[];
  readonly sums: MarketSums;
  /** Findings by dimension and severity, whatever dimension is chosen. */
  readonly dimensions: ReadonlyMap<Category, Record<Severity, number>>;
}

/** Filters and sorts pages. A page is shown where one of its findings passes, or where no filter asks for any. */
export function select(pages: ReadonlyMap<string, SheetPage>, view: View): Selection {
  const text = view.text.trim().toLowerCase();
  const wanted = new Set(view.severities);
  const asks = text !== '' || view.category !== null || wanted.size < severities.length;
  const dimensions = new Map<Category, Record<Severity, number>>();
  const byMarket = new Map<string | null, Shown[]>();
  for (const [key, page] of pages) {
    const named = `${page.path}\n${page.market ?? ''}`.toLowerCase().includes(text);
    const findings = page.findings.filter(({ severity, category, ruleId, message }) => {
      if (!wanted.has(severity)) return false;
      if (!named && !`${message}\n${ruleId}`.toLowerCase().includes(text)) return false;
      count(dimensions, category, severity);
      return view.category === null || category === view.category;
    });
    const isNamed = text !== '' && named && view.category === null && wanted.size === severities.length;
    if (asks && !findings.length && !isNamed) continue;
    const shown = asks ? { ...page, findings } : page;
    const group = byMarket.get(page.market);
    const entry = { key, page: shown, sums: sumsOf([shown]) };
    if (group) group.push(entry);
    else byMarket.set(page.market, [entry]);
  }
  const markets = [...byMarket].map(([name, group]) => ({
    name,
    pages: group.sort(order(view, ({ page }) => page.path)),
    sums: sumsOf(group.map(({ page }) => page)),
  }));
  markets.sort(order(view, ({ name }) => name ?? '\uFFFF'));
  const sums = sumPages(markets.flatMap(({ pages: group }) => group.map(({ page }) => page)));
  return { markets, sums, dimensions };
}

function count(
  dimensions: Map<Category, Record<Severity, number>>,
  category: Category,
  severity: Severity,
): void {
  let counts = dimensions.get(category);
  if (!counts) {
    counts = { neutral: 0, minor: 0, major: 0, critical: 0 };
    dimensions.set(category, counts);
  }
  counts[severity]++;
}

/** By the chosen column; of equal ones the worse, then by name. What is not known comes last either way. */
function order<T extends { readonly sums: Sums }>(
  { sort: { column, descending } }: View,
  nameOf: (one: T) => string,
): (a: T, b: T) => number {
  const names = (a: T, b: T) => (nameOf(a) < nameOf(b) ? -1 : 1);
  if (column === 'name') return (a, b) => (descending ? names(b, a) : names(a, b));
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [numberIn(a.sums, column), numberIn(b.sums, column)];
    if (x === null || y === null) return x === y ? names(a, b) : x === null ? 1 : -1;
    return sign * (x - y) || worst(b.sums) - worst(a.sums) || names(a, b);
  };
}

const worst = ({ bySeverity: { critical, major, minor } }: MarketSums) => critical * 25 + major * 5 + minor;

/** The number in a column; null where it is not known. */
export function numberIn(sums: Sums, column: Exclude<Column, 'name'>): number | null {
  switch (column) {
    case 'critical':
    case 'major':
    case 'minor':
    case 'neutral':
      return sums.bySeverity[column];
    case 'signed':
      return sums.pages && sums.signed / sums.pages;
    case 'authors':
      return sums.mix && sums.mix['4.0'] / sizeOf(sums.mix);
    default:
      return sums[column];
  }
}

/** The local share of each market at each moment, by its name. */
function localTrends(trend: Trend): Map<string | null, LocalTrend> {
  return new Map(
    trendRows(trend).map(({ name, at }) => [
      name,
      at.map((sums, index) => ({ date: trend[index]!.date, share: sums?.local ?? null })),
    ]),
  );
}

/** The rows of a selection, those of unfolded rows below them. */
export function rowsOf({ markets }: Selection, open: ReadonlySet<string>, trend: Trend | null): TreeRow[] {
  const trends = localTrends(trend ?? []);
  const rows: TreeRow[] = [];
  for (const [m, { name, pages, sums }] of markets.entries()) {
    const key = `market ${name}`;
    const isOpen = open.has(key);
    rows.push({
      kind: 'market',
      key,
      level: 1,
      position: m + 1,
      siblings: markets.length,
      isOpen,
      name,
      sums,
      trend: trends.get(name),
    });
    if (isOpen) for (const [p, shown] of pages.entries()) pushPage(rows, shown, p + 1, pages.length, open);
  }
  return rows;
}

function pushPage(
  rows: TreeRow[],
  { key, page, sums }: Shown,
  position: number,
  siblings: number,
  open: ReadonlySet<string>,
): void {
  const { findings } = page;
  const isOpen = findings.length ? open.has(key) : undefined;
  rows.push({ kind: 'page', key, level: 2, position, siblings, isOpen, uri: key, page, sums });
  if (!isOpen) return;
  for (const [f, finding] of findings.entries()) {
    const own = `${key} ${finding.line}:${finding.column} ${finding.ruleId} ${finding.message}`;
    const hasNote = finding.note ? open.has(own) : undefined;
    const place = { level: 3, position: f + 1, siblings: findings.length };
    rows.push({ kind: 'finding', key: own, ...place, isOpen: hasNote, uri: key, finding });
    if (hasNote)
      rows.push({
        kind: 'note',
        key: `${own} note`,
        level: 4,
        position: 1,
        siblings: 1,
        isOpen: undefined,
        note: finding.note,
      });
  }
}
