import type { Language, Messages } from '../messages/index.ts';
import type { Market } from '../regions/market.ts';

/** A market's name in the language of the interface: Indonesia or 印度尼西亚. */
export function marketName(market: Market | undefined, messages: Messages, uiLanguage: Language): string {
  return market?.name[uiLanguage] ?? messages.noMarket;
}
