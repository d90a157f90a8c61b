import * as z from 'zod/mini';
import { dayRule } from './calendar.ts';
import files from './markets/*.yaml';

const bilingual = z.strictObject({ en: z.string(), zh: z.string() });
/** A fact with where it can be checked. */
const sourced = z.strictObject({
  name: z.string(),
  about: z.optional(bilingual),
  source: z.optional(z.string()),
});

const onDay = z.string().check(z.regex(dayRule));
/** A season or a day; its next date is computed, never typed in. See calendar.ts for how `on` is written. */
const moment = z.extend(sourced, { on: z.optional(onDay) });
const festival = z.extend(sourced, { on: onDay });

/** What Terroir knows of a market. Numbers, dates and currency come from `Intl`, never from here. */
export const marketSchema = z.strictObject({
  /** ISO 3166-1 alpha-2. */
  code: z.string().check(z.regex(/^[A-Z]{2}$/)),
  name: bilingual,
  /** BCP 47 locales its pages are written in, the usual one first. */
  locales: z.array(z.string()).check(z.minLength(1)),
  /** How its English is spelt, where readers expect one spelling. */
  english: z.optional(z.enum(['american', 'british'])),
  tier: z.enum(['southeast-asia', 'growing', 'mature']),
  /** ISO 4217 code of what people pay with. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** What a price says about its tax, as it stands on a page; absent where prices say nothing. */
  tax: z.optional(z.string()),
  /** How readers are addressed, and which variety of the language. */
  register: bilingual,
  /** How people pay, the most usual first. */
  payments: z.array(z.string()),
  /** Where people talk with a company, the most usual first. */
  channels: z.array(z.string()),
  /** When people buy. */
  moments: z.array(moment),
  /** What people keep beside these: days to greet on, or to keep quiet on. */
  festivals: z.array(festival),
  /** Privacy, consumer and advertising law that copy meets. */
  laws: z.array(sourced),
  /** Marks of trust customers ask for. */
  certifications: z.array(sourced),
  /** Whose word counts here. */
  partners: z.array(z.string()),
  proof: bilingual,
  /** What to treat with care; never rewritten by the tool. */
  sensitivities: z.array(sourced),
});
export type Market = z.infer<typeof marketSchema>;

/** The markets Terroir ships, by code. */
export const markets: ReadonlyMap<string, Market> = new Map(
  Object.entries(files).map(([code, text]) => [code, JSON.parse(text) as Market]),
);
