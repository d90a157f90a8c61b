/** `Localizable.stringsdict` of Apple's platforms: plurals in a property list. */

import type { Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { isCategory } from './plurals.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';
import { elementsOf, elementText, readXml, xmlComment, xmlProblems, xmlSyntax } from './xml.ts';

const inline = { objects: new Set<string>() };

export const stringsdict: Format = {
  id: 'stringsdict',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    const document = readXml(text);
    const entries: StringEntry[] = [];
    const visit = (dict: Element, path: readonly string[]) => {
      let name = '';
      let start = dict.from;
      for (const node of dict.children) {
        if (node.kind !== 'element') continue;
        if (node.name === 'key') {
          name = elementText(text, node, inline).text;
          start = node.from;
        } else if (node.name === 'dict') visit(node, [...path, name]);
        else if (node.name === 'string' && !/^NSStringFormat/.test(name)) {
          const value = elementText(text, node, inline);
          const block = { from: start, to: node.to };
          const isCopy = isTranslatable('', value.text);
          const plural = isCategory(name) ? { stem: path.join('.'), form: name } : undefined;
          entries.push({
            key: [...path, name].join('.'),
            value,
            syntax: xmlSyntax(node),
            block,
            isCopy,
            plural,
          });
        }
      }
    };
    for (const dict of elementsOf(document.children, 'dict')) visit(dict, []);
    return stringContent({ entries, comments: document.comments, problems: xmlProblems(document) });
  },
};
