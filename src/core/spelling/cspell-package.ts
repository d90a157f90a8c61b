import { field, readCspellData, records } from './cspell-config.ts';

/** A dictionary of a package of cspell. */
export interface DictionaryFile {
  /** Relative to the package's folder. */
  readonly path: string;
  /** It is for just the locale asked for, not only for its language. */
  readonly isExact: boolean;
}

/**
 * The dictionaries for the language of a locale, as the `cspell-ext.json` of a package lists them:
 * `languageSettings` say which names belong to which locales, `dictionaryDefinitions` where these lie.
 * Files of other kinds than word lists and tries, and what is broken, is passed over.
 */
export function dictionaryFiles(text: string, locale: string): DictionaryFile[] {
  const wanted = new Intl.Locale(locale);
  const data = readCspellData(text);
  const pathOf = new Map(records(field(data, 'dictionaryDefinitions')).map((one) => [one.name, one.path]));
  return records(field(data, 'languageSettings')).flatMap((setting) => {
    const locales = String(setting.locale ?? setting.local ?? '')
      .split(',')
      .map((name) => name.trim().replaceAll('_', '-').toLowerCase());
    const isExact = locales.includes(wanted.baseName.toLowerCase());
    if (!isExact && !locales.some((name) => name.split('-')[0] === wanted.language)) return [];
    return list(setting.dictionaries).flatMap((name) => {
      const path = pathOf.get(name);
      return typeof path === 'string' && /\.(?:trie|txt)(?:\.gz)?$/.test(path) ? [{ path, isExact }] : [];
    });
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
