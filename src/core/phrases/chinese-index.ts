/** Which notions a Chinese text has: the stock phrases of the lexicon, and what the packs of a language know besides. */
import type { RuleId, Span } from '../finding.ts';
import { ChineseMatcher, type ChineseSpan } from './chinese.ts';
import { PatternError } from './pattern.ts';
import type { StockPhrase } from './stock.ts';

/** What a phrase says in Chinese: a stock phrase, or the Chinese of a phrase that is none. */
export interface Notion {
  /** Undefined for the Chinese of a phrase outside the lexicon, such as a house's. */
  readonly stock: StockPhrase | undefined;
  /** The id under which it is reported: that of the stock phrase, otherwise of the phrase. */
  readonly ruleId: RuleId;
  /** True for a platform's or payment's name: whatever words are in its place, the name is there or it is not. */
  readonly isName: boolean;
}

/** A notion in a Chinese text. */
export interface ChineseMatch extends Span {
  readonly notion: Notion;
  /** As it is on the page: `秉承`; of a phrase with a gap what is around it: `集…于一体`. */
  readonly term: string;
  /**
   * True where only a pack has it, and for what has an everyday sense too: it tells what a known rendering comes from, and
   * stands for nothing by itself.
   */
  readonly isHint: boolean;
  /** Where the characters of the term are. */
  readonly parts: readonly Span[];
}

/** The Chinese of some packs and of the lexicon, compiled for matching in one pass each. */
interface ChineseIndex {
  /** Adds a term of a pack. Of a stock phrase it is a hint; of another phrase it stands for itself. */
  add(term: string, notion: Notion): void;
  /** The notions in a Chinese text; of some that share characters, one. */
  find(text: string): ChineseMatch[];
}

/**
 * Creates an index of the stock phrases, to which packs may add.
 * @param stockNotions the notion of each stock phrase
 */
export function chineseIndex(stock: readonly StockPhrase[], stockNotions: readonly Notion[]): ChineseIndex {
  const packs = new ChineseMatcher();
  const notions: Notion[] = [];
  /** Terms that are compiled with the first text: a page without Chinese needs none. */
  const added: [term: string, id: number][] = [];
  return {
    add(term, notion) {
      added.push([term, idOf(notion.stock ? 'hint' : 'stock', notions.push(notion) - 1)]);
    },
    find(text) {
      for (const [term, id] of added.splice(0)) addTerm(packs, term, id);
      const ofStock = stockMatcher(stock).match(text);
      const ofPacks = packs.match(text);
      if (!ofStock.length && !ofPacks.length) return [];
      // Of two that share all their characters the pack's is taken.
      const found = [
        ...ofPacks.map(({ id, ...span }) => ({ ...span, kind: kindOf(id), notion: notions[numberOf(id)]! })),
        ...ofStock.map(({ id, ...span }) => ({
          ...span,
          kind: kindOf(id),
          notion: stockNotions[numberOf(id)]!,
        })),
      ].sort((a, b) => a.from - b.from);
      const isCut = cutsWord(text);
      const whole = found.filter((match) => !isCut(match));
      const everyday = whole.filter(({ kind }) => kind === 'everyday');
      const isEveryday = ({ from, to }: Span) => everyday.some((one) => one.from <= from && to <= one.to);
      const matches = whole
        .filter(({ kind }) => kind !== 'everyday')
        .map(({ kind, ...match }) => ({ ...match, isHint: kind === 'hint' || isEveryday(match) }));
      return [...apart(matches.filter(({ isHint }) => !isHint)), ...matches.filter(({ isHint }) => isHint)];
    },
  };
}

/** The Chinese of a house is a list of terms; what is no pattern is looked for as it is written. */
function addTerm(matcher: ChineseMatcher, term: string, id: number) {
  try {
    matcher.add(term, id);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    for (const literal of term.split(/[()[\]|…#。！？!?;；\n]+/))
      if (literal.trim()) matcher.add(literal, id);
  }
}

/** Why a Chinese pattern is looked for: as a phrase of its own, as a pack's Chinese, or to tell its everyday sense. */
const kinds = ['stock', 'hint', 'everyday'] as const;
const idOf = (kind: (typeof kinds)[number], notion: number) => kinds.length * notion + kinds.indexOf(kind);
const kindOf = (id: number) => kinds[id % kinds.length]!;
const numberOf = (id: number) => Math.floor(id / kinds.length);

const stockMatchers = new WeakMap<readonly StockPhrase[], ChineseMatcher>();

/** What finds the stock phrases by their places in a list: one for all languages, since it is large. */
function stockMatcher(stock: readonly StockPhrase[]): ChineseMatcher {
  const known = stockMatchers.get(stock);
  if (known) return known;
  const matcher = new ChineseMatcher();
  for (const [index, { zh, everyday = [] }] of stock.entries()) {
    for (const pattern of zh) matcher.add(pattern, idOf('stock', index));
    for (const pattern of everyday) matcher.add(pattern, idOf('everyday', index));
  }
  stockMatchers.set(stock, matcher);
  return matcher;
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** A phrase of so few characters may be the end of one word and the beginning of another. */
const longestCut = 3;

/**
 * Tells which short spans of a Chinese text begin inside a word: 名将 in 签名|将, 助你 in 帮助|你. Longer ones are what they
 * are, however a dictionary cuts them.
 * @param edges `both` for those that end inside one as well: 文件 in 文件夹
 */
export function cutsWord(
  text: string,
  edges: 'start' | 'both' = 'start',
): (span: Pick<ChineseMatch, 'from' | 'to' | 'parts'>) => boolean {
  let starts: Set<number> | undefined;
  return ({ from, to, parts }) => {
    if (parts.length > 1 || to - from > longestCut) return false;
    starts ??= new Set(Array.from(chineseWords.segment(text), ({ index }) => index));
    if (edges === 'start') return !starts.has(from);
    return (
      !starts.has(from) || (to < text.length && !starts.has(to)) || endsWord.test(text.slice(to, to + 2))
    );
  };
}

/** What makes another word of the one before it, though dictionaries of few words cut it off. */
const endsWord = /^[夹库组器机员者家号名率化性](?!\p{Script=Latin})/u;

/**
 * Of matches that share characters, the one that has most of its own: of 秉承 and 秉承…理念 the latter, of 畅销国内外 and
 * 国内外 the former. What is inside a gap is not the phrase's own.
 */
export function apart<Found extends Pick<ChineseSpan, 'from' | 'to' | 'parts'>>(
  found: readonly Found[],
): Found[] {
  const own = ({ parts }: Found) => parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const ranked = found.toSorted((a, b) => own(b) - own(a) || a.to - a.from - (b.to - b.from));
  const taken = new Set<number>();
  const chosen = ranked.filter(({ parts }) => {
    const offsets = parts.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, one) => from + one),
    );
    if (offsets.some((offset) => taken.has(offset))) return false;
    for (const offset of offsets) taken.add(offset);
    return true;
  });
  return chosen.sort((a, b) => a.from - b.from);
}
