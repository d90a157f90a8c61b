import { callWords, chineseNumberAbroad, hasChinaCode } from '../regions/phones.ts';
import { eachMatch, readSources } from './each-match.ts';
import { phoneNote } from './market-samples.ts';
import { defineRule, type Page } from './rule.ts';

/** A landline with its area code, or a mobile, as they are written in China. */
const numbers =
  /(?<![\p{L}\p{N}.,/:_+-])(?:\(?0(?:10|2\d|[3-9]\d\d)\)?(?:\s?-\s?|\s)\d{3,4}[\s-]?\d{4}|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?![\p{L}\p{N}_-]|[.,]\d)/gu;

/** A number of China without its country code. */
export const phoneWithoutCode = defineRule({
  id: 'convention/phone-without-code',
  name: { en: 'numbers without country code', zh: '电话缺少国家代码' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['010-', '138'],
  why: {
    en: 'Readers outside China cannot call a Chinese number without its country code.',
    zh: '没有国家代码的国内号码，境外读者打不通。',
  },
  instead: {
    en: 'Give a number of the market, or at least +86.',
    zh: '提供当地号码；至少要加上 +86。',
  },
  evidence:
    'Numbering plans by libphonenumber: valid in China, and not in the market. Eleven digits without a space count only near a word like “call”, or where the Chinese block says to call them.',
  messages: {
    en: {
      withoutCode: (number: string, abroad: string) =>
        `${number} is a number in China without its country code: from abroad it is ${abroad}.`,
    },
    zh: {
      withoutCode: (number, abroad) => `${number} 是没有国家代码的国内号码，从境外应拨 ${abroad}。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Our Beijing office: 010-8888 6666.\n' },
      { path: 'content/id/a.md', text: 'Hubungi kami: 13812345678.\n' },
    ],
    passes: [
      { path: 'content/id/a.md', text: 'Kantor Jakarta: 021-5790 3000.\n' },
      { path: 'content/en-SG/a.md', text: 'Our Beijing office: +86 10 8888 6666.\n' },
      { path: 'content/id/a.md', text: 'Pesanan 13812345678 sudah tiba.\n' },
      {
        path: 'content/en/a.md',
        text: 'WhatsApp: +86 13812345678, +86  189-3337-3873, (+86) 010-8888 6666\n',
      },
      { path: 'content/en/a.md', text: 'Call 0086 13812345678 or 86-138-1234-5678.\n' },
      { path: 'en/a.html', text: '<p>Tel: <b>+86</b> <a href="tel:+8613812345678">138 1234 5678</a></p>' },
      { path: 'en/a.html', text: '<table><tr><td>Tel +86</td><td>138 1234 5678</td></tr></table>' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, numbers, (match, index, segment) => {
      const end = match.index! + match[0].length;
      const before = page.content.segments[index - 1]?.text.slice(-20);
      if (hasChinaCode(segment.text, match.index!, end, before)) return undefined;
      const around = segment.text.slice(Math.max(0, match.index! - 40), match.index!);
      if (/^\d+$/.test(match[0]) && !callWords.test(around) && !sourceHas(page, index, match[0]))
        return undefined;
      const replacement = chineseNumberAbroad(match[0], page.target.market);
      if (!replacement) return undefined;
      return { message: words.withoutCode(match[0], replacement), replacement, detail: phoneNote(page) };
    }),
});

/** A number in both pages may be a size or an id; one that the Chinese block tells people to call is none. */
function sourceHas(page: Page, index: number, digits: string): boolean {
  return calledThere(page, index).some((numbers) => numbers.has(digits));
}

/** Numbers may stand in groups there: `138 1234 5678`, `021-5790 3000`. */
const calledThere = readSources(
  (text) =>
    new Set(
      /电话|手机|热线|联系|致电|拨打|客服/.test(text)
        ? text.match(/\d{2,15}(?:[\s-]\d{2,15}){0,3}/g)?.map((written) => written.replace(/[\s-]/g, ''))
        : undefined,
    ),
);
