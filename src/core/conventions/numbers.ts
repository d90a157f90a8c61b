/** Chinese ways to write numbers, units and phone numbers that were carried over. */
import { encodeFor, isUnbroken, type Segment, sourceSpan } from '../content/segment.ts';
import type { Finding, Fix } from '../finding.ts';
import { type Page, type Rule, report } from '../review/rule.ts';

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
const hundredMillions =
  /(?<![\d.,])(\d+[.,]\d+)\s(?:ratus juta|ร้อยล้าน|مئة مليون|مائة مليون|trăm triệu|cien millones|cientos de millones|centenas? de milhões|cem milhões|hundert Millionen|cents? millions)(?![\p{L}])/u;
const anyMyriad = new RegExp(`${myriad.source}|${hundredMillions.source}`, 'giu');

/** A number as the market writes it: `120 million`, `12 crore`, `120 juta`; below a million in digits. */
function written(value: number, locale: string): string {
  const compact = value >= 1e6 ? ({ notation: 'compact', compactDisplay: 'long' } as const) : {};
  return new Intl.NumberFormat(locale, { ...compact, maximumFractionDigits: 3 }).format(value);
}

/** One finding for each match in each segment, with a fix where the replacement is certain. */
function eachMatch(
  page: Page,
  rule: Rule,
  pattern: RegExp,
  judge: (match: RegExpMatchArray, segment: Segment) => { message: string; replacement?: string } | undefined,
): Finding[] {
  return page.content.segments.flatMap((segment) =>
    [...segment.text.matchAll(pattern)].flatMap((match) => {
      const verdict = judge(match, segment);
      if (!verdict) return [];
      const [from, to] = [match.index, match.index + match[0].length];
      const fixes = fixFor(page, segment, from, to, verdict.replacement);
      return [report(page, rule, sourceSpan(segment, from, to), verdict.message, fixes)];
    }),
  );
}

function fixFor(
  page: Page,
  segment: Segment,
  from: number,
  to: number,
  replacement: string | undefined,
): Fix[] {
  const encoded = replacement === undefined ? undefined : encodeFor(segment, replacement);
  if (encoded === undefined || !isUnbroken(segment, from, to)) return [];
  const edits = [{ ...sourceSpan(segment, from, to), text: encoded }];
  return [{ title: page.say.replaceWith(replacement!), edits, safe: true }];
}

/** `1.2 hundred million` and `50万` where nobody counts so. */
export const chineseMyriads: Rule = {
  id: 'convention/chinese-myriads',
  severity: 'major',
  category: 'locale-conventions',
  zh: ['万', '亿'],
  why: {
    en: 'Chinese counts in ten thousands and hundred millions. Readers elsewhere stumble over such a number, or read it wrong.',
    zh: '中文以“万”“亿”计数，其他语言的读者读起来会卡住，甚至读错。',
  },
  instead: { en: 'Write the number as the market does.', zh: '按当地的数字习惯书写。' },
  evidence: 'Arithmetic; the form comes from the Unicode CLDR through Intl.',
  markets: [],
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.md',
        text: 'We ship 1.2 hundred million parcels and serve 50 ten thousands shops.\n',
      },
      { path: 'content/id/a.md', text: 'Lebih dari 50万 pengguna.\n' },
    ],
    passes: [
      {
        path: 'content/en-SG/a.md',
        text: 'A hundred million parcels, ten thousand shops, 110 thousand users.\n',
      },
      { path: 'content/ja/a.md', text: '利用者は50万人です。\n' },
    ],
  },
  check(page) {
    if (countsInMyriads.has(page.language)) return [];
    return eachMatch(page, chineseMyriads, anyMyriad, (match) => {
      const digits = Number((match[1] ?? match[3])!.replace(/,(?=\d{3}\b)/, '').replace(',', '.'));
      const unit = (match[2] ?? 'hundred million').trim().replace(/[\s-]+/g, ' ');
      const scale = myriads[unit.toLowerCase()]!;
      const value = Math.round(digits * scale);
      const replacement = written(value, page.target.locale ?? page.language);
      return { message: page.say.countsInMyriads(match[0], replacement), replacement };
    });
  },
};

/** A service number that can be dialled only inside mainland China. */
export const chinaOnlyPhone: Rule = {
  id: 'convention/china-only-phone',
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
    'Numbering plan of the People’s Republic of China (ITU-T E.164 national numbering plan, +86): 400 and 800 are national service prefixes.',
  markets: [],
  examples: {
    fails: [
      { path: 'content/id/a.md', text: 'Hubungi 400-000-0000 sekarang.\n' },
      { path: 'content/en-SG/a.md', text: 'Call 400 820 0000 now.\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Call +65 6000 0000, or order 400 units.\n' },
      { path: 'content/en-US/a.md', text: 'Model 1400-820-0000 ships today.\n' },
    ],
  },
  check: (page) =>
    eachMatch(
      page,
      chinaOnlyPhone,
      /(?<![\d-])(?:\(?\+?86\)?[\s-]?)?(?:[48]00[\s-]\d{3}[\s-]\d{4}|[48]00\d[\s-]\d{3}[\s-]\d{3}|[48]00[\s-]\d{4}[\s-]\d{3})(?![\d-])/g,
      (match) =>
        isNorthAmerican800(match[0], page) ? undefined : { message: page.say.chinaOnlyPhone(match[0]) },
    ),
};

/** 800 is the toll-free code of North America too, written 800-xxx-xxxx. */
function isNorthAmerican800(number: string, page: Page): boolean {
  return /^800/.test(number) && ['US', 'MX', 'PH', 'SA', 'AE', undefined].includes(page.target.market);
}

/** 亩 and 斤, which only China uses. */
export const chineseUnits: Rule = {
  id: 'convention/chinese-units',
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
  markets: [],
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
  check: (page) =>
    eachMatch(
      page,
      chineseUnits,
      /(?<![\d.,])(\d+(?:[.,]\d+)*)\s?(mu|jin|亩|斤)(?![\p{L}\p{M}])/giu,
      (match) => {
        if (page.language === 'zh') return undefined;
        const amount = Number(match[1]!.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
        const isArea = /mu|亩/i.test(match[2]!);
        const locale = page.target.locale ?? page.language;
        const unit = isArea ? 'hectare' : 'kilogram';
        // CLDR knows no hectare in Intl's list of units everywhere: the kilogram it does.
        const value = isArea ? amount / 15 : amount / 2;
        const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
        const text = unitText(locale, value, unit) ?? `${number} ha`;
        return { message: page.say.chineseUnit(match[0], text), replacement: text };
      },
    ),
};

function unitText(locale: string, value: number, unit: string): string | undefined {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(value);
  } catch {
    return undefined;
  }
}

/** ¥, which is yuan in China and yen in Japan. */
export const yuanSign: Rule = {
  id: 'convention/yuan-sign',
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
  markets: [],
  examples: {
    fails: [
      { path: 'content/de/a.md', text: 'Ab ¥999 im Monat.\n' },
      { path: 'content/ja/a.md', text: '月額¥999から。\n', source: '每月¥999起。\n' },
    ],
    passes: [
      { path: 'content/ja/a.md', text: '月額¥980から。\n', source: '每月¥49起。\n' },
      { path: 'content/de/a.md', text: 'Ab 49 € im Monat.\n' },
    ],
  },
  check: (page) =>
    eachMatch(page, yuanSign, /[¥￥]\s?(\d[\d.,]*)/g, (match, segment) => {
      const yenPage = page.language === 'ja' || page.target.market === 'JP';
      if (page.language === 'zh' || (yenPage && !sourceHasAmount(page, segment, match[1]!))) return undefined;
      return { message: page.say.yuanSign(match[0]) };
    }),
};

/** True when the block of the source page this one follows has the same amount in yuan. */
function sourceHasAmount(page: Page, segment: Segment, amount: string): boolean {
  const digits = amount.replace(/\D/g, '');
  const block = page.alignment?.blocks[page.content.segments.indexOf(segment)];
  return (block?.sources ?? []).some((index) => {
    const text = page.source!.content.segments[index]!.text;
    return [...text.matchAll(/[¥￥]\s?(\d[\d.,]*)|(\d[\d.,]*)\s?元/g)].some(
      ([, before, after]) => (before ?? after)!.replace(/\D/g, '') === digits,
    );
  });
}

const discountWords =
  /off|discount|rabatt|diskon|diskaun|descuento|desconto|remise|réduction|ลด|giảm|オフ|引き|割引|할인|خصم|bawas/i;

/** 8折 is 20% off; carried over by its figure it promises 80%. */
export const chineseDiscount: Rule = {
  id: 'convention/chinese-discount',
  severity: 'critical',
  category: 'locale-conventions',
  zh: ['8折', '七五折'],
  why: {
    en: '8折 means paying 80%, so 20% off. “80% discount” promises customers four times as much as you give.',
    zh: '“8折”是付八成，即优惠 20%。写成“80% discount”等于承诺了四倍的优惠。',
  },
  instead: { en: 'Give the part that is taken off.', zh: '写明减去的比例。' },
  evidence: 'Arithmetic on the Chinese block this one follows.',
  markets: [],
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Get an 80% discount on all plans.\n', source: '全场8折优惠。\n' },
      { path: 'content/de/a.md', text: 'Sie erhalten 85 % Rabatt.\n', source: '立享8.5折优惠。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Get a 20% discount on all plans.\n', source: '全场8折优惠。\n' },
      { path: 'content/en-SG/a.md', text: 'Pay only 80% of the price.\n', source: '全场8折优惠。\n' },
    ],
  },
  check(page) {
    if (!page.source) return [];
    return eachMatch(page, chineseDiscount, /(\d+)(\s?%)/g, (match, segment) => {
      const sentence = segment.text.slice(
        Math.max(0, match.index! - 30),
        match.index! + match[0].length + 30,
      );
      if (!discountWords.test(sentence)) return undefined;
      const paid = Number(match[1]);
      if (!sourceDiscounts(page, segment).includes(paid)) return undefined;
      const replacement = `${100 - paid}${match[2]}`;
      return { message: page.say.chineseDiscount(paid / 10, match[0], replacement), replacement };
    });
  },
};

const chineseDigits = '零一二三四五六七八九';

/** Percentages that customers pay by the 折 of the source block: `8.5折` is 85. */
function sourceDiscounts(page: Page, segment: Segment): number[] {
  const block = page.alignment?.blocks[page.content.segments.indexOf(segment)];
  return (block?.sources ?? []).flatMap((index) =>
    [
      ...page.source!.content.segments[index]!.text.matchAll(/(\d(?:\.\d)?|[一二三四五六七八九]{1,2})\s?折/g),
    ].map(([, digits]) =>
      /\d/.test(digits!)
        ? Math.round(Number(digits) * 10)
        : Number(
            [...digits!]
              .map((digit) => chineseDigits.indexOf(digit))
              .join('')
              .padEnd(2, '0'),
          ),
    ),
  );
}

const yuanWords =
  /\d[\d.,]*\s?(?:[万億萬]\s?)?(?:人民元|元|yuan|RMB|CNY|ล้านหยวน|หยวน|위안|يوان|nhân dân tệ)|(?:RMB|CNY)\s?\d[\d.,]*/giu;

/** An amount in yuan, taken over from the Chinese block. */
export const yuanAmount: Rule = {
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
  markets: [],
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
  check: (page) =>
    eachMatch(page, yuanAmount, yuanWords, (match, segment) => {
      const block = page.alignment?.blocks[page.content.segments.indexOf(segment)];
      const isPaired = (block?.sources ?? []).some((index) =>
        /[元¥￥]/.test(page.source!.content.segments[index]!.text),
      );
      return isPaired ? { message: page.say.yuanAmount(match[0]) } : undefined;
    }),
};
