/** Conditions by which code and templates choose a text for a language: `locale === 'zh'`, `eq .Lang "zh"`, `isZh`. */
import { readLocaleName } from '../regions/locale.ts';
import type { Markets } from '../regions/market.ts';

/** The languages, as BCP 47 tags, of the two sides of a condition; a side for all other languages has none. */
export interface LocaleChoice {
  readonly met?: string;
  readonly unmet?: string;
}

const locale = String.raw`["'\x60]\/?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\/?["'\x60]`;
/** `locale === 'zh-CN'`, `lang.startsWith("zh")`, `request.locale.iso_code != 'zh-CN'`, `pathname.includes('/zh/')`. */
const compared = new RegExp(
  String.raw`\b[\w$]*(?:lang|language|locale|lng|pathname)[\w$]*(?:\(\))?(?:\.\w+)?\s*(?:[!=]==?\s*|\.(?:startsWith|includes)\(\s*)${locale}`,
  'i',
);
/** Go's: `eq .Site.Language.Lang "zh"`. */
const called = new RegExp(String.raw`\b(?:eq|ne)\s+[\w.$]*(?:lang|locale)[\w.]*\s+${locale}`, 'i');
const named = /\bis_?([A-Z][a-z]{1,9}(?:[A-Z]{2})?)\b/;
const negated = /^[\s(]*!(?!=)|!==?|\bne\b|\bnot\b|\bunless\b/;

/** The languages a condition chooses by; neither where it asks for something else, or for more than one. */
export function readChoice(condition: string, markets: Markets): LocaleChoice {
  const tag = (compared.exec(condition) ?? called.exec(condition))?.[1];
  const name = tag ?? named.exec(condition)?.[1]?.toLowerCase();
  if (name === undefined || /\|\||\bor\b/.test(condition)) return {};
  const found = readLocaleName(name, markets);
  const isSure =
    found?.sureness === 'sure' ||
    found?.locale === 'en' ||
    (tag !== undefined && found?.sureness === 'usual');
  if (!found || !(isSure || name === 'chinese')) return {};
  return negated.test(condition) ? { unmet: found.locale } : { met: found.locale };
}
