/** Files whose top-level keys are locales: Rails's `id:`, vue-i18n's `{zh: …, id: …}`. */
import { readLocales } from '../../regions/locale.ts';
import type { Markets } from '../../regions/market.ts';
import type { StringEntry, StringFile } from './string-content.ts';

/**
 * The locales that all top-level keys of a file name, or undefined where one is anything else or holds but a value.
 * The keys `zh-CN` and `id` are two locales; `id` and `title` are none.
 */
export function languageRoots(
  members: readonly { readonly key: string; readonly value: { readonly kind: string } }[],
  markets: Markets,
): ReadonlyMap<string, string> | undefined {
  const roots = new Map<string, string>();
  const locales = readLocales(
    members.map(({ key }) => key),
    markets,
  );
  for (const [index, { key, value }] of members.entries()) {
    const locale = locales[index]?.locale;
    if (locale === undefined || value.kind !== 'object') return undefined;
    roots.set(key, locale);
  }
  return roots.size ? roots : undefined;
}

/**
 * A file all of whose strings say one language declares it as its own; in a file of several the Chinese ones are
 * the originals of those with the same key.
 */
export function withLanguages(file: StringFile): StringFile {
  const languages = new Set(file.entries.map(({ language }) => language));
  const [first] = languages;
  if (first === undefined || languages.has(undefined)) return file;
  if (languages.size === 1) {
    const entries = file.entries.map(({ language: _, ...entry }) => entry);
    return { ...file, entries, locale: { tag: first, certain: true } };
  }
  const chinese = new Map<string, string>();
  for (const { key, value, language } of file.entries) if (isChinese(language!)) chinese.set(key, value.text);
  const entries = file.entries.map((entry): StringEntry => {
    const original = entry.original ?? chinese.get(entry.key);
    return original === undefined || isChinese(entry.language!) ? entry : { ...entry, original };
  });
  return { ...file, entries, multilingual: true };
}

function isChinese(language: string): boolean {
  return /^zh\b/.test(language);
}
