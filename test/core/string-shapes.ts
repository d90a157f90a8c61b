import type { stringFormats } from '../../src/core/content/strings/string-formats.ts';

/** Words of every script, with what formats and formatters give a meaning. */
export const words = [
  'word',
  'é',
  'ä',
  '😀',
  '中文，',
  '‏',
  'ไทย',
  '{name}',
  '%1$s',
  '<b>x</b>',
  '&amp;',
  "''",
];
/** Files of a format's own syntax, with escapes, placeholders and characters of every size. */
export const shapes: Record<
  keyof typeof stringFormats,
  { escapes: string[]; file(values: readonly string[]): string }
> = {
  json: {
    escapes: ['\\n', '\\"', '\\\\', '\\u00e9', '\\uD83D\\uDE00', '\\/', '\\n\\n'],
    file: (values) => `\uFEFF{\r\n${values.map((value, i) => `"a b ${i}": "${value}"`).join(',\r\n')}}`,
  },
  json5: {
    escapes: ["\\'", '\\\r\n', '\\x41', '\\\n', '"'],
    file: (values) =>
      `{ // x\n${values.map((value, i) => `k${i}: '${value.replaceAll("''", '')}'`).join(',\n')},}`,
  },
  yaml: {
    escapes: ['\\n', '\\"', '\\u00e9', '\\U0001F600', '\\\n    ', '\n    ', '\n\n    '],
    file: (values) => `id:\n${values.map((value, i) => `  k${i}: "${value}"`).join('\n')}\n`,
  },
  arb: {
    escapes: ['\\n', '\\"', '\\u00e9', '{n, plural, one {# word} other {many}}'],
    file: (values) => `{${values.map((value, i) => `"k${i}": "${value}"`).join(', ')}}`,
  },
  properties: {
    escapes: ['\\u00e9', '\\\n  ', '\\\r\n\t', '\\t', '\\:', '\\n'],
    file: (values) => values.map((value, i) => `k.${i} = ${value}\r\n`).join(''),
  },
  strings: {
    escapes: ['\\"', '\\U00e9', '\\n', '\n', '\r\n'],
    file: (values) => values.map((value, i) => `/* x */\n"k ${i}" = "${value}";\n`).join(''),
  },
  android: {
    escapes: [
      "\\'",
      '\\n',
      '&#233;',
      '\n    ',
      '\\u00e9',
      '\\@',
      '<!-- c -->',
      '<xliff:g id="x">%s</xliff:g>',
    ],
    file: (values) =>
      `<resources>\n${values.map((value, i) => `  <string name="k${i}">${value}</string>\n`).join('')}</resources>`,
  },
  resx: {
    escapes: ['&lt;', '&#x1F600;', '\r\n', '<![CDATA[word & word]]>', '&quot;'],
    file: (values) =>
      `<root>${values.map((value, i) => `<data name="k${i}"><value>${value}</value></data>\r\n`).join('')}</root>`,
  },
  stringsdict: {
    escapes: ['&gt;', '%#@n@', '%@'],
    file: (values) =>
      `<plist><dict>${values.map((value, i) => `<key>k${i}</key><string>${value}</string>\n`).join('')}</dict></plist>`,
  },
  xliff: {
    escapes: ['&lt;br/&gt;', '<x id="A"/>', '<bpt id="1">&lt;b&gt;</bpt>', '<g id="2">word</g>'],
    file: (values) =>
      `<xliff><file>${values
        .map((v, i) => `<trans-unit id="u${i}"><source>s</source><target>${v}</target></trans-unit>\n`)
        .join('')}</file></xliff>`,
  },
  po: {
    escapes: ['\\n', '\\"', '\\t', '"\n"', '"\r\n  "', '\\\\'],
    file: (values) => values.map((value, i) => `#: a:${i}\nmsgid "k${i}"\nmsgstr "${value}"\n\n`).join(''),
  },
  toml: {
    escapes: ['\\n', '\\"', '\\u00e9', '\\U0001F600', '\\t', '\\\\'],
    file: (values) => values.map((value, i) => `[k${i}]\nother = "${value}"\n`).join(''),
  },
  qt: {
    escapes: ['&amp;', '&quot;', '&#233;', '%1', '%n', '<byte value="x9"/>'],
    file: (values) =>
      `<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1">\n<context><name>C</name>\n${values.map((value, i) => `  <message numerus="yes">\n    <source>k${i}</source>\n    <translation><numerusform>${value}</numerusform></translation>\n  </message>\n`).join('')}</context></TS>`,
  },
  xml: {
    escapes: ['&amp;', '&lt;', '&#233;', '<!-- c -->', '\n'],
    file: (values) =>
      `<r>\n${values.map((value, i) => `  <k${i} class="x">${value}</k${i}>\n`).join('')}</r>`,
  },
  script: {
    escapes: ['\\n', '\\"', "\\'", '\\u{e9}', '\\x41', '\\\n', '\\\\'],
    file: (values) =>
      `export default {\n${values.map((value, i) => `  k${i}: ${i % 2 ? `'${value.replaceAll("''", '')}'` : `"${value}"`},\n`).join('')}};\n`,
  },
  'php-array': {
    escapes: ['\\n', '\\"', "\\'", '\\u{e9}', '\\x41', '\\q', '\\\\'],
    file: (values) =>
      `<?php\nreturn [\n${values.map((value, i) => `  'k${i}' => ${i % 2 ? `'${value.replaceAll("''", '')}'` : `"${value.replaceAll('$', '')}"`},\n`).join('')}];\n`,
  },
  fluent: {
    escapes: [
      '{ "\\u00e9" }',
      '{ "{" }',
      '{ "({)" } or { "(})" }',
      '{ "sold" }',
      '\n    ',
      '\r\n\r\n   ',
      '{ -term }',
      '{ DATETIME($d, month: "long") }',
      '{ $n ->\n  [one] one word\n *[other]\n    many { $n ->\n *[a] words\n }\n  }',
    ],
    file: (values) =>
      `\uFEFF### x\n${values.map((value, i) => `# y\nk${i} =${i % 2 ? '\r\n  ' : ' '}${value}\n  .title = ${value}\n`).join('')}-t = Term`,
  },
  xcstrings: {
    escapes: ['\\n', '\\"', '%lld', '%@'],
    file: (values) =>
      `{"strings": {${values
        .map((v, i) => `"k${i}": {"localizations": {"id": {"stringUnit": {"value": "${v}"}}}}`)
        .join(', ')}}}`,
  },
  csv: {
    escapes: ['""', ',', ';', '\r\n', '\n\n'],
    file: (values) => `\uFEFFid,note,en\r\n${values.map((value, i) => `k${i},x,"${value}"`).join('\r\n')}`,
  },
};
