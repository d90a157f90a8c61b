/** Application resource bundles, as Flutter uses them: JSON with ICU messages; keys with an `@` speak of others. */
import type { Format } from '../content.ts';
import { jsonEntry, jsonProblems } from './json.ts';
import { readJson, stringValue } from './json-reader.ts';
import { stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification */
export const arb: Format = {
  id: 'arb',
  takesFrontMatter: false,
  comment: () => undefined,

  parse(text) {
    const document = readJson(text);
    const members = (document.root?.members ?? []).filter(({ value }) => value.kind === 'string');
    const declared = members.find(({ key }) => key === '@@locale');
    // What is said about a string: its description, and whatever else a team notes there.
    const notes = new Map(
      document.root?.members.map(({ key, value }) => [key, text.slice(value.from, value.to)]),
    );
    const entries = members
      .filter(({ key }) => !key.startsWith('@'))
      .map(({ key, value, span }) => {
        const entry = jsonEntry(text, value, key, span);
        const isCopy = isTranslatable(key, entry.value.text);
        return { ...entry, isCopy, note: notes.get(`@${key}`) };
      });
    const locale = declared && { tag: stringValue(text, declared.value).text, certain: true };
    return stringContent({ entries, locale, problems: jsonProblems(document) });
  },
};
