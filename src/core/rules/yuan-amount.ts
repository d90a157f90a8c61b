import { anyOf } from '../phrases/language-words.ts';
import { scaleWord } from '../text/numbers.ts';
import { eachMatch, readSources } from './each-match.ts';
import { frameFor } from './frame.ts';
import { priceNote } from './market-samples.ts';
import { defineRule } from './rule.ts';

const digits = '\\d(?:[\\d.,\\u00a0\\u202f]{0,20}\\d)?';
/** `1 million`, `500 millions de`, `5 Mio.`, `200 ล้าน`: what an amount became when it was scaled. */
const scaled = `${digits}(?:[\\s\\u00a0]?${scaleWord}){0,2}`;
const yuanWords = new RegExp(
  `(?<![\\d.,])${scaled}\\s?(?:(?:de|Chinese|chinesische|chinois)\\s)?${anyOf('yuan')}(?!\\p{Script=Latin})|(?:RMB|CNY)\\s?${scaled}`,
  'giu',
);

const sourceYuan = readSources((text) => /[元¥￥]/.test(text));

/** An amount in yuan, taken over from the Chinese block; a hint where only the page's phrases tell that there was one. */
export const yuanAmount = defineRule({
  id: 'convention/yuan-amount',
  name: { en: 'amounts in yuan', zh: '人民币金额' },
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
  evidence:
    'MQM: locale conventions, currency format. Reported only where the Chinese block has the amount, and as a hint on a page that its phrases give away as a translation.',
  messages: {
    en: { yuan: (text: string) => `“${text}” is an amount in yuan.` },
    zh: { yuan: (text) => `“${text}”是人民币金额。` },
  },
  examples: {
    fails: [
      { path: 'content/th/a.md', text: 'ประหยัดได้ 2 ล้านหยวนต่อปี\n', source: '每年节省200万元。\n' },
      { path: 'content/en-SG/a.md', text: 'It saves RMB 300 a month.\n', source: '每月节省300元。\n' },
      { path: 'content/en-SG/a.md', text: 'It saves RMB 5 million.\n', source: '节省500万元。\n' },
      { path: 'content/en-SG/a.md', text: 'We saved 150 million yuan.\n', source: '节省1.5亿元。\n' },
      { path: 'content/de/a.md', text: 'Das spart 5 Mio. Yuan.\n', source: '节省500万元。\n' },
      { path: 'content/fr/a.md', text: '5 millions de yuans en moins.\n', source: '节省500万元。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'It saves S$55 a month.\n', source: '每月节省300元。\n' },
      { path: 'content/en-SG/a.md', text: 'The yuan fell against the dollar.\n', source: '人民币贬值。\n' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, yuanWords, (match, index, segment) => {
      const isPaired = sourceYuan(page, index).includes(true);
      // In Taiwan 元 is the dollar.
      if (!isPaired && (page.language === 'zh' || !page.evidence?.isEnough)) return undefined;
      const severity = isPaired ? undefined : 'neutral';
      const frame = isPaired ? frameFor('convention/yuan-amount', page, segment, match.index!) : undefined;
      return { message: words.yuan(match[0]), detail: priceNote(page), severity, frame };
    }),
});
