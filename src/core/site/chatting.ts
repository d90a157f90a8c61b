/** What people ask of a site in a chat, answered from its reviews: no model is asked, and nothing is changed. */

import { allExtensions } from '../file-types.ts';
import type { Finding } from '../finding.ts';
import type { AbortSignalLike } from '../host.ts';
import { chatWords } from '../messages/chat.ts';
import { languageCode } from '../regions/locale.ts';
import type { Market } from '../regions/market.ts';
import {
  briefAnswer,
  type ChatAnswer,
  type ChatCommand,
  chatCommands,
  compareAnswer,
  helpAnswer,
  marketAnswer,
  noAnswer,
  reviewAnswer,
  ruleAnswer,
  severalAnswer,
  whyAnswer,
} from '../report/chat.ts';
import { explainRule } from '../report/explain.ts';
import type { PageReview } from '../review/page.ts';
import type { RuleDoc } from '../rules/rule.ts';
import { briefFor, readBrief } from './briefing.ts';
import { rulesNamed } from './explaining.ts';
import type { PageReviews } from './reviewing.ts';
import { judgeSite, onItsOwn } from './verdict.ts';

/** A file, and the offset of the cursor or of what is meant there. */
export interface ChatPlace {
  readonly path: string;
  readonly offset: number | undefined;
}

/** A question, with what it is asked about. Paths are relative to the site's root. */
export interface ChatQuestion {
  /** Undefined, or none that is known, where plain words have to tell. */
  readonly command: string | undefined;
  readonly prompt: string;
  /** The file that was attached to the question, and the one in front. */
  readonly attached: ChatPlace | undefined;
  readonly active: ChatPlace | undefined;
  /** Pages that may be asked about. */
  readonly pages: readonly string[];
}

/** A question is read up to here, in characters. */
const longestPrompt = 2000;

/**
 * Answers a question.
 * @throws the reason of the signal once it is aborted
 */
export async function answerChat(
  site: PageReviews,
  question: ChatQuestion,
  signal?: AbortSignalLike,
): Promise<ChatAnswer> {
  const { pages, attached, active } = question;
  const prompt = question.prompt.slice(0, longestPrompt);
  const words = chatWords(site.uiLanguage);
  const command = chatCommands.find((one) => one === question.command) ?? commandIn(prompt);
  if (!command) return helpAnswer(site);
  const all = pagesNamed(prompt, pages);
  const here = all.filter((path) => path === attached?.path || path === active?.path);
  const named = here.length === 1 ? here : all;
  if (named.length > 1) return severalAnswer(command, named, site);
  if (!named.length && command !== 'why') {
    const gone = fileNamed(prompt);
    if (gone !== undefined) return noAnswer(words.noPage(gone, []), site);
  }
  const path = named[0] ?? attached?.path ?? active?.path;
  const review = path === undefined ? undefined : await site.review(path, { signal });
  if (command === 'review' && !named.length) {
    const market = marketIn(prompt, [...(await site.setup()).config.markets.values()]);
    if (market && !(market.code === review?.market?.code && thisPage.test(prompt)))
      return answerMarket(site, market, pages, signal);
  }
  if (command === 'why') {
    const place = [attached, active].find((one) => one?.path === path && one?.offset !== undefined);
    return answerWhy(site, prompt, review, place?.offset);
  }
  if (path === undefined) return noAnswer(words.openOne, site);
  const page = await site.content(path);
  if (!review || !page) return noAnswer(await noReview(site, path, pages), site);
  if (command === 'compare') {
    const source = review.source === undefined ? undefined : await site.content(review.source);
    return compareAnswer(review, page, source, site);
  }
  if (command === 'brief') return answerBrief(site, path);
  const { gate } = await judgeSite(site, [review], onItsOwn);
  return reviewAnswer(review, page.text, gate, (await site.setup()).rules(), site);
}

async function noReview(site: PageReviews, path: string, pages: readonly string[]): Promise<string> {
  const words = chatWords(site.uiLanguage);
  if ((await site.content(path)) && (await site.isSourcePage(path))) return words.source(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return words.noPage(path, pages.filter((one) => one !== path && one.endsWith(`/${name}`)).slice(0, 5));
}

async function answerMarket(
  site: PageReviews,
  market: Market,
  pages: readonly string[],
  signal: AbortSignalLike | undefined,
): Promise<ChatAnswer> {
  const reviews: PageReview[] = [];
  await site.reviewAll(
    pages,
    (done) => {
      for (const { review } of done) if (review?.market?.code === market.code) reviews.push(review);
    },
    { signal },
  );
  reviews.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { gate } = await judgeSite(site, reviews, onItsOwn);
  return marketAnswer(market.name[site.uiLanguage], reviews, gate, site);
}

async function answerBrief(site: PageReviews, page: string): Promise<ChatAnswer> {
  const brief = (await briefFor(site, page))!;
  if (brief.text !== undefined)
    return briefAnswer(page, { path: brief.path, text: brief.text, state: undefined }, site);
  const file = await site.host.read(brief.path);
  const status = await readBrief(site, brief.path);
  return briefAnswer(
    page,
    { path: brief.path, text: 'text' in file ? file.text : '', state: status?.state ?? 'open' },
    site,
  );
}

/** Why something is reported: what stands at the cursor, words of the page, a rule. */
async function answerWhy(
  site: PageReviews,
  prompt: string,
  review: PageReview | undefined,
  offset: number | undefined,
): Promise<ChatAnswer> {
  const words = chatWords(site.uiLanguage);
  const text = review && (await site.content(review.path))?.text;
  const why = (finding: Finding) => whyAnswer(review!.path, finding, text!, site);
  const asked = wordsAsked(prompt);
  const findings = text === undefined ? [] : review!.findings;
  if (asked === undefined) {
    const here = findings.filter(({ from, to }) => offset !== undefined && from <= offset && offset <= to);
    // Of what marks a passage and words in it, the words are meant.
    const [nearest] = here.toSorted((a, b) => a.to - a.from - (b.to - b.from));
    return nearest ? why(nearest) : noAnswer(review ? words.nothingHere : words.openOne, site);
  }
  const docs = (await site.setup()).rules();
  const named = rulesNamed(docs, asked);
  const found = findings.find(({ ruleId }) => named.some(({ id }) => id === ruleId));
  if (named.length) return found ? why(found) : rule(site, named, review);
  const marked = findingWith(findings, text ?? '', asked);
  if (marked) return why(marked);
  const about = rulesAbout(inLanguage(docs, review), asked);
  if (about.length) return rule(site, about, review);
  return noAnswer(words.unknown(asked), site);
}

/** A rule as the readers of a page need it: in its language, with what an author of its market would write. */
function rule(site: PageReviews, docs: readonly RuleDoc[], review: PageReview | undefined): ChatAnswer {
  const market = review?.market;
  const shown = inLanguage(docs, review)
    .slice(0, 1)
    .map(({ local, ...doc }): RuleDoc => {
      const here = market && local?.[market.code];
      if (!market) return local ? { ...doc, local } : doc;
      return here === undefined ? doc : { ...doc, local: { [market.code]: here } };
    });
  return ruleAnswer(docs[0]!.id, explainRule(shown, site.uiLanguage), site);
}

/** Rules with those first that are for the language of a page. */
function inLanguage(docs: readonly RuleDoc[], review: PageReview | undefined): readonly RuleDoc[] {
  const locale = review?.target?.locale;
  const language = locale && languageCode(locale);
  const rank = (doc: RuleDoc) => (doc.language === language ? 0 : doc.language === undefined ? 1 : 2);
  return docs.toSorted((a, b) => rank(a) - rank(b));
}

/** The finding whose words are asked about: the same words, or they hold one another. */
function findingWith(findings: readonly Finding[], text: string, asked: string): Finding | undefined {
  const wanted = plain(asked);
  const marked = findings.map((finding) => ({ finding, words: plain(text.slice(finding.from, finding.to)) }));
  const least = /\p{Script=Han}/u.test(wanted) ? 2 : 3;
  const isLong = (one: string) => one.length >= least;
  return (
    marked.find(({ words }) => words === wanted) ??
    (isLong(wanted) ? marked.find(({ words }) => words.includes(wanted)) : undefined) ??
    marked.filter(({ words }) => isLong(words)).find(({ words }) => wanted.includes(words)) ??
    (isLong(wanted) ? marked.find(({ finding }) => plain(finding.message).includes(wanted)) : undefined)
  )?.finding;
}

/** Rules about words: their Chinese, or what they report. All of one rule, the likeliest. */
function rulesAbout(docs: readonly RuleDoc[], asked: string): readonly RuleDoc[] {
  const wanted = plain(asked);
  const least = /\p{Script=Han}/u.test(wanted) ? 2 : 4;
  const best =
    docs.find(({ zh }) => zh.some((one) => plain(one) === wanted)) ??
    (wanted.length < least
      ? undefined
      : (docs.find(({ zh }) => zh.some((one) => plain(one).includes(wanted))) ??
        docs.find(({ fails }) => fails.some((one) => plain(one).includes(wanted)))));
  return best ? docs.filter(({ id }) => id === best.id) : [];
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Words in quotation marks, a rule’s id, or all there is behind what only asks; undefined where nothing is asked about. */
function wordsAsked(prompt: string): string | undefined {
  const quoted =
    /“([^”]+)”|"([^"]+)"|「([^」]+)」|『([^』]+)』|`([^`]+)`|(?<!\p{L})'([^']+)'(?!\p{L})|‘([^’]+)’/u
      .exec(prompt)
      ?.slice(1)
      .find((one) => one !== undefined);
  const ruleId = /(?<![\w/.-])[a-z]+\/[a-z0-9][a-z0-9-]*(?![\w/.])/.exec(prompt)?.[0];
  const rest = prompt
    .split(/\s+/)
    .filter((token) => fileNamed(token) === undefined)
    .join(' ')
    .replace(asking, ' ')
    .replace(/[\s?？。！!,，:：]+/g, ' ')
    .trim();
  return quoted?.trim() || ruleId || rest || undefined;
}

/** What only asks, in a question why. */
const asking =
  /\b(?:please|why|is|are|was|were|does|do|did|this|that|it|the|here|a|an|not|so|bad|wrong|explain|rule|words?|phrase|mean|what|what's|reported|flagged|marked|underlined|about|tell me|good|ok|okay|problem)\b|为什么|为何|为啥|怎么|什么|请|解释|说明|一下|这里|这个|这条|这句话?|这处|会|被|要|是|有|不能|不可以|不好|不对|规则|提示|标出来?|标记|报|问题|意思|吗|呢|的|了|写|用/giu;

/** Which command plain words mean, in English or Chinese; undefined where they tell none. */
export function commandIn(prompt: string): ChatCommand | undefined {
  return chatCommandsByWords.find(([, words]) => words.test(prompt))?.[0];
}

/** The first that matches counts: “why does it follow the Chinese page” asks why. */
const chatCommandsByWords: readonly (readonly [ChatCommand, RegExp])[] = [
  [
    'why',
    /\bwhy\b|\bexplain|\breasons?\b|\bwhat(?:'s|’s| is) wrong with\b.*["“「]|\bwhat does\b.*\bmean\b|为什么|为何|为啥|解释|什么意思|理由|原因|怎么不能|(?:有)?什么不[好对妥]/iu,
  ],
  [
    'brief',
    /\bbrief|\blocal (?:author|writer|copywriter)|\btranscreat|\bre-?writ|\bfrom scratch\b|写作需求|写作要求|当地作者|本地作者|重写|改写|创译|需求书|任务书/iu,
  ],
  [
    'compare',
    /\bcompar|\bdiff(?:er(?:s|ent|ence|ences)?)?\b|\bside by side\b|\bmirror|\bstale\b|\bout of date\b|\boutdated\b|\bup to date\b|\bmissing\b|\b(?:chinese|source) (?:page|version|site|text|original|source)\b|\bfollow|对照|对比|比较|中文页|中文版|中文原文|原文|源页|过时|过期|缺(?:少|了|什么)|漏/iu,
  ],
  [
    'review',
    /\breview|\bcheck|\bproofread|\bfindings?\b|\bissues?\b|\bproblems?\b|\bmistakes?\b|\berrors?\b|\bfix|\bmend|\bwrong\b|\bpass(?:es)?\b|\bready\b|\bpublish|\bgate\b|\bhow (?:is|good|local)\b|审校|审核|审阅|审一|检查|校对|看看|问题|毛病|错误|修改|修复|能不能发|能发|可以发|发布|上线|通过|怎么样|如何/iu,
  ],
];

/** The page in front is meant, whatever market is named beside it. */
const thisPage = /\bthis (?:page|file|copy|text)\b|本页|这一?页|这个(?:页面|文件)|当前页/iu;

/** The market whose name or code stands in a prompt. */
function marketIn(prompt: string, markets: readonly Market[]): Market | undefined {
  const isWhole = (code: string) => prompt.trim().toUpperCase() === code;
  const isNamed = ({ code, name }: Market) =>
    hasWord(prompt.toLowerCase(), name.en.toLowerCase()) || prompt.includes(name.zh) || hasWord(prompt, code);
  return markets.find(({ code }) => isWhole(code)) ?? markets.find(isNamed);
}

/** True where a word stands in a text by itself. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

const ending = new RegExp(`\\.(?:${allExtensions.map((one) => one.slice(1)).join('|')})$`, 'i');

/** What in a prompt may name a file: whatever stands between blanks, quotation marks and the marks of a sentence. */
function tokensOf(prompt: string): string[] {
  return prompt
    .split(/[\s"'“”‘’「」『』`,，。；;：？?！!（）()《》]+/)
    .map((one) =>
      one
        .replace(/^#?(?:file:)?|\.$/g, '')
        .replaceAll('\\', '/')
        .replace(/^\.\//, ''),
    )
    .filter(Boolean);
}

/** The pages that a prompt names, by their path or its end; by their bare name where nothing else is said. */
export function pagesNamed(prompt: string, pages: readonly string[]): readonly string[] {
  const tokens = tokensOf(prompt);
  for (const token of tokens.filter((one) => ending.test(one))) {
    const exact = pages.filter((path) => path === token);
    const found = exact.length ? exact : pages.filter((path) => path.endsWith(`/${token}`));
    if (found.length) return found;
  }
  const [only, ...others] = tokens;
  if (only === undefined || others.length || only.length < 3) return [];
  return pages.filter((path) => path.replace(/\.[^/]*$/, '').endsWith(`/${only}`));
}

/** What a prompt names as a file. */
function fileNamed(prompt: string): string | undefined {
  return tokensOf(prompt).find((one) => ending.test(one));
}
