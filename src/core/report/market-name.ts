import type { Language, Messages } from '../messages/index.ts';
import { markets } from '../regions/market.ts';

/** A market's name in the language of the interface: `ID` is Indonesia or 印度尼西亚. */
export function marketName(market: string | undefined, say: Messages, speaks: Language): string {
  return market ? (markets.get(market)?.name[speaks] ?? market) : say.noMarket;
}
