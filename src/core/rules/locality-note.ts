/** The locality card in words, for notes and for the side panel. */

import type { LocalityCard } from '../locality/card.ts';
import type { SignalKind } from '../locality/kinds.ts';
import { rankMaterial } from '../locality/library.ts';
import { type Material, titleOf } from '../locality/material.ts';
import type { Messages } from '../messages/index.ts';
import { soonestFirst, withDates } from '../regions/calendar.ts';
import { type Entry, forReaders, namesOf, type Reading } from '../regions/readers.ts';
import type { Page } from './rule.ts';

type Carded = Pick<
  Page,
  'market' | 'messages' | 'uiLanguage' | 'today' | 'target' | 'library' | 'used' | 'locality'
>;

/** Describes what would supply a missing kind, from the market's profile: `a price in IDR, “termasuk PPN”`. */
export function wishFor(
  kind: SignalKind,
  {
    market,
    messages,
    uiLanguage,
    today,
    target,
  }: Pick<Carded, 'market' | 'messages' | 'uiLanguage' | 'today'> & { readonly target: Reading },
): string {
  const words = messages.locality;
  const moments = market ? soonestFirst(withDates(market.moments, today)) : [];
  return words.wish[kind]({
    market: market?.name[uiLanguage] ?? messages.noMarket,
    currency: market?.currency ?? '',
    readers: target.readers,
    tax: market?.tax ?? '',
    moments: words.list(moments.slice(0, 2).map(messages.dated)),
    payments: words.list(namesOf(forReaders<Entry>(market?.payments ?? [], target)).slice(0, 3)),
  });
}

/** Renders the card beyond its hint, as Markdown: local signals found, and library items that fit the page. */
export function cardNote(page: Carded): string {
  const words = page.messages.locality;
  const { signals } = page.locality;
  const best = rankMaterial(
    page.library.items,
    page.target,
    new Set(page.used.map((one) => one.material)),
    page.today,
  );
  return [
    signals.length && words.found(words.list(signals.slice(0, 6).map(({ name }) => name))),
    ...unbacked(page.locality).map(words.notBacked),
    best.length && words.inLibrary(best.length, words.list(best.slice(0, 3).map(titleOf))),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Customers named without a figure. */
function unbacked({ signals, missing }: LocalityCard): string[] {
  if (!missing.includes('customer')) return [];
  return signals.filter(({ kind, isBacked }) => kind === 'customer' && !isBacked).map(({ name }) => name);
}

/** The text that inserting an item writes. */
export function textOf({ text, result, name = '' }: Material): string {
  return text ?? (result === undefined ? name : `${name}: ${result}`);
}

/** Renders the rights, owner, end and source of an item, as Markdown. */
export function detailsOf(
  { result, owner, rights = 'ask', until, source }: Material,
  messages: Messages,
): string {
  const words = messages.locality;
  return [
    words.rights[rights],
    result && words.details.result(result),
    owner && words.details.owner(owner),
    until && words.details.until(until),
    source && words.details.source(source),
  ]
    .filter(Boolean)
    .join('\n\n');
}
