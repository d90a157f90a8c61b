/** What elements tell browsers and search engines of the page they are in. */
import type { Span } from '../../finding.ts';
import type { Declaration, DeclarationKind } from '../content.ts';
import type { Attribute, Element } from '../element-tree.ts';
import { type Code, codeAfter } from './code.ts';

/** What is known where an element is read. */
interface Reading {
  readonly text: string;
  readonly codes: readonly Code[];
}

/** Names of `<meta>` elements, by what their content declares. */
const metas: Readonly<Record<string, DeclarationKind>> = {
  description: 'description',
  'og:locale': 'og:locale',
  pricecurrency: 'currency',
  'product:price:currency': 'currency',
  'og:price:currency': 'currency',
};

/** A list of font families: behind `font-family`, at the end of `font`, or the value of a variable. */
const declaredFonts =
  /@font-face\s*\{[^}]{0,2000}\}|(?:^|[\s;{])(font-family|font|--[\w-]+)\s*:\s*([^;{}]+)/gi;
/** What comes before the families in `font: bold 16px/1.5 Arial`. */
const beforeFamilies = /^.*?(?:\d[\w.%]*|\b(?:small|medium|large|smaller|larger))(?:\s*\/\s*[\w.%]+)?\s+/is;
/** A selector that is for pages or parts in one language: `:lang(zh)`, `[lang=ja]`, `.zh-CN .title`. */
const oneLanguage = /lang\b|[.#[_-](?:zh|cn|chinese|hans|hant|ja|ko)\b/i;

/**
 * What an element declares of its page: nothing for most of them, and nothing that code composes.
 * @param language the language of what is around it, where it is not the page's
 */
export function declarationsOf(
  element: Element,
  { text, codes }: Reading,
  language: string | undefined,
): Declaration[] {
  // `<Title>` and `<Link>` are components.
  const isElement = element.name === element.name.toUpperCase() || !/[A-Z]/.test(element.name);
  const name = isElement ? element.name.toLowerCase() : '';
  const isPlain = ({ from, to }: Span) => (codes[codeAfter(codes, from)]?.from ?? to) >= to;
  const at = (span: Span) => text.slice(span.from, span.to);
  const spanOf = (attribute: string) => {
    const found = element.attributes.find((one: Attribute) => one.name.toLowerCase() === attribute)?.value;
    return found && isPlain(found) ? { from: found.from, to: found.to } : undefined;
  };
  const written = (attribute: string) => {
    const span = spanOf(attribute);
    return span && { value: at(span).trim(), ...span };
  };
  const declare = (kind: DeclarationKind, of: (Span & { readonly value: string }) | undefined) =>
    of ? [{ kind, ...of }] : [];
  const isOwn = language === undefined && (name === 'html' || spanOf('lang') === undefined);
  const styles = () => {
    const style = isOwn ? spanOf('style') : undefined;
    return style ? fontsIn(text, style) : [];
  };
  switch (name) {
    case 'html': {
      // What a template adds to the tag may be any attribute.
      if (!isPlain({ from: element.from, to: element.openEnd })) return [];
      const tag = { from: element.from, to: element.from + '<html'.length };
      const lang = written('lang') ?? written('xml:lang');
      return [
        { kind: 'html', value: at(tag), ...tag },
        ...declare('lang', lang),
        ...declare('dir', written('dir')),
        ...styles(),
      ];
    }
    case 'body': {
      // One that code composes says that somebody thought of it.
      const dir = element.attributes.find((one) => one.name === 'dir')?.value;
      return [...(dir ? declare('dir', { value: at(dir), ...dir }) : []), ...styles()];
    }
    case 'title': {
      const [first, last] = [element.children[0], element.children.at(-1)];
      const span = first && last && { from: first.from, to: last.to };
      return span ? [{ kind: 'title', value: at(span), ...span }] : [];
    }
    case 'meta': {
      const key = (written('name') ?? written('property') ?? written('itemprop'))?.value.toLowerCase() ?? '';
      return Object.hasOwn(metas, key) ? declare(metas[key]!, written('content')) : [];
    }
    case 'link': {
      const rel = written('rel')?.value.toLowerCase().split(/\s+/) ?? [];
      const href = written('href');
      if (!href?.value) return [];
      if (rel.includes('canonical')) return [{ kind: 'canonical', ...href }];
      const hreflang = rel.includes('alternate') ? written('hreflang') : undefined;
      return hreflang ? [{ kind: 'alternate', ...href, hreflang }] : [];
    }
    case 'style':
      return element.children.filter(isPlain).flatMap((child) => fontsIn(text, child));
    case 'font':
      return isOwn ? declare('fonts', written('face')) : [];
    default:
      return element.attributes.length ? styles() : [];
  }
}

/** What a page declares once. */
const declaredOnce: ReadonlySet<DeclarationKind> = new Set([
  'html',
  'lang',
  'dir',
  'title',
  'description',
  'canonical',
  'og:locale',
]);

/**
 * Declarations without those that code chooses from: what stands twice with code in between is one of them at a time.
 * @param declarations sorted
 */
export function unambiguous(declarations: readonly Declaration[], codes: readonly Code[]): Declaration[] {
  const nameOf = ({ kind, hreflang }: Declaration) =>
    hreflang ? `${kind} ${hreflang.value.toLowerCase()}` : kind;
  const last = new Map<string, Declaration>();
  const chosen = new Set<string>();
  for (const declaration of declarations) {
    if (!declaredOnce.has(declaration.kind) && !declaration.hreflang) continue;
    const name = nameOf(declaration);
    const before = last.get(name);
    last.set(name, declaration);
    if (before && (codes[codeAfter(codes, before.to)]?.from ?? declaration.from) < declaration.from)
      chosen.add(name);
  }
  return chosen.size ? declarations.filter((one) => !chosen.has(nameOf(one))) : [...declarations];
}

/** The lists of font families in a style sheet or a `style`, but for those of parts in one language. */
function fontsIn(text: string, { from, to }: Span): Declaration[] {
  const style = text.slice(from, to);
  return [...style.matchAll(declaredFonts)].flatMap((match): Declaration[] => {
    const [whole, property, list] = match;
    if (property === undefined || list === undefined || list.length > longestList) return [];
    const start = match.index + whole.length - list.length;
    const shorthand = property.toLowerCase() === 'font' ? (beforeFamilies.exec(list)?.[0].length ?? 0) : 0;
    const value = list.slice(shorthand).trimEnd();
    if (!value || oneLanguage.test(selectorBefore(style, match.index))) return [];
    const at = from + start + shorthand;
    return [{ kind: 'fonts', value, from: at, to: at + value.length }];
  });
}

/** So much of a style is looked at for the selector of a declaration, and so much of a value for families. */
const longestRule = 1500;
const longestList = 500;

function selectorBefore(style: string, at: number): string {
  const rule = style.slice(Math.max(0, at - longestRule), at + 1);
  const open = rule.lastIndexOf('{');
  if (open < 0) return '';
  const before = rule.slice(0, open);
  return before.slice(
    Math.max(before.lastIndexOf('}'), before.lastIndexOf('{'), before.lastIndexOf(';')) + 1,
  );
}
