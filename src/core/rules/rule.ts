import type { Alignment } from '../alignment/align.ts';
import type { Lexicon } from '../alignment/lexicon.ts';
import type { OriginalSign, Version } from '../alignment/versions.ts';
import type { Authorship } from '../authorship/mix.ts';
import type { Config } from '../config.ts';
import type { Content, Declaration } from '../content/content.ts';
import type { Segment } from '../content/segment.ts';
import type { Category, Finding, Fix, Frame, RuleId, Severity, Span } from '../finding.ts';
import type { LocalityCard } from '../locality/card.ts';
import type { Library, UsedMaterial } from '../locality/library.ts';
import type { Language, Messages } from '../messages/index.ts';
import type { PageEvidence } from '../phrases/evidence.ts';
import type { LocaleTerms } from '../phrases/locale-terms.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { Market } from '../regions/market.ts';
import type { Stale } from '../signoff/stale.ts';
import type { SignOff } from '../signoff/state.ts';
import type { Speller } from '../spelling/speller.ts';
import type { Target } from '../target.ts';
import type { Bilingual } from '../text/bilingual.ts';
import { onceForWords } from '../text/once.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Stack } from './stacks.ts';

/** A page on which a rule is tested, and which its documentation shows. */
export interface Example {
  /** Decides market and language, such as `content/id/about.md`. */
  readonly path: string;
  readonly text: string;
  /** The Chinese page it follows, for rules that compare. */
  readonly source?: string;
  /** Other files of the site, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A rule as people read it: in a hover, in `terroir explain`, and in docs/rules. Phrases have one as well. */
export interface RuleDoc {
  readonly id: RuleId;
  /** What people call it, as it stands behind a colon: the id is for settings. */
  readonly name: Bilingual;
  /** BCP 47 language of the pages a phrase is for; undefined for rules written in code. */
  readonly language?: string;
  readonly severity: Severity;
  readonly category: Category;
  /** The Chinese it comes from; empty where a rule is not about words. */
  readonly zh: readonly string[];
  readonly why: Bilingual;
  readonly instead: Bilingual;
  /** What a local author would write, by market. */
  readonly local?: Readonly<Record<string, string>>;
  /** When a phrase is reported; undefined for rules written in code. */
  readonly when?: Phrase['evidence'];
  /** Not yet confirmed by a native reader. */
  readonly doubtful?: boolean;
  /** Source of the rule's claim. */
  readonly evidence: string;
  /** Markets it is for; empty for all. */
  readonly markets: readonly string[];
  readonly fails: readonly string[];
  readonly passes: readonly string[];
}

/** A report of a rule about a place on a page; {@link applyRule} turns it into a finding. */
export interface RuleReport {
  readonly span: Span;
  /** One sentence, short enough for a hover’s first line. */
  readonly message: string;
  readonly fixes?: readonly Fix[] | undefined;
  readonly frame?: Frame | undefined;
  /** Where this place is less sure than the rule is. */
  readonly severity?: Severity | undefined;
  /** Note about this place alone, in Markdown; it comes before the rule’s `why`. */
  readonly detail?: string | undefined;
}

/** Actions an editor offers at a finding, besides fixes and keeping it. */
export type RuleAction = 'compare' | 'insert-material' | 'add-word';

/**
 * A rule written in code; rules that are data live in the phrase packs. To write one, call {@link defineRule} in a file
 * of its own and list the result in rules/index.ts: tests run the examples, and `npm run docs` writes its page.
 */
export interface Rule<Words = unknown>
  extends Pick<RuleDoc, 'id' | 'name' | 'severity' | 'category' | 'why' | 'instead' | 'evidence'> {
  /** The Chinese it comes from, where it is about words. */
  readonly zh?: readonly string[];
  /** The markets it is for; all of them when absent. */
  readonly markets?: readonly string[];
  /** The rule’s sentences in each language of the interface, with the same keys. */
  readonly messages: { readonly en: Words; readonly zh: NoInfer<Words> };
  /** `words` where it marks the words that phrases mark: of findings that overlap there, the weightiest stays. */
  readonly marks?: 'words';
  /** The rule is applied only where there is a dictionary for the page. */
  readonly needs?: 'dictionary';
  readonly actions?: readonly RuleAction[];
  /** Pages on which it must and must not report; one test runs them all. */
  readonly examples: { readonly fails: readonly Example[]; readonly passes: readonly Example[] };
  /**
   * Reports what is wrong with a page. It must neither throw nor depend on anything but the page.
   * @param words the rule’s `messages` in the language of the interface
   */
  check(page: Page, words: Words): readonly RuleReport[];
}

/** A rule as it is, checked by the compiler: both languages have the same sentences, and `check` is given them. */
export function defineRule<Words>(rule: Rule<Words>): Rule<Words> {
  return rule;
}

/** The same page for another market, in the same language. */
export interface LocaleVariant {
  readonly path: string;
  /** Undefined for a page of no market, such as one in English for all. */
  readonly market: Market | undefined;
  readonly segments: readonly Segment[];
}

/** Where an address in the page's own site leads. */
export interface Linked {
  /** Undefined where there is no such page. */
  readonly path: string | undefined;
  /** BCP 47 language of that page. */
  readonly language: string | undefined;
}

/** The version of a page that it was likely made from, where there is no Chinese one. */
export interface Original {
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  /** What shows that it was there first; undefined where nothing does. */
  readonly sign: OriginalSign | undefined;
  /** The share of the page's sentences that follow it, 0 to 1. */
  readonly mirror: number;
}

/** A short text of a string file of the site. */
export interface SiteLabel {
  readonly path: string;
  readonly text: string;
}

/** A name that pages of the site spell in several ways. */
export interface SiteName {
  /** As it is mostly spelt, how often that stands, and the path of a page with it. */
  readonly spelling: string;
  readonly count: number;
  readonly path: string;
  /** How it is spelt elsewhere. */
  readonly rare: readonly string[];
}

/**
 * A market page as a {@link Rule} sees it. All of it is known before the first rule runs, and nothing else may be asked: a
 * rule that needs a new fact gets a field here, which review/page.ts fills. Offsets are UTF-16 code units of `text`.
 */
export interface Page {
  readonly path: string;
  readonly text: string;
  readonly content: Content;
  /** The words of each of `content.segments`, by the same index. */
  readonly tokens: readonly Tokens[];
  readonly target: Target;
  /** Profile of the market; undefined where no market is known. */
  readonly market: Market | undefined;
  /** BCP 47 language of the text, as far as front matter, config, path or script say. */
  readonly language: string;
  /** Number of words, characters of unspaced scripts counted as readers would. */
  readonly words: number;
  /** The page this one follows; undefined where none was found. */
  readonly source: { readonly path: string; readonly content: Content } | undefined;
  /** Which sentences and blocks follow which of the source; undefined without a source. */
  readonly alignment: Alignment | undefined;
  readonly signOff: SignOff;
  /** What changed on the source page since this one was reviewed or edited last. */
  readonly stale: Stale | undefined;
  /** Indices of its segments that a model wrote and nobody has rewritten. */
  readonly drafted: ReadonlySet<number>;
  /** Who wrote the page; undefined where that is not known, or the site names no authors. */
  readonly authorship: Authorship | undefined;
  readonly localeVariants: readonly LocaleVariant[];
  /** What the market’s string files, this one among them, have for a short text of the Chinese, as they were saved. */
  readonly siteLabels: (source: string) => readonly SiteLabel[];
  /** How the site's pages in the language, this one among them, spell a name, by the key of `nameSpellings`. */
  readonly siteNames: (key: string) => SiteName | undefined;
  /** What was new in a version, with the notes of a later one beside it. */
  readonly isOldNotes: boolean;
  /** The version in another language that it may follow; undefined where it has a source, or neither language's words are known. */
  readonly original: Original | undefined;
  /** What it declares for browsers and search engines; empty for a file of strings. */
  readonly declarations: readonly Declaration[];
  /** Where the addresses among these lead that are known to be in the page's site. */
  readonly links: ReadonlyMap<string, Linked>;
  /** The same page in other languages and for other markets, itself among them; empty where it declares no address. */
  readonly versions: readonly Version[];
  /** Confidence in the source where it was found by content only, 0 to 1; null otherwise. */
  readonly sourceConfidence: number | null;
  /** Confidence in the alignment: low where the site has too few pages to learn the language's words from. */
  readonly confidence: 'high' | 'low';
  /** Judges words; undefined where spelling is not checked. */
  readonly spelling: Speller | undefined;
  /** What the site's termbases say for pages in the language. */
  readonly terms: LocaleTerms;
  /** Local material of the site. */
  readonly library: Library;
  /** Library items the page uses. */
  readonly used: readonly UsedMaterial[];
  /** Local signals of the page, and those its type lacks. */
  readonly locality: LocalityCard;
  /** Dense phrases per 1,000 words; see PhraseResult. */
  readonly register: number | null;
  /** Places that carry several stock phrases, see {@link Stack}. */
  readonly stacks: readonly Stack[];
  /** What the page's phrases tell together; undefined where the Chinese page tells it. */
  readonly evidence: PageEvidence | undefined;
  /** Which words translate which; undefined where nothing is known of the language. */
  readonly lexicon: Lexicon | undefined;
  readonly config: Config;
  readonly today: Date;
  /** Messages that no rule owns, in the language of the interface. */
  readonly messages: Messages;
  /** The language of the interface. */
  readonly uiLanguage: Language;
}

/** The findings of a rule on a page, each with the note every rule in code has. */
export function applyRule<Words>(rule: Rule<Words>, page: Page): Finding[] {
  const { messages, uiLanguage } = page;
  const { id: ruleId, severity, category, why, instead, evidence } = rule;
  const about = [why[uiLanguage], messages.noteInstead(instead[uiLanguage]), messages.noteEvidence(evidence)];
  const noteFor = onceForWords((detail: string | undefined) =>
    [detail, ...about].filter(Boolean).join('\n\n'),
  );
  return rule
    .check(page, rule.messages[uiLanguage])
    .map(({ span, message, fixes = [], frame, detail, ...report }) => ({
      ruleId,
      from: span.from,
      to: span.to,
      severity: report.severity ?? severity,
      category,
      message,
      note: noteFor(detail),
      fixes,
      ...(frame && { frame }),
    }));
}

/** What is known of a page before its phrases are looked for. */
export type PhrasePage = Omit<Page, 'register' | 'stacks' | 'evidence'>;
