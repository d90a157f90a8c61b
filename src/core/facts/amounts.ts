/** Amounts in figures, with what is said of them. */
import { onceForWords } from '../text/once.ts';
import type { Add, Fact } from './fact.ts';
import { cjk, nameAt, nameBefore, vocabulary } from './names.ts';
import { figureIn, readFigure } from './numerals.ts';
import { isCurrency, type Names } from './units.ts';

const amountIn = onceForWords(
  (language: string) =>
    new RegExp(`(?:(?<![\\p{Script=Latin}\\d_]|\\d[.,])|(?<=\\d\\s?[xX]))(?:${figureIn(language)})`, 'gu'),
);
const shortScales: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** What turns a number into the name of something, or an ordinal. */
export const ordinalBefore =
  /(?:第|(?<!\p{L})No\.?\s?|#|№|步骤\s?|步驟\s?|(?<!\p{L})Step\s?|ke-|ika-|thứ\s|ครั้งที่\s?|ที่\s)$/iu;
const ordinalBehind = /^(?:st|nd|rd|th|er|ère|e|ème|ste|te|[ºª])(?![\p{L}\d])/iu;
export const ofHundred = /(?:百分之|ร้อยละ\s?)$/u;
/** Chinese for “about so many”. */
const roughBefore = /(?:近|约|約|接近|将近|大概|上)\s?$/;
const roughBehind = /^\s?(?:[多余餘来]|[个家名人种款]?(?:左右|上下))/;
/** What may stand between a number and its unit: 20 多年, `10+ years`. */
const more = /^(?:\s?[多余餘]\s?|[+＋])(?=\s?\p{L})/u;
/** How long a text takes to read is its own matter. */
const readingTime = /^\s?(?:阅读|读完|read(?!\p{L})|de lect|de leit|Lesezeit|baca(?!\p{L})|읽|で読)/iu;
/** A colour of the web: `#666666`, in Arabic `666666#`; a number of an issue has fewer digits. */
const colour = /#[0-9a-f]{6}(?![\p{L}\d])|(?<![\p{L}\d])[0-9a-f]{6}#/giu;
/** Digits that others are to be written in place of: `+86 xxx xxxx`. */
const pattern = /\+?\d{1,3}(?=[ -]?[xX*]{3})/gu;
/** What stands before the number of an item within a text: the end of another, or of a line. */
const markerBefore = /[\n。.;；!！?？:：]\s{0,2}[(（[]?$/;
const roundTheClock = /^\s?(?:[/x×*]|(?:\p{L}{1,8}\s)?sur?\s)\s?(?:24|7)(?!\d)/iu;
const inTheClock = /(?:24|7)(?:\s?[/x×*]\s?|\s?\p{L}{1,8}\ssur?\s)$/iu;

/** Adds numbers in digits with their scale words, units and currencies; both ends of a range have what stands behind it. */
export function addAmounts(
  text: string,
  language: string,
  isFree: (from: number, to: number) => boolean,
  add: Add,
): void {
  const words = vocabulary(language);
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const most = (names: ReadonlyMap<string, unknown>) => words.mostOf.get(names)!;
  const found: (Fact & { scale: number })[] = [];
  const examples = [...text.matchAll(colour), ...text.matchAll(pattern)];
  const digitsOf = examples.map(([example]) => example.replace(/^\D|#$/g, ''));
  for (const { 0: digits, index } of text.matchAll(amountIn(language))) {
    let to = index + digits.length;
    if (!isFree(index, to)) continue;
    // `#666666 or 666666`
    if (examples.length && digitsOf.includes(digits)) continue;
    let from = index;
    let values = readFigure(digits, language);
    let scale = 1;
    // `1.2亿`, `150 thousand million`.
    for (let count = 0; count < 2; count++) {
      // `200多万`, `5+ million`.
      const gap = more.exec(text.slice(to, to + 6))?.[0].trimEnd().length ?? 0;
      const word = nameAt(lower, to + gap, words.scales, most(words.scales));
      if (
        !word ||
        (count && cjk.test(word.name) && word.to - word.name.length > to) ||
        (word.name === 'w' && !/^\s?(?:[+＋人个家次单户]|用户|粉丝)/.test(text.slice(word.to))) ||
        (word.name === 'k' && text[word.to - 1] === 'K') ||
        // `MP3` is no camera.
        (word.name === 'mp' && /\d/.test(text[word.to] ?? ''))
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
    // 20兆 is 20M where files have a size, and a trillion each where people count.
    if (language === 'zh' && text[to - 1] === '兆') values = [...values, ...readFigure(digits, language)];
    // `700M` may be 700 million.
    const short =
      scale === 1 ? shortScales[/^[KMB](?![\p{L}\d])/u.exec(text.slice(to, to + 2))?.[0] ?? ''] : undefined;
    if (short) values = [...values.map((value) => round(value * short)), ...values];
    const span = { from: index, to };
    let units: readonly string[] = [];
    const behind = to + (more.exec(text.slice(to, to + 6))?.[0].length ?? 0);
    const written = nameAt(text, behind, words.symbols, most(words.symbols));
    // `Article 3 "Definitions"` is no length.
    const symbol = written && /["″]/.test(written.name) && written.to > to + 1 ? undefined : written;
    // Thai ที่ is “at” before a measure: ที่ 550–750℃.
    const isMeasured =
      language === 'th' && nameAt(text, rangeEnd(text, to), words.symbols, most(words.symbols)) !== undefined;
    const isOrdinal =
      (ordinalBefore.test(text.slice(Math.max(0, index - 10), index)) && !isMeasured) ||
      (scale === 1 &&
        (ordinalBehind.test(text.slice(to, to + 5)) ||
          (language === 'de' && /^\.\s\p{L}/u.test(text.slice(to, to + 3)))));
    const money = isOrdinal
      ? undefined
      : currencyAround(text, lower, index, to, words.currencies, most(words.currencies));
    const unit = nameAt(lower, behind, words.units, most(words.units), text);
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
    // `300nit` counts in a unit nobody here knows.
    const isUnknown = isName && /^\p{Ll}{2,4}(?![\p{L}\d])/u.test(text.slice(to, to + 5)) && !isOrdinal;
    const value = values[0]!;
    const isClock =
      roundTheClock.test(text.slice(to)) || inTheClock.test(text.slice(Math.max(0, index - 18), index));
    const isMarker =
      value < 100 &&
      (index < 3
        ? /^\s*[(（[]?$/.test(text.slice(0, index)) &&
          /^\s?(?:[.)、)\]:：]|\uFFFC)(?!\d)/.test(text.slice(to, to + 3))
        : markerBefore.test(text.slice(Math.max(0, index - 4), index)) &&
          /^[.)、]\s/.test(text.slice(to, to + 2)));
    // COVID-19 is a name as well.
    const isBound = /\p{Script=Latin}-$/u.test(text.slice(Math.max(0, index - 2), index));
    const isSoft =
      isOrdinal ||
      isBound ||
      isName ||
      isClock ||
      isMarker ||
      value === 0 ||
      units.includes('century') ||
      (value === 1 && !isMoney(units)) ||
      (value === 100 && units.includes('percent')) ||
      (value === 24 && units.includes('hour'));
    if (units.includes('minute') && readingTime.test(text.slice(to, to + 10))) {
      // Where one page says “8 min read”, another says “8 分钟” alone.
      found.push({
        kind: 'amount',
        from,
        to,
        values: [],
        units: [],
        isSoft: true,
        isFigure: false,
        isRough: true,
        figure: span,
        scale,
      });
      continue;
    }
    const isFigure = (!isName || isUnknown) && !isClock && !isMarker;
    // The 16日 of every month is the 16th.
    if (language === 'zh' && units.includes('day') && text[to - 1] === '日') units = [...units, 'ordinal'];
    const isRough =
      language !== 'zh' ||
      roughBefore.test(text.slice(Math.max(0, index - 4), index)) ||
      /[多余来]/.test(text.slice(index, to)) ||
      roughBehind.test(text.slice(to, to + 4));
    found.push({ kind: 'amount', from, to, values, units, isSoft, isFigure, isRough, figure: span, scale });
  }
  // `10-20万` and `3-5天`: what stands behind a range is said of both its ends.
  for (let index = found.length - 2; index >= 0; index--) {
    const [one, next] = [found[index]!, found[index + 1]!];
    // What fell 16.5% to 266.2亿 has two amounts.
    const isOther = one.units.length > 0 && !one.units.some((unit) => next.units.includes(unit));
    if (isOther || (one.units.length && (one.scale > 1 || next.scale === 1))) continue;
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
  addBareSigns(text, words.symbols, add);
}

/** A sign of a unit that has lost its number: the start of `% of visitors` and the end of `bis zu °C`. */
const bareSign =
  /(?<![\p{Nd}\p{S}\p{P}\ufffc]\s?)(?:%|°C|℃|°F|℉)(?=\s?\p{Lo}{2}|\s\p{L}{2}|[\s.,;!?。，、；！？]*$)/gu;

/** Adds them as amounts of which nobody knows the number: so one may be what became of another. */
function addBareSigns(text: string, symbols: Names, add: Add): void {
  for (const { 0: sign, index: from } of text.matchAll(bareSign))
    add({
      kind: 'amount',
      from,
      to: from + sign.length,
      values: [],
      units: symbols.get(sign)!,
      isSoft: true,
      isFigure: true,
      figure: { from, to: from },
    });
}

/** Where the number ends that a range goes up to; where the first one does, where none follows. */
const rangeEnd = (text: string, to: number) =>
  to + (/^\s?[-–~]\s?\d+/.exec(text.slice(to, to + 12))?.[0].length ?? 0);

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
  const named = nameBefore(lower, from, names, most);
  // PHP 8.1 is no money.
  const before = named?.name === 'php' && /^\d(?!\d|,)/.test(text.slice(from)) ? undefined : named;
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
