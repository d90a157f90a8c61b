/** RESX and RESW, the resources of .NET: `<data name><value>`. */
import type { Format } from '../content.ts';
import { stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';
import {
  childOf,
  elementsOf,
  elementText,
  readXml,
  xmlAttribute,
  xmlComment,
  xmlProblems,
  xmlSyntax,
} from './xml.ts';

const inline = { objects: new Set<string>() };

export const resx: Format = {
  id: 'resx',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    const document = readXml(text);
    const entries = elementsOf(document.children, 'data').flatMap((data) => {
      const key = xmlAttribute(text, data, 'name');
      const element = childOf(data, 'value');
      // Data with a type are pictures, sizes and the like; names with >> are the form designer's.
      if (
        !element ||
        data.attributes.some(({ name }) => name === 'type' || name === 'mimetype') ||
        key.startsWith('>>')
      )
        return [];
      const value = elementText(text, element, inline);
      const isCopy = isTranslatable(key.slice(key.lastIndexOf('.') + 1), value.text);
      const comment = childOf(data, 'comment');
      const note = comment && elementText(text, comment, inline).text;
      const block = { from: data.from, to: data.to };
      return [{ key, value, syntax: xmlSyntax(element), block, isCopy, note }];
    });
    return stringContent({ entries, comments: document.comments, problems: xmlProblems(document) });
  },
};
