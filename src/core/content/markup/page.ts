import type { Markets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import type { Node } from '../element-tree.ts';
import { parseFrontMatter } from '../front-matter.ts';
import { syntaxes } from '../syntax.ts';
import { type Masked, parseMasked } from './code.ts';
import { readMarkup, toContent } from './reader.ts';
import { maskTemplates } from './template-code.ts';
import { chosenByTemplate, inLanguages } from './template-languages.ts';

/**
 * Reads HTML with the tags of any template language, and a front matter if there is one; what scripts hold is not read.
 * @returns the content with the trees and the code it was read from
 */
export function parsePage(
  text: string,
  markets?: Markets,
): { content: Content; trees: Node[][]; masked: Masked } {
  const head = parseFrontMatter(text);
  const { masked, spans } = chosenByTemplate(maskTemplates(text, head.end), markets);
  const trees = parseMasked(masked, head.end);
  const markup = readMarkup(trees, { text, codes: masked.codes, syntax: syntaxes.html });
  return { content: inLanguages(toContent(markup, head), spans), trees, masked };
}
