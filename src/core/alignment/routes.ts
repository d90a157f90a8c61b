/** At which places the pages of a site are shown, as their folders and names tell it; nothing of a generator runs. */

/** Where a page is shown that is written at a path: by one group, the place; undefined in it for `index`. */
const kinds: readonly RegExp[] = [
  // Next: app/(shop)/zh/about/page.tsx
  /^(?:src\/)?app\/(?:(.+)\/)?page\.(?:[jt]sx?|mdx?)$/,
  // SvelteKit: src/routes/zh/about/+page.svelte
  /^src\/routes\/(?:(.+)\/)?\+page\.(?:svelte|mdx?)$/,
  // Astro, Next, Nuxt, Gatsby: src/pages/zh/about.astro
  /^(?:src\/|app\/)?pages\/(.+)\.(?:astro|vue|[jt]sx|mdx?|html)$/,
  // Hugo: content/zh/about/_index.md
  /^content\/(.+)\.(?:md|markdown|html)$/,
  // Files that a server shows as they are, and sources of Jekyll and VitePress.
  /^(?:(?:public|static|dist|docs|_site)\/)?(.+)\.(?:x?html?|php|md|markdown)$/,
];

/** The place a page is shown at; undefined for what is no page, or one of many that a name in brackets stands for. */
function placeOf(path: string): string | undefined {
  for (const kind of kinds) {
    const match = kind.exec(path);
    if (!match) continue;
    const parts = (match[1] ?? '').split('/').filter((part) => part !== '' && !/^\(.*\)$|^@/.test(part));
    if (parts.some((part) => /[[\]$:]|^[_+.](?!index$)/.test(part))) return undefined;
    if (/^_?index$/i.test(parts.at(-1) ?? '')) parts.pop();
    return parts.join('/');
  }
  return undefined;
}

/**
 * The pages below a folder by the places they are shown at; a place that two of them would have is nobody's.
 * @param paths all files of the site
 * @param folder the folder of one generator's site, '' for all; see `routesFolder`
 */
export function routesBelow(paths: readonly string[], folder: string): ReadonlyMap<string, string> {
  const start = folder === '' ? '' : `${folder}/`;
  const routes = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of paths) {
    const place = path.startsWith(start) ? placeOf(path.slice(start.length)) : undefined;
    if (place === undefined) continue;
    if (routes.has(place)) twice.add(place);
    routes.set(place, path);
  }
  for (const place of twice) routes.delete(place);
  return routes;
}

/** The folder of the generator's site that a file is part of: `web` for `web/public/sitemap.xml` and `web/src/app/page.tsx`. */
export function routesFolder(path: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const within = /^(?:(.*?)\/)?(?:src\/app|app|public|static|dist|_site)(?:\/.*)?$/.exec(folder);
  return within ? (within[1] ?? '') : folder;
}
