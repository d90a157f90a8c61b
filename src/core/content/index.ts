/** The one table of formats; editor, server and command line read it. */

import { type FormatId, fileTypes, formatIds } from '../file-types.ts';
import { type Markets, shippedMarkets } from '../regions/market.ts';
import type { Format } from './content.ts';
import { documentFormats, isTextPage } from './documents/document-formats.ts';
import { markdown } from './markdown.ts';
import { astro, jsx, svelte, vue } from './markup/components.ts';
import { ejs, handlebars, html, jinja, php } from './markup/html.ts';
import { liquid } from './markup/liquid.ts';
import { mdx } from './mdx.ts';
import { isComponentPath } from './strings/bundle-path.ts';
import { dataFormats, elsewhere, stringFormats, onlyAt as stringPlaces } from './strings/string-formats.ts';
import type { View } from './strings/view.ts';
import { viewed } from './strings/viewed.ts';

const formats: Readonly<Record<FormatId, Format>> = {
  markdown,
  mdx,
  html,
  handlebars,
  jinja,
  liquid,
  ejs,
  php,
  vue,
  svelte,
  astro,
  jsx,
  ...stringFormats,
  ...documentFormats,
};

/** Files with these endings are mostly something else: only those in places that promise it are read by themselves. */
const onlyAt: typeof stringPlaces = { ...stringPlaces, text: isTextPage };

/** The formats of each ending; those for certain places before those for any. */
const byExtension = new Map<string, Format[]>();
for (const id of formatIds)
  for (const extension of fileTypes[id].extensions) {
    const known = byExtension.get(extension) ?? [];
    byExtension.set(extension, onlyAt[id] ? [formats[id], ...known] : [...known, formats[id]]);
  }

/** Markup that a function returns. */
const returned = /(?:\breturn|=>)\s*\(?\s*<(?:[A-Za-z>])/;
/** Components of React in files of JavaScript; one that returns no markup is code. */
const component: Format = {
  ...jsx,
  isSparse: true,
  parse: (text, previous, markets) => jsx.parse(returned.test(text) ? text : '', previous, markets),
};

/** Forms and notes for those who work on the repository, their assistants included: no page of the site. */
const forContributors =
  /(?:^|\/)(?:\.(?:github|gitlab|gitea)\/|(?:AGENTS|CLAUDE|GEMINI|copilot-instructions)\.md$)/;
/**
 * Others' code and its manuals, as pages load it: libraries, editors, WordPress and its translations, the back office
 * of a ThinkPHP system; and what builds and templates made.
 */
const ofOthers =
  /(?:^|\/)(?:bower_components|(?:public|static|assets|wwwroot|webroot|js|css|libs?)\/(?:vendors?|(?:[\w-]{1,30}\/)?(?:plugs|plugins))|(?:[\w-]{1,30}[_-])?(?:f?ck|um?|kind|wang|neu)editor\d?|tinymce|layui|wp-(?:admin|includes)|wp-content\/languages|app(?:s|lication)?\/admin\/view|\.(?:next|nuxt|svelte-kit|vitepress\/dist)|runtime\/(?:complile|compile|temp|cache)|templates_c|storage\/framework)\//i;

/**
 * The format of a file, or undefined where Terroir does not read it. Of the endings of `page.html.md` the
 * longest that is known decides.
 * @param named the format that the site's config names for the file, before its ending
 * @param markets the markets of the site
 */
export function formatOf(
  path: string,
  named?: FormatId,
  markets: Markets = shippedMarkets,
): Format | undefined {
  if (named) return withMarkets(formats[named], markets);
  if (forContributors.test(path) || ofOthers.test(path)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const known = byExtension.get(name.slice(dot));
    if (!known) continue;
    const format =
      known.find(({ id }) => onlyAt[id]?.(path, markets) !== false) ??
      elsewhere.find(({ isAt }) => isAt(path))?.format ??
      (isComponentPath(path) ? component : undefined);
    return format && withMarkets(format, markets);
  }
  return undefined;
}

/** What a site's config says of its files. */
interface FormatSettings {
  readonly markets: Markets;
  formatFor(path: string): FormatId | undefined;
  viewFor(path: string): View | undefined;
}

/** The format of a file of a site, as its config and its markets say. */
export function formatIn(config: FormatSettings, path: string): Format | undefined {
  const named = config.formatFor(path);
  const view = config.viewFor(path);
  const data = view && dataFormatOf(path, named);
  return data ? withMarkets(viewed(data, view), config.markets) : formatOf(path, named, config.markets);
}

function dataFormatOf(path: string, named: FormatId | undefined) {
  return Object.values(dataFormats).find(({ id }) =>
    named ? id === named : fileTypes[id].extensions.some((ending) => path.toLowerCase().endsWith(ending)),
  );
}

const bound = new WeakMap<Markets, Map<Format, Format>>();

/** A format that reads with the markets of a site; the same one as long as the markets are the same. */
function withMarkets(format: Format, markets: Markets): Format {
  if (markets === shippedMarkets) return format;
  const known = bound.get(markets) ?? new Map<Format, Format>();
  bound.set(markets, known);
  const own = known.get(format) ?? {
    ...format,
    parse: (text, previous) => format.parse(text, previous, markets),
  };
  known.set(format, own);
  return own;
}
