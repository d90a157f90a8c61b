import { writeNumber } from '../regions/locale-formats.ts';
import { eachMatch } from './each-match.ts';
import { defineRule } from './rule.ts';

/** 亩 and 斤, which only China uses. */
export const chineseUnits = defineRule({
  id: 'convention/chinese-units',
  name: { en: 'mu, jin and other units of China', zh: '亩、斤等单位' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['亩', '斤'],
  why: {
    en: 'Nobody outside China measures in mu or jin.',
    zh: '“亩”“斤”只有国内使用，海外读者没有概念。',
  },
  instead: {
    en: 'Convert: 15 mu are one hectare, 2 jin one kilogram.',
    zh: '请换算：15 亩为 1 公顷，2 斤为 1 公斤。',
  },
  evidence: 'GB 3100–3102: 1 mu is 1/15 ha; 1 jin is 0.5 kg.',
  messages: {
    en: { means: (text: string, value: string) => `“${text}” is a Chinese unit: it is ${value}.` },
    zh: { means: (text, value) => `“${text}”是中国特有的单位，即 ${value}。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Our campus covers 60 mu.\n' },
      { path: 'content/de/a.md', text: 'Das Gelände umfasst 60 Mu.\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Our campus covers 4 hectares; Mu is a letter.\n' },
      { path: 'content/en-SG/a.md', text: 'The coefficient is 60 µm.\n' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, /(?<![\d.,])(\d+(?:[.,]\d+)*)\s?(mu|jin|亩|斤)(?![\p{L}\p{M}])/giu, (match) => {
      if (page.language === 'zh') return undefined;
      const amount = Number(match[1]!.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
      const isArea = /mu|亩/i.test(match[2]!);
      const locale = page.target.locale ?? page.language;
      const unit = isArea ? 'hectare' : 'kilogram';
      // CLDR knows no hectare in Intl's list of units everywhere: the kilogram it does.
      const value = isArea ? amount / 15 : amount / 2;
      const number = writeNumber(value, locale, { maximumFractionDigits: 1 });
      const text = unitText(locale, value, unit) ?? `${number} ha`;
      return { message: words.means(match[0], text), replacement: text };
    }),
});

function unitText(locale: string, value: number, unit: string): string | undefined {
  try {
    return writeNumber(value, locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
  } catch {
    return undefined;
  }
}
