/** Captions of films: SubRip (`.srt`) and WebVTT (https://www.w3.org/TR/webvtt1/). A cue is one segment. */
import type { Span } from '../../finding.ts';
import type { Comment, Format } from '../content.ts';
import type { Segment } from '../segment.ts';
import { type Syntax, syntaxes } from '../syntax.ts';
import { documentContent } from './document-content.ts';
import { byOpening, type InlineRule, type InlineRules, readProse } from './inline.ts';
import { isBlank, linesOf, rest, type TextLine } from './lines.ts';

const timing = /^(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;

/** Tags of style, voice and karaoke, and the positions of old players: `<i>`, `<v Mei>`, `<00:01.000>`, `{\an8}`. */
const markup: readonly InlineRule[] = [
  { opens: '<', pattern: /<\/?[a-z\d][^<>]{0,200}>/iy, read: () => ({ is: 'silent' }) },
  { opens: '{', pattern: /\{\\[^{}]{1,50}\}/y, read: () => ({ is: 'silent' }) },
];

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};
const references: InlineRule = {
  opens: '&',
  pattern: /&(?:amp|lt|gt|nbsp|lrm|rlm);/y,
  read: ([written]) => ({ is: 'text', text: entities[written]! }),
};

const srtInline = byOpening(markup);
const vttInline = byOpening([...markup, references]);

function parse(text: string, rules: InlineRules, syntax: Syntax) {
  const lines = linesOf(text);
  const segments: Segment[] = [];
  const blocks: Span[] = [];
  const comments: Comment[] = [];
  for (let at = 0; at < lines.length; ) {
    const block = blockAt(lines, at);
    at += Math.max(1, block.length);
    const times = block.findIndex((line) => timing.test(line.text));
    const [first] = block;
    if (times >= 0) {
      const spoken = block.slice(times + 1).map((line) => rest(line, /^[-–]\s/.test(line.text) ? 1 : 0));
      const [cue] = readProse(text, spoken, 'caption', syntax, rules);
      if (!cue) continue;
      segments.push(cue);
      blocks.push({ from: first!.from, to: block.at(-1)!.to });
    } else if (first && /^NOTE\b/.test(first.text)) {
      const to = block.at(-1)!.to;
      comments.push({ from: first.from, to, inner: text.slice(first.from + first.indent + 4, to) });
    }
  }
  return documentContent(segments, blocks, comments);
}

/** The lines from `at` to the next blank one. */
function blockAt(lines: readonly TextLine[], at: number): TextLine[] {
  let end = at;
  while (end < lines.length && !isBlank(lines[end])) end++;
  return lines.slice(at, end);
}

export const srt: Format = {
  id: 'srt',
  takesFrontMatter: false,
  comment: () => undefined,
  parse: (text) => parse(text, srtInline, syntaxes.text),
};

export const vtt: Format = {
  id: 'vtt',
  takesFrontMatter: false,
  // A note ends at a blank line.
  comment: (_content, _from, words) => `NOTE ${words.replaceAll('-->', '→')}\n`,
  parse: (text) => parse(text, vttInline, syntaxes.html),
};
