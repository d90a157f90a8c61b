import { eachMatch, readSources } from './each-match.ts';
import { frameFor } from './frame.ts';
import { priceNote } from './market-samples.ts';
import { defineRule, type Page } from './rule.ts';

/** ¥, which is yuan in China and yen in Japan. */
export const yuanSign = defineRule({
  id: 'convention/yuan-sign',
  name: { en: 'the sign ¥', zh: '符号“¥”' },
  severity: 'major',
  category: 'locale-conventions',
  zh: ['¥', '元'],
  why: {
    en: '¥ is the sign of the yuan and of the yen. Readers cannot tell which, and neither is what they pay with.',
    zh: '“¥”既是人民币也是日元的符号，读者分不清，也不是他们付款用的货币。',
  },
  instead: {
    en: 'Give the price in the market’s currency, tax included or not as is usual there.',
    zh: '用当地货币标价，并按当地习惯注明是否含税。',
  },
  evidence: 'Unicode: U+00A5 YEN SIGN is shared by both currencies (ISO 4217 CNY, JPY).',
  messages: {
    en: { unclear: (text: string) => `${text}: yuan or yen? Readers cannot tell.` },
    zh: { unclear: (text) => `${text}：是人民币还是日元？读者分不清。` },
  },
  examples: {
    fails: [
      { path: 'content/de/a.md', text: 'Ab ¥999 im Monat.\n' },
      { path: 'content/zh-TW/a.md', text: '每月 ¥999 起。\n' },
      { path: 'content/ja/a.md', text: '月額¥999から。\n', source: '每月¥999起。\n' },
    ],
    passes: [
      { path: 'content/ja/a.md', text: '月額¥980から。\n', source: '每月¥49起。\n' },
      { path: 'content/de/a.md', text: 'Ab 49 € im Monat.\n' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, /[¥￥]\s?(\d(?:[\d.,]*\d)?)/g, (match, index, segment) => {
      const yenPage = page.language === 'ja' || page.target.market === 'JP';
      const isYuan = sourceHasAmount(page, index, match[1]!);
      if (yenPage && !isYuan) return undefined;
      // Chinese is also read where people do not pay in yuan.
      if (page.language === 'zh' && !page.market) return undefined;
      // That it is yuan does not help who pays in something else.
      const frame = isYuan ? frameFor('convention/yuan-sign', page, segment, match.index!) : undefined;
      return { message: words.unclear(match[0]), detail: priceNote(page), frame };
    }),
});

/** The amounts in yuan of a source block, by their digits. */
const sourceAmounts = readSources(
  (text) =>
    new Set(
      [...text.matchAll(/[¥￥]\s?(\d[\d.,]*)|(?<![\d.,])(\d[\d.,]{0,20})\s?元/g)].map(([, before, after]) =>
        (before ?? after)!.replace(/\D/g, ''),
      ),
    ),
);

/** True when the block of the source page this one follows has the same amount in yuan. */
function sourceHasAmount(page: Page, index: number, amount: string): boolean {
  const digits = amount.replace(/\D/g, '');
  return sourceAmounts(page, index).some((amounts) => amounts.has(digits));
}
