/** Patterns that say which source page a page follows: `id/artikel/**` follows `zh/articles/**`. */

/**
 * A pair of patterns as a function from a page's path to its source's; undefined for another page. What `**` stands
 * for in `page` is put in place of `**` in `source`: with `id/artikel/**` and `zh/articles/**` the page
 * `id/artikel/2026/a.md` follows `zh/articles/2026/a.md`. A source without `**` is one page, which all follow.
 * @param page a pattern of whole paths: `*` and `?` stand for what is in a name, `**` for anything, `**` before a slash for
 *   any folders or none
 * @returns undefined where the patterns do not fit: `source` has other stars, or a `**` for which `page` has not one
 */
export function sourcePattern(
  page: string,
  source: string,
): ((path: string) => string | undefined) | undefined {
  const stars = source.split('**');
  const signs = page.split(/(\*\*\/?|\*|\?)/).filter(Boolean);
  const deep = signs.findIndex((sign) => sign.startsWith('**'));
  const isOne = deep >= 0 && !signs.some((sign, index) => index !== deep && sign.startsWith('**'));
  if (stars.length > 2 || stars.join('').includes('*') || (stars.length === 2 && !isOne)) return undefined;
  if (stars.length === 1) return (path) => (reached(signs, path)[path.length] ? source : undefined);
  const ofFolders = signs[deep] === '**/';
  return (path) => {
    const starts = reached(signs.slice(0, deep), path);
    const rest = signs
      .slice(deep + 1)
      .toReversed()
      .map(reverse);
    const ends = reached(rest, reverse(path)).reverse();
    const farthest = ends.findLastIndex((is, at) => is === 1 && (!ofFolders || path[at - 1] === '/'));
    const from = starts.findLastIndex((is, at) => is === 1 && (at <= farthest || ends[at] === 1));
    if (from < 0) return undefined;
    const stood = path.slice(from, Math.max(from, farthest)).replace(/\/$/, '');
    return source.replace(/\*\*(\/?)/, (_, slash: string) => stood && stood + slash);
  };
}

const reverse = (text: string): string => [...text].reverse().join('');

/** 1 for each offset that a part of the text from its start ends at which the signs stand for; each sign costs the text once. */
function reached(signs: readonly string[], text: string): Uint8Array {
  let now = new Uint8Array(text.length + 1);
  now[0] = 1;
  for (const sign of signs) {
    const next = new Uint8Array(text.length + 1);
    let within = false;
    for (let at = 0; at <= text.length; at++) {
      const before = text[at - 1];
      if (sign === '*') {
        if (before === '/') within = false;
        within ||= now[at] === 1;
        if (within) next[at] = 1;
      } else if (sign === '**' || sign === '**/') {
        // Of folders nothing is left over behind the last slash.
        if (now[at] === 1 || (within && (sign === '**' || before === '/'))) next[at] = 1;
        within ||= now[at] === 1;
      } else if (sign === '?') {
        if (at > 0 && before !== '/' && now[at - 1] === 1) next[at] = 1;
      } else if (now[at] === 1 && text.startsWith(sign, at)) next[at + sign.length] = 1;
    }
    now = next;
  }
  return now;
}
