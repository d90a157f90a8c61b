import type { RuleId, Span } from '../finding.ts';
import { groupBy } from '../text/group-by.ts';
import { type Tokens, tokenize } from '../text/tokens.ts';
import { ChineseMatcher } from './chinese.ts';
import { apart, type ChineseMatch, chineseIndex, type Notion } from './chinese-index.ts';
import { hasLooseWordings, LooseMatcher } from './loose.ts';
import { type Match, Matcher, type Rest } from './matcher.ts';
import { type Openings, type PatternFile, patternLists } from './openings.ts';
import { compilePattern, type Step } from './pattern.ts';
import { isPlatform, type Pack, type Phrase, ruleIdOf } from './phrase.ts';
import { bareFormsOf, stemmerOf } from './stems.ts';
import { type Renderings, type StockPhrase, stockPhraseOf } from './stock.ts';

/** A phrase in a text. */
export interface PhraseMatch extends Span {
  readonly phrase: Phrase;
  readonly notion: Notion;
  /** True where `unless` says that it is meant otherwise, as far as the text alone tells. */
  readonly isGuarded: boolean;
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
  /**
   * Known renderings of stock phrases in another order or inflection, or with a word between, in the order of their starts,
   * but for those that stand beside a good one; of a Chinese text its strong stock phrases, which authors in Taiwan and Hong
   * Kong write now and then. Compiled at first use: for pages whose phrases give them away.
   */
  findLoose(text: string, tokens?: Tokens): PhraseMatch[];
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
  /** The files that packs and renderings come from, with where their patterns begin: these are compiled when a text has that. */
  readonly files?: readonly (readonly [PatternFile, Openings])[];
}

/**
 * Compiles packs and stock phrases.
 * @throws PatternError for a pattern that cannot be used; packs of a house are checked before, see `parsePack`
 */
export function indexPhrases({ packs, stock = [], renderings = {}, files = [] }: IndexSource): PhraseIndex {
  const own = packs[0]?.language ?? 'en';
  const matcher = new Matcher(stemmerOf(own), bareFormsOf(own));
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

  const words = new Map<string, Map<string, Step>>();

  function compile(pattern: string, language: string): Step[][] {
    const known = words.get(language) ?? new Map<string, Step>();
    words.set(language, known);
    return compilePattern(pattern, language, known);
  }

  /** The ids of lists of patterns that wait for their first words. */
  const waiting = new Map<readonly string[], number>();
  for (const [file, openings] of files) {
    const lists = patternLists(file);
    for (const list of lists) waiting.set(list, -1);
    let numbered: (readonly [pattern: string, list: readonly string[]])[] | undefined;
    const compiled = new Map<number, readonly Rest[]>();
    matcher.addLater({
      openings,
      compile(number) {
        numbered ??= lists.flatMap((list) => list.map((pattern) => [pattern, list] as const));
        const [pattern, list] = numbered[number]!;
        const id = waiting.get(list)!;
        if (id < 0) return [];
        const known =
          compiled.get(number) ?? compile(pattern, file.language).map((steps) => ({ steps, at: 0, id }));
        compiled.set(number, known);
        return known;
      },
    });
  }

  function add(patterns: readonly string[], language: string, entry: Entry): number {
    const id = byId.push(entry) - 1;
    if (waiting.has(patterns)) waiting.set(patterns, id);
    else
      for (const pattern of patterns) for (const steps of compile(pattern, language)) matcher.add(steps, id);
    return id;
  }

  function addPhrase(phrase: Phrase, language: string) {
    const number = notionOf(ruleIdOf(phrase));
    if (isPlatform(phrase)) notions[number]!.isName = true;
    const entry: PhraseEntry = { kind: 'phrase', phrase, notion: notions[number]!, isOwn: language === own };
    add(phrase.patterns, language, entry);
    if (phrase.unless?.length) entry.guard = add(phrase.unless, language, { kind: 'excuse' });
    if (phrase.except?.length) entry.exception = add(phrase.except, language, { kind: 'excuse' });
    for (const term of phrase.zh) chinese.add(term, notions[number]!);
  }

  /** The bad renderings by their ids. Packs have guards, which only their own wording tells. */
  const rendered: [id: number, patterns: readonly string[]][] = [];
  const stockNotions = stock.map((phrase) => notions[notionOf(ruleIdOf(phrase))]!);
  const chinese = chineseIndex(stock, stockNotions);
  for (const { language, phrases } of packs) for (const phrase of phrases) addPhrase(phrase, language);
  for (const [index, phrase] of stock.entries()) {
    const notion = stockNotions[index]!;
    const { bad, vulgar, good } = renderings[phrase.id] ?? {};
    if (bad) {
      const entry: Entry = { kind: 'phrase', phrase: asPhrase(phrase, bad), notion, isOwn: true };
      const id = add(bad, own, entry);
      // Of weak ones many are fine as they are written, the more so in other words.
      if (phrase.strength !== 'weak') rendered.push([id, bad]);
    }
    if (vulgar) add(vulgar, own, { kind: 'phrase', phrase: asVulgar(phrase, vulgar), notion, isOwn: true });
    if (good) add(good, own, { kind: 'good', notion });
    if (own === 'zh' && phrase.mainland) {
      const patterns = phrase.mainland === true ? phrase.zh : phrase.mainland;
      const mainland = { ...asPhrase(phrase, patterns), markets: beyondMainland };
      const entry: PhraseEntry = { kind: 'phrase', phrase: mainland, notion, isOwn: true };
      const id = byId.push(entry) - 1;
      for (const pattern of patterns) itself.add(pattern, id);
      // What has an everyday sense is written there as well: 批發價.
      if (phrase.mainland === true && phrase.everyday) {
        entry.exception = byId.push({ kind: 'excuse' }) - 1;
        for (const pattern of phrase.everyday) itself.add(pattern, entry.exception);
      }
    }
  }

  function findItself(text: string) {
    const found = itself.match(text);
    const isExcuse = ({ id }: (typeof found)[number]) => byId[id]!.kind === 'excuse';
    return [...apart(found.filter((one) => !isExcuse(one))), ...found.filter(isExcuse)];
  }

  const findAll: PhraseIndex['findAll'] = (text, tokens = tokenize(text)) => {
    const known = matcher.match(text, tokens);
    const matches =
      own === 'zh' ? [...known, ...findItself(text)].sort((a, b) => a.from - b.from || b.to - a.to) : known;
    return excuse(matches, byId, text);
  };
  const findGood: PhraseIndex['findGood'] = (text, tokens = tokenize(text)) => {
    const entries = matcher.match(text, tokens).map(({ id }) => byId[id]!);
    return new Set(entries.flatMap((entry) => (entry.kind === 'good' ? [entry.notion] : [])));
  };
  let loose: LooseMatcher | undefined;
  return {
    get phrases() {
      return byId.flatMap((entry) => (entry.kind === 'phrase' ? [entry.phrase] : []));
    },
    findAll,
    find: (text, tokens) => findAll(text, tokens).filter(({ isGuarded }) => !isGuarded),
    findLoose(text, tokens = tokenize(text)) {
      if (own === 'zh') return chinese.find(text).flatMap(asSetPhrase);
      if (!hasLooseWordings(own)) return [];
      loose ??= new LooseMatcher(own, rendered);
      const found = loose.match(tokens);
      if (!found.length) return [];
      const good = findGood(text, tokens);
      return found.flatMap(({ id, from, to }) => {
        const { phrase, notion } = byId[id] as PhraseEntry;
        return good.has(notion) ? [] : [{ phrase, notion, from, to, isGuarded: false }];
      });
    },
    findGood,
    findChinese: chinese.find,
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

/** The markets whose pages are in Chinese, but not in China's. */
const beyondMainland = ['TW', 'HK'];

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

/** What of a page in Chinese is one set phrase among many: no name, and nothing that may be meant as it says. */
function asSetPhrase({ notion, from, to, isHint }: ChineseMatch): PhraseMatch[] {
  const { stock } = notion;
  if (isHint || stock?.strength !== 'strong' || !stock.mainland || stock.family === 'reference') return [];
  return [{ phrase: asPhrase(stock, []), notion, from, to, isGuarded: false }];
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

/** Applies the excuses among the matches to the phrases among them. */
function excuse(matches: readonly Match[], entries: readonly Entry[], text: string): PhraseMatch[] {
  if (!matches.some(({ id }) => entries[id]!.kind === 'phrase')) return [];
  const excuses = matches.filter(({ id }) => entries[id]!.kind === 'excuse');
  const spans = groupBy(excuses, ({ id }) => id);
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
