/** Forms of a plural: the categories of CLDR by which strings are told apart. */
import type { PluralForm } from '../content.ts';

/** https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules */
export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
export type PluralCategory = (typeof pluralCategories)[number];

/** True for the name of a category. */
export function isCategory(name: string): name is PluralCategory {
  return pluralCategories.some((category) => category === name);
}

const suffixed = /^(.+)[._](zero|one|two|few|many|other)$/;

/**
 * The keys that tell the forms of a plural apart, as i18next (`cart_one`, `cart_other`) and Rails (`cart.one`, `cart.other`) name
 * them. `other` must be among them and not alone: `reason_other` is another reason.
 */
export function pluralKeys(keys: readonly string[]): ReadonlyMap<string, PluralForm> {
  const byStem = new Map<string, { key: string; form: string }[]>();
  const below = new Map<string, number>();
  for (const key of new Set(keys)) {
    const dot = key.lastIndexOf('.');
    const parent = key.slice(0, Math.max(0, dot));
    below.set(parent, (below.get(parent) ?? 0) + 1);
    const [, stem, form] = suffixed.exec(key) ?? [];
    if (stem === undefined || form === undefined) continue;
    const mark = key[stem.length]!;
    byStem.set(stem + mark, [...(byStem.get(stem + mark) ?? []), { key, form }]);
  }
  const found = new Map<string, PluralForm>();
  for (const [name, forms] of byStem) {
    const stem = name.slice(0, -1);
    if (forms.length < 2 || !forms.some(({ form }) => form === 'other')) continue;
    if (name.endsWith('.') && below.get(stem) !== forms.length) continue;
    for (const { key, form } of forms) found.set(key, { stem, form });
  }
  return found;
}
