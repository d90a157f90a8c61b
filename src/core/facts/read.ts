/** Reads the facts of a text: amounts with their units and currencies, days, times, versions, and how to reach somebody. */
import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import type { Span } from '../finding.ts';
import { anyOf } from '../phrases/language-words.ts';
import { isDay } from '../regions/locale-formats.ts';
import { callWords } from '../regions/phones.ts';
import { onceForWords } from '../text/once.ts';
import { chineseRun, figureIn, numberWords, plain, readChinese, readFigure, scalesOf } from './numerals.ts';
import { isCurrency, type Names, unitWords } from './units.ts';

/** A day as far as a text names it. */
export interface NamedDay {
  readonly year?: number | undefined;
  /** 1 to 12. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** Something a text states that stays the same in translation. Offsets are in the text it was read from. */
export interface Fact extends Span {
  readonly kind: 'amount' | 'date' | 'time' | 'version' | 'phone' | 'mail' | 'address';
  /** The numbers it may stand for, the likeliest first; of a date and a time its parts. Empty for what is no number. */
  readonly values: readonly number[];
  /** Units or currencies that may be meant; empty for a bare number. */
  readonly units: readonly string[];
  /** Of a date: the days it may name. */
  readonly days?: readonly NamedDay[];
  /** Of a time: minutes since midnight, and whether 8:00 may be 20:00; the zone in minutes east of UTC, null for none named. */
  readonly time?: { readonly minutes: number; readonly isHalfDay: boolean; readonly zone: number | null };
  /** Of what is no number: what it is compared by. */
  readonly key?: string;
  /** Of a telephone number: its digits as they are written. */
  readonly digits?: string;
  /** True for what a translation may say otherwise, or leave out: ordinals, number words, 0, 1 and 100%. */
  readonly isSoft: boolean;
  /** True for a number that is written in digits and stands for itself. */
  readonly isFigure: boolean;
  /** Where the digits of an amount are, with the scale word behind them. */
  readonly figure: Span;
}

/** What a reader of facts must know of a text. */
export interface Reading {
  /** Language of the text: `zh`. */
  readonly language: string;
  /** ISO 3166-1 code of the country whose telephone numbers stand without a code; undefined where none is known. */
  readonly country: string | undefined;
}

const mail =
  /[\p{Script=Latin}\d._%+-]{1,64}@[\p{Script=Latin}\d-]{1,63}(?:\.[\p{Script=Latin}\d-]{1,63}){1,5}/gu;
const address =
  /(?:https?:\/\/|www\.)[^\s<>"'“”‘’()（）[\]{}，。；、！？\u4e00-\u9fff\ufffc]{3,300}|(?<![\p{Script=Latin}\d@./_-])(?:[a-z\d-]{1,63}\.){1,4}(?:com|cn|net|org|io|app|dev|shop|store|co|me|tv|ai)(?:\.[a-z]{2})?(?![\p{Script=Latin}\d_-]|\.[a-z])(?:\/[\w./?=&%#~+-]{0,200})?/giu;
const version =
  /(?<![\p{Script=Latin}\d.,_-])(?:v\s?\d{1,6}(?:\.\d{1,6}){0,4}|\d{1,6}(?:\.\d{1,6}){2,4})(?:-[a-z\d.]{1,20})?(?![\p{Script=Latin}\d]|[.,]\d)/giu;
const phone = /(?<![\p{Script=Latin}\d.,_/-])\+?\(?\d(?:[\s()–-]{0,3}\d){6,16}(?!\d)/gu;
const calledWords = /电话|電話|热线|熱線|手机|手機|传真|联系|致电|拨打|客服|微信|whatsapp|fax|hotline/i;

const year = '(?:19|20)\\d\\d';
/** Dates in digits, and as Chinese, Japanese and Korean write them. */
const dayForms: readonly { readonly pattern: RegExp; readonly parts: string }[] = [
  { pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?/gu, parts: 'ymd' },
  { pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?!\s?\d)/gu, parts: 'ym' },
  { pattern: /(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?/gu, parts: 'md' },
  { pattern: new RegExp(`(?<!\\d)(${year})\\s?[年년](?![间間以])`, 'gu'), parts: 'y' },
  { pattern: /(?<![\d个])(\d{1,2})\s?[月월](?![\p{Script=Hangul}])/gu, parts: 'm' },
  { pattern: /(?<![\d./-])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/-]|\.\d)/gu, parts: 'y_md' },
  { pattern: /(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-]|\.\d)/gu, parts: 'd_my' },
  { pattern: new RegExp(`(?<![\\d./-])(${year})([-/])(0\\d|1[0-2])(?![\\d/.-])`, 'gu'), parts: 'y_m' },
];

/** Days with the name of a month, in a language and in English; `parts` tells the groups. */
const namedDays = onceForWords((language: string) => {
  const months = new Map<string, number>();
  for (const one of new Set([language, 'en'])) {
    for (const form of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(`${one}-u-ca-gregory-nu-latn`, { month: form, timeZone: 'UTC' });
      const within = new Intl.DateTimeFormat(`${one}-u-ca-gregory-nu-latn`, {
        day: 'numeric',
        month: form,
        timeZone: 'UTC',
      });
      for (let month = 1; month <= 12; month++) {
        const date = Date.UTC(2024, month - 1, 9);
        for (const format of [alone, within]) {
          const name = format.formatToParts(date).find(({ type }) => type === 'month')?.value;
          const word = plain(name ?? '')
            .toLowerCase()
            .replace(/\.$/, '');
          if (/\p{L}/u.test(word) && !months.has(word)) months.set(word, month);
        }
      }
    }
  }
  months.set('sept', 9);
  const escaped = [...months.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const month = `(?<![\\p{L}\\d])(${escaped.join('|')})(?![\\p{L}\\d])\\.?`;
  const joint = '[\\s,،-]{0,3}(?:(?:de|del|of|ng|năm|tahun|พ\\.ศ\\.|ค\\.ศ\\.)\\s)?';
  const ordinal = '(?:st|nd|rd|th|er|º|ª|\\.)?';
  return {
    months,
    forms: [
      {
        pattern: new RegExp(`(?<![\\d.,])(\\d{1,2})${ordinal}${joint}${month}${joint}(\\d{4})(?!\\d)`, 'giu'),
        parts: 'dMy',
      },
      { pattern: new RegExp(`${month}\\s?(\\d{1,2})${ordinal}${joint}(\\d{4})(?!\\d)`, 'giu'), parts: 'Mdy' },
      { pattern: new RegExp(`${month}${joint}(\\d{4})(?!\\d)`, 'giu'), parts: 'My' },
      { pattern: new RegExp(`(?<![\\d.,])(\\d{1,2})${ordinal}${joint}${month}`, 'giu'), parts: 'dM' },
      { pattern: new RegExp(`${month}\\s?(\\d{1,2})${ordinal}(?![\\d:.,]?\\d|\\p{L})`, 'giu'), parts: 'Md' },
      { pattern: new RegExp(month, 'giu'), parts: 'M' },
    ],
  };
});

/** Zones by the names copy gives them, in minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  ...{
    UTC: 0,
    GMT: 0,
    CST: 480,
    SGT: 480,
    MYT: 480,
    HKT: 480,
    PHT: 480,
    WITA: 480,
    WIB: 420,
    WIT: 540,
    ICT: 420,
  },
  ...{ JST: 540, KST: 540, IST: 330, GST: 240, AST: 180, CET: 60, CEST: 120, BST: 60, EST: -300, EDT: -240 },
  ...{ PST: -480, PDT: -420, 日本时间: 540, 韩国时间: 540, 新加坡时间: 480, 泰国时间: 420, 印尼时间: 420 },
};
const beijing = anyOf('beijingTime');
const zone = new RegExp(
  `(${beijing})|(?:UTC|GMT)\\s?([+-])\\s?(\\d{1,2})(?::?(\\d\\d))?|(?<!\\p{L})(${Object.keys(zones).join('|')})(?!\\p{Script=Latin})`,
  'iu',
);

const late =
  /下午|晚上?|傍晚|午後|夜|오후|저녁|밤|p\.?m\b|malam|sore|petang|chiều|tối|hapon|gabi|مساء|abends/iu;
const early = /凌晨|早上?|上午|清晨|午前|오전|아침|a\.?m\b|pagi|sáng|umaga|صباح|morgens/iu;
const clock =
  /(?<![\d:.,/-])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])|(?<![\d:.,])(\d{1,2})\s?[点點時时시](?:\s?(?:([0-5]?\d)\s?[分분]|(半)))?(?![间間钟鐘长長候간])|(?<![\d:.,])(\d{1,2})(?:\.([0-5]\d))?\s?(?:Uhr|น\.)|(?<![\d:.,$])(\d{1,2})\s?(?=[ap]\.?m\b)|(?:pukul|jam)\s(\d{1,2})(?:\.([0-5]\d))?(?!\d)|(?<![\d:.,])(\d{1,2})\s?(?:h|giờ)\s?([0-5]\d)(?!\d)/giu;

/** The facts of a text, in the order in which they stand. Takes time that is linear in the text. */
export function factsIn(text: string, { language, country }: Reading): Fact[] {
  const flat = plain(text);
  if (!/[\d@]|www\.|:\/\/|\.[a-z]/iu.test(flat) && !hasNumerals(text, language)) return [];
  const facts: Fact[] = [];
  const taken = new Uint8Array(text.length);
  const isFree = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (taken[at]) return false;
    return true;
  };
  const add: Add = (fact) => {
    if (!isFree(fact.from, fact.to)) return;
    taken.fill(1, fact.from, fact.to);
    facts.push({ isFigure: false, figure: { from: fact.from, to: fact.to }, ...fact });
  };
  const named = (
    kind: Fact['kind'],
    pattern: RegExp,
    keyOf: (written: string, at: number) => string | undefined,
  ) => {
    for (const { 0: written, index: from } of flat.matchAll(pattern)) {
      const key = keyOf(written, from);
      if (key !== undefined)
        add({ kind, from, to: from + written.length, values: [], units: [], key, isSoft: false });
    }
  };
  if (flat.includes('@')) named('mail', mail, (written) => written.toLowerCase());
  if (flat.includes('.')) {
    named('address', address, addressKey);
    named('version', version, (written) =>
      /^v?\s?\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}\.\d{1,2}\.\d{1,2}$|^\d{1,3}(?:\.\d{3})+$/i.test(written)
        ? undefined
        : written.toLowerCase().replace(/^v\s?/, ''),
    );
  } else named('version', version, (written) => written.toLowerCase().replace(/^v\s?/, ''));
  for (const { parts, pattern } of dayForms) addDays(flat, pattern, parts, new Map(), language, add);
  const { months, forms } = namedDays(language);
  if (language !== 'zh' && language !== 'ja' && language !== 'ko')
    for (const { parts, pattern } of forms) addDays(flat, pattern, parts, months, language, add);
  addPhones(flat, country, isFree, add);
  addTimes(flat, add, (from, to) => taken.fill(1, from, to));
  addAmounts(flat, language, isFree, add);
  addNumerals(flat, language, add);
  if (language === 'zh') addScales(flat, add);
  return facts.sort((a, b) => a.from - b.from);
}

/** A hundred, a thousand or ten thousand of something, without a numeral: 近百家, 百企帮百村, 近千个. */
const scaleOf =
  /(?<![零〇一二两兩三四五六七八九十百千万萬亿億\d.])([百千万萬])(?=[家个個种種多余餘企村款项項台位件强強])/gu;
const scaleValues: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4 };

function addScales(text: string, add: Add): void {
  for (const { 0: scale, index: from } of text.matchAll(scaleOf))
    add({ kind: 'amount', from, to: from + 1, values: [scaleValues[scale]!], units: [], isSoft: true });
}

type Add = (fact: Omit<Fact, 'figure' | 'isFigure'> & Partial<Pick<Fact, 'figure' | 'isFigure'>>) => void;

/** What an address is compared by: without protocol, `www`, the language in its path, and the slash at its end. */
function addressKey(written: string): string | undefined {
  // Names for examples only (RFC 2606).
  if (/(?:^|[/.])example\.(?:com|net|org|cn)/i.test(written)) return undefined;
  return written
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?]+$/, '')
    .replace(/\/(?:[a-z]{2}(?:-[a-z]{2,4})?)(?=\/|$)/g, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
}

function addDays(
  text: string,
  pattern: RegExp,
  parts: string,
  months: ReadonlyMap<string, number>,
  language: string,
  add: Add,
): void {
  for (const match of text.matchAll(pattern)) {
    const day: { year?: number; month?: number; day?: number } = {};
    let isMonthAlone = parts === 'M';
    [...parts].forEach((part, index) => {
      const written = match[index + 1]!;
      if (part === 'M') day.month = months.get(written.toLowerCase().replace(/\.$/, ''))!;
      else if (part !== '_') day[part === 'y' ? 'year' : part === 'm' ? 'month' : 'day'] = Number(written);
    });
    const readings: NamedDay[] = [day];
    // Either may be the month where both could be.
    if (parts === 'd_my') readings.push({ ...day, month: day.day!, day: day.month! });
    // The Thai year is 543 ahead.
    const all = readings
      .map((one) => (language === 'th' && one.year! > 2400 ? { ...one, year: one.year! - 543 } : one))
      .filter(
        ({ year, month, day }) =>
          isDay({ year: year ?? 2024, month: month ?? 1, day: day ?? 1 }) &&
          (year === undefined || (year > 1800 && year < 2200)),
      );
    if (!all.length) continue;
    if (parts === 'm') isMonthAlone = false;
    const values = [
      ...new Set(
        all.flatMap(({ year, month, day }) => [year, month, day].filter((value) => value !== undefined)),
      ),
    ];
    add({
      kind: 'date',
      from: match.index,
      to: match.index + match[0].trimEnd().length,
      values,
      units: [],
      days: all,
      isSoft: isMonthAlone,
    });
  }
}

function addPhones(
  text: string,
  country: string | undefined,
  isFree: (from: number, to: number) => boolean,
  add: Add,
): void {
  for (const { 0: written, index: from } of text.matchAll(phone)) {
    const digits = written.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15 || !isFree(from, from + written.length)) continue;
    const around = text.slice(Math.max(0, from - 30), from);
    const isInternational = /^(?:\+|00)/.test(written);
    const isCalled = callWords.test(around) || calledWords.test(around);
    if (!isInternational && !isCalled && !/^(?:0\d{2,3}|[48]00)[-\s()]/.test(written)) continue;
    const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
    const number = parsePhoneNumber(written.replace(/^00/, '+'), region);
    if (isInternational && !written.startsWith('+') && !number?.isPossible()) continue;
    const key = number?.isPossible() ? number.number.replace(/^\+/, '') : digits;
    const to = from + written.trimEnd().length;
    add({ kind: 'phone', from, to, values: [], units: [], key, digits, isSoft: false });
  }
}

function addTimes(text: string, add: Add, mask: (from: number, to: number) => void): void {
  const zoneSpans: Span[] = [];
  for (const match of text.matchAll(clock)) {
    const [written, h1, m1, h2, m2, half, h3, m3, h4, h5, m5, h6, m6] = match;
    const hour = Number(h1 ?? h2 ?? h3 ?? h4 ?? h5 ?? h6);
    const minute = half ? 30 : Number(m1 ?? m2 ?? m3 ?? m5 ?? m6 ?? 0);
    if (hour > 24) continue;
    const [from, end] = [match.index, match.index + written.length];
    const around = `${text.slice(Math.max(0, from - 5), from)}|${text.slice(end, end + 9)}`;
    const isLate = late.test(around);
    // `6-7点`: the first is an hour too.
    const first = /(?<!\d)(\d{1,2})\s?[-–~～至到]\s?$/u.exec(text.slice(Math.max(0, from - 6), from));
    const start = Math.max(0, from - 12);
    const zoned = zone.exec(text.slice(start, end + 24));
    // The 8 of UTC+8 is no number of its own.
    if (zoned?.[2]) zoneSpans.push({ from: start + zoned.index, to: start + zoned.index + zoned[0].length });
    const timeAt = (hour: number, minute: number) => ({
      minutes: ((hour % 24) + (isLate && hour < 12 ? 12 : 0)) * 60 + minute,
      isHalfDay: !isLate && !early.test(around) && hour <= 12,
      zone: zoned ? offsetOf(zoned) : null,
    });
    if (first && Number(first[1]) <= 24) {
      const at = from - first[0].length;
      const value = Number(first[1]);
      add({
        kind: 'time',
        from: at,
        to: at + first[1]!.length,
        values: [value],
        units: [],
        time: timeAt(value, 0),
        isSoft: false,
      });
    }
    add({
      kind: 'time',
      from,
      to: from + written.trimEnd().length,
      values: minute ? [hour, minute] : [hour],
      units: [],
      time: timeAt(hour, minute),
      isSoft: false,
    });
  }
  for (const { from, to } of zoneSpans) mask(from, to);
}

function offsetOf([, isBeijing, sign, hours, minutes, name]: RegExpExecArray): number {
  if (isBeijing) return 480;
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
  return zones[name!.toUpperCase()] ?? zones[name!] ?? 0;
}

const cjk = /[\p{Script=Han}\p{Script=Hangul}]/u;
const letter = /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Devanagari}]/u;

/** The longest of some names that stands at a place of a text, white space, a hyphen and `2 milyon na` left out. */
function nameAt(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
  original = text,
): { name: string; to: number } | undefined {
  const joint = /^\s(?:na|de|d['’])\s?/u.exec(text.slice(at, at + 5));
  return (
    (joint ? nameFrom(text, at + joint[0].length, names, most, original) : undefined) ??
    nameFrom(text, at, names, most, original)
  );
}

function nameFrom(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
  original: string,
): { name: string; to: number } | undefined {
  let from = at;
  while (from - at < 2 && /[\s\u00a0\u202f-]/.test(text[from] ?? '')) from++;
  for (let length = Math.min(most, text.length - from); length > 0; length--) {
    const name = text.slice(from, from + length);
    if (!names.has(name)) continue;
    const end = from + length;
    // `5 g` is a weight, `5G` a network; 百分之 is no minute.
    if (length === 1 && original[from] !== name && letter.test(name)) continue;
    if (name.endsWith('分') && text[end] === '之') continue;
    if (/^[x×]$/.test(name) && /[\s\d]/.test(text[end] ?? '')) continue;
    if (letter.test(name.at(-1)!) && letter.test(text[end] ?? '')) continue;
    return { name, to: end };
  }
  return undefined;
}

/** The longest of some names that ends where a number begins. */
function nameBefore(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  most: number,
): { name: string; from: number } | undefined {
  let to = at;
  while (at - to < 1 && /[\s\u00a0\u202f]/.test(text[to - 1] ?? '')) to--;
  for (let length = Math.min(most, to); length > 0; length--) {
    const from = to - length;
    const name = text.slice(from, to);
    if (!names.has(name)) continue;
    if (letter.test(name[0]!) && letter.test(text[from - 1] ?? '')) continue;
    return { name, from };
  }
  return undefined;
}

const longest = (names: ReadonlyMap<string, unknown>) =>
  Math.max(0, ...[...names.keys()].map((name) => name.length));

const vocabulary = onceForWords((language: string) => {
  const words = unitWords(language);
  const scales = scalesOf(language);
  const mostOf = new Map<ReadonlyMap<string, unknown>, number>();
  for (const names of [words.symbols, words.units, words.currencies, scales])
    mostOf.set(names, longest(names));
  return { ...words, scales, mostOf };
});

const amountIn = onceForWords(
  (language: string) =>
    new RegExp(`(?:(?<![\\p{Script=Latin}\\d_]|\\d[.,])|(?<=\\d\\s?[xX]))(?:${figureIn(language)})`, 'gu'),
);
const shortScales: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** What turns a number into the name of something, or an ordinal. */
const ordinalBefore = /(?:第|No\.?\s?|#|№|步骤\s?|步驟\s?|Step\s?|ke-|ika-|thứ\s|ครั้งที่\s?|ที่\s)$/iu;
const ordinalBehind = /^(?:st|nd|rd|th|er|ère|e|ème|ste|te|[ºª])(?![\p{L}\d])/iu;
const ofHundred = /(?:百分之|ร้อยละ\s?)$/u;
const roundTheClock = /^\s?[/x×*]\s?(?:24|7)(?!\d)/iu;

function addAmounts(
  text: string,
  language: string,
  isFree: (from: number, to: number) => boolean,
  add: Add,
): void {
  const words = vocabulary(language);
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const most = (names: ReadonlyMap<string, unknown>) => words.mostOf.get(names)!;
  const found: (Fact & { scale: number })[] = [];
  for (const { 0: digits, index } of text.matchAll(amountIn(language))) {
    let to = index + digits.length;
    if (!isFree(index, to)) continue;
    let from = index;
    let values = readFigure(digits, language);
    let scale = 1;
    // `1.2亿`, `150 thousand million`.
    for (let count = 0; count < 2; count++) {
      // `200多万`.
      const gap = language === 'zh' && /^[多余][万亿]/.test(text.slice(to, to + 2)) ? 1 : 0;
      const word = nameAt(lower, to + gap, words.scales, most(words.scales));
      if (
        !word ||
        (count && cjk.test(word.name) && word.to - word.name.length > to) ||
        (word.name === 'w' && !/^\s?(?:[+＋人个家次单户]|用户|粉丝)/.test(text.slice(word.to))) ||
        (word.name === 'k' && text[word.to - 1] === 'K')
      )
        break;
      scale *= words.scales.get(word.name)!;
      to = word.to;
    }
    values = values.map((value) => round(value * scale));
    // `1亿2000万` is one number.
    const before = found.at(-1);
    if (
      before &&
      before.to === index &&
      before.scale > scale &&
      scale >= 1e3 &&
      before.scale >= 1e8 &&
      before.figure.to === before.to
    ) {
      found[found.length - 1] = {
        ...before,
        to,
        values: [before.values[0]! + values[0]!],
        figure: { from: before.figure.from, to },
      };
      continue;
    }
    // `700M` may be 700 million.
    const short =
      scale === 1 ? shortScales[/^[KMB](?![\p{L}\d])/u.exec(text.slice(to, to + 2))?.[0] ?? ''] : undefined;
    if (short) values = [...values.map((value) => round(value * short)), ...values];
    const span = { from: index, to };
    let units: readonly string[] = [];
    const isOrdinal =
      ordinalBefore.test(text.slice(Math.max(0, index - 10), index)) ||
      (scale === 1 &&
        (ordinalBehind.test(text.slice(to, to + 5)) ||
          (language === 'de' && /^\.\s\p{L}/u.test(text.slice(to, to + 3)))));
    const money = isOrdinal
      ? undefined
      : currencyAround(text, lower, index, to, words.currencies, most(words.currencies));
    const written = nameAt(text, to, words.symbols, most(words.symbols));
    // `Article 3 "Definitions"` is no length.
    const symbol = written && /["″]/.test(written.name) && written.to > to + 1 ? undefined : written;
    const unit = nameAt(lower, to, words.units, most(words.units), text);
    if (money) {
      units = money.currencies;
      from = Math.min(from, money.from);
      to = Math.max(to, money.to);
    } else if (!isOrdinal && (symbol || unit)) {
      const isSymbol = symbol && symbol.to >= (unit?.to ?? 0);
      const best = isSymbol ? symbol : unit!;
      units = [
        ...new Set([
          ...(symbol && symbol.to === best.to ? words.symbols.get(symbol.name)! : []),
          ...(unit && unit.to === best.to ? words.units.get(unit.name)! : []),
        ]),
      ];
      to = best.to;
    } else if (isOrdinal) units = ['ordinal'];
    else if (language === 'zh' && /^\s?[折成]/.test(text.slice(to)) && Number(digits) < 10) {
      // 8折 leaves 80% of the price, 8成 is 80%.
      const share = round(Number(digits) * 10);
      values = text.slice(to).trimStart()[0] === '折' ? [round(100 - share), share] : [share];
      units = ['percent'];
      to += text.slice(to).search(/[折成]/) + 1;
    } else if (language === 'ja' && /^\s?割/.test(text.slice(to))) {
      values = [round(Number(digits) * 10)];
      units = ['percent'];
      to += text.slice(to).search(/割/) + 1;
    } else if (ofHundred.test(text.slice(0, index).slice(-8))) units = ['percent'];
    // `4K`, `5G`, `3D` and `2FA` are names.
    const isName =
      !units.length && scale === 1 && /^(?!x\d)[\p{Script=Latin}_]/iu.test(text.slice(to, to + 2));
    const value = values[0]!;
    const isClock =
      roundTheClock.test(text.slice(to)) ||
      /(?:24|7)\s?[/x×*]\s?$/iu.test(text.slice(Math.max(0, index - 5), index));
    const isMarker =
      index < 3 &&
      /^\s*[(（[]?$/.test(text.slice(0, index)) &&
      /^\s?(?:[.)、)\]:：]|\uFFFC)(?!\d)/.test(text.slice(to)) &&
      value < 100;
    const isSoft =
      isOrdinal ||
      isName ||
      isClock ||
      isMarker ||
      value === 0 ||
      units.includes('century') ||
      (value === 1 && !isMoney(units)) ||
      (value === 100 && units.includes('percent')) ||
      (value === 24 && units.includes('hour'));
    const isFigure = !isOrdinal && !isName && !isClock && !isMarker;
    found.push({ kind: 'amount', from, to, values, units, isSoft, isFigure, figure: span, scale });
  }
  // `10-20万` and `3-5天`: what stands behind a range is said of both its ends.
  for (let index = found.length - 2; index >= 0; index--) {
    const [one, next] = [found[index]!, found[index + 1]!];
    if (one.units.length && (one.scale > 1 || next.scale === 1)) continue;
    if (
      !/^\s?(?:[-–—~～至到]|to|bis|à|a|al|hingga|sampai|đến|ถึง|إلى|から|부터)\s?$/iu.test(
        text.slice(one.to, next.from),
      )
    )
      continue;
    const shared = one.scale === 1 && next.scale > 1 && one.values[0]! < next.values[0]! / next.scale;
    const values = shared ? one.values.map((value) => round(value * next.scale)) : one.values;
    found[index] = {
      ...one,
      values,
      units: one.units.length ? one.units : next.units,
      scale: shared ? next.scale : one.scale,
    };
  }
  for (const { scale: _, ...fact } of found) add(fact);
}

const isMoney = (units: readonly string[]) => units.some(isCurrency);

/** Removes what binary fractions leave: 0.57 × 100 is 57. */
const round = (value: number) => Number(value.toPrecision(12));

/** The currency beside a number: `S$ 5`, `5元`, `RMB 300`. */
function currencyAround(
  text: string,
  lower: string,
  from: number,
  to: number,
  names: Names,
  most: number,
): { currencies: readonly string[]; from: number; to: number } | undefined {
  const before = nameBefore(lower, from, names, most);
  const behind = nameAt(lower, to, names, most);
  if (before && behind) {
    const both = names.get(before.name)!.filter((one) => names.get(behind.name)!.includes(one));
    if (both.length) return { currencies: both, from: before.from, to: behind.to };
  }
  if (before) return { currencies: names.get(before.name)!, from: before.from, to };
  if (!behind) return undefined;
  // 元 of 元素 and 円 of 円形 is none.
  if (/^元[素年旦]/.test(text.slice(behind.to - 1))) return undefined;
  return { currencies: names.get(behind.name)!, from, to: behind.to };
}

const hanNumerals = new RegExp(chineseRun, 'gu');
/** Words in which a numeral counts nothing. */
const idioms =
  /一站|一流|一切|一起|一般|一直|一定|一些|一样|一旦|一致|一体|一键|一下|一边|一方面|唯一|统一|十分|千万别|万一|万能|千家万户|百分百|四季|五星|二维码|三方|三维|七夕|八卦|九宫|两者|三明治|星期[一二三四五六]|周[一二三四五六]|[一二三四五六七八九十]月/u;

function hasNumerals(text: string, language: string): boolean {
  if (language === 'zh' || language === 'ja') return /[一二两兩三四五六七八九十百千万萬倍]/.test(text);
  const words = wordPattern(language);
  return words ? words.test(text) : false;
}

/** Any of a language's number words; undefined where none are known. */
const wordPattern = onceForWords((language: string) => {
  const words = [...numberWords(language).keys()].sort((a, b) => b.length - a.length);
  if (!words.length) return undefined;
  const isSpaced = !/^(?:th|ko)$/.test(language);
  return new RegExp(
    isSpaced ? `(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])` : words.join('|'),
    'iu',
  );
});

/** What doubles. */
const doubled = /(?:翻|加|双|倍|成)倍|倍增/gu;

/** Chinese numerals and number words: what they say is never asked of a translation, but it may answer a figure. */
function addNumerals(text: string, language: string, add: Add): void {
  const words = vocabulary(language);
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const push = (from: number, to: number, value: number, isWord: boolean) => {
    const unit = nameAt(lower, to, words.units, words.mostOf.get(words.units)!, text);
    const fold = language === 'zh' ? /^\s?[折成]/.exec(text.slice(to, to + 2)) : null;
    const share = value < 10 ? value * 10 : value;
    const money =
      unit || fold ? undefined : language === 'zh' && /^\s?(?:元|块钱)/.test(text.slice(to, to + 3));
    if (ordinalBefore.test(text.slice(Math.max(0, from - 10), from)))
      return add({
        kind: 'amount',
        from,
        to,
        values: [value],
        units: ['ordinal'],
        isSoft: true,
        figure: { from, to },
      });
    if (fold && isWord)
      return add({
        kind: 'amount',
        from,
        to: to + fold[0].length,
        values: fold[0].endsWith('折') ? [100 - share, share] : [share],
        units: ['percent'],
        isSoft: true,
        figure: { from, to },
      });
    if (ofHundred.test(text.slice(Math.max(0, from - 8), from)))
      return add({
        kind: 'amount',
        from,
        to,
        values: [value],
        units: ['percent'],
        isSoft: true,
        figure: { from, to },
      });
    add({
      kind: 'amount',
      from,
      to: unit?.to ?? to,
      values: [value],
      units: unit ? words.units.get(unit.name)! : money ? ['CNY'] : [],
      isSoft: true,
      figure: { from, to },
    });
  };
  if (language === 'zh')
    for (const { 0: word, index } of text.matchAll(doubled))
      add({
        kind: 'amount',
        from: index,
        to: index + word.length,
        values: [2],
        units: ['times'],
        isSoft: true,
      });
  if (language === 'zh' || language === 'ja') {
    for (const { 0: run, index } of text.matchAll(hanNumerals)) {
      const around = text.slice(Math.max(0, index - 2), index + run.length + 2);
      const value = readChinese(run);
      if (value !== undefined && !idioms.test(around)) push(index, index + run.length, value, true);
    }
  }
  const pattern = wordPattern(language);
  if (pattern)
    for (const { 0: word, index } of text.matchAll(new RegExp(pattern, 'giu'))) {
      const value = numberWords(language).get(word.toLowerCase()) ?? numberWords(language).get(word);
      if (value !== undefined) push(index, index + word.length, value, true);
    }
  for (const [word, { value, unit }] of words.whole)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      if (!letter.test(text[at + word.length] ?? '') && !letter.test(text[at - 1] ?? ''))
        add({ kind: 'amount', from: at, to: at + word.length, values: [value], units: [unit], isSoft: true });
}
