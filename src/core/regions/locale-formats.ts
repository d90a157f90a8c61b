import { onceForWords } from '../text/once.ts';

/** How a locale writes numbers and dates, from the Unicode CLDR through `Intl`. */
export interface Formats {
  readonly decimal: string;
  readonly group: string;
  /** Order of a date in digits: `dmy` is `25/3/2024`. */
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd';
}

/**
 * The locale whose formats a page is held to: the page's own, in the region of its market where it names none.
 * A German page for the market DE is `de-DE`; `en` without a market stays `en`.
 */
export function formatLocale(locale: string, market: string | undefined): string {
  const own = new Intl.Locale(locale);
  return own.region || !market ? own.baseName : new Intl.Locale(own.baseName, { region: market }).baseName;
}

/** Formats of a locale: those of `de-DE` are `{ decimal: ',', group: '.', dateOrder: 'dmy' }`. */
export const formatsOf = onceForWords((locale: string): Formats => {
  const number = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0);
  const order = date.filter(({ type }) => /^(?:day|month|year)$/.test(type)).map(({ type }) => type[0]!);
  return {
    decimal: number.find(({ type }) => type === 'decimal')!.value,
    group: number.find(({ type }) => type === 'group')!.value,
    dateOrder: order.join('') as Formats['dateOrder'],
  };
});

const kept = onceForWords(
  (locale: string, options: string) => new Intl.NumberFormat(locale, JSON.parse(options)),
);

/** A number as a locale writes it; making a format of `Intl` costs a thousand times what using one does. */
export function writeNumber(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  return kept(locale, JSON.stringify(options)).format(value);
}

/** A day without a time. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** True for days the calendar has: 30 February is none. */
export function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * A day in words, so that nobody can misread it: 5 March 2024 is `5. März 2024` in `de`. The year is counted
 * as the day's own is (a Thai page gets `ค.ศ. 2024`, not 2567), in the digits it was written in.
 */
export function writeDay({ year, month, day }: Day, locale: string): string {
  return longDate(locale).format(Date.UTC(year, month - 1, day));
}

const longDate = onceForWords((locale: string) => {
  const plain = new Intl.Locale(locale, { calendar: 'gregory', numberingSystem: 'latn' });
  return new Intl.DateTimeFormat(plain, { dateStyle: 'long', timeZone: 'UTC' });
});

/** Samples of numbers, prices and dates in a market; each from `Intl`, none typed in. */
export interface Samples {
  readonly number: string;
  readonly price: string;
  readonly date: string;
}

/**
 * Samples of a locale: for `id-ID` with `IDR` and `termasuk PPN` they are `1.234.567,89`,
 * `Rp 12.500 termasuk PPN` and `25 November 2026`. Dates are in the calendar of the locale: Buddhist in `th-TH`.
 */
export function samplesOf(locale: string, currency: string, tax: string | undefined, today: Date): Samples {
  const price = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  return {
    number: writeNumber(1_234_567.89, locale, {}),
    price: [writeNumber(12_500, locale, price as Intl.NumberFormatOptions), tax].filter(Boolean).join(' '),
    date: localDate(locale).format(today),
  };
}

const localDate = onceForWords((locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
