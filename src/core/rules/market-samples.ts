/** Samples of a market's own notation, for the notes of rules. */
import { inSentence } from '../messages/in-sentence.ts';
import { samplesOf } from '../regions/locale-formats.ts';
import { samplePhone } from '../regions/phones.ts';
import type { Page } from './rule.ts';

export const sampleWords = {
  en: {
    price: (market: string, sample: string) => `**Prices in ${inSentence(market)} look like:** ${sample}`,
    phone: (market: string, sample: string) => `**Numbers in ${inSentence(market)} look like:** ${sample}`,
  },
  zh: {
    price: (market: string, sample: string) => `**${market}的价格写法：** ${sample}`,
    phone: (market: string, sample: string) => `**${market}的电话号码写法：** ${sample}`,
  },
};

/** A price as the market writes it; empty where no market is known. */
export function priceNote({ market, uiLanguage, target, today }: Page): string {
  if (!market) return '';
  const locale = target.locale && new Intl.Locale(target.locale).region ? target.locale : market.locales[0]!;
  const { price } = samplesOf(locale, market.currency, market.tax, today);
  return sampleWords[uiLanguage].price(market.name[uiLanguage], price);
}

/** A phone number as the market writes it; empty where none is known. */
export function phoneNote({ market, uiLanguage }: Page): string {
  const sample = market && samplePhone(market.code);
  return sample ? sampleWords[uiLanguage].phone(market.name[uiLanguage], sample) : '';
}
