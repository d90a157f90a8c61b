import type { Span } from '../finding.ts';
import { isAbbreviation } from './tokens.ts';

/** Thai writes full stops in abbreviations only: `20.00 น.` is eight in the evening. */
const thai = /\p{Script=Thai}\.$/u;

function isAbbreviated(text: string): boolean {
  const word = /(?:^|[\s(（])([^\s(（]+)\.$/.exec(text)?.[1];
  return (word !== undefined && isAbbreviation(word.toLowerCase())) || thai.test(text);
}

const ends = /[。！？!?؟]+["'”’」』）)\]]*|(?<![.…])[.…]+["'”’)\]]*(?=\s|$|\uFFFC)/g;

/**
 * The sentences of a block's decoded text, half-open, without the white space between them.
 * `'One. Two?'` gives `[0, 4)` and `[5, 9)`. Thai has no mark for it: a block is one sentence there.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const close = (to: number) => {
    const part = text.slice(from, to);
    const start = from + part.length - part.trimStart().length;
    const end = from + part.trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(part)) spans.push({ from: start, to: end });
    from = to;
  };
  for (const match of text.matchAll(ends)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && isAbbreviated(text.slice(Math.max(0, to - 12), to))) continue;
    close(to);
  }
  if (from < text.length) close(text.length);
  return spans;
}
