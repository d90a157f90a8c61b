import * as z from 'zod/mini';

/** True for a day of the calendar as files write it: `2027-02-28`, not `2027-02-30`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** A day in a file, YYYY-MM-DD. */
export const dateText = () => z.string().check(z.refine(isDate, { error: 'date' }));

/** The day of a moment as files write it, in UTC: `2027-02-28`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
