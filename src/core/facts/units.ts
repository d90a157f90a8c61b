/** Units and currencies by the words each language has for them: from the Unicode CLDR through `Intl`, and what it lacks. */
import { languageWords } from '../phrases/language-words.ts';
import { shippedMarkets } from '../regions/market.ts';
import { onceForWords } from '../text/once.ts';

/** What a unit measures, and how many of the first unit of its kind it is. */
const measures: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  length: {
    meter: 1,
    kilometer: 1e3,
    centimeter: 0.01,
    millimeter: 1e-3,
    micrometer: 1e-6,
    nanometer: 1e-9,
    mile: 1609.344,
    yard: 0.9144,
    foot: 0.3048,
    inch: 0.0254,
    mil: 2.54e-5,
  },
  mass: {
    kilogram: 1,
    gram: 1e-3,
    milligram: 1e-6,
    tonne: 1e3,
    pound: 0.45359237,
    ounce: 0.028349523,
    jin: 0.5,
  },
  volume: { liter: 1, milliliter: 1e-3, 'cubic-meter': 1e3, gallon: 3.785411784, 'fluid-ounce': 0.0295735 },
  area: {
    'square-meter': 1,
    hectare: 1e4,
    acre: 4046.8564,
    mu: 666.6667,
    'square-kilometer': 1e6,
    'square-foot': 0.09290304,
  },
  time: {
    second: 1,
    millisecond: 1e-3,
    microsecond: 1e-6,
    nanosecond: 1e-9,
    minute: 60,
    hour: 3600,
    day: 86_400,
    week: 604_800,
    month: 2_629_746,
    year: 31_556_952,
    century: 3_155_695_200,
  },
  data: { byte: 1, kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12, petabyte: 1e15 },
  bits: { bit: 1, kilobit: 1e3, megabit: 1e6, gigabit: 1e9, terabit: 1e12 },
  power: { watt: 1, milliwatt: 1e-3, kilowatt: 1e3, megawatt: 1e6, gigawatt: 1e9, horsepower: 735.49875 },
  energy: { 'kilowatt-hour': 1, 'watt-hour': 1e-3, 'megawatt-hour': 1e3 },
  voltage: { volt: 1, millivolt: 1e-3, kilovolt: 1e3 },
  current: { ampere: 1, milliampere: 1e-3 },
  charge: { 'milliampere-hour': 1, 'ampere-hour': 1e3 },
  frequency: { hertz: 1, kilohertz: 1e3, megahertz: 1e6, gigahertz: 1e9 },
  pressure: { bar: 1, pascal: 1e-5, kilopascal: 0.01, megapascal: 10, psi: 0.0689476 },
  temperature: { celsius: 1, fahrenheit: 1, degree: 1, kelvin: 1 },
  share: { percent: 1 },
  times: { times: 1 },
};

const kinds = new Map(
  Object.entries(measures).flatMap(([kind, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { kind, factor }] as const),
  ),
);

/** True for the ISO 4217 code of a currency, as a unit. */
export const isCurrency = (unit: string) => /^[A-Z]{3}$/.test(unit);

/** True where two units measure the same: kilometers and miles do, and any two currencies. */
export function sameMeasure(a: string, b: string): boolean {
  return (
    a === b || (isCurrency(a) && isCurrency(b)) || (kinds.has(a) && kinds.get(a)!.kind === kinds.get(b)?.kind)
  );
}

/** True for the units of a calendar or clock. */
const isPeriod = (unit: string) => /^(?:hour|day|week|month|year)$/.test(unit);

/** `value` of one unit in another that measures the same; undefined for units that do not, and for currencies. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const [a, b] = [kinds.get(from), kinds.get(to)];
  if (!a || a.kind !== b?.kind) return undefined;
  if (a.kind !== 'temperature') return (value * a.factor) / b.factor;
  if (from === 'celsius' && to === 'fahrenheit') return value * 1.8 + 32;
  if (from === 'fahrenheit' && to === 'celsius') return (value - 32) / 1.8;
  return from === 'degree' || to === 'degree' ? value : undefined;
}

/** Symbols that stand in every language, large and small letters as they are (SI Brochure, 9th edition). */
const symbols: Readonly<Record<string, string>> = {
  km: 'kilometer',
  m: 'meter',
  cm: 'centimeter',
  mm: 'millimeter',
  µm: 'micrometer',
  μm: 'micrometer',
  um: 'micrometer',
  nm: 'nanometer',
  '"': 'inch',
  '″': 'inch',
  kg: 'kilogram',
  KG: 'kilogram',
  Kg: 'kilogram',
  g: 'gram',
  mg: 'milligram',
  t: 'tonne',
  lb: 'pound',
  lbs: 'pound',
  oz: 'ounce',
  L: 'liter',
  l: 'liter',
  ml: 'milliliter',
  mL: 'milliliter',
  'm³': 'cubic-meter',
  m3: 'cubic-meter',
  'm²': 'square-meter',
  m2: 'square-meter',
  '㎡': 'square-meter',
  'km²': 'square-kilometer',
  'sq ft': 'square-foot',
  ha: 'hectare',
  ms: 'millisecond',
  s: 'second',
  min: 'minute',
  h: 'hour',
  KB: 'kilobyte',
  MB: 'megabyte',
  GB: 'gigabyte',
  TB: 'terabyte',
  PB: 'petabyte',
  Kbps: 'kilobit',
  Mbps: 'megabit',
  Gbps: 'gigabit',
  W: 'watt',
  mW: 'milliwatt',
  kW: 'kilowatt',
  KW: 'kilowatt',
  MW: 'megawatt',
  GW: 'gigawatt',
  hp: 'horsepower',
  HP: 'horsepower',
  kWh: 'kilowatt-hour',
  KWh: 'kilowatt-hour',
  Wh: 'watt-hour',
  MWh: 'megawatt-hour',
  V: 'volt',
  mV: 'millivolt',
  kV: 'kilovolt',
  KV: 'kilovolt',
  A: 'ampere',
  mA: 'milliampere',
  mAh: 'milliampere-hour',
  Ah: 'ampere-hour',
  Hz: 'hertz',
  kHz: 'kilohertz',
  KHz: 'kilohertz',
  MHz: 'megahertz',
  GHz: 'gigahertz',
  bar: 'bar',
  Pa: 'pascal',
  kPa: 'kilopascal',
  MPa: 'megapascal',
  Mpa: 'megapascal',
  psi: 'psi',
  PSI: 'psi',
  '°C': 'celsius',
  '℃': 'celsius',
  '°F': 'fahrenheit',
  '℉': 'fahrenheit',
  '°': 'degree',
  '%': 'percent',
  '٪': 'percent',
  '×': 'times',
  x: 'times',
};

/** What `Intl` calls units; it refuses others (ECMA-402, sanctioned simple units). */
const namedUnits = onceForWords(() =>
  [...kinds.keys()].filter((unit) => {
    try {
      return Boolean(new Intl.NumberFormat('en', { style: 'unit', unit }));
    } catch {
      return false;
    }
  }),
);

/** Words that the CLDR lacks, by language. */
const otherWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: {
    ...{
      公里: 'kilometer',
      公斤: 'kilogram',
      克: 'gram',
      千米: 'kilometer',
      公尺: 'meter',
      公分: 'centimeter',
      微米: 'micrometer',
      纳米: 'nanometer',
      密耳: 'mil',
      mil: 'mil',
    },
    ...{ 千克: 'kilogram', 吨: 'tonne', 噸: 'tonne', 斤: 'jin', 毫克: 'milligram', 立方米: 'cubic-meter' },
    ...{ 平方米: 'square-meter', 平米: 'square-meter', 平方公里: 'square-kilometer', 亩: 'mu', 畝: 'mu' },
    ...{
      秒: 'second',
      毫秒: 'millisecond',
      分: 'minute',
      分钟: 'minute',
      钟头: 'hour',
      小时: 'hour',
      个小时: 'hour',
    },
    ...{
      日: 'day',
      天: 'day',
      个工作日: 'day',
      工作日: 'day',
      周: 'week',
      星期: 'week',
      个星期: 'week',
      个月: 'month',
      年: 'year',
      周年: 'year',
      周岁: 'year',
      週歲: 'year',
      岁: 'year',
      世纪: 'century',
      世紀: 'century',
    },
    ...{
      瓦: 'watt',
      千瓦: 'kilowatt',
      兆瓦: 'megawatt',
      千瓦时: 'kilowatt-hour',
      伏: 'volt',
      毫安: 'milliampere',
      安: 'ampere',
    },
    ...{
      赫兹: 'hertz',
      兆赫: 'megahertz',
      度: 'degree',
      摄氏度: 'celsius',
      华氏度: 'fahrenheit',
      倍: 'times',
      寸: 'inch',
    },
  },
  ja: {
    倍: 'times',
    か月: 'month',
    カ月: 'month',
    ヶ月: 'month',
    ケ月: 'month',
    ヵ月: 'month',
    平方メートル: 'square-meter',
    トン: 'tonne',
    '％': 'percent',
    歳: 'year',
    度: 'degree',
  },
  ko: {
    배: 'times',
    개월: 'month',
    주일: 'week',
    제곱미터: 'square-meter',
    톤: 'tonne',
    살: 'year',
    세: 'year',
    도: 'degree',
    프로: 'percent',
  },
  en: {
    'square meters': 'square-meter',
    'square metres': 'square-meter',
    sqm: 'square-meter',
    'square feet': 'square-foot',
    tons: 'tonne',
    ton: 'tonne',
    tonnes: 'tonne',
    times: 'times',
    percent: 'percent',
    'per cent': 'percent',
    metres: 'meter',
    metre: 'meter',
    kilometres: 'kilometer',
    centimetres: 'centimeter',
    millimetres: 'millimeter',
    litres: 'liter',
    litre: 'liter',
    mins: 'minute',
    secs: 'second',
    hr: 'hour',
    hrs: 'hour',
    yr: 'year',
    yrs: 'year',
    inches: 'inch',
    watts: 'watt',
    volts: 'volt',
    fold: 'times',
    mil: 'mil',
    mils: 'mil',
  },
  de: {
    Quadratmeter: 'square-meter',
    Tonnen: 'tonne',
    fach: 'times',
    mal: 'times',
    Std: 'hour',
    Jahren: 'year',
    Tagen: 'day',
    Monaten: 'month',
    Metern: 'meter',
    Zoll: 'inch',
  },
  fr: { 'mètres carrés': 'square-meter', tonnes: 'tonne', fois: 'times' },
  es: { 'metros cuadrados': 'square-meter', toneladas: 'tonne', veces: 'times', 'por ciento': 'percent' },
  pt: { 'metros quadrados': 'square-meter', toneladas: 'tonne', vezes: 'times', 'por cento': 'percent' },
  id: { 'meter persegi': 'square-meter', ton: 'tonne', kali: 'times', persen: 'percent', tahun: 'year' },
  ms: { 'meter persegi': 'square-meter', tan: 'tonne', kali: 'times', peratus: 'percent' },
  vi: {
    'mét vuông': 'square-meter',
    tấn: 'tonne',
    lần: 'times',
    'phần trăm': 'percent',
    tháng: 'month',
    năm: 'year',
  },
  th: {
    ตารางเมตร: 'square-meter',
    ตร: 'square-meter',
    ตัน: 'tonne',
    เท่า: 'times',
    เปอร์เซ็นต์: 'percent',
    ชม: 'hour',
  },
  ru: { 'м²': 'square-meter', 'м³': 'cubic-meter', раз: 'times', раза: 'times', процентов: 'percent' },
  fil: { 'metro kuwadrado': 'square-meter', tonelada: 'tonne', beses: 'times', porsiyento: 'percent' },
  ar: {
    'متر مربع': 'square-meter',
    طن: 'tonne',
    أضعاف: 'times',
    مرات: 'times',
    'في المائة': 'percent',
    بالمائة: 'percent',
    أعوام: 'year',
    عام: 'year',
    عامًا: 'year',
    عاما: 'year',
  },
};

/** Words for two of something and the like that the CLDR lacks. */
const otherWhole: Readonly<Record<string, Readonly<Record<string, readonly [value: number, unit: string]>>>> =
  {
    ko: {
      ...{ 이틀: [2, 'day'], 사흘: [3, 'day'], 나흘: [4, 'day'], 닷새: [5, 'day'], 열흘: [10, 'day'] },
      ...{ 보름: [15, 'day'], 일주일: [1, 'week'], 이주일: [2, 'week'] },
    },
    ar: {
      ...{ يومان: [2, 'day'], يومين: [2, 'day'], أسبوعان: [2, 'week'], أسبوعين: [2, 'week'] },
      ...{ ساعتان: [2, 'hour'], ساعتين: [2, 'hour'], دقيقتان: [2, 'minute'], دقيقتين: [2, 'minute'] },
      ...{ شهران: [2, 'month'], شهرين: [2, 'month'], عامان: [2, 'year'], عامين: [2, 'year'] },
      ...{ سنتان: [2, 'year'], سنتين: [2, 'year'] },
    },
  };

/** Currencies that a page may name: those of the markets, and those people know besides. */
const currencies = [
  ...new Set([
    ...['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'MOP', 'KRW', 'AUD', 'CAD', 'NZD', 'CHF', 'RUB'],
    ...[...shippedMarkets.values()].map(({ currency }) => currency),
  ]),
];

/** How people write them where the CLDR is more formal; what several have stands at each. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  CNY: ['¥', '￥', 'RMB', '元', '块钱', '人民币', 'yuan', '人民元', '위안', 'หยวน'],
  JPY: ['¥', '￥', '円', '日元', '日圆', '日幣', 'yen', '엔', 'เยน'],
  USD: [
    '$',
    'US$',
    '美元',
    '美金',
    'ドル',
    '달러',
    'dollar',
    'dollars',
    'dolar',
    'đô la',
    'dólares',
    'ดอลลาร์',
    'دولار',
    'Dollar',
  ],
  EUR: ['€', '欧元', '歐元', 'ユーロ', '유로', 'euro', 'euros', 'ยูโร', 'يورو'],
  GBP: ['£', '英镑', '英鎊', 'ポンド', '파운드'],
  HKD: ['HK$', '$', '港元', '港币', '港幣'],
  TWD: ['NT$', '$', '新台币', '新臺幣', '新台幣', '台币', '元'],
  SGD: ['S$', '$', '新元', '新币'],
  MXN: ['MX$', '$', 'pesos', '比索'],
  AUD: ['A$', 'AU$', '$', '澳元'],
  CAD: ['C$', 'CA$', '$', '加元'],
  NZD: ['NZ$', '$'],
  BRL: ['R$', 'reais', 'real', '雷亚尔'],
  KRW: ['₩', '원', '韩元', 'ウォン'],
  THB: ['฿', 'บาท', 'baht', '泰铢'],
  VND: ['₫', 'đ', 'đồng', 'VNĐ', '越南盾'],
  IDR: ['Rp', 'Rp.', 'rupiah', '印尼盾', '印尼卢比'],
  MYR: ['RM', 'ringgit', '令吉', '林吉特'],
  PHP: ['₱', 'pesos', 'piso', '比索'],
  INR: ['₹', 'Rs', 'Rs.', 'rupees', '卢比'],
  RUB: ['₽', '卢布', 'руб'],
  SAR: ['ريال', 'ريالًا', 'ريالاً', 'ريالا', 'ر.س', 'riyals'],
  AED: ['درهم', 'درهمًا', 'درهماً', 'درهما', 'د.إ', 'dirhams', 'Dhs', 'dirham'],
};

/** By what is written, all it may stand for. */
export type Names = ReadonlyMap<string, readonly string[]>;

/** Samples that take every plural form of the CLDR. */
const samples = [0, 1, 2, 3, 4, 5, 8, 11, 25, 100, 1.5];

/**
 * The words of a language for units, currencies and scales, all in small letters but for `symbols`, which are as they are
 * written.
 */
export interface UnitWords {
  readonly symbols: Names;
  readonly units: Names;
  readonly currencies: Names;
  /** Words that say number and unit in one, such as Arabic duals: `يومان`. */
  readonly whole: ReadonlyMap<string, { readonly value: number; readonly unit: string }>;
}

/** The words of a language, made at first use. */
export const unitWords = onceForWords((language: string): UnitWords => {
  const units = new Map<string, string[]>();
  const money = new Map<string, string[]>();
  const whole = new Map<string, { value: number; unit: string }>();
  const add = (names: Map<string, string[]>, word: string, meaning: string) => {
    const key = word.trim().toLowerCase().replace(/\.$/, '');
    // A vowel alone is a word before it is a unit: Spanish “de 74 a 51” counts no years.
    if (!key || /\d|^[aeiouy]$/.test(key)) return;
    const known = names.get(key);
    if (!known) names.set(key, [meaning]);
    else if (!known.includes(meaning)) known.push(meaning);
  };
  // English words stand on pages in every language.
  for (const one of new Set([language, 'en'])) {
    for (const unit of namedUnits()) {
      for (const unitDisplay of ['long', 'short'] as const) {
        const format = new Intl.NumberFormat(one, { style: 'unit', unit, unitDisplay });
        for (const value of samples) {
          const parts = format.formatToParts(value);
          const word = parts.flatMap(({ type, value }) => (type === 'unit' ? value : [])).join(' ');
          if (parts.some(({ type }) => type === 'integer')) add(units, word, unit);
          else if (word) whole.set(word.trim().toLowerCase(), { value, unit });
        }
      }
    }
    for (const [word, unit] of Object.entries(otherWords[one] ?? {})) add(units, word, unit);
    for (const currency of currencies) {
      for (const currencyDisplay of ['symbol', 'code', 'name'] as const) {
        const format = new Intl.NumberFormat(one, {
          style: 'currency',
          currency,
          currencyDisplay,
          maximumFractionDigits: 0,
        });
        for (const value of samples) {
          const part = format.formatToParts(value).find(({ type }) => type === 'currency');
          if (part) add(money, part.value, currency);
        }
      }
    }
  }
  for (const [word, [value, unit]] of Object.entries(otherWhole[language] ?? {}))
    whole.set(word, { value, unit });
  for (const word of languageWords.get(language)?.yuan ?? []) add(money, word, 'CNY');
  for (const [currency, names] of Object.entries(otherNames)) {
    for (const name of names) {
      // Mainland pages count in their own 元; ¥ is theirs too.
      if (language === 'zh' && currency !== 'CNY' && /^[元¥￥]$/.test(name)) continue;
      add(money, name, currency);
    }
  }
  // “3h” is three hours, and three days where a day is “hari”.
  const initials = new Map<string, string[]>();
  for (const [word, meanings] of units)
    if (/^\p{Ll}{2}/u.test(word))
      for (const unit of meanings)
        if (isPeriod(unit)) initials.set(word[0]!, [...(initials.get(word[0]!) ?? []), unit]);
  const own = new Map(
    Object.entries(symbols).map(([symbol, unit]) => [
      symbol,
      [...new Set([unit, ...(isPeriod(unit) ? (initials.get(symbol) ?? []) : [])])],
    ]),
  );
  return { symbols: own, units, currencies: money, whole };
});
