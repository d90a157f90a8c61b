/** Files whose top-level keys are locales: Rails's `id:`, vue-i18n's `{zh: …, id: …}`. */
import { readLocaleName, readLocales } from '../../regions/locale.ts';
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

/** A key of an object that says the same as others in another language. */
interface LocalKey {
  /** The key without its language; empty where it is nothing else. */
  readonly stem: string;
  /** BCP 47. */
  readonly language: string;
}

const suffixed =
  /^(\w*[A-Za-z\d])(?:([_-])([a-z]{2,3}(?:[_-][A-Za-z]{2,4})?)|([A-Z][a-z](?:[A-Z]{2}|Hans|Hant)?))$/;

/**
 * The keys of an object that are a language, or end in one: `en` and `zh` side by side, `title_en` and `title_zh`,
 * `titleZh` beside `title`. One of them is English or Chinese, or nothing is; `_en` and `_zh` may stand alone. An `id`
 * beside other keys is no Indonesian.
 */
export function localKeys(keys: readonly string[], markets: Markets): ReadonlyMap<string, LocalKey> {
  const found = new Map<string, LocalKey>();
  const isSure = (name: string) => readLocaleName(name, markets)?.sureness === 'sure';
  const locales = readLocales(keys, markets);
  const isAll = locales.every(Boolean);
  const whole = keys.flatMap((key, index) => {
    const language = locales[index]?.locale;
    return language !== undefined && (isAll || key !== 'id') ? [{ key, language }] : [];
  });
  if (whole.length > 1 && whole.some(({ key }) => isSure(key)))
    for (const { key, language } of whole) found.set(key, { stem: '', language });

  const all = new Set(keys);
  const byStem = new Map<string, { key: string; language: string; isSure: boolean; isMarked: boolean }[]>();
  for (const key of keys) {
    const [, stem, mark, low, camel = ''] = suffixed.exec(key) ?? [];
    if (stem === undefined || found.has(key)) continue;
    const name = low ?? camel[0]!.toLowerCase() + camel.slice(1).replace(/^(.)(?=[A-Z])/, '$1-');
    const read = readLocaleName(name, markets);
    if (!read || read.sureness === 'word' || read.sureness === 'rare') continue;
    const one = {
      key,
      language: read.locale,
      isSure: read.sureness === 'sure',
      isMarked: mark !== undefined,
    };
    const same = byStem.get(stem);
    if (same) same.push(one);
    else byStem.set(stem, [one]);
  }
  for (const [stem, same] of byStem) {
    const isOne = same.length === 1 && !all.has(stem);
    if (!same.some((one) => one.isSure && (one.isMarked || !isOne))) continue;
    for (const { key, language } of same) found.set(key, { stem, language });
  }
  return found;
}

/**
 * A file all of whose strings say one language declares it as its own; in a file of several the Chinese ones are
 * the originals of those with the same key.
 */
export function withLanguages(file: StringFile): StringFile {
  const languages = new Set(file.entries.map(({ language }) => language));
  const [first] = languages;
  if (languages.size < 2) {
    if (first === undefined) return file;
    const entries = file.entries.map(({ language: _, ...entry }) => entry);
    return { ...file, entries, locale: { tag: first, certain: true } };
  }
  const chinese = new Map<string, string>();
  for (const { key, value, language } of file.entries) if (isChinese(language)) chinese.set(key, value.text);
  const entries = file.entries.map((entry): StringEntry => {
    const original = entry.original ?? chinese.get(entry.key);
    return original === undefined || isChinese(entry.language) ? entry : { ...entry, original };
  });
  return { ...file, entries, multilingual: true };
}

function isChinese(language: string | undefined): boolean {
  return language !== undefined && /^zh\b/.test(language);
}
