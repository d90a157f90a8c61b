/** String resources of Android: `<string>`, `<string-array>` and `<plurals>`. */

import type { Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { escapeXml, type Syntax, unescaped } from '../syntax.ts';
import type { Escapes } from './literal.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';
import { elementsOf, elementText, readXml, xmlAttribute, xmlComment, xmlProblems } from './xml.ts';

/** https://developer.android.com/guide/topics/resources/string-resource#escaping_quotes: quotes only keep white space. */
const escapes: Escapes = {
  pattern: /\\u[\da-fA-F]{4}|\\[\s\S]|"/g,
  decode(written) {
    if (written === '"') return '';
    if (/^\\u[\da-f]{4}/i.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    return written[1] === 'n' ? '\n' : written[1] === 't' ? '\t' : written.slice(1);
  },
};

const escaped = (text: string) => text.replace(/['"\\]/g, '\\$&').replaceAll('\n', '\\n');
/** What begins with one of these refers to another resource. */
const isReference = (text: string) => /^[@?]/.test(text);
const syntax: Syntax = { write: (text) => (isReference(text) ? undefined : escapeXml(escaped(text))) };
const cdata: Syntax = { write: (text) => (isReference(text) ? undefined : unescaped(escaped(text))) };

/** Text that must not be translated, and pictures, inside a string. */
const inline = { objects: new Set(['xliff:g', 'g', 'img']), escapes };

export const android: Format = {
  id: 'android',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    const document = readXml(text);
    const entries: StringEntry[] = [];
    const add = (element: Element, key: string) => {
      const value = elementText(text, element, inline);
      const isCdata = element.children.some(({ kind }) => kind === 'cdata');
      const block = { from: element.from, to: element.to };
      if (isTranslatable(key, value.text))
        entries.push({ key, value, syntax: isCdata ? cdata : syntax, block });
    };
    const root = document.children.find((node) => node.kind === 'element' && node.name === 'resources');
    for (const element of elementsOf(root ? [root] : [], 'string', 'string-array', 'plurals')) {
      if (xmlAttribute(text, element, 'translatable') === 'false') continue;
      const name = xmlAttribute(text, element, 'name');
      if (element.name === 'string') add(element, name);
      else
        elementsOf(element.children, 'item').forEach((item, index) => {
          add(item, `${name}.${xmlAttribute(text, item, 'quantity') || index}`);
        });
    }
    return stringContent({ entries, comments: document.comments, problems: xmlProblems(document) });
  },
};
