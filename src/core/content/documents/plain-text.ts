/** Text without any markup: a paragraph ends at a blank line. */
import type { Format } from '../content.ts';
import type { Segment } from '../segment.ts';
import { documentContent } from './content.ts';
import { readProse } from './inline.ts';
import { isBlank, type Line, linesOf, rest, wholeLines } from './lines.ts';

export const plainText: Format = {
  id: 'text',
  takesFrontMatter: false,
  comment: () => undefined,

  parse(text) {
    const segments: Segment[] = [];
    let paragraph: Line[] = [];
    const end = () => {
      const segment = readProse(
        text,
        paragraph.map((line) => rest(line)),
        'paragraph',
        'text',
        [],
      );
      if (segment) segments.push(segment);
      paragraph = [];
    };
    for (const line of linesOf(text)) {
      if (isBlank(line)) end();
      else paragraph.push(line);
    }
    end();
    return documentContent(
      segments,
      segments.map((segment) => wholeLines(text, segment)),
    );
  },
};
