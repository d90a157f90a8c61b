import { type Segment, sourceSpan } from '../content/segment.ts';
import { atLeast, type Finding } from '../finding.ts';
import { countOnce, type PageEvidence, weighPhrases, weightsOf } from '../phrases/evidence.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { PhraseIndex, PhraseMatch } from '../phrases/phrase-index.ts';
import { groupBy } from '../text/group-by.ts';
import {
  ChineseBeside,
  carriedSeverity,
  findCarried,
  isMirrored,
  type Prevalence,
  prevalenceOf,
} from './carried.ts';
import { frameFor } from './frame.ts';
import { carriedFinding, lawOn, phraseFinding, raised } from './phrase-findings.ts';
import type { PhrasePage } from './rule.ts';
import { findStacks, type Stack } from './stacks.ts';

/** Below this many words a density says nothing. */
const leastWords = 300;

/** What the phrases of a page tell. */
export interface PhraseResult {
  readonly findings: readonly Finding[];
  /** Places that carry several stock phrases, which are one finding. */
  readonly stacks: readonly Stack[];
  /** What the phrases tell together where there is no Chinese page. */
  readonly evidence: PageEvidence | undefined;
  /** Dense phrases per 1,000 words; null on short pages, and in languages other than English, for which it was not measured. */
  readonly register: number | null;
}

/** Looks for the phrases of an index on a page, and for the stock phrases that the page carries over from its source. */
export function checkPhrases(page: PhrasePage, index: PhraseIndex): PhraseResult {
  const { segments } = page.content;
  const beside = new ChineseBeside(page, index);
  const matches = segments.map((segment, block) =>
    index
      .findAll(segment.text, page.tokens[block])
      .filter(
        ({ phrase, from, to }) =>
          applies(phrase, page) &&
          !isIdentifier(phrase, segment.text, from, to) &&
          !isMeasure(segment.text, from, to),
      ),
  );
  /** The Chinese beside a block, by what it says: as the lexicon has it, where both it and a pack do. */
  const terms = segments.map((_, block) => {
    const found = beside.ofBlock(block);
    const known = [...found.filter(({ isHint }) => isHint), ...found.filter(({ isHint }) => !isHint)];
    return new Map(known.map(({ notion, term }) => [notion, term]));
  });
  const isThere = (block: number, { notion }: PhraseMatch) => terms[block]!.has(notion);
  const carried = findCarried(page, index, beside, (block) =>
    matches[block]!.filter((match) => isThere(block, match)),
  );
  const prevalence = prevalenceOf(carried, page);
  const findings: Finding[] = [];
  const stacks: Stack[] = [];
  /** What is found on a page that has no Chinese one beside it. */
  const loose: Loose[] = [];
  let dense = 0;
  const sentences = groupBy(page.alignment?.links ?? [], ({ block }) => block);
  segments.forEach((segment, block) => {
    const here = carried.get(block) ?? [];
    const stacked =
      prevalence === 'low'
        ? []
        : findStacks(here, segment, sentences.get(block) ?? [], prevalence === 'high');
    // 海内外 is said with 远销海内外.
    const isStacked = ({ notion, from }: PhraseMatch, term: string | undefined) =>
      stacked.find(
        (stack) =>
          from >= stack.from &&
          from < stack.to &&
          stack.carried.some(
            (one) => one.notion === notion || (term !== undefined && one.term.includes(term)),
          ),
      );
    const alone: PhraseMatch[] = [];
    for (const match of matches[block]!) {
      const { phrase, notion } = match;
      if (phrase.evidence === 'dense') {
        if (match.isGuarded) continue;
        dense++;
        if (!page.source) alone.push(match);
        continue;
      }
      const term = terms[block]!.get(notion);
      // What the Chinese says is what is meant; a guard only guesses it.
      if (term === undefined && match.isGuarded) continue;
      if (!page.source && isEvidence(match)) alone.push(match);
      if (term === undefined && phrase.evidence === 'paired') continue;
      const known = phraseFinding(match, page, segment, term);
      const finding =
        known.severity === 'minor' && isOrdinary(match, prevalence, page)
          ? { ...known, severity: 'neutral' as const }
          : known;
      const stack = atLeast(finding.severity, 'major') ? undefined : isStacked(match, term);
      if (stack) stack.fixes.push(...finding.fixes);
      else findings.push(finding);
    }
    loose.push(...countOnce(alone).map((match) => ({ match, segment })));
    for (const one of here) {
      if (one.by === 'rendering' || stacked.some((stack) => stack.carried.includes(one))) continue;
      const sure = carriedSeverity(one, prevalence, raised.has(segment.kind));
      // In Chinese the same characters translate themselves, and authors in Taiwan and Hong Kong write most of them too.
      const severity = page.language === 'zh' && sure && prevalence !== 'high' ? 'neutral' : sure;
      if (severity) findings.push({ ...carriedFinding(one, page, segment), severity });
    }
    for (const stack of stacked) {
      const frames = stack.carried.map(({ notion, from }) => frameFor(notion.ruleId, page, segment, from));
      const frame = frames.find((one) => one !== undefined);
      stacks.push({ ...stack, ...sourceSpan(segment, stack.from, stack.to), frame });
    }
  });
  const evidence = page.source
    ? undefined
    : weighPhrases(
        loose.map(({ match }) => match),
        page.words,
        weightsOf(page.language),
      );
  if (evidence?.isEnough)
    findings.push(...unlocked([...loose, ...loosened(page, index, loose)], evidence, page));
  const isCounted = page.language === 'en' && page.words >= leastWords;
  return { findings, stacks, evidence, register: isCounted ? (dense / page.words) * 1000 : null };
}

/**
 * True for the rendering of a weak phrase on a page that follows its source and has few set phrases: authors who never
 * saw the Chinese, which may even be the translation, write the same there.
 */
function isOrdinary({ phrase, notion }: PhraseMatch, prevalence: Prevalence, page: PhrasePage): boolean {
  if (phrase.evidence !== 'paired' || notion.stock?.strength !== 'weak') return false;
  return prevalence === 'low' && isMirrored(page);
}

/** A phrase in a block of a page that has no Chinese one beside it. */
interface Loose {
  readonly match: PhraseMatch;
  readonly segment: Segment;
}

/** Known renderings in other order or inflection, where nothing else was found. */
function loosened(page: PhrasePage, index: PhraseIndex, known: readonly Loose[]): Loose[] {
  const taken = groupBy(known, ({ segment }) => segment);
  return page.content.segments.flatMap((segment, block) => {
    const there = taken.get(segment) ?? [];
    const fresh = index
      .findLoose(segment.text, page.tokens[block])
      .filter(
        (match) =>
          applies(match.phrase, page) &&
          !there.some(({ match: { from, to } }) => match.from < to && match.to > from),
      );
    return countOnce(fresh).map((match) => ({ match, segment }));
  });
}

/** Of a phrase that is on a page again and again so many places are shown; the last of them tells of the others. */
const mostOfAKind = 3;

/** The phrases that show nothing by themselves, on a page that all together give away. */
function unlocked(loose: readonly Loose[], evidence: PageEvidence, page: PhrasePage): Finding[] {
  const telling = loose.filter(
    ({ match }) => match.phrase.evidence === 'paired' && evidence.isTelling(match),
  );
  const kinds = groupBy(telling, ({ match }) => match.notion.ruleId);
  return [...kinds.values()].flatMap((places) =>
    places.slice(0, mostOfAKind).map(({ match, segment }, index) => {
      const more = index === mostOfAKind - 1 ? places.length - mostOfAKind : 0;
      const finding = phraseFinding(match, page, segment);
      const message = more ? finding.message + page.messages.alsoHere(more) : finding.message;
      return { ...finding, severity: 'neutral', message };
    }),
  );
}

/** What a house forbids, and what is delicate, says nothing of where a page comes from. */
function isEvidence({ phrase, notion }: PhraseMatch): boolean {
  return phrase.family !== 'sensitive' && (notion.stock !== undefined || phrase.zh.length > 0);
}

function applies(phrase: Phrase, page: PhrasePage): boolean {
  if (phrase.audiences && !phrase.audiences.includes(page.target.audience)) return false;
  const { industry, market } = page.target;
  if (phrase.industries && industry && !phrase.industries.includes(industry)) return false;
  if (industry && phrase.notIndustries?.includes(industry)) return false;
  if (phrase.claim && page.market && !lawOn(phrase.claim, page.market)) return false;
  if (phrase.markets && !(market && phrase.markets.includes(market))) return false;
  return !(market && phrase.notMarkets?.includes(market));
}

/** `com.alipay.sdk`, `plugin-auth-wecom`: a name in code, not a word to readers. */
function isIdentifier(phrase: Phrase, text: string, from: number, to: number): boolean {
  if (phrase.family !== 'reference' || /[^a-z]/.test(text.slice(from, to))) return false;
  return /[._/@-]/.test(text[from - 1] ?? '') || /^[._/@-]\w/.test(text.slice(to, to + 2));
}

/** Units that follow a measured number, as short as they are written. */
const unit =
  /^\s?(?:[%‰°℃]|(?:[mµnkcd]?m|in|ft|[mk]?g|lbs?|oz|t|m?l|[mk]?v|[mk]?w|m?ah?|[kmg]?hz|db|[km]?pa|bar|psi|rpm|ms|s|min|h|px|dpi|[mgt]b|lm|lx|k)(?![\p{L}]))/iu;

/** `≥88 %`, `88 mm`, `2.88`: a number that was measured is no number that was chosen. */
function isMeasure(text: string, from: number, to: number): boolean {
  if (!/^\d+$/.test(text.slice(from, to))) return false;
  const before = text.slice(Math.max(0, from - 2), from);
  const after = text.slice(to, to + 5);
  const isPart = /\d[.,]$/.test(before) || /^[.,]\d/.test(after);
  return isPart || /[≥≤<>±≈]\s?$/.test(before) || unit.test(after);
}
