/** The one table of formats; editor, server and command line read it. */
import type { Format } from './content.ts';
import { documentFormats, isTextPage } from './documents/formats.ts';
import { type FormatId, fileTypes, formatIds } from './extensions.ts';
import { markdown } from './markdown.ts';
import { astro, jsx, svelte, vue } from './markup/components.ts';
import { ejs, handlebars, html, jinja, liquid, php } from './markup/html.ts';
import { mdx } from './mdx.ts';
import { stringFormats, onlyAt as stringPlaces } from './strings/formats.ts';

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

const byExtension = new Map<string, Format>(
  formatIds.flatMap((id) => fileTypes[id].extensions.map((extension) => [extension, formats[id]])),
);

/**
 * The format of a file, or undefined where Terroir does not read it. Of the endings of `page.html.md` the
 * longest that is known decides.
 * @param named the format that the site's config names for the file, before its ending
 */
export function formatOf(path: string, named?: FormatId): Format | undefined {
  if (named) return formats[named];
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const format = byExtension.get(name.slice(dot));
    if (format) return onlyAt[format.id]?.(path) === false ? undefined : format;
  }
  return undefined;
}
