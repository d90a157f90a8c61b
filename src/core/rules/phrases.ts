import { encodeFor, isUnbroken, type Segment, sourceSpan } from '../content/segment.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { type PhraseIndex, ruleIdOf } from '../phrases/packs.ts';
import type { Offer, Phrase } from '../phrases/phrase.ts';
import { soonestFirst, withDates } from '../regions/calendar.ts';
import type { Claim, Market } from '../regions/market.ts';
import { swapFixes } from './market-fixes.ts';
import type { Page, RuleDoc } from './rule.ts';

/** Below this many words a density says nothing. */
const leastWords = 300;

/** A page before its register is known. */
type PhrasePage = Omit<Page, 'register'>;

/** The findings of phrases on a page, and how many dense phrases it has per 1,000 words. */
export interface PhraseResult {
  readonly findings: Finding[];
  /** Null on short pages, and in languages other than English, for which it was not measured. */
  readonly register: number | null;
}

/** Looks for the phrases of an index on a page. */
export function checkPhrases(page: PhrasePage, index: PhraseIndex): PhraseResult {
  const findings: Finding[] = [];
  let dense = 0;
  page.content.segments.forEach((segment, block) => {
    for (const { phrase, from, to } of index.find(segment.text, page.tokens[block])) {
      if (!applies(phrase, page) || isIdentifier(phrase, segment.text, from, to)) continue;
      if (phrase.evidence === 'dense') dense++;
      else if (phrase.evidence === 'distinct' || isPaired(phrase, page, block)) {
        findings.push(toFinding(phrase, page, segment, from, to));
      }
    }
  });
  const counts = page.language === 'en';
  const register = counts && page.words >= leastWords ? (dense / page.words) * 1000 : null;
  return { findings, register };
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

/** The market's law that wants proof for a claim. */
function lawOn(claim: Claim, market: Market): Market['laws'][number] | undefined {
  return market.laws.find(({ covers }) => covers?.includes(claim));
}

/** True when the block of the source page that this block follows has the Chinese term. */
function isPaired(phrase: Phrase, page: PhrasePage, block: number): boolean {
  const sources = page.alignment?.blocks[block]?.sources ?? [];
  return sources.some((index) => {
    const text = page.source!.content.segments[index]!.text;
    return phrase.zh.some((term) => text.includes(term));
  });
}

/** `com.alipay.sdk`, `plugin-auth-wecom`: a name in code, not a word to readers. */
function isIdentifier(phrase: Phrase, text: string, from: number, to: number): boolean {
  if (phrase.family !== 'reference' || /[^a-z]/.test(text.slice(from, to))) return false;
  return /[._/@-]/.test(text[from - 1] ?? '') || /^[._/@-]\w/.test(text.slice(to, to + 2));
}

/** A page about a platform may name it: the path says what the page is about. */
function isSubject(phrase: Phrase, text: string, page: PhrasePage): boolean {
  if (phrase.family !== 'reference' || phrase.offers?.includes('moments')) return false;
  return page.path.toLowerCase().includes(text.toLowerCase());
}

/** What the documentation of software names in every language; beside it a platform is a name among others. */
const technical =
  /\b(?:APIs?|SDK|OAuth|webhooks?|endpoint|access key|bucket|plugins?|DB|Docker|Kubernetes|Redis|GitHub|Slack|Discord|Notion|Telegram|WebSocket)\b/i;
/** A page that has it in this many blocks, and in this share of them, is documentation. */
const leastTechnical = { blocks: 4, share: 0.04 };

const documentation = new WeakMap<PhrasePage['content'], boolean>();

/** Pages whose platforms are what software connects to, not where readers are to go. */
function isDocumentation({ target, content }: PhrasePage): boolean {
  if (target.pageType === 'specification') return true;
  const known = documentation.get(content);
  if (known !== undefined) return known;
  const { segments } = content;
  const blocks = segments.filter(({ text }) => technical.test(text)).length;
  const is = blocks >= Math.max(leastTechnical.blocks, segments.length * leastTechnical.share);
  documentation.set(content, is);
  return is;
}

function isPlatform({ offers }: Phrase): boolean {
  return offers?.some((kind) => ['payments', 'channels', 'marketplaces'].includes(kind)) ?? false;
}

const raised: ReadonlySet<Segment['kind']> = new Set(['heading', 'title', 'button']);

function severityOf(phrase: Phrase, segment: Segment, text: string, page: PhrasePage): Severity {
  if (phrase.doubtful || isSubject(phrase, text, page)) return 'neutral';
  if (isPlatform(phrase) && (technical.test(segment.text) || isDocumentation(page))) return 'neutral';
  // Portuguese may be for Portugal and Traditional Chinese for Hong Kong, where the word is right.
  if (phrase.markets && (phrase.family ?? 'phrase') === 'phrase' && page.target.isMarketImplied)
    return 'neutral';
  // Only a market's readers can be said not to use a platform.
  if (phrase.family === 'reference' && phrase.severity === 'minor' && !page.market) return 'neutral';
  // What stands in a heading or on a button is read by everyone.
  const isRaised = phrase.evidence === 'distinct' && phrase.severity === 'minor' && raised.has(segment.kind);
  return isRaised ? 'major' : phrase.severity;
}

function toFinding(phrase: Phrase, page: PhrasePage, segment: Segment, from: number, to: number): Finding {
  const text = segment.text.slice(from, to);
  const { say, market, speaks } = page;
  const family = phrase.family ?? 'phrase';
  const marketName = market?.name[speaks] ?? '';
  return {
    ruleId: ruleIdOf(phrase),
    ...sourceSpan(segment, from, to),
    severity: severityOf(phrase, segment, text, page),
    category: phrase.category,
    message:
      family === 'sensitive'
        ? say.sensitive(text, marketName)
        : !phrase.zh.length
          ? say.housePhrase(text, phrase.replace)
          : family === 'reference'
            ? say.reference(text)
            : say.phrase(text, phrase.zh[0]!),
    note: noteFor(phrase, page),
    fixes: [
      ...(family === 'reference' ? swapFixes(phrase, page, segment, from, to) : []),
      ...fixesFor(phrase, page, segment, from, to),
    ],
  };
}

function noteFor(phrase: Phrase, page: PhrasePage): string {
  const { say, market, speaks } = page;
  const local = market && phrase.local?.[market.code];
  const law = market && phrase.claim && lawOn(phrase.claim, market);
  return [
    phrase.why[speaks],
    phrase.zh.length && say.noteChinese(phrase.zh.join(' · ')),
    phrase.instead[speaks] && say.noteInstead(phrase.instead[speaks]),
    market && local && say.noteLocal(market.name[speaks], local),
    ...(market && phrase.offers ? phrase.offers.map((kind) => offer(kind, market, page)) : []),
    law && say.noteLaw(law.name, law.about?.[speaks] ?? '', law.source ?? ''),
    phrase.evidence === 'paired' && say.notePaired,
    phrase.doubtful && say.noteDoubtful,
    say.noteEvidence(phrase.source),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The market's own in place of what is known only in China. */
function offer(kind: Offer, market: Market, { say, speaks, today }: PhrasePage): string {
  const name = market.name[speaks];
  const list = (names: readonly string[]) => names.slice(0, 5).join(speaks === 'zh' ? '、' : ', ');
  if (kind !== 'moments') {
    const names = namesOf(market[kind]);
    return names.length ? say.noteOffer[kind](name, list(names)) : '';
  }
  const festivals = soonestFirst(withDates(market.festivals, today));
  return [
    say.noteOffer.moments(name, list(withDates(market.moments, today).map(say.dated))),
    say.noteOffer.festivals(name, list(festivals.map(say.dated))),
  ].join('\n\n');
}

function namesOf(list: readonly (string | { readonly name: string })[]): string[] {
  return list.map((item) => (typeof item === 'string' ? item : item.name));
}

function fixesFor(phrase: Phrase, page: PhrasePage, segment: Segment, from: number, to: number): Fix[] {
  if (!phrase.replace || phrase.family === 'sensitive' || !isUnbroken(segment, from, to)) return [];
  const text = matchCase(phrase.replace, segment.text.slice(from, to), page.language);
  const encoded = encodeFor(segment, text);
  if (encoded === undefined) return [];
  return [
    {
      title: page.say.replaceWith(text),
      edits: [{ ...sourceSpan(segment, from, to), text: encoded }],
      safe: phrase.safe === true && !phrase.doubtful,
    },
  ];
}

/** Keeps a capital at the start: `Seckill` becomes `Flash sale`. */
function matchCase(replacement: string, original: string, language: string): string {
  const first = original[0]!;
  const isCapital = first !== first.toLocaleLowerCase(language);
  return isCapital ? replacement[0]!.toLocaleUpperCase(language) + replacement.slice(1) : replacement;
}

/**
 * A phrase as people read it.
 * @param language of its pack
 */
export function documentPhrase(phrase: Phrase, language: string): RuleDoc {
  return {
    id: ruleIdOf(phrase),
    language,
    when: phrase.evidence,
    doubtful: phrase.doubtful === true,
    local: phrase.local ?? {},
    severity: phrase.doubtful ? 'neutral' : phrase.severity,
    category: phrase.category,
    zh: phrase.zh,
    why: phrase.why,
    instead: phrase.instead,
    evidence: phrase.source,
    markets: phrase.markets ?? [],
    fails: phrase.match,
    passes: phrase.pass,
  };
}
