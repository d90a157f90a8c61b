import type { RuleId, Span } from '../finding.ts';
import { type Tokens, tokenize } from '../text/tokens.ts';
import { ChineseMatcher, type ChineseSpan } from './chinese.ts';
import { type Match, Matcher } from './matcher.ts';
import { compilePattern, PatternError } from './pattern.ts';
import { isPlatform, type Pack, type Phrase, ruleIdOf } from './phrase.ts';
import { stemmerOf } from './stems.ts';
import { type Renderings, type StockPhrase, stockPhraseOf } from './stock.ts';

/** What a phrase says in Chinese: a stock phrase, or the Chinese of a phrase that is none. */
export interface Notion {
  /** Undefined for the Chinese of a phrase outside the lexicon, such as a house's. */
  readonly stock: StockPhrase | undefined;
  /** The id under which it is reported: that of the stock phrase, otherwise of the phrase. */
  readonly ruleId: RuleId;
  /** True for a platform's or payment's name: whatever words are in its place, the name is there or it is not. */
  readonly isName: boolean;
}

/** A phrase in a text. */
export interface PhraseMatch extends Span {
  readonly phrase: Phrase;
  readonly notion: Notion;
  /** True where `unless` says that it is meant otherwise, as far as the text alone tells. */
  readonly isGuarded: boolean;
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

/** All phrases of some packs, compiled for matching in one pass. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** The phrases in a text with their places, in the order of their starts; what `unless` and `except` excuse is left out. */
  find(text: string, tokens?: Tokens): PhraseMatch[];
  /**
   * The same with what `unless` excuses. Where `except` excuses a phrase of the first pack's language, it excuses what
   * phrases of other languages find there as well. Of a Chinese text China's own wordings of stock phrases are among them.
   */
  findAll(text: string, tokens?: Tokens): PhraseMatch[];
  /** The stock phrases that a text renders as a native reader would. */
  findGood(text: string, tokens?: Tokens): ReadonlySet<Notion>;
  /** The notions in a Chinese text; of some that share characters, one. */
  findChinese(text: string): ChineseMatch[];
}

/** What an index is made of. */
export interface IndexSource {
  /** The packs; the language of the first is that of the pages. */
  readonly packs: readonly Pack[];
  readonly stock?: readonly StockPhrase[];
  /** How the pages' language renders the stock phrases. */
  readonly renderings?: Renderings;
}

/**
 * Compiles packs and stock phrases.
 * @throws PatternError for a pattern that cannot be used; packs of a house are checked before, see `parsePack`
 */
export function indexPhrases({ packs, stock = [], renderings = {} }: IndexSource): PhraseIndex {
  const own = packs[0]?.language ?? 'en';
  const matcher = new Matcher(stemmerOf(own));
  /** The Chinese of the packs. */
  const chinese = new ChineseMatcher();
  /** What pages in Chinese have themselves. */
  const itself = new ChineseMatcher();
  /** What each id of the matcher stands for. */
  const byId: Entry[] = [];
  const notions: { -readonly [key in keyof Notion]: Notion[key] }[] = [];
  const notionIds = new Map<string, number>();

  function notionOf(ruleId: RuleId): number {
    const of = stockPhraseOf(ruleId);
    const key = of ? `stock ${ruleIdOf(of)}` : ruleId;
    const known =
      notionIds.get(key) ??
      notions.push({ stock: of, ruleId: of ? ruleIdOf(of) : ruleId, isName: false }) - 1;
    notionIds.set(key, known);
    return known;
  }

  function add(patterns: readonly string[], language: string, entry: Entry): number {
    const id = byId.push(entry) - 1;
    for (const pattern of patterns) {
      for (const steps of compilePattern(pattern, language)) matcher.add(steps, id);
    }
    return id;
  }

  function addPhrase(phrase: Phrase, language: string) {
    const number = notionOf(ruleIdOf(phrase));
    if (isPlatform(phrase)) notions[number]!.isName = true;
    const entry: PhraseEntry = { kind: 'phrase', phrase, notion: notions[number]!, isOwn: language === own };
    add(phrase.patterns, language, entry);
    if (phrase.unless?.length) entry.guard = add(phrase.unless, language, { kind: 'excuse' });
    if (phrase.except?.length) entry.exception = add(phrase.except, language, { kind: 'excuse' });
    for (const term of phrase.zh) addChinese(chinese, term, number, !notions[number]!.stock);
  }

  for (const { language, phrases } of packs) for (const phrase of phrases) addPhrase(phrase, language);
  const stockNotions = stock.map((phrase) => notions[notionOf(ruleIdOf(phrase))]!);
  for (const [index, phrase] of stock.entries()) {
    const notion = stockNotions[index]!;
    const { bad, vulgar, good } = renderings[phrase.id] ?? {};
    if (bad) add(bad, own, { kind: 'phrase', phrase: asPhrase(phrase, bad), notion, isOwn: true });
    if (vulgar) add(vulgar, own, { kind: 'phrase', phrase: asVulgar(phrase, vulgar), notion, isOwn: true });
    if (good) add(good, own, { kind: 'good', notion });
    if (own === 'zh' && phrase.mainland) {
      const patterns = phrase.mainland === true ? phrase.zh : phrase.mainland;
      const mainland = { ...asPhrase(phrase, patterns), markets: beyondMainland };
      const id = byId.push({ kind: 'phrase', phrase: mainland, notion, isOwn: true }) - 1;
      for (const pattern of patterns) itself.add(pattern, id);
    }
  }

  const findAll: PhraseIndex['findAll'] = (text, tokens = tokenize(text)) => {
    const known = matcher.match(text, tokens);
    const matches =
      own === 'zh' ? [...known, ...apart(itself.match(text))].sort((a, b) => a.from - b.from) : known;
    return matches.length ? excuse(matches, byId, text) : [];
  };
  return {
    phrases: byId.flatMap((entry) => (entry.kind === 'phrase' ? [entry.phrase] : [])),
    findAll,
    find: (text, tokens) => findAll(text, tokens).filter(({ isGuarded }) => !isGuarded),
    findGood(text, tokens = tokenize(text)) {
      const entries = matcher.match(text, tokens).map(({ id }) => byId[id]!);
      return new Set(entries.flatMap((entry) => (entry.kind === 'good' ? [entry.notion] : [])));
    },
    findChinese(text) {
      const ofStock = stockMatcher(stock).match(text);
      const ofPacks = chinese.match(text);
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

interface PhraseEntry {
  readonly kind: 'phrase';
  readonly phrase: Phrase;
  readonly notion: Notion;
  /** True for phrases in the language of the pages. */
  readonly isOwn: boolean;
  guard?: number;
  exception?: number;
}

type Entry = PhraseEntry | { readonly kind: 'excuse' } | { readonly kind: 'good'; readonly notion: Notion };

/** The Chinese of a house is a list of terms; what is no pattern is looked for as it is written. */
function addChinese(matcher: ChineseMatcher, term: string, notion: number, isAlone: boolean) {
  const id = idOf(isAlone ? 'stock' : 'hint', notion);
  try {
    matcher.add(term, id);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    for (const literal of term.split(/[()[\]|…#。！？!?;；\n]+/))
      if (literal.trim()) matcher.add(literal, id);
  }
}

/** The markets whose pages are in Chinese, but not in China's. */
const beyondMainland = ['TW', 'HK'];

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
 */
function cutsWord(text: string): (span: Pick<ChineseMatch, 'from' | 'to' | 'parts'>) => boolean {
  let starts: Set<number> | undefined;
  return ({ from, to, parts }) => {
    if (parts.length > 1 || to - from > longestCut) return false;
    starts ??= new Set(Array.from(chineseWords.segment(text), ({ index }) => index));
    return !starts.has(from);
  };
}

const severityOf = { strong: 'minor', plain: 'minor', weak: 'neutral' } as const;

/** A stock phrase with its renderings in one language. */
function asPhrase(stock: StockPhrase, patterns: string[]): Phrase {
  return {
    id: stock.id,
    family: stock.family,
    zh: [],
    patterns,
    evidence: 'paired',
    category: stock.category ?? 'style',
    severity: severityOf[stock.strength],
    industries: stock.industries,
    notIndustries: stock.notIndustries,
    why: stock.why,
    instead: stock.instead,
    source: '',
    match: [],
    pass: [],
  };
}

/** Its renderings that no reader may see, whatever the industry. */
function asVulgar(stock: StockPhrase, patterns: string[]): Phrase {
  const { industries, notIndustries, ...phrase } = asPhrase(stock, patterns);
  return {
    ...phrase,
    evidence: 'distinct',
    category: 'audience-appropriateness',
    severity: 'critical',
    isVulgar: true,
  };
}

/**
 * Of matches that share characters, the one that has most of its own: of 秉承 and 秉承…理念 the latter, of 畅销国内外 and
 * 国内外 the former. What is inside a gap is not the phrase's own.
 */
function apart<Found extends Pick<ChineseSpan, 'from' | 'to' | 'parts'>>(found: readonly Found[]): Found[] {
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

/** Applies the excuses among the matches to the phrases among them. */
function excuse(matches: readonly Match[], entries: readonly Entry[], text: string): PhraseMatch[] {
  const spans = new Map<number, Match[]>();
  for (const match of matches) {
    if (entries[match.id]!.kind !== 'excuse') continue;
    const known = spans.get(match.id);
    if (known) known.push(match);
    else spans.set(match.id, [match]);
  }
  const reaches = new Map([...spans].map(([id, found]) => [id, reachOf(found)] as const));
  const clauseOf = partsOf(text, clauseEnds);
  const sentenceOf = partsOf(text, sentenceEnds);
  const guarded = new Map<number, ReadonlySet<number>>();
  const isGuarded = ({ phrase, guard }: PhraseEntry, { from }: Span): boolean => {
    const found = guard === undefined ? undefined : spans.get(guard);
    if (!found) return false;
    // Names are excused by the names beside them, in a list or not; wording by the words of its clause.
    const partOf = phrase.family === 'reference' ? sentenceOf : clauseOf;
    const parts = guarded.get(guard!) ?? new Set(found.map((span) => partOf(span.from)));
    guarded.set(guard!, parts);
    return parts.has(partOf(from));
  };
  const phrases = matches.flatMap((match) => {
    const entry = entries[match.id]!;
    if (entry.kind !== 'phrase') return [];
    const isExcepted = (reaches.get(entry.exception ?? -1)?.(match.from) ?? -1) >= match.to;
    return [{ entry, match, isExcepted, isGuarded: isGuarded(entry, match) }];
  });
  const native = reachOf(
    phrases.filter((one) => one.entry.isOwn && (one.isExcepted || one.isGuarded)).map(({ match }) => match),
  );
  return phrases.flatMap(({ entry, match: { from, to }, isExcepted, isGuarded }) => {
    if (isExcepted || (!entry.isOwn && native(to - 1) > from)) return [];
    const { phrase, notion } = entry;
    return [{ phrase, notion, from, to, isGuarded }];
  });
}

/**
 * How far spans reach that start at or before an offset; -1 where none does. Of `[0, 9)` and `[2, 4)`, both
 * reach 9 from offset 2. The spans are in the order of their starts.
 */
function reachOf(spans: readonly Span[]): (at: number) => number {
  const starts = spans.map(({ from }) => from);
  let most = -1;
  const reaches = spans.map(({ to }) => (most = Math.max(most, to)));
  return (at) => {
    const index = countUpTo(starts, at);
    return index ? reaches[index - 1]! : -1;
  };
}

/** How many of some ascending numbers are not above one. */
function countUpTo(numbers: readonly number[], one: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= one) low = middle + 1;
    else high = middle;
  }
  return low;
}

const clauseEnds = /[,;:.!?…—–()，；：。！？、،؛؟।\n]/g;
const sentenceEnds = /[.!?…。！？؟।\n](?=\s|$|["'”’」』）)])|[。！？]/g;

/** Numbers the part of a text that an offset is in, parts being divided by marks. */
function partsOf(text: string, marks: RegExp): (at: number) => number {
  let starts: readonly number[] | undefined;
  return (at) => {
    starts ??= Array.from(text.matchAll(marks), ({ index }) => index);
    return countUpTo(starts, at);
  };
}
