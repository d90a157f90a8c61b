import type { Market } from '../regions/market.ts';

/** Written behind or before amounts in several currencies: they tell of no market. */
const shared: ReadonlySet<string> = new Set(['$', '¥', '￥', 'kr']);
/** How amounts are written beside what the Unicode CLDR has. */
const written: Readonly<Record<string, readonly string[]>> = {
  SGD: ['S$'],
  TWD: ['NT$'],
  KRW: ['원'],
  THB: ['บาท'],
  VND: ['đ', 'đồng'],
  AED: ['Dh', 'درهم'],
  SAR: ['ر.س', 'ريال'],
  USD: ['$', 'US$'],
  MXN: ['MX$', 'pesos'],
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function marksOf({ currency, locales }: Market, locale: string): string[] {
  const marks = [...new Set([locale, ...locales])].flatMap((one) =>
    (['symbol', 'narrowSymbol', 'code', 'name'] as const).map((currencyDisplay) => {
      const format = new Intl.NumberFormat(one, { style: 'currency', currency, currencyDisplay });
      return format.formatToParts(5).find(({ type }) => type === 'currency')!.value;
    }),
  );
  return [...new Set([...marks.filter((mark) => !shared.has(mark)), ...(written[currency] ?? [])])];
}

/** Groups may be separated by a space, as in French. */
const digits =
  '\\p{Nd}{1,15}(?:[.,٫٬ \u00a0\u202f]\\p{Nd}{2,3}(?!\\p{Nd})){0,5}(?:[.,]\\p{Nd}{1,2}(?!\\p{Nd}))?';

/**
 * The pattern of amounts in a market's currency: `Rp 12.500` and `12.500 rupiah` in Indonesia. Signs that several
 * currencies share are no part of it, so that `$99` is nobody's.
 * @param locale of the page, BCP 47
 */
export function amountPattern(market: Market, locale: string): RegExp {
  const marks = marksOf(market, locale)
    .sort((a, b) => b.length - a.length)
    .map((mark) => escaped(mark).replace(/\s+/g, '\\s'));
  const any = `(?:${marks.join('|')})`;
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Arabic}\\p{N}])${any}[\\s\u00a0]?${digits}|(?<![\\p{Script=Latin}\\p{N}.,])${digits}[\\s\u00a0]?(?:(?:juta|ribu|rb|jt|triệu|ล้าน|만|万)[\\s\u00a0]?)?${any}(?![\\p{Script=Latin}\\p{Script=Arabic}])`,
    'giu',
  );
}
