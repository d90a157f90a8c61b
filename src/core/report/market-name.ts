import type { Language, Messages } from '../messages/index.ts';
import type { Market } from '../regions/market.ts';

/** A market's name in the language of the interface: Indonesia or 印度尼西亚. */
export function marketName(market: Market | undefined, say: Messages, speaks: Language): string {
  return market?.name[speaks] ?? say.noMarket;
}
