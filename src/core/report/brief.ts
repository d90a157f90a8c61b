import type { Content } from '../content/content.ts';
import { objectCharacter } from '../content/segment.ts';
import { type BriefWord, type BriefWords, briefWords } from '../messages/brief.ts';
import type { PageType } from '../regions/page-type.ts';
import { adviceFor } from '../regions/readers.ts';
import type { PageReview } from '../review/page.ts';
import { percent } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { listed, localIdeas } from './market-lines.ts';

/** What a brief is written from. */
export interface BriefMaterial {
  /** The review in the language of the brief's notes. */
  readonly review: PageReview;
  /** The market page. */
  readonly content: Content;
  /** The source page, where there is one. */
  readonly source: Content | undefined;
  /** Values that stay, with the sentences that state them. */
  readonly facts: readonly { readonly values: readonly string[]; readonly sentence: string }[];
  /** Names that stay. */
  readonly names: readonly string[];
  /** Pages of the site that were written for the market: where they lie, and what they are called. */
  readonly models: readonly { readonly path: string; readonly title: string }[];
  /** The share of the page that should be local, see `wantedLocalShare`. */
  readonly localShare: number;
  /** Who is to write it, and until when (YYYY-MM-DD); undefined where nobody said so yet. */
  readonly owner: string | undefined;
  readonly deadline: string | undefined;
  /** The day from which coming festivals are counted. */
  readonly today: Date;
}

/**
 * A transcreation brief for a local author, in Markdown, filled in as far as the page tells: why, for whom, what the Chinese
 * page says part by part, facts that must stay, an order for a page of its type, local pages to read, what to replace, what
 * not to say, what to treat with care. Owner, deadline and channel stand in its front matter, for `parseBrief`.
 * @param language one of `briefLanguages`
 */
export function writeBrief(material: BriefMaterial, language: string): string {
  const words = briefWords(language);
  const { review, content, source, facts, names, models, today } = material;
  const { market, target } = review;
  const name = market ? words.marketName(market) : '–';
  const say = (word: BriefWord) => words.say(word, { market: name });
  const section = (title: string, lines: readonly string[]) =>
    lines.length ? [`## ${title}`, '', ...lines, ''] : [];
  const explained = (text: string, lines: readonly string[]) => (lines.length ? [text, '', ...lines] : []);
  const register = market?.register[words.notes];
  const reading = { readers: target?.readers, industry: target?.industry };
  const proof = market && adviceFor(market.proof, reading, words.notes);
  return [
    ...head(material, language),
    `# ${words.say('title', { page: heading(content) ?? review.path, market: name })}`,
    '',
    `- ${say('page')}: \`${review.path}\``,
    `- ${say('audience')}: ${say(readersOf(target))}, ${name}`,
    ...(register ? [`- ${say('register')}: ${register}`] : []),
    ...(say('english') ? [`- ${say('english')}`] : []),
    '',
    ...section(say('why'), [whyLine(review, words, name)]),
    ...section(say('intent'), source ? outline(source) : []),
    ...section(
      say('facts'),
      explained(
        say('factsHow'),
        facts.map(({ values, sentence }) => `- ${values.join(' · ')} — “${sentence}”`),
      ),
    ),
    ...section(
      say('names'),
      names.map((one) => `- ${one}`),
    ),
    ...section(
      say('skeleton'),
      explained(
        say('skeletonHow'),
        skeletonOf(target?.pageType).map((part, index) => `${index + 1}. ${say(part)}`),
      ),
    ),
    ...section(
      say('models'),
      models.map(({ path, title }) => `- \`${path}\`: ${title}`),
    ),
    ...section(say('replace'), replacements(review)),
    ...section(
      say('known'),
      market
        ? [
            ...localIdeas(market, reading, words, today),
            ...(proof ? [`- ${say('convinces')}: ${proof}`] : []),
          ]
        : [],
    ),
    ...section(say('mustNot'), [...unsayable(review), ...(market ? listed(market.laws, words.notes) : [])]),
    ...section(say('care'), market ? listed(market.sensitivities, words.notes) : []),
    ...section(
      say('ask'),
      (['new', 'name', 'leave', 'return'] as const).map((one) => `- ${say(one)}`),
    ),
  ].join('\n');
}

/** What people fill in, and what tells where the brief stands. */
function head({ review, localShare, owner, deadline }: BriefMaterial, language: string): string[] {
  const { path, market, target } = review;
  const lines = [
    `page: ${JSON.stringify(path)}`,
    ...(market ? [`market: ${market.code}`] : []),
    `language: ${language}`,
    `channel: ${target?.pageType ?? 'web page'}`,
    owner ? `owner: ${JSON.stringify(owner)}` : 'owner:',
    deadline ? `deadline: ${deadline}` : 'deadline: # YYYY-MM-DD',
    `localShare: ${localShare}`,
    'done: # name, YYYY-MM-DD',
  ];
  return ['---', ...lines, '---', ''];
}

/** Consumers or businesses where that is known, as long as they are of the market. */
function readersOf(target: PageReview['target']): BriefWord {
  const { audience = 'local', readers } = target ?? {};
  return audience === 'local' ? (readers ?? 'local') : audience;
}

function heading(content: Content): string | undefined {
  return content.segments.find(({ kind }) => kind === 'title' || kind === 'heading')?.text;
}

function whyLine({ measures }: PageReview, words: BriefWords, market: string): string {
  const { mirror } = measures;
  return mirror === null
    ? words.say('whyUnknown', { market })
    : words.say('whyMirror', { share: percent(mirror), market });
}

/** The Chinese page in its own words: title and description, then each heading with the first sentence below it. */
function outline({ segments }: Content): string[] {
  const lines: string[] = [];
  let isBegun = true;
  for (const { kind, text } of segments) {
    const shown = text.replaceAll(objectCharacter, ' ').trim();
    if (!shown) continue;
    if (kind === 'title' || kind === 'description') lines.push(`> ${shown}`, '');
    else if (kind === 'heading') {
      lines.push(`> **${shown}**`, '');
      isBegun = false;
    } else if ((kind === 'paragraph' || kind === 'list-item') && !isBegun) {
      const [first] = sentences(shown);
      if (!first) continue;
      lines.push(`> ${shown.slice(first.from, first.to)}`, '');
      isBegun = true;
    }
  }
  if (!lines.length)
    for (const { text } of segments.filter(({ kind }) => kind === 'paragraph').slice(0, 3))
      lines.push(`> ${text.replaceAll(objectCharacter, ' ').trim()}`, '');
  return lines.slice(0, -1);
}

const usualParts = [
  'opening',
  'situation',
  'offer',
  'proof',
  'contact',
] as const satisfies readonly BriefWord[];

/** An order of parts for a page of a type; none where a page is looked up rather than read. */
function skeletonOf(type: PageType | undefined): readonly BriefWord[] {
  switch (type) {
    case 'campaign':
      return ['opening', 'moment', 'offer', 'price', 'pay', 'contact'];
    case 'product':
      return ['opening', 'situation', 'offer', 'proof', 'price', 'questions', 'contact'];
    case 'case-study':
      return ['opening', 'situation', 'story', 'quote', 'contact'];
    case 'article':
      return ['opening', 'situation', 'advice', 'proof', 'contact'];
    case 'legal':
    case 'specification':
      return [];
    default:
      return usualParts;
  }
}

function replacements({ findings }: PageReview): string[] {
  const texts = findings
    .filter(
      ({ ruleId, severity }) => !/^(?:config|reference|sensitive)\//.test(ruleId) && severity !== 'neutral',
    )
    .map(lineOf);
  return [...new Set(texts)];
}

/** What on the page means nothing to its readers, or needs more care than a text can take. */
function unsayable({ findings }: PageReview): string[] {
  const texts = findings.filter(({ ruleId }) => /^(?:reference|sensitive)\//.test(ruleId)).map(lineOf);
  return [...new Set(texts)];
}

/** A finding with what its note says to write instead, where it does. */
function lineOf({ message, note }: PageReview['findings'][number]): string {
  const instead = /^\*\*(?:Write instead:|改成：|建议写法：)\*\* *(.+)$/m.exec(note)?.[1];
  return `- ${message}${instead ? ` ${instead}` : ''}`;
}
