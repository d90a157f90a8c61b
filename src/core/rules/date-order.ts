import { type Day, formatLocale, formatsOf, isDay, writeDay } from '../regions/locale-formats.ts';
import { eachMatch, readSources } from './each-match.ts';
import { defineRule, type Page } from './rule.ts';

const inDigits =
  /(?<![\p{L}\p{N}._/-])(?:(\d{4})\/(\d{1,2})\/(\d{1,2})|(\d{1,2})([/.])(\d{1,2})\5((?:19|20)\d\d))(?![\p{L}\p{N}_/-]|\s+\d{1,2}:\d\d:)/gu;

interface Words {
  order(text: string, written: string): string;
  misread(text: string, read: string, meant: string): string;
  ambiguous(text: string): string;
}

/** A date in digits that readers of the market take for another day, or stumble over. */
export const dateOrder = defineRule<Words>({
  id: 'convention/date-order',
  name: { en: 'the order of dates', zh: '日期顺序' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['2024/03/05', '2024年3月5日'],
  why: {
    en: 'Day, month and year stand in another order here. A date in the wrong order looks foreign, or is read as another day.',
    zh: '当地日期的年、月、日顺序不同。顺序不对，要么显得生硬，要么被误读成另一天。',
  },
  instead: {
    en: 'Write the month as a word: it can be read one way only.',
    zh: '月份用单词写，就不会读错。',
  },
  evidence:
    'Order and month names from the Unicode CLDR through Intl. A date that could be meant either way is reported only where the Chinese block says which.',
  messages: {
    en: {
      order: (text, written) => `“${text}” stands in another order here: it is ${written}.`,
      misread: (text, read, meant) => `Readers take “${text}” for ${read}; the Chinese page says ${meant}.`,
      ambiguous: (text) => `“${text}”: which is the month? Readers cannot tell.`,
    },
    zh: {
      order: (text, written) => `“${text}”不是当地的日期顺序，应写作 ${written}。`,
      misread: (text, read, meant) => `读者会把“${text}”读成 ${read}，而中文页写的是 ${meant}。`,
      ambiguous: (text) => `“${text}”：哪个是月份？读者分不清。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Berlaku sampai 2024/03/05.\n' },
      { path: 'content/en-GB/a.md', text: 'Offer ends 03/25/2024.\n' },
      { path: 'content/en-GB/a.md', text: 'Offer ends 03/05/2024.\n', source: '优惠截至2024年3月5日。\n' },
      { path: 'content/en/a.md', text: 'Offer ends 03/05/2024.\n', source: '优惠截至2024年3月5日。\n' },
    ],
    passes: [
      { path: 'content/ja/a.md', text: '2024/03/05まで有効です。\n' },
      { path: 'content/id/a.md', text: 'Berlaku sampai 5/3/2024 atau 2024-03-05.\n' },
      { path: 'content/en-US/a.md', text: 'Offer ends 03/05/2024.\n', source: '优惠截至2024年3月5日。\n' },
      { path: 'content/id/a.md', text: 'Log: 2024/03/05 12:30:45 mulai; lihat v2024/03/05-rc.\n' },
      { path: 'content/id/a.md', text: '| Tanggal | Unit |\n|---|---|\n| 2024/03/05 | 12 |\n' },
    ],
  },
  check: (page, words) => {
    const { language, target } = page;
    const hasRegion = new Intl.Locale(target.locale ?? language).region ?? target.market;
    // English alone says neither day first nor month first.
    const locale =
      language === 'en' && !hasRegion ? undefined : formatLocale(target.locale ?? language, target.market);
    return eachMatch(page, inDigits, (match, index, segment) =>
      segment.kind === 'cell' ? undefined : judge(match, page, index, locale, words),
    );
  },
});

function judge(
  match: RegExpMatchArray,
  page: Page,
  index: number,
  locale: string | undefined,
  words: Words,
): { message: string; replacement: string } | undefined {
  const [text, ...parts] = match;
  const order = locale && formatsOf(locale).dateOrder;
  if (parts[0]) {
    const day = toDay(parts[0], parts[1]!, parts[2]!);
    if (!order || order === 'ymd' || !isDay(day)) return undefined;
    const written = writeDay(day, locale);
    return { message: words.order(text, written), replacement: written };
  }
  if (order === 'ymd') return undefined;
  const [, , , first, , second, year] = parts;
  const readings = { dmy: toDay(year!, second!, first!), mdy: toDay(year!, first!, second!) };
  const [here, other] = order === 'mdy' ? [readings.mdy, readings.dmy] : [readings.dmy, readings.mdy];
  if (!isDay(other) || first === second) return undefined;
  if (order && !isDay(here)) {
    const written = writeDay(other, locale);
    return { message: words.order(text, written), replacement: written };
  }
  const meant = sourceDays(page, index);
  const says = (day: Day) => meant.some((days) => days.has(keyOf(day)));
  if (!isDay(here) || (order ? !says(other) || says(here) : says(other) === says(here))) return undefined;
  const day = says(here) ? here : other;
  const written = writeDay(day, locale ?? 'en-GB');
  return {
    message: order ? words.misread(text, writeDay(here, locale), written) : words.ambiguous(text),
    replacement: written,
  };
}

const toDay = (year: string, month: string, day: string): Day => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

const keyOf = ({ year, month, day }: Day) => `${year}-${month}-${day}`;

/** The days the source block names, year first as Chinese does. */
const sourceDays = readSources(
  (text) =>
    new Set(
      [...text.matchAll(/(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)/g)].map(
        ([, year, month, day]) => keyOf(toDay(year!, month!, day!)),
      ),
    ),
);
