/** RESX and RESW, the resources of .NET: `<data name><value>`. */
import type { Format } from '../content.ts';
import { stringContent } from './content.ts';
import { isCopy } from './copy.ts';
import {
  attributeOf,
  childOf,
  elementsOf,
  readXml,
  textOf,
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
      const key = attributeOf(text, data, 'name');
      const element = childOf(data, 'value');
      // Data with a type are pictures, sizes and the like; names with >> are the form designer's.
      if (
        !element ||
        data.attributes.some(({ name }) => name === 'type' || name === 'mimetype') ||
        key.startsWith('>>')
      )
        return [];
      const value = textOf(text, element, inline);
      if (!isCopy(key.slice(key.lastIndexOf('.') + 1), value.text)) return [];
      return [{ key, value, syntax: xmlSyntax(element), block: { from: data.from, to: data.to } }];
    });
    return stringContent({ entries, comments: document.comments, problems: xmlProblems(document) });
  },
};
