/** What a page declares of itself for browsers and search engines, in its markup and in its front matter. */
import type { Content, Declaration, DeclarationKind, FrontMatter } from './content.ts';

/** Keys of front matter by what they declare, the one that search engines are given before the other. */
const keys: readonly (readonly [DeclarationKind, readonly string[]])[] = [
  ['title', ['seotitle', 'metatitle', 'title']],
  ['description', ['seodescription', 'metadescription', 'description']],
  ['canonical', ['canonicalurl', 'canonical']],
];

/**
 * All declarations of a page.
 * @param text the text of the page
 */
export function declaredIn(
  { declarations = [], frontMatter }: Content,
  text: string,
): readonly Declaration[] {
  return frontMatter ? [...inFrontMatter(frontMatter, text), ...declarations] : declarations;
}

function inFrontMatter({ data, values }: FrontMatter, text: string): Declaration[] {
  const byName = new Map([...values.keys()].map((key) => [key.toLowerCase().replace(/[_-]/g, ''), key]));
  const own = keys.flatMap(([kind, names]): Declaration[] => {
    const key = names.map((name) => byName.get(name)).find((found) => found && isText(data[found]));
    return key === undefined ? [] : [{ kind, value: data[key] as string, ...values.get(key)! }];
  });
  const head = values.get('head');
  return head ? [...own, ...inHead(data.head, { ...head, text })] : own;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Tags as VitePress and VuePress have them: `head: [[link, {rel: canonical, href: …}]]`. */
function inHead(head: unknown, at: { readonly from: number; readonly to: number; readonly text: string }) {
  if (!Array.isArray(head)) return [];
  const spanOf = (value: string) => {
    const from = at.text.indexOf(value, at.from);
    return from >= 0 && from + value.length <= at.to ? { from, to: from + value.length } : undefined;
  };
  return head.flatMap((entry): Declaration[] => {
    const [tag, attributes] = Array.isArray(entry) ? entry : [];
    if (typeof attributes !== 'object' || attributes === null) return [];
    const { rel, href, hreflang, property, content } = attributes as Record<string, unknown>;
    if (tag === 'meta' && property === 'og:locale' && isText(content)) {
      const span = spanOf(content);
      return span ? [{ kind: 'og:locale', value: content, ...span }] : [];
    }
    const span = tag === 'link' && isText(href) ? spanOf(href) : undefined;
    if (!span) return [];
    const value = href as string;
    if (rel === 'canonical') return [{ kind: 'canonical', value, ...span }];
    const lang = rel === 'alternate' && isText(hreflang) ? hreflang : undefined;
    return lang ? [{ kind: 'alternate', value, hreflang: { value: lang, ...span }, ...span }] : [];
  });
}
