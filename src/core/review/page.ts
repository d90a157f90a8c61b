import { type Alignment, align, type Learned } from '../alignment/align.ts';
import { alignByKey, givenOriginals, isStringFile } from '../alignment/by-key.ts';
import { findGaps, type Gaps, noGaps } from '../alignment/gaps.ts';
import { pivotLexicon, pivotSide } from '../alignment/pivot.ts';
import { type Side, sideOf, withoutAnchors } from '../alignment/units.ts';
import { type Draft, draftedIn, draftsPath } from '../authorship/drafts.ts';
import { type Authorship, authorshipOf } from '../authorship/mix.ts';
import type { Content } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import { atLeast, type Finding, type Span } from '../finding.ts';
import type { Written } from '../host.ts';
import { type LocalityCard, localityCard } from '../locality/card.ts';
import type { Language, Messages } from '../messages/index.ts';
import { type Terms, termsOf } from '../phrases/terms.ts';
import { languageCode } from '../regions/locale.ts';
import type { Market, Markets } from '../regions/market.ts';
import { needsDictionary, rules } from '../rules/index.ts';
import { localShare, mirrorShare, sureMirror } from '../rules/mirrors-source.ts';
import { checkPhrases } from '../rules/phrases.ts';
import { applyRule, type Original, type Page, type PhrasePage } from '../rules/rule.ts';
import { brokenContent, brokenDrafts, brokenSignOff, ruleFailed } from '../rules/tool-diagnostics.ts';
import { toldForeign } from '../rules/wrong-language.ts';
import type { Setup } from '../setup.ts';
import { signOffPath } from '../signoff/record.ts';
import type { PastPair, Stale } from '../signoff/stale.ts';
import { notSigned, type SignOff } from '../signoff/state.ts';
import type { Speller } from '../spelling/speller.ts';
import type { Target } from '../target.ts';
import { firstIndex, reachOf } from '../text/first-index.ts';
import { countWords, tokenize } from '../text/tokens.ts';
import { applyKeeps, applySeverities, dropOverlaps, inReadingOrder, matchesRule } from './filters.ts';
import { staleness } from './staleness.ts';

/** What is measured on a page; null is what cannot be known. */
export interface Measures {
  /** Share of the page's sentences that follow the source page, 0 to 1; null too where it is not firm enough to be told. */
  readonly mirror: number | null;
  /** Share of the page's sentences without a counterpart in the source page that no model wrote, 0 to 1, or null likewise. */
  readonly local: number | null;
  /** `low` where both are null since neither the site nor a measured lexicon tells which words translate which. */
  readonly confidence: Page['confidence'] | null;
  /** Phrases per 1,000 words that only translated English uses often. */
  readonly register: number | null;
}

/** The review of one market page. */
export interface PageReview {
  readonly path: string;
  readonly target: Target | undefined;
  /** The market's profile; undefined where no market is known. */
  readonly market: Market | undefined;
  /** Path of the source page, or undefined. */
  readonly source: string | undefined;
  /** How sure that is where only what stands on both pages told, 0.5 to 1; null where paths or people did. */
  readonly sourceConfidence: number | null;
  readonly words: number;
  readonly measures: Measures;
  readonly findings: readonly Finding[];
  /** Findings the site's baseline knows: they count nowhere. */
  readonly known: readonly Finding[];
  /** Which of the site's exceptions were of use here, as numbers from 0. */
  readonly suppressed: readonly number[];
  /** What takes its time was left out: spelling, or the search for the source page. */
  readonly isPartial: boolean;
  readonly alignment: Alignment | undefined;
  /** Of each of its blocks, indices of the source page's that it follows: what is handed over of `alignment`, which is not kept. */
  readonly sourceBlocks: readonly (readonly number[])[];
  /** Where it stands with the reviewers of its market. */
  readonly signOff: SignOff;
  /** Where blocks of it are that stand as a model wrote them. */
  readonly drafted: readonly Span[];
  /** Who wrote it, without names; undefined where that is not known, or the site names no authors. */
  readonly authorship: Authorship | undefined;
  /** What shows that somebody of the market wrote it; undefined where the page could not be reviewed. */
  readonly locality: LocalityCard | undefined;
  /** What it has no counterpart of. */
  readonly gaps: Gaps;
  /**
   * What changed on its source page since; `unknown` where the history that would tell is not here, undefined where
   * nothing did.
   */
  readonly stale: Stale | 'unknown' | undefined;
}

/** A page and its source, read and parsed. */
export interface PageInput {
  readonly path: string;
  readonly text: string;
  readonly content: Content;
  readonly target: Target;
  readonly source:
    | (NonNullable<Page['source']> & { readonly learned: Learned; readonly confidence: number | null })
    | undefined;
  /** Who wrote its text, as git says; undefined where it says nothing, or nobody asks. */
  readonly written: readonly Written[] | undefined;
  /** `broken` where the record cannot be read. */
  readonly signOff: SignOff | 'broken';
  /** What of it a model wrote; `broken` likewise. */
  readonly drafts: readonly Draft[] | 'broken';
  /** What git tells of it and its source page, see `readPair`. */
  readonly past: PastPair | 'unknown' | undefined;
  /** See {@link Page.isOldNotes}. */
  readonly isOldNotes: boolean;
  /** See {@link Gaps}. */
  readonly goneSource: Gaps['goneSource'];
  readonly localeVariants: Page['localeVariants'];
  readonly siteLabels: Page['siteLabels'];
  readonly siteNames: Page['siteNames'];
  readonly addresses: Pick<Page, 'declarations' | 'links' | 'versions'>;
  /** The version it may have been made from, with its text. */
  readonly original: (Omit<Original, 'mirror'> & { readonly segments: readonly Segment[] }) | undefined;
  /** The day of the review: what comes next is counted from it. */
  readonly today: Date;
  /** Undefined where spelling is not checked. */
  readonly spelling: Speller | undefined;
}

/** How many findings of a page must or should be mended; nudges are not counted. */
export function countToFix(findings: readonly Finding[]): number {
  return findings.filter((finding) => atLeast(finding.severity, 'minor')).length;
}

const unknown: Measures = { mirror: null, local: null, confidence: null, register: null };

/** Stands in for the review of a page that could not be reviewed, with the finding that says why. */
export function withoutReview(path: string, finding: Finding): PageReview {
  return {
    path,
    target: undefined,
    market: undefined,
    source: undefined,
    alignment: undefined,
    sourceBlocks: [],
    signOff: notSigned,
    drafted: [],
    authorship: undefined,
    locality: undefined,
    gaps: noGaps,
    stale: undefined,
    sourceConfidence: null,
    isPartial: false,
    findings: [finding],
    known: [],
    suppressed: [],
    words: 0,
    measures: unknown,
  };
}

/** The language whose rules a page is held to: what is declared, otherwise what its text tells. */
export function languageOf(target: Target, told: string | undefined): string {
  if (target.locale) return languageCode(target.locale);
  return told === undefined || told === 'latin' ? 'en' : told;
}

/** Applies every rule to a page. A rule that throws is a finding of its own and stops no other. */
export function reviewPage(
  input: PageInput,
  setup: Setup,
  scriptLanguage: string | undefined,
  messages: Messages,
  uiLanguage: Language,
): Omit<PageReview, 'isPartial'> {
  const { path, text, content, target, localeVariants, addresses, written, spelling, today } = input;
  const language = languageOf(target, scriptLanguage);
  const phrases = setup.phrases.for(language);
  const tokens = content.segments.map((segment) => tokenize(segment.text));
  const words = content.segments.reduce(
    (sum, segment, index) => sum + countWords(segment.text, tokens[index]),
    0,
  );
  const { source, alignment } = follow(input, termsOf(phrases), setup.config.markets);
  const signOff = input.signOff === 'broken' ? notSigned : input.signOff;
  const { segments, frontMatter } = content;
  const stale =
    source && alignment
      ? staleness({
          source: source.content.segments,
          target: segments,
          alignment,
          signOff,
          past: input.past,
          align: (before) => followAs(input, before, termsOf(phrases), setup.config.markets),
        })
      : undefined;
  const drafted = draftedIn(segments, input.drafts === 'broken' ? [] : input.drafts);
  const isAuthored = setup.authors.all.length > 0;
  const authorship = isAuthored
    ? authorshipOf(
        { segments, frontMatter: frontMatter?.data ?? {}, target, written, drafted },
        setup.authors,
      )
    : undefined;
  const base: Omit<PhrasePage, 'used' | 'locality'> = {
    path,
    text,
    content,
    tokens,
    target,
    words,
    language,
    spelling,
    localeVariants,
    siteLabels: input.siteLabels,
    siteNames: input.siteNames,
    isOldNotes: input.isOldNotes,
    source,
    alignment,
    signOff,
    stale: stale === 'unknown' ? undefined : stale,
    drafted,
    authorship,
    ...addresses,
    original: followVersion(input, language),
    config: setup.config,
    library: setup.library,
    terms: setup.termsFor(target.locale ?? language),
    messages,
    uiLanguage,
    today,
    sourceConfidence: input.source?.confidence ?? null,
    lexicon: input.source?.learned.lexicon,
    confidence: input.source?.learned.isFirm ? 'high' : 'low',
    market: target.market ? setup.config.markets.get(target.market) : undefined,
  };
  const findings: Finding[] = content.problems.map((problem) => brokenContent(problem, messages));
  if (input.signOff === 'broken') findings.push(brokenSignOff(signOffPath(path), uiLanguage));
  if (input.drafts === 'broken') findings.push(brokenDrafts(draftsPath(path), uiLanguage));
  const guard = <T>(rule: Parameters<typeof ruleFailed>[0], run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      findings.push(ruleFailed(rule, error, messages));
      return undefined;
    }
  };
  const used = setup.library.usedOn(content.segments, tokens, language, target.market);
  const locality = localityCard(base, used);
  const found = guard('phrase', () => checkPhrases({ ...base, used, locality }, phrases));
  for (const finding of found?.findings ?? []) findings.push(finding);
  const page: Page = {
    ...base,
    used,
    locality,
    register: found?.register ?? null,
    stacks: found?.stacks ?? [],
    evidence: found?.evidence,
  };
  if (content.segments.length) {
    for (const rule of rules) {
      for (const finding of guard(rule.id, () => applyRule(rule, page)) ?? []) findings.push(finding);
    }
  }
  const mirror = sureMirror(page);
  const confidence = mirrorShare(page) === null ? null : page.confidence;
  // Originals in the file itself are there for every string it has.
  const lacks =
    input.source && source?.path === input.source.path && alignment
      ? findGaps(source.content.segments, segments, alignment, mirror)
      : noGaps;
  return {
    path,
    target,
    market: base.market,
    source: input.source?.path,
    sourceConfidence: input.source?.confidence ?? null,
    words,
    measures: {
      mirror,
      local: mirror === null ? null : localShare(page),
      confidence,
      register: page.register,
    },
    findings: finish(findings, page, setup),
    known: [],
    suppressed: [],
    alignment: input.source && alignment,
    sourceBlocks: (input.source && alignment)?.blocks.map((block) => block?.sources ?? []) ?? [],
    signOff,
    drafted: [...drafted].map((index) => ({ from: segments[index]!.from, to: segments[index]!.to })),
    authorship,
    locality,
    gaps: { ...lacks, goneSource: input.goneSource },
    stale,
  };
}

/** What a page follows: the originals in the file itself, or another page. */
function follow(
  { path, content, source }: PageInput,
  terms: Terms,
  markets: Markets,
): { readonly source: Page['source']; readonly alignment: Alignment | undefined } {
  const given = isStringFile(content)
    ? givenOriginals(content.segments, source?.content.segments)
    : undefined;
  if (given) {
    const { segments, alignment } = given;
    return { source: { path, content: { ...content, segments } }, alignment };
  }
  if (!source) return { source, alignment: undefined };
  const [before, after] = [source.content.segments, content.segments];
  const alignment =
    alignByKey(before, after) ??
    align(sideOf(before, terms.inSource, markets), sideOf(after, terms.inTarget, markets), source.learned);
  return { source, alignment };
}

/** How a page follows another text of its source page. */
function followAs(
  input: PageInput,
  segments: readonly Segment[],
  terms: Terms,
  markets: Markets,
): Alignment | undefined {
  const { source } = input;
  const before = source && { ...source, content: { ...source.content, segments } };
  return follow({ ...input, source: before }, terms, markets).alignment;
}

/** Families that judge the words and marks of a language. */
const isOfWords = /^(?:phrase|reference|term|convention|spelling|sensitive)\//;

/** Sentences fewer than this say nothing of a share. */
const leastSentences = 12;

/** How much of a page follows the version it may have been made from. */
function followVersion({ content, original }: PageInput, language: string): Original | undefined {
  if (!original) return undefined;
  const { segments, ...version } = original;
  const lexicon = pivotLexicon(version.language, language);
  const target = sideOf(content.segments, noTerms);
  if (!lexicon || target.units.length < leastSentences) return undefined;
  const source = pivotSide(sideOf(segments, noTerms), version.language);
  const share = (a: Side, b: Side) => align(a, b, { lexicon, floor: 0 })?.mirror ?? 0;
  // Pages about the same product have its numbers and names in common whoever wrote them: the words must say it too.
  const mirror = Math.min(share(source, target), share(withoutAnchors(source), withoutAnchors(target)));
  return { ...version, mirror };
}

/** Terms are Chinese beside a language: two other languages have none in common. */
const noTerms = () => [];

/** Where a page lies and what it is for, as the config asks. */
const placeOf = ({ path, target }: Page) => ({ path, market: target.market });

function finish(findings: readonly Finding[], page: Page, { isRule, phrases }: Setup): Finding[] {
  const foreign = page.content.segments.filter(
    ({ language }) => language !== undefined && language.split('-')[0]!.toLowerCase() !== page.language,
  );
  const isForeign = withinOneOf(foreign.flatMap((segment) => [segment, ...segment.marks]));
  const isTold = withinOneOf(toldForeign(page));
  const { length } = page.text;
  const inside = findings
    .map((finding) => {
      const { from, to, ruleId } = finding;
      if (from >= 0 && from <= to && to <= length) return finding;
      return ruleFailed(ruleId, `[${from}, ${to}) lies off a page of ${length} characters`, page.messages);
    })
    // What the page itself says is in another language is not for this market's readers.
    .filter((finding) => !isForeign(finding) && !(isOfWords.test(finding.ruleId) && isTold(finding)));
  const weighed = dropOverlaps(applySeverities(inside, page.config, placeOf(page)), phrases.isHouse);
  const isApplied = (name: string) =>
    page.spelling !== undefined || !rules.some(({ id }) => needsDictionary(id) && matchesRule(name, id));
  return inReadingOrder(applyKeeps(weighed, page.content.keeps, { isRule, isApplied }, page.messages));
}

/** Tells of a span whether it lies within one of the parts. */
function withinOneOf(parts: readonly Span[]): (span: Span) => boolean {
  const sorted = parts.toSorted((a, b) => a.from - b.from);
  const reach = reachOf(sorted);
  return ({ from, to }) => (reach[firstIndex(sorted, (part) => part.from > from) - 1] ?? -1) >= to;
}
