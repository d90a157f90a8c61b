import type { Markets } from './market.ts';

/** A locale written in a path: which one, where, and the path with it taken out. */
export interface PathLocale {
  /** Canonical BCP 47, such as `id`, `en-SG`, `zh-Hans`. */
  readonly locale: string;
  /** ISO 3166-1 code of a market Terroir knows, where the locale names or implies one. */
  readonly market: string | undefined;
}

/** The languages of ISO 639 that stand in paths. */
const languages: ReadonlySet<string> = new Set(
  (
    'en zh ar es id ms th vi fil tl ja ko pt de fr hi it ru tr nl pl he fa bn ur ' +
    'af az bg bs ca cs cy da el eo et eu ga gl gu ha hr hu hy ig ka kk km kn ku ky lb lo lt lv mg mi mk ' +
    'mn mr mt ne pa ps ro rw sd si sk sl sq sr sv sw ta te tg tk tt ug uk uz wo xh yo zu'
  ).split(' '),
);

/** Folder names that are countries, not languages: `/sg/`, `/mx/`, `/cn/`. */
const countries: Readonly<Record<string, string>> = { cn: 'zh-CN' };

const localeShape = /^([a-z]{2,3})(?:[-_](hans|hant))?(?:[-_]([a-z]{2}|419))?$/i;

const readNames = new WeakMap<Markets, Map<string, PathLocale | undefined>>();

/**
 * Reads one folder name or file suffix as a locale: `id`, `en-SG`, `zh_cn`, `zh-Hans`, `mx`.
 * Returns undefined for anything else, `page` and `css` included.
 * @param markets the markets of the site
 */
export function readLocale(name: string, markets: Markets): PathLocale | undefined {
  const match = localeShape.exec(name);
  if (!match) return undefined;
  // Asked for every folder of a site, about a handful of names.
  const known = readNames.get(markets) ?? new Map<string, PathLocale | undefined>();
  readNames.set(markets, known);
  if (!known.has(name)) known.set(name, interpret(match, markets));
  return known.get(name);
}

function interpret(match: RegExpExecArray, markets: Markets): PathLocale | undefined {
  const [language, script, region] = [match[1]!.toLowerCase(), match[2], match[3]?.toUpperCase()];
  const isLanguage = languages.has(language);
  if (!script && !region && !isLanguage) return readCountry(language, markets);
  if (!isLanguage) return undefined;
  const locale = Intl.getCanonicalLocales([language, script, region].filter(Boolean).join('-'))[0]!;
  if (region) return { locale, market: markets.has(region) ? region : undefined };
  return { locale, market: impliedMarket(locale, markets) };
}

/**
 * The market a language means by itself: where most of its readers live (CLDR's likely subtags), unless pages
 * of another market are usually written in it too. `id` means Indonesia; `en` and `ar` mean none.
 */
function impliedMarket(name: string, markets: Markets): string | undefined {
  const locale = new Intl.Locale(name);
  const { language, region } = locale.maximize();
  if (!region || !markets.has(region)) return undefined;
  const isShared = [...markets.values()].some(
    ({ code, locales }) => code !== region && new Intl.Locale(locales[0]!).language === language,
  );
  // Whoever writes zh-Hant has chosen between the markets of Chinese.
  return isShared && !locale.script ? undefined : region;
}

function readCountry(name: string, markets: Markets): PathLocale | undefined {
  const fixed = countries[name];
  if (fixed) return { locale: fixed, market: undefined };
  const market = markets.get(name.toUpperCase());
  return market && { locale: market.locales[0]!, market: market.code };
}

/** Where Docusaurus keeps translations, and where their originals are. */
const docusaurus =
  /^(.*?)i18n\/docusaurus-(?:plugin|theme)-(?:content-)?(docs|blog|pages)(?:-[\w-]+)?\/(?:current\/|(version-[^/]+)\/)?/;

/**
 * The locale a path is for, and the path's key: the same for all language versions of a page.
 * `content/id/about.md` and `content/zh/about.md` have the key `content/about.md`; `about.th.md` has `about.md`.
 * @param path relative to the site, forward slashes
 * @param markets the markets of the site
 */
export function readPath(
  path: string,
  markets: Markets,
): { readonly found: PathLocale | undefined; readonly key: string } {
  const parts = path.split('/');
  const name = parts.pop()!;
  const suffix = /^(.+)\.([\w-]+)(\.\w+)$/.exec(name);
  const bySuffix = suffix && readLocale(suffix[2]!, markets);
  if (bySuffix) {
    return { found: bySuffix, key: canonicalKey([...parts, suffix[1]! + suffix[3]!].join('/')) };
  }
  const index = parts.findIndex((part) => readLocale(part, markets));
  const found = index < 0 ? undefined : readLocale(parts[index]!, markets);
  const rest = index < 0 ? parts : parts.toSpliced(index, 1);
  return { found, key: canonicalKey([...rest, name].join('/')) };
}

function canonicalKey(path: string): string {
  return path.replace(docusaurus, (_, head: string, kind: string, version: string | undefined) => {
    const folder = kind === 'pages' ? 'src/pages' : version ? `versioned_docs/${version}` : kind;
    return `${head}${folder}/`;
  });
}

/** True when `locale` is the source's: the same language, and no other script or region than the source names. */
export function isSourceLocale(locale: string, source: string): boolean {
  const a = new Intl.Locale(locale).maximize();
  const b = new Intl.Locale(source).maximize();
  if (a.language !== b.language || a.script !== b.script) return false;
  return a.region === b.region || !new Intl.Locale(source).region;
}
