import type { Language } from './language.ts';

/**
 * The name of a language, with its region where the tag has one, in the language of the interface: `id` is Indonesian,
 * `en-SG` English (Singapore). What is no BCP 47 tag stays as it is.
 */
export function languageName(locale: string, uiLanguage: Language): string {
  try {
    return new Intl.DisplayNames(uiLanguage, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
