/** Java's `.properties`, as `java.util.Properties` reads them. */
import type { Span } from '../../finding.ts';
import type { Comment, Format } from '../content.ts';
import type { Syntax } from '../syntax.ts';
import { propertiesEscapes, readLiteral } from './literal.ts';
import { type StringEntry, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

/** A blank at the start of a value would be taken for the separator's. */
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replace(/^ /, '\\ ');
const unicode: Syntax = { write: escaped };
const ascii: Syntax = {
  write: (text) =>
    escaped(text).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

export const properties: Format = {
  id: 'properties',
  takesFrontMatter: false,
  comment: (_content, _from, words) => `# ${words}`,

  parse(text) {
    const entries: StringEntry[] = [];
    const comments: Comment[] = [];
    // Older files may hold nothing but ASCII, and what is written into them must keep to it.
    const syntax = /[^\0-\x7f]/.test(text) ? unicode : ascii;
    for (const line of logicalLines(text)) {
      if (text[line.from] === '#' || text[line.from] === '!') {
        comments.push({ ...line, inner: text.slice(line.from + 1, line.to) });
        continue;
      }
      const keyEnd = endOfKey(text, line);
      const start = keyEnd + /^[ \t\f]*[=:]?[ \t\f]*/.exec(text.slice(keyEnd, line.to))![0].length;
      const key = readLiteral(text, line.from, keyEnd, propertiesEscapes).text;
      const value = readLiteral(text, start, line.to, propertiesEscapes);
      const isCopy = isTranslatable(key.slice(key.lastIndexOf('.') + 1), value.text);
      entries.push({ key, value, syntax, block: line, isCopy });
    }
    return stringContent({ entries, comments });
  },
};

/** Lines with what follows an escaped line end, their indent left out; empty ones are passed over. */
function* logicalLines(text: string): Generator<Span> {
  let from = -1;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|[\r\n]|$)/g)) {
    if (match[0] === '') break;
    const line = match[0].replace(/[\r\n]+$/, '');
    const to = match.index + line.length;
    if (from < 0) {
      const indent = /^[\uFEFF \t\f]*/.exec(line)![0].length;
      if (indent === line.length) continue;
      from = match.index + indent;
    }
    const isComment = text[from] === '#' || text[from] === '!';
    const slashes = /\\*$/.exec(line)![0].length;
    if (!isComment && slashes % 2 && to < text.length) continue;
    yield { from, to };
    from = -1;
  }
  if (from >= 0) yield { from, to: text.length };
}

function endOfKey(text: string, line: Span): number {
  for (let at = line.from; at < line.to; at++) {
    if (text[at] === '\\') at++;
    else if (/[=: \t\f]/.test(text[at]!)) return at;
  }
  return line.to;
}
