import type { Config } from '../config.ts';
import { formatOf } from '../content/index.ts';
import { readPath } from '../regions/locale.ts';

/** Which source page each market page follows. */
export interface Pairing {
  /** The source page of `path`, or undefined; a page's own front matter may name another. */
  sourceOf(path: string, declared: unknown): string | undefined;
}

/**
 * Pairs pages by the habits sites have: the same path with another locale folder or file suffix, and
 * Docusaurus's `i18n/` against `docs/`. `content/id/about.md` is paired with `content/zh/about.md`.
 * @param paths all files of the site
 */
export function pairPages(paths: readonly string[], config: Config): Pairing {
  const sources = new Map<string, string>();
  const unlocalized = new Map<string, string>();
  const isRead = (path: string) => formatOf(path, config.formatFor(path)) !== undefined;
  const known = new Set(paths);
  for (const path of paths) {
    if (!isRead(path)) continue;
    const { found, key } = readPath(path, config.markets);
    const locale = config.pagesFor(path).locale ?? found?.locale;
    if (!locale) unlocalized.set(key, path);
    else if (config.isSource(locale) && !sources.has(key)) sources.set(key, path);
  }
  return {
    sourceOf(path, declared) {
      if (typeof declared === 'string') {
        const named = resolve(path, declared).find((candidate) => known.has(candidate) && isRead(candidate));
        if (named && named !== path) return named;
      }
      const { key } = readPath(path, config.markets);
      const paired = sources.get(key) ?? unlocalized.get(key);
      return paired === path ? undefined : paired;
    },
  };
}

/** A path written in front matter, read from the page's folder and from the site's root; never outside it. */
function resolve(page: string, written: string): string[] {
  const folder = page.split('/').slice(0, -1);
  return [[...folder, ...written.split('/')], written.split('/')].flatMap((parts) => {
    const path: string[] = [];
    for (const part of parts) {
      if (part === '..') {
        if (path.pop() === undefined) return [];
      } else if (part !== '.' && part !== '') path.push(part);
    }
    return [path.join('/')];
  });
}
