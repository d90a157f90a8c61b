import type { Config } from './config.ts';
import type { DeclaredLocale } from './content/content.ts';
import { type Audience, audiences, guessAudience } from './regions/audience.ts';
import { guessIndustry, type Industry, industries } from './regions/industry.ts';
import { type PathLocale, readLocale, readPath } from './regions/locale.ts';
import type { Markets } from './regions/market.ts';
import { guessPageType, type PageType, pageTypes } from './regions/page-type.ts';
import { scriptOf } from './text/language.ts';

/** Where a part of the target comes from. */
export type Origin = 'front-matter' | 'config' | 'path' | 'document' | 'default';

/** Whom a page is for. */
export interface Target {
  /** ISO 3166-1 code, or undefined where nothing says which market. */
  readonly market: string | undefined;
  /** Nothing names the market: it is where most readers of the page's language live. */
  readonly isMarketImplied: boolean;
  /** BCP 47. */
  readonly locale: string | undefined;
  readonly audience: Audience;
  /** Undefined where nothing says which; then phrases of any industry apply. */
  readonly industry: Industry | undefined;
  /** What the page is for; undefined where neither it, the config nor its path tells. */
  readonly pageType: PageType | undefined;
  /** The page is the one others are written from, and is not reviewed. */
  readonly isSource: boolean;
  readonly origin: Readonly<Record<'market' | 'audience' | 'industry' | 'pageType', Origin>>;
}

/**
 * Decides whom a page is for. Front matter (`market`, `locale` or `lang`, `audience`, `industry`, `pageType`) comes
 * before the config's `pages`, these before a `type` in front matter that is a page type, this before the path, this
 * before what the document declares of itself (`<html lang>`), and this before the script of the text. Where declaring
 * a locale is the point of the format, it goes before the path.
 * @param scriptLanguage what the text's script says, see `scriptLanguage`
 */
export function findTarget(
  path: string,
  frontMatter: Readonly<Record<string, unknown>>,
  config: Config,
  scriptLanguage: string | undefined,
  inDocument?: DeclaredLocale,
): Target {
  const { markets } = config;
  const { found: namedLocale, key } = readPath(path, markets);
  const inPath = readUk(namedLocale, scriptLanguage);
  const rules = config.pagesFor(path);
  const declared = readLocale(
    textOf(frontMatter.locale ?? frontMatter.lang ?? frontMatter.language),
    markets,
  );
  const own = inDocument && readDeclared(inDocument, scriptLanguage, markets);
  const found = inDocument?.certain ? (own ?? inPath) : (inPath ?? own);
  const locale = declared?.locale ?? rules.locale ?? found?.locale;
  const ownMarket = textOf(frontMatter.market).toUpperCase();
  const inConfig = rules.locale ? readLocale(rules.locale, markets) : undefined;
  const named = (code: string | undefined) => (code ? { market: code } : undefined);
  const candidates: [Omit<PathLocale, 'locale'> | undefined, Origin][] = [
    [named(markets.has(ownMarket) ? ownMarket : undefined) ?? declared, 'front-matter'],
    [named(rules.market) ?? inConfig, 'config'],
    [found, found === own ? 'document' : 'path'],
  ];
  const [chosen, marketOrigin] = candidates.find(([one]) => one?.market) ?? [undefined, 'default'];
  const market = chosen?.market;
  const [pageType, typeOrigin] = strongest<PageType>(
    [pageTypes.find((type) => type === frontMatter.pageType), 'front-matter'],
    [rules.type, 'config'],
    [typeInFrontMatter(frontMatter.type), 'front-matter'],
    [guessPageType(key), 'path'],
  );
  const [audience = 'local', audienceOrigin] = strongest<Audience>(
    [audiences.find((one) => one === frontMatter.audience), 'front-matter'],
    [rules.audience, 'config'],
    [guessAudience(key), 'path'],
  );
  const [industry, industryOrigin] = strongest<Industry>(
    [industries.find((one) => one === frontMatter.industry), 'front-matter'],
    [rules.industry, 'config'],
    [guessIndustry(key), 'path'],
  );
  return {
    market,
    isMarketImplied: chosen?.isImplied === true,
    locale: locale ?? (market ? markets.get(market)?.locales[0] : undefined),
    audience,
    industry,
    pageType,
    isSource: config.isSource(
      locale ?? (market || scriptLanguage === 'latin' ? 'und' : (scriptLanguage ?? 'und')),
    ),
    origin: {
      market: marketOrigin,
      audience: audienceOrigin,
      industry: industryOrigin,
      pageType: typeOrigin,
    },
  };
}

/** The first candidate that says anything. */
function strongest<T>(...candidates: (readonly [T | undefined, Origin])[]): [T | undefined, Origin] {
  const [value, origin] = candidates.find(([one]) => one) ?? [undefined, 'default'];
  return [value, origin];
}

/**
 * The page type that a generator's own `type` names, below the config because it may choose a template only:
 * `case-study`, but neither `docs` nor `article`, which many sites call every page.
 */
function typeInFrontMatter(type: unknown): PageType | undefined {
  return type === 'article' ? undefined : pageTypes.find((one) => one === type);
}

/** Front matter may hold anything; only text names a market or a locale. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A `lang` that was copied from another page with the rest says nothing: its script is not the text's. */
function readDeclared(
  { tag, certain }: DeclaredLocale,
  scriptLanguage: string | undefined,
  markets: Markets,
): PathLocale | undefined {
  const read = readLocale(tag, markets);
  if (!read || certain || scriptLanguage === undefined) return read;
  return scriptOf(new Intl.Locale(read.locale).language) === scriptLanguage ? read : undefined;
}

/** `uk` is Ukrainian, but a page in Latin letters below it is one for the United Kingdom. */
function readUk(found: PathLocale | undefined, scriptLanguage: string | undefined): PathLocale | undefined {
  return found?.locale === 'uk' && scriptLanguage === 'latin' ? { locale: 'en-GB', market: 'GB' } : found;
}
