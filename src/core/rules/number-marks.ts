import type { Segment } from '../content/segment.ts';
import { type Formats, formatLocale, formatsOf } from '../regions/locale-formats.ts';
import { readsEnglish } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { onceFor } from '../text/once.ts';
import { eachMatch, readSources } from './each-match.ts';
import { defineRule, type Page } from './rule.ts';

const isEnglish = onceFor(({ text }: Segment) => readsEnglish(text));
const sourceNumbers = readSources((text) => new Set(numbersIn(text)));

/** The sign of a unit that every language writes so. */
const unit = String.raw`(?:%|[cmkµ]?m[²³]?|[mkµ]?g|[mk]?[lL]|[GMk]?Hz|k?Wh?|[mk]?V|m?Ah?|[GMTk]B|dB|°C|km/h)(?![\p{L}\p{N}])`;

/** English `1,234.5`, `1,234,567` and `12,000`; a measure such as `99.9%` or `9.6 cm`; and `1.234,5`. */
const marked = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/:_-])(?:(\d{1,3}(?:,\d{3})+(?:\.\d+)?)|(\d{1,3}\.\d{1,2})(?=[\s\u00a0\u202f]?${unit})|(\d{1,3}(?:\.\d{3})+,\d+))(?!(?!${unit})\p{L}|[\p{N}/:_-]|[.,]\d)`,
  'gu',
);

/** A number whose marks mean something else here: 12,000 in German is twelve. */
export const numberMarks = defineRule({
  id: 'convention/number-marks',
  name: { en: 'points and commas in numbers', zh: '数字的小数点与分隔符' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['12,000', '99.9%', '9.6厘米'],
  why: {
    en: 'Point and comma change their places between languages: to these readers 12,000 is twelve, and 1.5 may be fifteen hundred.',
    zh: '小数点和千位分隔符因语言而异：在这里，12,000 会读成十二，1.5 也可能被看错。',
  },
  instead: { en: 'Use the marks of the market.', zh: '使用当地的数字写法。' },
  evidence:
    'Unicode CLDR through Intl. 12,000, 99.9% and 9.6 cm are reported only where the Chinese block has that number: native French authors write the second too.',
  messages: {
    en: { written: (text: string, written: string) => `“${text}” is written ${written} here.` },
    zh: { written: (text, written) => `“${text}”在当地写作 ${written}。` },
  },
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Lebih dari 1,250,000 pengguna.\n' },
      { path: 'content/id/a.md', text: 'Waktu aktif 99.9%.\n', source: '可用性99.9%。\n' },
      { path: 'content/de/a.md', text: 'Das kostet 1,234.50 Euro.\n' },
      { path: 'content/de/a.md', text: 'Nur 9.6 cm hoch.\n', source: '仅厚9.6厘米。\n' },
      { path: 'content/fr/a.md', text: 'Une batterie de 2.5kWh.\n', source: '2.5kWh电池。\n' },
      { path: 'content/de/a.md', text: 'Schon 12,000 Betriebe.\n', source: '已有1.2万家企业。\n' },
      { path: 'content/en-SG/a.md', text: 'It costs 1.234,50 dollars.\n' },
    ],
    passes: [
      { path: 'content/id/a.md', text: 'Lebih dari 1.250.000 pengguna dan waktu aktif 99,9%.\n' },
      { path: 'content/de/a.md', text: 'Es misst 12,125 Meter; Version 1.2.3 von 10.0.0.1.\n' },
      { path: 'content/fr/a.md', text: 'Cela concerne 18.9 % des habitants.\n' },
      { path: 'content/de/a.md', text: 'Version 9.6 mit 9,6 cm.\n', source: '9.6版，厚9.6厘米。\n' },
      { path: 'content/es-MX/a.md', text: 'Mide 9.6 cm de alto.\n', source: '高9.6厘米。\n' },
      { path: 'content/es-MX/a.md', text: 'Más de 1,250,000 usuarios y 99.9% de disponibilidad.\n' },
      { path: 'content/de/a.md', text: 'The price of the plan is 1,234.50 for you and the team.\n' },
      { path: 'content/de/a.md', text: '| Jahr | Umsatz |\n|---|---|\n| 2024 | 1,234.50 |\n' },
    ],
  },
  check(page, words) {
    const { language, target } = page;
    const locale = formatLocale(target.locale ?? language, target.market);
    if (!isSettled(locale)) return [];
    const formats = formatsOf(locale);
    if (!/[.,]/.test(formats.decimal)) return [];
    return eachMatch(page, marked, (match, index, segment) => {
      const [text, english, measure, continental] = match;
      const wrong = formats.decimal === ',' ? (english ?? measure) : continental;
      if (!wrong || segment.kind === 'cell') return undefined;
      if (language !== 'en' && isEnglish(segment)) return undefined;
      // Natives too write 99.9 % now and then, and 12,125 may be a decimal.
      const isDoubtful = measure !== undefined || /^\d+,\d{3}$/.test(text);
      if (isDoubtful && !sourceHas(page, index, text)) return undefined;
      const replacement = written(text, formats);
      return { message: words.written(text, replacement), replacement };
    });
  },
});

/**
 * Spanish alone says neither point nor comma, and people who write English in a market that counts otherwise
 * use English marks.
 */
function isSettled(locale: string): boolean {
  const { language, region } = new Intl.Locale(locale);
  if (language === 'es') return region !== undefined;
  return language !== 'en' || formatsOf(locale).decimal === '.';
}

/** The number with the locale's marks; its digits stay. `1,234.50` is `1.234,50` in German. */
function written(text: string, { decimal, group }: Formats): string {
  const isWhole = /^\d{1,3}(?:,\d{3})+$/.test(text);
  const [, whole, fraction] = isWhole ? [text, text] : /^(.*)[.,](\d+)$/.exec(text)!;
  return whole!.replace(/[.,]/g, group) + (fraction ? decimal + fraction : '');
}

function sourceHas(page: Page, index: number, number: string): boolean {
  const value = number.replaceAll(',', '');
  return sourceNumbers(page, index).some((numbers) => numbers.has(value));
}
