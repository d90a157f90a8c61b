import { isUsable } from '../locality/material.ts';
import { briefWords } from '../messages/brief.ts';
import { type Language, messagesFor } from '../messages/index.ts';
import { ruleIdOf } from '../phrases/phrase.ts';
import { languageCode } from '../regions/locale.ts';
import type { Market } from '../regions/market.ts';
import { adviceFor } from '../regions/readers.ts';
import type { Setup } from '../setup.ts';
import { listed, localIdeas } from './market-lines.ts';

/** How many terms, rules or pieces of material are told before the rest is counted: a model reads it, and pays by length. */
const most = 80;

/**
 * How to write for a market, in Markdown: its profile, the house's rules and terms for its languages, and its local
 * material as far as that may be published.
 * @param setup the site's; what ships with Terroir beside the market is not repeated here
 * @param today material whose time is over is left out
 */
export function marketGuide(
  market: Market,
  setup: Pick<Setup, 'config' | 'phrases' | 'concepts' | 'library'>,
  uiLanguage: Language,
  today: Date,
): string {
  const messages = messagesFor(uiLanguage);
  const { guide: words } = messages;
  const brief = briefWords(uiLanguage);
  const name = market.name[uiLanguage];
  const section = (title: string, lines: readonly string[]) => {
    const rest = lines.length - most;
    const shown = [...lines.slice(0, most), ...(rest > 0 ? [`- ${words.more(rest)}`] : [])];
    return lines.length ? [`## ${title}`, '', ...shown, ''] : [];
  };
  const reading = setup.config;
  const proof = adviceFor(market.proof, reading, uiLanguage);
  const about = [
    `- ${words.languages}: ${market.locales.join(', ')}`,
    ...(market.register[uiLanguage] ? [`- ${brief.say('register')}: ${market.register[uiLanguage]}`] : []),
    ...(proof ? [`- ${brief.say('convinces')}: ${proof}`] : []),
    ...localIdeas(market, reading, brief, today),
  ];
  return [
    `# ${words.title(name)}`,
    '',
    ...words.how(name).map((line) => `- ${line}`),
    '',
    ...section(brief.say('known', { market: name }), about),
    ...section(brief.say('mustNot'), listed(market.laws, uiLanguage)),
    ...section(brief.say('care'), listed(market.sensitivities, uiLanguage)),
    ...section(words.rules, houseRules(market, setup, uiLanguage)),
    ...section(words.terms, terms(market, setup, uiLanguage)),
    ...section(words.material, material(market, setup, today, uiLanguage)),
  ].join('\n');
}

/** True for a language or locale that pages of the market are in, or that has none of its own: `id` and `id-ID`. */
function isIn(market: Market, locale: string): boolean {
  return market.locales.some((one) => one === locale || languageCode(one) === languageCode(locale));
}

/** Wording the house has rules of its own for. */
function houseRules(market: Market, { phrases }: Pick<Setup, 'phrases'>, uiLanguage: Language): string[] {
  const { guide: words } = messagesFor(uiLanguage);
  const own = phrases.packs().filter(({ language }) => isIn(market, language));
  return own
    .flatMap((pack) => pack.phrases)
    .filter((phrase) => phrases.isHouse(ruleIdOf(phrase)) && !phrase.id.startsWith('term-'))
    .map(({ patterns, instead }) => `- ${words.ruleLine(patterns.join(' / '), instead[uiLanguage])}`);
}

/** What the termbases want: `智能灌溉 → irigasi pintar (not irigasi cerdas)`. */
function terms(market: Market, { concepts }: Pick<Setup, 'concepts'>, uiLanguage: Language): string[] {
  const { guide: words } = messagesFor(uiLanguage);
  return concepts.flatMap(({ translate, terms: byLocale }) => {
    const all = [...byLocale];
    const originals = all.filter(([locale]) => !isIn(market, locale)).map(([, { preferred }]) => preferred);
    const own = all.filter(([locale]) => isIn(market, locale));
    const name = originals.find((one) => one !== undefined) ?? own[0]?.[1].preferred;
    if (!translate) return name === undefined ? [] : [`- ${name}: ${words.keep}`];
    return own.map(([, { preferred = '', forbidden }]) => {
      const not = forbidden.length ? ` (${words.notTerms(forbidden.join(', '))})` : '';
      return `- ${name ?? ''} → ${preferred}${not}`;
    });
  });
}

/** What may be published, and what may once its owner was asked. */
function material(
  market: Market,
  { library }: Pick<Setup, 'library'>,
  today: Date,
  uiLanguage: Language,
): string[] {
  const { guide: words } = messagesFor(uiLanguage);
  return library.items
    .filter((item) => item.market === market.code && isUsable(item, today))
    .map(({ kind, name, text, result, rights, owner }) => {
      const said = [name, text, result].filter(Boolean).join(' — ');
      const asked = rights === 'public' ? '' : ` (${words.askFirst}${owner ? `: ${owner}` : ''})`;
      return `- ${messagesFor(uiLanguage).locality.material[kind]}: ${said}${asked}`;
    });
}
