/** Mistakes that are planted into pages to see which are found. To add kinds of them, add to `mistakes`. */
import type { TranslationUnit } from '../../src/core/content/content.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import type { Edit } from '../../src/core/finding.ts';
import { unitEdit } from '../../src/core/rules/string-pairs.ts';

/** A block of a page and the blocks of its source that it follows. */
export interface Spot {
  readonly segment: Segment;
  readonly sources: readonly Segment[];
  /** Language of the page. */
  readonly language: string;
  /** In a string file the string the block is of, and its source; undefined on any other page. */
  readonly string: { readonly unit: TranslationUnit; readonly source: string } | undefined;
  /** Terms of the site's termbase: the Chinese, and what may stand for it in the language. */
  readonly terms: readonly { readonly source: string; readonly renderings: readonly string[] }[];
}

/** `text` in place of `[from, to)` of a block's decoded text. */
export interface Planted {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A kind of mistake. It must not be told by what is to find it: it asks for digits and words, not for facts. */
export interface Mistake {
  readonly name: string;
  /** The rules that should report it. */
  readonly rules: RegExp;
  /**
   * Plants one, or nothing where the block has no place for it; in a string as an edit of the file.
   * @param chance gives numbers from 0 to 1
   */
  plant(spot: Spot, chance: () => number): Planted | Edit | undefined;
}

/** What changes a number may change a name: Windows 10. */
const facts = /^(?:fact|term)\//;

/** A figure that stands by itself, no part of a name, an address or a version. */
const figure =
  /(?<![\p{Script=Latin}\p{N}_/.,:#@+=-])(?:\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+|\p{Nd}+)(?:[.,]\p{Nd}+)?(?![\p{Nd}_/:@=-]|[.,]\p{Nd}|[\p{Script=Latin}](?<!\p{Nd}[kmcgtwhvs]))/gu;

const westernDigits = (text: string) => text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));

function digitOf(digit: string): number {
  let value = 0;
  for (let code = digit.codePointAt(0)!; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)); code--)
    value++;
  return value;
}

const bare = (text: string) => westernDigits(text).replace(/\D/g, '');

function pick<Item>(items: readonly Item[], chance: () => number): Item | undefined {
  return items[Math.floor(chance() * items.length)];
}

/** The number of an item of a list, which is no fact. */
const isMarker = (text: string, { 0: written, index }: RegExpMatchArray) =>
  /(?:^|[\n。.;；!！?？:：])\s*[(（[]?$/.test(text.slice(0, index)) &&
  /^[.)、)\]](?:\s|$)/.test(text.slice(index! + written.length));

/** Figures of a block that its source has too, digit by digit, and that stand in it once. */
function sharedFigures({ segment, sources }: Spot): RegExpMatchArray[] {
  const found = [...segment.text.matchAll(figure)].filter((match) => !isMarker(segment.text, match));
  const counts = new Map<string, number>();
  for (const [written] of found) counts.set(bare(written), (counts.get(bare(written)) ?? 0) + 1);
  const there = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(figure)].map(([written]) => bare(written))),
  );
  return found.filter(([written]) => counts.get(bare(written)) === 1 && there.has(bare(written)));
}

/** Replaces a figure that both pages have. */
const onFigure =
  (change: (written: string, chance: () => number) => string | undefined): Mistake['plant'] =>
  (spot, chance) => {
    const match = pick(sharedFigures(spot), chance);
    const text = match && change(match[0], chance);
    // A block that says nothing any more is none.
    if (text === '' && !/[\p{L}\p{N}]/u.test(spot.segment.text.replace(match![0], ''))) return undefined;
    return text === undefined ? undefined : replacing(spot.segment.text, match!, text);
  };

/** Writes something else for a match; with what is left out goes a space beside it. */
function replacing(text: string, { 0: written, index = 0 }: RegExpMatchArray, by: string): Planted {
  const to = index + written.length;
  if (by !== '') return { from: index, to, text: by };
  if (text[to] === ' ') return { from: index, to: to + 1, text: '' };
  return { from: text[index - 1] === ' ' ? index - 1 : index, to, text: '' };
}

function otherDigit(written: string, chance: () => number): string | undefined {
  const places = [...written.matchAll(/\p{Nd}/gu)];
  const place = pick(places, chance)!;
  const value = digitOf(place[0]);
  const other = (value + 1 + Math.floor(chance() * 8)) % 10;
  // A number does not begin with 0.
  if (place.index === 0 && other === 0) return undefined;
  const digit = String.fromCodePoint(place[0].codePointAt(0)! - value + other);
  return written.slice(0, place.index) + digit + written.slice(place.index + place[0].length);
}

function tenTimes(written: string): string | undefined {
  if (/[.,]/.test(written) || bare(written) === '0') return undefined;
  return bare(written).endsWith('0') && bare(written).length > 1
    ? written.slice(0, -1)
    : `${written}${String.fromCodePoint(written.codePointAt(written.length - 1)! - digitOf(written.at(-1)!))}`;
}

/** Units that one may write for another, as a language calls them. */
const swaps = [
  ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'],
  ['millimeter', 'centimeter', 'meter', 'kilometer'],
  ['gram', 'kilogram'],
  ['megabyte', 'gigabyte', 'terabyte'],
] as const;

/** The words of a group of units in a language, as they stand behind a number. */
function wordsOf(units: readonly string[], language: string, value: number): Map<string, string> {
  return new Map(
    units.flatMap((unit) =>
      (['long', 'short'] as const).flatMap((unitDisplay) => {
        const parts = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).formatToParts(
          value,
        );
        const word = parts.find(({ type }) => type === 'unit')?.value;
        return word ? [[word, unit] as const] : [];
      }),
    ),
  );
}

function otherUnit(spot: Spot, chance: () => number): Planted | undefined {
  const { segment, language } = spot;
  for (const match of sharedFigures(spot)) {
    // Of a date it is no unit.
    if (/^(?:19|20)\d\d$/.test(bare(match[0]))) continue;
    const end = match.index! + match[0].length;
    for (const units of swaps) {
      const words = wordsOf(units, language, Number(bare(match[0])));
      const behind = segment.text.slice(end, end + 20);
      const gap = /^[\s\u00a0-]?/.exec(behind)![0].length;
      const word = [...words.keys()]
        .sort((a, b) => b.length - a.length)
        .find(
          (one) =>
            behind.slice(gap).startsWith(one) &&
            !/^[\p{L}\p{M}]/u.test(
              /[\p{Script=Latin}\p{Script=Arabic}]/u.test(one) ? behind.slice(gap + one.length) : '',
            ),
        );
      if (!word) continue;
      const others = [...words].filter(([, unit]) => unit !== words.get(word)).map(([one]) => one);
      const text = pick(others, chance);
      if (text) return { from: end + gap, to: end + gap + word.length, text };
    }
  }
  return undefined;
}

const currencySigns = [
  '¥',
  '￥',
  '$',
  '€',
  '£',
  'RMB',
  'USD',
  'EUR',
  'CNY',
  'US$',
  'yuan',
  'dollars',
  '元',
  '円',
  '원',
  '₫',
  '฿',
];

function otherCurrency({ segment, sources }: Spot, chance: () => number): Planted | undefined {
  if (
    !sources.some(({ text }) =>
      /\p{Nd}\s?(?:[万亿]?(?:美元|欧元|元)|RMB|USD|EUR)|[¥￥$€]\s?\p{Nd}/u.test(text),
    )
  )
    return undefined;
  const found = [
    ...segment.text.matchAll(
      /(?<![\p{L}$])(¥|￥|US\$|\$|€|£|RMB|USD|EUR|CNY)\s?\p{Nd}|\p{Nd}\s?(€|yuan|dollars|USD|EUR|元|円|원|₫|฿)(?!\p{Script=Latin})/gu,
    ),
  ];
  const match = pick(found, chance);
  if (!match) return undefined;
  const sign = (match[1] ?? match[2])!;
  const from = match.index! + match[0].indexOf(sign);
  const group = (one: string) =>
    [/[¥￥元円]|RMB|CNY|yuan/, /\$|USD|dollars/, /€|EUR/].findIndex((signs) => signs.test(one));
  const text = pick(
    currencySigns
      .slice(0, 9)
      .filter((one) => group(one) !== group(sign) && /\p{L}/u.test(one) === /[\p{Script=Latin}]/u.test(sign)),
    chance,
  );
  return text ? { from, to: from + sign.length, text } : undefined;
}

/** A day of the month beside the name or number of one. */
function otherDate({ segment, sources, language }: Spot, chance: () => number): Planted | undefined {
  const months = Array.from(
    { length: 12 },
    (_, month) =>
      new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
        month: 'long',
        day: 'numeric',
        timeZone: 'UTC',
      })
        .formatToParts(Date.UTC(2024, month, 9))
        .find(({ type }) => type === 'month')!.value,
  ).filter((name) => /\p{L}/u.test(name) && !/\d/.test(name));
  const names = [...months, '月', '월'].join('|');
  const patterns = [
    new RegExp(`(?:${names})\\s?(\\d{1,2})(?![\\d:.])`, 'giu'),
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s?(?:de\\s)?(?:${names})(?!\\p{L})`, 'giu'),
    /(?<!\d)\d{4}[-/]\d{1,2}[-/](\d{1,2})(?!\d)/gu,
  ];
  const found = patterns.flatMap((pattern) => [...segment.text.matchAll(pattern)]);
  const dated = sources.flatMap(({ text }) =>
    [...text.matchAll(/\d{1,2}\s?月\s?(\d{1,2})\s?日|\d{4}[-/]\d{1,2}[-/](\d{1,2})/gu)].map((match) =>
      Number(match[1] ?? match[2]),
    ),
  );
  const match = pick(
    found.filter(([, day]) => dated.filter((one) => one === Number(day)).length === 1),
    chance,
  );
  if (!match) return undefined;
  const day = match[1]!;
  const from = match.index! + match[0].lastIndexOf(day);
  const other = String(1 + ((Number(day) + 1 + Math.floor(chance() * 25)) % 28));
  return other === day ? undefined : { from, to: from + day.length, text: other };
}

/** Million for billion, as languages call them. */
function otherScale({ segment, sources, language }: Spot, chance: () => number): Planted | undefined {
  if (!sources.some(({ text }) => /\p{Nd}\s?[千百十]?[万亿]/u.test(text))) return undefined;
  const powers = [3, 4, 6, 8, 9];
  const words = new Map(
    powers.flatMap((power) => {
      const parts = new Intl.NumberFormat(language, {
        notation: 'compact',
        compactDisplay: 'long',
      }).formatToParts(2 * 10 ** power);
      const word = parts.find(({ type }) => type === 'compact')?.value;
      const digits = parts.find(({ type }) => type === 'integer')?.value;
      return word && bare(digits!) === '2' ? [[word, power] as const] : [];
    }),
  );
  const found = [
    ...segment.text.matchAll(
      new RegExp(`(\\p{Nd}[\\s\\u00a0]?)(${[...words.keys()].join('|')})(?!\\p{Script=Latin})`, 'giu'),
    ),
  ];
  const match = pick(found, chance);
  if (!match) return undefined;
  const from = match.index! + match[1]!.length;
  const text = pick(
    [...words.keys()].filter((word) => word !== match[2]!.toLowerCase() && word !== match[2]),
    chance,
  );
  return text ? { from, to: from + match[2]!.length, text } : undefined;
}

function slip(pattern: RegExp): Mistake['plant'] {
  return ({ segment, sources }, chance) => {
    const found = [...segment.text.matchAll(pattern)].filter(([written]) =>
      sources.some(({ text }) => text.includes(written)),
    );
    const match = pick(found, chance);
    if (!match) return undefined;
    const at = 1 + Math.floor(chance() * (match[0].length - 2));
    const sign = match[0][at]!;
    if (!/[a-z\d]/i.test(sign)) return undefined;
    const text = /\d/.test(sign) ? String((Number(sign) + 3) % 10) : sign === 'e' ? 'a' : 'e';
    return { from: match.index! + at, to: match.index! + at + 1, text };
  };
}

/** Placeholders as most files write them. */
const placeholder = /\{\{?\s?[A-Za-z_]\w*\s?\}?\}|%\{\w+\}|%\(\w+\)s|%\d\$[sd]|%[sd@](?![a-z])/g;
/** The end of an element. */
const endTag = /<\/[a-z\d][\w:-]*>/gi;

/** Writes something else for a part of a string that its source has too. */
const onString =
  (
    pattern: RegExp,
    change: (written: string, chance: () => number) => string | undefined,
  ): Mistake['plant'] =>
  ({ string }, chance) => {
    if (!string) return undefined;
    const found = [...string.unit.text.matchAll(pattern)].filter(
      ([written], _, all) =>
        string.source.includes(written) && all.filter(([one]) => one === written).length === 1,
    );
    const match = pick(found, chance);
    const text = match && change(match[0], chance);
    if (text === undefined) return undefined;
    // A form for one number only may leave it out.
    if (text === '' && string.unit.plural) return undefined;
    return unitEdit(string.unit, match!.index, match!.index + match![0].length, text);
  };

function otherName(written: string, chance: () => number): string | undefined {
  const letters = [...written.matchAll(/[a-z]/gi)];
  const letter = pick(letters, chance);
  if (!letter || letters.length < 3) return undefined;
  const other = letter[0] === 'e' ? 'a' : 'e';
  return written.slice(0, letter.index) + other + written.slice(letter.index + 1);
}

/** A form of a plural goes: an element of its own, or a branch of an ICU message. */
const dropForm: Mistake['plant'] = ({ string }) => {
  if (!string) return undefined;
  const { unit } = string;
  const match = /\b(?:one|few|many) ?\{[^{}]*\} ?(?=[a-z]+ ?\{)/.exec(unit.text);
  return match ? unitEdit(unit, match.index, match.index + match[0].length, '') : undefined;
};

/** The space at the end goes, where the source ends with one. */
const dropSpace: Mistake['plant'] = ({ string }) => {
  if (!string?.source.endsWith(' ')) return undefined;
  const { text } = string.unit;
  const end = text.trimEnd().length;
  return end && end < text.length ? unitEdit(string.unit, end, text.length, '') : undefined;
};

/** A term of the termbase in place of another one of it. */
function otherTerm({ segment, sources, terms }: Spot, chance: () => number): Planted | undefined {
  const text = segment.text.toLowerCase();
  const places = terms.flatMap((term) => {
    const there = term.renderings.filter((one) => text.includes(one.toLowerCase()));
    const [written] = there;
    const from = written === undefined ? -1 : text.indexOf(written.toLowerCase());
    const isOnce = there.length === 1 && text.split(written!.toLowerCase()).length === 2;
    return isOnce && sources.some((one) => one.text.includes(term.source))
      ? [{ term, from, to: from + written!.length }]
      : [];
  });
  const place = pick(places, chance);
  const other =
    place &&
    pick(
      terms.filter((term) => term !== place.term).map(({ renderings }) => renderings[0]!),
      chance,
    );
  if (!place || !other || text.includes(other.toLowerCase())) return undefined;
  return { from: place.from, to: place.to, text: other };
}

/** A brand or model that the source has too, as it is written there. */
const onName =
  (pattern: RegExp, change: (name: string) => string): Mistake['plant'] =>
  ({ segment, sources }, chance) => {
    const found = [...segment.text.matchAll(pattern)].filter(
      ([name]) =>
        segment.text.split(name).length === 2 &&
        sources.some(
          ({ text }) => text.split(name).length === 2 && !/[A-Za-z] [A-Za-z]+ [A-Za-z]/.test(text),
        ),
    );
    const match = pick(found, chance);
    const text = match && change(match[0]);
    if (text === undefined || (text === '' && !/\p{L}{3}/u.test(segment.text.replace(match![0], ''))))
      return undefined;
    return replacing(segment.text, match!, text);
  };

const camel = /(?<![\w@/.:{<=&$#-])(?:[A-Z][a-z]+|[a-z]{1,3})(?:[A-Z][a-z]+)+(?![\w@/:}>=(.-])/g;
const model = /(?<![\w@/.:{<=&$#-])[A-Z]{1,5}-?\d{2,5}[A-Z]?(?![\w@/:}>=(.-])/g;

/** All kinds, in the order in which they are told. */
export const mistakes: readonly Mistake[] = [
  { name: 'ten times', rules: facts, plant: onFigure(tenTimes) },
  { name: 'other number', rules: facts, plant: onFigure(otherDigit) },
  // The year of a date, 1, and who to call many pages leave out with reason.
  {
    name: 'number dropped',
    rules: facts,
    plant: onFigure((written) => (/^(?:[01]|(?:19|20)\d\d|\d{8,})$/.test(bare(written)) ? undefined : '')),
  },
  { name: 'other scale', rules: facts, plant: otherScale },
  { name: 'other unit', rules: facts, plant: otherUnit },
  { name: 'other currency', rules: facts, plant: otherCurrency },
  { name: 'other date', rules: facts, plant: otherDate },
  { name: 'other mail', rules: facts, plant: slip(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) },
  { name: 'swapped term', rules: /^term\//, plant: otherTerm },
  { name: 'dropped name', rules: /^term\//, plant: onName(camel, () => '') },
  {
    name: 'other case',
    rules: /^term\//,
    plant: onName(camel, (name) => name[0]!.toUpperCase() + name.slice(1).toLowerCase()),
  },
  {
    name: 'other model',
    rules: facts,
    plant: onName(model, (name) => name.replace(/\d/, (digit) => String((Number(digit) + 4) % 10))),
  },
  { name: 'other phone', rules: facts, plant: slip(/\+\d[\d\s-]{7,15}\d/g) },
  { name: 'placeholder lost', rules: /^string\/placeholder$/, plant: onString(placeholder, () => '') },
  { name: 'placeholder name', rules: /^string\/placeholder$/, plant: onString(placeholder, otherName) },
  { name: 'tag lost', rules: /^string\/tags$/, plant: onString(endTag, () => '') },
  { name: 'plural lost', rules: /^string\/plural$/, plant: dropForm },
  { name: 'space lost', rules: /^string\/whitespace$/, plant: dropSpace },
];
