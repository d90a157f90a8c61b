/** XLIFF 1.2 and 2: each target with the source it was translated from. */

import type { Format } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { withLanguages } from './languages.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';
import {
  childOf,
  elementsOf,
  elementText,
  elementWhole,
  type InlineElements,
  readXml,
  xmlAttribute,
  xmlComment,
  xmlProblems,
  xmlSyntax,
} from './xml.ts';

/** Inline elements of both versions: https://docs.oasis-open.org/xliff/xliff-core/v2.1 (4.3), XLIFF 1.2 (2.4). */
const inline: InlineElements = {
  objects: new Set(['x', 'ph', 'it', 'cp']),
  silent: new Set(['bpt', 'ept', 'bx', 'ex', 'sc', 'ec', 'sm', 'em']),
};
/** States of targets nobody has translated yet. */
const untranslated = new Set(['new', 'needs-translation', 'initial']);

export const xliff: Format = {
  id: 'xliff',
  takesFrontMatter: false,
  comment: (_content, _from, words) => xmlComment(words),

  parse(text) {
    const document = readXml(text);
    const entries: StringEntry[] = [];
    const [root] = elementsOf(document.children, 'xliff');
    const files = elementsOf(root ? [root] : [], 'file');
    const languages = files.map((file) => xmlAttribute(text, file, 'target-language'));
    // A file may hold several languages: then each string says its own.
    const isMultilingual = new Set(languages.filter(Boolean)).size > 1;
    const units = files.flatMap((file, index) =>
      elementsOf([file], 'trans-unit', 'unit').map((unit) => ({ unit, language: languages[index] })),
    );
    for (const { unit, language } of units) {
      if (xmlAttribute(text, unit, 'translate') === 'no') continue;
      const key = ['resname', 'name', 'id'].map((name) => xmlAttribute(text, unit, name)).find(Boolean) ?? '';
      // In version 2 a unit holds segments; in 1.2 it is one itself.
      for (const segment of unit.name === 'unit' ? elementsOf(unit.children, 'segment') : [unit]) {
        const entry = readPair(text, segment, key);
        const said = isMultilingual && language ? { language } : {};
        const about = { maxLength: limitOf(text, [segment, unit]), note: noteOf(text, unit) };
        if (entry) entries.push({ ...entry, ...said, ...about, block: { from: unit.from, to: unit.to } });
      }
    }
    const declared = [root && xmlAttribute(text, root, 'trgLang'), ...languages].find(Boolean);
    const locale = declared && !isMultilingual ? { tag: declared, certain: true } : undefined;
    const { comments } = document;
    return stringContent(withLanguages({ entries, comments, locale, problems: xmlProblems(document) }));
  },
};

function readPair(text: string, segment: Element, key: string) {
  const [source, target] = [childOf(segment, 'source'), childOf(segment, 'target')];
  const state = (target && xmlAttribute(text, target, 'state')) || xmlAttribute(text, segment, 'state');
  if (!target || untranslated.has(state)) return undefined;
  const value = elementText(text, target, inline);
  const isCopy = isTranslatable('', value.text);
  const original = source && elementText(text, source, inline).text.trim();
  const whole = {
    value: elementWhole(text, target),
    original: source && elementWhole(text, source).text,
  };
  return { key, value, original: original || undefined, whole, syntax: xmlSyntax(target), isCopy };
}

/** What translators are told of a unit. */
function noteOf(text: string, unit: Element): string | undefined {
  const notes = elementsOf(unit.children, 'note').map((note) => elementText(text, note, inline).text);
  return notes.length ? notes.join('\n') : undefined;
}

/**
 * The most characters a target may have: `maxwidth` where `size-unit` says that it counts characters (XLIFF 1.2, by default
 * pixels), `sizeRestriction` of the size and length restriction module (XLIFF 2.1, 5.7), which counts code points.
 */
function limitOf(text: string, elements: readonly Element[]): number | undefined {
  for (const element of elements) {
    const isInCharacters = xmlAttribute(text, element, 'size-unit') === 'char';
    const width = isInCharacters ? xmlAttribute(text, element, 'maxwidth') : '';
    const restriction = element.attributes.find(({ name }) => /(?:^|:)sizeRestriction$/.test(name));
    const size = restriction ? xmlAttribute(text, element, restriction.name) : '';
    const [, most] = /^(?:\d*,)?(\d{1,5})$/.exec(width || size) ?? [];
    if (most !== undefined) return Number(most);
  }
  return undefined;
}
