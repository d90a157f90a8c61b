import { type Segment, sourceSpan } from '../content/segment.ts';
import type { Finding, Fix, RuleId, Severity } from '../finding.ts';
import { peopleWords } from '../messages/people.ts';
import { isPlatform, type Offer, type Phrase, ruleIdOf } from '../phrases/phrase.ts';
import type { PhraseMatch } from '../phrases/phrase-index.ts';
import { readableChinese, type StockPhrase, stockPhraseOf } from '../phrases/stock.ts';
import { soonestFirst, withDates } from '../regions/calendar.ts';
import type { Industry } from '../regions/industry.ts';
import type { Claim, Market } from '../regions/market.ts';
import { type Entry, fitsReaders, forReaders, namesOf, type Reading } from '../regions/readers.ts';
import type { Bilingual } from '../text/bilingual.ts';
import { matchCase } from '../text/case.ts';
import { onceFor } from '../text/once.ts';
import type { Carried } from './carried.ts';
import { replacementFix } from './fix.ts';
import { frameFor } from './frame.ts';
import { swapFixes } from './market-fixes.ts';
import type { PhrasePage, RuleDoc } from './rule.ts';

/** The market's law that wants proof for a claim. */
export function lawOn(claim: Claim, market: Market): Market['laws'][number] | undefined {
  return market.laws.find(({ covers }) => covers?.includes(claim));
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

/** Pages whose platforms are what software connects to, not where readers are to go. */
function isDocumentation({ target, content }: PhrasePage): boolean {
  return target.pageType === 'specification' || namesSoftware(content);
}

const isTechnical = onceFor(({ text }: Segment) => technical.test(text));

const namesSoftware = onceFor(({ segments }: PhrasePage['content']) => {
  const blocks = segments.filter(isTechnical).length;
  return blocks >= Math.max(leastTechnical.blocks, segments.length * leastTechnical.share);
});

/** What everybody reads. */
export const raised: ReadonlySet<Segment['kind']> = new Set(['heading', 'title', 'button']);

function severityOf(phrase: Phrase, segment: Segment, text: string, page: PhrasePage): Severity {
  if (phrase.doubtful || isSubject(phrase, text, page)) return 'neutral';
  if (isPlatform(phrase) && (isTechnical(segment) || isDocumentation(page))) return 'neutral';
  // Portuguese may be for Portugal and Traditional Chinese for Hong Kong, where the word is right.
  if (phrase.markets && (phrase.family ?? 'phrase') === 'phrase' && page.target.isMarketImplied)
    return 'neutral';
  // Only a market's readers can be said not to use a platform.
  if (phrase.family === 'reference' && phrase.severity === 'minor' && !page.market) return 'neutral';
  // What stands in a heading or on a button is read by everyone.
  const isRaised = phrase.evidence === 'distinct' && phrase.severity === 'minor' && raised.has(segment.kind);
  return isRaised ? 'major' : phrase.severity;
}

/**
 * The finding of a known wording.
 * @param term the Chinese of the source page that it renders; undefined where none is there
 */
export function phraseFinding(
  match: PhraseMatch,
  page: PhrasePage,
  segment: Segment,
  term?: string,
): Finding {
  const { phrase, notion, from, to } = match;
  const text = segment.text.slice(from, to);
  const fixes = [
    ...(phrase.family === 'reference' ? swapFixes(phrase, page, segment, from, to) : []),
    ...fixesFor(phrase, page, segment, from, to),
  ];
  return {
    ruleId: notion.ruleId,
    ...sourceSpan(segment, from, to),
    severity: severityOf(phrase, segment, text, page),
    category: phrase.category,
    message: messageFor(match, text, page, term),
    note: noteFor(match, page, term),
    fixes,
    ...framed(notion.ruleId, page, segment, from),
  };
}

function messageFor({ phrase, notion }: PhraseMatch, text: string, page: PhrasePage, term?: string): string {
  const { messages, market, uiLanguage } = page;
  if (phrase.family === 'sensitive') return messages.sensitive(text, market?.name[uiLanguage] ?? '');
  const known = chineseOf(phrase, notion.stock);
  if (!known.length) return messages.housePhrase(text, replacementsOf(phrase)[0]);
  if (phrase.family === 'reference') return messages.reference(text);
  if (term !== undefined) return messages.phrase(text, term);
  if (page.language !== 'zh' || !notion.stock) return messages.rendering(text, known.slice(0, mostTerms));
  // China's own wordings are for markets beyond it; the others are said there too.
  return phrase.markets ? messages.mainland(text) : messages.setPhrase(text);
}

/** Without the Chinese page a wording may come from any of these. */
const mostTerms = 3;

/** The Chinese of a wording: its own, otherwise that of its stock phrase. */
export function chineseOf(phrase: Pick<Phrase, 'zh'>, stock: StockPhrase | undefined): readonly string[] {
  return phrase.zh.length || !stock ? phrase.zh : readableChinese(stock);
}

/** The finding of a stock phrase that a sentence carries over in words that no pack knows. */
export function carriedFinding(
  { notion, term, by, from, to }: Carried,
  page: PhrasePage,
  segment: Segment,
): Finding {
  const { messages, uiLanguage, target } = page;
  const stock = notion.stock!;
  const isExact = by === 'words';
  const text = segment.text.slice(from, to);
  return {
    ruleId: notion.ruleId,
    ...sourceSpan(segment, from, to),
    severity: 'minor',
    category: stock.category ?? 'style',
    message: isExact ? messages.phrase(text, term) : messages.carries(term),
    note: [
      stock.why[uiLanguage],
      messages.noteInstead(stock.instead[uiLanguage]),
      ...examplesOf(stock, target).map(([industry, example]) =>
        messages.noteExample(peopleWords(uiLanguage).industry[industry], example),
      ),
      isExact ? messages.noteWords(term) : messages.noteSentence(term),
    ].join('\n\n'),
    fixes: [],
    ...framed(notion.ruleId, page, segment, from),
    ...(isExact ? {} : { isPassage: true }),
  };
}

function framed(ruleId: string, page: PhrasePage, segment: Segment, at: number): Pick<Finding, 'frame'> {
  const frame = frameFor(ruleId, page, segment, at);
  return frame ? { frame } : {};
}

/** What to write instead in a page’s industry; where that is not known or has no example, in each that has and suits its readers. */
function examplesOf({ examples = {} }: StockPhrase, { industry, readers }: Reading): [Industry, string][] {
  const all = Object.entries(examples) as [Industry, string][];
  const own = all.filter(([one]) => one === industry);
  return own.length ? own : all.filter(([one]) => fitsReaders(one, readers));
}

function noteFor({ phrase, notion }: PhraseMatch, page: PhrasePage, term?: string): string {
  const { messages, market, uiLanguage, target } = page;
  const local = market && phrase.local?.[market.code];
  const law = market && phrase.claim && lawOn(phrase.claim, market);
  const known = chineseOf(phrase, notion.stock);
  const examples = notion.stock ? examplesOf(notion.stock, target) : [];
  // The sentence of a market is of no industry in particular: one of the page’s own says more.
  const hasOwnExample = examples.some(([one]) => one === target.industry);
  return [
    phrase.isVulgar && messages.noteVulgar,
    phrase.why[uiLanguage],
    known.length && term === undefined && messages.noteChinese(known.join(' · ')),
    phrase.instead[uiLanguage] && messages.noteInstead(phrase.instead[uiLanguage]),
    market && local && !hasOwnExample && messages.noteLocal(market.name[uiLanguage], local),
    ...examples.map(([industry, example]) =>
      messages.noteExample(peopleWords(uiLanguage).industry[industry], example),
    ),
    ...(market && phrase.offers ? phrase.offers.map((kind) => offer(kind, market, page)) : []),
    law && messages.noteLaw(law.name, law.about?.[uiLanguage] ?? '', law.source ?? ''),
    term !== undefined && messages.notePaired(term),
    phrase.doubtful && messages.noteDoubtful,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The market's own in place of what is known only in China. */
function offer(kind: Offer, market: Market, { messages, uiLanguage, today, target }: PhrasePage): string {
  const name = market.name[uiLanguage];
  const list = (names: readonly string[]) => names.slice(0, 5).join(uiLanguage === 'zh' ? '、' : ', ');
  if (kind !== 'moments') {
    const names = namesOf(forReaders<Entry>(market[kind], target));
    return names.length ? messages.noteOffer[kind](name, list(names)) : '';
  }
  const festivals = soonestFirst(withDates(market.festivals, today));
  return [
    messages.noteOffer.moments(name, list(withDates(market.moments, today).map(messages.dated))),
    messages.noteOffer.festivals(name, list(festivals.map(messages.dated))),
  ].join('\n\n');
}

function fixesFor(phrase: Phrase, page: PhrasePage, segment: Segment, from: number, to: number): Fix[] {
  if (phrase.family === 'sensitive') return [];
  return replacementsOf(phrase).flatMap((replacement) => {
    const text = matchCase(replacement, segment.text.slice(from, to), page.language);
    return replacementFix(segment, from, to, text, {
      title: page.messages.replaceWith(text),
      safe: phrase.safe === true && !phrase.doubtful,
    });
  });
}

function replacementsOf({ replace = [] }: Phrase): readonly string[] {
  return typeof replace === 'string' ? [replace] : replace;
}

/** What people call the rule of a wording: in English by its id, `“one stop”`, in Chinese by its Chinese, `“一站式”`. */
export function phraseName(ruleId: RuleId, zh: readonly string[]): Bilingual {
  const words = ruleId.slice(ruleId.indexOf('/') + 1).replaceAll('-', ' ');
  return { en: `“${words}”`, zh: `“${zh[0] ?? words}”` };
}

/**
 * A phrase as people read it.
 * @param language of its pack
 */
export function documentPhrase(phrase: Phrase, language: string): RuleDoc {
  return {
    id: ruleIdOf(phrase),
    name: phraseName(ruleIdOf(phrase), chineseOf(phrase, stockPhraseOf(ruleIdOf(phrase)))),
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

/** A stock phrase as people read it. */
export function documentStockPhrase(stock: StockPhrase): RuleDoc {
  return {
    id: ruleIdOf(stock),
    name: phraseName(ruleIdOf(stock), readableChinese(stock)),
    when: 'paired',
    severity: stock.strength === 'weak' ? 'neutral' : 'minor',
    category: stock.category ?? 'style',
    zh: readableChinese(stock),
    why: stock.why,
    instead: stock.instead,
    evidence: 'A stock phrase of the lexicon; its Chinese must be on the source page.',
    markets: [],
    fails: stock.match,
    passes: stock.pass,
  };
}
