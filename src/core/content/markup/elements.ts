/** Classification of HTML elements and attributes, and of components named after them. */
import type { SegmentKind } from '../segment.ts';

/**
 * How an element takes part in prose: `inline` text goes on through it; a `block` is a text of its own; an `object`
 * is in a sentence as one unit, its content no prose; `silent` ones show nothing, and a sentence goes on around
 * them; `skipped` ones show what is no prose, and end it; `unknown` ones are inline among text, blocks elsewhere.
 */
export type ElementRole = 'inline' | 'block' | 'object' | 'silent' | 'skipped' | 'unknown';

const roles = new Map<string, ElementRole>();
const assign = (role: ElementRole, names: string) => {
  for (const name of names.split(' ')) roles.set(name, role);
};
assign(
  'inline',
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins mark nobr q ruby s small span strike strong sub sup time u wbr',
);
assign(
  'object',
  'audio canvas code embed iframe img input kbd map math meter object picture progress samp svg tt var video',
);
assign('silent', 'script style rt rp base link param datalist noembed noframes');
assign('skipped', 'pre xmp listing plaintext');
assign(
  'block',
  'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu meta nav noscript ol optgroup option output p search section select slot source summary table tbody td template textarea tfoot th thead title tr track ul',
);

const kinds: Readonly<Record<string, SegmentKind>> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary'].map((name) => [name, 'heading'])),
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  td: 'cell',
  th: 'cell',
  title: 'title',
  button: 'button',
  caption: 'caption',
  figcaption: 'caption',
  label: 'label',
  legend: 'label',
  option: 'label',
  textarea: 'label',
};

/** Components are named after what they show: `NuxtLink`, `el-button`, `Card.Title`. */
const components: readonly (readonly [RegExp, ElementRole, SegmentKind?])[] = [
  [/(?:link|anchor)$/, 'inline'],
  [/(?:button|btn)$/, 'block', 'button'],
  [/(?:heading|headline|title)$/, 'block', 'heading'],
  [/(?:list-?item|menu-?item)$/, 'block', 'list-item'],
  [/caption$/, 'block', 'caption'],
  [/label$/, 'block', 'label'],
  [/(?:icon|image|img|logo|avatar|picture|video|svg)$/, 'object'],
  [
    // Names such as `PageStyles` are those of elements that are styled.
    /(?:(?:code|code-?block|code-?group|highlight|highlighter|mermaid|script|pre|math|katex)$|^(?:(?:global|inline|head)[.-]?)?styles?$)/,
    'skipped',
  ],
];

/** Role of an element, and the kind of its text where the element decides that. `li` is a block of list items. */
export function describeElement(name: string): { readonly role: ElementRole; readonly kind?: SegmentKind } {
  const isComponent = /[A-Z\-.:]/.test(name) && name !== name.toUpperCase();
  const plain = name.toLowerCase();
  if (!isComponent) {
    const kind = kinds[plain];
    return { role: roles.get(plain) ?? 'unknown', ...(kind && Object.hasOwn(kinds, plain) && { kind }) };
  }
  const found = components.find(([pattern]) => pattern.test(plain));
  return found ? { role: found[1], ...(found[2] && { kind: found[2] }) } : { role: 'unknown' };
}

/** True for `NuxtLink` and `el-button`, which are no elements of HTML. */
export function isComponent(name: string): boolean {
  return describeElement(name).role === 'unknown' || /[A-Z\-.:]/.test(name);
}

/** Attributes that people read or hear on any element. */
const attributes: Readonly<Record<string, SegmentKind>> = {
  alt: 'alt',
  title: 'label',
  placeholder: 'label',
  'aria-label': 'label',
  'aria-description': 'label',
  'aria-placeholder': 'label',
  'aria-roledescription': 'label',
  'aria-valuetext': 'label',
};

/** Attributes that people read on one element only. */
const ownAttributes: Readonly<Record<string, SegmentKind>> = {
  'option label': 'label',
  'optgroup label': 'label',
  'track label': 'label',
  'table summary': 'caption',
};

/** Properties that components show as text. */
const properties: Readonly<Record<string, SegmentKind>> = {
  title: 'heading',
  subtitle: 'heading',
  heading: 'heading',
  subheading: 'heading',
  headline: 'heading',
  tagline: 'heading',
  label: 'label',
  description: 'paragraph',
  text: 'paragraph',
  summary: 'paragraph',
  message: 'paragraph',
  quote: 'paragraph',
  caption: 'caption',
  imagealt: 'alt',
  cta: 'button',
  buttontext: 'button',
  buttonlabel: 'button',
};

/** Names of `<meta>` elements whose content people read. */
const metas: Readonly<Record<string, SegmentKind>> = {
  description: 'description',
  'og:description': 'description',
  'twitter:description': 'description',
  'og:title': 'title',
  'twitter:title': 'title',
  'og:image:alt': 'alt',
  'twitter:image:alt': 'alt',
  'apple-mobile-web-app-title': 'title',
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * The kind of text an attribute holds, or undefined where it is no text.
 * @param read the value of another attribute of the element
 */
export function attributeKind(
  element: string,
  attribute: string,
  read: (name: string) => string | undefined,
): SegmentKind | undefined {
  const name = element.toLowerCase();
  if (name === 'meta') {
    const property = read('name') ?? read('property') ?? read('itemprop') ?? '';
    return attribute === 'content' ? own(metas, property.toLowerCase()) : undefined;
  }
  if (name === 'input' && attribute === 'value')
    return /^(?:submit|button|reset)$/i.test(read('type') ?? '') ? 'button' : undefined;
  if (isComponent(element)) {
    const kind = own(properties, attribute.replace(/[-_]/g, ''));
    if (kind) return kind;
  }
  return own(ownAttributes, `${name} ${attribute}`) ?? own(attributes, attribute);
}
