/**
 * Quotation marks by language (Unicode CLDR 48, `delimiters`: `quotationStart`, `quotationEnd`). French sets a
 * narrow space inside. Languages not named here take “English” ones.
 */
const byLanguage: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['«', '»'],
  de: ['„', '“'],
  fr: ['«\u202f', '\u202f»'],
  ja: ['「', '」'],
  'zh-Hant': ['「', '」'],
};

/** The marks around a quotation: those of `de-DE` are `„` and `“`, those of `zh-TW` are `「` and `」`. */
export function quotesOf(locale: string): readonly [string, string] {
  const { language, script } = new Intl.Locale(locale).maximize();
  return byLanguage[`${language}-${script}`] ?? byLanguage[language] ?? ['“', '”'];
}
