/** Raw literals with escapes, decoded with the place of every character in the source. */
import { TextBuilder } from '../segment.ts';

/** Escape sequences of a syntax. */
export interface Escapes {
  /** Matches one escape; everything between two matches stands for itself. Global. */
  readonly pattern: RegExp;
  /** Decodes an escape; a folded line gives an empty string. */
  decode(written: string): string;
}

/**
 * Decodes `[from, to)` of a source, quotes excluded.
 * With JSON's escapes `A\u00e9B` is `AéB`, and decoded `[1, 2)` is the six characters of the escape.
 */
export function readLiteral(source: string, from: number, to: number, escapes: Escapes): TextBuilder {
  const builder = new TextBuilder();
  let position = from;
  for (const match of source.slice(from, to).matchAll(escapes.pattern)) {
    const at = from + match.index;
    builder.add(source.slice(position, at), position, at);
    position = at + match[0].length;
    builder.add(escapes.decode(match[0]), at, position);
  }
  builder.add(source.slice(position, to), position, to);
  return builder;
}

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** Decodes what C and its descendants share: `\n`, `\x41`, `\u00e9`, `\uD83D\uDE00`, a backslash before a line's end. */
function decode(written: string): string {
  if (/^\\[uUx][\da-f]/i.test(written)) {
    const units = written.match(/[\da-f]+/gi)!.map((digits) => Number.parseInt(digits, 16));
    return String.fromCharCode(...units);
  }
  const next = written[1] ?? '\\';
  if (next === '\r' || next === '\n') return '';
  return Object.hasOwn(controls, next) ? controls[next]! : written.slice(1) || '\\';
}

/** JSON (RFC 8259, section 7) and, with `\x` and a backslash before a line's end, JSON5 (section 5.1). */
export const jsonEscapes: Escapes = {
  pattern:
    /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\(?:\r\n|[\s\S]|$)/g,
  decode,
};

/** String and template literals of JavaScript (ECMA-262, 12.9.4 and 12.9.6): JSON5's, and code points in braces. */
export const scriptEscapes: Escapes = {
  pattern: new RegExp(String.raw`\\u\{[\da-fA-F]{1,6}\}|${jsonEscapes.pattern.source}`, 'g'),
  decode: (written) =>
    written.startsWith('\\u{')
      ? String.fromCodePoint(Math.min(Number.parseInt(written.slice(3), 16), 0x10ffff))
      : decode(written),
};

/** Strings of PHP between single quotes (https://www.php.net/manual/language.types.string.php). */
export const phpSingleEscapes: Escapes = { pattern: /\\[\\']/g, decode: (written) => written[1]! };

/** Strings of PHP between double quotes: a backslash before any other character is itself. */
export const phpDoubleEscapes: Escapes = {
  pattern: /\\(?:[nrtvef\\$"]|[0-7]{1,3}|x[\da-fA-F]{1,2}|u\{[\da-fA-F]{1,6}\})/g,
  decode(written) {
    const [, kind = '', digits = ''] = /^\\([xu]?)\{?([\da-fA-F]*)/.exec(written) ?? [];
    if (kind) return String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10ffff));
    if (/^\\[0-7]/.test(written)) return String.fromCharCode(Number.parseInt(written.slice(1), 8) & 0xff);
    return written[1] === 'e' ? '\x1b' : decode(written);
  },
};

/** `java.util.Properties`: a backslash before a line's end goes on with the next line, its indent left out. */
export const propertiesEscapes: Escapes = {
  pattern:
    /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\(?:\r\n|[\r\n])[ \t\f]*|\\(?:[^\r\n]|$)/g,
  decode: (written) => (/^\\[bv0]/.test(written) ? written.slice(1) : decode(written)),
};

/** Old-style property lists, as in `Localizable.strings`: `\U00e9` as well as `\u00e9`. */
export const appleEscapes: Escapes = {
  pattern:
    /\\[uU][dD][89abAB][\da-fA-F]{2}\\[uU][dD][c-fC-F][\da-fA-F]{2}|\\[uU][\da-fA-F]{4}|\\(?:\r\n|[\s\S]|$)/g,
  decode,
};

/** Strings of PO files, which are C's. */
export const cEscapes: Escapes = { pattern: /\\x[\da-fA-F]{2}|\\(?:[\s\S]|$)/g, decode };

/** Basic strings of TOML 1.1 (https://toml.io/en/v1.1.0#string): a backslash at a line's end leaves out all white space. */
export const tomlEscapes: Escapes = {
  pattern: /\\(?:[ \t]*\r?\n\s*|u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|[\s\S])/g,
  decode(written) {
    if (/^\\[ \t]*\r?\n/.test(written)) return '';
    if (written[1] === 'e') return '\x1b';
    if (!/^\\[uUx][\da-f]{2}/i.test(written)) return decode(written);
    return String.fromCodePoint(Math.min(Number.parseInt(written.slice(2), 16), 0x10ffff));
  },
};

/** Syntaxes that escape nothing. */
export const verbatim: Escapes = { pattern: /(?!)/g, decode: (written) => written };
