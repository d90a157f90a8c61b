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
  return { locale, market: impliedMarket(locale, markets), isImplied: true };
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

/** Codes that Java, and so Android, kept from an older ISO 639. */
const oldCodes: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi' };

/** What a folder says: a locale, and the folder without it; undefined for a folder that is all locale. */
interface LocaleFolder {
  readonly found: PathLocale | undefined;
  readonly rest: string | undefined;
}

/** A folder named like a host, as sites kept one folder a domain have them. */
const hostShape = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/**
 * Reads a folder that is a host: `id.example.com` and `zh.example.com` have the rest `example.com`, `www.example.id` and
 * `www.example.com.cn` the rest `example`. A top-level domain is a country, never a language: `.my` is Malaysia.
 */
function readHost(name: string, markets: Markets): LocaleFolder | undefined {
  if (!hostShape.test(name)) return undefined;
  const labels = name.split('.');
  const first = labels.length > 2 ? readLocale(labels[0]!, markets) : undefined;
  if (first) return { found: first, rest: labels.slice(1).join('.') };
  const top = labels.at(-1)!;
  // `com.example.in` is a package of Java.
  if (/^(?:com|org|net|io)$/.test(labels[0]!)) return undefined;
  const found = readCountry(top === 'uk' ? 'gb' : top, markets);
  if (!found) return undefined;
  const rest = labels.slice(0, -1).filter((label) => label !== 'www');
  if (rest.length > 1 && /^(?:co|com|net|org|or|ne|go)$/.test(rest.at(-1)!)) rest.pop();
  return { found, rest: rest.join('.') };
}

/**
 * Reads a folder: `id`, Android's `values-in` and `values-b+zh+Hans`, Apple's `id.lproj`. Their folders without a
 * locale, `values` and `Base.lproj`, are the same without one.
 */
function readFolder(name: string, markets: Markets): LocaleFolder | undefined {
  const android = /^values-(?:b\+([\w+]+)|([a-z]{2,3})(?:-r([A-Z]{2}))?)((?:-[\w+]+)*)$/.exec(name);
  if (android) {
    const [, tag, language, region, more] = android;
    const found = readJavaLocale(
      tag?.replaceAll('+', '-') ?? [language, region].filter(Boolean).join('-'),
      markets,
    );
    return found && { found, rest: `values${more}` };
  }
  const apple = /^([\w-]+)\.lproj$/.exec(name);
  if (apple)
    return { found: apple[1] === 'Base' ? undefined : readLocale(apple[1]!, markets), rest: '.lproj' };
  const found = readLocale(name, markets);
  return found ? { found, rest: undefined } : readHost(name, markets);
}

function readJavaLocale(name: string, markets: Markets): PathLocale | undefined {
  const [language = '', ...rest] = name.split(/[-_]/);
  return readLocale([oldCodes[language] ?? language, ...rest].join('-'), markets);
}

/** Files of strings, whose whole name may be a locale, and those whose names end in one behind `_` or `-`. */
const stringFile = /\.(?:json[5c]?|ya?ml|po|arb|properties|xlf|xliff|resx|resw|strings|xml)$/;
const suffixedFile = /\.(?:po|arb|properties|xlf|xliff)$/;
const suffixedName =
  /^(?:app|common|i18n|intl|l10n|lang|language|locales?|messages|strings|translations?|site)[_-]/i;
const suffix = /^(.+?)[_-]([a-z]{2,3}(?:[_-][A-Z][a-z]{3})?(?:[_-][A-Z]{2})?)(\.\w+)$/;

/** Reads a file's name: `about.id.md`, `welcome.id.text.erb`, `id.json`, `messages_pt_BR.properties`. */
function readName(
  name: string,
  markets: Markets,
): { readonly found: PathLocale; readonly rest: string } | undefined {
  // A number before it makes no page in a language: `5.es.md` is the fifth page, about Elasticsearch.
  for (const pattern of [
    /^(.*\p{L}.*)\.([\w-]+)(\.\w+)$/u,
    /^(.*\p{L}.*)\.([\w-]+)(\.(?:html|text|txt)\.\w+)$/u,
  ]) {
    const dotted = pattern.exec(name);
    const byDot = dotted && readLocale(dotted[2]!, markets);
    if (byDot) return { found: byDot, rest: dotted[1]! + dotted[3]! };
  }
  if (!stringFile.test(name)) return undefined;
  const dot = name.lastIndexOf('.');
  const whole = readLocale(name.slice(0, dot), markets);
  if (whole) return { found: whole, rest: name.slice(dot) };
  if (!suffixedFile.test(name) && !suffixedName.test(name)) return undefined;
  const ending = suffix.exec(name);
  const found = ending && readJavaLocale(ending[2]!, markets);
  return found ? { found, rest: ending[1]! + ending[3]! } : undefined;
}

/**
 * The locale a path is for, and the path's key: the same for all language versions of a page.
 * `content/id/about.md` and `content/zh/about.md` have the key `content/about.md`; `about.th.md` has `about.md`,
 * `values-in/strings.xml` has `values/strings.xml`, `locales/id.json` has `locales/.json`, `id.example.com/a.html` has
 * `example.com/a.html`.
 * @param path relative to the site, forward slashes
 * @param markets the markets of the site
 */
export function readPath(
  path: string,
  markets: Markets,
): { readonly found: PathLocale | undefined; readonly key: string } {
  const parts = path.split('/');
  const name = parts.pop()!;
  const named = readName(name, markets);
  const folders = parts.map((part) => readFolder(part, markets));
  const found = named?.found ?? folders.find((folder) => folder?.found)?.found;
  let isFirst = true;
  const rest = parts.flatMap((part, index) => {
    const folder = folders[index];
    if (!folder) return part;
    if (folder.found === undefined) return folder.rest!;
    if (folder.found.locale !== found?.locale || !isFirst) return part;
    isFirst = false;
    return folder.rest ?? [];
  });
  return { found, key: canonicalKey([...rest, named?.rest ?? name].join('/')) };
}

function canonicalKey(path: string): string {
  return path.replace(docusaurus, (_, head: string, kind: string, version: string | undefined) => {
    const folder = kind === 'pages' ? 'src/pages' : version ? `versioned_docs/${version}` : kind;
    return `${head}${folder}/`;
  });
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
