import { objectCharacter, type Segment, sourceSpan } from '../content/segment.ts';
import { inSentence } from '../messages/in-sentence.ts';
import { directivesIn, isUnchecked } from '../spelling/directives.ts';
import type { Verdict } from '../spelling/verdict.ts';
import { isAllCapitals, matchCase } from '../text/case.ts';
import { onceFor } from '../text/once.ts';
import { type Tokens, withoutHidden } from '../text/tokens.ts';
import { replacementFix } from './fix.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

const dictionaries =
  'Dictionaries of cspell (MIT): en_US, from SCOWL (http://wordlist.aspell.net), and en_GB; for other languages those the site has installed (@cspell/dict-…).';

/** A spelling of another country's English. */
export const spellingVariety = defineRule({
  id: 'spelling/variety',
  name: { en: 'spelling of another country', zh: '别国的拼写' },
  severity: 'minor',
  needs: 'dictionary',
  category: 'locale-conventions',
  why: {
    en: 'Readers take it for a slip, or for a page that was written for another country.',
    zh: '读者会当成笔误，或觉得这一页是写给别国读者的。',
  },
  instead: {
    en: 'The spelling of the market. In British English both -ise and -ize are right, so neither is reported there.',
    zh: '用当地的拼写。英式英语中 -ise 和 -ize 都对，因此都不提示。',
  },
  evidence: dictionaries,
  messages: {
    en: {
      variety: (text: string, instead: string, market: string) =>
        `“${text}” is not spelt so${market && ` in ${inSentence(market)}`}: ${instead}.`,
    },
    zh: {
      variety: (text, instead, market) => `${market || '当地'}不这样拼写“${text}”，而写作 ${instead}。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/us/about.md', text: 'Pick a colour for your shop.\n' },
      { path: 'content/us/about.md', text: 'Organise your stock in one place.\n' },
      { path: 'content/us/about.md', text: 'A well-organised stockroom near the town centre.\n' },
      { path: 'content/sg/about.md', text: 'We analyze your favorite products.\n' },
    ],
    passes: [
      { path: 'content/us/about.md', text: 'Pick a color, organize, analyze. Orders cannot be cancelled.\n' },
      { path: 'content/gb/about.md', text: 'Organise or organize: your organization, your colours.\n' },
      { path: 'content/us/about.md', text: 'We share a desk with the Barbican Centre in London.\n' },
      { path: 'content/us/about.md', text: 'Set the `colour` option, or mail help@colour.example.\n' },
      { path: 'content/en/about.md', text: 'Colour or color: this page is for everyone.\n' },
    ],
  },
  check: (page, words) => reportWords(page, words),
});

/** A word one slip away from another, or one that the site does not want. */
export const misspelt = defineRule({
  id: 'spelling/misspelt',
  name: { en: 'spelling', zh: '拼写' },
  severity: 'minor',
  needs: 'dictionary',
  category: 'linguistic-conventions',
  actions: ['add-word'],
  why: {
    en: 'A slip costs trust. Names, terms that resemble no word, and what the Chinese page spells the same are not reported.',
    zh: '拼写错误有损信任。专有名词、与任何单词都不相近的术语，以及中文页里同样写法的词，都不提示。',
  },
  instead: {
    en: 'The right word. A name belongs in .terroir/words.txt, one a line; the words of a cspell config count as well.',
    zh: '改成正确的单词。专有名词请写入 .terroir/words.txt，每行一个；cspell 配置里的词同样有效。',
  },
  evidence: dictionaries,
  messages: {
    en: {
      misspelt: (text: string, instead: string) => `“${text}” may be misspelt: ${instead}?`,
      flagged: (text: string, instead: string) =>
        `“${text}” is a word this site does not use${instead && `: write ${instead}`}.`,
    },
    zh: {
      misspelt: (text, instead) => `“${text}”可能拼写有误，是否为 ${instead}？`,
      flagged: (text, instead) => `本站不用“${text}”这个词${instead && `，请写作 ${instead}`}。`,
    },
  },
  examples: {
    fails: [
      { path: 'content/sg/about.md', text: 'You will recieve an invoice.\n' },
      { path: 'content/us/about.md', text: 'Our goverment customers trust us.\n' },
    ],
    passes: [
      { path: 'content/sg/about.md', text: 'You will receive an invoice from Recieve Ltd.\n' },
      { path: 'content/us/about.md', text: 'Deploy microservices; see /docs/recieve and `recieve`.\n' },
      { path: 'en-us/list.html', text: '<p>All the news of our group: {page:numbar} and {page:curent}</p>' },
      {
        path: 'content/en/a.md',
        text: 'Anhydrous and dihydrate forms; cabbage has phytic acid, sulfenamides speed it up.\n',
      },
      { path: 'content/us/news.md', text: 'The group went to attend a plasti...\n' },
      { path: 'content/us/about.md', text: 'Our systen is free.\n', source: '我们的 systen 免费。\n' },
      { path: 'content/us/about.md', text: 'El equipo recibe todas las facturas antes de pagarlas.\n' },
    ],
  },
  check: (page, words) => reportWords(page, words),
});

type Kind = Exclude<Verdict['kind'], 'unknown'>;

/** Reports the words of the kinds that a rule has a sentence for. */
function reportWords(
  page: Page,
  words: Partial<Record<Kind, (text: string, instead: string, market: string) => string>>,
): RuleReport[] {
  return judgedWords(page).flatMap(({ segment, from, to, verdict }) => {
    const messageOf = verdict.kind === 'unknown' ? undefined : words[verdict.kind];
    if (!messageOf) return [];
    const word = withoutHidden(segment.text.slice(from, to));
    // The ending of `organisation's` stays.
    const ending = /['’]s$/.exec(word)?.[0] ?? '';
    const instead = verdict.instead.map((better) => matchCase(better, word, page.language) + ending);
    const market = page.market?.name[page.uiLanguage] ?? '';
    const message = messageOf(word, instead[0] ?? '', market);
    const fixes = instead.flatMap((better) =>
      replacementFix(segment, from, to, better, { title: page.messages.replaceWith(better), safe: false }),
    );
    return [{ span: sourceSpan(segment, from, to), message, fixes }];
  });
}

interface JudgedWord {
  readonly segment: Segment;
  /** Within the segment's text. */
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

/** A block with more unknown words than this, and a larger share of them, is not in the page's language. */
const mostUnknown = { words: 2, share: 0.3 };

/**
 * The words of a page that something can be said against, judged once for both rules; names, code and quotations in other
 * languages are none.
 */
const judgedWords = onceFor((page: Page): readonly JudgedWord[] => {
  if (!page.spelling) return [];
  const names = namesOf(page);
  const directives = directivesIn(page.text);
  return page.content.segments.flatMap((segment, block) => {
    if (segment.language !== undefined && !segment.language.startsWith(page.language)) return [];
    const tokens = page.tokens[block]!;
    const judged: JudgedWord[] = [];
    let [asked, unknown] = [0, 0];
    for (let index = 0; index < tokens.count; index++) {
      const form = tokens.words[index]!;
      if (names.has(form) || directives.words.has(form)) continue;
      const isPlain = isPlainWord(segment, tokens, index, page.language);
      if (!isPlain && !isWrittenLarge(segment, tokens, index)) continue;
      if (isPlain) asked++;
      const verdict = page.spelling!.judge(form);
      if (!verdict || (!isPlain && verdict.kind !== 'variety')) continue;
      if (verdict.kind === 'misspelt' || verdict.kind === 'unknown') unknown++;
      const [from, to] = [tokens.from[index]!, tokens.to[index]!];
      if (isUnchecked(directives, sourceSpan(segment, from, to).from)) continue;
      if (isCut.test(segment.text.slice(to, to + 8))) continue;
      if (verdict.kind !== 'misspelt' || isWholeWord(segment.text, from, to))
        judged.push({ segment, from, to, verdict });
    }
    return unknown > mostUnknown.words && unknown > asked * mostUnknown.share ? [] : judged;
  });
});

/** What is behind a word that a program may have cut: the end of a teaser. */
const isCut = /^(?:\.{3}|…)["”’]?\s*$/;

/** Longer runs of letters are not words, and would take forever to judge. */
const englishWord = /^[a-z]{3,60}(?:'[a-z]{1,60})?$/;
/** An article or pronoun may be elided before it: `l'entreprise`. */
const latinWord = /^(?:\p{Ll}{1,8}')?(?=\p{Script=Latin})\p{Ll}{3,60}$/u;

/** What is before the name in a tag of PbootCMS and its kin: `{page:numbar}`. */
const tagName = /\{\/?\w{1,30}:$/;

/** What compounds are called, of which no dictionary has many: dihydrate, sulfenamides, phytic acid. */
const chemical = /^(?:\p{L}*(?:hydrate|amide|azole)s?(?!\p{L})|\p{L}+ic\sacids?(?!\p{L}))/iu;

const small = /^[a-z]*$/;
/** The end of no {@link chemical}. */
const smallAndPlain = /^[a-z]*[abdf-rt-z]$/;

/** A word in small letters, or with a capital where a sentence begins, that is not part of an address or of code. */
function isPlainWord({ text }: Segment, tokens: Tokens, index: number, language: string): boolean {
  if (!(language === 'en' ? englishWord : latinWord).test(tokens.words[index]!)) return false;
  const [from, to] = [tokens.from[index]!, tokens.to[index]!];
  const rest = text.slice(from + 1, to);
  if (!small.test(rest) && rest !== rest.toLowerCase()) return false;
  if (/\p{Lu}/u.test(text[from]!) && !tokens.opensSentence[index]) return false;
  // Nearly all words: between spaces, and not with the ending of a chemical.
  if (text[from - 1] === ' ' && text[to] === ' ' && smallAndPlain.test(rest)) return true;
  const around = `${text[from - 1] ?? ' '}${text[to] ?? ' '}`;
  return (
    !/[/\\@#_=+~$&*%]/.test(around) &&
    !around.includes(objectCharacter) &&
    !/^[.:(]\w/.test(text.slice(to, to + 2)) &&
    !tagName.test(text.slice(Math.max(0, from - 40), from)) &&
    !chemical.test(text.slice(from, Math.min(text.length, to + 6)))
  );
}

/** British words that are parts of names: `the Lyric Theatre`. */
const inNames = /^(?:centre|theatre|harbour|labour|defence|programme|grey|armoury|parlour|honour)s?$/;

/**
 * A word whose capitals say nothing, or that touches a tag or placeholder and may be a part of another: both are looked at
 * for the spelling of another country, which is told for certain. Text all in capitals has no names to tell apart; in titles
 * what is a part of a name is left alone.
 */
function isWrittenLarge({ kind, text }: Segment, tokens: Tokens, index: number): boolean {
  const form = tokens.words[index]!;
  if (!englishWord.test(form)) return false;
  const [from, to] = [tokens.from[index]!, tokens.to[index]!];
  const word = text.slice(from, to);
  const around = `${text[from - 1] ?? ' '}${text[to] ?? ' '}`;
  if (/[/\\@#_=+~$&*%.:-]/.test(around.replaceAll(objectCharacter, ' ')) && !/[.:]$/.test(around))
    return false;
  if (/^[.:(]\w/.test(text.slice(to, to + 2))) return false;
  const rest = word.slice(1);
  if (isAllCapitals(word)) return isAllCapitals(text);
  if (rest !== rest.toLowerCase()) return false;
  if (!/\p{Lu}/u.test(word[0]!)) return around.includes(objectCharacter);
  return !prose.has(kind) && !inNames.test(form) && isTitleCase(tokens, text);
}

/** Most words of a title in title case begin with a capital, small ones apart. */
function isTitleCase({ count, from, to }: Tokens, text: string): boolean {
  let [long, large] = [0, 0];
  for (let index = 0; index < count; index++) {
    if (to[index]! - from[index]! < 4) continue;
    long++;
    if (/\p{Lu}/u.test(text[from[index]!]!)) large++;
  }
  return long > 1 && large === long;
}

/** Not a part of `e-recieve`, nor with a capital, which may make it a name, nor short, when much is one slip away. */
function isWholeWord(text: string, from: number, to: number): boolean {
  return (
    to - from >= 4 && !/[-.]/.test(text[from - 1] ?? '') && text[to] !== '-' && /\p{Ll}/u.test(text[from]!)
  );
}

const prose: ReadonlySet<Segment['kind']> = new Set(['paragraph', 'list-item', 'cell', 'description']);

/** Words that the page elsewhere writes with a capital within a sentence, or the Chinese page has as well. */
function namesOf(page: Page): ReadonlySet<string> {
  const names = new Set<string>();
  page.content.segments.forEach(({ kind, text }, block) => {
    const { count, words, from, opensSentence } = page.tokens[block]!;
    if (!prose.has(kind) || isAllCapitals(text)) return;
    for (let index = 0; index < count; index++) {
      if (!opensSentence[index] && /\p{Lu}/u.test(text[from[index]!]!)) names.add(words[index]!);
    }
  });
  for (const { text } of page.source?.content.segments ?? []) {
    for (const [word] of text.matchAll(/[A-Za-z]+/g)) names.add(word.toLowerCase());
  }
  return names;
}
