/** Writes a fact by its value, as readers of a locale write it. */
import { isDay, writeDay, writeNumber } from '../regions/locale-formats.ts';
import type { Fact } from './fact.ts';
import { isCurrency } from './units.ts';

/**
 * A fact by its value: `1.2亿` of a Chinese page is `120.000.000` in `id-ID`. What is no number, and what may stand for
 * several, is as it was written.
 * @param written the text it was read from
 */
export function inLocale(
  { kind, values, units, days, from, to }: Fact,
  written: string,
  locale: string,
): string {
  const own = written.slice(from, to);
  if (kind === 'date') {
    const [{ year, month, day } = {}] = days ?? [];
    const isWhole = year !== undefined && month !== undefined && day !== undefined;
    return isWhole && isDay({ year, month, day }) ? writeDay({ year, month, day }, locale) : own;
  }
  const [value] = values;
  if (kind !== 'amount' || value === undefined || values.length > 1) return own;
  const plain = writeNumber(value, locale, { maximumFractionDigits: 6 });
  const [unit] = units;
  if (!unit || units.length > 1) return plain;
  if (unit === 'percent')
    return writeNumber(value / 100, locale, { style: 'percent', maximumFractionDigits: 6 });
  try {
    const style = isCurrency(unit)
      ? { style: 'currency' as const, currency: unit, maximumFractionDigits: 2 }
      : { style: 'unit' as const, unit, unitDisplay: 'long' as const, maximumFractionDigits: 6 };
    return writeNumber(value, locale, style);
  } catch {
    // `Intl` knows no such unit: the sentence beside it does.
    return plain;
  }
}
