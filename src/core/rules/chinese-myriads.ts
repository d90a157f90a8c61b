import { anyOf } from '../phrases/language-words.ts';
import { writeNumber } from '../regions/locale-formats.ts';
import { eachMatch, readSources } from './each-match.ts';
import { defineRule } from './rule.ts';

/** Languages that count in 万 and 億 themselves. */
const countsInMyriads: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'yue']);
const myriads: Readonly<Record<string, number>> = {
  'ten thousand': 1e4,
  'ten thousands': 1e4,
  'hundred million': 1e8,
  'hundred millions': 1e8,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};
const myriad =
  /(?<![\d.,])(\d+(?:[.,]\d+)?)(\s?[万萬亿億]|[\s-](?:ten[\s-]thousands?|hundred[\s-]millions?))(?![\p{L}])/u;
/** “1.2 hundred million” in other languages: with a decimal nobody says it so. */
const hundredMillions = `(?<![\\d.,])(\\d+[.,]\\d+)\\s${anyOf('hundredMillion')}(?!\\p{Script=Latin})`;
/** `100w+` is a million where the Chinese says so, and watts elsewhere. */
const pinyin = '(?<![\\d.,])(\\d+(?:[.,]\\d+)?)w(?![\\p{L}\\d])';
const anyMyriad = new RegExp(`${myriad.source}|${hundredMillions}|${pinyin}`, 'giu');

/** A number as the market writes it: `120 million`, `12 crore`, `120 juta`; below a million in digits. */
function written(value: number, locale: string): string {
  const compact = value >= 1e6 ? ({ notation: 'compact', compactDisplay: 'long' } as const) : {};
  return writeNumber(value, locale, { ...compact, maximumFractionDigits: 3 });
}

/** `1.2 hundred million` and `50万` where nobody counts so. */
export const chineseMyriads = defineRule({
  id: 'convention/chinese-myriads',
  name: { en: 'numbers in 万 and 亿', zh: '以万、亿计数' },
  severity: 'major',
  category: 'locale-conventions',
  zh: ['万', '亿'],
  why: {
    en: 'Chinese counts in ten thousands and hundred millions. Readers elsewhere stumble over such a number, or read it wrong.',
    zh: '中文以“万”“亿”计数，其他语言的读者读起来会卡住，甚至读错。',
  },
  instead: { en: 'Write the number as the market does.', zh: '按当地的数字习惯书写。' },
  evidence: 'Arithmetic; the form comes from the Unicode CLDR through Intl.',
  messages: {
    en: { means: (text: string, value: string) => `“${text}” counts the Chinese way: it is ${value}.` },
    zh: { means: (text, value) => `“${text}”是中文的计数方式，应写作 ${value}。` },
  },
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.md',
        text: 'We ship 1.2 hundred million parcels and serve 50 ten thousands shops.\n',
      },
      { path: 'content/id/a.md', text: 'Lebih dari 50万 pengguna.\n' },
      { path: 'content/en-SG/a.md', text: 'Over 100w users.\n', source: '用户超过100w人。\n' },
    ],
    passes: [
      {
        path: 'content/en-SG/a.md',
        text: 'A hundred million parcels, ten thousand shops, 110 thousand users.\n',
      },
      { path: 'content/ja/a.md', text: '利用者は50万人です。\n' },
      { path: 'content/en-SG/a.md', text: 'A bulb of 100w.\n', source: '100w 灯泡。\n' },
    ],
  },
  check(page, words) {
    if (countsInMyriads.has(page.language)) return [];
    return eachMatch(page, anyMyriad, (match, index) => {
      const short = match[4];
      if (short && !peopleThere(page, index).some((counted) => counted.has(short))) return undefined;
      const digits = Number((match[1] ?? match[3] ?? short)!.replace(/,(?=\d{3}\b)/, '').replace(',', '.'));
      const unit = (match[2] ?? (short ? '万' : 'hundred million')).trim().replace(/[\s-]+/g, ' ');
      const scale = myriads[unit.toLowerCase()]!;
      const value = Math.round(digits * scale);
      const replacement = written(value, page.target.locale ?? page.language);
      const message = words.means(match[0], replacement);
      return isCertain(match) ? { message, replacement } : { message };
    });
  },
});

/** The numbers of ten thousands in a Chinese text: `100万`, `100w+用户`. */
const peopleThere = readSources(
  (text) =>
    new Set(
      [
        ...text.matchAll(
          /(?<![\d.])(\d+(?:\.\d+)?)\s?(?:[万萬]|w\s?\+|w(?:人|用户|粉丝|家|次|单|下载|会员|个))/giu,
        ),
      ].map(([, digits]) => digits!),
    ),
);

/** Not in a range (`10-20万`), not before more of the number (`1万5千`), and without a doubtful mark (`1.500万`). */
function isCertain(match: RegExpMatchArray): boolean {
  const { input = '', index = 0 } = match;
  const end = index + match[0].length;
  return (
    !/[\d万亿萬億]\s*[-–~～至到]\s*$/.test(input.slice(Math.max(0, index - 6), index)) &&
    !/^\s*[\d千百]/.test(input.slice(end, end + 3)) &&
    !/[.,]\d{3}$/.test(match[1] ?? match[3] ?? '')
  );
}
