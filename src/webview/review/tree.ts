/** The tree of markets, pages and findings: only the rows in sight are there, however many there are. */
import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ReviewWords } from '../../core/view.ts';
import { make } from '../dom.ts';
import { cellsOf } from './cells.ts';
import { type Column, columns, type TreeRow, type View } from './model.ts';

/** Events of the tree. */
export interface TreeActions {
  /** Unfolds or folds a row. */
  toggle(key: string, open: boolean): void;
  /** Opens the page of a row at its place; absent where there is no editor. */
  readonly open: ((row: TreeRow) => void) | undefined;
  sort(column: Column): void;
}

const rowHeight = 28;
/** Rows a page key moves by. */
const pageStep = 15;

export class Tree {
  readonly element: HTMLElement;
  private readonly head = make('div', { role: 'row', class: 'row head' });
  private readonly body = make('div', { role: 'rowgroup', class: 'body' });
  private readonly drawn = new Map<string, { row: TreeRow; element: HTMLElement }>();
  private readonly virtualizer: Virtualizer<Window, HTMLElement>;
  private rows: readonly TreeRow[] = [];
  private columns: readonly Column[] = columns;
  /** The row that has the keyboard: the only one that Tab reaches. */
  private active = 0;
  /** The user has been to a row: from then on it stays active, wherever it goes. */
  private hasBeen = false;

  constructor(
    private readonly words: ReviewWords,
    private readonly actions: TreeActions,
  ) {
    const group = make('div', { role: 'rowgroup', class: 'headgroup' }, this.head);
    this.element = make('div', { role: 'treegrid', 'aria-label': words.title }, group, this.body);
    this.virtualizer = new Virtualizer(this.options());
    this.virtualizer._didMount();
    this.body.addEventListener('keydown', (event) => this.key(event));
    this.body.addEventListener('click', (event) => this.click(event));
    window.addEventListener('resize', () => this.virtualizer.measure());
  }

  /** Shows rows; the active one stays active where it is still there. */
  show(rows: readonly TreeRow[], shown: readonly Column[], view: View): void {
    const key = this.rows[this.active]?.key;
    const had = this.hasFocus();
    this.rows = rows;
    this.columns = shown;
    this.element.setAttribute('aria-colcount', String(shown.length));
    const found = this.hasBeen ? rows.findIndex((row) => row.key === key) : 0;
    this.active = found >= 0 ? found : Math.max(0, Math.min(this.active, rows.length - 1));
    this.drawHead(view);
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    this.virtualizer.setOptions(this.options());
    this.virtualizer._willUpdate();
    this.draw();
    if (had) this.focus();
  }

  /** Gives the keyboard to the active row. */
  focus(): void {
    const row = this.rows[this.active];
    if (!row) return;
    // Which rows are drawn is remembered until the options change, and the active row has.
    this.virtualizer.setOptions(this.options());
    this.draw();
    this.drawn.get(row.key)?.element.focus({ preventScroll: true });
  }

  private options(): VirtualizerOptions<Window, HTMLElement> {
    return {
      count: this.rows.length,
      getScrollElement: (): Window => window,
      estimateSize: (index: number) => (this.rows[index]?.kind === 'note' ? 4 * rowHeight : rowHeight),
      getItemKey: (index: number) => this.rows[index]?.key ?? index,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      scrollMargin: this.body.offsetTop,
      // The head stays in sight, and must not cover the row that is scrolled to.
      scrollPaddingStart: this.head.offsetHeight + rowHeight,
      scrollPaddingEnd: rowHeight,
      overscan: 10,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range);
        // What has the keyboard stays, or scrolling would lose it.
        if (this.rows.length && !shown.includes(this.active)) shown.push(this.active);
        return shown.toSorted((a, b) => a - b);
      },
      onChange: () => this.draw(),
    };
  }

  private drawHead({ sort }: View): void {
    const cells = this.columns.map((column) => {
      const direction = sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined;
      const arrow = make(
        'span',
        { 'aria-hidden': 'true', class: 'arrow' },
        direction ? (sort.descending ? '↓' : '↑') : '',
      );
      const button = make(
        'button',
        { class: 'sort', 'data-column': column },
        this.words.columns[column],
        arrow,
      );
      button.addEventListener('click', () => this.actions.sort(column));
      return make('div', { role: 'columnheader', class: column, 'aria-sort': direction }, button);
    });
    const focused = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column;
    this.head.replaceChildren(...cells);
    if (focused) this.head.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
  }

  private draw(): void {
    const items = this.virtualizer.getVirtualItems();
    const keep = new Set(items.map(({ index }) => this.rows[index]?.key));
    for (const [key, { element }] of this.drawn) {
      if (keep.has(key)) continue;
      element.remove();
      this.drawn.delete(key);
    }
    this.body.style.height = `${this.virtualizer.getTotalSize()}px`;
    let before: Element | null = null;
    for (const item of items) {
      const element = this.drawRow(item);
      if (!element) continue;
      // Readers of screens go by the order of the elements.
      const place: ChildNode | null = before ? before.nextSibling : this.body.firstChild;
      if (place !== element) this.body.insertBefore(element, place);
      before = element;
      this.virtualizer.measureElement(element);
    }
  }

  private drawRow({ index, start }: VirtualItem): HTMLElement | undefined {
    const row = this.rows[index];
    if (!row) return undefined;
    let known = this.drawn.get(row.key);
    if (known?.row !== row) {
      const element = known?.element ?? make('div', { role: 'row' });
      element.className = `row ${row.kind}`;
      for (const [name, value] of Object.entries({
        'aria-level': row.level,
        'aria-posinset': row.position,
        'aria-setsize': row.siblings,
        'data-key': row.key,
      }))
        element.setAttribute(name, String(value));
      if (row.isOpen === undefined) element.removeAttribute('aria-expanded');
      else element.setAttribute('aria-expanded', String(row.isOpen));
      element.replaceChildren(...cellsOf(row, this.columns, this.words));
      known = { row, element };
      this.drawn.set(row.key, known);
    }
    const { element } = known;
    element.dataset.index = String(index);
    element.setAttribute('aria-rowindex', String(index + 2));
    element.tabIndex = index === this.active ? 0 : -1;
    element.style.transform = `translateY(${start - this.virtualizer.options.scrollMargin}px)`;
    return element;
  }

  private hasFocus(): boolean {
    return this.body.contains(document.activeElement);
  }

  private move(to: number): void {
    if (!this.rows.length) return;
    this.active = Math.max(0, Math.min(to, this.rows.length - 1));
    this.virtualizer.scrollToIndex(this.active);
    this.focus();
  }

  private key(event: KeyboardEvent): void {
    const row = this.rows[this.active];
    this.hasBeen = true;
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => this.move(this.active + 1),
      ArrowUp: () => this.move(this.active - 1),
      PageDown: () => this.move(this.active + pageStep),
      PageUp: () => this.move(this.active - pageStep),
      Home: () => this.move(0),
      End: () => this.move(this.rows.length - 1),
      ArrowRight: () => (row.isOpen ? this.move(this.active + 1) : this.toggle(row, true)),
      ArrowLeft: () => (row.isOpen ? this.toggle(row, false) : this.move(this.parentOf(this.active))),
      Enter: () => this.enter(row),
      ' ': () => this.toggle(row, !row.isOpen),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index);
    const row = this.rows[index];
    // Whoever selects text of a note wants to copy it.
    if (!row || row.kind === 'note') return;
    this.hasBeen = true;
    this.active = index;
    this.focus();
    if (target.closest('.twisty')) this.toggle(row, !row.isOpen);
    else this.enter(row);
  }

  private enter(row: TreeRow): void {
    const leads = row.kind === 'finding' || (row.kind === 'page' && row.isOpen === undefined);
    if (leads && this.actions.open) this.actions.open(row);
    else this.toggle(row, !row.isOpen);
  }

  private toggle(row: TreeRow, open: boolean): void {
    if (row.isOpen !== undefined) this.actions.toggle(row.key, open);
  }

  private parentOf(index: number): number {
    const level = this.rows[index]!.level;
    for (let above = index; above >= 0; above--) if (this.rows[above]!.level < level) return above;
    return index;
  }
}
