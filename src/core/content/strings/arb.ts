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
    const entries = members
      .filter(({ key }) => !key.startsWith('@'))
      .map(({ key, value, span }) => jsonEntry(text, value, key, span))
      .filter(({ key, value }) => isTranslatable(key, value.text));
    const locale = declared && { tag: stringValue(text, declared.value).text, certain: true };
    return stringContent({ entries, locale, problems: jsonProblems(document) });
  },
};
