/** JSON bundles, nested or flat, in the shapes of i18next, FormatJS, vue-i18n, Docusaurus, Angular and Chrome. */
import type { ContentProblem } from '../content.ts';
import { syntaxes } from '../syntax.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import { type JsonMember, type JsonText, type JsonValue, readJson, stringValue } from './json-reader.ts';
import type { StringEntry } from './string-content.ts';

/** JSON as programs load it: strictly, but for comments, which Shopify and others write. */
export const json = bundleFormat({
  id: 'json',
  comment: () => undefined,
  bundle: (text) => readBundle(text, true),
});

/** JSON with comments (JSONC) and JSON5. */
export const json5 = bundleFormat({
  id: 'json5',
  comment: (_content, _from, words) => blockComment(words),
  bundle: (text) => readBundle(text, false),
});

/** Words as a comment of C, which they cannot end. */
export function blockComment(words: string): string {
  return `/* ${words.replaceAll('*/', '* /')} */`;
}

function readBundle(text: string, isStrict: boolean): Bundle {
  const document = readJson(text);
  return {
    text,
    roots: document.root ? [document.root] : [],
    comments: document.comments,
    problems: jsonProblems(document, isStrict),
    decode: (value) => decodeJson(text, value),
  };
}

/** A string of a JSON file. */
export function jsonEntry(
  text: string,
  value: JsonValue,
  key: string,
  block: JsonMember['span'],
): Omit<StringEntry, 'isCopy'> {
  return { ...decodeJson(text, value), key, block };
}

function decodeJson(text: string, value: JsonValue) {
  return {
    value: stringValue(text, value),
    syntax: text[value.from] === "'" ? syntaxes.jsonSingle : syntaxes.json,
  } as const;
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
