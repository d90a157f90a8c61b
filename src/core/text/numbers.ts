/** Words and characters that multiply the number before them in any of the languages, by what they multiply it with. */
export const commonScales: Readonly<Record<string, number>> = {
  ...same(1e3, [
    '千',
    'thousand',
    'ribu',
    'nghìn',
    'ngàn',
    'mil',
    'tausend',
    'mille',
    'พัน',
    'ألف',
    'libo',
    '천',
    'k',
  ]),
  ...same(1e4, ['万', '萬', '만', 'หมื่น']),
  ...same(1e5, ['แสน', 'lakh']),
  ...same(1e6, [
    '百万',
    '百萬',
    '백만',
    'million',
    'millions',
    'juta',
    'triệu',
    'millón',
    'millones',
    'milhão',
    'milhões',
  ]),
  ...same(1e6, ['millionen', 'mio', 'mio.', 'ล้าน', 'مليون', 'ملايين', 'milyon', 'm']),
  ...same(1e7, ['千万', '千萬', '천만', 'crore']),
  ...same(1e8, ['亿', '億', '억']),
  ...same(1e9, [
    'billion',
    'miliar',
    'bilyon',
    'tỷ',
    'tỉ',
    'milliarde',
    'milliarden',
    'mrd',
    'mrd.',
    'milliard',
    'milliards',
    'mil millones',
    'bilhão',
    'bilhões',
    'مليار',
    'bn',
  ]),
};

function same(value: number, words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, value]));
}

const words = Object.keys(commonScales).sort((a, b) => b.length - a.length);
/** Any of them, as part of a regular expression. */
export const scaleWord = `(?:${words.map((word) => word.replace('.', '\\.')).join('|')})(?!\\p{Script=Latin})`;
const number = new RegExp(`(\\d+(?:[.,]\\d+)*)(?:[\\s\\u00a0]*(${scaleWord}))?`, 'giu');

/**
 * The numbers of a text as plain digits, whatever their grouping, digits or scale words:
 * `1.2亿`, `120 juta` and `120,000,000` are all `120000000`; `99.95%` is `99.95`.
 * A mark before exactly three digits groups thousands; any other is a decimal mark. The figure of a Chinese
 * discount (`8.5折`) is left out: no other language writes it.
 */
export function numbersIn(text: string): string[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const western = text.replace(/\p{Nd}/gu, (digit) => (digit < '\u0080' ? digit : String(digitValue(digit))));
  return [...western.replace(/\d(?:\.\d)?(?=\s?折)/g, '').matchAll(number)].map(([, digits, scale]) => {
    const plain = digits!.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.');
    const value = Number(plain) * (scale ? commonScales[scale.toLowerCase()]! : 1);
    return Number.isFinite(value) ? String(Math.round(value * 1000) / 1000) : plain;
  });
}

/** The value of a decimal digit in any script: blocks of ten start at a multiple of ten from their zero. */
function digitValue(digit: string): number {
  let zero = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
  return digit.codePointAt(0)! - zero;
}

/** A share as people read it: `0.854` is `85%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
