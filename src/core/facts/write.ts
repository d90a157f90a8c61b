/** Writes the fact of a source page as a market does, in place of what a page states. */
import type { Span } from '../finding.ts';
import { isDay, writeDay, writeNumber } from '../regions/locale-formats.ts';
import type { Fact } from './fact.ts';
import { isCurrency } from './units.ts';

/** What to write, and where in the text the fact of the page was read from. */
export interface Rewriting extends Span {
  readonly text: string;
}

/**
 * What a page should state; undefined where that is not certain.
 * @param written the text of the source's fact, and of the page's
 */
export function rewrite(
  source: Fact,
  target: Fact,
  written: { readonly source: string; readonly target: string },
  locale: string,
): Rewriting | undefined {
  switch (target.kind) {
    case 'amount':
      return rewriteAmount(source, target, written.target, locale);
    case 'date': {
      const [{ year, month, day } = {}] = source.days ?? [];
      if (year === undefined || month === undefined || day === undefined || !isDay({ year, month, day }))
        return undefined;
      return { from: target.from, to: target.to, text: writeDay({ year, month, day }, locale) };
    }
    case 'time':
      return undefined;
    default:
      return { from: target.from, to: target.to, text: written.source };
  }
}

function rewriteAmount(source: Fact, target: Fact, written: string, locale: string): Rewriting | undefined {
  const [value] = source.values;
  const [unit, ...others] = source.units;
  if (value === undefined) return undefined;
  const isSameUnit = !unit || !target.units.length || target.units.some((one) => source.units.includes(one));
  if (isSameUnit) {
    const { from, to } = target.figure;
    const isScaled = /\p{L}/u.test(written.slice(from - target.from, to - target.from));
    if (isScaled && value < 1e6) return undefined;
    const compact = isScaled ? ({ notation: 'compact', compactDisplay: 'long' } as const) : {};
    return { from, to, text: writeNumber(value, locale, { ...compact, maximumFractionDigits: 6 }) };
  }
  if (others.length) return undefined;
  const style = isCurrency(unit)
    ? ({
        style: 'currency',
        currency: unit,
        trailingZeroDisplay: 'stripIfInteger',
      } as Intl.NumberFormatOptions)
    : ({ style: 'unit', unit, unitDisplay: 'long' } as const);
  try {
    return { from: target.from, to: target.to, text: writeNumber(value, locale, style) };
  } catch {
    // `Intl` knows no such unit.
    return undefined;
  }
}
