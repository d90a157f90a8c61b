/** How text is escaped inside a segment. */
export interface Syntax {
  /**
   * Writes text as it stands in the source, or gives undefined where it is not certain that it would be read back the
   * same: `say "hi"` is `say \\"hi\\"` in a double-quoted YAML value. Syntaxes are never guessed at: what needs an escape
   * that the surroundings decide is left to the author.
   */
  write(text: string): string | undefined;
  /**
   * Writes text with every escape the syntax has, where `write` is not certain. What it gives has to be read again before
   * it is believed.
   */
  escape?(text: string): string | undefined;
  /** Matches what is read as something other than text where it begins a block or a line of one: `1. ` begins a list. */
  readonly marks?: RegExp;
  /** True for a whole value that is read as something other than a text, as `12` is in YAML. */
  isNoText?(value: string): boolean;
}

/** Strings as C has them: backslashes, control characters and one quote are escaped. */
export const cString = (quote: string): Syntax => ({
  write: (text) => JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`),
});

/** Escapes what begins an entity or a tag. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as a CDATA section can hold it; undefined where it may end one. */
export function unescaped(text: string): string | undefined {
  return /[&<>\]]/.test(text) ? undefined : text;
}

/** Every character that Markdown or MDX gives a meaning is written so that it has none. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Every character that markup or templates give a meaning is written as an entity. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
}

const plain: Syntax = { write: (text) => (/^[\p{L}\p{N}][^:#\n]*$/u.test(text) ? text : undefined) };

/** The syntaxes that several formats share, or documents have; that of one format of strings is in its own file. */
export const syntaxes = {
  markdown: {
    // An escaped bracket is one wherever it stands.
    write: (text) => (/^[^\\`*_{}<>#|&~$\n]*$/.test(text) ? text.replace(/[[\]]/g, '\\$&') : undefined),
    escape: escapeMarkdown,
    marks: /^(?:\d{1,9}[.)](?!\S)|[-+](?!\S)|>|:{3}|-{3,}$|=+$|[^:]{1,80}:{2}$)/,
  },
  linkTitle: { write: (text) => (/^[^\\"'()<>{}&\n]*$/.test(text) ? text : undefined) },
  html: {
    write: (text) => (/^[^<>{}\n]*$/.test(text) ? text.replaceAll('&', '&amp;') : undefined),
    escape: escapeMarkup,
  },
  // The text may also be in a string of script.
  jsx: {
    write: (text) => (/^[^<>{}&"'`\\\n]*$/.test(text) ? text : undefined),
    escape: escapeMarkup,
  },
  attribute: {
    write: (text) => (/^[^"'<>{}&\n]*$/.test(text) ? text : undefined),
    escape: (text) => escapeMarkup(text).replaceAll("'", '&#39;'),
  },
  attributeUnquoted: { write: (text) => (/^[^\s"'<>=`{}&]+$/.test(text) ? text : undefined) },
  yamlDouble: { write: (text) => JSON.stringify(text).slice(1, -1) },
  yamlSingle: { write: (text) => (text.includes('\n') ? undefined : text.replaceAll("'", "''")) },
  yamlPlain: {
    ...plain,
    isNoText: (value) =>
      /^(?:[-+.\d][\d.,:eExX_-]*|true|false|yes|no|on|off|null|~|y|n)$/i.test(value.trim()),
  },
  // In a block nothing but its indentation has a meaning, and that is told by how its first line begins.
  yamlBlock: { write: (text) => (text.includes('\n') ? undefined : text), marks: /^\s/ },
  json: cString('"'),
  jsonSingle: cString("'"),
  text: { write: (text) => (text.includes('\n') ? undefined : text) },
  xml: { write: escapeXml },
  cdata: { write: unescaped },
} as const satisfies Readonly<Record<string, Syntax>>;

const nested = new WeakMap<Syntax, WeakMap<Syntax, Syntax>>();

/** The syntax of a document that is itself a string of a file: as the document writes it, and then as the file does. */
export function within(outer: Syntax, inner: Syntax): Syntax {
  const known = nested.get(outer) ?? new WeakMap<Syntax, Syntax>();
  nested.set(outer, known);
  const both = (write: Syntax['write']) => (text: string) => {
    const written = write(text);
    return written === undefined ? undefined : outer.write(written);
  };
  const own = known.get(inner) ?? {
    ...inner,
    write: both(inner.write),
    ...(inner.escape ? { escape: both(inner.escape) } : {}),
  };
  known.set(inner, own);
  return own;
}
