import type { Markets } from './market.ts';

/** A locale written in a path: which one, where, and the path with it taken out. */
export interface PathLocale {
  /** Canonical BCP 47, such as `id`, `en-SG`, `zh-Hans`. */
  readonly locale: string;
  /** ISO 3166-1 code of a market Terroir knows, where the locale names or implies one. */
  readonly market: string | undefined;
  /** The locale names no region: the market is where most readers of its language live. */
  readonly isImplied?: true;
}

/**
 * How far a name is a locale by itself. `sure`: hardly anything else, as `zh` and `pt-BR`; `usual`: a language or market
 * that sites often have, as `id` and `sg`, which is a word too; `among`: only beside others, as `to` and `ua` are;
 * `word`: a language spelt out, only beside English; `rare`: three letters, only the whole name of a file of strings.
 */
export type Sureness = 'sure' | 'usual' | 'among' | 'word' | 'rare';

/** What a name may mean. */
export interface NamedLocale extends PathLocale {
  readonly sureness: Sureness;
}

/** The languages of ISO 639 that often stand in paths. `Intl` knows all the others. */
const usualLanguages: ReadonlySet<string> = new Set(
  (
    'en zh ar es id ms th vi fil tl ja ko pt de fr hi it ru tr nl pl he fa bn ur ' +
    'af az be bg bs ca cs cy da el eo et eu fi ga gl gu ha hr hu hy ig is ka kk km kn ku ky lb lo lt lv mg mi mk ' +
    'mn mr mt nb ne nn no pa ps ro rw sd si sk sl sq sr sv sw ta te tg tk tt ug uk uz wo xh yo yue zu'
  ).split(' '),
);

/** Names that are countries, not languages: `/cn/`, and codes of tiny languages that sites use for countries. */
const countries = new Map(Object.entries({ cn: 'zh-CN', se: 'sv-SE', ch: 'de-CH', ee: 'et-EE' }));

/** Names that .NET, Steam and sheets kept for the two kinds of Chinese. */
const oldScripts = new Map(
  Object.entries({
    chs: 'Hans',
    schinese: 'Hans',
    cht: 'Hant',
    tchinese: 'Hant',
    latin: 'Latn',
    cyrillic: 'Cyrl',
  }),
);

const localeShape =
  /^([a-z]{2,3})(?:[-_]([a-z]{4}|ch[st]))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_@](formal|informal|latin|cyrillic))?$/i;

const names = new Map<'language' | 'region' | 'script', Intl.DisplayNames>();

/** The English name of a code; undefined where there is none. Made when first asked: it takes long. */
function nameOf(type: 'language' | 'region' | 'script', code: string): string | undefined {
  const known = names.get(type) ?? new Intl.DisplayNames('en', { type, fallback: 'none' });
  names.set(type, known);
  return known.of(code);
}

const isScript = (code: string) =>
  nameOf('script', code[0]!.toUpperCase() + code.slice(1).toLowerCase()) !== undefined;

/** ZZ is the region that `Intl` has a name for and nobody lives in. */
const isRegion = (code: string) => code !== 'ZZ' && nameOf('region', code) !== undefined;

const readNames = new WeakMap<Markets, Map<string, NamedLocale | undefined>>();

/**
 * Reads one folder name or file suffix as a locale: `id`, `en-SG`, `zh_cn`, `zh-Hans`, `mx`.
 * Returns undefined for anything else, `page` and `css` included, and for what is a locale only beside others.
 * @param markets the markets of the site
 */
export function readLocale(name: string, markets: Markets): PathLocale | undefined {
  const found = readLocaleName(name, markets);
  return found?.sureness === 'sure' || found?.sureness === 'usual' ? found : undefined;
}

/** Reads a name as a locale, with how far it is one by itself: `ua` is Ukraine where `en` and `zh` stand beside it. */
export function readLocaleName(name: string, markets: Markets): NamedLocale | undefined {
  const match = localeShape.exec(name);
  if (!match) return readWord(name.toLowerCase(), markets);
  // Asked for every folder of a site, about a handful of names.
  const known = readNames.get(markets) ?? new Map<string, NamedLocale | undefined>();
  readNames.set(markets, known);
  if (!known.has(name)) known.set(name, interpret(match, markets));
  return known.get(name);
}

/**
 * Reads names that stand beside each other, such as the headers of a table: what is a locale only among others is one
 * here. `['key', 'en', 'cn', 'ua']` are none, `en`, `zh-CN` and `uk-UA`.
 */
export function readLocales(names: readonly string[], markets: Markets): (PathLocale | undefined)[] {
  const found = names.map((name) => readLocaleName(name, markets));
  return found.map((one) => (one && isAccepted(one, found) ? one : undefined));
}

/** True for a reading that holds where the others stand beside it. */
export function isAccepted(one: NamedLocale, beside: readonly (NamedLocale | undefined)[]): boolean {
  const others = beside.filter((other) => other && other.locale !== one.locale);
  if (one.sureness === 'sure' || one.sureness === 'usual') return true;
  if (one.sureness === 'word')
    return one.locale === 'en' ? others.length > 0 : others.some((other) => other!.locale === 'en');
  return others.some((other) => other!.sureness === 'sure' || other!.sureness === 'usual');
}

function interpret(match: RegExpExecArray, markets: Markets): NamedLocale | undefined {
  const language = match[1]!.toLowerCase();
  const written = match[2]?.toLowerCase() ?? match[4]?.toLowerCase() ?? '';
  const script = oldScripts.get(written) ?? (match[2] && isScript(match[2]) ? match[2] : undefined);
  if (match[2] && !script) return undefined;
  const region = match[3]?.toUpperCase();
  if (region && !isRegion(region)) return undefined;
  const isUsual = usualLanguages.has(language);
  if (!script && !region && !isUsual) return readAlone(language, markets);
  if (!isUsual && nameOf('language', language) === undefined) return undefined;
  const locale = Intl.getCanonicalLocales([language, script, region].filter(Boolean).join('-'))[0]!;
  if (region) {
    const isHome = isUsual || new Intl.Locale(language).maximize().region === region;
    return { locale, market: markets.has(region) ? region : undefined, sureness: isHome ? 'sure' : 'among' };
  }
  const isSure = script !== undefined || language === 'en' || language === 'zh';
  const sureness = isSure && isUsual ? 'sure' : isUsual ? 'usual' : 'among';
  return { locale, market: impliedMarket(locale, markets), isImplied: true, sureness };
}

/** A code that is no usual language: of a country first where it is a market, then of a language, then of any country. */
function readAlone(code: string, markets: Markets): NamedLocale | undefined {
  if (oldScripts.has(code)) return readWord(code, markets);
  const country = readCountry(code, markets);
  if (country) return { ...country, sureness: code === 'cn' ? 'sure' : country.market ? 'usual' : 'among' };
  const isTwo = code.length === 2;
  if (nameOf('language', code) !== undefined) {
    const locale = Intl.getCanonicalLocales(code)[0]!;
    const market = impliedMarket(locale, markets);
    return { locale, market, isImplied: true, sureness: isTwo ? 'among' : 'rare' };
  }
  const region = code.toUpperCase();
  if (!isTwo || !isRegion(region)) return undefined;
  const { language } = new Intl.Locale(`und-${region}`).maximize();
  return language === 'und'
    ? undefined
    : { locale: `${language}-${region}`, market: undefined, sureness: 'among' };
}

let words: ReadonlyMap<string, string> | undefined;

/** Languages spelt out, in English and by their own names: `english`, `chinese`, `deutsch`, `schinese`. */
function readWord(name: string, markets: Markets): NamedLocale | undefined {
  const script = oldScripts.get(name);
  if (script?.startsWith('Han')) {
    const locale = `zh-${script}`;
    return { locale, market: impliedMarket(locale, markets), isImplied: true, sureness: 'sure' };
  }
  words ??= new Map(
    [...usualLanguages].flatMap((code) => {
      const own = new Intl.DisplayNames(code, { type: 'language' }).of(code);
      return [nameOf('language', code), own].map((word) => [word!.toLowerCase(), code] as const);
    }),
  );
  const language = words.get(name);
  if (language === undefined) return undefined;
  return { locale: language, market: impliedMarket(language, markets), isImplied: true, sureness: 'word' };
}

/** Languages that nobody speaks any more, and people of no market read for their trade: Old English and its like. */
const dead = /^(?:ang|enm|frm|fro|gmh|goh|got|non)\b/;

/**
 * The market a language means by itself: where most of its readers live (CLDR's likely subtags), unless pages
 * of another market are usually written in it too. `id` means Indonesia; `en` and `ar` mean none.
 */
function impliedMarket(name: string, markets: Markets): string | undefined {
  if (dead.test(name)) return undefined;
  const locale = new Intl.Locale(name);
  const { language, region } = locale.maximize();
  if (!region || !markets.has(region)) return undefined;
  const isShared = [...markets.values()].some(
    ({ code, locales }) => code !== region && new Intl.Locale(locales[0]!).language === language,
  );
  // Whoever writes zh-Hant has chosen between the markets of Chinese.
  return isShared && !locale.script ? undefined : region;
}

/** A country's code as a locale: that of its market, or the one written there; undefined for no country kept here. */
export function readCountry(name: string, markets: Markets): PathLocale | undefined {
  const fixed = countries.get(name);
  if (fixed) return { locale: fixed, market: undefined };
  const market = markets.get(name.toUpperCase());
  return market && { locale: market.locales[0]!, market: market.code };
}

/** The language packs and rules know a locale by: `pt-BR` is `pt`, and Tagalog (`tl`) is Filipino (`fil`). */
export function languageCode(locale: string): string {
  return new Intl.Locale(locale).language.replace(/^tl$/, 'fil');
}

/** True when `locale` is the source's: the same language, and no other script or region than the source names. */
export function isSourceLocale(locale: string, source: string): boolean {
  const a = new Intl.Locale(locale).maximize();
  const b = new Intl.Locale(source).maximize();
  if (a.language !== b.language || a.script !== b.script) return false;
  return a.region === b.region || !new Intl.Locale(source).region;
}
