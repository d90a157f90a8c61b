import type { Config } from './config.ts';
import type { DeclaredLocale } from './content/content.ts';
import { type Audience, audiences, guessAudience } from './regions/audience.ts';
import { guessIndustry, type Industry, industries } from './regions/industry.ts';
import { languageCode, type PathLocale, readLocale, readLocaleName } from './regions/locale.ts';
import type { Markets } from './regions/market.ts';
import { guessPageType, type PageType, pageTypes } from './regions/page-type.ts';
import { type PathReading, readPath } from './regions/path-locale.ts';
import { type Readers, readerKinds } from './regions/readers.ts';
import { isOtherLanguage, scriptOf } from './text/language.ts';

/** Where a part of the target comes from. */
export type Origin = 'front-matter' | 'config' | 'path' | 'document' | 'text' | 'default';

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
  /** Undefined where nothing says which; then advice is for either. */
  readonly readers: Readers | undefined;
  /** What the page is for; undefined where neither it, the config nor its path tells. */
  readonly pageType: PageType | undefined;
  /** The page is the one others are written from, and is not reviewed. */
  readonly isSource: boolean;
  readonly origin: Readonly<Record<'market' | 'audience' | 'industry' | 'readers' | 'pageType', Origin>>;
}

/**
 * Decides whom a page is for. Front matter (`market`, `locale` or `lang`, `audience`, `readers`, `industry`, `pageType`) comes
 * before the config's `pages`, these before a `type` in front matter that is a page type, this before the path, this
 * before what the document declares of itself (`<html lang>`) unless its text is in another language, this before
 * the text, and this before the layout around the page. Where declaring a locale is the point of the format, it goes before the path.
 * @param told the language its text tells, see `languageOfTexts`
 * @param named what the path says among the others of its site
 */
export function findTarget(
  path: string,
  frontMatter: Readonly<Record<string, unknown>>,
  config: Config,
  told: string | undefined,
  inDocument?: DeclaredLocale,
  named: PathReading = readPath(path, config.markets),
): Target {
  const { markets } = config;
  const { found: namedLocale, key } = named;
  const inPath = readByScript(namedLocale, told && scriptOf(told));
  const isPart = inDocument?.isPart ?? false;
  const rules = isPart
    ? { ...config.pagesFor(path), locale: undefined, market: undefined }
    : config.pagesFor(path);
  const declared = isPart
    ? undefined
    : readTag(textOf(frontMatter.locale ?? frontMatter.lang ?? frontMatter.language), markets);
  const own = inDocument && readDeclared(inDocument, told, markets);
  const inText = readTold(told, config);
  const around = !isPart && isUndecided(told, named.around) ? named.around : undefined;
  const found = inDocument?.certain ? (own ?? inPath) : (inPath ?? own ?? inText ?? around);
  const locale = declared?.locale ?? rules.locale ?? found?.locale;
  const ownMarket = isPart ? '' : textOf(frontMatter.market).toUpperCase();
  const inConfig = rules.locale ? readTag(rules.locale, markets) : undefined;
  const coded = (code: string | undefined) => (code ? { market: code } : undefined);
  const candidates: [Omit<PathLocale, 'locale'> | undefined, Origin][] = [
    [coded(markets.has(ownMarket) ? ownMarket : undefined) ?? declared, 'front-matter'],
    [coded(rules.market) ?? inConfig, 'config'],
    [found, found === own || found === around ? 'document' : found === inText ? 'text' : 'path'],
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
    [config.industry, 'config'],
  );
  const [readers, readersOrigin] = strongest<Readers>(
    [readerKinds.find((one) => one === frontMatter.readers), 'front-matter'],
    [rules.readers ?? config.readers, 'config'],
  );
  return {
    market,
    isMarketImplied: chosen?.isImplied === true,
    locale: locale ?? (market ? markets.get(market)?.locales[0] : undefined),
    audience,
    industry,
    readers,
    pageType,
    isSource: config.isSource(
      locale ?? (market || told === undefined || scriptOf(told) === 'latin' ? 'und' : told),
    ),
    origin: {
      market: marketOrigin,
      audience: audienceOrigin,
      industry: industryOrigin,
      readers: readersOrigin,
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

/** Whoever writes a tag means a locale, however rare: `ceb`. */
function readTag(tag: string, markets: Markets): PathLocale | undefined {
  const found = readLocaleName(tag, markets);
  return found?.sureness === 'word' ? undefined : found;
}

/** Scripts of many languages tell none: see `scriptLanguage`. */
const sharedScripts: ReadonlySet<string> = new Set(['latin', 'ar', 'ru', 'hi', 'am']);

/** What the text alone tells, unless that is English, which is read as nobody's in particular, or the source's language. */
function readTold(told: string | undefined, config: Config): PathLocale | undefined {
  if (told === undefined || told === 'en' || sharedScripts.has(told)) return undefined;
  return config.isSource(told) || scriptOf(told) === 'zh' ? undefined : readLocale(told, config.markets);
}

/** True where a text tells no other language than the layout around it. */
function isUndecided(told: string | undefined, around: PathLocale | undefined): boolean {
  return told === undefined || told === 'latin' || told === (around && languageCode(around.locale));
}

/** A `lang` that was copied from another page with the rest says nothing: the text is in another language. */
function readDeclared(
  { tag, certain }: DeclaredLocale,
  told: string | undefined,
  markets: Markets,
): PathLocale | undefined {
  const read = readTag(tag, markets);
  if (!read || certain) return read;
  return isOtherLanguage(told, languageCode(read.locale)) ? undefined : read;
}

/**
 * `uk` is Ukrainian, but a page in Latin letters below it is one for the United Kingdom; `my` is Malaysia, but one in
 * Burmese letters is in Burmese.
 */
function readByScript(
  found: PathLocale | undefined,
  scriptLanguage: string | undefined,
): PathLocale | undefined {
  if (found?.locale === 'uk' && scriptLanguage === 'latin') return { locale: 'en-GB', market: 'GB' };
  if (found?.locale === 'ms-MY' && scriptLanguage === 'my') return { locale: 'my', market: undefined };
  return found;
}
