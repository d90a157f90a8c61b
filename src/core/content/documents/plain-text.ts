/**
 * Text as people type it: paragraphs end at a blank line, lists and titles have their marks. Mail and messages hold tags of
 * templates, descriptions in app stores some HTML (https://support.google.com/googleplay/android-developer/answer/9866151).
 */
import type { Span } from '../../finding.ts';
import type { Format } from '../content.ts';
import type { Segment, SegmentKind } from '../segment.ts';
import { syntaxes } from '../syntax.ts';
import { documentContent } from './document-content.ts';
import { byOpening, readProse } from './inline.ts';
import { isBlank, linesOf, type TextLine } from './lines.ts';

const inline = byOpening([
  // What a template or a sender of messages fills in: `<%= user.name %>`, `{{ name }}`.
  { opens: '<', pattern: /<%.{0,500}?%>/y, read: () => ({ is: 'object' }) },
  { opens: '{', pattern: /\{\{.{1,500}?\}\}|\{%.{1,500}?%\}/y, read: () => ({ is: 'object' }) },
  { opens: '<', pattern: /<br\s?\/?>/iy, read: () => ({ is: 'text', text: ' ' }) },
  {
    opens: '<',
    pattern: /<\/?(?:[abiu]|em|strong|small|big|font|span|sub|sup)(?:\s[^<>]{0,300})?>/iy,
    read: () => ({ is: 'silent' }),
  },
]);
/** A line of code, which shows nothing: `<% if trial %>`, `{% endif %}`. */
const codeLine = /^(?:<%(?!=)[^%]{0,500}%>|\{%[^%]{0,500}%\})$/;
const blockTag = /<\/?(p|div|ul|ol|li|h[1-6]|blockquote)(?:\s[^<>]{0,300})?>/gi;
const listMark = /^(?:[*\-–•·▪●►▸✓✔★☆+]|\d{1,3}[.)])\s+(?=\S)/u;

export const plainText: Format = {
  id: 'text',
  takesFrontMatter: false,
  comment: () => undefined,

  parse(text) {
    const segments: Segment[] = [];
    let spans: Span[] = [];
    let kind: SegmentKind = 'paragraph';
    const end = (next: SegmentKind = 'paragraph') => {
      for (const segment of readProse(text, spans, kind, syntaxes.text, inline)) segments.push(segment);
      spans = [];
      kind = next;
    };
    for (const line of linesOf(text)) {
      if (isBlank(line) || codeLine.test(line.text)) {
        end();
        continue;
      }
      const mark = listMark.exec(line.text)?.[0].length ?? 0;
      const title = /^#{1,6}\s+(?=\S)/.exec(line.text)?.[0].length ?? 0;
      if (mark || title) end(mark ? 'list-item' : 'heading');
      let from = mark || title;
      for (const { 0: tag, 1: name = '', index } of line.text.matchAll(blockTag)) {
        spans.push(part(line, from, index));
        from = index + tag.length;
        end(tag[1] === '/' ? 'paragraph' : (tagKinds[name[0]!.toLowerCase() as 'h' | 'l'] ?? 'paragraph'));
      }
      spans.push(part(line, from, line.text.length));
      if (title) end();
    }
    end();
    return documentContent(
      segments,
      segments.map(({ from, to }) => ({ from, to })),
    );
  },
};

/** What begins with a tag, by the tag's first letter. */
const tagKinds: Readonly<Partial<Record<'h' | 'l', SegmentKind>>> = { h: 'heading', l: 'list-item' };

/** Characters `[from, to)` of a line's text, without the white space around them. */
function part(line: TextLine, from: number, to: number): Span {
  const written = line.text.slice(from, to);
  const start = line.from + line.indent + from + written.length - written.trimStart().length;
  return { from: start, to: start + written.trim().length };
}
