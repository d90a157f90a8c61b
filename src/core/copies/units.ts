import type { Segment } from '../content/segment.ts';
import { readLocale } from '../regions/locale.ts';
import { shippedMarkets } from '../regions/market.ts';
import { numbersIn } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';

/** A sentence of a page as alignment sees it. */
export interface Unit {
  /** Index of its block among the page's segments. */
  readonly block: number;
  readonly kind: Segment['kind'];
  /** Length in UTF-16 code units. */
  readonly length: number;
  readonly first: boolean;
  readonly last: boolean;
  /** What stays the same in translation: numbers, Latin words, links, images, code. */
  readonly anchors: readonly string[];
}

/**
 * The sentences of a page's segments, in reading order.
 * @param terms keys of the known terms in a text
 */
export function toUnits(segments: readonly Segment[], terms: (text: string) => string[]): Unit[] {
  return segments.flatMap((segment, block) => {
    const spans = sentences(segment.text);
    return spans.map((span, index) => {
      const text = segment.text.slice(span.from, span.to);
      const marks = index === 0 ? segment.marks.map((mark) => `${mark.kind}:${markKey(mark.value)}`) : [];
      return {
        block,
        kind: segment.kind,
        length: Math.max(1, span.to - span.from),
        first: index === 0,
        last: index === spans.length - 1,
        anchors: [...new Set([...marks, ...textAnchors(text), ...terms(text).map((term) => `term:${term}`)])],
      };
    });
  });
}

/** A link or image without what differs between languages: `/id/product/` and `/zh/product/` are one. */
function markKey(value: string): string {
  const path = value.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  const parts = (path || value).split('/').filter((part) => part && !readLocale(part, shippedMarkets));
  return parts
    .slice(-2)
    .join('/')
    .replace(/\.([\w-]+)(\.\w+)$/, (all, middle: string, end: string) =>
      readLocale(middle, shippedMarkets) ? end : all,
    );
}

function textAnchors(text: string): string[] {
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}\d_.+-]*/gu) ?? [];
  return [...numbersIn(text).map((digits) => `#${digits}`), ...words.map(anchorWord)];
}

function anchorWord(word: string): string {
  return word.replace(/[.+-]+$/, '').toLowerCase();
}
