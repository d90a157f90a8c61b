/** What changed on the Chinese pages of stale pages, as lines to read. */

import type { Language, Messages } from '../messages/index.ts';
import { staleWords } from '../messages/stale.ts';
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
