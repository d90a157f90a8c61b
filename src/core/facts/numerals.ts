/** Numbers as people write them: digits of any script with marks, scale words, Chinese numerals, number words. */
import { languageWords } from '../phrases/language-words.ts';
import { formatsOf } from '../regions/locale-formats.ts';
import { commonScales } from '../text/numbers.ts';
import { onceForWords } from '../text/once.ts';

/** The same text, each character at its place, with plain digits and marks: `２４．５％` and `٢٤٫٥٪` are `24.5%`. */
export function plain(text: string): string {
  return text.replace(/[\p{Nd}！-～\u066a-\u066c\u3000\u061c\u200e\u200f]/gu, (character, at: number) => {
    // Between sentences it is no mark of a number.
    if (/[，．]/.test(character) && !/\p{Nd}.\p{Nd}/u.test(text.slice(Math.max(0, at - 1), at + 2)))
      return character;
    const code = character.codePointAt(0)!;
    if (code < 0x80 || character.length > 1) return character;
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    // Marks of direction are no part of a number.
    if (code === 0x3000 || code === 0x61c || code === 0x200e || code === 0x200f) return ' ';
    if (code >= 0x066a && code <= 0x066c) return '%.,'[code - 0x066a]!;
    return String(digitOf(code));
  });
}

/** Digits come in blocks of ten, each from its zero on (Unicode, chapter 4.6). */
function digitOf(code: number): number {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** Digits with the marks that may stand between them; Indian and Western groups, spaces of French and Russian. */
const figure = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?`;

/**
 * Finds digits with the marks that may stand between them. Where digits are grouped by hard spaces, and in Spanish,
 * Portuguese and German, copy groups them by plain ones too.
 */
export function figureIn(language: string): string {
  return /^(?:es|pt|de)$/.test(language) || /\s/.test(formatsOf(language).group)
    ? String.raw`[1-9]\d{0,2}(?: \d{3})+(?!\d)(?:,\d+)?|${figure}`
    : figure;
}

/**
 * What digits with marks may mean, the likeliest in a language first: `1.234` is 1234 or 1.234 in German, in Chinese
 * 1.234 alone.
 */
export function readFigure(digits: string, language: string): number[] {
  const marks = digits.match(/[^\d]/g) ?? [];
  const last = marks.at(-1);
  if (!last) return [Number(digits)];
  const whole = () => Number(digits.replace(/\D/g, ''));
  const decimal = () => {
    const at = digits.lastIndexOf(last);
    return Number(`${digits.slice(0, at).replace(/\D/g, '')}.${digits.slice(at + 1)}`);
  };
  if (last !== '.' && last !== ',') return [whole()];
  if (marks.length > 1) return [marks.every((mark) => mark === last) ? whole() : decimal()];
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return [decimal()];
  const isDecimal = last === formatsOf(language).decimal;
  if (language === 'zh') return [isDecimal ? decimal() : whole()];
  return isDecimal ? [decimal(), whole()] : [whole(), decimal()];
}

/** Scale words that neither the CLDR nor `commonScales` has for a language. */
const otherScales: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  zh: {
    十: 10,
    百: 100,
    千万: 1e7,
    百万: 1e6,
    十万: 1e5,
    十亿: 1e9,
    百亿: 1e10,
    千亿: 1e11,
    兆: 1e12,
    w: 1e4,
  },
  ja: { 十: 10, 百: 100, 千: 1e3, メガピクセル: 1e6 },
  ko: { 십만: 1e5, 백: 100, 십억: 1e9, 메가픽셀: 1e6 },
  // Chinese counts the pixels of a camera by 万 and 亿: a megapixel is a million of them.
  en: { hundred: 100, dozen: 12, trillion: 1e12, megapixel: 1e6, megapixels: 1e6, mp: 1e6 },
  de: { Hundert: 100, Tsd: 1e3, Megapixeln: 1e6 },
  fr: { cents: 100, milliers: 1e3, mégapixel: 1e6, mégapixels: 1e6 },
  es: { cientos: 100, miles: 1e3, megapíxel: 1e6, megapíxeles: 1e6 },
  pt: { centenas: 100, milhares: 1e3, bi: 1e9, mi: 1e6 },
  id: { ratus: 100, rb: 1e3, jt: 1e6, megapiksel: 1e6 },
  ms: { ratus: 100, megapiksel: 1e6 },
  vi: { trăm: 100, ngàn: 1e3, vạn: 1e4, tr: 1e6 },
  th: { ร้อย: 100, สิบล้าน: 1e7, ร้อยล้าน: 1e8, แสนล้าน: 1e11 },
  fil: { daan: 100, libong: 1e3, milyong: 1e6, bilyong: 1e9 },
  ar: { ميجابكسل: 1e6, ميغابكسل: 1e6, مئة: 100, آلاف: 1e3, ملايين: 1e6, مليارات: 1e9 },
};

/** What scale words of a language multiply by, in small letters; those of the CLDR go before all others. */
export const scalesOf = onceForWords((language: string): ReadonlyMap<string, number> => {
  const scales = new Map<string, number>();
  for (const one of new Set([language, 'en'])) {
    for (const compactDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(one, { notation: 'compact', compactDisplay, useGrouping: false });
      for (let power = 3; power <= 12; power++) {
        for (const factor of [1, 2, 3, 5, 11]) {
          const value = factor * 10 ** power;
          const parts = format.formatToParts(value);
          const word = parts
            .find(({ type }) => type === 'compact')
            ?.value.trim()
            .toLowerCase()
            .replace(/\.$/, '');
          const digits = plain(
            parts.flatMap(({ type, value }) => (type === 'integer' ? value : [])).join(''),
          );
          const isWhole = parts.every(({ type }) => type !== 'fraction');
          // `M` is a million in some languages and a thousand million in others, and a size.
          const isWord =
            compactDisplay === 'long' ? !/^[a-z]$/.test(word ?? '') : /\p{L}{2}/u.test(word ?? '');
          if (word && digits && isWhole && isWord && !scales.has(word))
            scales.set(word, value / Number(digits));
        }
      }
    }
    for (const [word, value] of Object.entries(otherScales[one] ?? {})) scales.set(word.toLowerCase(), value);
  }
  for (const [word, value] of Object.entries(commonScales)) {
    // `m` is a metre, and `mil` or `mille` a thousand only where people speak so.
    if (/^(?:m|mil|mille)$/.test(word) || scales.has(word)) continue;
    scales.set(word, value);
  }
  return scales;
});

const chineseDigits: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((digit, value) => [digit, value])
    .concat([
      ['〇', 0],
      ['两', 2],
      ['兩', 2],
      ['壹', 1],
      ['双', 2],
    ]),
);
const chineseScales: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};

/** A run of Chinese numerals, for {@link readChinese}. */
export const chineseRun = '[零〇一二两兩三四五六七八九十百千万萬亿億]+';

/** The value of Chinese numerals: `三百二十` is 320, `二〇二四` 2024; undefined for scales alone, as in 千万, and nonsense. */
export function readChinese(run: string): number | undefined {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(run))
    return Number([...run].map((digit) => chineseDigits[digit]).join(''));
  if (/^[百千万萬亿億]/.test(run)) return undefined;
  let [total, section, digit] = [0, 0, 0];
  for (const character of run) {
    const scale = chineseScales[character];
    if (scale === undefined) digit = chineseDigits[character]!;
    else if (scale >= 1e4) {
      total = (total + section + digit) * scale;
      [section, digit] = [0, 0];
    } else {
      section += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** The words of a language for one to twelve and for tens, with what they count. */
export const numberWords = onceForWords((language: string): ReadonlyMap<string, number> => {
  const words = languageWords.get(language)?.numbers ?? [];
  return new Map(
    words.flatMap((forms, index) =>
      forms.split('/').map((form) => [form, index < 12 ? index + 1 : (index - 10) * 10] as const),
    ),
  );
});
