/** Liquid, as Shopify, Jekyll and Eleventy have it; with the defaults in the `{% schema %}` of a theme's section. */
import type { Format } from '../content.ts';
import { commentFor } from '../front-matter.ts';
import { moveContent, withParts } from '../parts.ts';
import { themeSchema } from '../strings/shopify.ts';
import { html } from './html.ts';

const schemaTag = /\{%-?\s{0,20}(end)?schema\s{0,20}-?%\}/g;

export const liquid: Format = {
  id: 'liquid',
  takesFrontMatter: false,

  parse(text, previous, markets) {
    const content = html.parse(text, previous, markets);
    const [open, close] = text.matchAll(schemaTag);
    if (!open || open[1] || !close?.[1]) return content;
    const from = open.index + open[0].length;
    return withParts(content, [moveContent(themeSchema.parse(text.slice(from, close.index)), from)]);
  },

  comment(content, from, words) {
    // The defaults of a schema are JSON.
    if (content.segments.findLast((segment) => segment.from <= from)?.key !== undefined) return undefined;
    const comment = `{% comment %} ${words.replaceAll('{%', '{ %')} {% endcomment %}`;
    return commentFor(content, from, words, () => comment);
  },
};
