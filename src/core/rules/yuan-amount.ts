import { anyOf } from '../phrases/language-words.ts';
import { eachMatch, sourceTexts } from './each-match.ts';
import { priceNote } from './market-samples.ts';
import { defineRule } from './rule.ts';

const yuanWords = new RegExp(
  `(?<![\\d.,])\\d(?:[\\d.,]{0,20}\\d)?\\s?(?:[万億萬]\\s?)?${anyOf('yuan')}|(?:RMB|CNY)\\s?\\d(?:[\\d.,]{0,20}\\d)?`,
  'giu',
);

/** An amount in yuan, taken over from the Chinese block. */
export const yuanAmount = defineRule({
  id: 'convention/yuan-amount',
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['元', '人民币'],
  why: {
    en: 'Readers cannot weigh an amount in yuan against what they know.',
    zh: '读者对人民币金额没有概念，无法与熟悉的金额比较。',
  },
  instead: {
    en: 'Give the amount in the market’s currency, or leave it out.',
    zh: '换算成当地货币，或删去金额。',
  },
  evidence: 'MQM: locale conventions, currency format. Reported only where the Chinese block has the amount.',
  messages: {
    en: { yuan: (text: string) => `“${text}” is an amount in yuan.` },
    zh: { yuan: (text) => `“${text}”是人民币金额。` },
  },
  examples: {
    fails: [
      { path: 'content/th/a.md', text: 'ประหยัดได้ 2 ล้านหยวนต่อปี\n', source: '每年节省200万元。\n' },
      { path: 'content/en-SG/a.md', text: 'It saves RMB 300 a month.\n', source: '每月节省300元。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'It saves S$55 a month.\n', source: '每月节省300元。\n' },
      { path: 'content/en-SG/a.md', text: 'The yuan fell against the dollar.\n', source: '人民币贬值。\n' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, yuanWords, (match, index) => {
      const isPaired = sourceTexts(page, index).some((text) => /[元¥￥]/.test(text));
      return isPaired ? { message: words.yuan(match[0]), detail: priceNote(page) } : undefined;
    }),
});
