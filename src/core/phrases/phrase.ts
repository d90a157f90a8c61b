import * as z from 'zod/mini';
import { categories, severities } from '../finding.ts';
import { audiences } from '../regions/audience.ts';
import { industries } from '../regions/industry.ts';
import { localeName } from '../regions/locale-name.ts';
import { claims } from '../regions/market.ts';
import { bilingual } from '../text/bilingual.ts';
import { described } from '../text/schema.ts';

/**
 * How strong the evidence for a phrase is.
 * `distinct`: reported wherever it stands. `paired`: reported only where the block of the Chinese page it
 * follows has the Chinese term. `dense`: never reported by itself, counted per 1,000 words of the page.
 */
export const evidenceClasses = ['distinct', 'paired', 'dense'] as const;

/** Lists of a market's profile that may stand in for what only China knows. */
export const offers = [
  'payments',
  'channels',
  'marketplaces',
  'moments',
  'partners',
  'certifications',
  'laws',
] as const;
export type Offer = (typeof offers)[number];

/** The families phrases belong to; without one, `phrase`. */
export const phraseFamilies = ['phrase', 'reference', 'sensitive'] as const;

const texts = () => z.array(z.string().check(z.minLength(1, { error: 'empty' })));

/** The name of a rule or concept as a house writes it. */
export const phraseId = z.string().check(z.regex(/^[a-z0-9-]+$/, { error: 'id' }));

/** A phrase as a house writes it: what is left out has a default. */
export const writtenPhrase = z.strictObject({
  id: described(
    phraseId,
    'Name of the rule, in a–z, 0–9 and hyphens; with the family it is the rule’s id. 规则名称，用小写字母、数字和连字符。',
  ),
  family: described(
    z.optional(z.enum(phraseFamilies)),
    'phrase: wording; reference: known only in China; sensitive: flagged, never rewritten. 规则的类别，默认为 phrase。',
  ),
  zh: described(
    z._default(texts(), []),
    'The Chinese it carries over; for paired phrases, any of these must stand in the Chinese block. 对应的中文。',
  ),
  patterns: described(
    texts().check(z.minLength(1, { error: 'empty' })),
    'What to look for: (a|b) one of, [a] may be missing, word~ inflected, begin*, … up to five words, # a number. 要查找的说法。',
  ),
  evidence: described(
    z._default(z.enum(evidenceClasses), 'distinct'),
    'distinct: report wherever it stands; paired: only where the Chinese page has the term in the same place; dense: only count. 何时提示，默认为 distinct。',
  ),
  doubtful: described(
    z.optional(z.boolean()),
    'Not yet confirmed by a native reader: shown as a hint only. 尚未经母语读者确认，仅作提示。',
  ),
  category: described(z._default(z.enum(categories), 'style'), 'MQM dimension. MQM 错误类别。'),
  severity: described(
    z._default(z.enum(severities), 'minor'),
    'How bad it is; minor becomes major in a heading or on a button. 严重程度，默认为 minor。',
  ),
  unless: described(
    z.optional(texts()),
    'Patterns whose presence in the same block says it is meant otherwise. 同一段中出现这些说法时不提示。',
  ),
  except: described(
    z.optional(texts()),
    'Longer wordings that contain it and are right: not reported there. 包含它但没有问题的较长说法。',
  ),
  markets: described(z.optional(texts()), 'Markets it applies to; all when absent. 适用的市场。'),
  notMarkets: described(z.optional(texts()), 'Markets it does not apply to. 不适用的市场。'),
  audiences: described(
    z.optional(z.array(z.enum(audiences))),
    'Readers it applies to; all when absent. 适用的读者。',
  ),
  industries: described(
    z.optional(z.array(z.enum(industries))),
    'Industries it applies to; all when absent. 适用的行业。',
  ),
  notIndustries: described(
    z.optional(z.array(z.enum(industries))),
    'Industries it does not apply to. 不适用的行业。',
  ),
  claim: described(
    z.optional(z.enum(claims)),
    'A claim that wants proof: the note quotes the market’s law, and markets without one are left alone. 需要举证的宣称。',
  ),
  why: described(bilingual, 'Why readers notice it. 为什么读者会觉得不对。'),
  instead: described(z._default(bilingual, { en: '', zh: '' }), 'What to write instead. 建议怎么写。'),
  offers: described(
    z.optional(z.array(z.enum(offers))),
    'What of the market’s profile stands in for it. 用当地市场的哪些内容替代。',
  ),
  local: described(
    z.optional(z.record(z.string(), z.string())),
    'What a local author would write, by market: `SG: …`. 各市场的本地作者会怎么写。',
  ),
  replace: described(
    z.optional(z.union([z.string().check(z.minLength(1, { error: 'empty' })), texts()])),
    'A replacement that may stand in the same place, offered as a fix; of several the author chooses. 可直接替换的写法，可列出几种。',
  ),
  safe: described(
    z.optional(z.boolean()),
    'The replacement is right in every context: “fix all” applies it. 替换在任何上下文都成立。',
  ),
  source: described(z.optional(z.string()), 'Where the evidence comes from. 依据的来源。'),
  match: described(
    z._default(texts(), []),
    'Sentences that must be reported; checked. 应当提示的例句，会被检查。',
  ),
  pass: described(
    z._default(texts(), []),
    'Sentences that must not be reported; checked. 不应提示的例句，会被检查。',
  ),
});

/** A phrase, complete. */
export type Phrase = z.infer<typeof writtenPhrase> & {
  /** Where the evidence comes from: a measurement, a public source, or the file of the house. */
  readonly source: string;
  /** True for the renderings of a stock phrase that are coarse or insulting. */
  readonly isVulgar?: boolean;
};

/** The id under which a phrase is reported. */
export function ruleIdOf(phrase: { readonly family?: Phrase['family']; readonly id: string }) {
  return `${phrase.family ?? 'phrase'}/${phrase.id}` as const;
}

/** True for a phrase that names where to pay, write or shop. */
export function isPlatform({ offers }: Phrase): boolean {
  return offers?.some((kind) => ['payments', 'channels', 'marketplaces'].includes(kind)) ?? false;
}

/** A pack as a house writes it. */
export const writtenPack = z.strictObject({
  language: described(
    localeName,
    'Language the phrases are written in, such as en, id or zh-Hant. 说法所用的语言。',
  ),
  phrases: z.array(writtenPhrase),
});

/** The phrases of a language. */
export interface Pack {
  /** BCP 47 language the phrases are written in. */
  readonly language: string;
  readonly phrases: readonly Phrase[];
}

const both = z.strictObject({ en: z.string().check(z.minLength(1)), zh: z.string().check(z.minLength(1)) });

/** What a shipped pack says beyond what a house must: Chinese, both languages, a source, and its examples. */
export const shippedPack = z.strictObject({
  language: z.string(),
  phrases: z.array(
    z.extend(writtenPhrase, {
      zh: texts().check(z.minLength(1)),
      evidence: z.enum(evidenceClasses),
      category: z.enum(categories),
      severity: z.enum(severities),
      why: both,
      instead: both,
      source: z.string().check(z.minLength(1)),
      match: texts().check(z.minLength(2)),
      pass: texts().check(z.minLength(2)),
    }),
  ),
});
