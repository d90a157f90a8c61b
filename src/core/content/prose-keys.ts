import type { SegmentKind } from './segment.ts';

/** Keys of front matter and data whose values people read, with what they are; every other key is data. */
const proseKeys: Readonly<Record<string, SegmentKind>> = {
  title: 'title',
  linktitle: 'title',
  metatitle: 'title',
  seotitle: 'title',
  headline: 'heading',
  heading: 'heading',
  subheading: 'heading',
  subtitle: 'heading',
  tagline: 'heading',
  description: 'description',
  metadescription: 'description',
  summary: 'description',
  excerpt: 'description',
  // VitePress's and VuePress's home pages.
  details: 'description',
  linktext: 'button',
  text: 'paragraph',
  caption: 'paragraph',
  quote: 'paragraph',
  alt: 'alt',
  imagealt: 'alt',
  label: 'button',
  cta: 'button',
  button: 'button',
};

/** Infers the kind of a value from its key, undefined for keys of data: `metaTitle` is a title. */
export function proseKind(key: string): SegmentKind | undefined {
  const name = key.toLowerCase().replace(/[_-]/g, '');
  return Object.hasOwn(proseKeys, name) ? proseKeys[name] : undefined;
}
