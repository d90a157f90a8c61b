import { anyOf } from '../phrases/language-words.ts';
import { eachMatch, readSources } from './each-match.ts';
import { defineRule } from './rule.ts';

const discountWords = new RegExp(anyOf('discount'), 'i');

/** 8折 is 20% off; carried over by its figure it promises 80%. */
export const chineseDiscount = defineRule({
  id: 'convention/chinese-discount',
  name: { en: 'discounts counted the Chinese way', zh: '按“折”算反的折扣' },
  severity: 'critical',
  category: 'locale-conventions',
  zh: ['8折', '七五折'],
  why: {
    en: '8折 means paying 80%, so 20% off. “80% discount” promises customers four times as much as you give.',
    zh: '“8折”是付八成，即优惠 20%。写成“80% discount”等于承诺了四倍的优惠。',
  },
  instead: { en: 'Give the part that is taken off.', zh: '写明减去的比例。' },
  evidence: 'Arithmetic on the Chinese block this one follows.',
  messages: {
    en: { means: (fold: number, text: string, value: string) => `${fold}折 is ${value} off, not ${text}.` },
    zh: { means: (fold, text, value) => `${fold} 折是优惠 ${value}，不是 ${text}。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Get an 80% discount on all plans.\n', source: '全场8折优惠。\n' },
      { path: 'content/de/a.md', text: 'Sie erhalten 85 % Rabatt.\n', source: '立享8.5折优惠。\n' },
      { path: 'content/ja/a.md', text: '全品80％オフです。\n', source: '全场8折优惠。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Get a 20% discount on all plans.\n', source: '全场8折优惠。\n' },
      { path: 'content/en-SG/a.md', text: 'Get 50% off all plans.\n', source: '全场5折优惠。\n' },
      { path: 'content/en-SG/a.md', text: 'Pay only 80% of the price.\n', source: '全场8折优惠。\n' },
    ],
  },
  check(page, words) {
    if (!page.source) return [];
    return eachMatch(page, /(?<![\d.,])(\d{1,3})(\s?[%％])/g, (match, index, segment) => {
      const sentence = segment.text.slice(
        Math.max(0, match.index! - 30),
        match.index! + match[0].length + 30,
      );
      if (!discountWords.test(sentence)) return undefined;
      const paid = Number(match[1]);
      const isThere = (share: number) => sourceDiscounts(page, index).some((paid) => paid.has(share));
      // 5折 is half off either way, and of 8折 and 2折 in one block each may be the other’s.
      if (!isThere(paid) || isThere(100 - paid)) return undefined;
      const replacement = `${100 - paid}${match[2]}`;
      return { message: words.means(paid / 10, match[0], replacement), replacement };
    });
  },
});

const chineseDigits = '零一二三四五六七八九';

/** Percentages that customers pay by the 折 of the source block: `8.5折` is 85. */
const sourceDiscounts = readSources(
  (text) =>
    new Set(
      [...text.matchAll(/(\d(?:\.\d)?|[一二三四五六七八九]{1,2})\s?折/g)].map(([, digits]) =>
        /\d/.test(digits!)
          ? Math.round(Number(digits) * 10)
          : Number(
              [...digits!]
                .map((digit) => chineseDigits.indexOf(digit))
                .join('')
                .padEnd(2, '0'),
            ),
      ),
    ),
);
