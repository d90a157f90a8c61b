import type { Config } from './config.ts';
import { type Audience, audiences } from './regions/audience.ts';
import { type PathLocale, readLocale, readPath } from './regions/locale.ts';
import { markets } from './regions/market.ts';

/** Where a part of the target comes from, the strongest first. */
export type Origin = 'front-matter' | 'config' | 'path' | 'default';

/** Whom a page is for. */
export interface Target {
  /** ISO 3166-1 code, or undefined where nothing says which market. */
  readonly market: string | undefined;
  /** BCP 47. */
  readonly locale: string | undefined;
  readonly audience: Audience;
  /** The page is the one others are written from, and is not reviewed. */
  readonly isSource: boolean;
  readonly origin: { readonly market: Origin; readonly audience: Origin };
}

/**
 * Decides whom a page is for. Front matter (`market`, `locale` or `lang`, `audience`) comes before the
 * config's `pages`, these before the path, this before the script of the text.
 * @param scriptLanguage what the text's script says, see `scriptLanguage`
 */
export function findTarget(
  path: string,
  frontMatter: Readonly<Record<string, unknown>>,
  config: Config,
  scriptLanguage: string | undefined,
): Target {
  const inPath = readUk(readPath(path).found, scriptLanguage);
  const rules = config.pagesFor(path);
  const declared = readLocale(textOf(frontMatter.locale ?? frontMatter.lang ?? frontMatter.language));
  const locale = declared?.locale ?? rules.locale ?? inPath?.locale;
  const ownMarket = textOf(frontMatter.market).toUpperCase();
  const candidates: [string | undefined, Origin][] = [
    [markets.has(ownMarket) ? ownMarket : declared?.market, 'front-matter'],
    [rules.market ?? (rules.locale ? readLocale(rules.locale)?.market : undefined), 'config'],
    [inPath?.market, 'path'],
  ];
  const [market, marketOrigin] = candidates.find(([code]) => code) ?? [undefined, 'default'];
  const ownAudience = audiences.find((audience) => audience === frontMatter.audience);
  return {
    market,
    locale: locale ?? (market ? markets.get(market)?.locales[0] : undefined),
    audience: ownAudience ?? rules.audience ?? 'local',
    isSource: config.isSource(
      locale ?? (market || scriptLanguage === 'latin' ? 'und' : (scriptLanguage ?? 'und')),
    ),
    origin: {
      market: marketOrigin,
      audience: ownAudience ? 'front-matter' : rules.audience ? 'config' : 'default',
    },
  };
}

/** Front matter may hold anything; only text names a market or a locale. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `uk` is Ukrainian, but a page in Latin letters below it is one for the United Kingdom. */
function readUk(found: PathLocale | undefined, scriptLanguage: string | undefined): PathLocale | undefined {
  return found?.locale === 'uk' && scriptLanguage === 'latin' ? { locale: 'en-GB', market: 'GB' } : found;
}
