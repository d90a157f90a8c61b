import { markets } from './market.ts';

/** A locale written in a path: which one, where, and the path with it taken out. */
export interface PathLocale {
  /** Canonical BCP 47, such as `id`, `en-SG`, `zh-Hans`. */
  readonly locale: string;
  /** ISO 3166-1 code of a market Terroir knows, where the locale names or implies one. */
  readonly market: string | undefined;
}

/** Languages that stand in paths by themselves; with the market they imply, if one. */
const languages: Readonly<Record<string, string | undefined>> = {
  en: undefined,
  zh: undefined,
  ar: undefined,
  es: undefined,
  id: 'ID',
  ms: 'MY',
  th: 'TH',
  vi: 'VN',
  fil: 'PH',
  tl: 'PH',
  ja: 'JP',
  ko: 'KR',
  pt: 'BR',
  de: 'DE',
  fr: 'FR',
  hi: 'IN',
  it: undefined,
  ru: undefined,
  tr: undefined,
  nl: undefined,
  pl: undefined,
  he: undefined,
  fa: undefined,
  bn: undefined,
  ur: undefined,
};

/** Folder names that are countries, not languages: `/sg/`, `/mx/`, `/cn/`. */
const countries: Readonly<Record<string, string>> = { cn: 'zh-CN' };

/** The other languages of ISO 639-1 that stand in paths; none implies a market Terroir knows. */
const otherLanguages: ReadonlySet<string> = new Set(
  (
    'af az bg bs ca cs cy da el eo et eu ga gl gu ha hr hu hy ig ka kk km kn ku ky lb lo lt lv mg mi mk ' +
    'mn mr mt ne pa ps ro rw sd si sk sl sq sr sv sw ta te tg tk tt ug uk uz wo xh yo zu'
  ).split(' '),
);

const localeShape = /^([a-z]{2,3})(?:[-_](hans|hant))?(?:[-_]([a-z]{2}|419))?$/i;

/**
 * Reads one folder name or file suffix as a locale: `id`, `en-SG`, `zh_cn`, `zh-Hans`, `mx`.
 * Returns undefined for anything else, `page` and `css` included.
 */
export function readLocale(name: string): PathLocale | undefined {
  const match = localeShape.exec(name);
  if (!match) return undefined;
  const [language, script, region] = [match[1]!.toLowerCase(), match[2], match[3]?.toUpperCase()];
  const isLanguage = language in languages || otherLanguages.has(language);
  if (!script && !region && !isLanguage) return readCountry(language);
  if (!isLanguage) return undefined;
  const locale = Intl.getCanonicalLocales([language, script, region].filter(Boolean).join('-'))[0]!;
  if (region) return { locale, market: markets.has(region) ? region : undefined };
  const implied = script?.toLowerCase() === 'hant' ? 'TW' : languages[language];
  return { locale, market: implied };
}

function readCountry(name: string): PathLocale | undefined {
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
 */
export function readPath(path: string): { readonly found: PathLocale | undefined; readonly key: string } {
  const parts = path.split('/');
  const name = parts.pop()!;
  const suffix = /^(.+)\.([\w-]+)(\.\w+)$/.exec(name);
  const bySuffix = suffix && readLocale(suffix[2]!);
  if (bySuffix) {
    return { found: bySuffix, key: canonicalKey([...parts, suffix[1]! + suffix[3]!].join('/')) };
  }
  const index = parts.findIndex((part) => readLocale(part));
  const found = index < 0 ? undefined : readLocale(parts[index]!);
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
