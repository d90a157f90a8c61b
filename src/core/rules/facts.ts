import { sourceSpan } from '../content/segment.ts';
import { type Difference, differencesIn } from '../facts/differences.ts';
import type { Fact } from '../facts/fact.ts';
import type { StatedFact } from '../facts/sides.ts';
import { isCurrency } from '../facts/units.ts';
import { rewrite } from '../facts/write.ts';
import type { Severity } from '../finding.ts';
import { languageWords } from '../phrases/language-words.ts';
import { formatLocale } from '../regions/locale-formats.ts';
import { onceFor } from '../text/once.ts';
import { replacementFix } from './fix.ts';
import { quote } from './quote.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

/** What a rule of this family looks at. */
type Subject = 'number' | 'price' | 'date' | 'contact';

const subjects: Readonly<Record<Fact['kind'], Subject>> = {
  amount: 'number',
  version: 'number',
  date: 'date',
  time: 'date',
  phone: 'contact',
  mail: 'contact',
  address: 'contact',
};

function subjectOf({ source, target }: Difference): Subject {
  const { kind, units } = (source ?? target)!.fact;
  return units.some(isCurrency) ? 'price' : subjects[kind];
}

/** What binds the company: an error in it is a promise to customers. */
const binding = /保修|质保|包修|保质|三包|退[换款货订]|包退|保证期|有效期|试用|违约|赔|合同|协议|条款/u;

/** Numbers up to this are often written in words. */
const mostInWords = 12;

const differencesOf = onceFor((page: Page): readonly Difference[] => {
  const { source, alignment, content, language, config, target } = page;
  if (!source || !alignment) return [];
  const there = { language: new Intl.Locale(config.source).language, country: 'CN' };
  if (language === there.language) return [];
  const all = differencesIn({ source, alignment, content }, there, { language, country: target.market });
  return languageWords.has(language) ? all : all.filter(isOfFigures);
});

/** Where the words of a language are not known, small numbers may be there in words, and units be others than they look. */
function isOfFigures({ how, source, target }: Difference): boolean {
  const [there, here] = [source?.fact.values[0], target?.fact.values[0]];
  if (how !== 'changed') return (there ?? Number.POSITIVE_INFINITY) > mostInWords;
  if (there === undefined || here === undefined) return true;
  // 1万 may be 10 of a thousand in a word that nobody here knows.
  const isScaled = target!.fact.units.length === 0 && /^[36]$/.test(String(Math.log10(there / here)));
  return there !== here && !isScaled;
}

interface Words {
  changed(here: string, there: string): string;
  missing(there: string): string;
  added(here: string): string;
  sentence(text: string): string;
}

const messages: { readonly en: Words; readonly zh: Words } = {
  en: {
    changed: (here, there) => `“${here}” here, “${there}” on the Chinese page.`,
    missing: (there) => `“${there}” of the Chinese page is missing here.`,
    added: (here) => `“${here}” is not on the Chinese page.`,
    sentence: (text) => `**The Chinese sentence:** ${text}`,
  },
  zh: {
    changed: (here, there) => `这里是“${here}”，中文页是“${there}”。`,
    missing: (there) => `中文页的“${there}”在这里没有出现。`,
    added: (here) => `“${here}”在中文页中没有。`,
    sentence: (text) => `**中文原句：** ${text}`,
  },
};

function check(page: Page, subject: Subject, words: Words): RuleReport[] {
  return differencesOf(page)
    .filter((one) => subjectOf(one) === subject)
    .map((one) => report(page, one, words));
}

function report(page: Page, difference: Difference, words: Words): RuleReport {
  const { source, target, at, follows, how } = difference;
  const there = page.source!.content.segments;
  const here = page.content.segments;
  const written = {
    source: source ? textOf(there[source.sentence.block]!.text, source) : '',
    target: target ? textOf(here[target.sentence.block]!.text, target) : '',
  };
  const segment = here[(target?.sentence ?? at).block]!;
  const span = target
    ? sourceSpan(segment, target.fact.from, target.fact.to)
    : sourceSpan(segment, at.from, at.to);
  const sentence = there[follows.block]!.text.slice(follows.from, follows.to);
  return {
    span,
    message: words[how](...([written.target, written.source].filter(Boolean) as [string, string])),
    severity: severityOf(page, difference, sentence),
    detail: words.sentence(quote(sentence)),
    fixes: fixesFor(page, difference, written),
  };
}

const textOf = (text: string, { fact }: StatedFact) => text.slice(fact.from, fact.to);

function fixesFor(
  page: Page,
  { source, target }: Difference,
  written: { source: string; target: string },
): RuleReport['fixes'] {
  if (!source || !target) return [];
  const locale = formatLocale(page.target.locale ?? page.language, page.target.market);
  const what = rewrite(source.fact, target.fact, written, locale);
  if (!what) return [];
  const segment = page.content.segments[target.sentence.block]!;
  const title = page.messages.replaceWith(what.text);
  // Which of the two pages is right nobody but a person knows.
  return replacementFix(segment, what.from, what.to, what.text, { title, safe: false });
}

/** How many times one number is the other, from 1 on. */
function factor(a: number, b: number): number {
  const [less, more] = [Math.min(a, b), Math.max(a, b)];
  return less === 0 ? Number.POSITIVE_INFINITY : more / less;
}

/** Where a fact stands in an address of the mail, which each language gives as fully as it needs. */
const postal = /地址|[路街道]\S{0,12}\d+\s?[号弄]|\d+\s?[室楼号]/u;
/** What stands before the number of a standard, or of another thing of that name: GB/T 7714, IEEE 693. */
const named = /\p{Lu}{2,}(?:\/\p{Lu}+)?[ -]?$/u;
/** Commas enough for a list. */
const listed = /^(?:[^,、，]*[,、，]){4}/u;

/**
 * True where a page may well lack a fact, or have it of its own: the year of a title, the number in a name, what a list
 * numbers or lists, and how fully an address is given.
 */
function isFree(
  { how, source, target }: Difference,
  language: string,
  text: string,
  sentence: string,
): boolean {
  const { fact } = (source ?? target)!;
  if (fact.kind !== 'amount' || fact.units.length) return false;
  const [value = 0] = fact.values;
  if (value >= 1900 && value < 2100) return true;
  if (named.test(text.slice(Math.max(0, fact.from - 12), fact.from))) return true;
  if (how === 'added') return postal.test(sentence);
  // Arabic says two of something in one word.
  if (language === 'ar' && value === 2) return true;
  const isLast = !/[\p{L}\p{N}]/u.test(text.slice(fact.to));
  return (value <= mostInWords && isLast && text.length <= longestLabel) || listed.test(sentence);
}

/** Longer texts are no name of something with its number. */
const longestLabel = 20;

function severityOf(page: Page, difference: Difference, sentence: string): Severity {
  const { how, source, target } = difference;
  if (how !== 'changed') {
    const { block } = (source ?? target)!.sentence;
    const { text } = (source ? page.source! : page).content.segments[block]!;
    // A quarter of an hour is no 15 minutes where nobody here knows the words.
    return languageWords.has(page.language) && !isFree(difference, page.language, text, sentence)
      ? 'minor'
      : 'neutral';
  }
  const [a, b] = [source!.fact, target!.fact];
  if (a.units.some(isCurrency)) return 'critical';
  const isFarOff = a.kind === 'amount' && b.values.length > 0 && factor(a.values[0]!, b.values[0]!) >= 10;
  return isFarOff || (a.kind !== 'version' && binding.test(sentence)) ? 'critical' : 'major';
}

const evidence =
  'Arithmetic on the sentence this one follows. Words for numbers, units, months and currencies from the Unicode CLDR through Intl; measured in docs/evidence.md.';

/** A string, which follows that of its key for certain. */
const string = (text: string) => `{ "text": "${text}" }\n`;

/** A number, share or version that is another than on the Chinese page. */
export const factNumber = defineRule<Words>({
  id: 'fact/number',
  name: { en: 'numbers unlike the Chinese page', zh: '与中文页不符的数字' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'Readers buy, plan and complain by numbers. One that is not what the Chinese page says is wrong on one of the two pages.',
    zh: '读者凭数字购买、安排和投诉。与中文页不一致的数字，两页中必有一页是错的。',
  },
  instead: {
    en: 'Write the number of the Chinese page the way the market writes it, or correct the Chinese page.',
    zh: '按当地写法写出中文页的数字；如果中文页有误，请改中文页。',
  },
  evidence,
  messages,
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.json',
        text: string('Charges fully in 15 minutes.'),
        source: string('25分钟充满。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('Trusted by 12 million users.'),
        source: string('1.2亿用户的信赖。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('It comes with a three-year warranty.'),
        source: string('产品质保两年。'),
      },
      { path: 'content/id/a.json', text: string('Garansi 2 bulan.'), source: string('质保2年。') },
    ],
    passes: [
      {
        path: 'content/en-SG/a.json',
        text: string('Trusted by 120 million users.'),
        source: string('1.2亿用户的信赖。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('Over 1,200 shops in two countries.'),
        source: string('1234家门店，遍布2个国家。'),
      },
      {
        path: 'content/en-US/a.json',
        text: string('It carries 11 pounds with ease.'),
        source: string('承重5公斤，轻松自如。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('Today 20% off everything.'),
        source: string('今日全场8折。'),
      },
      {
        path: 'content/id/a.json',
        text: string('Lebih dari 2 juta pelanggan.'),
        source: string('200多万客户。'),
      },
      {
        path: 'content/es-MX/a.json',
        text: string('La rotación bajó de 74 a 51 días.'),
        source: string('周转从74天降至51天。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('Call 400-000-0000 on weekdays.'),
        source: string('工作日请致电400-000-0000。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('It opened the 14th season of the fair.'),
        source: string('打响了该展会新一季的第一枪。'),
      },
      {
        path: 'locales/en.json',
        text: '{"address": "Address line", "address_2": "Line 2 of the address"}',
        source: '{"address": "详细的收货地址"}',
      },
      {
        path: 'locales/en.json',
        text: '{"about": "About this project"}',
        source: '{"about": "本项目由3位开发者维护，累计12个版本，欢迎在社区里关注我们的最新动态"}',
      },
    ],
  },
  check: (page, words) => check(page, 'number', words),
});

/** A price that is another than on the Chinese page, or the same number in another currency. */
export const factPrice = defineRule<Words>({
  id: 'fact/price',
  name: { en: 'prices unlike the Chinese page', zh: '与中文页不符的价格' },
  severity: 'critical',
  category: 'accuracy',
  why: {
    en: 'A price on a page binds. The same number in another currency is another price.',
    zh: '页面上的价格有约束力。数字相同而货币不同，就是另一个价格。',
  },
  instead: {
    en: 'Give the market’s own price in its currency, or the amount of the Chinese page in yuan.',
    zh: '写当地货币的当地价格，或照中文页写人民币金额。',
  },
  evidence,
  messages,
  examples: {
    fails: [
      {
        path: 'content/en-US/a.json',
        text: string('The plan costs $299 a year.'),
        source: string('该方案每年299元。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('The plan costs RMB 229 a year.'),
        source: string('该方案每年299元。'),
      },
    ],
    passes: [
      {
        path: 'content/en-US/a.json',
        text: string('The plan costs $42 a year.'),
        source: string('该方案每年299元。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('The plan costs RMB 299 a year.'),
        source: string('该方案每年299元。'),
      },
    ],
  },
  check: (page, words) => check(page, 'price', words),
});

/** A day or time that is another than on the Chinese page. */
export const factDate = defineRule<Words>({
  id: 'fact/date',
  name: { en: 'dates unlike the Chinese page', zh: '与中文页不符的日期' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'Who comes on another day, or orders after the last one, does so once.',
    zh: '日期或时间写错，读者会白跑一趟，或错过截止时间。',
  },
  instead: {
    en: 'Write the day of the Chinese page, and the time in the market’s own zone.',
    zh: '写中文页的日期，时间换算成当地时间。',
  },
  evidence,
  messages,
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.json',
        text: string('The offer ends on 5 April 2024.'),
        source: string('优惠截至2024年3月5日。'),
      },
      {
        path: 'content/id/a.json',
        text: string('Dimulai pukul 21.00 WIB.'),
        source: string('北京时间20:00开始。'),
      },
    ],
    passes: [
      {
        path: 'content/en-SG/a.json',
        text: string('Prices may rise again on 19 Feb.'),
        source: string('截至2月19日，价格或将再次上涨。'),
      },
      {
        path: 'content/en-SG/a.json',
        text: string('The offer ends on 5 March.'),
        source: string('优惠截至2024年3月5日。'),
      },
      {
        path: 'content/id/a.json',
        text: string('Dimulai pukul 19.00 WIB.'),
        source: string('北京时间20:00开始。'),
      },
    ],
  },
  check: (page, words) => check(page, 'date', words),
});

/** A mail, telephone number or address of the web that differs by a slip from that of the Chinese page. */
export const factContact = defineRule<Words>({
  id: 'fact/contact',
  name: { en: 'contacts unlike the Chinese page', zh: '与中文页不符的联系方式' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'One wrong sign, and customers write to nobody or call a stranger.',
    zh: '错一个字符，客户的邮件就石沉大海，电话就打给了陌生人。',
  },
  instead: {
    en: 'Copy it from the Chinese page, or give the market’s own contact.',
    zh: '请从中文页照抄，或给出当地的联系方式。',
  },
  evidence:
    'Comparison with the sentence this one follows; telephone numbers by libphonenumber. The market’s own contacts are not compared.',
  messages,
  examples: {
    fails: [
      {
        path: 'content/en-SG/a.properties',
        text: 'contact=Write to sale@example.com.\n',
        source: 'contact=请写信至 sales@example.com。\n',
      },
    ],
    passes: [
      {
        path: 'content/en-SG/a.properties',
        text: 'contact=Write to sales@example.com.\n',
        source: 'contact=请写信至 sales@example.com。\n',
      },
      {
        path: 'content/id/a.json',
        text: string('Hubungi +62 21 5790 3000.'),
        source: string('请致电 010-8888 6666。'),
      },
    ],
  },
  check: (page, words) => check(page, 'contact', words),
});
