/** The review of a workspace: in the editor it follows what changes, saved as a file it shows what was. */
import {
  reviewWords,
  type SheetPage,
  type SheetTrend,
  type SheetUpdate,
  type Trend,
  unpackPages,
} from '../../core/view.ts';
import { make } from '../dom.ts';
import { host, onMessage, pageData } from '../host.ts';
import { worstFirst } from './cells.ts';
import { columnsOf, firstView, rowsOf, type Selection, select, type TreeRow, type View } from './model.ts';
import type { ReviewData, ReviewFilter, ReviewRequest } from './protocol.ts';
import { drawDimensions, drawLegend, drawStanding, type Standing } from './summary.ts';
import { Tree } from './tree.ts';

const data = pageData<ReviewData>();
const words = reviewWords(data.language);
const pages = new Map<string, SheetPage>();
let standing: Pick<Standing, 'verdict' | 'progress'> = { verdict: null, progress: null };
let trend: Trend | null = null;
let view: View = restoredView();
let selection: Selection | undefined;

const ask = host ? (request: ReviewRequest) => host!.postMessage(request) : undefined;
const head = make('div', { class: 'top' });
const dimensions = make('div');
const search = make('input', {
  type: 'search',
  placeholder: words.filter,
  'aria-label': words.filter,
  value: view.text,
});
const severityButtons = make('div', { role: 'group', 'aria-label': words.severities, class: 'severities' });
const shown = make('p', { class: 'shown dim', role: 'status' });
const nothing = make('p', { class: 'nothing' });
const legend = make('p', { class: 'legend' });
const tree = new Tree(words, {
  toggle(key, open) {
    const keys = new Set(view.open);
    if (open) keys.add(key);
    else keys.delete(key);
    change({ open: keys }, false);
  },
  open: ask && ((row) => openRow(row)),
  sort(column) {
    const { sort } = view;
    const descending = sort.column === column ? !sort.descending : column !== 'name';
    change({ sort: { column, descending } });
  },
});

document
  .getElementById('page')!
  .replaceChildren(
    head,
    dimensions,
    make('div', { class: 'filters' }, search, severityButtons, shown),
    tree.element,
    nothing,
    legend,
    make('p', { class: 'dim foot' }, ask ? words.keys : words.keysSaved, ' ', words.method),
  );

search.addEventListener('input', () => change({ text: search.value }));
search.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    tree.focus();
  } else if (event.key === 'Escape' && view.text) {
    search.value = '';
    change({ text: '' });
  }
});
tree.element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') search.focus();
});

function restoredView(): View {
  const kept = host?.getState() as (Omit<View, 'open'> & { open: string[] }) | undefined;
  return kept ? { ...kept, open: new Set(kept.open) } : firstView;
}

function change(part: Partial<View>, filters = true): void {
  view = { ...view, ...part };
  host?.setState({ ...view, open: [...view.open] });
  if (filters) selection = undefined;
  draw();
}

function openRow(row: TreeRow): void {
  if (row.kind === 'page') ask?.({ type: 'open', uri: row.uri });
  if (row.kind !== 'finding') return;
  const { line, column } = row.finding;
  ask?.({ type: 'open', uri: row.uri, line, column });
}

function draw(): void {
  selection ??= select(pages, view);
  const { sums, markets } = selection;
  redraw(
    head,
    drawStanding(
      { ...standing, pages: pages.size, hasTrend: trend !== null },
      words,
      ask && ((type) => ask({ type })),
    ),
  );
  redraw(
    dimensions,
    drawDimensions(selection, view, words, (category) => change({ category })),
  );
  redraw(
    severityButtons,
    ...worstFirst.map((severity) => {
      const on = view.severities.includes(severity);
      const button = make(
        'button',
        { 'aria-pressed': String(on), 'data-severity': severity },
        make('span', { class: `mark ${severity}`, 'aria-hidden': 'true' }),
        words.severity[severity],
      );
      button.addEventListener('click', () =>
        change({
          severities: worstFirst.filter((one) => (one === severity) !== view.severities.includes(one)),
        }),
      );
      return button;
    }),
  );
  const findings = worstFirst.reduce((sum, severity) => sum + sums.bySeverity[severity], 0);
  const text = words.shown(sums.pages, findings);
  // While pages come in, a reader of the screen would hear nothing else.
  if (!standing.progress && shown.textContent !== text) shown.textContent = text;
  nothing.textContent = markets.length || standing.progress ? '' : pages.size ? words.nothing : words.noPages;
  nothing.hidden = !nothing.textContent || (!pages.size && !standing.verdict);
  tree.element.hidden = !markets.length;
  const columns = columnsOf(pages.values());
  redraw(legend, ...(columns.includes('authors') ? drawLegend(words) : []));
  tree.show(rowsOf(selection, view.open, trend), columns, view);
}

/** Draws a part anew; a button in it that has the keyboard keeps it. */
function redraw(part: HTMLElement, ...children: HTMLElement[]): void {
  const focused = document.activeElement;
  const name =
    focused && part.contains(focused) ? Object.entries((focused as HTMLElement).dataset)[0] : undefined;
  part.replaceChildren(...children);
  if (name) part.querySelector<HTMLElement>(`[data-${name[0]}="${name[1]}"]`)?.focus();
}

let isDue = false;
function drawSoon(): void {
  selection = undefined;
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    draw();
  });
}

onMessage<SheetUpdate | SheetTrend | ReviewFilter>((update) => {
  if ('filter' in update) {
    search.value = update.filter;
    return change({ text: update.filter });
  }
  if ('trend' in update) {
    trend = update.trend;
    return drawSoon();
  }
  if (update.restart) pages.clear();
  for (const [index, page] of unpackPages(update.pages).entries()) pages.set(update.uris[index]!, page);
  for (const uri of update.gone) pages.delete(uri);
  standing = { verdict: update.verdict, progress: update.progress };
  drawSoon();
});
if (data.saved) {
  for (const page of unpackPages(data.saved.pages)) pages.set(page.path, page);
  standing = { verdict: data.saved.verdict, progress: null };
  trend = data.saved.trend;
}
draw();
ask?.({ type: 'ready' });
