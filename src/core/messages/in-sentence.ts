/**
 * Names that English says with “the”. Source: the short names of ISO 3166-1 that carry “(the)”, as far as people say
 * it too (not Niger, not Sudan), and the Czech Republic and the Maldives.
 */
const withArticle =
  /^United |\b(?:Islands|Republic)$|^(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)$/;

/**
 * A market's name as it stands within an English sentence: `the United States`, `Indonesia`. Headings and lists keep
 * the bare name; a Chinese name stays as it is.
 */
export function inSentence(market: string): string {
  return withArticle.test(market) ? `the ${market}` : market;
}
