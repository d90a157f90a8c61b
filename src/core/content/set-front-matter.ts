import type { Edit } from '../finding.ts';
import type { FrontMatter } from './content.ts';

/**
 * The edit that writes one front-matter value of a page, all else untouched: the value is replaced, added to
 * the front matter, or a front matter is added to the page.
 * Undefined where the front matter is broken or no list of keys, so that the edit could do harm.
 * @param key such as `market`
 * @param value a plain word; it is not quoted
 */
export function setFrontMatter(
  text: string,
  frontMatter: FrontMatter | undefined,
  key: string,
  value: string,
): Edit | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!frontMatter) return { from: start, to: start, text: `---${end}${key}: ${value}${end}---${end}${end}` };
  const written = writePair[frontMatter.syntax](key, value);
  const known = frontMatter.values.get(key);
  if (known && frontMatter.syntax !== 'yaml') return { ...known, text: `"${value}"` };
  if (known) {
    const old = text.slice(known.from, known.to);
    const space = /[\s]/.test(text[known.from - 1] ?? ' ') ? '' : ' ';
    return { ...known, text: space + value + (/\r?\n$/.exec(old)?.[0] ?? '') };
  }
  const isJson = frontMatter.syntax === 'json';
  const first = isJson ? frontMatter.from + 1 : text.indexOf('\n', frontMatter.from) + 1;
  const isEmpty = /^(?:---|\.\.\.|\+\+\+)/.test(text.slice(first));
  if (!isEmpty && !frontMatter.values.size) return undefined;
  return { from: first, to: first, text: isJson ? `${end}  ${written},` : `${written}${end}` };
}

/** A pair of a key and a word in each syntax. */
const writePair: Readonly<Record<FrontMatter['syntax'], (key: string, value: string) => string>> = {
  yaml: (key, value) => `${key}: ${value}`,
  toml: (key, value) => `${key} = "${value}"`,
  json: (key, value) => `"${key}": "${value}"`,
};
