/** The languages Terroir speaks to its users. */
export type Language = 'en' | 'zh';

/** The interface language for a locale such as `zh-cn`, `zh_CN.UTF-8` or `en-US`; English for all others. */
export function interfaceLanguage(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
