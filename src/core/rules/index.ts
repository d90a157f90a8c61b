/** All rules: those written in code, listed here, and the phrases of the packs. */

import { families, type RuleId } from '../finding.ts';
import type { PhraseBook } from '../phrases/packs.ts';
import type { Pack } from '../phrases/phrase.ts';
import { currentRuleId, stockPhraseOf, stockPhrases } from '../phrases/stock.ts';
import type { Bilingual } from '../text/bilingual.ts';
import { onceFor } from '../text/once.ts';
import { addressOrder } from './address-order.ts';
import { appCapitals } from './app-capitals.ts';
import { beijingTime } from './beijing-time.ts';
import { blank } from './blank.ts';
import { bookMarks } from './book-title-marks.ts';
import { canonical } from './canonical.ts';
import { chinaOnlyHost } from './china-only-host.ts';
import { chinaOnlyPhone } from './china-only-phone.ts';
import { chineseDiscount } from './chinese-discount.ts';
import { chineseFonts } from './chinese-fonts.ts';
import { chineseMyriads } from './chinese-myriads.ts';
import { chineseUnits } from './chinese-units.ts';
import { clone } from './clone.ts';
import { dateOrder } from './date-order.ts';
import { dir } from './dir.ts';
import { expiredMaterial } from './expired-material.ts';
import { factContact, factDate, factNumber, factPrice } from './facts.ts';
import { foreignMaterial } from './foreign-material.ts';
import { frenchSpacing } from './french-spacing.ts';
import { fullWidth } from './full-width.ts';
import { hreflang } from './hreflang.ts';
import { lang } from './lang.ts';
import { leftoverChinese } from './leftover-chinese.ts';
import { linkedData } from './linked-data.ts';
import { mirrorsSource } from './mirrors-source.ts';
import { mirrorsVersion } from './mirrors-version.ts';
import { missingProof } from './missing-proof.ts';
import { noLocalAuthor } from './no-local-author.ts';
import { noLocalBlock } from './no-local-block.ts';
import { numberMarks } from './number-marks.ts';
import { ogLocale } from './og-locale.ts';
import { phoneWithoutCode } from './phone-without-code.ts';
import { chineseOf, documentPhrase, documentStockPhrase, phraseName } from './phrase-findings.ts';
import { quotationMarks } from './quotation-marks.ts';
import { register } from './register.ts';
import type { Rule, RuleAction, RuleDoc } from './rule.ts';
import { searchResult } from './search-result.ts';
import { sharedAsset } from './shared-asset.ts';
import { simplifiedCharacters } from './simplified-characters.ts';
import { sizeMarks } from './size-marks.ts';
import { misspelt, spellingVariety } from './spelling.ts';
import { stacked } from './stacked.ts';
import { stale } from './stale.ts';
import { stringAccessKey } from './string-access-key.ts';
import { stringEnding } from './string-ending.ts';
import { stringInconsistent } from './string-inconsistent.ts';
import { stringLength } from './string-length.ts';
import { stringPlaceholder } from './string-placeholder.ts';
import { stringPlural } from './string-plural.ts';
import { stringTags } from './string-tags.ts';
import { stringUntranslated } from './string-untranslated.ts';
import { stringWhitespace } from './string-whitespace.ts';
import { termMissing } from './term-missing.ts';
import { termName } from './term-name.ts';
import { termSpelling } from './term-spelling.ts';
import { titleCase } from './title-case.ts';
import { toolDiagnostics } from './tool-diagnostics.ts';
import { translated } from './translated.ts';
import { wrongLanguage } from './wrong-language.ts';
import { yuanAmount } from './yuan-amount.ts';
import { yuanSign } from './yuan-sign.ts';

export const rules: readonly Rule[] = [
  mirrorsSource,
  stale,
  clone,
  mirrorsVersion,
  wrongLanguage,
  lang,
  dir,
  hreflang,
  canonical,
  ogLocale,
  linkedData,
  searchResult,
  chineseFonts,
  leftoverChinese,
  blank,
  sharedAsset,
  termMissing,
  termName,
  termSpelling,
  chinaOnlyHost,
  fullWidth,
  bookMarks,
  quotationMarks,
  frenchSpacing,
  titleCase,
  simplifiedCharacters,
  numberMarks,
  sizeMarks,
  appCapitals,
  dateOrder,
  chineseMyriads,
  chineseDiscount,
  yuanSign,
  yuanAmount,
  chinaOnlyPhone,
  phoneWithoutCode,
  addressOrder,
  chineseUnits,
  beijingTime,
  spellingVariety,
  misspelt,
  register,
  stacked,
  translated,
  noLocalBlock,
  noLocalAuthor,
  missingProof,
  expiredMaterial,
  foreignMaterial,
  stringPlaceholder,
  stringTags,
  factNumber,
  factPrice,
  factDate,
  factContact,
  stringPlural,
  stringWhitespace,
  stringEnding,
  stringLength,
  stringUntranslated,
  stringAccessKey,
  stringInconsistent,
];

const inCode: readonly RuleDoc[] = [
  ...rules.map(
    ({ id, name, severity, category, zh = [], why, instead, evidence, markets = [], examples }): RuleDoc => ({
      id,
      name,
      severity,
      category,
      zh,
      why,
      instead,
      evidence,
      markets,
      fails: examples.fails.map((example) => example.text),
      passes: examples.passes.map((example) => example.text),
    }),
  ),
  ...toolDiagnostics,
];
const codedIds: ReadonlySet<string> = new Set(inCode.map(({ id }) => id));
const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** True for the id of a rule written in code, which no phrase can take. */
export function isCodedRule(id: string): boolean {
  return codedIds.has(id);
}

/** True for a rule whose findings mark words: every phrase, and the rules in code that say so. */
export function marksWords(id: string): boolean {
  return codedIds.has(id) ? rulesById.get(id)?.marks === 'words' : true;
}

/** True for a rule that is applied only where there is a dictionary for the page. */
export function needsDictionary(id: string): boolean {
  return rulesById.get(id)?.needs === 'dictionary';
}

/** True for a rule at whose findings an editor offers an action. */
export function offersAction(id: string, action: RuleAction): boolean {
  return rulesById.get(id)?.actions?.includes(action) ?? false;
}

/** What ships is documented once, however many sites ask. */
const documentStock = onceFor(documentStockPhrase);
const documentPack = onceFor(({ phrases, language }: Pack) =>
  phrases.map((phrase) => documentPhrase(phrase, language)),
);

/** Every rule as people read it, sorted by id; a phrase known in several languages appears once for each language. */
export function documentRules(phrases: PhraseBook): RuleDoc[] {
  const documented = phrases.packs().flatMap(documentPack);
  const stock = stockPhrases().map(documentStock);
  return [...inCode, ...stock, ...documented].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** What people call a rule on pages in a language: “full-width marks”, `“各行各业”`. */
export function nameOfRule(id: RuleId, language: string | undefined, phrases: PhraseBook): Bilingual {
  const coded = inCode.find((rule) => rule.id === id);
  const phrase = phrases.find(id, language);
  const stock = stockPhraseOf(id);
  return coded?.name ?? phraseName(id, chineseOf(phrase ?? { zh: [] }, stock));
}

/** Knows the ids of rules (`phrase/one-stop`) and the families (`phrase`, `phrase/*`). */
export function ruleNames(phrases: PhraseBook): (name: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (name) => {
    names ??= new Set([...families, ...documentRules(phrases).map(({ id }) => id)]);
    return names.has(currentRuleId(name).replace(/\/?\*$/, ''));
  };
}
