/** Documents that are the value of a string: Markdown and HTML in JSON, YAML, TOML and XML. */
import { markdown } from '../markdown.ts';
import { parsePage } from '../markup/page.ts';
import { type Mark, type Segment, sourceSpan, TextBuilder } from '../segment.ts';
import { type Syntax, within } from '../syntax.ts';
import type { Decoded } from './message.ts';
import type { DocumentKind } from './view.ts';

const readers = {
  markdown: (text: string) => markdown.parse(text),
  html: (text: string) => parsePage(text).content,
};

/**
 * The segments of a document that is a decoded string, each where it is in the file that holds the string.
 * @param outer how the string is written
 * @param original the document it was translated from: if it has as many segments, each is that of one
 */
export function documentIn(value: Decoded, kind: DocumentKind, outer: Syntax, original = ''): Segment[] {
  const { segments } = readers[kind](value.text);
  const originals = original ? readers[kind](original).segments : [];
  const isSame = originals.length === segments.length;
  const moved = (span: { readonly from: number; readonly to: number }) =>
    sourceSpan(value, span.from, span.to);
  return segments.map((segment, index): Segment => {
    const builder = mappingsIn(value, segment);
    const marks = segment.marks.map((mark): Mark => ({ ...mark, ...moved(mark) }));
    const syntax = within(outer, segment.syntax);
    return {
      ...segment,
      ...moved(segment),
      mappings: builder.mappings,
      marks,
      syntax,
      ...(isSame && { original: originals[index]!.text }),
    };
  });
}

/** The text of a segment with its source: that of the document's characters, of which each has its own. */
function mappingsIn(value: Decoded, { text, mappings }: Segment): TextBuilder {
  const builder = new TextBuilder();
  mappings.forEach(({ at, from, to }, index) => {
    const decoded = text.slice(at, mappings[index + 1]?.at);
    if (decoded.length !== to - from) {
      const source = sourceSpan(value, from, to);
      builder.add(decoded, source.from, source.to);
      return;
    }
    const part = new TextBuilder();
    part.addPart(value, from, to);
    part.mappings.forEach((mapping, inner) => {
      builder.add(decoded.slice(mapping.at, part.mappings[inner + 1]?.at), mapping.from, mapping.to);
    });
  });
  return builder;
}
