import * as z from 'zod/mini';
import { categories, families, severities } from '../finding.ts';
import { audiences } from '../regions/audience.ts';

/** A text for people at headquarters, who read English or Chinese. */
const bilingual = z.strictObject({ en: z.string(), zh: z.string() });

/**
 * How strong the evidence for a phrase is.
 * `distinct`: reported wherever it stands. `paired`: reported only where the block of the Chinese page it
 * follows has the Chinese term. `dense`: never reported by itself, counted per 1,000 words of the page.
 */
export const evidenceClasses = ['distinct', 'paired', 'dense'] as const;

/** Lists of a market's profile that may stand in for what only China knows. */
export const offers = ['payments', 'channels', 'moments', 'partners', 'certifications', 'laws'] as const;
export type Offer = (typeof offers)[number];

export const phraseSchema = z.strictObject({
  /** Unique within its family; with the family it is the rule's id. */
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  family: z.optional(z.enum(families)),
  /** The Chinese it carries over; for `paired` phrases, any of these must stand in the Chinese block. */
  zh: z.array(z.string()).check(z.minLength(1)),
  /** See pattern.ts for the language of patterns. */
  patterns: z.array(z.string()).check(z.minLength(1)),
  evidence: z.enum(evidenceClasses),
  /** Not yet confirmed by a native reader or by measurement: shown as a hint only. */
  doubtful: z.optional(z.boolean()),
  category: z.enum(categories),
  severity: z.enum(severities),
  /** Patterns whose presence in the same block says the phrase is meant otherwise. */
  unless: z.optional(z.array(z.string())),
  /** Markets it applies to; all when absent. */
  markets: z.optional(z.array(z.string())),
  /** Markets it does not apply to. */
  notMarkets: z.optional(z.array(z.string())),
  /** Audiences it applies to; all when absent. */
  audiences: z.optional(z.array(z.enum(audiences))),
  /** Why readers in the market notice it. */
  why: bilingual,
  /** What to write instead. */
  instead: bilingual,
  /** What of the market's profile stands in for a China-only reference. */
  offers: z.optional(z.array(z.enum(offers))),
  /** What a local author would write, by market, in the language of the page. */
  local: z.optional(z.record(z.string(), z.string())),
  /** A replacement that may stand in the same place; with `safe`, in every context. */
  replace: z.optional(z.string()),
  safe: z.optional(z.boolean()),
  /** Where the evidence comes from: a measurement, or a public source. */
  source: z.string(),
  /** Sentences that must match, at least two. */
  match: z.array(z.string()).check(z.minLength(2)),
  /** Sentences a native author might write that must not match, at least two. */
  pass: z.array(z.string()).check(z.minLength(2)),
});
export type Phrase = z.infer<typeof phraseSchema>;

export const packSchema = z.strictObject({
  /** BCP 47 language the phrases are written in. */
  language: z.string(),
  phrases: z.array(phraseSchema),
});
export type Pack = z.infer<typeof packSchema>;
