/** A market page beside its Chinese page: one row for the blocks that belong together. */
import type { Row, RowState } from '../../core/view.ts';
import { make } from '../dom.ts';
import { host, onMessage, pageData } from '../host.ts';
import type { CompareAnswer, CompareData, ComparedBlock, CompareMessage, Side } from './protocol.ts';

/** In the order in which they are worth looking at. */
const states = ['local', 'mirrors', 'adapted', 'moved', 'dropped'] as const satisfies RowState[];
/** A state is told by its sign as well as by its colour. */
const signs: Readonly<Record<RowState, string>> = {
  local: '★',
  mirrors: '=',
  adapted: '≈',
  moved: '↕',
  dropped: '−',
};
const sides: readonly Side[] = ['source', 'target'];

let data = pageData<CompareData>();
/** The row and side that has the keyboard; all other cells are left out of the tab order. */
let at: { row: number; side: Side } = { row: 0, side: 'target' };

const headline = make('p', { class: 'headline', 'aria-live': 'polite' });
const legend = make('div', { class: 'legend' });
const grid = make('div', { role: 'grid', 'aria-colcount': 2 });
document
  .getElementById('page')!
  .append(
    make('header', {}, headline, legend, make('p', { class: 'keys', id: 'keys' }, data.words.keys)),
    grid,
  );

/** The rows in the grid, with what each shows; the head is the grid's first child. */
let shown: { key: string; element: HTMLElement }[] = [];

function show(): void {
  const { words, rows } = data;
  headline.textContent = data.headline;
  legend.replaceChildren(...states.map(legendButton));
  grid.setAttribute('aria-rowcount', String(rows.length + 1));
  grid.setAttribute('aria-label', data.headline);
  grid.setAttribute('aria-describedby', 'keys');
  if (!grid.firstChild) {
    const heads = [words.source, words.target].map((text) => make('div', { role: 'columnheader' }, text));
    grid.append(make('div', { role: 'row', class: 'head', 'aria-rowindex': 1 }, ...heads));
  }
  const keys = rows.map((row) => JSON.stringify(row));
  // Typing changes a few rows: the others keep their elements, and the place and focus in them.
  let start = 0;
  while (start < keys.length && keys[start] === shown[start]?.key) start++;
  let end = 0;
  const most = Math.min(keys.length, shown.length) - start;
  while (end < most && keys[keys.length - 1 - end] === shown[shown.length - 1 - end]?.key) end++;
  const hadFocus = grid.contains(document.activeElement);
  const fresh = rows.slice(start, rows.length - end).map((row, offset) => ({
    key: keys[start + offset]!,
    element: rowElement(row),
  }));
  for (const { element } of shown.slice(start, shown.length - end)) element.remove();
  const before = shown[start - 1]?.element ?? (grid.firstChild as HTMLElement);
  before.after(...fresh.map(({ element }) => element));
  shown = [...shown.slice(0, start), ...fresh, ...shown.slice(shown.length - end)];
  for (const [index, { element }] of shown.entries())
    element.setAttribute('aria-rowindex', String(index + 2));
  moveTo(Math.min(at.row, rows.length - 1), at.side, hadFocus);
}

/** Counts the rows of a state; a click goes to the next of them. */
function legendButton(state: (typeof states)[number]): HTMLElement {
  const count = data.rows.filter((row) => row.state === state).length;
  const label = `${data.words.states[state]} ${count}`;
  const sign = make('span', { class: 'sign', 'aria-hidden': 'true' }, signs[state]);
  const button = make('button', { class: `state ${state}`, disabled: count === 0 }, sign, ` ${label}`);
  button.addEventListener('click', () => moveToNext(state, 1));
  return button;
}

function rowElement(row: Row<ComparedBlock>): HTMLElement {
  const { state, displaced } = row;
  const classes = ['row', state, displaced && 'displaced'].filter(Boolean).join(' ');
  const sign = make(
    'span',
    { class: 'sign', 'aria-hidden': 'true', title: describe(row) },
    state ? signs[state] : '',
  );
  return make(
    'div',
    { role: 'row', class: classes },
    cell(row, 'source'),
    make('div', { class: 'join', role: 'presentation' }, sign),
    cell(row, 'target'),
  );
}

function describe({ state, displaced }: Row<ComparedBlock>): string {
  if (!state) return '';
  return displaced ? `${data.words.states[state]} (${data.words.elsewhere})` : data.words.states[state];
}

function cell(row: Row<ComparedBlock>, side: Side): HTMLElement {
  const blocks = side === 'source' ? row.sources : row.targets;
  const text = blocks.map((block) => block.text).join('\n');
  const isChanged = blocks.some(({ changes }) => changes);
  const label = [describe(row), isChanged ? data.words.changed : '', text].filter(Boolean).join('. ');
  return make(
    'div',
    { role: 'gridcell', class: `cell ${side}`, tabindex: -1, 'aria-label': label },
    ...blocks.map(blockElement),
  );
}

function blockElement({ kind, text, changes }: ComparedBlock): HTMLElement {
  if (!changes) return make('p', { class: kind }, text);
  const parts = changes.map((part) => {
    if (part.kind === 'same') return part.text;
    return make(part.kind === 'removed' ? 'del' : 'ins', {}, part.text);
  });
  return make('p', { class: `${kind} changed`, title: data.words.changed }, ...parts);
}

function cellAt(row: number, side: Side): HTMLElement | undefined {
  return shown[row]?.element.querySelector<HTMLElement>(`.${side}`) ?? undefined;
}

/** Gives a cell the keyboard. */
function moveTo(row: number, side: Side, focus = true): void {
  cellAt(at.row, at.side)?.setAttribute('tabindex', '-1');
  at = { row: Math.max(0, row), side };
  const cell = cellAt(at.row, side);
  for (const stale of grid.querySelectorAll('[tabindex="0"]')) stale.setAttribute('tabindex', '-1');
  cell?.setAttribute('tabindex', '0');
  if (focus) cell?.focus();
}

/** Goes to the next or previous row of a state, round the end. */
function moveToNext(state: RowState, step: 1 | -1): void {
  const count = data.rows.length;
  for (let far = 1; far <= count; far++) {
    const row = (at.row + step * far + count * 2) % count;
    if (data.rows[row]!.state !== state) continue;
    moveTo(row, state === 'dropped' ? 'source' : 'target');
    shown[row]!.element.scrollIntoView({ block: 'center' });
    return;
  }
}

function open(row: number, side: Side): void {
  const { sources, targets } = data.rows[row]!;
  const block = (side === 'source' ? sources : targets)[0];
  if (block) host?.postMessage({ type: 'open', side, index: block.index } satisfies CompareAnswer);
}

const keys: Readonly<Record<string, () => void>> = {
  ArrowDown: () => moveTo(Math.min(at.row + 1, data.rows.length - 1), at.side),
  ArrowUp: () => moveTo(at.row - 1, at.side),
  ArrowLeft: () => moveTo(at.row, 'source'),
  ArrowRight: () => moveTo(at.row, 'target'),
  Home: () => moveTo(0, at.side),
  End: () => moveTo(data.rows.length - 1, at.side),
  Enter: () => open(at.row, at.side),
  l: () => moveToNext('local', 1),
  L: () => moveToNext('local', -1),
  m: () => moveToNext('mirrors', 1),
  M: () => moveToNext('mirrors', -1),
};

grid.addEventListener('keydown', (event) => {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

grid.addEventListener('click', ({ target }) => {
  const cell = (target as Element).closest<HTMLElement>('.cell');
  const row = cell ? shown.findIndex(({ element }) => element.contains(cell)) : -1;
  // Who selects text wants to copy it, not to go elsewhere.
  if (row < 0 || !document.getSelection()?.isCollapsed) return;
  const side = sides.find((one) => cell!.classList.contains(one))!;
  moveTo(row, side);
  open(row, side);
});

onMessage<CompareMessage>((message) => {
  if (message.type === 'data') {
    data = message.data;
    show();
    return;
  }
  const row = data.rows.findIndex(({ targets }) => targets.some(({ index }) => index === message.target));
  if (row < 0) return;
  moveTo(row, 'target');
  shown[row]!.element.scrollIntoView({ block: 'start' });
});

show();
host?.postMessage({ type: 'ready' } satisfies CompareAnswer);
