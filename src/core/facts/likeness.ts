/** When two facts are the same, right by each other, or what became of one another. */
import type { Fact, NamedDay } from './fact.ts';
import { convert, isCurrency, sameMeasure } from './units.ts';

/** Numbers this far from each other are the same in another unit: 5 km are 3.1 miles. */
const convertedNear = 0.06;
/** A rounded number is this near; only what has three digits or more is rounded. */
const roundedNear = 0.05;

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
export const isMoney = ({ units }: Fact) => units.some(isCurrency);

/** True where both state the same, neither more than the other. */
export function isExact(a: Fact, b: Fact): boolean {
  if (!isSame(a, b)) return false;
  if (a.kind === 'date') return Object.keys(a.days![0]!).length === Object.keys(b.days![0]!).length;
  return a.kind !== 'amount' || a.units.length > 0 === b.units.length > 0;
}

/** True where both state the same in so many numbers. */
export function isSame(a: Fact, b: Fact): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'amount':
      return (
        a.values.some((value) => b.values.includes(value)) &&
        (!a.units.length || !b.units.length || meets(a.units, b.units))
      );
    case 'date':
      return a.days!.some((one) => b.days!.some((other) => agrees(one, other)));
    case 'time':
      return isSameTime(a.time!, b.time!);
    case 'phone':
      // With or without the code of its country, or read as another country's.
      return a.key === b.key || a.key!.endsWith(b.key!) || b.key!.endsWith(a.key!) || a.digits === b.digits;
    default:
      return a.key === b.key;
  }
}

/**
 * True where what a page states is right by its source: converted, rounded, in the market's currency, or said by its parts.
 * @param a of the source
 * @param b of the page
 */
export function isEquivalent(a: Fact, b: Fact): boolean {
  if (isSame(a, b)) return true;
  if (a.kind !== 'amount' || b.kind !== 'amount') {
    const digits = a.digits ?? b.digits;
    // “version 2” is v2, and “version 1.0” v1.0.
    const version = [a, b].find(({ kind }) => kind === 'version');
    if (version) return [a, b].some(({ values }) => values[0] === Number(version.key));
    if (digits !== undefined) return [a, b].some(({ values }) => String(values[0]) === digits);
    // A date or time written in a way nobody knows is there by its numbers; two years are no 2 of February.
    const isDate = a.kind === 'date' || b.kind === 'date';
    const isNumeric = [a, b].every(
      ({ kind, values, units }) =>
        values.length &&
        !(isDate && kind === 'amount' && units.some((unit) => unit !== 'ordinal') && values[0]! <= 31),
    );
    return (
      isNumeric &&
      (a.kind === 'amount' || b.kind === 'amount') &&
      a.values.some((value) =>
        b.values.some((other) => value === other || (isHour(a, b) && (value - other) % 12 === 0)),
      )
    );
  }
  // Prices of a market are its own, in its own currency.
  if (isMoney(a) && isMoney(b))
    return !meets(a.units, b.units) && !a.values.some((value) => b.values.includes(value));
  if (isMoney(a) !== isMoney(b)) return false;
  if (isConverted(a, b)) return true;
  const isShare = meets(a.units, ['percent']) || meets(b.units, ['percent']);
  if (isShare) return isFold(a, b);
  const isOtherUnit = a.units.length && b.units.length && !meets(a.units, b.units);
  // `7t` are seven days where a day begins with t: one letter is a unit in this language or in that.
  if (isOtherUnit && b.to - b.figure.to === 1 && !sameMeasure(a.units[0]!, b.units[0]!))
    return a.values[0] === b.values[0];
  return !isOtherUnit && a.values.some((one) => b.values.some((other) => isRounded(one, other, a)));
}

/** True where one of two is a time: 18 heures are 6 in the evening. */
const isHour = (a: Fact, b: Fact) => a.kind === 'time' || b.kind === 'time';

/** 300% of something is three times it. */
function isFold(a: Fact, b: Fact): boolean {
  const [share, other] = meets(a.units, ['percent']) ? [a, b] : [b, a];
  return (
    meets(other.units, ['times']) &&
    share.values.some((value) =>
      other.values.some((times) => value === times * 100 || value === (times - 1) * 100),
    )
  );
}

function isConverted(a: Fact, b: Fact): boolean {
  return a.units.some((from) =>
    b.units.some((to) => {
      if (from === to) return false;
      return a.values.some((value) => {
        const expected = convert(value, from, to);
        return (
          expected !== undefined &&
          b.values.some((other) => Math.abs(other - expected) <= convertedNear * Math.abs(expected))
        );
      });
    }),
  );
}

const significant = (value: number) =>
  String(value)
    .replace(/^0\.0*|\./g, '')
    .replace(/0+$/, '').length;

/** True for 1200 where the source has 1234, and the other way where that says “about”; not for 25 and 20. */
function isRounded(source: number, target: number, { isRough }: Fact): boolean {
  const isExacter = significant(target) > significant(source);
  if (isExacter && !isRough) return false;
  const [exact, rough] = isExacter ? [target, source] : [source, target];
  return (
    significant(exact) >= 3 &&
    significant(rough) < significant(exact) &&
    Math.abs(exact - rough) <= roundedNear * exact
  );
}

function agrees(a: NamedDay, b: NamedDay): boolean {
  const shared = (['year', 'month', 'day'] as const).filter(
    (part) => a[part] !== undefined && b[part] !== undefined,
  );
  return shared.length > 0 && shared.every((part) => a[part] === b[part]);
}

type Time = NonNullable<Fact['time']>;

function isSameTime(a: Time, b: Time): boolean {
  // In another zone it is another hour: that both name theirs tells whether it is the right one.
  const shift = a.zone !== null && b.zone !== null ? b.zone - a.zone : 0;
  if (a.zone !== b.zone && (a.zone === null || b.zone === null) && a.minutes % 60 === b.minutes % 60)
    return true;
  const day = a.isHalfDay || b.isHalfDay ? 720 : 1440;
  // The last minute of a day is its end.
  const isEnd = (minutes: number) => minutes === 1439 || minutes === 0;
  return (a.minutes + shift - b.minutes) % day === 0 || (isEnd(a.minutes + shift) && isEnd(b.minutes));
}

/** True where the number is the same and what it counts is not: 3 days and 3 hours, 299元 and $299. */
export function hasOtherUnit(a: Fact, b: Fact): boolean {
  if (a.kind !== 'amount' || b.kind !== 'amount' || !a.units.length || !b.units.length) return false;
  return a.values[0] === b.values[0] && !meets(a.units, b.units) && sameMeasure(a.units[0]!, b.units[0]!);
}

/** True where one may be what became of the other. */
export function isChanged(a: Fact, b: Fact): boolean {
  if (a.kind === 'date' && b.kind === 'amount')
    return a.values.length === 1 && a.values[0]! > 31 && b.isFigure && !b.units.length;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'phone' || a.kind === 'mail' || a.kind === 'address') return isSlip(a.key!, b.key!);
  if (a.kind !== 'amount') return true;
  // 第一 is as often “opening” as “first”: in words one ordinal is not what became of another.
  const isOrdinal = a.units.includes('ordinal') || b.units.includes('ordinal');
  if (isOrdinal && !(a.isFigure && b.isFigure)) return false;
  if (a.units.length && b.units.length) return meets(a.units, b.units);
  // “Established in 2003” is not what became of 80公里.
  if (a.units.length !== b.units.length && isYear(a.units.length ? b : a)) return false;
  return a.isFigure && b.isFigure && isMoney(a) === isMoney(b);
}

/** True for a bare number that reads as a year. */
const isYear = ({ values }: Fact) => values.length === 1 && values[0]! >= 1900 && values[0]! < 2100;

/** True where so little differs that nobody meant another: one sign in ten. */
function isSlip(a: string, b: string): boolean {
  const most = Math.max(2, Math.ceil(Math.max(a.length, b.length) / 10));
  return Math.abs(a.length - b.length) <= most && distance(a.slice(0, 100), b.slice(0, 100)) <= most;
}

/** How many signs must be written anew, added or left out to make one text of the other (Levenshtein 1965). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length]!;
}
