/** Which stock phrases of the Chinese page a market page carries over, whatever words render them. */

import type { Alignment, LinkedSentence } from '../alignment/align.ts';
import type { Lexicon } from '../alignment/lexicon.ts';
import { placeWords } from '../alignment/units.ts';
import type { Config } from '../config.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { Severity, Span } from '../finding.ts';
import { normalizeChinese } from '../phrases/chinese.ts';
import type { ChineseMatch, Notion } from '../phrases/chinese-index.ts';
import { languageWords } from '../phrases/language-words.ts';
import type { PhraseIndex, PhraseMatch } from '../phrases/phrase-index.ts';
import type { Target } from '../target.ts';
import { firstIndex } from '../text/first-index.ts';
import { onceFor } from '../text/once.ts';
import { tokenize } from '../text/tokens.ts';

/** A stock phrase that a block carries over. */
export interface Carried extends Span {
  readonly notion: Notion;
  /** The Chinese as it is on the source page. */
  readonly term: string;
  /**
   * What tells where it is: a known rendering, words that translate most of the Chinese, some of them in the clause, or
   * nothing but the sentence that follows the Chinese one.
   */
  readonly by: 'rendering' | 'words' | 'clause' | 'sentence';
}

/** What is asked of a page; see `Page`. */
interface CarryingPage {
  readonly path: string;
  readonly target: Pick<Target, 'market'>;
  readonly content: Content;
  readonly language: string;
  readonly source: { readonly content: Content } | undefined;
  readonly alignment: Alignment | undefined;
  readonly confidence: 'high' | 'low';
  readonly lexicon: Lexicon | undefined;
  readonly config: Config;
}

/** A page of fewer sentences may follow its source by chance. */
const leastSentences = 8;

/**
 * Above this share a page follows its source, where the words of both languages are known: pages written anew for the same
 * brief had .13 to .76, translations .83 and more (docs/evidence.md). Where they are not, only the highest shares are sure.
 */
const leastShare = { high: 0.78, low: 0.85 } as const;

/**
 * Above this share nobody wrote anew along the Chinese paragraph by paragraph: such pages had up to .87 (docs/evidence.md).
 * Below it something must show whose words they are.
 */
const sureShare = 0.9;

/** True for a page that follows its source page sentence by sentence, so that what the Chinese says is what it says. */
export function isMirrored({
  alignment,
  confidence,
}: Pick<CarryingPage, 'alignment' | 'confidence'>): boolean {
  if (!alignment || alignment.sentences < leastSentences) return false;
  return alignment.mirror >= leastShare[confidence];
}

/** The Chinese that the blocks of a page follow, and what becomes of it. */
export class ChineseBeside {
  private readonly in: (segment: Segment) => readonly ChineseMatch[];

  constructor(
    private readonly page: CarryingPage,
    index: PhraseIndex,
  ) {
    this.in = chineseBy(index);
  }

  /** The notions in the source blocks that a block follows. */
  ofBlock(block: number): readonly ChineseMatch[] {
    const { alignment, source } = this.page;
    const blocks = alignment?.blocks[block]?.sources ?? [];
    return blocks.flatMap((one) => this.in(source!.content.segments[one]!));
  }

  /** The notions in the source sentences that a sentence follows. */
  ofSentence({ sources }: LinkedSentence): ChineseMatch[] {
    const { segments } = this.page.source!.content;
    return sources.flatMap(({ block, from, to }) => {
      const found = this.sure(segments[block]!);
      const first = firstIndex(found, (match) => match.from >= from);
      return found.slice(
        first,
        firstIndex(found, (match) => match.from >= to),
      );
    });
  }

  /** Those a block of the source has for certain, in their order. */
  private readonly sure = onceFor((segment: Segment) => this.in(segment).filter(({ isHint }) => !isHint));
}

/** The notions in the Chinese of a segment, looked for once: a Chinese page is the source of one in each language. */
const chineseBy = onceFor((index: PhraseIndex) => onceFor(({ text }: Segment) => index.findChinese(text)));

/**
 * The stock phrases that the sentences of a page carry over, by block. Known renderings of a phrase are where it is
 * carried; of the others the words that translate the Chinese are; where no word does, the sentence. A phrase of which a
 * good rendering is there, or that the config switches off, is not carried.
 * @param known what is known to render a phrase in a block that follows its Chinese
 */
export function findCarried(
  page: CarryingPage,
  index: PhraseIndex,
  beside: ChineseBeside,
  known: (block: number) => readonly PhraseMatch[],
): Map<number, Carried[]> {
  const carried = new Map<number, Carried[]>();
  const { alignment, content, config } = page;
  const here = { path: page.path, market: page.target.market };
  if (!alignment || !page.source) return carried;
  const mirrors = isMirrored(page);
  // That a string follows its key says nothing of its words, but words that translate do.
  const isKeyed = alignment.sentences === 0;
  if (!mirrors && !isKeyed) return carried;
  for (const link of alignment.links) {
    const { block } = link;
    if (alignment.blocks[block]?.state === 'local') continue;
    const text = content.segments[block]!.text;
    const rendered = known(block);
    const terms = beside.ofSentence(link);
    if (!terms.length) continue;
    const sentence = text.slice(link.from, link.to);
    const good = index.findGood(sentence);
    for (const { notion, term } of unique(terms)) {
      if (!notion.stock || good.has(notion) || config.severityOf(notion.ruleId, here) === 'off') continue;
      const there = rendered.filter((match) => match.notion === notion);
      const inside = there.find(({ from }) => from >= link.from && from < link.to) ?? there[0];
      if (!inside && notion.isName) continue;
      const words = inside ? undefined : findWords(sentence, term, page);
      const place = inside
        ? { from: inside.from, to: inside.to, by: 'rendering' as const }
        : words
          ? { from: link.from + words.from, to: link.from + words.to, by: words.by }
          : { from: link.from, to: link.to, by: 'sentence' as const };
      const isRough = place.by === 'clause' || place.by === 'sentence';
      if (isRough && isKeyed) continue;
      // Many words that render it are fine, so that only a known rendering is not.
      if (place.by !== 'rendering' && notion.stock.strength === 'weak') continue;
      const all = carried.get(block) ?? [];
      if (!all.some((one) => one.notion === notion)) all.push({ notion, term, ...place });
      carried.set(block, all);
    }
  }
  if (isKeyed || alignment.mirror >= sureShare) return carried;
  const isShown = [...carried.values()].flat().some(({ by }) => by === 'rendering' || by === 'words');
  return isShown ? carried : new Map();
}

/**
 * How much of a page its stock phrases are. `high`: most of what it says is set phrases, and whatever words render one,
 * it is carried. `low`: one phrase in many plain sentences is as likely left out or said well.
 */
export type Prevalence = 'high' | 'some' | 'low';

/**
 * Phrases carried for each sentence. Pages that a translator wrote out of set phrases had .44 to 1.32 in fifteen languages,
 * home and company pages of Chinese makers that were adapted in part .15 to .62, their product and help pages .00 to .13
 * (docs/evidence.md).
 */
const prevalences = { high: 0.3, some: 0.12 } as const;
/** So many phrases, at least, are most of a page. */
const leastOfPage = 5;

/** How much of a page the stock phrases are that it carries over. */
export function prevalenceOf(
  carried: ReadonlyMap<number, readonly Carried[]>,
  { alignment }: Pick<CarryingPage, 'alignment'>,
): Prevalence {
  const all = [...carried.values()].flat();
  const kinds = new Set(all.map(({ notion }) => notion)).size;
  const share = all.length / Math.max(1, alignment?.links.length ?? 0);
  if (share >= prevalences.high && kinds >= leastOfPage) return 'high';
  return share >= prevalences.some ? 'some' : 'low';
}

/** How sure it is that a phrase without a known rendering is carried over; undefined where that is not to be said. */
export function carriedSeverity(
  { by, notion }: Pick<Carried, 'by' | 'notion'>,
  prevalence: Prevalence,
  isHeading: boolean,
): Severity | undefined {
  if (prevalence === 'high') return 'minor';
  if (by === 'words')
    return prevalence === 'some' && notion.stock?.strength === 'strong' ? 'minor' : 'neutral';
  // A heading is two or three words; that none of them is known to translate the Chinese is as likely a heading said well.
  return prevalence === 'some' && !isHeading ? 'neutral' : undefined;
}

function unique(matches: readonly ChineseMatch[]): ChineseMatch[] {
  return [...new Map(matches.map((match) => [match.notion, match])).values()];
}

/** Words that translate one term stand together: farther apart they belong to something else. */
const widest = 60;
/** A rendering has about as many letters for each Chinese character, at least. */
const leastLetters = 2.5;
/** Words that translate more than this share of a term's characters are where it is, not a part of it. */
const mostUncovered = 0.5;

/** Where a sentence has the words that translate a Chinese term; undefined where none is known to. */
function findWords(
  sentence: string,
  term: string,
  { lexicon, language }: CarryingPage,
): (Span & Pick<Carried, 'by'>) | undefined {
  const parts = term.split('…').map((part) => normalizeChinese(part).text);
  if (language === 'zh' || language === 'ja') {
    const same = findCharacters(sentence, parts);
    if (same) return { ...same, by: 'words' };
  }
  if (!lexicon) return undefined;
  const pairs = new Set(parts.flatMap((part) => pairsOf(part)));
  const words = placeWords(sentence, tokenize(sentence)).flatMap(({ word, from, to }) => {
    if (isSmallWord(word, language)) return [];
    const sources = lexicon(word).sources.filter((source) => pairs.has(source));
    return sources.length ? [{ from, to, sources }] : [];
  });
  let best: { span: Span; covered: number; isWhole: boolean } | undefined;
  for (const first of words) {
    const near = words.filter(({ from, to }) => from >= first.from && to - first.from <= widest);
    const known = new Set(near.flatMap(({ sources }) => sources));
    const ofParts = parts.map((part) => countCovered(part, known));
    const covered = ofParts.reduce((sum, one) => sum + one, 0);
    const span = { from: first.from, to: Math.max(...near.map(({ to }) => to)) };
    // Of 出口…国家 “countries” alone says nothing.
    const isWhole = parts.every((part, index) => part.length < 2 || ofParts[index]! > 0);
    if (!best || covered > best.covered) best = { span, covered, isWhole };
  }
  if (!best) return undefined;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  // “Customer” is where 客户至上 is, not all of it.
  const isLong = best.span.to - best.span.from >= leastLetters * length;
  return best.covered > mostUncovered * length && best.isWhole && isLong
    ? { ...best.span, by: 'words' }
    : { ...clauseAround(sentence, best.span), by: 'clause' };
}

const smallWords = new Map<string, ReadonlySet<string>>();

/** Words that every sentence may have translate nothing, whatever was learned of them. */
function isSmallWord(word: string, language: string): boolean {
  const known = smallWords.get(language) ?? new Set(languageWords.get(language)?.small?.split(' '));
  smallWords.set(language, known);
  return known.has(word);
}

/** How many characters of a Chinese text are in some of its pairs. */
function countCovered(text: string, known: ReadonlySet<string>): number {
  const at = new Set<number>();
  pairsOf(text).forEach((pair, index) => {
    if (known.has(pair)) at.add(index).add(index + 1);
  });
  return at.size;
}

const clauseMark = /[,;:–—()|，；：、（）「」]/;

/** The clause that a span of a sentence is in. */
function clauseAround(sentence: string, { from, to }: Span): Span {
  let [start, end] = [from, to];
  while (start > 0 && !clauseMark.test(sentence[start - 1]!)) start--;
  while (end < sentence.length && !clauseMark.test(sentence[end]!)) end++;
  const clause = sentence.slice(start, end);
  return { from: start + clause.length - clause.trimStart().length, to: start + clause.trimEnd().length };
}

/** Most of the characters of a term, where a sentence in Chinese or Japanese has them as well: two at least. */
function findCharacters(sentence: string, parts: readonly string[]): Span | undefined {
  const { text, at } = normalizeChinese(sentence);
  let best: Span | undefined;
  for (const part of parts) {
    for (let from = 0; from + 2 <= part.length; from++) {
      for (let to = part.length; to - from >= 2 && to - from > (best ? best.to - best.from : 1); to--) {
        const found = text.indexOf(part.slice(from, to));
        if (found < 0) continue;
        best = { from: at[found]!, to: at[found + to - from - 1]! + 1 };
        break;
      }
    }
  }
  const whole = parts.reduce((sum, part) => sum + part.length, 0);
  return best && (best.to - best.from) * 2 > whole ? best : undefined;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
