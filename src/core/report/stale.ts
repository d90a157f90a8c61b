/** What changed on the Chinese pages of stale pages, as lines to read. */

import type { Language, Messages } from '../messages/index.ts';
import { staleWords } from '../messages/stale.ts';
import type { Market } from '../regions/market.ts';
import type { PageReview } from '../review/page.ts';
import type { StaleSource } from '../review/stale-source.ts';
import type { StaleChange } from '../signoff/stale.ts';
import { groupBy } from '../text/group-by.ts';
import { changedSentences } from '../text/text-diff.ts';
import { marketName } from './market-name.ts';

/** A sentence that was taken out of a Chinese page, or came in. */
export interface ChangedSentence {
  readonly sign: '-' | '+';
  readonly text: string;
}

/** How many changed sentences of one page are shown where a page is all there is to read. */
const mostSentences = 40;

/** How many characters of a sentence are shown. */
const mostCharacters = 120;

/** The sentences that changed, what was taken out before what took its place. */
export function changedLines(changes: readonly StaleChange[]): ChangedSentence[] {
  const short = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text);
  return changes.flatMap(({ before, after }) => {
    const { removed, added } = changedSentences(before, after);
    return [
      ...removed.map((text) => ({ sign: '-', text: short(text) }) as const),
      ...added.map((text) => ({ sign: '+', text: short(text) }) as const),
    ];
  });
}

/** What is asked of a page's review here. */
export type StaleReview = Pick<PageReview, 'path' | 'source' | 'market' | 'stale'>;

/** Stale pages of one market. */
export interface StaleList {
  readonly market: Market | undefined;
  /** `Indonesia: 3 stale pages` */
  readonly title: string;
  readonly pages: readonly StalePage[];
}

/** A stale page, and why it is. */
export interface StalePage {
  readonly path: string;
  /** Which Chinese page was edited, and after what. */
  readonly why: string;
  readonly sentences: readonly ChangedSentence[];
  /** What else changed, in words: more sentences than are shown, or blocks of which only the number is known. */
  readonly rest: string | undefined;
}

/** Stale pages with what changed on their Chinese pages, market by market in the order of their first page. */
export function staleLists(
  reviews: Iterable<StaleReview>,
  messages: Messages,
  uiLanguage: Language,
): StaleList[] {
  const words = staleWords(uiLanguage);
  const pages = [...reviews].flatMap(({ path, source, market, stale }) => {
    if (!stale || stale === 'unknown') return [];
    const why = words.edited(source ?? path, words.after(stale.since, stale.on));
    return [{ market, page: { path, why, ...shownChanges(stale.changes, mostSentences, uiLanguage) } }];
  });
  return [...groupBy(pages, ({ market }) => market?.code)].map(([, group]) => {
    const { market } = group[0]!;
    return {
      market,
      title: words.ofMarket(marketName(market, messages, uiLanguage), group.length),
      pages: group.map(({ page }) => page),
    };
  });
}

/** What changed, as far as it is shown. */
export function shownChanges(
  changes: readonly StaleChange[],
  most: number,
  uiLanguage: Language,
): Pick<StalePage, 'sentences' | 'rest'> {
  const all = changedLines(changes);
  const words = staleWords(uiLanguage);
  const count = (kind: StaleChange['kind']) => changes.filter((one) => one.kind === kind).length;
  const more = all.length > most ? words.more(all.length - most) : undefined;
  // What a reviewer signed is kept by its hash: of what is gone the number is known.
  return {
    sentences: all.slice(0, most),
    rest: all.length ? more : words.blocks(count('added'), count('gone')),
  };
}

/** Of how many pages it cannot be told whether they are stale, in words; undefined where it can of all. */
export function staleUnknown(reviews: Iterable<StaleReview>, uiLanguage: Language): string | undefined {
  const unknown = [...reviews].filter(({ stale }) => stale === 'unknown').length;
  return unknown ? staleWords(uiLanguage).unknown(unknown) : undefined;
}

/** What a branch makes stale, in one sentence. */
export function makesStale(
  sources: readonly StaleSource[],
  messages: Messages,
  uiLanguage: Language,
): string | undefined {
  const pages = sources.flatMap((source) => source.pages);
  if (!pages.length) return undefined;
  const byMarket = groupBy(pages, ({ market }) => marketName(market, messages, uiLanguage));
  const markets = [...byMarket].map(([name, { length }]) => [name, length] as const);
  return staleWords(uiLanguage).makes(pages.length, markets);
}
