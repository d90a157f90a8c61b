/** What is known of a market, as lines of Markdown for whoever writes for it. */
import type { BriefWords } from '../messages/brief.ts';
import type { Language } from '../messages/language.ts';
import { soonestFirst, withDates } from '../regions/calendar.ts';
import { samplesOf } from '../regions/locale-formats.ts';
import type { Market } from '../regions/market.ts';
import { samplePhone } from '../regions/phones.ts';
import { type Entry, forReaders, namesOf, type Reading } from '../regions/readers.ts';

/**
 * What people of a market know: how they pay, shop and write, what they keep, whom they listen to, how they write numbers.
 * @param reading who is written for
 * @param today the day from which coming days are counted
 */
export function localIdeas(market: Market, reading: Reading, words: BriefWords, today: Date): string[] {
  const { marketplaces, moments, festivals } = market;
  const known = (list: 'payments' | 'channels' | 'partners' | 'certifications') =>
    namesOf(forReaders<Entry>(market[list], reading));
  const lists: [Parameters<BriefWords['say']>[0], readonly string[]][] = [
    ['payments', known('payments')],
    ['channels', known('channels')],
    ['marketplaces', marketplaces],
    ['moments', withDates(moments, today).map(words.dated)],
    ['festivals', soonestFirst(withDates(festivals, today)).map(words.dated)],
    ['partners', known('partners')],
    ['certifications', known('certifications')],
    ['formats', formats(market, today)],
  ];
  return lists
    .filter(([, list]) => list.length)
    .map(([title, list]) => `- ${words.say(title)}: ${list.slice(0, 6).join(' · ')}`);
}

function formats({ code, locales, currency, tax }: Market, today: Date): string[] {
  const { number, price, date } = samplesOf(locales[0]!, currency, tax, today);
  const phone = samplePhone(code);
  return [number, price, date, ...(phone ? [phone] : [])];
}

/** Laws and what to treat with care, a line each. */
export function listed(items: Market['laws'] | Market['sensitivities'], uiLanguage: Language): string[] {
  return items.map(({ name, about }) => `- ${name}${about ? `: ${about[uiLanguage]}` : ''}`);
}
