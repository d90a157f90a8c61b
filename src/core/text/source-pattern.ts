/** Patterns that say which source page a page follows: `id/artikel/**` follows `zh/articles/**`. */

/**
 * A pair of patterns as a function from a page's path to its source's; undefined for another page. What `**` stands
 * for in `page` is put in place of `**` in `source`: with `id/artikel/**` and `zh/articles/**` the page
 * `id/artikel/2026/a.md` follows `zh/articles/2026/a.md`. A source without `**` is one page, which all follow.
 * @param page a glob that `isCheapGlob` passes
 * @returns undefined where the patterns do not fit: `source` has other stars, or a `**` for which `page` has not one
 */
export function sourcePattern(
  page: string,
  source: string,
): ((path: string) => string | undefined) | undefined {
  const parts = source.split('**');
  const inPage = page.split('**').length - 1;
  if (parts.length > 2 || parts.join('').includes('*') || (parts.length === 2 && inPage !== 1))
    return undefined;
  const written = page
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => wildcards[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  const pattern = new RegExp(`^${written}$`, 'u');
  return (path) => {
    const match = pattern.exec(path);
    if (!match) return undefined;
    const [head, tail] = parts;
    return tail === undefined ? source : head + (match[1] ?? '') + tail;
  };
}

/** What stands for any folders ends in a slash or at the end, so that `id/**` is also `id/a.md`. */
const wildcards: Readonly<Record<string, string>> = {
  '**': '(.*)',
  '**/': '((?:.*/)?)',
  '*': '[^/]*',
  '?': '[^/]',
};
