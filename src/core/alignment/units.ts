import type { Segment } from '../content/segment.ts';
import type { Span } from '../finding.ts';
import { readLocale } from '../regions/locale.ts';
import { type Markets, shippedMarkets } from '../regions/market.ts';
import { toSimplified } from '../text/han.ts';
import { numbersIn } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { isUnspaced, type Tokens, tokenize, unspacedWords } from '../text/tokens.ts';

/** A page as it is aligned. */
export interface Side {
  readonly units: readonly Unit[];
  /** How many segments the page has. */
  readonly blocks: number;
}

/** A sentence of a page as alignment sees it. */
export interface Unit {
  /** Index of its block among the page's segments. */
  readonly block: number;
  readonly kind: Segment['kind'];
  /** Where it is in its block's decoded text, half-open, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** Length in UTF-16 code units. */
  readonly length: number;
  readonly first: boolean;
  readonly last: boolean;
  /** What stays the same in translation: numbers, Latin words, links, images, code. */
  readonly anchors: readonly string[];
  /** What a translation renders: words, and pairs of characters where words are not spaced. */
  readonly words: readonly string[];
}

/** Finds the keys of the known terms in a text, of which the words are given. What was read is kept by the function itself. */
type FindTerms = (text: string, tokens: Tokens) => string[];

/** A sentence as it is wherever it stands. */
type Reading = Pick<Unit, 'from' | 'to' | 'length' | 'anchors' | 'words'>;

/** What a sentence is read with, and what was read with it. */
interface Reader {
  readonly terms: FindTerms;
  readonly markets: Markets;
  /** Pages are parsed anew when they change, so that the same segments always have the same sentences. */
  readonly sides: WeakMap<readonly Segment[], Side>;
  now: Map<string, Reading[]>;
  before: Map<string, Reading[]>;
}

const readers = new WeakMap<Markets, WeakMap<FindTerms, Reader>>();

function readerWith(terms: FindTerms, markets: Markets): Reader {
  const ofMarkets = readers.get(markets) ?? new WeakMap<FindTerms, Reader>();
  readers.set(markets, ofMarkets);
  const fresh = () => ({ terms, markets, sides: new WeakMap(), now: new Map(), before: new Map() });
  const reader = ofMarkets.get(terms) ?? fresh();
  ofMarkets.set(terms, reader);
  return reader;
}

/**
 * A page with its sentences, which are split and read once for as long as its segments are kept.
 * @param markets those of the site: a link leads to the same page in each of their languages
 */
export function sideOf(segments: readonly Segment[], terms: FindTerms, markets = shippedMarkets): Side {
  const reader = readerWith(terms, markets);
  const side = reader.sides.get(segments) ?? {
    units: toUnits(segments, reader),
    blocks: segments.length,
  };
  reader.sides.set(segments, side);
  return side;
}

/** A page without what stays the same in translation: its words alone. */
export function withoutAnchors(side: Side): Side {
  return { ...side, units: side.units.map((unit) => ({ ...unit, anchors: [] })) };
}

const latinName = /^\p{Script=Latin}[\p{Script=Latin}\d_.+-]*$/u;
const fileName = /^\S+\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/** The sentences of a page's segments, in reading order. */
function toUnits(segments: readonly Segment[], reader: Reader): Unit[] {
  const units: Unit[] = [];
  segments.forEach((segment, block) => {
    const { kind } = segment;
    // An image described by its file's name says nothing in any language.
    if (kind === 'alt' && fileName.test(segment.text)) return;
    const readings = readBlock(segment, reader);
    readings.forEach((reading, index) => {
      const [first, last] = [index === 0, index === readings.length - 1];
      units.push({ block, kind, first, last, ...reading });
    });
  });
  return units;
}

/** Blocks that are kept as they were read: those of the pages in hand, of which an edit changes one. */
const mostBlocks = 4000;

/** The sentences of a block. The blocks read last are known, so that an edit costs what it changes. */
function readBlock({ text, marks }: Segment, reader: Reader): readonly Reading[] {
  const key = marks.reduce((all, { kind, value }) => `${all}\0${kind}\0${value}`, text);
  const known = reader.now.get(key);
  if (known) return known;
  const fresh = reader.before.get(key) ?? readAnew(text, marks, reader);
  if (reader.now.size >= mostBlocks) {
    reader.before = reader.now;
    reader.now = new Map();
  }
  reader.now.set(key, fresh);
  return fresh;
}

function readAnew(text: string, marks: Segment['marks'], { terms, markets }: Reader): Reading[] {
  const readings = sentences(text).map((span) => readSentence(text, span, terms));
  const [first, ...rest] = readings;
  if (!first || !marks.length) return readings;
  const values = marks.map(({ kind, value }) =>
    // A name set as code on one page is often plain text on the other.
    kind === 'code' && latinName.test(value) ? anchorWord(value) : `${kind}:${markKey(value, markets)}`,
  );
  return [{ ...first, anchors: [...new Set([...values, ...first.anchors])] }, ...rest];
}

function readSentence(block: string, { from, to }: Span, terms: FindTerms): Reading {
  const text = block.slice(from, to);
  const tokens = tokenize(text);
  const keys = terms(text, tokens).map((term) => `term:${term}`);
  return {
    from,
    to,
    length: Math.max(1, text.length),
    anchors: [...new Set([...textAnchors(text), ...keys])],
    words: [...new Set(placeWords(text, tokens).map(({ word }) => word))],
  };
}

/** A link or image without what differs between languages: `/id/product/` and `/zh/product/` are one. */
function markKey(value: string, markets: Markets): string {
  const path = value.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  const parts = (path || value).split('/').filter((part) => part && !readLocale(part, markets));
  return parts
    .slice(-2)
    .join('/')
    .replace(/\.([\w-]+)(\.\w+)$/, (all, middle: string, end: string) =>
      readLocale(middle, markets) ? end : all,
    );
}

function textAnchors(text: string): string[] {
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}\d_.+-]*/gu) ?? [];
  return [...numbersIn(text).map((digits) => `#${digits}`), ...words.map(anchorWord)];
}

function anchorWord(word: string): string {
  return word.replace(/[.+-]+$/, '').toLowerCase();
}

const byDictionary =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const han = /\p{Script=Han}/u;
const hangul = /^[\uac00-\ud7a3]/;

/** A word of a text as a lexicon knows it, and where it is. */
export interface PlacedWord extends Span {
  readonly word: string;
}

/**
 * The words of a sentence that may have translations, with their places: `Ship faster` has `ship` and `faster`. Of Chinese
 * each two adjacent characters, which find more than words do: `数据库` has `数据` and `据库`, and so has `數據庫`, that
 * pages from Taiwan and the mainland have the same; of other text written without spaces the words of a dictionary. Korean
 * words carry particles: the first two syllables, and all but the last.
 */
export function placeWords(text: string, { words, from, to, count }: Tokens): PlacedWord[] {
  const found: PlacedWord[] = [];
  const add = (word: string, index: number) => found.push({ word, from: from[index]!, to: to[index]! });
  const isSegmented = byDictionary.test(text);
  for (let index = 0; index < count; index++) {
    const word = words[index]!;
    if (isUnspaced(text, from[index]!)) {
      const isPair = !isSegmented && index + 1 < count && to[index] === from[index + 1];
      if (!isPair || !isUnspaced(text, from[index + 1]!)) continue;
      found.push({
        word: toSimplified(word) + toSimplified(words[index + 1]!),
        from: from[index]!,
        to: to[index + 1]!,
      });
    } else if (hangul.test(word)) {
      if (word.length < 2) continue;
      add(word.slice(0, 2), index);
      add(word.slice(0, Math.max(2, word.length - 1)), index);
    } else if (word.length > 2 && !/\d/.test(word)) add(word, index);
  }
  if (isSegmented) {
    for (const { word, from } of unspacedWords(text))
      if (word.length > 2 || (word.length > 1 && han.test(word)))
        found.push({ word, from, to: from + word.length });
  }
  // A cell that says 是 or No has nothing else to be told by.
  if (!found.length)
    for (const [index, word] of words.slice(0, count).entries()) if (!/\d/.test(word)) add(word, index);
  return found;
}
