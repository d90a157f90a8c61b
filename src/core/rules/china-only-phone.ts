import { eachMatch, readSources } from './each-match.ts';
import { frameFor } from './frame.ts';
import { phoneNote } from './market-samples.ts';
import { defineRule, type Page } from './rule.ts';

/** 400 and 800 numbers, and the five digits of banks, insurers and railways (95187, 12306). */
const numbers =
  /(?<![\d-])(?:\(?\+?86\)?[\s-]?)?(?:[48]00[\s-]\d{3}[\s-]\d{4}|[48]00\d[\s-]\d{3}[\s-]\d{3}|[48]00[\s-]\d{4}[\s-]\d{3})(?![\d-])|(?<![\p{L}\p{N}.,/:_#-])(9[56]\d{3}|12\d{3})(?![\p{L}\p{N}_-]|[.,]\d)/gu;

/** A service number that can be dialled only inside mainland China. */
export const chinaOnlyPhone = defineRule({
  id: 'convention/china-only-phone',
  name: { en: 'numbers only China can call', zh: '境外打不通的电话' },
  severity: 'major',
  category: 'locale-conventions',
  zh: ['400电话', '全国服务热线'],
  why: {
    en: '400 and 800 numbers of mainland China cannot be reached from abroad, not even with +86.',
    zh: '国内的 400、800 电话在境外打不通，加拨 +86 也不行。',
  },
  instead: {
    en: 'Give a number with the country code of the market, or the channel people there use.',
    zh: '提供带当地国家代码的号码，或当地人常用的联系渠道。',
  },
  evidence:
    'Numbering plan of the People’s Republic of China (ITU-T E.164 national numbering plan, +86): 400 and 800 are national service prefixes; 95xxx, 96xxx and 12xxx are short codes.',
  messages: {
    en: { chinaOnly: (number: string) => `${number} can only be dialled inside China.` },
    zh: { chinaOnly: (number) => `${number} 只能在中国境内拨打。` },
  },
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Hubungi 400-000-0000 sekarang.\n' },
      { path: 'content/en-SG/a.md', text: 'Call 400 820 0000 now.\n' },
      { path: 'content/id/a.md', text: 'Hubungi 95187.\n', source: '请拨打客服热线95187。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Call +65 6000 0000, or order 400 units.\n' },
      { path: 'content/en-US/a.md', text: 'Fixes [#12310].\n', source: '修复热线页面 [#12310]。\n' },
      { path: 'content/id/a.md', text: 'Kami melayani 95187 toko.\n', source: '服务95187家门店。\n' },
      { path: 'content/en-US/a.md', text: 'Model 1400-820-0000 ships today.\n' },
    ],
  },
  check: (page, words) =>
    eachMatch(page, numbers, (match, index, segment) => {
      const [text, service] = match;
      const isCertain = service ? isDialled(service, page, index) : !isNorthAmerican800(text, page);
      if (!isCertain) return undefined;
      const frame = frameFor('convention/china-only-phone', page, segment, match.index!);
      return { message: words.chinaOnly(text), detail: phoneNote(page), frame };
    }),
});

/** Five digits are a telephone number where the Chinese block has people call them. */
function isDialled(number: string, page: Page, index: number): boolean {
  return dialledThere(page, index).some((numbers) => numbers.has(number));
}

const dialledThere = readSources(
  (text) => new Set(/电话|热线|客服|拨打|致电/.test(text) ? text.match(/\d+/g) : undefined),
);

/** 800 is the toll-free code of North America too, written 800-xxx-xxxx. */
function isNorthAmerican800(number: string, page: Page): boolean {
  return /^800/.test(number) && ['US', 'MX', 'PH', 'SA', 'AE', undefined].includes(page.target.market);
}
