import type { RuleId } from '../finding.ts';
import { currentRuleId } from '../phrases/stock.ts';
import { languageCode } from '../regions/locale.ts';
import { explainRule } from '../report/explain.ts';
import type { RuleDoc } from '../rules/rule.ts';
import type { PageReviews } from './reviewing.ts';

/** A rule's page, or the ids of rules whose names are like the one asked for. */
export type Explanation = { readonly text: string } | { readonly similar: readonly string[] };

/**
 * Explains a rule of a site, one of its own or one that ships.
 * @param name its id, `phrase/one-stop`, or the part behind the slash
 */
export async function explain(site: PageReviews, name: string): Promise<Explanation> {
  const docs = (await site.setup()).rules();
  const found = rulesNamed(docs, name);
  if (found.length) return { text: explainRule(found, site.uiLanguage) };
  const near = new Set(docs.map(({ id }) => id).filter((id) => isSimilar(id, name)));
  return { similar: [...near].slice(0, 3) };
}

/** What people call the rules, by their ids. @param locale of the page they are reported on (BCP 47) */
export async function ruleNaming(
  site: PageReviews,
  locale: string | undefined,
): Promise<(id: RuleId) => string> {
  const { ruleName } = await site.setup();
  return (id) => ruleName(id, locale && languageCode(locale))[site.uiLanguage];
}

/** What is known of a rule, once a language it knows phrases in, by its id, a former one, or the part behind the slash. */
export function rulesNamed(docs: readonly RuleDoc[], name: string): RuleDoc[] {
  return docs.filter(({ id }) => id === name || id === currentRuleId(name) || id.endsWith(`/${name}`));
}

/** True when two ids share most of their words. */
function isSimilar(id: string, name: string): boolean {
  const words = new Set(id.split(/[/-]/));
  const asked = name.split(/[/-]/);
  return asked.filter((word) => words.has(word)).length * 2 > asked.length;
}
