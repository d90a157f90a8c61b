import { onceForWords } from '../text/once.ts';
import type { Day } from './locale-formats.ts';

/**
 * When a day of a market's year falls, as profiles write it:
 *
 * | form | for example |
 * |---|---|
 * | month and day | `12-25` |
 * | the first weekday from a day on | `thursday from 11-22`: Thanksgiving |
 * | days from Easter Sunday | `easter`, `easter-47`: Carnival |
 * | month and day of another calendar | `islamic 10-1`, `chinese 8-15`, `dangi 8-15` |
 * | the days themselves | `2027-10-29 2028-10-17` |
 *
 * Other calendars come from the Unicode CLDR through `Intl`: `islamic` is that of Umm al-Qura, which Saudi
 * Arabia prints; elsewhere the sighting of the moon may move a feast by a day. `dangi` is Korea's. `chinese` is
 * a day off where a new moon falls within minutes of midnight in Beijing, which from 2026 to 2039 are the first
 * months of 2027 and 2030 only: profiles list these days (compared with the npm package date-chinese 2.1.4).
 */
export const dayRule =
  /^(?:\d\d-\d\d|(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday) from \d\d-\d\d|easter(?:[+-]\d{1,2})?|(?:islamic|chinese|dangi) \d{1,2}-\d{1,2}|\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*)$/;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const calendars: Readonly<Record<string, string>> = {
  islamic: 'islamic-umalqura',
  chinese: 'chinese',
  dangi: 'dangi',
};
const dayLength = 86_400_000;

/** The next day, today included, on which a rule falls within about a year; undefined where none is known. */
export function nextDay(rule: string, today: Date): Day | undefined {
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return nextFrom(rule, String(start));
}

const nextFrom = onceForWords((rule: string, day: string): Day | undefined => {
  const [falls, start] = [predicate(rule), Number(day)];
  // Feasts of lunar years may be 384 days apart.
  for (let ahead = 0; ahead < 385; ahead++) {
    const date = new Date(start + ahead * dayLength);
    if (falls(date)) return dayOf(date);
  }
  return undefined;
});

/** A day of the market with its next date, where that is known. */
export interface Dated {
  readonly name: string;
  readonly day: Day | undefined;
  /** The date is right to within a day: a feast that waits for the moon to be seen. */
  readonly isAbout: boolean;
}

/** Moments and festivals of a profile with their next dates, in the profile's order. */
export function withDates(
  days: readonly { readonly name: string; readonly on?: string | undefined }[],
  today: Date,
): Dated[] {
  return days.map(({ name, on }) => ({
    name,
    day: on === undefined ? undefined : nextDay(on, today),
    isAbout: on?.startsWith('islamic') ?? false,
  }));
}

/** The soonest first; days without a date come last. */
export function soonestFirst(days: readonly Dated[]): Dated[] {
  const time = ({ day }: Dated) => (day ? Date.UTC(day.year, day.month - 1, day.day) : Infinity);
  return days.toSorted((a, b) => time(a) - time(b) || 0);
}

function predicate(rule: string): (date: Date) => boolean {
  const words = rule.split(' ');
  if (words[1] === 'from') return isWeekdayFrom(weekdays.indexOf(words[0]!), words[2]!);
  const calendar = calendars[words[0]!];
  if (calendar) return isInCalendar(calendar, words[1]!);
  if (rule.startsWith('easter')) {
    const offset = Number(rule.slice('easter'.length)) * dayLength;
    return (date) => date.getTime() - offset === easter(new Date(date.getTime() - offset).getUTCFullYear());
  }
  return (date) => words.some((day) => date.toISOString().slice(0, 10).endsWith(day));
}

function isWeekdayFrom(weekday: number, first: string): (date: Date) => boolean {
  return (date) => {
    const start = Date.parse(`${date.getUTCFullYear()}-${first}T00:00:00Z`);
    const ahead = (date.getTime() - start) / dayLength;
    return date.getUTCDay() === weekday && ahead >= 0 && ahead < 7;
  };
}

function isInCalendar(calendar: string, monthAndDay: string): (date: Date) => boolean {
  const format = new Intl.DateTimeFormat('en', {
    calendar,
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return (date) => {
    const parts = format.formatToParts(date);
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    // A leap month is written `8bis` and is no eighth month.
    return `${part('month')}-${part('day')}` === monthAndDay;
  };
}

/** Easter Sunday of a year, in milliseconds UTC (the “anonymous” Gregorian algorithm; Nature, 20 April 1876). */
function easter(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
