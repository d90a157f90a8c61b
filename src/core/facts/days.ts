/** Days in a text. */
import { isDay } from '../regions/locale-formats.ts';
import { onceForWords } from '../text/once.ts';
import type { Add, NamedDay } from './fact.ts';
import { plain } from './numerals.ts';

const year = '(?:19|20)\\d\\d';
/** Dates in digits, and as Chinese, Japanese and Korean write them. */
const dayForms: readonly { readonly pattern: RegExp; readonly parts: string }[] = [
  { pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?/gu, parts: 'ymd' },
  { pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?!\s?\d)/gu, parts: 'ym' },
  { pattern: /(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?/gu, parts: 'md' },
  { pattern: new RegExp(`(?<!\\d)(${year})\\s?[年년](?![间間以])`, 'gu'), parts: 'y' },
  { pattern: /(?<![\d个])(\d{1,2})\s?[月월](?![\p{Script=Hangul}])/gu, parts: 'm' },
  { pattern: /(?<![\d./-])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/-]|\.\d)/gu, parts: 'y_md' },
  { pattern: /(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-]|\.\d)/gu, parts: 'd_my' },
  { pattern: new RegExp(`(?<![\\d./-])(${year})([-/])(0\\d|1[0-2])(?![\\d/.-])`, 'gu'), parts: 'y_m' },
];

/** Days with the name of a month, in a language and in English; `parts` tells the groups. */
const namedDays = onceForWords((language: string) => {
  const months = new Map<string, number>();
  for (const one of new Set([language, 'en'])) {
    for (const form of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(`${one}-u-ca-gregory-nu-latn`, { month: form, timeZone: 'UTC' });
      const within = new Intl.DateTimeFormat(`${one}-u-ca-gregory-nu-latn`, {
        day: 'numeric',
        month: form,
        timeZone: 'UTC',
      });
      for (let month = 1; month <= 12; month++) {
        const date = Date.UTC(2024, month - 1, 9);
        for (const format of [alone, within]) {
          const name = format.formatToParts(date).find(({ type }) => type === 'month')?.value;
          const word = plain(name ?? '')
            .toLowerCase()
            .replace(/\.$/, '');
          if (/\p{L}/u.test(word) && !months.has(word)) months.set(word, month);
        }
      }
    }
  }
  months.set('sept', 9);
  const escaped = [...months.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Vietnamese months are numbered: “tháng 1,2 vạn” is 12,000 a month.
  const month = `(?<![\\p{L}\\d])(${escaped.join('|')})(?![\\p{L}\\d]|(?<=\\d)[.,]\\d{1,2}(?!\\d))\\.?`;
  const joint = '[\\s,،-]{0,3}(?:(?:de|del|of|ng|năm|tahun|พ\\.ศ\\.|ค\\.ศ\\.)\\s)?';
  const ordinal = '(?:st|nd|rd|th|er|º|ª|\\.)?';
  return {
    months,
    anyMonth: new RegExp(month, 'iu'),
    forms: [
      {
        pattern: new RegExp(`(?<![\\d.,])(\\d{1,2})${ordinal}${joint}${month}${joint}(\\d{4})(?!\\d)`, 'giu'),
        parts: 'dMy',
      },
      { pattern: new RegExp(`${month}\\s?(\\d{1,2})${ordinal}${joint}(\\d{4})(?!\\d)`, 'giu'), parts: 'Mdy' },
      { pattern: new RegExp(`${month}${joint}(\\d{4})(?!\\d)`, 'giu'), parts: 'My' },
      { pattern: new RegExp(`(?<![\\d.,])(\\d{1,2})${ordinal}${joint}${month}`, 'giu'), parts: 'dM' },
      { pattern: new RegExp(`${month}\\s?(\\d{1,2})${ordinal}(?![\\d:.,]?\\d|\\p{L})`, 'giu'), parts: 'Md' },
      { pattern: new RegExp(month, 'giu'), parts: 'M' },
    ],
  };
});

/** True for a text with the name of a month. */
export const hasMonth = (text: string, language: string) =>
  !/^(?:zh|ja|ko)$/.test(language) && namedDays(language).anyMonth.test(text);

/** Adds days in digits, and with the names of months of a language and of English. */
export function addDays(text: string, language: string, add: Add): void {
  for (const { parts, pattern } of dayForms) addDaysOf(text, pattern, parts, new Map(), language, add);
  if (language === 'zh' || language === 'ja' || language === 'ko') return;
  const { months, forms } = namedDays(language);
  for (const { parts, pattern } of forms) addDaysOf(text, pattern, parts, months, language, add);
}

function addDaysOf(
  text: string,
  pattern: RegExp,
  parts: string,
  months: ReadonlyMap<string, number>,
  language: string,
  add: Add,
): void {
  for (const match of text.matchAll(pattern)) {
    const day: { year?: number; month?: number; day?: number } = {};
    let isMonthAlone = parts === 'M';
    // “It may rise”, “they march”: without a capital these are verbs.
    if (isMonthAlone && /^(?:may|march)/.test(match[1]!)) continue;
    [...parts].forEach((part, index) => {
      const written = match[index + 1]!;
      if (part === 'M') day.month = months.get(written.toLowerCase().replace(/\.$/, ''))!;
      else if (part !== '_') day[part === 'y' ? 'year' : part === 'm' ? 'month' : 'day'] = Number(written);
    });
    const readings: NamedDay[] = [day];
    // Either may be the month where both could be.
    if (parts === 'd_my') readings.push({ ...day, month: day.day!, day: day.month! });
    // The Thai year is 543 ahead.
    const all = readings
      .map((one) => (language === 'th' && one.year! > 2400 ? { ...one, year: one.year! - 543 } : one))
      .filter(
        ({ year, month, day }) =>
          isDay({ year: year ?? 2024, month: month ?? 1, day: day ?? 1 }) &&
          (year === undefined || (year > 1800 && year < 2200)),
      );
    if (!all.length) continue;
    if (parts === 'm') isMonthAlone = false;
    const values = [
      ...new Set(
        all.flatMap(({ year, month, day }) => [year, month, day].filter((value) => value !== undefined)),
      ),
    ];
    add({
      kind: 'date',
      from: match.index,
      to: match.index + match[0].trimEnd().length,
      values,
      units: [],
      days: all,
      isSoft: isMonthAlone,
    });
  }
}
