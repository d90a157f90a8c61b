/** Head of the review page: verdict, progress and filters. */
import type { Category, ReviewWords, SheetVerdict } from '../../core/view.ts';
import { make } from '../dom.ts';
import { closestFirst, worstFirst } from './cells.ts';
import type { Selection, View } from './model.ts';

/** Requests of the buttons to the editor. */
type Asked = 'review' | 'stop' | 'save' | 'trend';

/** Progress of the review. */
export interface Standing {
  readonly verdict: SheetVerdict | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly pages: number;
  readonly hasTrend: boolean;
}

/** The verdict, or how far the review is; buttons are beside it where there is an editor. */
export function drawStanding(
  { verdict, progress, pages, hasTrend }: Standing,
  words: ReviewWords,
  ask: ((type: Asked) => void) | undefined,
): HTMLElement {
  const button = (type: Asked, text: string, primary = false) => {
    const element = make('button', { 'data-ask': type, class: primary ? 'primary' : undefined }, text);
    element.addEventListener('click', () => ask?.(type));
    return element;
  };
  const buttons = make('div', { class: 'buttons' });
  const box = make('section', { class: 'standing' });
  if (progress) {
    const bar = make('progress', {
      max: progress.total,
      value: progress.done,
      'aria-label': words.reviewing,
    });
    box.append(
      make('h1', {}, words.reviewing),
      make('p', {}, bar, words.progress(progress.done, progress.total)),
    );
    buttons.append(button('stop', words.stop));
  } else if (verdict) {
    box.classList.add(verdict.state);
    box.append(
      make('h1', {}, words[verdict.state]),
      make('ul', {}, ...verdict.reasons.map((reason) => make('li', {}, reason))),
      ...verdict.mends.map((mend) => make('p', { class: 'dim' }, words.mend + mend)),
    );
    const trend = hasTrend ? words.trendAgain : words.trend;
    buttons.append(button('review', words.again), button('trend', trend), button('save', words.save));
  } else {
    box.append(make('h1', {}, pages ? words.stopped : words.none));
    buttons.append(button('review', pages ? words.again : words.start, true));
  }
  if (ask) box.append(buttons);
  return box;
}

/** Findings by dimension: bars that filter when they are pressed. Plain boxes: a chart library would draw no more. */
export function drawDimensions(
  { dimensions }: Selection,
  { category: chosen }: View,
  words: ReviewWords,
  choose: (category: Category | null) => void,
): HTMLElement {
  const totals = [...dimensions].map(([category, counts]) => ({
    category,
    counts,
    total: worstFirst.reduce((sum, severity) => sum + counts[severity], 0),
  }));
  totals.sort((a, b) => b.total - a.total);
  const most = Math.max(1, ...totals.map(({ total }) => total));
  const bars = totals.map(({ category, counts, total }) => {
    const parts = worstFirst
      .filter((severity) => counts[severity])
      .map((severity) => {
        const part = make('span', { class: `part ${severity}` });
        part.style.setProperty('--share', String(counts[severity] / most));
        return part;
      });
    const detail = worstFirst
      .filter((severity) => counts[severity])
      .map((severity) => `${words.severity[severity]} ${words.number(counts[severity])}`)
      .join(', ');
    const button = make(
      'button',
      {
        class: 'dimension',
        'aria-pressed': String(chosen === category),
        'data-category': category,
        title: detail,
      },
      make('span', { class: 'label' }, words.category[category]),
      make('span', { class: 'track', 'aria-hidden': 'true' }, ...parts),
      make('span', { class: 'total' }, words.number(total)),
    );
    button.addEventListener('click', () => choose(chosen === category ? null : category));
    return button;
  });
  return make('div', { role: 'group', 'aria-label': words.categories, class: 'dimensions' }, ...bars);
}

/** Legend of the colours of authorship. */
export function drawLegend(words: ReviewWords): HTMLElement[] {
  const entries = closestFirst.map((group) =>
    make(
      'span',
      {},
      make('span', { class: `mark version-${group[0]}`, 'aria-hidden': 'true' }),
      words.group[group],
    ),
  );
  return [make('span', { class: 'dim' }, words.writtenBy), ...entries];
}
