/** How text is escaped inside a segment. */
export type Syntax =
  | 'markdown'
  | 'link-title'
  | 'html'
  | 'jsx'
  | 'attribute'
  | 'attribute-unquoted'
  | 'yaml-plain'
  | 'yaml-single'
  | 'yaml-double'
  | 'yaml-block'
  | 'toml-literal'
  | 'json'
  | 'json-single'
  | 'json-script'
  | 'template'
  | 'php-single'
  | 'php-double'
  | 'properties'
  | 'properties-ascii'
  | 'strings'
  | 'csv'
  | 'csv-quoted'
  | 'asciidoc'
  | 'rst'
  | 'text'
  | 'xml'
  | 'cdata'
  | 'android'
  | 'android-cdata'
  | 'po';

/** Escapes backslashes, control characters and one quote, as C does. */
const cString = (quote: string) => (text: string) =>
  JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
/** A blank at the start of a value would be taken for the separator's. */
const property = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replace(/^ /, '\\ ');
const ascii = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string) => (/[&<>\]]/.test(text) ? undefined : text);
const escapeAndroid = (text: string) => text.replace(/['"\\]/g, '\\$&').replaceAll('\n', '\\n');

const plain = (text: string) => (/^[\p{L}\p{N}][^:#\n]*$/u.test(text) ? text : undefined);

/**
 * Writes text in a syntax, or gives undefined where it is not certain that it would be read back the same:
 * `say "hi"` is `say \"hi\"` in a double-quoted YAML value. Syntaxes are never guessed at: what needs an
 * escape that the surroundings decide is left to the author.
 */
export const writers: Readonly<Record<Syntax, (text: string) => string | undefined>> = {
  markdown: (text) => (/^[^\\`*_{}[\]<>#|&\n]*$/.test(text) ? text : undefined),
  'link-title': (text) => (/^[^\\"'()<>{}&\n]*$/.test(text) ? text : undefined),
  html: (text) => (/^[^<>{}\n]*$/.test(text) ? text.replaceAll('&', '&amp;') : undefined),
  // The text may also be in a string of script.
  jsx: (text) => (/^[^<>{}&"'`\\\n]*$/.test(text) ? text : undefined),
  attribute: (text) => (/^[^"'<>{}&\n]*$/.test(text) ? text : undefined),
  'attribute-unquoted': (text) => (/^[^\s"'<>=`{}&]+$/.test(text) ? text : undefined),
  'yaml-double': (text) => JSON.stringify(text).slice(1, -1),
  'yaml-single': (text) => (text.includes('\n') ? undefined : text.replaceAll("'", "''")),
  // Tabs apart, a literal string of one line takes no control character.
  'toml-literal': (text) => (/^[^'\p{Cc}]*$/u.test(text) ? text : undefined),
  'yaml-plain': plain,
  'yaml-block': plain,
  json: cString('"'),
  'json-single': cString("'"),
  // A script ends where its end tag is written, also in a string; messages give braces a meaning.
  'json-script': (text) => (/[<{}]/.test(text) ? undefined : cString('"')(text)),
  // What a template fills in, and what a string of PHP does, begins with a dollar sign.
  template: (text) => (/[$`\\\p{Cc}]/u.test(text) ? undefined : text),
  'php-single': (text) => text.replace(/['\\]/g, '\\$&'),
  'php-double': (text) => (/[$\p{Cc}]/u.test(text) ? undefined : text.replace(/["\\]/g, '\\$&')),
  properties: property,
  'properties-ascii': (text) => ascii(property(text)),
  strings: cString('"'),
  csv: (text) => (/^[^\s",;|][^\n\r\t",;|]*$/.test(text) ? text : undefined),
  'csv-quoted': (text) => text.replaceAll('"', '""'),
  asciidoc: (text) => (/^[^\\`*_#^~{}<>[\]|+\n]*$/.test(text) ? text : undefined),
  rst: (text) => (/^[^\\`*_|<>:\n]*$/.test(text) ? text : undefined),
  text: (text) => (text.includes('\n') ? undefined : text),
  xml: escapeXml,
  cdata: unescaped,
  android: (text) => (/^[@?]/.test(text) ? undefined : escapeXml(escapeAndroid(text))),
  'android-cdata': (text) => (/^[@?]/.test(text) ? undefined : unescaped(escapeAndroid(text))),
  po: cString('"'),
};
