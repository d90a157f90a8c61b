/** Translations of Qt Linguist, `.ts` (https://doc.qt.io/qt-6/linguist-ts-file-format.html), which are no TypeScript. */

import type { Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import type { Decoded } from './message.ts';
import { type StringEntry, stringContent } from './string-content.ts';
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

/** A byte that XML cannot hold stands for a control character. */
const inline = { objects: new Set(['byte']) };

/** States of translations that no program shows: not begun or not checked, and of messages that are gone. */
const unused = new Set(['unfinished', 'vanished', 'obsolete']);

/** True for a text that is a translation file of Qt, whatever stands before its root. */
export function isQt(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)?(?:<!DOCTYPE TS[^<>]{0,200}>|<TS[\s>])/.test(
    text,
  );
}

export const qt: Format = {
  id: 'qt',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    if (!isQt(text)) return stringContent({ entries: [] });
    const document = readXml(text);
    const [root] = elementsOf(document.children, 'TS');
    const entries: StringEntry[] = [];
    for (const context of elementsOf(root ? [root] : [], 'context')) {
      const name = childOf(context, 'name');
      const inContext = name ? elementText(text, name, inline).text.trim() : '';
      for (const message of elementsOf(context.children, 'message'))
        entries.push(...readMessage(text, message, inContext));
    }
    // Messages told by ids stand in no context.
    const loose = (root?.children ?? []).filter((node) => node.kind === 'element' && node.name === 'message');
    for (const message of loose) entries.push(...readMessage(text, message as Element, ''));
    const tag = (root && xmlAttribute(text, root, 'language'))?.replaceAll('_', '-');
    const locale = tag ? { tag, certain: true } : undefined;
    return stringContent({ entries, comments: document.comments, locale, problems: xmlProblems(document) });
  },
};

function readMessage(text: string, message: Element, context: string): StringEntry[] {
  const [source, translation] = [childOf(message, 'source'), childOf(message, 'translation')];
  if (!translation || unused.has(xmlAttribute(text, translation, 'type'))) return [];
  const original = source && elementText(text, source, inline).text.trim();
  const note = childOf(message, 'comment');
  // Two messages of one text are told apart by a comment.
  const told = [xmlAttribute(text, message, 'id') || original, note && elementText(text, note, inline).text];
  const key = [context, ...told].filter(Boolean).join('.');
  const block = { from: message.from, to: message.to };
  const forms = elementsOf(translation.children, 'numerusform', 'lengthvariant');
  const isPlural = forms.some(({ name }) => name === 'numerusform');
  return (forms.length ? forms : [translation]).flatMap((form, index): StringEntry[] => {
    const value: Decoded = elementText(text, form, inline);
    const isCopy = isTranslatable('', value.text);
    const own = isPlural ? `${key}.${index}` : key;
    const plural = isPlural ? { stem: key, form: String(index) } : undefined;
    const syntax = xmlSyntax(form);
    const whole = { value, original: source && elementText(text, source, inline).text };
    return [{ key: own, value, original: original || undefined, syntax, block, isCopy, plural, whole }];
  });
}
