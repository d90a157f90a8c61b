import * as z from 'zod/mini';

/** A BCP 47 locale as it is written in data: `id`, `en-SG`, `zh-Hans`. */
export const localeName = z.string().check(z.refine(isLocale, { error: 'locale' }));

/** True for a BCP 47 locale. */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
