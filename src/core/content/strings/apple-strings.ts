/** `Localizable.strings` of Apple's platforms: pairs of an old-style property list. */
import type { Span } from '../../finding.ts';
import type { Comment, Format } from '../content.ts';
import { cString } from '../syntax.ts';
import { blockComment } from './json.ts';
import { appleEscapes, readLiteral } from './literal.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** White space, a comment, a quoted string, an unquoted one, or punctuation. */
const token = /[\s\uFEFF]+|\/\/[^\r\n]*|\/\*|"|[\w.$/:-]+|[\s\S]/y;

const syntax = cString('"');

export const appleStrings: Format = {
  id: 'strings',
  takesFrontMatter: false,
  comment: (_content, _from, words) => blockComment(words),

  parse(text) {
    const entries: StringEntry[] = [];
    const comments: Comment[] = [];
    let key: Span | undefined;
    let value: Span | undefined;
    let equals = false;
    for (let at = 0; at < text.length; ) {
      token.lastIndex = at;
      const found = token.exec(text)![0];
      const from = at;
      at += found.length;
      if (found === '/*' || found.startsWith('//')) {
        const end = found === '/*' ? text.indexOf('*/', at) : at;
        const to = end < 0 ? text.length : end;
        comments.push({
          from,
          to: Math.min(text.length, found === '/*' ? to + 2 : to),
          inner: text.slice(from + 2, to),
        });
        at = comments.at(-1)!.to;
      } else if (found === '=') equals = key !== undefined;
      else if (found === ';') {
        if (key && value) add(key, value, at);
        key = value = undefined;
        equals = false;
      } else if (!/^[\s\uFEFF]/.test(found)) {
        if (found === '"') at = endOfString(text, at);
        if (equals) value ??= { from, to: at };
        else key = { from, to: at };
      }
    }
    return stringContent({ entries, comments });

    function add(key: Span, value: Span, end: number) {
      const name = decode(key).text;
      const decoded = decode(value);
      if (text[value.from] !== '"') return;
      const isCopy = isTranslatable(name, decoded.text);
      entries.push({ key: name, value: decoded, syntax, block: { from: key.from, to: end }, isCopy });
    }

    function decode({ from, to }: Span) {
      const quoted = text[from] === '"' ? 1 : 0;
      return readLiteral(text, from + quoted, Math.max(from + quoted, to - quoted), appleEscapes);
    }
  },
};

/** Where the string ends whose quote is before `from`: behind its closing quote. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}
