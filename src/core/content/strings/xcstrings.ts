/** String catalogues of Xcode: all languages of an app in one JSON file. */
import type { Format } from '../content.ts';
import { jsonEntry, jsonProblems } from './json.ts';
import { type JsonMember, type JsonValue, readJson, stringValue } from './json-reader.ts';
import { withLanguages } from './languages.ts';
import { isCategory } from './plurals.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

export const xcstrings: Format = {
  id: 'xcstrings',
  takesFrontMatter: false,
  comment: () => undefined,

  parse(text) {
    const document = readJson(text);
    const entries: StringEntry[] = [];
    for (const { key, value } of memberOf(document.root, 'strings')?.value.members ?? []) {
      const translate = memberOf(value, 'shouldTranslate')?.value;
      if (translate && text.startsWith('false', translate.from)) continue;
      const comment = memberOf(value, 'comment')?.value;
      const note = comment?.kind === 'string' ? stringValue(text, comment).text : undefined;
      for (const { key: language, value: localization } of memberOf(value, 'localizations')?.value.members ??
        [])
        for (const { unit, path } of unitsOf(text, localization)) {
          const entry = jsonEntry(text, unit.value, key, unit.span);
          const isCopy = isTranslatable('', entry.value.text);
          const form = path.at(-1) ?? '';
          const plural = isCategory(form) ? { stem: [key, ...path.slice(0, -1)].join('.'), form } : undefined;
          entries.push({ ...entry, language: language.replaceAll('_', '-'), isCopy, plural, note });
        }
    }
    return stringContent(withLanguages({ entries, problems: jsonProblems(document) }));
  },
};

function memberOf(value: JsonValue | undefined, name: string): JsonMember | undefined {
  return value?.members.find(({ key }) => key === name);
}

/** The values of all string units of a localization, and where in it: of itself, of its plurals, devices and substitutions. */
function unitsOf(
  text: string,
  value: JsonValue,
  path: readonly string[] = [],
): { unit: JsonMember; path: readonly string[] }[] {
  return value.members.flatMap((member) => {
    if (member.key !== 'stringUnit') return unitsOf(text, member.value, [...path, member.key]);
    const state = memberOf(member.value, 'state')?.value;
    const unit = memberOf(member.value, 'value');
    return unit?.value.kind === 'string' && !(state && stringValue(text, state).text === 'new')
      ? [{ unit, path }]
      : [];
  });
}
