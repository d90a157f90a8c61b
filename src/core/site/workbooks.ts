/** Workbooks for the people of each market, whoever writes them to where. */
import { writeXlsx } from '../handover/write-xlsx.ts';
import { messagesFor } from '../messages/index.ts';
import type { Language } from '../messages/language.ts';
import type { SitePage } from '../review/site.ts';
import type { HandOver } from './handing.ts';
import type { Site } from './site.ts';

/** A workbook, not yet written. */
export interface Workbook {
  /** `ID.xlsx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly texts: number;
}

/** Reviewed pages with the texts they were read from, as a workbook shows them. */
export async function addContents(site: Site, { review, text }: SitePage): Promise<SitePage> {
  const parsed = await site.content(review.path);
  if (!parsed) return { review, text };
  const source = review.source === undefined ? undefined : await site.content(review.source);
  return { review, text, contents: { page: parsed.content, source: source?.content } };
}

/**
 * One workbook for each market.
 * @param reviewed gives a site whose findings speak a language, and its pages with their contents
 * @param asked the language of all of them; undefined for the market's own: Chinese where it writes Chinese, else English
 */
export async function workbooks(
  reviewed: (language: Language) => Promise<{ site: Site; pages: readonly SitePage[] }>,
  asked?: Language,
): Promise<Workbook[]> {
  const handed = async (language: Language): Promise<HandOver[]> => {
    const { site, pages } = await reviewed(language);
    return site.handOver(pages);
  };
  const isChinese = (locale: string | undefined) => locale !== undefined && /^zh\b/i.test(locale);
  const first = await reviewed(asked ?? 'en');
  const { markets } = (await first.site.setup()).config;
  const all = await first.site.handOver(first.pages);
  const chinese = asked || !all.some(({ locale }) => isChinese(locale)) ? [] : await handed('zh');
  return all.map((one) => {
    const own = isChinese(one.locale) ? (chinese.find(({ market }) => market === one.market) ?? one) : one;
    const language = asked ?? (own === one ? 'en' : 'zh');
    const { market, pages } = own;
    const name = (market && markets.get(market)?.name[language]) || messagesFor(language).noMarket;
    return {
      name: `${market ?? 'none'}.xlsx`,
      bytes: writeXlsx({ market: name, language, pages }),
      pages: pages.length,
      texts: pages.reduce((sum, { rows }) => sum + rows.length, 0),
    };
  });
}
