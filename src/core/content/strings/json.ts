/** JSON bundles, nested or flat, in the shapes of i18next, FormatJS, vue-i18n, Docusaurus, Angular and Chrome. */
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import type { ContentProblem, Format } from '../content.ts';
import { type JsonMember, type JsonText, type JsonValue, readJson, stringValue } from './json-reader.ts';
import { languageRoots, withLanguages } from './languages.ts';
import { recordOf } from './record.ts';
import { type StringEntry, type StringFile, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** JSON as programs load it: strictly, but for comments, which Shopify and others write. */
export const json: Format = {
  id: 'json',
  takesFrontMatter: false,
  parse: (text, _previous, markets) => stringContent(readBundle(text, true, markets)),
  comment: () => undefined,
};

/** JSON with comments (JSONC) and JSON5. */
export const json5: Format = {
  id: 'json5',
  takesFrontMatter: false,
  parse: (text, _previous, markets) => stringContent(readBundle(text, false, markets)),
  comment: (_content, _from, words) => blockComment(words),
};

/** Words as a comment of C, which they cannot end. */
export function blockComment(words: string): string {
  return `/* ${words.replaceAll('*/', '* /')} */`;
}

function readBundle(text: string, isStrict: boolean, markets: Markets = shippedMarkets): StringFile {
  const document = readJson(text);
  const entries: StringEntry[] = [];
  const visit = (value: JsonValue, path: readonly string[], language: string | undefined) => {
    for (const member of value.members) {
      const { text: message, id } = recordMembers(member.value);
      const own = id && stringValue(text, id.value).text;
      const place = [...path, own ?? member.key];
      if (message) add({ ...message, span: member.span }, place, language);
      else if (member.value.kind === 'string') add(member, place, language);
      else visit(member.value, place, language);
    }
  };
  const add = ({ value, span }: JsonMember, path: readonly string[], language: string | undefined) => {
    const entry = jsonEntry(text, value, path.join('.'), span);
    if (isTranslatable(path.at(-1)!, entry.value.text)) entries.push({ ...entry, language });
  };
  const root = document.root;
  // Chrome's `hi` is a greeting: what is below it is one message.
  const isMessages = root?.members.some(({ value }) => recordMembers(value).text) ?? true;
  const roots = isMessages ? undefined : languageRoots(root!.members, markets);
  if (root && roots) for (const { key, value } of root.members) visit(value, [], roots.get(key));
  else if (root) visit(root, [], undefined);
  return withLanguages({ entries, comments: document.comments, problems: jsonProblems(document, isStrict) });
}

function recordMembers({ kind, members }: JsonValue): { text?: JsonMember; id?: JsonMember } {
  if (kind !== 'object') return {};
  const record = recordOf(members.map(({ key, value }) => [key, value.kind === 'string']));
  const find = (name: string | undefined) => members.find(({ key }) => key === name);
  const [text, id] = [find(record?.text), find(record?.id)];
  return { ...(text && { text }), ...(id && { id }) };
}

/** A string of a JSON file. */
export function jsonEntry(
  text: string,
  value: JsonValue,
  key: string,
  block: JsonMember['span'],
): StringEntry {
  const syntax = text[value.from] === "'" ? 'json-single' : 'json';
  return { key, value: stringValue(text, value), syntax, block };
}

/**
 * Converts the problem of a JSON text to problems of the file.
 * @param isStrict true where what loads the file refuses JSON5
 */
export function jsonProblems({ problem, notStrict, tooDeep }: JsonText, isStrict = true): ContentProblem[] {
  const found = isStrict && (!problem || (notStrict && notStrict.from < problem.from)) ? notStrict : problem;
  if (found) return [{ kind: 'broken-strings', detail: 'JSON', ...found }];
  return tooDeep ? [{ kind: 'too-deep', detail: 'JSON', ...tooDeep }] : [];
}
