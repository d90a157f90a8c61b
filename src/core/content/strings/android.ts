/** String resources of Android: `<string>`, `<string-array>` and `<plurals>`. */

import type { Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { TextBuilder } from '../segment.ts';
import { escapeXml, type Syntax, unescaped } from '../syntax.ts';
import type { Escapes } from './literal.ts';
import type { Decoded } from './message.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';
import {
  elementsOf,
  elementText,
  elementWhole,
  readXml,
  xmlAttribute,
  xmlComment,
  xmlProblems,
} from './xml.ts';

/** https://developer.android.com/guide/topics/resources/string-resource#escaping_quotes: quotes only keep white space. */
const escapes: Escapes = {
  pattern: /\\u[\da-fA-F]{4}|\\[\s\S]|"/g,
  decode(written) {
    if (written === '"') return '';
    if (/^\\u[\da-f]{4}/i.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    return written[1] === 'n' ? '\n' : written[1] === 't' ? '\t' : written.slice(1);
  },
};

/** Blanks alone may come to stand at an end, where unescaped ones are left out. */
const escaped = (text: string) =>
  /^ +$/.test(text)
    ? text.replaceAll(' ', '\\u0020')
    : text.replace(/['"\\]/g, '\\$&').replaceAll('\n', '\\n');
/** What begins with one of these refers to another resource. */
const isReference = (text: string) => /^[@?]/.test(text);
const syntax: Syntax = { write: (text) => (isReference(text) ? undefined : escapeXml(escaped(text))) };
const cdata: Syntax = { write: (text) => (isReference(text) ? undefined : unescaped(escaped(text))) };

/**
 * A string without the white space that an app leaves out: what stands unescaped at either end, unless in quotes; line
 * breaks within are blanks.
 */
function shown(text: string, { text: decoded, mappings }: Decoded): Decoded {
  const builder = new TextBuilder();
  const isQuoted = (at: number) => text[at] === '"' && text[at - 1] !== '\\';
  const isRaw = (at: number) => /\s/.test(text[at]!);
  mappings.forEach(({ at, from, to }, index) => {
    const part = decoded.slice(at, mappings[index + 1]?.at);
    if (part.length !== to - from) {
      builder.add(part, from, to);
      return;
    }
    const isFirst = index === 0 && !isQuoted(from - 1);
    const isLast = index === mappings.length - 1 && !isQuoted(to);
    let [start, end] = [0, part.length];
    while (isFirst && start < end && isRaw(from + start)) start++;
    while (isLast && start < end && isRaw(from + end - 1)) end--;
    builder.add(part.slice(start, end).replace(/[\r\n\t]/g, ' '), from + start, from + end);
  });
  return builder;
}

/** Text that must not be translated, and pictures, inside a string. */
const inline = { objects: new Set(['xliff:g', 'g', 'img']), escapes };

export const android: Format = {
  id: 'android',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    const document = readXml(text);
    const entries: StringEntry[] = [];
    const add = (element: Element, key: string, plural?: StringEntry['plural']) => {
      const value = elementText(text, element, inline);
      const isCdata = element.children.some(({ kind }) => kind === 'cdata');
      const block = { from: element.from, to: element.to };
      // What refers to another resource is no text.
      if (isReference(value.text.trim())) return;
      const isCopy = isTranslatable(key, value.text);
      const whole = { value: shown(text, elementWhole(text, element, escapes)) };
      entries.push({ key, value, syntax: isCdata ? cdata : syntax, block, isCopy, whole, plural });
    };
    const root = document.children.find((node) => node.kind === 'element' && node.name === 'resources');
    for (const element of elementsOf(root ? [root] : [], 'string', 'string-array', 'plurals')) {
      if (xmlAttribute(text, element, 'translatable') === 'false') continue;
      const name = xmlAttribute(text, element, 'name');
      if (element.name === 'string') add(element, name);
      else
        elementsOf(element.children, 'item').forEach((item, index) => {
          const form = xmlAttribute(text, item, 'quantity');
          add(item, `${name}.${form || index}`, form ? { stem: name, form } : undefined);
        });
    }
    return stringContent({ entries, comments: document.comments, problems: xmlProblems(document) });
  },
};
