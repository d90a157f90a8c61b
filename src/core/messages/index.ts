import { en, type Messages } from './en.ts';
import type { Language } from './language.ts';
import { zh } from './zh.ts';

export { interfaceLanguage, type Language } from './language.ts';
export type { Messages };

/** The messages that no rule owns, in a language of the interface. */
export function messagesFor(language: Language): Messages {
  return language === 'zh' ? zh : en;
}
