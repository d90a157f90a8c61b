/** How the files of a format are recognized. */
interface FileType {
  /** Endings of names, in lower case; of two that fit the longer decides. */
  readonly extensions: readonly string[];
  /** Language ids that editors use for such files, in VS Code and in extensions that add more. */
  readonly languages: readonly string[];
  /** A file holds the strings of one locale, and may be named by it: `id.po`, `messages_id.po`. */
  readonly isPerLocale?: true;
}

/**
 * The one table of the files Terroir reads; apart from the parsers, so that the client stays small. What wakes
 * the extension, what the client sends and what the server watches all follow from it.
 */
export const fileTypes = {
  markdown: { extensions: ['.md', '.markdown', '.mdown'], languages: ['markdown'] },
  mdx: { extensions: ['.mdx'], languages: ['mdx'] },
  html: { extensions: ['.html', '.htm', '.xhtml'], languages: ['html'] },
  handlebars: { extensions: ['.hbs', '.handlebars', '.mustache'], languages: ['handlebars'] },
  jinja: {
    extensions: ['.njk', '.nunjucks', '.jinja', '.jinja2', '.j2', '.twig'],
    languages: ['nunjucks', 'jinja', 'jinja-html', 'twig'],
  },
  liquid: { extensions: ['.liquid'], languages: ['liquid'] },
  ejs: { extensions: ['.ejs', '.erb'], languages: ['ejs', 'erb'] },
  vue: { extensions: ['.vue'], languages: ['vue'] },
  svelte: { extensions: ['.svelte'], languages: ['svelte'] },
  astro: { extensions: ['.astro'], languages: ['astro'] },
  jsx: { extensions: ['.jsx', '.tsx'], languages: ['javascriptreact', 'typescriptreact'] },
  php: { extensions: ['.php', '.phtml'], languages: ['php'] },
  json: { extensions: ['.json'], languages: ['json'], isPerLocale: true },
  json5: { extensions: ['.json5', '.jsonc'], languages: ['jsonc', 'json5'], isPerLocale: true },
  yaml: { extensions: ['.yaml', '.yml'], languages: ['yaml'], isPerLocale: true },
  toml: { extensions: ['.toml'], languages: ['toml'], isPerLocale: true },
  qt: { extensions: ['.ts'], languages: ['typescript', 'xml'], isPerLocale: true },
  script: {
    extensions: ['.js', '.mjs', '.cjs', '.ts', '.mts'],
    languages: ['javascript', 'typescript'],
    isPerLocale: true,
  },
  'php-array': { extensions: ['.php'], languages: ['php'], isPerLocale: true },
  arb: { extensions: ['.arb'], languages: ['json', 'plaintext'], isPerLocale: true },
  properties: {
    extensions: ['.properties'],
    languages: ['properties', 'java-properties'],
    isPerLocale: true,
  },
  strings: { extensions: ['.strings'], languages: ['plaintext'], isPerLocale: true },
  csv: { extensions: ['.csv', '.tsv'], languages: ['csv', 'tsv'] },
  asciidoc: { extensions: ['.adoc', '.asciidoc'], languages: ['asciidoc'] },
  rst: { extensions: ['.rst'], languages: ['restructuredtext'] },
  srt: { extensions: ['.srt'], languages: ['srt', 'subrip'] },
  vtt: { extensions: ['.vtt'], languages: ['vtt'] },
  text: { extensions: ['.txt', '.text.erb', '.txt.erb'], languages: ['plaintext'] },
  stringsdict: { extensions: ['.stringsdict'], languages: ['xml', 'plaintext'] },
  xcstrings: { extensions: ['.xcstrings'], languages: ['json', 'plaintext'] },
  android: { extensions: ['.xml'], languages: ['xml'], isPerLocale: true },
  resx: { extensions: ['.resx', '.resw'], languages: ['xml'], isPerLocale: true },
  po: { extensions: ['.po'], languages: ['po', 'plaintext'], isPerLocale: true },
  fluent: { extensions: ['.ftl'], languages: ['fluent', 'ftl', 'plaintext'], isPerLocale: true },
  xliff: { extensions: ['.xlf', '.xliff'], languages: ['xml'], isPerLocale: true },
  xml: { extensions: ['.xml'], languages: ['xml'] },
} as const satisfies Readonly<Record<string, FileType>>;

export type FormatId = keyof typeof fileTypes;

export const formatIds = Object.keys(fileTypes) as [FormatId, ...FormatId[]];

/** All endings of files Terroir reads: `['.md', '.markdown', …]`. */
export const allExtensions: readonly string[] = [
  ...new Set(Object.values(fileTypes).flatMap(({ extensions }: FileType) => extensions)),
];

/** Formats of data that may hold anything: what in it is copy, a view of the config can say. */
export const dataFormatIds = ['json', 'json5', 'yaml', 'toml', 'xml'] as const satisfies readonly FormatId[];

/** Endings of files of data. */
export const dataExtensions: readonly string[] = dataFormatIds.flatMap((id) => fileTypes[id].extensions);

/** Endings of the files that hold the strings of one locale. */
export const perLocaleExtensions: readonly string[] = Object.values<FileType>(fileTypes).flatMap(
  ({ extensions, isPerLocale }) => (isPerLocale ? extensions : []),
);
