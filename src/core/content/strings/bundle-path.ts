/** Which of a site's many JSON, YAML and XML files hold strings; their endings do not say. */
import { readLocale } from '../../regions/locale.ts';
import type { Markets } from '../../regions/market.ts';
import { readPath } from '../../regions/path-locale.ts';

/** Folders that hold strings by the habits of frameworks. */
const folders =
  /^_?(?:locales?|i18n|l10n|langs?|languages?|messages|translations?|intl|strings|nls|localizations?)$|^_data$/i;
/** Files that never do, wherever they lie. */
const never =
  /^(?:\..*|package(?:-lock)?|composer|tsconfig.*|jsconfig.*|manifest|angular|nx|lerna|vercel|netlify|renovate|turbo|deno|bower|openapi|swagger|docker-compose.*|compose|mkdocs|cargo|pyproject|wrangler|hugo|crowdin|lokalise|pnpm-lock|pnpm-workspace|.*\.config|.*\.schema|.*rc)\.\w+$/i;

/**
 * True where a JSON or YAML file is one of strings by its place: in a folder such as `locales/`, `i18n/` or `_data/`,
 * in the folder of a locale, or with a locale in its name. `locales/id.json`, `id/common.json` and
 * `messages.id.yaml` are; `package.json` and `api/users.json` are not.
 */
export function isBundlePath(path: string, markets: Markets): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  if (never.test(name) || parts.some((part) => part.startsWith('.'))) return false;
  if (parts.some((part) => folders.test(part) || isLocaleFolder(part, markets))) return true;
  const stem = name.slice(0, name.indexOf('.'));
  return readPath(name, markets).found !== undefined && !isCountry(stem, markets);
}

/** `es` and `cs` are build outputs and code as often as locales: there the file's name has to say. */
function isLocaleFolder(part: string, markets: Markets): boolean {
  return readLocale(part, markets) !== undefined && !isCountry(part, markets) && !/^(?:es|cs)$/i.test(part);
}

/** `us` alone is a country: maps and prices are as likely as strings. */
function isCountry(name: string, markets: Markets): boolean {
  const locale = readLocale(name, markets)?.locale;
  return (
    locale !== undefined &&
    new Intl.Locale(locale).language !== name.slice(0, 2).toLowerCase() &&
    name.length === 2
  );
}

/** Folders of others' code, whose strings are theirs. */
const vendored = /^(?:vendors?|node_modules|bower_components|third[-_]party|dist|plugins?)$/i;
/** Plugins that have strings in several languages are as often a part of the product. */
const isVendored = (part: string) => vendored.test(part) && !/^plugins?$/i.test(part);

/**
 * True where a module of JavaScript or PHP holds the strings of one locale: in a folder of strings, by its name or by a
 * folder in that. `locales/zh-CN.ts` and `lang/en/shop.php` do; `i18n/index.ts` does not.
 */
export function isModulePath(path: string, markets: Markets): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  const at = parts.findIndex((part) => folders.test(part));
  if (at < 0 || /\.(?:d|test|spec|min|config)\.\w+$/.test(name) || parts.some(isVendored)) return false;
  const isOf = (part: string) => readLocale(part, markets) !== undefined;
  return parts.slice(at + 1).some(isOf) || isOf(name.slice(0, name.indexOf('.')));
}

/**
 * True where a `.ts` file may hold translations of Qt: its name ends in a locale, in a folder of strings
 * (`translations/app_de.ts`) or with a region (`app_zh_CN.ts`). Whether it does, or is a module, its content says.
 */
export function isQtPath(path: string, markets: Markets): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  if (/\.(?:d|test|spec|config)\.ts$/.test(name) || parts.some((part) => vendored.test(part))) return false;
  const [, locale = '', region] = /(?:^|[_.-])([a-z]{2,3}(?:[_-]([A-Z]{2}|Han[st]))?)\.ts$/.exec(name) ?? [];
  const isIn = region !== undefined || parts.some((part) => folders.test(part));
  return isIn && readLocale(locale, markets) !== undefined;
}

/** Bundles of the language itself, which no locale follows: `messages.properties`. */
const bundleNames = /^(?:\w*(?:messages|bundle|strings|labels|texts?|i18n|translations?|resources))\.\w+$/i;

/** True where a properties file holds strings: most of them configure something. */
export function isPropertiesBundle(path: string, markets: Markets): boolean {
  return isBundlePath(path, markets) || bundleNames.test(path.slice(path.lastIndexOf('/') + 1));
}

/** True for the resources of an Android app: `res/values-in/strings.xml`, and `strings.xml` wherever it lies. */
export function isAndroidResource(path: string): boolean {
  return /(?:^|\/)(?:values(?:-[\w+-]+)?\/[^/]+|strings(?:[-_][\w-]+)?\.xml)$/.test(path);
}

/** Where React's components and Gatsby's pages lie. */
const componentFolders =
  /^(?:pages|components?|views|layouts?|templates|sections|containers|screens|routes)$/i;

/** True where a `.js` file may be a component of React, which many are though their ending does not say so. */
export function isComponentPath(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  if (!/\.js$/.test(name) || /\.(?:test|spec|stories|config|min)\.js$/.test(name) || hashed.test(name))
    return false;
  return (
    parts.some((part) => componentFolders.test(part)) &&
    !parts.some(
      (part) =>
        part.startsWith('.') || vendored.test(part) || /^(?:tests?|__\w+__|api|public|static)$/i.test(part),
    )
  );
}

/** Folders of data that pages are made of, by the habits of generators. */
const dataFolders = /^_?(?:data|contents?|collections)$/i;

/** True where a file of data, or a module, may hold copy of pages among other things: `data/faq.yaml`, `src/data/site.ts`. */
export function isDataPath(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  const isCode = /\.(?:d|test|spec|min|config)\.\w+$/.test(name) || never.test(name);
  const isOthers = (part: string) =>
    part.startsWith('.') ||
    vendored.test(part) ||
    /^(?:tests?|__\w+__|fixtures?|mocks?|examples?|scripts?|public|static|assets)$/i.test(part);
  if (siteConfig.test(path)) return true;
  return !isCode && parts.some((part) => dataFolders.test(part)) && !parts.some(isOthers);
}

/** The settings of a site of Hugo or Jekyll, which hold its title, its description, its menus and what themes show. */
const siteConfig =
  /^(?:(?:hugo|config)\.(?:ya?ml|toml)|config\/_default\/[\w.-]+\.(?:ya?ml|toml)|_config\.ya?ml)$/;

/** Where modules of constants lie, and scripts that pages load. */
const constants =
  /^(?:constants?|copy|texts?|strings|translations?|i18n|site|faqs?|testimonials|navigation)$/i;
/** Names of modules that hold the strings of a site in all its languages, or what it says of itself. */
const siteStrings = /^(?:messages|i18n[-_]\w+|lang(?:uage)?s|site[-_]?(?:config|data|content|copy))$/i;
const siteFolders = /^(?:js|javascripts?|static|assets|public|pages|www|src|themes?)$/i;
/** Libraries as they are kept beside pages, and what builds and tools read. */
const library =
  /^(?:jquery|bootstrap|swiper|slick|owl|aos|gsap|vue|react|angular|three|chart|d3|popper|lodash|moment|axios|polyfill|modernizr|fancybox|isotope|masonry|wow|sw|service-?worker|workbox|gulpfile|gruntfile|webpack|rollup|vite|karma|babel|postcss|tailwind|eslint|prettier|next|nuxt|svelte|astro|server|metro|jest)\b|[.-](?:min|bundle|umd|esm|cjs|chunk|runtime-[\da-f]{4,})\.|[.-][\da-f]{8,}\./i;
/** What a build names by what it holds: `index-BP04mjXv.js`. */
const hashed = /[.-](?=\w*[A-Z\d])\w{8}\.m?js$/;

/**
 * True where a module or a script may hold copy among code: `src/constants/plans.ts`, and a script that pages load,
 * `main.js` or `static/js/quote.js`.
 */
export function isCodePath(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop()!;
  if (!/\.(?:[cm]?js|m?ts)$/.test(name) || /\.(?:d|test|spec|stories|config)\.\w+$/.test(name)) return false;
  const isOthers = (part: string) =>
    part.startsWith('.') ||
    vendored.test(part) ||
    /^(?:tests?|__\w+__|fixtures?|mocks?|examples?|libs?|node|server|api|functions|build|out|demos?)$/i.test(
      part,
    );
  if (never.test(name) || library.test(name) || hashed.test(name)) return false;
  const stem = name.slice(0, name.indexOf('.'));
  const isNamed = constants.test(stem) || siteStrings.test(stem);
  // Next's projects keep `site-config.ts` in `lib/`, where others have libraries.
  const isOwn = (part: string) => isNamed && /^libs?$/i.test(part) && name.endsWith('.ts');
  if (parts.some((part) => isOthers(part) && !isOwn(part))) return false;
  if (isNamed || parts.some((part) => constants.test(part))) return true;
  const isOfPages = /\.js$/.test(name) && parts.every((part, index) => siteFolders.test(part) || index === 1);
  return isOfPages && !parts.includes('src');
}
