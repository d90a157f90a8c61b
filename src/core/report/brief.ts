import type { Content } from '../content/content.ts';
import type { Language, Messages } from '../messages/index.ts';
import type { PageReview } from '../review/page.ts';
import { mirrorBandOf, sureMirror } from '../rules/mirrors-source.ts';
import { numbersIn } from '../text/numbers.ts';
import { listed, localIdeas } from './market-lines.ts';

/**
 * A transcreation brief for a local author, in Markdown, filled in as far as the page tells: why, for whom,
 * the Chinese page's intent, facts that must stay, what to replace, what not to say, what to treat with care. Owner,
 * deadline and channel stand in its front matter, for `parseBrief`.
 * @param content the market page
 * @param source the source page, where there is one
 * @param localShare the share of the page that should be local, see `wantedLocalShare`
 * @param today the day from which coming festivals are counted
 */
export function writeBrief(
  review: PageReview,
  content: Content,
  source: Content | undefined,
  localShare: number,
  messages: Messages,
  uiLanguage: Language,
  today: Date,
): string {
  const words = messages.brief;
  const { market } = review;
  const name = market?.name[uiLanguage] ?? messages.noMarket;
  const section = (title: string, lines: readonly string[]) =>
    lines.length ? [`## ${title}`, '', ...lines, ''] : [];
  return [
    ...head(review, localShare, words),
    `# ${words.title(heading(content) ?? review.path, name)}`,
    '',
    `- ${words.page}: \`${review.path}\``,
    `- ${words.audience}: ${messages.audience[review.target?.audience ?? 'local']}, ${name}`,
    ...(market?.register[uiLanguage] ? [`- ${words.register}: ${market.register[uiLanguage]}`] : []),
    '',
    ...section(words.why, [whyLine(review, messages, name)]),
    ...section(words.intent, source ? intent(source) : []),
    ...section(words.facts, facts(content)),
    ...section(words.replace, replacements(review)),
    ...section(words.local(name), market ? localIdeas(market, review.target?.industry, messages, today) : []),
    ...section(words.mustNot, [...unsayable(review), ...(market ? listed(market.laws, uiLanguage) : [])]),
    ...section(words.care, market ? listed(market.sensitivities, uiLanguage) : []),
    ...section(
      words.ask,
      words.asks(name).map((line) => `- ${line}`),
    ),
  ].join('\n');
}

/** What people fill in, and what tells when the brief is done. */
function head({ path, market, target }: PageReview, localShare: number, words: Messages['brief']): string[] {
  const lines = [
    `page: ${JSON.stringify(path)}`,
    ...(market ? [`market: ${market.code}`] : []),
    `channel: ${target?.pageType ?? 'web page'}`,
    'owner:',
    `deadline: # ${words.date}`,
    `localShare: ${localShare} # ${words.done}`,
  ];
  return ['---', ...lines, '---', ''];
}

function heading(content: Content): string | undefined {
  return content.segments.find(({ kind }) => kind === 'title' || kind === 'heading')?.text;
}

function whyLine(review: PageReview, messages: Messages, name: string): string {
  const mirror = sureMirror(review.measures);
  return mirror === null
    ? messages.brief.whyUnknown(name)
    : messages.brief.whyMirror(mirror, messages.band[mirrorBandOf(mirror)], name);
}

/** The Chinese page in its own words: title and description, or its first paragraphs. */
function intent(source: Content): string[] {
  const head = source.segments.filter(({ kind }) => kind === 'title' || kind === 'description');
  const texts = head.length ? head : source.segments.filter(({ kind }) => kind === 'paragraph').slice(0, 2);
  return texts.map(({ text }) => `> ${text}`);
}

/** Sentences with figures: what a new text must not change. */
function facts(content: Content): string[] {
  const found = content.segments.filter(
    ({ kind, text }) => kind !== 'alt' && numbersIn(text).some((n) => n.length > 1),
  );
  return found.slice(0, 8).map(({ text }) => `- ${shorten(text)}`);
}

function replacements(review: PageReview): string[] {
  const texts = review.findings
    .filter(({ ruleId }) => !/^(?:config|reference|sensitive)\//.test(ruleId))
    .map(({ message }) => `- ${message}`);
  return [...new Set(texts)].slice(0, 15);
}

/** What on the page means nothing to its readers, or needs more care than a text can take. */
function unsayable({ findings }: PageReview): string[] {
  const texts = findings
    .filter(({ ruleId }) => /^(?:reference|sensitive)\//.test(ruleId))
    .map(({ message }) => `- ${message}`);
  return [...new Set(texts)].slice(0, 10);
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
