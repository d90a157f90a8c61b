import type { SegmentKind } from './segment.ts';

/** Keys of front matter and data whose values people read, with what they are; every other key is data. */
const proseKeys: Readonly<Record<string, SegmentKind>> = {
  title: 'title',
  linktitle: 'title',
  metatitle: 'title',
  seotitle: 'title',
  headline: 'heading',
  heading: 'heading',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
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

/** What a value is by its key, or by the last word of it: `heroTitle`, `card_text_2`. */
export function kindByName(key: string): SegmentKind | undefined {
  const name = key.replace(/[_-]?\d+$/, '');
  const word = /(?:[A-Z]?[a-z]+|[A-Z]+)$/.exec(name)?.[0] ?? name;
  return proseKind(key) ?? proseKind(name) ?? proseKind(word);
}

/** Letters of scripts that have no capitals, and mostly no blanks. */
const uncased =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/gu;

/** True for text of four letters and more in a script without capitals: code is written in none of them. */
export function isForeignToCode(text: string): boolean {
  return (text.match(uncased) ?? []).length >= 4;
}

/**
 * True for a sentence, whatever its key: four words, of which two begin small, as in no list of names, and the first
 * does not or a mark ends them, as in no list of classes; in scripts without capitals, a dozen letters.
 */
export function isSentence(value: string): boolean {
  const text = value.trim().slice(0, 400);
  const words = text.match(/(?<![^\s(“"'])\p{L}[\p{L}\p{M}’'-]*(?=[\s,.;:!?)”"]|$)/gu) ?? [];
  const isWhole = /^[^\p{L}]*\p{Lu}/u.test(text) || /[.!?…:]["”)*]*$/.test(value.trim());
  if (isWhole && words.length >= 4 && words.filter((word) => /^\p{Ll}/u.test(word)).length >= 2) return true;
  return (text.match(uncased) ?? []).length >= 12;
}
