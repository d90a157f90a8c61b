import type { Edit } from '../finding.ts';
import type { FrontMatter } from './content.ts';

/**
 * The edit that writes one front-matter value of a page, all else untouched: the value is replaced, added to
 * the front matter, or a front matter is added to the page.
 * @param key such as `market`
 * @param value a plain word; it is not quoted
 */
export function setFrontMatter(
  text: string,
  frontMatter: FrontMatter | undefined,
  key: string,
  value: string,
): Edit {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const known = frontMatter?.values.get(key);
  if (known) return { ...known, text: value };
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!frontMatter) return { from: start, to: start, text: `---${end}${key}: ${value}${end}---${end}${end}` };
  const first = text.indexOf('\n') + 1;
  return { from: first, to: first, text: `${key}: ${value}${end}` };
}
