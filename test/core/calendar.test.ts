import assert from 'node:assert/strict';
import { nextDay, soonestFirst, withDates } from '../../src/core/regions/calendar.ts';
import { samplesOf } from '../../src/core/regions/locale-formats.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { samplePhone } from '../../src/core/regions/phones.ts';

const today = new Date(2026, 10, 25);

/** Next days counted from 25 November 2026, as official calendars have them. */
const known: readonly (readonly [string, string])[] = [
  ['12-25', '2026-12-25'],
  ['11-25', '2026-11-25'],
  ['11-24', '2027-11-24'],
  ['thursday from 11-22', '2026-11-26'],
  ['friday from 11-23', '2026-11-27'],
  ['monday from 05-25', '2027-05-31'],
  ['wednesday from 01-06', '2027-01-06'],
  ['easter', '2027-03-28'],
  ['easter-47', '2027-02-09'],
  ['easter+49', '2027-05-16'],
  ['chinese 9-9', '2027-10-08'],
  ['chinese 8-15', '2027-09-15'],
  ['dangi 1-1', '2027-02-07'],
  ['islamic 10-1', '2027-03-09'],
  ['islamic 12-10', '2027-05-16'],
  ['2026-11-08 2027-10-29', '2027-10-29'],
];

const written = (day: { year: number; month: number; day: number } | undefined) =>
  day && [day.year, day.month, day.day].map((part) => String(part).padStart(2, '0')).join('-');

describe('days of a market', () => {
  for (const [rule, day] of known) {
    it(`${rule} falls on ${day}`, () => assert.equal(written(nextDay(rule, today)), day));
  }

  it('a list that has run out gives no day, and no wrong one', () => {
    assert.equal(nextDay('2026-11-08', today), undefined);
  });

  it('Lebaran of 2026 is about 20 March', () => {
    const [lebaran] = withDates([{ name: 'Lebaran', on: 'islamic 10-1' }], new Date(2026, 0, 1));
    assert.deepEqual([written(lebaran!.day), lebaran!.isAbout], ['2026-03-20', true]);
  });

  it('every day of every profile has a date, and the soonest come first', () => {
    for (const { code, moments, festivals } of shippedMarkets.values()) {
      const dated = withDates([...moments.filter(({ on }) => on), ...festivals], today);
      assert.ok(dated.length > 4, code);
      for (const { name, day } of dated) assert.ok(day, `${code}: ${name}`);
      const order = soonestFirst([...dated, { name: 'Payday', day: undefined, isAbout: false }]);
      assert.equal(order.at(-1)!.name, 'Payday');
      const days = order.slice(0, -1).map(({ day }) => written(day)!);
      assert.deepEqual(days, days.toSorted());
    }
  });
});

describe('formats of a market', () => {
  it('come from Intl and libphonenumber', () => {
    const { number, price, date } = samplesOf('id-ID', 'IDR', 'termasuk PPN', today);
    assert.deepEqual(
      [number, price.replace('\u00a0', ' '), date],
      ['1.234.567,89', 'Rp 12.500 termasuk PPN', '25 November 2026'],
    );
    assert.match(samplesOf('th-TH', 'THB', undefined, today).date, /2569/);
    for (const { code } of shippedMarkets.values()) assert.match(samplePhone(code) ?? '', /^\+\d+ /, code);
  });
});
